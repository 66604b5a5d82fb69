import { createReadStream } from 'node:fs'
import { looksWide } from './detect-format.ts'
import type { EncodingName } from './encodings.ts'
import { findGarbling, garblingPages, mendText } from './garbled-text.ts'

export interface Encoding {
  label: EncodingName
  /** True when the bytes do not say so themselves and letter statistics decided. */
  guessed: boolean
}

/** One way to read a file, with the first of its cells in which it makes a difference. */
export interface EncodingReading {
  encoding: EncodingName
  samples: string[]
}

/**
 * The encoding of a text file: byte-order mark, zero bytes of UTF-16, valid UTF-8 (mended when it was saved from a wrong
 * reading), else the code page whose letters fit best: Windows-1252 western, 1250 central European, 1257 Baltic, Mac Roman.
 */
export async function detectEncoding(path: string): Promise<Encoding> {
  const { marked, valid, sample } = await lookAtBytes(path)
  if (marked !== null && marked !== 'utf-8') return { label: marked, guessed: false }
  if (valid || marked === 'utf-8') {
    const page = findGarbling(new TextDecoder().decode(sample))
    return page === null ? { label: 'utf-8', guessed: false } : { label: `garbled-${page}`, guessed: true }
  }
  return { label: guessCodePage(sample), guessed: true }
}

/**
 * The ways to read a file whose letters are in doubt, the likeliest first, each with cells that show the difference; none
 * when the file itself says how it is to be read.
 */
export async function listEncodingReadings(path: string): Promise<EncodingReading[]> {
  const { label, guessed } = await detectEncoding(path)
  if (!guessed) return []
  const { sample } = await lookAtBytes(path)
  const likely: EncodingName[] = label.startsWith('garbled-')
    ? [label, 'utf-8']
    : [label, ...codePages.map(([page]) => page).filter(page => page !== label)]
  const lines = splitLines(sample)
  return likely.map(encoding => ({
    encoding,
    samples: lines.slice(0, 4).map(line => decodeAll(line, encoding)),
  }))
}

/** Cells (or short lines) with a byte beyond ASCII. */
function splitLines(sample: Buffer): Buffer[] {
  const cells: Buffer[] = []
  let start = 0
  const seen = new Set<string>()
  for (let at = 0; at <= sample.length && cells.length < 4; at += 1) {
    const byte = sample[at] ?? 10
    if (byte !== 10 && byte !== 13 && byte !== 59 && byte !== 9 && byte !== 124 && byte !== 44) continue
    const cell = sample.subarray(start, at)
    start = at + 1
    if (!cell.some(one => one >= 0x80) || cell.length > 120 || seen.has(cell.toString('latin1'))) continue
    seen.add(cell.toString('latin1'))
    cells.push(cell)
  }
  return cells
}

function decodeAll(bytes: Buffer, encoding: EncodingName): string {
  const decoder = openDecoder(encoding)
  return (decoder.decode(bytes) + decoder.end()).replace(/^"|"$/g, '').trim()
}

/** Turns bytes into text piece by piece. */
export function openDecoder(encoding: string): { decode: (bytes: Uint8Array) => string; end: () => string } {
  const page = garblingPages.find(one => encoding === `garbled-${one}`)
  const decoder = new TextDecoder(page === undefined ? encoding : 'utf-8')
  if (page === undefined)
    return { decode: bytes => decoder.decode(bytes, { stream: true }), end: () => decoder.decode() }
  let held = ''
  return {
    decode: bytes => {
      const text = held + decoder.decode(bytes, { stream: true })
      // A letter may go on in the next piece; what is held is at most one run of letters beyond ASCII.
      const cut = text.search(/[^\0-\x7f]{1,64}$/)
      held = cut < 0 ? '' : text.slice(cut)
      return mendText(cut < 0 ? text : text.slice(0, cut), page)
    },
    end: () => mendText(held + decoder.decode(), page),
  }
}

async function lookAtBytes(
  path: string,
): Promise<{ marked: EncodingName | null; valid: boolean; sample: Buffer }> {
  const strict = new TextDecoder('utf-8', { fatal: true })
  const beyondAscii: Buffer[] = []
  let valid = true
  let marked: EncodingName | null = null
  let first = true
  for await (const chunk of createReadStream(path, { highWaterMark: 256 * 1024 }) as AsyncIterable<Buffer>) {
    if (first) {
      marked = readMark(chunk)
      if (marked !== null && marked !== 'utf-8') return { marked, valid: false, sample: chunk }
      first = false
    }
    if (valid) {
      try {
        strict.decode(chunk, { stream: true })
      } catch {
        valid = false
      }
    }
    if (beyondAscii.length < 8 && chunk.some(byte => byte >= 0x80)) beyondAscii.push(chunk)
    if (!valid && beyondAscii.length >= 8) break
  }
  try {
    if (valid) strict.decode()
  } catch {
    // The file ends inside a character: then it is no UTF-8.
    valid = false
  }
  return { marked, valid, sample: Buffer.concat(beyondAscii) }
}

function readMark(start: Buffer): EncodingName | null {
  if (start[0] === 0xef && start[1] === 0xbb && start[2] === 0xbf) return 'utf-8'
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le'
  if (start[0] === 0xfe && start[1] === 0xff) return 'utf-16be'
  return looksWide(start.subarray(0, 512))
}

/** The letters beyond ASCII that words of the page's languages really use. */
const codePages: [EncodingName, Set<string>][] = [
  ['windows-1252', both('äöüßéèàçêâîôûùëïñáíóúœøåæãõìò')],
  ['windows-1250', both('ąćęłńóśźżáčďéěíňřšťúůýžăâîşţőűöüäß')],
  ['windows-1257', both('ąčęėįšųūžāēģīķļņõäöü')],
  ['macintosh', both('äöüßéèàçêâîôûùëïñáíóúœøåæãõìò')],
]

function both(lower: string): Set<string> {
  return new Set([...lower, ...lower.toUpperCase()])
}

/** Dashes, quotation marks and the like, which belong to any page. */
const neutral = new Set('–—‘’“”„«»°§€©®·•…')

/**
 * Ties go to the western page, which is by far the commonest. A capital between small letters ('MŸnchen') or a sign where a
 * letter should be ('M∏nchen') speaks against a page.
 */
function guessCodePage(sample: Buffer): EncodingName {
  let best: { label: EncodingName; score: number } = {
    label: 'windows-1252',
    score: Number.NEGATIVE_INFINITY,
  }
  for (const [label, known] of codePages) {
    const text = new TextDecoder(label).decode(sample)
    let score = 0
    for (const [letter] of text.matchAll(/[^\0-\x7f]/gu))
      score += known.has(letter) ? 1 : neutral.has(letter) ? 0 : -1
    score -= 2 * (text.match(/\p{Ll}(?=[^\0-\x7f])\p{Lu}\p{Ll}/gu)?.length ?? 0)
    if (score > best.score) best = { label, score }
  }
  return best.label
}
