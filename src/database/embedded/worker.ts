import fs from 'node:fs'
import path from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'
import { PGlite } from '@electric-sql/pglite'
import { flushFolder, flushTree } from '../flush.ts'
import { DurableFiles } from './durable-files.ts'
import { ENGINE_SETTINGS } from './engine.ts'
import { exchange } from './exchange.ts'
import { extensions } from './extensions.ts'

/** What the worker thread is started with. */
export interface WorkerStart {
  /** The PostgreSQL data folder; it need not exist. */
  readonly folder: string
  /** A dumped data folder to begin with when there is none yet. */
  readonly template: string | undefined
}

export type WorkerRequest =
  | { id: number; kind: 'send'; batch: Uint8Array }
  | { id: number; kind: 'fsyncs' | 'dump' | 'close' }

export type WorkerReply =
  | { kind: 'ready' }
  | { kind: 'answer'; id: number; value: Uint8Array | number }
  | { kind: 'failure'; id: number; message: string }

const DURABLE_SETTINGS = [
  'fsync=on',
  'synchronous_commit=on',
  'full_page_writes=on',
  'wal_sync_method=fsync',
  'min_wal_size=32MB',
  'max_wal_size=128MB',
]

/**
 * Bytes written between two checkpoints. Without its background processes the engine never makes one by itself: its
 * log would grow for ever, and opening after a crash would take as long as replaying all of it.
 */
const CHECKPOINT_EVERY = 96 * 1024 * 1024
/** A simple query message of the wire protocol. */
const CHECKPOINT = Buffer.from('Q\0\0\0\x0fcheckpoint\0', 'latin1')
const IDLE = 0x49
const ERROR = 0x45

const complaints: string[] = []

/** Keeps the last lines the engine wrote to its log, which say why it would not start; they are not printed. */
function noteComplaint(text: string): boolean {
  complaints.push(text.trim())
  if (complaints.length > 5) complaints.shift()
  return false
}

async function openPostgres(start: WorkerStart): Promise<{ postgres: PGlite; files: DurableFiles }> {
  const unfinished = `${start.folder}.unfinished`
  // A folder whose filling was interrupted was never promised to anybody, so it is made anew.
  if (fs.existsSync(unfinished)) fs.rmSync(start.folder, { recursive: true, force: true })
  const isNew = !fs.existsSync(path.join(start.folder, 'PG_VERSION'))
  if (isNew) fs.writeFileSync(unfinished, '')
  // The holder of our own lock is the only one here. What a cut-off start left of PostgreSQL's is often empty, and an
  // empty one would keep the database shut for ever.
  fs.rmSync(path.join(start.folder, 'postmaster.pid'), { force: true })
  const files = new DurableFiles(start.folder)
  files.flushing = !isNew
  const settings = [...ENGINE_SETTINGS, ...DURABLE_SETTINGS].flatMap(setting => ['-c', setting])
  const postgres = await PGlite.create({
    fs: files,
    extensions,
    onStderr: noteComplaint,
    startParams: [...PGlite.defaultStartParams.filter(parameter => parameter !== '-F'), ...settings],
    ...(isNew && start.template ? { loadDataDir: new Blob([fs.readFileSync(start.template)]) } : {}),
  })
  if (isNew) {
    files.flushing = true
    flushTree(start.folder)
    fs.rmSync(unfinished)
    flushFolder(path.dirname(start.folder))
  }
  return { postgres, files }
}

type Opened = Awaited<ReturnType<typeof openPostgres>>

async function answer({ postgres, files }: Opened, request: WorkerRequest): Promise<Uint8Array | number> {
  if (request.kind === 'send') return exchange(postgres, request.batch)
  if (request.kind === 'fsyncs') return files.fsyncs
  if (request.kind === 'dump') {
    return new Uint8Array(await (await postgres.dumpDataDir('gzip')).arrayBuffer())
  }
  await postgres.close()
  return 0
}

async function checkpointIfDue({ postgres, files }: Opened, reply: Uint8Array | number): Promise<void> {
  if (files.written < CHECKPOINT_EVERY || typeof reply === 'number') return
  // The last byte of an answer says whether a transaction is open; a checkpoint waits for its end.
  if (reply.at(-1) !== IDLE) return
  files.written = 0
  const outcome = await exchange(postgres, CHECKPOINT)
  // Nothing more may be promised after a failed checkpoint: the thread ends and the folder is opened anew.
  if (outcome[0] === ERROR) throw new Error('A checkpoint of the embedded database failed.')
}

async function serve(): Promise<void> {
  const port = parentPort
  if (!port) throw new Error('This file runs in a worker thread only.')
  const opened = await openPostgres(workerData as WorkerStart)
  const reply = (message: WorkerReply, moved: ArrayBuffer[] = []): void => port.postMessage(message, moved)
  port.on('message', async (request: WorkerRequest) => {
    let value: Uint8Array | number
    try {
      value = await answer(opened, request)
    } catch (error) {
      return reply({
        kind: 'failure',
        id: request.id,
        message: error instanceof Error ? error.message : String(error),
      })
    }
    const last = typeof value === 'number' ? 0 : value.slice(-1)
    const moved = value instanceof Uint8Array && value.buffer instanceof ArrayBuffer ? [value.buffer] : []
    reply({ kind: 'answer', id: request.id, value }, moved)
    await checkpointIfDue(opened, last)
  })
  reply({ kind: 'ready' })
}

try {
  await serve()
} catch (error) {
  const said = complaints.join(' / ')
  throw new Error(`${error instanceof Error ? error.message : String(error)}${said && `: ${said}`}`, {
    cause: error,
  })
}
