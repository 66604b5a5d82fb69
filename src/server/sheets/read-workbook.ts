import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { residentMebibytes } from '../../shared/resident-memory.ts'
import { collectRows } from './row-collector.ts'
import {
  inMegabytes,
  type PeekedSheet,
  type ReadSheetOptions,
  type SheetFormat,
  type SheetLimits,
  type SheetName,
  SheetRefusal,
  type SheetResult,
  type SheetRow,
  type TakeRows,
} from './sheet-types.ts'
import type { WorkbookAnswer, WorkbookOrder } from './workbook-messages.ts'

type WorkbookOptions = ReadSheetOptions & { limits: SheetLimits }

/** Reads one sheet of an XLSX or ODS file through a child process that is killed when it takes too much. */
export async function readWorkbook(
  path: string,
  format: SheetFormat,
  options: WorkbookOptions,
  take: TakeRows,
): Promise<SheetResult> {
  let collector: ReturnType<typeof collectRows> | null = null
  await converse(path, { sheet: options.sheet }, options, async answer => {
    if (answer.kind === 'opened') {
      const { sheets, sheet } = answer
      if (sheet === null) throw new SheetRefusal('sheet-empty', { name: options.name })
      collector = collectRows({ format, encoding: null, delimiter: null, sheet, sheets }, options, take)
    }
    if (answer.kind === 'rows') for (const row of answer.rows) await collector?.add(row)
  })
  const opened = collector as ReturnType<typeof collectRows> | null
  if (opened === null) throw new SheetRefusal('sheet-damaged', { name: options.name })
  return await opened.finish()
}

/** The sheets of a workbook in their order. */
export async function listWorkbookSheets(path: string, options: WorkbookOptions): Promise<SheetName[]> {
  let sheets: SheetName[] = []
  await converse(path, { sheet: null }, options, answer => {
    if (answer.kind === 'opened') sheets = answer.sheets
  })
  return sheets
}

/** Headings and first rows of every visible sheet that holds a list; none when the workbook has one sheet only. */
export async function peekWorkbook(path: string, options: WorkbookOptions): Promise<PeekedSheet[]> {
  const peeked: PeekedSheet[] = []
  await converse(path, { sheet: null, peekRows }, options, async answer => {
    if (answer.kind !== 'sheet') return
    const found = await settleSheet(answer.name, answer.rows, options)
    if (found !== null) peeked.push(found)
  })
  return peeked
}

/** Enough rows for the headings, what may stand above them, and a look at the values. */
const peekRows = 60

/** Null for a sheet that could not be imported: empty, or headings alone. */
async function settleSheet(
  sheet: string,
  rows: readonly SheetRow[],
  options: WorkbookOptions,
): Promise<PeekedSheet | null> {
  let found: PeekedSheet | null = null
  const about = { format: 'xlsx' as const, encoding: null, delimiter: null, sheet, sheets: [] }
  const collector = collectRows(about, { ...options, batchSize: peekRows }, (batch, head) => {
    found ??= { sheet, header: head.header, rows: batch.map(row => row.cells) }
  })
  try {
    for (const row of rows) await collector.add(row)
    await collector.finish()
  } catch (error) {
    if (!(error instanceof SheetRefusal)) throw error
    return null
  }
  return found
}

const childFile = fileURLToPath(new URL('./parse-workbook.ts', import.meta.url))

function startChild(limits: SheetLimits): ChildProcess {
  return fork(childFile, [], {
    env: {},
    execArgv: [
      `--max-old-space-size=${limits.heapMebibytes}`,
      '--permission',
      '--allow-fs-read=*',
      '--disable-warning=ExperimentalWarning',
      '--disable-warning=SecurityWarning',
    ],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
}

/**
 * Starts the child, hands it the order, and gives each answer to `heed` one after the other. Ends the child in every
 * case and turns its death into a refusal.
 */
async function converse(
  path: string,
  { sheet, peekRows }: { sheet: string | undefined | null; peekRows?: number },
  options: WorkbookOptions,
  heed: (answer: WorkbookAnswer) => void | Promise<void>,
): Promise<void> {
  const { limits, name } = options
  const child = startChild(limits)
  const batchSize = options.batchSize ?? 500
  const order: WorkbookOrder = {
    path,
    sheet,
    everySheet: peekRows !== undefined,
    maxRows: peekRows ?? limits.rows + 21,
    maxColumns: limits.columns,
    batchSize,
  }
  const guard = watchChild(child, options)
  try {
    child.send(order)
    for await (const answer of answersOf(child)) {
      if (answer.kind === 'end') return
      if (answer.kind === 'refused')
        throw new SheetRefusal(answer.reason, {
          name,
          sheet: sheet ?? '',
          limit: inMegabytes(limits.unzippedBytes),
        })
      guard.pause()
      await heed(answer)
      guard.resume()
      if (answer.kind === 'rows' && child.connected) child.send('next', () => undefined)
    }
    throw guard.verdict()
  } finally {
    guard.stop()
    child.kill('SIGKILL')
  }
}

/** The child's answers until it falls silent. */
async function* answersOf(child: ChildProcess): AsyncGenerator<WorkbookAnswer> {
  const waiting: WorkbookAnswer[] = []
  let closed = false
  let wake: () => void = () => undefined
  child.on('message', message => {
    waiting.push(message as WorkbookAnswer)
    wake()
  })
  const close = (): void => {
    closed = true
    wake()
  }
  child.on('error', close)
  child.on('exit', close)
  child.on('disconnect', close)
  while (true) {
    const next = waiting.shift()
    if (next !== undefined) yield next
    else if (closed) return
    else
      await new Promise<void>(resolve => {
        wake = resolve
      })
  }
}

/** Counts the child's own time (not the taker's), looks at its memory ten times a second, and kills beyond the limits. */
function watchChild(child: ChildProcess, options: WorkbookOptions) {
  const { limits, name } = options
  let reason: 'sheet-damaged' | 'sheet-took-too-long' | 'sheet-took-too-much-memory' = 'sheet-damaged'
  let aborted = false
  let spent = 0
  let since: number | null = performance.now()
  let complaint = ''
  child.stderr?.on('data', (chunk: Buffer) => {
    complaint = (complaint + chunk.toString('utf8')).slice(-4_000)
  })
  const end = (why: typeof reason): void => {
    reason = why
    child.kill('SIGKILL')
  }
  const timer = setInterval(() => {
    if (options.signal?.aborted === true) {
      aborted = true
      child.kill('SIGKILL')
    } else if (spent + (since === null ? 0 : performance.now() - since) > limits.milliseconds)
      end('sheet-took-too-long')
    else if (residentMebibytes(child.pid) > limits.heapMebibytes * 2 + 128) end('sheet-took-too-much-memory')
  }, 100)
  return {
    pause: (): void => {
      if (since !== null) spent += performance.now() - since
      since = null
    },
    resume: (): void => {
      since = performance.now()
    },
    stop: (): void => clearInterval(timer),
    verdict: (): unknown => {
      if (aborted) return options.signal?.reason
      if (/heap out of memory|Reached heap limit/i.test(complaint)) reason = 'sheet-took-too-much-memory'
      return new SheetRefusal(reason, { name })
    },
  }
}
