import fs from 'node:fs'
import path from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'
import { PGlite } from '@electric-sql/pglite'
import { DurableFiles, flushPath, flushTree } from './durable-files.ts'
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
  'wal_recycle=off',
]

async function openPostgres(start: WorkerStart): Promise<{ postgres: PGlite; files: DurableFiles }> {
  const unfinished = `${start.folder}.unfinished`
  // A folder whose filling was interrupted was never promised to anybody, so it is made anew.
  if (fs.existsSync(unfinished)) fs.rmSync(start.folder, { recursive: true, force: true })
  const isNew = !fs.existsSync(path.join(start.folder, 'PG_VERSION'))
  if (isNew) fs.writeFileSync(unfinished, '')
  const files = new DurableFiles(start.folder)
  files.flushing = !isNew
  const settings = [...ENGINE_SETTINGS, ...DURABLE_SETTINGS].flatMap(setting => ['-c', setting])
  const postgres = await PGlite.create({
    fs: files,
    extensions,
    startParams: [...PGlite.defaultStartParams.filter(parameter => parameter !== '-F'), ...settings],
    ...(isNew && start.template ? { loadDataDir: new Blob([fs.readFileSync(start.template)]) } : {}),
  })
  if (isNew) {
    files.flushing = true
    flushTree(start.folder)
    fs.rmSync(unfinished)
    flushPath(path.dirname(start.folder))
  }
  return { postgres, files }
}

async function serve(): Promise<void> {
  const port = parentPort
  if (!port) throw new Error('This file runs in a worker thread only.')
  const { postgres, files } = await openPostgres(workerData as WorkerStart)
  const answer = async (request: WorkerRequest): Promise<Uint8Array | number> => {
    if (request.kind === 'send') return exchange(postgres, request.batch)
    if (request.kind === 'fsyncs') return files.fsyncs
    if (request.kind === 'dump')
      return new Uint8Array(await (await postgres.dumpDataDir('gzip')).arrayBuffer())
    await postgres.close()
    return 0
  }
  port.on('message', async (request: WorkerRequest) => {
    try {
      const value = await answer(request)
      const moved = value instanceof Uint8Array && value.buffer instanceof ArrayBuffer ? [value.buffer] : []
      port.postMessage({ kind: 'answer', id: request.id, value } satisfies WorkerReply, moved)
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error)
      port.postMessage({ kind: 'failure', id: request.id, message } satisfies WorkerReply)
    }
  })
  port.postMessage({ kind: 'ready' } satisfies WorkerReply)
}

await serve()
