import { createHash, randomUUID } from 'node:crypto'
import { createReadStream, existsSync } from 'node:fs'
import { mkdir, open, readdir, readFile, rename, rm, stat, utimes } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { FileStore } from '../shared/context.ts'

/** Pieces in which files are handed on. */
const pieceBytes = 64 * 1024

/** Files in a folder under the SHA-256 of their bytes, written whole and synced before they are named. */
export function openFileStore(folder: string, ensureRoom: (bytes: number) => Promise<void>): FileStore {
  const pathOf = (hash: string) => {
    if (!/^[0-9a-f]{64}$/.test(hash)) throw new Error('not a file hash')
    return join(folder, hash.slice(0, 2), hash)
  }
  return {
    local: async hash => pathOf(hash),
    read: hash => createReadStream(pathOf(hash), { highWaterMark: pieceBytes }),
    exists: async hash => existsSync(pathOf(hash)),
    get: hash => readFile(pathOf(hash)),
    put: async bytes => {
      const hash = createHash('sha256').update(bytes).digest('hex')
      const target = pathOf(hash)
      if (existsSync(target)) {
        // Sent again: it is as new, and no sweep takes it from under who has just sent it.
        const sent = new Date()
        if (await utimes(target, sent, sent).then(() => true, isMissing)) {
          // Named by a call whose flush may have failed: what is acknowledged now must have reached the disk, too.
          await syncFolder(dirname(target))
          return { hash, size: bytes.byteLength }
        }
      }
      await ensureRoom(bytes.byteLength)
      const made = await mkdir(dirname(target), { recursive: true })
      if (made !== undefined) await syncFolder(dirname(made))
      const draft = join(dirname(target), `.${randomUUID()}`)
      try {
        await writeSynced(draft, bytes)
        await rename(draft, target)
      } catch (error) {
        await rm(draft, { force: true })
        throw error
      }
      await syncFolder(dirname(target))
      return { hash, size: bytes.byteLength }
    },
    sweep: (before, isNeeded) => sweepFolder(folder, before, isNeeded),
  }
}

function isMissing(error: unknown): false {
  if ((error as { code?: unknown }).code !== 'ENOENT') throw error
  return false
}

/**
 * A file is set aside before its age is read a last time: who sends it at that moment either made it young again, or finds
 * nothing and writes it anew. Left-over drafts of writes that were cut off go with it.
 */
async function sweepFolder(
  folder: string,
  before: Date,
  isNeeded: (hashes: readonly string[]) => Promise<ReadonlySet<string>>,
): Promise<number> {
  let removed = 0
  for (const shelf of await readdir(folder).catch(() => [])) {
    const old: string[] = []
    for (const name of await readdir(join(folder, shelf)).catch(() => []))
      if ((await writtenAt(join(folder, shelf, name))) < before.getTime()) old.push(name)
    const needed = await isNeeded(old.filter(name => /^[0-9a-f]{64}$/.test(name)))
    for (const name of old)
      if (!needed.has(name) && (await removeOld(join(folder, shelf, name), before))) removed++
  }
  return removed
}

async function removeOld(path: string, before: Date): Promise<boolean> {
  const aside = `${dirname(path)}/.${randomUUID()}`
  if (!(await rename(path, aside).then(() => true, isMissing))) return false
  const isYoung = (await writtenAt(aside)) >= before.getTime()
  if (isYoung && !existsSync(path)) await rename(aside, path)
  else await rm(aside, { force: true })
  return !isYoung
}

/** When a file was last written, in milliseconds; of one that is gone, never. */
async function writtenAt(path: string): Promise<number> {
  return stat(path).then(
    facts => facts.mtimeMs,
    () => Number.POSITIVE_INFINITY,
  )
}

async function writeSynced(path: string, bytes: Uint8Array): Promise<void> {
  const handle = await open(path, 'wx', 0o600)
  try {
    await handle.writeFile(bytes)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** A rename survives a power cut only once its folder is on disk, too. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
