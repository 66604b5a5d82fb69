import { crc32 } from 'node:zlib'

/** One file of an archive: read once to measure it, and once to send it. */
export interface ArchivedFile {
  path: string
  read: () => AsyncIterable<Uint8Array>
  /** The same bytes for measuring, where reading them to send asks more each time. */
  scan?: () => AsyncIterable<Uint8Array>
}

const names = 0x0800 // bit 11: names are UTF-8
/** MS-DOS time and date of 1 January 1980, as in every archive of ours. */
const someDay = 0x0021_0000
/** Beyond this a number stands in the records of ZIP64 and here only this mark of it. */
const mostPlain = 0xffff_ffff
const mostFiles = 0xffff

interface Placed {
  name: Buffer
  facts: Buffer
  offset: number
}

/**
 * A ZIP archive sent while it is put together, one file after the other: never more than a piece of it in memory, however
 * large it is. Files are stored as they are. `limit` is where ZIP64 begins; only a test sets it lower.
 */
export async function* streamArchive(
  files: AsyncIterable<ArchivedFile>,
  limit = mostPlain,
): AsyncGenerator<Uint8Array> {
  const placed: Placed[] = []
  let offset = 0
  for await (const file of files) {
    const name = Buffer.from(file.path)
    const { size, crc } = await measure(file)
    if (size >= mostPlain) throw new Error('a file larger than any upload')
    const facts = describe(name, { size, crc, needs: offset >= limit ? 45 : 20 })
    placed.push({ name, facts, offset })
    const head = Buffer.concat([mark(0x04034b50), facts, name])
    yield head
    yield* file.read()
    offset += head.length + size
  }
  yield writeDirectory(placed, { offset, limit })
}

async function measure(file: ArchivedFile): Promise<{ size: number; crc: number }> {
  let size = 0
  let crc = 0
  for await (const piece of (file.scan ?? file.read)()) {
    size += piece.length
    crc = crc32(piece, crc)
  }
  return { size, crc }
}

/** What stands of a file both before its bytes and in the directory. */
function describe(name: Buffer, { size, crc, needs }: { size: number; crc: number; needs: number }): Buffer {
  const facts = Buffer.alloc(26)
  facts.writeUInt16LE(needs, 0)
  facts.writeUInt16LE(names, 2)
  facts.writeUInt32LE(someDay, 6)
  facts.writeUInt32LE(crc, 10)
  facts.writeUInt32LE(size, 14)
  facts.writeUInt32LE(size, 18)
  facts.writeUInt16LE(name.length, 22)
  return facts
}

function writeDirectory(
  placed: readonly Placed[],
  { offset, limit }: { offset: number; limit: number },
): Buffer {
  const entries = placed.flatMap(file => {
    const isFar = file.offset >= limit
    const facts = Buffer.from(file.facts)
    facts.writeUInt16LE(isFar ? 12 : 0, 24)
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(isFar ? mostPlain : file.offset, 10)
    const far = isFar ? Buffer.concat([short(1), short(8), long(file.offset)]) : Buffer.alloc(0)
    return [mark(0x02014b50), short(45), facts, tail, file.name, far]
  })
  const directory = Buffer.concat(entries)
  const isLong = offset >= limit || placed.length >= mostFiles
  const count = Math.min(placed.length, mostFiles)
  return Buffer.concat([
    directory,
    ...(isLong ? writeFarEnd(placed.length, { offset, size: directory.length }) : []),
    mark(0x06054b50),
    Buffer.alloc(4),
    short(count),
    short(count),
    mark(directory.length),
    mark(isLong ? mostPlain : offset),
    short(0),
  ])
}

/** The end record of ZIP64 and where it stands. */
function writeFarEnd(count: number, { offset, size }: { offset: number; size: number }): Buffer[] {
  return [
    mark(0x06064b50),
    long(44),
    short(45),
    short(45),
    Buffer.alloc(8),
    long(count),
    long(count),
    long(size),
    long(offset),
    mark(0x07064b50),
    Buffer.alloc(4),
    long(offset + size),
    mark(1),
  ]
}

function mark(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}

function short(value: number): Buffer {
  const bytes = Buffer.alloc(2)
  bytes.writeUInt16LE(value)
  return bytes
}

function long(value: number): Buffer {
  const bytes = Buffer.alloc(8)
  bytes.writeBigUInt64LE(BigInt(value))
  return bytes
}

/** A name that any system can unpack and that leads out of no folder. */
export function plainName(name: string): string {
  return name
    .replace(/[\p{Cc}<>:"/\\|?*]/gu, '_')
    .replace(/^\.+/, '_')
    .slice(0, 120)
}
