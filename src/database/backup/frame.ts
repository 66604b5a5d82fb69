import { createHash, type Hash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { type FileHandle, open, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import { DatabaseFault } from '../faults.ts'
import { flushFolder } from '../flush.ts'

/** A backup file: this line, gzipped text, and a last line with the SHA-256 of every byte before it. */
const MAGIC = 'KONTOR BACKUP 1\n'
const SEAL = '\nsha256 '
const SEAL_LENGTH = SEAL.length + 64 + 1

/**
 * Writes text to a backup file, compressed and sealed. The file appears under its name only when it is whole and on
 * the disk. Gives its size in bytes.
 */
export async function writeSealed(file: string, text: AsyncIterable<string>): Promise<number> {
  const draft = `${file}.unfinished`
  const handle = await open(draft, 'w', 0o600)
  try {
    const hash = createHash('sha256')
    let size = await append(handle, hash, Buffer.from(MAGIC))
    await pipeline(Readable.from(text), createGzip({ level: 2 }), async source => {
      for await (const chunk of source) size += await append(handle, hash, chunk as Buffer)
    })
    size += await append(handle, hash, Buffer.from(SEAL))
    await handle.appendFile(`${hash.copy().digest('hex')}\n`)
    await handle.sync()
    await handle.close()
    await rename(draft, file)
    flushFolder(path.dirname(file))
    return size + 65
  } catch (error) {
    await handle.close().catch(() => {})
    await rm(draft, { force: true })
    throw error
  }
}

/** Reads the whole file once and throws 'backup-damaged' unless it is as it was written, to the last bit. */
export async function checkSeal(file: string): Promise<void> {
  const handle = await open(file, 'r')
  try {
    const { size } = await handle.stat()
    if (size < MAGIC.length + SEAL_LENGTH) throw damaged(file, 'it is too short')
    const hash = createHash('sha256')
    const hashed = createReadStream(file, { end: size - 65 - 1 })
    let start = ''
    for await (const chunk of hashed as AsyncIterable<Buffer>) {
      if (start.length < MAGIC.length) start += chunk.toString('latin1', 0, MAGIC.length)
      hash.update(chunk)
    }
    if (!start.startsWith(MAGIC)) throw damaged(file, 'it does not begin like a backup of Kontor')
    const seal = Buffer.alloc(65)
    await handle.read(seal, 0, 65, size - 65)
    if (seal.toString('latin1') !== `${hash.digest('hex')}\n`) throw damaged(file, 'its checksum is wrong')
  } finally {
    await handle.close()
  }
}

/** The lines of text in a backup file; call `checkSeal` first. */
export async function* readSealedLines(file: string): AsyncGenerator<string> {
  const handle = await open(file, 'r')
  const { size } = await handle.stat()
  await handle.close()
  const source = createReadStream(file, { start: MAGIC.length, end: size - SEAL_LENGTH - 1 })
  const unzipped = createGunzip()
  source.on('error', error => unzipped.destroy(error))
  source.pipe(unzipped).setEncoding('utf8')
  let rest: string[] = []
  for await (const chunk of unzipped as AsyncIterable<string>) {
    const parts = chunk.split('\n')
    const last = parts.pop() ?? ''
    const [first, ...whole] = parts
    if (first === undefined) {
      rest.push(last)
      continue
    }
    yield [...rest, first].join('')
    yield* whole
    rest = [last]
  }
  if (rest.join('') !== '') throw damaged(file, 'it ends in the middle of a line')
}

/** The error for a backup file that cannot be used, with the reason in words. */
export function damaged(file: string, why: string): DatabaseFault {
  return new DatabaseFault('backup-damaged', `The backup ${file} cannot be used: ${why}.`)
}

async function append(handle: FileHandle, hash: Hash, bytes: Buffer): Promise<number> {
  hash.update(bytes)
  await handle.appendFile(bytes)
  return bytes.length
}
