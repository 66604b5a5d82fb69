import { createHash, randomUUID } from 'node:crypto'
import { mkdir, readdir, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { FileStore } from '../shared/context.ts'
import { openS3, S3Fault, type S3Options } from './s3-requests.ts'

/** Pieces in which files are handed on. */
const pieceBytes = 64 * 1024
/** Connections that may end within one reading before it is given up. */
const mostResumes = 5
const dayMs = 86_400_000

interface Place {
  /** Where copies for programs that want a file on this machine lie for a day. */
  cacheFolder: string
  ensureRoom: (bytes: number) => Promise<void>
  /** Pause before the first repeat; tests have less time. */
  pauseMs?: number
  /** Is told of a file that the sweep leaves where it is, since the service does not give it whole. */
  warn?: (fault: LostFile) => void
}

/**
 * Files in a bucket of an S3-compatible service, under the SHA-256 of their bytes, which the service checks when a file is
 * put and we check when it is read. A reading that breaks off goes on where it ended.
 */
export function openS3Store(options: S3Options, place: Place): FileStore & { check: () => Promise<void> } {
  const { ask } = openS3(options, place.pauseMs)
  const keyOf = (hash: string) => {
    if (!/^[0-9a-f]{64}$/.test(hash)) throw new Error('not a file hash')
    return `${options.prefix}files/${hash.slice(0, 2)}/${hash}`
  }
  const cached = (hash: string) => join(place.cacheFolder, hash.slice(0, 2), hash)

  const upload = async (hash: string, bytes: Uint8Array) => {
    await ask({
      method: 'PUT',
      key: keyOf(hash),
      headers: {
        'x-amz-content-sha256': hash,
        'x-amz-checksum-sha256': Buffer.from(hash, 'hex').toString('base64'),
        'content-type': 'application/octet-stream',
      },
      body: bytes,
      milliseconds: 30_000,
    }).then(refuseNull)
  }

  async function* read(hash: string): AsyncGenerator<Uint8Array> {
    const sum = createHash('sha256')
    let at = 0
    for (let turn = 0; ; turn++) {
      const headers: Record<string, string> = at === 0 ? {} : { range: `bytes=${at}-` }
      const answer = await ask({ method: 'GET', key: keyOf(hash), headers })
      if (answer === null) throw missing(hash)
      if (at > 0 && answer.status !== 206)
        throw new S3Fault(answer.status, 'The S3 service sends no parts of files')
      const whole = at + Number(answer.headers.get('content-length') ?? Number.NaN)
      try {
        for await (const piece of piecesOf(answer)) {
          sum.update(piece)
          at += piece.length
          yield piece
        }
        if (Number.isNaN(whole) || at === whole) break
      } catch (error) {
        if (!(error instanceof BrokenOff)) throw error
      }
      if (turn >= mostResumes) throw new S3Fault(0, 'The S3 service broke off again and again')
    }
    if (sum.digest('hex') !== hash) throw new LostFile(0, `The file ${hash} is damaged in the S3 service`)
  }

  const get = async (hash: string) => {
    const pieces: Uint8Array[] = []
    for await (const piece of read(hash)) pieces.push(piece)
    return Buffer.concat(pieces)
  }

  const keepLocally = async (hash: string, bytes: Uint8Array) => {
    const target = cached(hash)
    await mkdir(dirname(target), { recursive: true, mode: 0o700 })
    const draft = join(dirname(target), `.${randomUUID()}`)
    try {
      await writeFile(draft, bytes, { mode: 0o600 })
      await rename(draft, target)
    } finally {
      await rm(draft, { force: true })
    }
    return target
  }

  return {
    put: async bytes => {
      const hash = createHash('sha256').update(bytes).digest('hex')
      await upload(hash, bytes)
      // Whoever sends a file works with it next.
      await place.ensureRoom(bytes.byteLength)
      await keepLocally(hash, bytes)
      return { hash, size: bytes.byteLength }
    },
    get,
    read,
    local: async hash => {
      const path = cached(hash)
      const now = new Date()
      if (
        await utimes(path, now, now).then(
          () => true,
          () => false,
        )
      )
        return path
      const bytes = await get(hash)
      await place.ensureRoom(bytes.length)
      return keepLocally(hash, bytes)
    },
    exists: async hash => (await ask({ method: 'HEAD', key: keyOf(hash) })) !== null,
    sweep: async (before, isNeeded) => {
      await sweepCache(place.cacheFolder)
      const { warn } = place
      const prefix = `${options.prefix}files/`
      return sweepBucket({ ask, prefix, keyOf, get, upload, warn }, before, isNeeded)
    },
    check: async () => {
      const { hash } = await probe(upload)
      if ((await get(hash)).length === 0) throw new S3Fault(0, 'The S3 service keeps nothing')
      await ask({ method: 'DELETE', key: keyOf(hash) })
    },
  }
}

/** Puts a few bytes of their own, so that a wrong address, key or right is told at the start and not to the first sender. */
async function probe(upload: (hash: string, bytes: Uint8Array) => Promise<void>): Promise<{ hash: string }> {
  const bytes = Buffer.from(`kontor looks whether it may write here: ${randomUUID()}`)
  const hash = createHash('sha256').update(bytes).digest('hex')
  await upload(hash, bytes)
  return { hash }
}

function refuseNull(answer: Response | null): void {
  if (answer === null) throw new S3Fault(404, 'The S3 service has no such bucket')
}

/** A file that is damaged or gone, while the service itself is well. */
class LostFile extends S3Fault {}

const missing = (hash: string) => new LostFile(404, `There is no file ${hash} in the S3 service`)

class BrokenOff extends Error {}

/** The body in pieces of a bounded size; a connection that ends or falls silent is told apart from the reader's own end. */
async function* piecesOf(answer: Response): AsyncGenerator<Uint8Array> {
  const reader = answer.body?.getReader()
  if (reader === undefined) return
  try {
    for (;;) {
      const { done, value } = await heard(reader)
      if (done) return
      for (let at = 0; at < value.length; at += pieceBytes) yield value.subarray(at, at + pieceBytes)
    }
  } finally {
    await reader.cancel().catch(() => undefined)
  }
}

const silenceMs = 20_000

async function heard(reader: ReadableStreamDefaultReader<Uint8Array>) {
  let timer: NodeJS.Timeout | undefined
  const silence = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new BrokenOff('silence')), silenceMs)
  })
  try {
    return await Promise.race([reader.read(), silence])
  } catch (error) {
    throw error instanceof BrokenOff ? error : new BrokenOff(String(error))
  } finally {
    clearTimeout(timer)
  }
}

interface Bucket {
  ask: ReturnType<typeof openS3>['ask']
  prefix: string
  keyOf: (hash: string) => string
  get: (hash: string) => Promise<Uint8Array>
  upload: (hash: string, bytes: Uint8Array) => Promise<void>
  warn: Place['warn']
}

/**
 * A bucket has no way to remove a file only if nobody sent it again meanwhile. So its bytes are held while it is removed, it
 * is asked once more whether somebody needs it, and then it is put back: who sends a file says so before they put it.
 */
async function sweepBucket(
  bucket: Bucket,
  before: Date,
  isNeeded: (hashes: readonly string[]) => Promise<ReadonlySet<string>>,
): Promise<number> {
  let removed = 0
  let token: string | undefined
  do {
    const query: Record<string, string> = { 'list-type': '2', prefix: bucket.prefix, 'max-keys': '1000' }
    if (token !== undefined) query['continuation-token'] = token
    const answer = await bucket.ask({ method: 'GET', key: '', query })
    if (answer === null) throw new S3Fault(404, 'The S3 service has no such bucket')
    const list = readList(await answer.text())
    token = list.next
    const old = list.objects.filter(one => one.writtenAt < before.getTime()).map(one => one.hash)
    const needed = old.length === 0 ? new Set<string>() : await isNeeded(old)
    for (const hash of old) if (!needed.has(hash) && (await removeUnneeded(bucket, hash, isNeeded))) removed++
  } while (token !== undefined)
  return removed
}

async function removeUnneeded(
  bucket: Bucket,
  hash: string,
  isNeeded: (hashes: readonly string[]) => Promise<ReadonlySet<string>>,
): Promise<boolean> {
  const bytes = await bucket.get(hash).catch((error: unknown) => {
    if (!(error instanceof LostFile)) throw error
    bucket.warn?.(error)
    return null
  })
  // One that cannot be put back is not removed either, and the others are swept all the same.
  if (bytes === null) return false
  await bucket.ask({ method: 'DELETE', key: bucket.keyOf(hash) })
  if (!(await isNeeded([hash])).has(hash)) return true
  await bucket.upload(hash, bytes)
  return false
}

function readList(xml: string): { objects: { hash: string; writtenAt: number }[]; next: string | undefined } {
  const objects = [...xml.matchAll(/<Contents>([\s\S]*?)<\/Contents>/g)].flatMap(([, entry = '']) => {
    const hash = /<Key>[^<]*?([0-9a-f]{64})<\/Key>/.exec(entry)?.[1]
    const writtenAt = Date.parse(/<LastModified>([^<]+)<\/LastModified>/.exec(entry)?.[1] ?? '')
    return hash === undefined || Number.isNaN(writtenAt) ? [] : [{ hash, writtenAt }]
  })
  const next = /<NextContinuationToken>([^<]+)<\/NextContinuationToken>/.exec(xml)?.[1]
  return { objects, next: next === undefined ? undefined : plainText(next) }
}

const entities: Record<string, string> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&apos;': "'",
}
const plainText = (text: string) =>
  text.replace(/&(?:amp|lt|gt|quot|apos);/g, entity => entities[entity] ?? entity)

/** Copies that nobody used for a day. */
async function sweepCache(folder: string): Promise<void> {
  for (const shelf of await readdir(folder).catch(() => []))
    for (const name of await readdir(join(folder, shelf)).catch(() => [])) {
      const path = join(folder, shelf, name)
      const usedAt = await stat(path).then(
        facts => facts.mtimeMs,
        () => Number.POSITIVE_INFINITY,
      )
      if (usedAt < Date.now() - dayMs) await rm(path, { force: true })
    }
}
