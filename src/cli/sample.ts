import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { migrate } from '../database/migrate.ts'
import { openDatabase } from '../database/open-database.ts'
import { buildHouse, type House } from '../server/house.ts'
import { openLog } from '../server/log.ts'
import { readOptions } from '../server/options.ts'
import { systemViewer } from '../shared/viewer.ts'
import type { CommandOutput } from './schedule.ts'

const stages = ['registration', 'requests', 'schedule', 'day', 'over']
const usage = `Usage: kontor sample load [--stage ${stages.join('|')}] [--size small|full]
       kontor sample remove`

interface SampleAnswer {
  state: string
  progress: { step: string; done: number; total: number } | null
}

/** Loads or removes the sample partnership without a server running; exit 2 when the words make no sense. */
export async function runSampleCommand(args: readonly string[], io: CommandOutput): Promise<number> {
  const [command, ...rest] = args
  const stage = readOption(rest, '--stage') ?? 'schedule'
  const size = readOption(rest, '--size') ?? 'small'
  if (
    (command !== 'load' && command !== 'remove') ||
    !stages.includes(stage) ||
    !['small', 'full'].includes(size)
  ) {
    io.err(usage)
    return 2
  }
  const options = readOptions(process.env, join(import.meta.dirname, '../..'))
  const log = openLog('warn')
  mkdirSync(options.dataFolder, { recursive: true, mode: 0o700 })
  const database = await openDatabase({ url: options.databaseUrl, folder: options.dataFolder, log })
  try {
    await migrate(database)
    const house = buildHouse({ options, database, log })
    if (command === 'load') await house.call('sample.loadSample', { stage, size }, systemViewer())
    else await house.call('sample.removeSample', {}, systemViewer())
    return await finish(house, io)
  } finally {
    await database.close()
  }
}

/** Runs the sample's jobs here until they are through. */
async function finish(house: House, io: CommandOutput): Promise<number> {
  const watching = setInterval(() => void tell(house, io), 2_000)
  try {
    for (;;) {
      await house.jobs.runDue()
      const { state } = await readSample(house)
      if (state === 'loading' || state === 'removing') {
        await new Promise(resolve => setTimeout(resolve, 500))
        continue
      }
      io.out(
        state === 'ready'
          ? 'The sample partnership is there.'
          : state === 'none'
            ? 'The sample partnership is gone.'
            : 'The sample could not be loaded; the lines above say why.',
      )
      return state === 'failed' ? 1 : 0
    }
  } finally {
    clearInterval(watching)
  }
}

async function tell(house: House, io: CommandOutput): Promise<void> {
  const { progress } = await readSample(house)
  if (progress !== null) io.err(`${progress.step}: ${progress.done} of ${progress.total}`)
}

async function readSample(house: House): Promise<SampleAnswer> {
  return (await house.call('sample.getSample', {}, systemViewer())).output as SampleAnswer
}

function readOption(args: readonly string[], name: string): string | undefined {
  const at = args.indexOf(name)
  return at === -1 ? undefined : args[at + 1]
}
