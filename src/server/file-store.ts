import { createHash, randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { FileStore } from '../shared/context.ts'

/** Files in a folder under the SHA-256 of their bytes, written whole and synced before they are named. */
export function openFileStore(folder: string, ensureRoom: (bytes: number) => Promise<void>): FileStore {
  const pathOf = (hash: string) => {
    if (!/^[0-9a-f]{64}$/.test(hash)) throw new Error('not a file hash')
    return join(folder, hash.slice(0, 2), hash)
  }
  return {
    path: pathOf,
    exists: async hash => existsSync(pathOf(hash)),
    get: hash => readFile(pathOf(hash)),
    put: async bytes => {
      const hash = createHash('sha256').update(bytes).digest('hex')
      const target = pathOf(hash)
      if (existsSync(target)) {
        // Named by a call whose flush may have failed: what is acknowledged now must have reached the disk, too.
        await syncFolder(dirname(target))
        return { hash, size: bytes.byteLength }
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
  }
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
