import { inflateSync } from 'node:zlib'

interface FontTable {
  tag: string
  bytes: Uint8Array
}

/**
 * A WOFF 1.0 file (W3C recommendation of 2012) as the OpenType font inside it. With `family` the font is renamed: two
 * subsets of one typeface must differ in name, or the typesetter looks into the first one only.
 */
export function unpackWoff(woff: Buffer, naming?: { family: string; style: 'Regular' | 'Bold' }): Buffer {
  if (woff.toString('latin1', 0, 4) !== 'wOFF') throw new Error('This is not a WOFF file.')
  const tables: FontTable[] = Array.from({ length: woff.readUInt16BE(12) }, (_, index) => {
    const at = 44 + 20 * index
    const packed = woff.subarray(
      woff.readUInt32BE(at + 4),
      woff.readUInt32BE(at + 4) + woff.readUInt32BE(at + 8),
    )
    const bytes = packed.length < woff.readUInt32BE(at + 12) ? inflateSync(packed) : packed
    return { tag: woff.toString('latin1', at, at + 4), bytes }
  })
  const named =
    naming === undefined
      ? tables
      : tables.map(table => (table.tag === 'name' ? { tag: 'name', bytes: writeNames(naming) } : table))
  return joinTables(woff.readUInt32BE(4), named)
}

function joinTables(flavour: number, tables: readonly FontTable[]): Buffer {
  const head = 12 + 16 * tables.length
  const font = Buffer.alloc(tables.reduce((sum, table) => sum + padded(table.bytes.length), head))
  const power = Math.floor(Math.log2(tables.length))
  font.writeUInt32BE(flavour, 0)
  font.writeUInt16BE(tables.length, 4)
  font.writeUInt16BE(16 * 2 ** power, 6)
  font.writeUInt16BE(power, 8)
  font.writeUInt16BE(16 * tables.length - 16 * 2 ** power, 10)
  let offset = head
  for (const [index, { tag, bytes }] of tables.entries()) {
    const at = 12 + 16 * index
    font.write(tag, at, 'latin1')
    font.set(bytes, offset)
    font.writeUInt32BE(sumOf(font.subarray(offset, offset + padded(bytes.length))), at + 4)
    font.writeUInt32BE(offset, at + 8)
    font.writeUInt32BE(bytes.length, at + 12)
    offset += padded(bytes.length)
  }
  return font
}

function padded(length: number): number {
  return (length + 3) & ~3
}

function sumOf(bytes: Buffer): number {
  let sum = 0
  for (let at = 0; at < bytes.length; at += 4) sum = (sum + bytes.readUInt32BE(at)) >>> 0
  return sum
}

/** A `name` table that says family, style, full name and PostScript name, in Windows' Unicode encoding. */
function writeNames({ family, style }: { family: string; style: string }): Buffer {
  const names = [
    [1, family],
    [2, style],
    [4, `${family} ${style}`],
    [6, `${family.replaceAll(' ', '')}-${style}`],
  ] as const
  const texts = names.map(([, text]) => Buffer.from(text, 'utf16le').swap16())
  const head = Buffer.alloc(6 + 12 * names.length)
  head.writeUInt16BE(names.length, 2)
  head.writeUInt16BE(head.length, 4)
  let offset = 0
  for (const [index, [nameId]] of names.entries()) {
    const length = texts[index]?.length ?? 0
    for (const [field, value] of [3, 1, 0x409, nameId, length, offset].entries())
      head.writeUInt16BE(value, 6 + 12 * index + 2 * field)
    offset += length
  }
  return Buffer.concat([head, ...texts])
}
