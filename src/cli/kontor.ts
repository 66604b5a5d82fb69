const usage = `kontor <command>

  schedule solve FILE --time SECONDS --seed N [--json]   build a schedule from a problem file (JSON or .dzn)
  schedule verify FILE SOLUTION                          check a schedule with the independent verifier
  schedule repair FILE SOLUTION CHANGES [--json]         mend it on the day with the fewest moves
  schedule prove FILE --out FOLDER                       prove that none is better, to a proof checker too
  search eval --corpus FILE --queries FILE --qrels FILE  measure the search engine on a judged collection
  records dedupe FILE [--json]                           which rows of a list are one organisation
  records compare FILE [--json]                          how alike two names are, pair by pair
  matching complete --train FILE --cases FILE            who is missing in a consortium, from who worked with whom
  matching rank --profiles FILE --needs FILE             who is nearest to a need, from what they wrote
  mail bounce < MESSAGE                                  note a mail server's report that a mail did not arrive
  backup FILE                                            write everything to one file, verified by hashes
  sample load [--stage schedule] [--size full]           load the sample partnership; sample remove throws it away
  calls load FILE                                        load funding topics, one JSON object a line
  taxonomy import SCHEME FILE                            import NUTS, CPV, HS or EuroSciVoc from its official file
  restore FILE                                           read it back into an empty database, embedded or server

DATABASE_URL and KONTOR_DATA say where the data are, as for the server.
`

const io = {
  out: (text: string) => void process.stdout.write(`${text}\n`),
  err: (text: string) => void process.stderr.write(`${text}\n`),
}

/** One line that rewrites itself, where there is a terminal to rewrite it on. */
const progress = process.stderr.isTTY
  ? { progress: (text: string) => void process.stderr.write(`\r${text}\u001b[K`) }
  : {}

/** Aborted by the first Ctrl-C, so that what was found is still printed; the second ends the program. */
function firstInterrupt(): AbortSignal {
  const stop = new AbortController()
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => stop.abort())
  return stop.signal
}

type Command = (args: readonly string[]) => Promise<number>

/** Each command loads what it needs when it is called: a schedule is solved without opening the house. */
const commands: Record<string, () => Promise<Command>> = {
  schedule: async () => {
    const { runScheduleCommand } = await import('./schedule.ts')
    return args => runScheduleCommand(args, { ...io, ...progress, signal: firstInterrupt() })
  },
  search: async () => {
    const { runSearchCommand } = await import('./search.ts')
    return args => runSearchCommand(args, io)
  },
  records: async () => {
    const { runRecordsCommand } = await import('./records.ts')
    return args => runRecordsCommand(args, io)
  },
  matching: async () => {
    const { runMatchingCommand } = await import('./matching.ts')
    return args => runMatchingCommand(args, io)
  },
  ledger: async () => {
    const { runLedgerCommand } = await import('./ledger.ts')
    return args => runLedgerCommand(args, io)
  },
  mail: async () => {
    const { runMailCommand } = await import('./mail.ts')
    return args => runMailCommand(args, { ...io, input: process.stdin })
  },
  backup: async () => {
    const { runBackupCommand } = await import('./backup.ts')
    return args => runBackupCommand(args, io)
  },
  sample: async () => {
    const { runSampleCommand } = await import('./sample.ts')
    return args => runSampleCommand(args, io)
  },
  calls: async () => {
    const { runCallsCommand } = await import('./calls.ts')
    return args => runCallsCommand(args, io)
  },
  taxonomy: async () => {
    const { runTaxonomyCommand } = await import('./taxonomy.ts')
    return args => runTaxonomyCommand(args, io)
  },
  restore: async () => {
    const { runRestoreCommand } = await import('./restore.ts')
    return args => runRestoreCommand(args, io)
  },
}

/** Hands the words of the command line to the command they name; exit 2 means the words made no sense. */
async function main(args: readonly string[]): Promise<number> {
  const [command, ...rest] = args
  const load = command !== undefined && Object.hasOwn(commands, command) ? commands[command] : undefined
  if (load) return (await load())(rest)
  const asked = command === undefined || command === 'help' || command === '--help'
  ;(asked ? io.out : io.err)(asked ? usage : `There is no command "${command}".\n\n${usage}`)
  return asked ? 0 : 2
}

process.exitCode = await main(process.argv.slice(2))
