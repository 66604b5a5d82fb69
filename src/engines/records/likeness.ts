import { countEdits } from './count-edits.ts'
import { isEastAsian, skeleton } from './fold.ts'
import { isCommonEnding } from './lexicon/words.ts'
import type { NameWord } from './read-name.ts'

export type How = 'equal' | 'abbreviation' | 'spelling' | 'none'

export interface Likeness {
  /** 0 to 1. */
  readonly value: number
  readonly how: How
}

const none: Likeness = { value: 0, how: 'none' }
const equal: Likeness = { value: 1, how: 'equal' }

/**
 * How likely two words are one word, written, shortened or mistyped differently. Words the lexicon tells apart are never a
 * slip of each other.
 */
export function compareWords(a: NameWord, b: NameWord): Likeness {
  if (a.idea === b.idea || a.text === b.text) return equal
  if (/\d/.test(a.text) || /\d/.test(b.text)) return none
  if (isEastAsian(a.text) || isEastAsian(b.text)) return compareSigns(a.text, b.text)
  const [short, long] = a.text.length <= b.text.length ? [a, b] : [b, a]
  const areBothKnown = short.kind !== 'plain' && long.kind !== 'plain'
  if (!areBothKnown) {
    const shortened = compareShortened(short, long)
    if (shortened.value > 0) return shortened
  }
  if (areBothKnown || short.kind === 'stop' || long.kind === 'stop' || !couldBeSlip(short.text, long.text))
    return none
  return compareSpelling(short.text, long.text)
}

/** A cheap look before letters are counted: most slips leave the first letter, or else what follows it. */
function couldBeSlip(a: string, b: string): boolean {
  const first = a.charCodeAt(0)
  if (first === b.charCodeAt(0) || first === b.charCodeAt(1) || a.charCodeAt(1) === b.charCodeAt(0))
    return true
  return (
    a.length > 3 &&
    a.charCodeAt(1) === b.charCodeAt(1) &&
    a.charCodeAt(2) === b.charCodeAt(2) &&
    a.charCodeAt(3) === b.charCodeAt(3)
  )
}

/** True unless two words are surely no spelling of one: cheap, for sorting out pairs of names. */
export function couldBeOne(a: NameWord, b: NameWord): boolean {
  if (a.kind !== 'plain' && b.kind !== 'plain') return a.idea === b.idea
  if (a.text.charCodeAt(0) > 0x2e80) return true
  const shared = Math.min(a.text.length, b.text.length, 3)
  if (a.text.charCodeAt(0) === b.text.charCodeAt(0)) {
    // One slip or a shortening leaves one of the next letters where it was, or moves it by one.
    if (shared < 3) return true
    const [x, y] = [a.text.charCodeAt(1), a.text.charCodeAt(2)]
    const [u, v] = [b.text.charCodeAt(1), b.text.charCodeAt(2)]
    return x === u || y === v || x === v || y === u
  }
  return couldBeSlip(a.text, b.text)
}

/** Signs of Chinese, Japanese and Korean names: share of neighbouring pairs. */
function compareSigns(a: string, b: string): Likeness {
  const left = pairsOf(a)
  const right = pairsOf(b)
  let shared = 0
  const rest = [...right]
  for (const pair of left) {
    const at = rest.indexOf(pair)
    if (at < 0) continue
    shared += 1
    rest.splice(at, 1)
  }
  const value = (2 * shared) / Math.max(1, left.length + right.length)
  return value < 0.5 ? none : { value, how: 'spelling' }
}

function pairsOf(text: string): string[] {
  const signs = [...text]
  return signs.length < 2 ? signs : signs.slice(1).map((sign, at) => `${signs[at]}${sign}`)
}

/** `IND` for industries, `MFG` for manufacturing; plain words are seldom shortened and count less. */
function compareShortened(short: NameWord, long: NameWord): Likeness {
  const { length } = short.text
  if (length < 3 || long.text.length - length < 2 || short.text[0] !== long.text[0]) return none
  const isCommon = long.kind === 'generic' || long.kind === 'geo' || long.kind === 'soft'
  if (long.text.startsWith(short.text)) {
    if (isCommon) return { value: 0.95, how: 'abbreviation' }
    if (length > 4 && isCommonEnding(long.text.slice(length))) return { value: 0.88, how: 'abbreviation' }
    if (length < 4) return { value: 0.6, how: 'abbreviation' }
    return { value: Math.min(0.86, 0.66 + 0.02 * length), how: 'abbreviation' }
  }
  const isSkeleton = isCommon && !/[aeiou]/.test(short.text.slice(1)) && isInside(short.text, long.text)
  return isSkeleton ? { value: 0.9, how: 'abbreviation' } : none
}

function isInside(short: string, long: string): boolean {
  let at = 0
  for (const letter of long) if (letter === short[at]) at += 1
  return at === short.length
}

function compareSpelling(a: string, b: string): Likeness {
  const length = Math.max(a.length, b.length)
  if (Math.min(a.length, b.length) < 4) return none
  const limit = length < 10 ? 1 : 2
  const edits = countEdits(a, b, limit)
  if (edits <= limit) {
    const first = a[0] === b[0] ? 0 : 0.12
    const ending = isEnding(a, b) ? 0.05 : 0
    return { value: Math.max(0.5, 1 - (1.1 * edits) / length - first + ending), how: 'spelling' }
  }
  if (length - Math.min(a.length, b.length) <= 3 && a[0] === b[0]) {
    const bones = skeleton(a)
    if (bones.length >= 4 && bones === skeleton(b) && countEdits(a, b, 3) <= 3 && length > 8)
      return { value: 0.82, how: 'spelling' }
  }
  return none
}

/** One is the other with an ending of number or case. */
function isEnding(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  return long.startsWith(short) && /^(?:s|e|n|es|en|er|os|as|i|o|a)$/.test(long.slice(short.length))
}
