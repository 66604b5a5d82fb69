import { runBackupCommand } from './backup.ts'
import { runRecordsCommand } from './records.ts'
import { runRestoreCommand } from './restore.ts'
import { runSampleCommand } from './sample.ts'
import { runScheduleCommand } from './schedule.ts'
import { runSearchCommand } from './search.ts'
import { runTaxonomyCommand } from './taxonomy.ts'

const usage = `kontor <command>

  schedule solve FILE --time SECONDS --seed N [--json]   build a schedule from a problem file (JSON or .dzn)
  schedule verify FILE SOLUTION                          check a schedule with the independent verifier
  schedule prove FILE --out FOLDER                       prove that none is better, to a proof checker too
  search eval --corpus FILE --queries FILE --qrels FILE  measure the search engine on a judged collection
  records dedupe FILE [--json]                           which rows of a list are one organisation
  records compare FILE [--json]                          how alike two names are, pair by pair
  backup FILE                                            write everything to one file, verified by hashes
  sample load [--stage schedule] [--size full]           load the sample partnership; sample remove throws it away
  taxonomy import SCHEME FILE                            import NUTS, CPV, HS or EuroSciVoc from its official file
  restore FILE                                           read it back into an empty database, embedded or server

DATABASE_URL and KONTOR_DATA say where the data are, as for the server.
`

const io = {
  out: (text: string) => void process.stdout.write(`${text}\n`),
  err: (text: string) => void process.stderr.write(`${text}\n`),
}

/** Aborted by the first Ctrl-C, so that what was found is still printed; the second ends the program. */
function firstInterrupt(): AbortSignal {
  const stop = new AbortController()
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => stop.abort())
  return stop.signal
}

/** Hands the words of the command line to the command they name; exit 2 means the words made no sense. */
async function main(args: readonly string[]): Promise<number> {
  const [command, ...rest] = args
  if (command === 'schedule') return runScheduleCommand(rest, { ...io, signal: firstInterrupt() })
  if (command === 'search') return runSearchCommand(rest, io)
  if (command === 'records') return runRecordsCommand(rest, io)
  if (command === 'backup') return runBackupCommand(rest, io)
  if (command === 'sample') return runSampleCommand(rest, io)
  if (command === 'taxonomy') return runTaxonomyCommand(rest, io)
  if (command === 'restore') return runRestoreCommand(rest, io)
  const asked = command === undefined || command === 'help' || command === '--help'
  ;(asked ? io.out : io.err)(asked ? usage : `There is no command "${command}".\n\n${usage}`)
  return asked ? 0 : 2
}

process.exitCode = await main(process.argv.slice(2))
