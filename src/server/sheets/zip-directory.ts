import type { FileHandle } from 'node:fs/promises'
import { inMegabytes, type SheetLimits, SheetRefusal } from './sheet-types.ts'

const endSignature = 0x06054b50
const entrySignature = 0x02014b50
/** A workbook of ours has some dozens of parts; thousands are an attack on the parser's tables. */
const maxParts = 2_000

/**
 * Reads a zip's central directory only and refuses what would unpack beyond the limit. A directory can lie; the child
 * process that unpacks holds every part to the size stated here.
 * Returns the names of the parts.
 */
export async function checkZip(
  file: FileHandle,
  about: { size: number; name: string; limits: SheetLimits },
): Promise<Set<string>> {
  const { size, name, limits } = about
  const damaged = (): SheetRefusal => new SheetRefusal('sheet-damaged', { name })
  const tail = Buffer.alloc(Math.min(size, 65_557))
  await file.read(tail, 0, tail.length, size - tail.length)
  const end = tail.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]))
  if (end < 0 || end + 22 > tail.length || tail.readUInt32LE(end) !== endSignature) throw damaged()
  const count = tail.readUInt16LE(end + 10)
  const length = tail.readUInt32LE(end + 12)
  const offset = tail.readUInt32LE(end + 16)
  if (offset + length > size || count > maxParts || count === 0) throw damaged()
  const directory = Buffer.alloc(length)
  await file.read(directory, 0, length, offset)
  const parts = readEntries(directory, count)
  if (parts === null) throw damaged()
  const unzipped = parts.reduce((sum, part) => sum + part.size, 0)
  if (unzipped > limits.unzippedBytes)
    throw new SheetRefusal('sheet-unpacks-too-large', {
      name,
      limit: inMegabytes(limits.unzippedBytes),
    })
  return new Set(parts.map(part => part.name))
}

/** The names and stated sizes in a zip's central directory; null when it is damaged. */
function readEntries(directory: Buffer, count: number): { name: string; size: number }[] | null {
  const parts: { name: string; size: number }[] = []
  let at = 0
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > directory.length || directory.readUInt32LE(at) !== entrySignature) return null
    const nameLength = directory.readUInt16LE(at + 28)
    const size = directory.readUInt32LE(at + 24)
    const name = directory.toString('utf8', at + 46, at + 46 + nameLength)
    parts.push({ name: name.replace(/\\/g, '/').replace(/^\//, ''), size })
    at += 46 + nameLength + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32)
  }
  return parts
}
