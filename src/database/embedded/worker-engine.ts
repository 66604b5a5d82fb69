import { setTimeout as pause } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import { DatabaseFault } from '../faults.ts'
import type { Engine } from './engine.ts'
import type { WorkerReply, WorkerRequest, WorkerStart } from './worker.ts'

/** Longest time in milliseconds that opening the data folder may take: replaying a long log on a slow disk. */
const OPENING_LIMIT = 180_000

const CLOSING_LIMIT = 30_000

type Unnumbered = WorkerRequest extends infer R ? (R extends WorkerRequest ? Omit<R, 'id'> : never) : never
interface Waiting {
  resolve(value: Uint8Array | number): void
  reject(error: Error): void
}

/**
 * Opens the embedded database of a data folder in a worker thread, so that a long statement never blocks the server
 * and a stuck one can be ended. The caller must hold the lock of the folder.
 */
export async function openWorkerEngine(start: WorkerStart): Promise<Engine> {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData: start })
  const waiting = new Map<number, Waiting>()
  const deathListeners: ((reason: Error) => void)[] = []
  let death: Error | undefined
  const die = (reason: Error): void => {
    if (death) return
    death = reason
    for (const { reject } of waiting.values()) reject(reason)
    waiting.clear()
    for (const report of deathListeners) report(reason)
  }
  await untilReady(worker, die)
  worker.on('message', (reply: WorkerReply) => settle(waiting, reply))
  const ask = (request: Unnumbered): Promise<Uint8Array | number> =>
    sendRequest(worker, waiting, request, death)
  const terminate = async (): Promise<void> => {
    die(new DatabaseFault('connection-lost', 'The embedded database was ended.'))
    await worker.terminate()
  }
  return {
    send: async batch => asBytes(await ask({ kind: 'send', batch })),
    countFsyncs: async () => Number(await ask({ kind: 'fsyncs' })),
    dump: async () => asBytes(await ask({ kind: 'dump' })),
    close: async () => {
      // An engine that does not end in time is ended; nothing acknowledged depends on its farewell.
      if (!death)
        await Promise.race([ask({ kind: 'close' }), pause(CLOSING_LIMIT, undefined, { ref: false })])
      await terminate()
    },
    terminate,
    onDeath: report => {
      deathListeners.push(report)
    },
  }
}

let lastId = 0

function sendRequest(
  worker: Worker,
  waiting: Map<number, Waiting>,
  request: Unnumbered,
  death: Error | undefined,
): Promise<Uint8Array | number> {
  if (death) return Promise.reject(death)
  const id = ++lastId
  return new Promise((resolve, reject) => {
    waiting.set(id, { resolve, reject })
    worker.postMessage({ ...request, id })
  })
}

function settle(waiting: Map<number, Waiting>, reply: WorkerReply): void {
  if (reply.kind === 'ready') return
  const waiter = waiting.get(reply.id)
  waiting.delete(reply.id)
  if (reply.kind === 'answer') waiter?.resolve(reply.value)
  else waiter?.reject(new DatabaseFault('unavailable', `The embedded database failed: ${reply.message}`))
}

function untilReady(worker: Worker, die: (reason: Error) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const fail = (why: string, cause?: unknown): void => {
      clearTimeout(timer)
      const fault = new DatabaseFault('unavailable', `The embedded database ${why}.`, cause)
      reject(fault)
      die(fault)
    }
    const timer = setTimeout(() => {
      fail('did not open in time')
      void worker.terminate()
    }, OPENING_LIMIT)
    worker.once('message', () => {
      clearTimeout(timer)
      resolve()
    })
    worker.on('error', error =>
      fail(`failed: ${error instanceof Error ? error.message : String(error)}`, error),
    )
    worker.on('exit', code => fail(`ended with exit code ${code}`))
  })
}

function asBytes(value: Uint8Array | number): Uint8Array {
  if (typeof value === 'number')
    throw new DatabaseFault('unavailable', 'The embedded database gave a wrong answer.')
  return value
}
