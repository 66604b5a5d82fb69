import { open, stat } from 'node:fs/promises'
import { inMegabytes, type SheetFormat, type SheetLimits, SheetRefusal } from './sheet-types.ts'
import { checkZip } from './zip-directory.ts'

/**
 * Tells from the content what a file is and checks its size and zip directory before anything is parsed.
 * Throws `SheetRefusal` for what we do not read.
 */
export async function detectFormat(path: string, name: string, limits: SheetLimits): Promise<SheetFormat> {
  const { size } = await stat(path)
  if (size === 0) throw new SheetRefusal('sheet-empty', { name })
  if (size > limits.fileBytes)
    throw new SheetRefusal('sheet-file-too-large', { name, limit: inMegabytes(limits.fileBytes) })
  await using file = await open(path)
  const start = Buffer.alloc(Math.min(size, 512))
  await file.read(start, 0, start.length, 0)
  if (start.subarray(0, 4).equals(Buffer.from([0xd0, 0xcf, 0x11, 0xe0])))
    throw new SheetRefusal('sheet-old-or-locked', { name })
  if (start.subarray(0, 2).toString('latin1') === 'PK') {
    const parts = await checkZip(file, { size, name, limits })
    if (parts.has('xl/workbook.xml') || parts.has('xl/workbook.bin')) return 'xlsx'
    if (parts.has('content.xml')) return 'ods'
    throw new SheetRefusal('sheet-format-unknown', { name })
  }
  if (/^(?:\xef\xbb\xbf)?\s*(?:\[\s*[{\]]|\{\s*["}])/.test(start.toString('latin1'))) return 'json'
  if (looksBinary(start)) throw new SheetRefusal('sheet-format-unknown', { name })
  return 'csv'
}

const signatures = [
  '%PDF',
  '\x89PNG',
  'GIF8',
  '\xff\xd8\xff',
  '\x1f\x8b',
  'Rar!',
  '7z\xbc\xaf',
  '\x7fELF',
  'SQLi',
  '{\\rtf',
]

function looksBinary(start: Buffer): boolean {
  const text = start.toString('latin1')
  if (signatures.some(signature => text.startsWith(signature))) return true
  if (/^(\xef\xbb\xbf)?\s*<(!doctype|html|\?xml|svg)/i.test(text)) return true
  // Our own exports begin with the mark, and may hold whatever people typed.
  if (text.startsWith('\xef\xbb\xbf')) return false
  const wide = start.length >= 2 && /^(\xff\xfe|\xfe\xff)/.test(text)
  if (wide || looksWide(start) !== null) return false
  let controls = 0
  for (const byte of start) if (byte < 9 || (byte > 13 && byte < 32 && byte !== 27)) controls += 1
  return controls > start.length / 10
}

/** UTF-16 without a byte-order mark: nearly every second byte of Latin text is zero. */
export function looksWide(start: Buffer): 'utf-16le' | 'utf-16be' | null {
  if (start.length < 8) return null
  const zeros = [0, 0]
  for (const [index, byte] of start.entries()) if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1
  const half = start.length / 2
  const [even = 0, odd = 0] = zeros
  if (odd > half * 0.6 && even < half * 0.1) return 'utf-16le'
  if (even > half * 0.6 && odd < half * 0.1) return 'utf-16be'
  return null
}
