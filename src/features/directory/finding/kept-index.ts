import { createHash, randomUUID } from 'node:crypto'
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { SearchIndex, type SearchSettings } from '../../../engines/search/index.ts'
import type { Db } from '../../../shared/context.ts'
import { ChangePosition, type KeptPosition } from './change-position.ts'
import { readCodeIdentity } from './code-identity.ts'
import { readAnnouncement } from './queries-documents.ts'

/** Of the file that follows, in its second line. */
interface Head {
  readonly code: string
  readonly position: KeptPosition
  /** The last change there was, as it stands in the database: another database has another one under its number. */
  readonly lastChange: string
}

/** Milliseconds that writing keeps the process to itself before others have their turn. */
const turnMs = 10

const nameOf = (folder: string) => join(folder, 'search', 'directory')

/**
 * Writes an index with its place in the stream of changes to the disk: whole under its name or not at all, and for nobody
 * but who runs this process. Answers whether there was a place to write down.
 */
export async function keepIndex(
  given: { db: Db; folder: string },
  index: SearchIndex,
  position: ChangePosition,
): Promise<boolean> {
  const kept = position.toKeep()
  // What there is now is what the place says, however the index changes while it is written.
  const pieces = index.saveInPieces()
  pieces.next()
  const lastChange = await readAnnouncement(given.db, kept.last)
  if (lastChange === null) return false
  const head: Head = { code: await readCodeIdentity(), position: kept, lastChange }
  const target = nameOf(given.folder)
  await mkdir(join(given.folder, 'search'), { recursive: true, mode: 0o700 })
  const draft = `${target}.${randomUUID()}`
  try {
    const file = await open(draft, 'wx', 0o600)
    try {
      const digest = createHash('sha256')
      // The digest is known last and stands first.
      await file.write(`${digestOf(new Uint8Array())}\n`)
      for await (const bytes of inTurns(Buffer.from(`${JSON.stringify(head)}\n`), pieces)) {
        digest.update(bytes)
        await file.write(bytes)
      }
      await file.write(digest.digest('hex'), 0)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(draft, target)
  } catch (error) {
    await rm(draft, { force: true })
    throw error
  }
  return true
}

/** The head and the pieces that hold bytes; after some milliseconds of work others have their turn. */
async function* inTurns(
  head: Uint8Array,
  pieces: Iterable<Uint8Array | undefined>,
): AsyncGenerator<Uint8Array> {
  yield head
  let begun = performance.now()
  for (const piece of pieces) {
    if (piece !== undefined) yield piece
    if (performance.now() - begun < turnMs) continue
    await nextTurn()
    begun = performance.now()
  }
}

/**
 * Reads what `keepIndex` wrote; null when there is nothing, when it is damaged, by another program, or of another
 * database. What changed since is the caller's to take in.
 */
export async function readKeptIndex(
  { db, folder }: { db: Db; folder: string },
  settings: SearchSettings,
): Promise<{ index: SearchIndex; position: ChangePosition } | null> {
  const file = await readFile(nameOf(folder)).catch(() => null)
  if (file === null) return null
  const bodyStart = file.indexOf(10) + 1
  const indexStart = file.indexOf(10, bodyStart) + 1
  if (bodyStart === 0 || indexStart === 0) return null
  const body = file.subarray(bodyStart)
  if (file.toString('latin1', 0, bodyStart - 1) !== digestOf(body)) return null
  const head = JSON.parse(file.toString('utf8', bodyStart, indexStart)) as Head
  if (head.code !== (await readCodeIdentity())) return null
  if (head.lastChange !== (await readAnnouncement(db, head.position.last))) return null
  return {
    index: SearchIndex.load(settings, file.subarray(indexStart)),
    position: ChangePosition.from(head.position),
  }
}

function digestOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
