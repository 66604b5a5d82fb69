import { createReadStream } from 'node:fs'
import { looksWide } from './detect-format.ts'

export interface Encoding {
  label: string
  /** True when the bytes do not say so themselves and letter statistics decided. */
  guessed: boolean
}

/**
 * The encoding of a text file: byte-order mark, zero bytes of UTF-16, valid UTF-8, else the Windows code page whose
 * letters fit best (1252 western, 1250 central European, 1257 Baltic).
 */
export async function detectEncoding(path: string): Promise<Encoding> {
  const strict = new TextDecoder('utf-8', { fatal: true })
  const beyondAscii: Buffer[] = []
  let valid = true
  let first = true
  for await (const chunk of createReadStream(path, { highWaterMark: 256 * 1024 }) as AsyncIterable<Buffer>) {
    if (first) {
      const marked = readMark(chunk)
      if (marked !== null) return { label: marked, guessed: false }
      first = false
    }
    if (valid) {
      try {
        strict.decode(chunk, { stream: true })
      } catch {
        valid = false
      }
    }
    if (beyondAscii.length < 8) beyondAscii.push(chunk)
    if (!valid && beyondAscii.length >= 8) break
  }
  if (valid) {
    try {
      strict.decode()
      return { label: 'utf-8', guessed: false }
    } catch {
      // The file ends inside a character: then it is no UTF-8.
    }
  }
  return { label: guessCodePage(Buffer.concat(beyondAscii)), guessed: true }
}

function readMark(start: Buffer): string | null {
  if (start[0] === 0xef && start[1] === 0xbb && start[2] === 0xbf) return 'utf-8'
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le'
  if (start[0] === 0xfe && start[1] === 0xff) return 'utf-16be'
  return looksWide(start.subarray(0, 512))
}

/** The letters beyond ASCII that words of the page's languages really use. */
const letters: [string, Set<string>][] = [
  ['windows-1252', both('äöüßéèàçêâîôûùëïñáíóúœøåæãõìò')],
  ['windows-1250', both('ąćęłńóśźżáčďéěíňřšťúůýžăâîşţőűöüäß')],
  ['windows-1257', both('ąčęėįšųūžāēģīķļņõäöü')],
]

function both(lower: string): Set<string> {
  return new Set([...lower, ...lower.toUpperCase()])
}

/** Ties go to the western page, which is by far the commonest. */
function guessCodePage(sample: Buffer): string {
  let best = { label: 'windows-1252', score: Number.NEGATIVE_INFINITY }
  for (const [label, known] of letters) {
    let score = 0
    for (const letter of new TextDecoder(label).decode(sample)) {
      if (letter < '\u0080') continue
      if (known.has(letter)) score += 1
      else if (/[\p{L}\p{Cc}¹²³°¿¡¼½¾]/u.test(letter)) score -= 1
    }
    if (score > best.score) best = { label, score }
  }
  return best.label
}
