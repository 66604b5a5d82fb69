import { readFile } from 'node:fs/promises'
import { type Evaluation, evaluate } from '../engines/search/evaluate/evaluate.ts'
import {
  EvaluationFault,
  readCorpus,
  readJudgements,
  readQueries,
} from '../engines/search/evaluate/read-beir.ts'
import { knownLanguages } from '../engines/search/index.ts'
import { BadInput } from './read-input.ts'
import type { CommandOutput } from './schedule.ts'

const USAGE = `Usage:
  kontor search eval --corpus FILE --queries FILE --qrels FILE [--language xx] [--json]
The corpus is JSON lines (_id, title, text), the queries id, tab, text, the judgements TREC's (qid 0 docid rel) or
BEIR's (query-id, corpus-id, score). Ids with a blank in them need judgements between tabs. Without --language it is
found out.`

const EXIT_OK = 0
const EXIT_BAD_INPUT = 2

/**
 * Runs `search eval`: measures the search engine on a judged collection.
 * @returns exit code: 0 done, 2 a file or argument cannot be read
 */
export async function runSearchCommand(args: readonly string[], io: CommandOutput): Promise<number> {
  try {
    const [command, ...rest] = args
    if (command !== 'eval') throw new BadInput(USAGE)
    await runEvaluation(readArguments(rest), io)
    return EXIT_OK
  } catch (error) {
    if (!(error instanceof BadInput)) throw error
    io.err(error.message)
    return EXIT_BAD_INPUT
  }
}

const fileOptions = ['--corpus', '--queries', '--qrels'] as const
type FileOption = (typeof fileOptions)[number]

interface Arguments {
  readonly files: Readonly<Record<FileOption, string>>
  readonly language: string | undefined
  readonly asJson: boolean
}

function readArguments(args: readonly string[]): Arguments {
  const values = new Map<string, string>()
  let asJson = false
  for (let index = 0; index < args.length; index++) {
    const word = args[index] ?? ''
    const equals = word.indexOf('=')
    const name = equals < 0 ? word : word.slice(0, equals)
    if (word === '--json') asJson = true
    else if (name === '--language' || fileOptions.some(option => option === name)) {
      const value = equals < 0 ? args[++index] : word.slice(equals + 1)
      if (value === undefined || value === '' || value.startsWith('--'))
        throw new BadInput(`${name} needs a value.\n${USAGE}`)
      values.set(name, value)
    } else throw new BadInput(`There is no option ${word}.\n${USAGE}`)
  }
  return { files: readFiles(values), language: readLanguage(values.get('--language')), asJson }
}

function readFiles(values: ReadonlyMap<string, string>): Arguments['files'] {
  const fileOf = (option: FileOption): string => {
    const file = values.get(option)
    if (file === undefined) throw new BadInput(`${option} is missing.\n${USAGE}`)
    return file
  }
  return { '--corpus': fileOf('--corpus'), '--queries': fileOf('--queries'), '--qrels': fileOf('--qrels') }
}

function readLanguage(given: string | undefined): string | undefined {
  if (given === undefined) return undefined
  const code = given.toLowerCase().split(/[-_]/)[0] ?? ''
  if (!knownLanguages.includes(code))
    throw new BadInput(`--language ${given} is not known. Known are ${knownLanguages.join(', ')}.`)
  return code
}

/** Reads a file with a reader of the engine and puts the file's name before its complaints. */
async function readAs<T>(file: string, read: (text: string) => T): Promise<T> {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(await readFile(file))
    return read(text)
  } catch (error) {
    if (error instanceof EvaluationFault) throw new BadInput(`${file}: ${error.message}`)
    if (error instanceof TypeError && 'code' in error && error.code === 'ERR_ENCODING_INVALID_ENCODED_DATA')
      throw new BadInput(`${file}: the file is not UTF-8.`)
    if (error instanceof Error && 'code' in error)
      throw new BadInput(`${file} cannot be read: ${error.message}`)
    throw error
  }
}

async function runEvaluation(given: Arguments, io: CommandOutput): Promise<void> {
  const documents = await readAs(given.files['--corpus'], readCorpus)
  const queries = await readAs(given.files['--queries'], readQueries)
  const ids = [...queries, ...documents].map(({ id }) => id)
  const evaluation = evaluate({
    documents,
    queries,
    judgements: await readAs(given.files['--qrels'], text => readJudgements(text, ids)),
    language: given.language,
    languages: knownLanguages,
    now: () => performance.now(),
  })
  if (evaluation.queries === 0)
    throw new BadInput('No query has a judgement: the ids of --queries and --qrels do not meet.')
  io.out(given.asJson ? JSON.stringify(shape(evaluation)) : describe(evaluation))
}

function shape(evaluation: Evaluation) {
  const round = (value: number, digits: number) => Number(value.toFixed(digits))
  return {
    language: evaluation.language,
    documents: evaluation.documents,
    queries: evaluation.queries,
    'nDCG@10': round(evaluation.ndcgAt10, 4),
    'recall@100': round(evaluation.recallAt100, 4),
    p50_ms: round(evaluation.p50Ms, 3),
    p95_ms: round(evaluation.p95Ms, 3),
    build_ms: round(evaluation.buildMs, 0),
    gain: 'linear',
  }
}

function describe(evaluation: Evaluation): string {
  return [
    `language     ${evaluation.language}`,
    `asked        ${evaluation.queries} queries, ${evaluation.documents} documents`,
    `nDCG@10      ${evaluation.ndcgAt10.toFixed(4)} (linear gain, as trec_eval)`,
    `recall@100   ${evaluation.recallAt100.toFixed(4)}`,
    `time         p50 ${evaluation.p50Ms.toFixed(2)} ms, p95 ${evaluation.p95Ms.toFixed(2)} ms; built in ${(evaluation.buildMs / 1000).toFixed(1)} s`,
  ].join('\n')
}
