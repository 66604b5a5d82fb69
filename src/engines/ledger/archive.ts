import { crc32 } from 'node:zlib'

/** Files by their paths. */
export type Files = ReadonlyMap<string, Uint8Array>

const names = 0x0800 // bit 11: names are UTF-8
const localMark = 0x04034b50
const centralMark = 0x02014b50
const endMark = 0x06054b50

/** MS-DOS time and date of 1 January 1980: an archive of the same files is the same bytes on any day. */
const someDay = 0x0021_0000

/** A ZIP archive of the files, stored as they are: they are small, and any tool opens it. */
export function packArchive(files: Files): Buffer {
  const bodies: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const [path, bytes] of files) {
    const name = Buffer.from(path)
    const facts = Buffer.alloc(26)
    facts.writeUInt16LE(20, 0)
    facts.writeUInt16LE(names, 2)
    facts.writeUInt32LE(someDay, 6)
    facts.writeUInt32LE(crc32(bytes), 10)
    facts.writeUInt32LE(bytes.length, 14)
    facts.writeUInt32LE(bytes.length, 18)
    facts.writeUInt16LE(name.length, 22)
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(offset, 10)
    directory.push(mark(centralMark), version, facts, tail, name)
    const body = Buffer.concat([mark(localMark), facts, name, bytes])
    bodies.push(body)
    offset += body.length
  }
  const central = Buffer.concat(directory)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(files.size, 4)
  end.writeUInt16LE(files.size, 6)
  end.writeUInt32LE(central.length, 8)
  end.writeUInt32LE(offset, 12)
  return Buffer.concat([...bodies, central, mark(endMark), end])
}

const version = Buffer.from([20, 0])

function mark(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}

/** Reads an archive as `packArchive` writes it; null for any other file. */
export function openArchive(archive: Uint8Array): Map<string, Uint8Array> | null {
  const bytes = Buffer.from(archive.buffer, archive.byteOffset, archive.byteLength)
  const files = new Map<string, Uint8Array>()
  let at = 0
  while (at + 30 <= bytes.length && bytes.readUInt32LE(at) === localMark) {
    const method = bytes.readUInt16LE(at + 8)
    const size = bytes.readUInt32LE(at + 18)
    const start = at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28)
    const path = bytes.subarray(at + 30, at + 30 + bytes.readUInt16LE(at + 26)).toString()
    const content = bytes.subarray(start, start + size)
    if (method !== 0 || content.length !== size || crc32(content) !== bytes.readUInt32LE(at + 14)) return null
    files.set(path, content)
    at = start + size
  }
  const isComplete = at + 4 <= bytes.length && [centralMark, endMark].includes(bytes.readUInt32LE(at))
  return isComplete ? files : null
}
