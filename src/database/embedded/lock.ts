import fs from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { DatabaseFault } from '../faults.ts'
import { flushPath } from './durable-files.ts'
import { describeThisProcess, isHolderAlive } from './holder.ts'

const NAME = 'embedded.lock.'

const holderSchema = z.object({
  pid: z.number().int(),
  started: z.string(),
  boot: z.string(),
  released: z.boolean(),
})

/** A process that holds, or held, the lock of a data folder. */
export type Holder = z.infer<typeof holderSchema>

/** A held lock; releasing it lets the next process open the folder. */
export interface FolderLock {
  release(): void
}

/**
 * Takes the lock of a data folder, or throws the fault 'locked' that names the process which holds it. A lock is
 * taken over only from a process that is dead or let go, never because it is old: a process blocked in the engine
 * still writes.
 *
 * Locks are numbered. The highest number counts and is never removed, so taking over number n means creating n + 1,
 * which only one process can do, and which the loser sees by looking again.
 */
export function lockFolder(folder: string): FolderLock {
  fs.mkdirSync(folder, { recursive: true })
  const me = describeThisProcess()
  for (;;) {
    const last = highestLock(folder)
    if (last > 0) refuseIfHeld(folder, last)
    const mine = last + 1
    if (!createLock(folder, mine, { ...me, released: false })) continue
    if (highestLock(folder) !== mine) {
      fs.rmSync(lockFile(folder, mine), { force: true })
      continue
    }
    for (const number of lockNumbers(folder)) {
      if (number < mine) fs.rmSync(lockFile(folder, number), { force: true })
    }
    return { release: () => writeLock(folder, mine, { ...me, released: true }) }
  }
}

/** The live process that holds a data folder; undefined when nobody does. */
export function findHolder(folder: string): Holder | undefined {
  if (!fs.existsSync(folder)) return undefined
  const last = highestLock(folder)
  const holder = last > 0 ? readLock(folder, last) : undefined
  return holder && !holder.released && isHolderAlive(holder) ? holder : undefined
}

function refuseIfHeld(folder: string, number: number): void {
  const holder = readLock(folder, number)
  if (!holder || holder.released || !isHolderAlive(holder)) return
  throw new DatabaseFault(
    'locked',
    `The data folder ${folder} is in use by process ${holder.pid}. Stop that process first; two at once would lose data.`,
  )
}

/** Writes the lock under a private name and links it to its number, so nobody ever sees it half-written. */
function createLock(folder: string, number: number, holder: Holder): boolean {
  const draft = writeDraft(folder, holder)
  try {
    fs.linkSync(draft, lockFile(folder, number))
    flushPath(folder)
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  } finally {
    fs.rmSync(draft, { force: true })
  }
}

function writeLock(folder: string, number: number, holder: Holder): void {
  fs.renameSync(writeDraft(folder, holder), lockFile(folder, number))
}

let drafts = 0

function writeDraft(folder: string, holder: Holder): string {
  const draft = path.join(folder, `embedded.lock-draft-${holder.pid}-${holder.started}-${++drafts}`)
  fs.writeFileSync(draft, JSON.stringify(holder))
  flushPath(draft)
  return draft
}

function lockNumbers(folder: string): number[] {
  return fs
    .readdirSync(folder)
    .filter(name => name.startsWith(NAME))
    .map(name => Number(name.slice(NAME.length)))
    .filter(number => Number.isSafeInteger(number))
}

function highestLock(folder: string): number {
  return Math.max(0, ...lockNumbers(folder))
}

function lockFile(folder: string, number: number): string {
  return path.join(folder, `${NAME}${number}`)
}

function readLock(folder: string, number: number): Holder | undefined {
  const text = readIfThere(lockFile(folder, number))
  if (text === undefined) return undefined
  try {
    return holderSchema.parse(JSON.parse(text))
  } catch (error) {
    throw new DatabaseFault(
      'locked',
      `The lock ${lockFile(folder, number)} cannot be read. Remove it if you are sure that nothing uses this folder.`,
      error,
    )
  }
}

function readIfThere(file: string): string | undefined {
  try {
    return fs.readFileSync(file, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}
