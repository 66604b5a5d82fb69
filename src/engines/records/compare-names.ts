import { comparePersons, type NameScore } from './compare-persons.ts'
import { skeleton } from './fold.ts'
import { thinIdeas } from './lexicon/words.ts'
import { compareWords, couldBeOne, type Likeness } from './likeness.ts'
import { type Reason, SAME_FROM } from './model.ts'
import type { NameForm, NameWord } from './read-name.ts'
import type { WordWeights } from './weigh-words.ts'

export interface NameContext {
  readonly weights: WordWeights
  /** Folded words of the towns of both records: a town in a name is no sign of another organisation. */
  readonly towns: ReadonlySet<string>
  /** True where a pair that is surely different needs no exact score. */
  readonly isQuick?: boolean
}

/** How alike two names are, 0 to 1, with what agrees and what does not. Symmetric. */
export function compareNames(a: NameForm, b: NameForm, context: NameContext): NameScore {
  if (a.script !== b.script) return compareAcross(a, b)
  if (a.person !== null && b.person !== null) return comparePersons(a.person, b.person)
  if (a.key === b.key && a.key !== '') return compareEqual(a, b, context)
  if (a.squashed === b.squashed && a.squashed.length > 3)
    return { score: 0.985, reasons: [{ code: 'same-but-spaces', weight: 0.95 }] }
  const acronym = compareAcronym(a, b)
  const words = compareByWords(a, b, context)
  if (acronym !== null && acronym.score > words.score) return acronym
  return words
}

function compareEqual(a: NameForm, b: NameForm, context: NameContext): NameScore {
  const tails = tailsDiffer(a, b, context)
  const reasons: Reason[] = [{ code: 'same-name', weight: 1 }]
  if (tails !== null) reasons.push(tails)
  const base = a.words.some(isOwn) ? 1 : commonBase(a, b)
  return { score: base + (tails === null ? 0 : tails.weight), reasons }
}

function isOwn(word: NameWord): boolean {
  return word.kind === 'plain' && !word.isTail
}

/** Names of nothing but common words are shared by many; written or shortened alike they say more than translated. */
function commonBase(a: NameForm, b: NameForm): number {
  const left = a.words.filter(word => isTelling(word) && !word.isTail)
  const right = b.words.filter(word => isTelling(word) && !word.isTail)
  if (left.length < 2) return a.squashed === b.squashed ? 0.88 : 0.78
  const isWritten = left.every((word, at) => {
    const other = right[at]?.text ?? ''
    return (
      word.text.startsWith(other.slice(0, 3)) && (word.text.startsWith(other) || other.startsWith(word.text))
    )
  })
  return isWritten ? 0.92 : 0.8
}

/** What stands behind the legal form: towns say little, other words may be a branch. */
function tailsDiffer(a: NameForm, b: NameForm, context: NameContext): Reason | null {
  const tell = (form: NameForm) =>
    form.words.filter(
      word => word.isTail && word.kind !== 'stop' && word.kind !== 'soft' && !context.towns.has(word.text),
    )
  const left = tell(a)
  const right = tell(b)
  const extraA = left.filter(word => !right.some(other => other.idea === word.idea))
  const extraB = right.filter(word => !left.some(other => other.idea === word.idea))
  if (extraA.length + extraB.length === 0) return null
  return {
    code: 'extra-word',
    weight: Math.max(-0.1, -0.02 * (extraA.length + extraB.length)),
    left: say(extraA),
    right: say(extraB),
  }
}

/** Names in two scripts: consonants are compared for Hebrew and Arabic; otherwise nothing can be said. */
function compareAcross(a: NameForm, b: NameForm): NameScore {
  const reason: Reason = { code: 'other-script', weight: 0 }
  const isSemitic = (form: NameForm) => form.script === 'hebrew' || form.script === 'arabic'
  if (!isSemitic(a) && !isSemitic(b)) return { score: 0.3, reasons: [reason] }
  const bones = (form: NameForm) =>
    form.words
      .filter(word => word.kind === 'plain' && !word.isTail)
      .map(word => skeleton(word.text.replace(/^ال/, '')))
      .join('')
  const left = bones(a)
  const right = bones(b)
  return left.length >= 3 && left === right
    ? { score: 0.76, reasons: [reason] }
    : { score: 0.3, reasons: [reason] }
}

/** `CNRS` and the name whose first letters it is: good enough to ask somebody, never to merge. */
function compareAcronym(a: NameForm, b: NameForm): NameScore | null {
  for (const [short, long] of [
    [a, b],
    [b, a],
  ] as const) {
    const word = short.single
    if (word === null) continue
    if (long.words.length < 3 || !long.acronyms.includes(word)) continue
    return {
      score: word.length > 3 ? 0.76 : 0.7,
      reasons: [{ code: 'acronym', weight: 0.5, left: say(a.words), right: say(b.words) }],
    }
  }
  return null
}

interface Matched {
  readonly left: readonly NameWord[]
  readonly right: readonly NameWord[]
  readonly likeness: Likeness
}

interface Tally {
  matched: number
  loss: number
  /** Weight left over on either side, and its part that names something else. */
  over: [number, number]
  telling: [number, number]
  contentMatched: number
  plainMatched: number
  /** Own words that are equal, or long and one letter off. */
  sureMatched: number
}

const PENALTY_BOTH = 1.6
/** Below this no evidence but an identifier makes a pair worth a look. */
const HOPELESS_BELOW = 0.55
const hopeless: NameScore = { score: 0, reasons: [] }

/** Weights of a name's words; a town of one of the records tells little wherever it stands. */
function weigh(form: NameForm, context: NameContext): readonly number[] {
  const weights = context.weights.of(form)
  if (context.towns.size === 0) return weights
  return weights.map((weight, at) => {
    const word = form.words[at]
    const isTown = word !== undefined && (context.towns.has(word.text) || context.towns.has(word.idea))
    return isTown ? Math.min(weight, 0.15) : weight
  })
}

/** True when so much cannot be matched whatever the spelling that nobody needs to look closer: no pairing, no memory. */
function isPlainlyHopeless(
  a: NameForm,
  b: NameForm,
  weights: readonly [readonly number[], readonly number[]],
): boolean {
  let possible = 0
  let lostA = 0
  let lostB = 0
  for (let side = 0; side < 2; side += 1) {
    const [own, other] = side === 0 ? [a, b] : [b, a]
    for (let at = 0; at < own.words.length; at += 1) {
      const word = own.words[at]
      if (word === undefined) continue
      const weight = (side === 0 ? weights[0] : weights[1])[at] ?? 0
      if (hasLikely(word, other.words, other.squashed)) possible += weight / 2
      else if (word.kind !== 'stop' && word.kind !== 'soft' && !word.isInitials) {
        if (side === 0) lostA += weight
        else lostB += weight
      }
    }
  }
  return possible / (possible + (lostA + lostB) / 2 + PENALTY_BOTH * Math.min(lostA, lostB)) < HOPELESS_BELOW
}

/** True when a word could be one of the others, or stand inside them where they are written together. */
function hasLikely(word: NameWord, others: readonly NameWord[], squashed: string): boolean {
  for (let at = 0; at < others.length; at += 1) {
    const other = others[at]
    if (other !== undefined && (word.idea === other.idea || couldBeOne(word, other))) return true
  }
  return word.text.length > 2 && squashed.includes(word.text)
}

function compareByWords(a: NameForm, b: NameForm, context: NameContext): NameScore {
  const weights = [weigh(a, context), weigh(b, context)] as const
  if (context.isQuick && isPlainlyHopeless(a, b, weights)) return hopeless
  const weightOf = (word: NameWord, side: 0 | 1) =>
    weights[side][(side === 0 ? a : b).words.indexOf(word)] ?? 0
  const sum = (words: readonly NameWord[], side: 0 | 1) =>
    words.reduce((total, word) => total + weightOf(word, side), 0)
  const matches = alignEqual(a.words, b.words)
  alignAlike(matches)
  const tally: Tally = {
    matched: 0,
    loss: 0,
    over: [0, 0],
    telling: [0, 0],
    contentMatched: 0,
    plainMatched: 0,
    sureMatched: 0,
  }
  const reasons: Reason[] = []
  for (const { left, right, likeness } of matches.pairs) {
    const weight = (sum(left, 0) + sum(right, 1)) / 2
    const value = temper(left, right, likeness, context.weights)
    tally.matched += weight * value
    tally.loss += weight * (1 - value)
    const isContent = left.some(
      word => word.kind === 'plain' || word.kind === 'generic' || word.kind === 'geo',
    )
    if (isContent && !left.every(word => word.isTail)) tally.contentMatched += 1
    if (left.some(isOwn)) tally.plainMatched += 1
    if (left.some(isOwn) && (likeness.how === 'equal' || value > 0.865)) tally.sureMatched += 1
    if (likeness.how === 'abbreviation' || likeness.how === 'spelling')
      reasons.push({ code: likeness.how, weight: 0.3 * weight, left: say(left), right: say(right) })
  }
  const rest = [matches.left, matches.right] as const
  const isShort = tally.contentMatched <= 1
  for (const side of [0, 1] as const)
    for (const word of rest[side]) {
      const isThin =
        thinIdeas.has(word.idea) ||
        word.kind === 'soft' ||
        word.kind === 'stop' ||
        word.isTail ||
        word.isInitials
      const weight = weightOf(word, side) * (isShort ? 2 : isThin ? 1 : 2)
      tally.over[side] += weight
      if (word.kind === 'plain' || word.kind === 'generic' || word.kind === 'geo')
        tally.telling[side] += weightOf(word, side)
    }
  const both = Math.min(tally.telling[0], tally.telling[1])
  const over = (tally.over[0] + tally.over[1]) / 2
  let score =
    tally.matched === 0 ? 0 : tally.matched / (tally.matched + tally.loss + over + PENALTY_BOTH * both)
  // One telling word more on one side is a daughter or a branch as often as not: a person decides, unless the name is long.
  const hasExtra = rest.some((words, side) => words.some(word => isEntity(word, context, side === 0 ? a : b)))
  if (hasExtra && tally.contentMatched < 5) score = Math.min(score, SAME_FROM - 0.01)
  // 'Growth Capital A' and 'Growth Capital B', 'Fund 2' and 'Fund 3'.
  if (rest.every(words => words.some(isMark))) score = Math.min(score, SAME_FROM - 0.01)
  // 'Ecofys Nederland' and 'Ecorys Nederland': a short word one letter off is another word as often as not.
  if (tally.plainMatched > 0 && tally.sureMatched === 0) score = Math.min(score, SAME_FROM - 0.005)
  // Without one word of its own in common, common words in common say little.
  if (tally.plainMatched === 0 && (tally.telling[0] > 0 || tally.telling[1] > 0)) score *= 0.8
  if (tally.matched > 0)
    reasons.unshift({
      code: 'same-words',
      weight: score,
      left: say(matches.pairs.flatMap(pair => pair.left)),
      right: say(matches.pairs.flatMap(pair => pair.right)),
    })
  const extra = { left: say(rest[0].filter(isTelling)), right: say(rest[1].filter(isTelling)) }
  if (extra.left !== '' && extra.right !== '') reasons.push({ code: 'other-word', weight: -both, ...extra })
  else if (extra.left !== '' || extra.right !== '')
    reasons.push({ code: 'extra-word', weight: -over, ...extra })
  return { score, reasons }
}

function isEntity(word: NameWord, context: NameContext, form: NameForm): boolean {
  // A short name written behind or before a long one.
  const isShortName =
    word.text.length < 6 && form.words.length > 4 && (word === form.words[0] || word === form.words.at(-1))
  if (
    word.isTail ||
    word.isInitials ||
    (isShortName && word.kind === 'plain') ||
    thinIdeas.has(word.idea) ||
    context.towns.has(word.text)
  )
    return false
  return isTelling(word)
}

function isMark(word: NameWord): boolean {
  return !word.isTail && (word.isInitials || word.text.length === 1 || /\d/.test(word.text))
}

function isTelling(word: NameWord): boolean {
  return word.kind !== 'stop' && word.kind !== 'soft'
}

/** A slip of the pen is rare: two spellings that are both met in several organisations are two words. */
function temper(
  left: readonly NameWord[],
  right: readonly NameWord[],
  likeness: Likeness,
  weights: WordWeights,
): number {
  const [a, b] = [left[0], right[0]]
  if (likeness.how !== 'spelling' || a === undefined || b === undefined) return likeness.value
  const low = Math.min(weights.spread(a.idea), weights.spread(b.idea))
  if (low >= 2) return likeness.value * 0.85
  // One odd spelling beside many of the usual one.
  const [rare, usual] = [weights.count(a.idea), weights.count(b.idea)].sort((x, y) => x - y)
  const isOdd =
    rare === 1 && (usual ?? 0) >= 4 && Math.min(a.text.length, b.text.length) >= 6 && a.text[0] === b.text[0]
  return isOdd ? Math.max(likeness.value, Math.min(0.93, likeness.value + 0.06)) : likeness.value
}

function say(words: readonly NameWord[]): string {
  return words.map(word => word.text).join(' ')
}

interface Aligned {
  readonly pairs: Matched[]
  left: NameWord[]
  right: NameWord[]
}

/** Pairs the words of two names: equal ones, and two here that are written as one there. */
function alignEqual(a: readonly NameWord[], b: readonly NameWord[]): Aligned {
  const aligned: Aligned = { pairs: [], left: [], right: [...b] }
  for (const word of a) {
    const at = aligned.right.findIndex(one => one.idea === word.idea || one.text === word.text)
    const other = aligned.right[at]
    if (other === undefined) {
      aligned.left.push(word)
      continue
    }
    aligned.pairs.push({ left: [word], right: [other], likeness: { value: 1, how: 'equal' } })
    aligned.right.splice(at, 1)
  }
  if (aligned.left.length === 0 || aligned.right.length === 0) return aligned
  joinWords(aligned.left, aligned.right, (two, one) => {
    aligned.pairs.push({ left: two, right: [one], likeness: { value: 0.97, how: 'equal' } })
    aligned.left = aligned.left.filter(word => !two.includes(word))
    aligned.right = aligned.right.filter(word => word !== one)
  })
  joinWords(aligned.right, aligned.left, (two, one) => {
    aligned.pairs.push({ left: [one], right: two, likeness: { value: 0.97, how: 'equal' } })
    aligned.right = aligned.right.filter(word => !two.includes(word))
    aligned.left = aligned.left.filter(word => word !== one)
  })
  return aligned
}

/** Pairs what is left over: shortened and mistyped words, the likeliest first. */
function alignAlike(aligned: Aligned): void {
  const candidates: { word: NameWord; other: NameWord; likeness: Likeness }[] = []
  for (const word of aligned.left)
    for (const other of aligned.right) {
      const likeness = compareWords(word, other)
      if (likeness.value > 0.55) candidates.push({ word, other, likeness })
    }
  candidates.sort(
    (x, y) => y.likeness.value - x.likeness.value || (key(x.word, x.other) < key(y.word, y.other) ? -1 : 1),
  )
  for (const { word, other, likeness } of candidates) {
    if (!aligned.left.includes(word) || !aligned.right.includes(other)) continue
    aligned.pairs.push({ left: [word], right: [other], likeness })
    aligned.left = aligned.left.filter(one => one !== word)
    aligned.right = aligned.right.filter(one => one !== other)
  }
}

/** The same for a pair and its mirror image. */
function key(word: NameWord, other: NameWord): string {
  return word.text < other.text ? `${word.text} ${other.text}` : `${other.text} ${word.text}`
}

/** Two neighbouring words here that are one word there: `body vision`, `bodyvision`. */
function joinWords(
  many: readonly NameWord[],
  few: readonly NameWord[],
  found: (two: NameWord[], one: NameWord) => void,
): void {
  const free = [...few]
  for (let at = 0; at + 1 < many.length; at += 1) {
    const first = many[at]
    const second = many[at + 1]
    if (first === undefined || second === undefined) continue
    const both = first.text + second.text
    if (both.length < 5) continue
    const index = free.findIndex(one => one.text === both)
    const one = free[index]
    if (one === undefined) continue
    found([first, second], one)
    free.splice(index, 1)
    at += 1
  }
}
