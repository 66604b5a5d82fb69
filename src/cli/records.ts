import { FormatFault } from '../engines/records/formats/format-fault.ts'
import { readPairs, readRecords } from '../engines/records/formats/tables.ts'
import {
  compareOrganisations,
  findDuplicates,
  type OrganisationRecord,
  type PairScore,
} from '../engines/records/index.ts'
import { BadInput, readInput } from './read-input.ts'
import type { CommandOutput } from './schedule.ts'

const USAGE = `Usage:
  kontor records dedupe FILE [--json] [--all-perhaps]
  kontor records compare FILE [--json]

dedupe   which rows of a list are one organisation. FILE is CSV (comma, semicolon or tab; UTF-8 or UTF-16) with a heading:
         id and name, and where known country, city, postcode, vat, pic, lei, nationalId, website, email, phone, shortName.
         --json prints {"clusters":[["1","7"],["2"]],"perhaps":[{"left","right","score","reasons"}]}. Every id is in exactly
         one cluster; a row without a twin is a cluster of its own. "perhaps" are pairs of two clusters that a person should
         look at, the surest first, at most 1,000 of them unless --all-perhaps.
compare  how alike two names are. FILE is CSV with left and right (and id, leftCountry, rightCountry where known).
         --json prints one object a row: {"left","right","score","decision","reasons"}; decision is same, perhaps or different.`

const EXIT_OK = 0
const EXIT_BAD_INPUT = 2
const SHOWN_PERHAPS = 1000

/** Runs `records dedupe` or `records compare`. Returns the exit code: 0 done, 2 a file or argument cannot be read. */
export async function runRecordsCommand(args: readonly string[], io: CommandOutput): Promise<number> {
  try {
    const [command, ...rest] = args
    if (command === '--help' || command === 'help' || rest.includes('--help')) {
      io.out(USAGE)
      return EXIT_OK
    }
    const { file, asJson, allPerhaps } = readArguments(rest)
    if (command === 'dedupe')
      return dedupe(await readInput(file, readRecords, FormatFault), { asJson, allPerhaps }, io)
    if (command === 'compare') return compare(await readInput(file, readPairs, FormatFault), asJson, io)
    throw new BadInput(USAGE)
  } catch (error) {
    if (!(error instanceof BadInput)) throw error
    io.err(error.message)
    return EXIT_BAD_INPUT
  }
}

function readArguments(args: readonly string[]): { file: string; asJson: boolean; allPerhaps: boolean } {
  const files = args.filter(word => !word.startsWith('--'))
  const unknown = args.find(word => word.startsWith('--') && word !== '--json' && word !== '--all-perhaps')
  if (unknown !== undefined) throw new BadInput(`There is no option ${unknown}.\n${USAGE}`)
  const [file, extra] = files
  if (file === undefined || extra !== undefined) throw new BadInput(USAGE)
  return { file, asJson: args.includes('--json'), allPerhaps: args.includes('--all-perhaps') }
}

function dedupe(
  records: readonly OrganisationRecord[],
  { asJson, allPerhaps }: { asJson: boolean; allPerhaps: boolean },
  io: CommandOutput,
): number {
  const { clusters, perhaps } = findDuplicates(records)
  const shown = allPerhaps ? perhaps : perhaps.slice(0, SHOWN_PERHAPS)
  if (asJson) {
    const pairs = shown.map(({ left, right, score, reasons }) => ({ left, right, score, reasons }))
    io.out(JSON.stringify({ clusters, perhaps: pairs }))
    return EXIT_OK
  }
  const nameOf = new Map(records.map(({ id, name }) => [id, name]))
  for (const cluster of clusters)
    if (cluster.length > 1) io.out(`${cluster.map(id => `${id}  ${nameOf.get(id) ?? ''}`).join('\n')}\n`)
  const joined = clusters.filter(cluster => cluster.length > 1).length
  io.out(`${records.length} rows, ${clusters.length} organisations, ${joined} of them listed more than once.`)
  if (perhaps.length > 0) io.out(`${perhaps.length} pairs for a person to look at:`)
  for (const { left, right, score } of shown)
    io.out(`  ${score.toFixed(2)}  ${left} ${nameOf.get(left) ?? ''}  |  ${right} ${nameOf.get(right) ?? ''}`)
  return EXIT_OK
}

function compare(
  pairs: readonly { left: OrganisationRecord; right: OrganisationRecord }[],
  asJson: boolean,
  io: CommandOutput,
): number {
  for (const { left, right } of pairs) {
    const pair: PairScore = compareOrganisations(left, right)
    io.out(
      asJson
        ? JSON.stringify({
            left: left.name,
            right: right.name,
            score: pair.score,
            decision: pair.decision,
            reasons: pair.reasons,
          })
        : `${pair.score.toFixed(2)}  ${pair.decision.padEnd(9)}  ${left.name}  |  ${right.name}`,
    )
  }
  return EXIT_OK
}
