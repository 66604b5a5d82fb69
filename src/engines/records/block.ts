import { isEastAsian, skeleton } from './fold.ts'
import type { PreparedRecord } from './prepare.ts'
import type { NameForm, NameWord } from './read-name.ts'
import { headWord, type WordWeights } from './weigh-words.ts'

/** How many pairs of one block are looked at before it is cut finer. */
const WHOLE_BLOCK = 40
const MAX_BLOCK = 1500
/** Below, every pair that shares one word is looked at. */
const SMALL_LIST = 5000
/** A word behind so many beginnings brings names together only with a second word. */
const COMMON_FROM = 5

/**
 * Calls `found` once for each pair of records that could be one organisation: they share an identifier, a telling word, its
 * consonants, its letters but one, or the beginning of the whole name. Blocks grown too large are cut by a second key.
 */
export function forEachCandidate(
  records: readonly PreparedRecord[],
  weights: WordWeights,
  found: (left: number, right: number) => void,
): void {
  const blocks = new Map<string, number[]>()
  for (const [index, record] of records.entries())
    for (const key of keysOf(record, weights, records.length < SMALL_LIST)) {
      const block = blocks.get(key)
      if (block === undefined) blocks.set(key, [index])
      else if (block.at(-1) !== index) block.push(index)
    }
  const seen = new Set<number>()
  const size = records.length
  const tell = (left: number, right: number) => {
    const pair = left < right ? left * size + right : right * size + left
    if (left === right || seen.has(pair)) return
    seen.add(pair)
    found(Math.min(left, right), Math.max(left, right))
  }
  for (const block of blocks.values()) if (block.length > 1) pairUp(block, records, tell, 0)
}

function pairUp(
  block: readonly number[],
  records: readonly PreparedRecord[],
  tell: (left: number, right: number) => void,
  depth: number,
): void {
  const whole = records.length < SMALL_LIST ? 10 * WHOLE_BLOCK : WHOLE_BLOCK
  if (block.length <= whole || (depth > 2 && block.length <= MAX_BLOCK)) {
    for (let i = 0; i < block.length; i += 1)
      for (let j = i + 1; j < block.length; j += 1) tell(block[i] ?? 0, block[j] ?? 0)
    return
  }
  if (depth > 2) {
    // Hundreds of like names with nothing to tell them apart: each meets its neighbours in order.
    const sorted = [...block].sort((x, y) =>
      (records[x]?.sortKey ?? '') < (records[y]?.sortKey ?? '') ? -1 : 1,
    )
    for (let i = 0; i < sorted.length; i += 1)
      for (let j = i + 1; j <= i + 12 && j < sorted.length; j += 1) tell(sorted[i] ?? 0, sorted[j] ?? 0)
    return
  }
  const parts = new Map<string, number[]>()
  for (const index of block) {
    const record = records[index]
    if (record === undefined) continue
    for (const key of finerKeys(record, depth)) {
      const part = parts.get(key)
      if (part === undefined) parts.set(key, [index])
      else if (part.at(-1) !== index) part.push(index)
    }
  }
  for (const part of parts.values())
    if (part.length > 1 && part.length < block.length) pairUp(part, records, tell, depth + 1)
    else if (part.length > 1) pairUp(part, records, tell, 3)
}

/** Keys that cut a block of names with one word in common: the other words, then the beginning of the name, then the place. */
function finerKeys(record: PreparedRecord, depth: number): string[] {
  const form = record.forms[0]?.form
  if (form === undefined) return []
  if (depth === 0)
    return [
      ...new Set(form.words.filter(word => word.kind !== 'stop').map(word => word.idea.slice(0, 4))),
      form.squashed.slice(0, 6),
    ]
  if (depth === 1) return [form.squashed.slice(0, 7), form.squashed.slice(-7)]
  return [`${record.country ?? ''}${record.city ?? ''}`, form.key]
}

function keysOf(record: PreparedRecord, weights: WordWeights, isSmall: boolean): Set<string> {
  const keys = new Set<string>()
  const { identifiers } = record
  for (const kind of ['pic', 'lei', 'vat', 'nationalId', 'domain', 'email', 'phone'] as const)
    if (identifiers[kind] !== null) keys.add(`${kind}:${identifiers[kind]}`)
  for (const { form } of record.forms) addFormKeys(keys, form, weights, isSmall)
  return keys
}

function addFormKeys(keys: Set<string>, form: NameForm, weights: WordWeights, isSmall: boolean): void {
  keys.add(`k:${form.key}`)
  if (form.squashed.length > 3) {
    keys.add(`p:${form.squashed.slice(0, 6)}`)
    keys.add(`q:${form.squashed}`)
  }
  const head = headWord(form)
  const telling = form.words.filter(word => !word.isTail && word.kind !== 'stop' && word.kind !== 'soft')
  const ranked = telling
    .map(word => ({ word, weight: weights.weigh(word, word === head) }))
    .sort((x, y) => y.weight - x.weight)
    .slice(0, 4)
  for (const { word } of ranked) {
    if (word.kind !== 'plain') continue
    if (isSmall || word === head || weights.spread(word.idea) <= COMMON_FROM) addWordKeys(keys, word)
    else for (const other of telling) if (other !== word) keys.add(pairKey(word.idea, other.idea))
  }
  // Names of common words only meet by pairs of them.
  if (!telling.some(word => word.kind === 'plain'))
    for (let at = 0; at + 1 < telling.length; at += 1)
      keys.add(`g:${telling[at]?.idea} ${telling[at + 1]?.idea}`)
  if (head !== undefined) addSlips(keys, head)
  for (const acronym of form.acronyms) keys.add(`w:${acronym}`)
}

function pairKey(a: string, b: string): string {
  return a < b ? `v:${a} ${b}` : `v:${b} ${a}`
}

function addWordKeys(keys: Set<string>, word: NameWord): void {
  keys.add(`w:${word.idea}`)
  if (isEastAsian(word.text)) {
    const signs = [...word.text]
    for (let at = 0; at + 1 < signs.length && at < 6; at += 1) keys.add(`s:${signs[at]}${signs[at + 1]}`)
    return
  }
  const bones = skeleton(word.text)
  if (bones.length >= 4) keys.add(`s:${bones}`)
}

/** The head without one letter each: two spellings one slip apart share a key. */
function addSlips(keys: Set<string>, head: NameWord): void {
  const text = head.text.slice(0, 9)
  if (text.length < 5 || isEastAsian(text)) return
  keys.add(`d:${text}`)
  for (let at = 0; at < text.length; at += 1) keys.add(`d:${text.slice(0, at)}${text.slice(at + 1)}`)
}
