import { FormatFault } from '../engines/matching/formats/format-fault.ts'
import { readNeeds, readProfiles } from '../engines/matching/formats/json-lines.ts'
import { readCases, readParticipations } from '../engines/matching/formats/tables.ts'
import { buildHistory, completeConsortium, rankProfiles, type Terms } from '../engines/matching/index.ts'
import { detectLanguage, knownLanguages } from '../engines/search/index.ts'
import { type Analyser, createAnalyser } from '../engines/search/text/analyse.ts'
import { BadInput, readInput } from './read-input.ts'
import type { CommandOutput } from './schedule.ts'

const USAGE = `Usage:
  kontor matching complete --train FILE --cases FILE [--top 100]
  kontor matching rank --profiles FILE --needs FILE

complete   who is missing in a consortium. --train is CSV with rcn, pic, and where known role, type, country, start_date,
           programme_parts; --cases is CSV with case, programme_parts, known (several separated by |). Prints one JSON
           object a case: {"case","ranked":["pic",…]}, the likeliest first.
rank       who is nearest to a need by what they wrote. Both files are JSON lines: profiles id, texts; needs id, title,
           text. Prints one JSON object a need: {"need","ranked":[{"id","score"},…]}; scores compare across needs.`

const EXIT_OK = 0
const EXIT_BAD_INPUT = 2
const USUAL_TOP = 100

/** Runs `matching complete` or `matching rank`. Returns the exit code: 0 done, 2 a file or argument cannot be read. */
export async function runMatchingCommand(args: readonly string[], io: CommandOutput): Promise<number> {
  try {
    const [command, ...rest] = args
    if (command === '--help' || command === 'help' || rest.includes('--help')) io.out(USAGE)
    else if (command === 'complete') await complete(readOptions(rest, ['--train', '--cases', '--top']), io)
    else if (command === 'rank') await rank(readOptions(rest, ['--profiles', '--needs']), io)
    else throw new BadInput(USAGE)
    return EXIT_OK
  } catch (error) {
    if (!(error instanceof BadInput)) throw error
    io.err(error.message)
    return EXIT_BAD_INPUT
  }
}

async function complete(options: ReadonlyMap<string, string>, io: CommandOutput): Promise<void> {
  const top = readTop(options.get('--top'))
  const history = buildHistory(await readInput(need(options, '--train'), readParticipations, FormatFault))
  for (const gap of await readInput(need(options, '--cases'), readCases, FormatFault)) {
    const ranked = completeConsortium(history, gap, top).map(({ organisation }) => organisation)
    io.out(JSON.stringify({ case: gap.name, ranked }))
  }
}

async function rank(options: ReadonlyMap<string, string>, io: CommandOutput): Promise<void> {
  const profiles = await readInput(need(options, '--profiles'), readProfiles, FormatFault)
  const needs = await readInput(need(options, '--needs'), readNeeds, FormatFault)
  for (const line of rankProfiles(profiles, needs, termsByLanguage())) io.out(JSON.stringify(line))
}

/** Words without endings, each text in its own language. */
function termsByLanguage(): Terms {
  const analysers = new Map<string, Analyser>()
  return text => {
    const { language } = detectLanguage(text, knownLanguages)
    const analyser = analysers.get(language) ?? createAnalyser(language)
    analysers.set(language, analyser)
    return analyser
      .analyse(text)
      .filter(token => !token.isStop && token.kind !== 'letter')
      .map(token => token.term)
  }
}

function readOptions(args: readonly string[], known: readonly string[]): Map<string, string> {
  const options = new Map<string, string>()
  for (let index = 0; index < args.length; index++) {
    const word = args[index] ?? ''
    const equals = word.indexOf('=')
    const name = equals < 0 ? word : word.slice(0, equals)
    if (!known.includes(name)) throw new BadInput(`There is no option ${word}.\n${USAGE}`)
    const value = equals < 0 ? args[++index] : word.slice(equals + 1)
    if (value === undefined || value === '') throw new BadInput(`${name} needs a value.\n${USAGE}`)
    options.set(name, value)
  }
  return options
}

function need(options: ReadonlyMap<string, string>, name: string): string {
  const value = options.get(name)
  if (value === undefined) throw new BadInput(`${name} is missing.\n${USAGE}`)
  return value
}

function readTop(given: string | undefined): number {
  if (given === undefined) return USUAL_TOP
  const top = Number(given)
  if (!Number.isInteger(top) || top < 1 || top > 1_000_000)
    throw new BadInput(`--top ${given} is no whole number from 1.`)
  return top
}
