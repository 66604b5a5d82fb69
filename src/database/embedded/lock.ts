import fs from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { DatabaseFault } from '../faults.ts'
import { flushFile, flushFolder } from '../flush.ts'
import { answersDoor, type Door, openDoor } from './door.ts'
import { describeThisProcess, judgeHolder } from './holder.ts'

const NAME = 'embedded.lock.'

const holderSchema = z.object({
  pid: z.number().int(),
  started: z.string(),
  boot: z.string(),
  space: z.string(),
  released: z.boolean(),
})

/** A process that holds, or held, the lock of a data folder. */
export type Holder = z.infer<typeof holderSchema>

/** A held lock; releasing it lets the next process open the folder. */
export interface FolderLock {
  release(): Promise<void>
}

/**
 * Takes the lock of a data folder, or throws the fault 'locked' that names the process which holds it. A lock is
 * taken over only from a process that is dead or let go, never because it is old: a process blocked in the engine
 * still writes.
 *
 * Locks are numbered. The highest number counts and is never removed, so taking over number n means creating n + 1,
 * which only one process can do, and which the loser sees by looking again.
 */
export async function lockFolder(folder: string): Promise<FolderLock> {
  fs.mkdirSync(folder, { recursive: true })
  const me = describeThisProcess()
  for (;;) {
    const last = highestLock(folder)
    const holder = await findLiveHolder(folder, last)
    if (holder) throw lockedBy(folder, holder)
    const mine = last + 1
    if (!createLock(folder, mine, { ...me, released: false })) continue
    if (highestLock(folder) !== mine) {
      fs.rmSync(lockFile(folder, mine), { force: true })
      continue
    }
    for (const number of lockNumbers(folder)) {
      if (number < mine) fs.rmSync(lockFile(folder, number), { force: true })
    }
    const door = await openDoor(folder)
    return { release: () => releaseLock(folder, mine, { ...me, released: true }, door) }
  }
}

/** The live process that holds a data folder; undefined when nobody does. */
export async function findHolder(folder: string): Promise<Holder | undefined> {
  return fs.existsSync(folder) ? findLiveHolder(folder, highestLock(folder)) : undefined
}

async function findLiveHolder(folder: string, number: number): Promise<Holder | undefined> {
  const holder = number > 0 ? readLock(folder, number) : undefined
  if (!holder || holder.released) return undefined
  const verdict = judgeHolder(holder)
  // A process in another container has a number that means nothing here, but whether it listens can be seen.
  const alive = verdict === 'unknown' ? await answersDoor(folder) : verdict === 'alive'
  return alive ? holder : undefined
}

function lockedBy(folder: string, holder: Holder): DatabaseFault {
  const elsewhere = judgeHolder(holder) === 'unknown'
  if (elsewhere) {
    return new DatabaseFault(
      'locked',
      `The data folder ${folder} is in use by process ${holder.pid} of another container. Stop that container first. If it is certainly gone, remove the files ${NAME}* there.`,
    )
  }
  return new DatabaseFault(
    'locked',
    `The data folder ${folder} is in use by process ${holder.pid}. Stop that process first; two at once would lose data.`,
  )
}

async function releaseLock(folder: string, number: number, holder: Holder, door: Door): Promise<void> {
  await door.close()
  writeLock(folder, number, holder)
}

/** Writes the lock under a private name and links it to its number, so nobody ever sees it half-written. */
function createLock(folder: string, number: number, holder: Holder): boolean {
  const draft = writeDraft(folder, holder)
  try {
    fs.linkSync(draft, lockFile(folder, number))
    flushFolder(folder)
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
  flushFile(draft)
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
