/**
 * Loaded before everything else (`node --import`): makes the n-th call of one file operation fail as a broken disk would,
 * in this thread and in every worker it starts. `plan` says which; it is shared by all threads.
 */
import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { getEnvironmentData, isMainThread, setEnvironmentData } from 'node:worker_threads'

const KEY = 'kontor-fault-plan'

/** The operations that can fail, by their place in `plan`. */
export const operations = ['fsync', 'write', 'rename', 'unlink'] as const
export type Operation = (typeof operations)[number]

const shared = isMainThread ? new SharedArrayBuffer(16) : (getEnvironmentData(KEY) as SharedArrayBuffer)
if (isMainThread) setEnvironmentData(KEY, shared)
/** [operation, calls until it fails or -1, how often it failed, whether it ran out of room] */
const plan = new Int32Array(shared)
if (isMainThread) plan[1] = -1

/** From now on the n-th call of an operation fails, once. */
export function failAt(operation: Operation, n: number, full = false): void {
  Atomics.store(plan, 0, operations.indexOf(operation))
  Atomics.store(plan, 2, 0)
  Atomics.store(plan, 3, full ? 1 : 0)
  Atomics.store(plan, 1, n)
}

/** Nothing fails any more; says whether something had. */
export function stopFailing(): boolean {
  Atomics.store(plan, 1, -1)
  return Atomics.load(plan, 2) > 0
}

function check(operation: Operation): void {
  if (Atomics.load(plan, 1) < 0 || Atomics.load(plan, 0) !== operations.indexOf(operation)) return
  if (Atomics.sub(plan, 1, 1) !== 1) return
  Atomics.store(plan, 1, -1)
  Atomics.add(plan, 2, 1)
  const code = Atomics.load(plan, 3) === 1 ? 'ENOSPC' : 'EIO'
  throw Object.assign(new Error(`${code}: made to fail, ${operation}`), {
    code,
    errno: code === 'EIO' ? -5 : -28,
  })
}

function wrap<Name extends string>(owner: Record<Name, unknown>, name: Name, operation: Operation): void {
  const original = owner[name] as (...args: unknown[]) => unknown
  owner[name] = function (this: unknown, ...args: unknown[]) {
    check(operation)
    return original.apply(this, args)
  }
}

/** The same for calls that answer later: they reject instead of throwing. */
function wrapAsync<Name extends string>(
  owner: Record<Name, unknown>,
  name: Name,
  operation: Operation,
): void {
  const original = owner[name] as (...args: unknown[]) => Promise<unknown>
  owner[name] = async function (this: unknown, ...args: unknown[]) {
    check(operation)
    return original.apply(this, args)
  }
}

wrap(fs, 'fsyncSync', 'fsync')
wrap(fs, 'writeSync', 'write')
wrap(fs, 'renameSync', 'rename')
wrap(fs, 'unlinkSync', 'unlink')
wrapAsync(fs.promises, 'rename', 'rename')
const handle = await fs.promises.open(import.meta.filename, 'r')
const handles = Object.getPrototypeOf(handle) as Record<'sync' | 'writeFile' | 'appendFile', unknown>
await handle.close()
wrapAsync(handles, 'sync', 'fsync')
wrapAsync(handles, 'writeFile', 'write')
wrapAsync(handles, 'appendFile', 'write')
syncBuiltinESMExports()
