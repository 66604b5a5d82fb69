import type { Need, Profile, Ranked } from './model.ts'

/** The terms of a text in order: words without endings and without words of grammar. */
export type Terms = (text: string) => readonly string[]

/** Texts of a profile that count: somebody knows a subject when a few of their texts are about it, not when all are. */
const NEAREST_TEXTS = 3
/** A pair of neighbouring words against a word: 'optical coherence' says more than both apart, but is rarer by itself. */
const PAIR_WEIGHT = 0.6
/** Times a word of the title counts beyond the text. */
const TITLE_WEIGHT = 1
/** Texts a text borrows words from, and how much: those nearest to it say the same in other words. */
const NEIGHBOURS = 15
const BORROWED = 0.5
/** Terms in more than this share of all texts do not make neighbours; they would only cost time. */
const TOO_COMMON = 0.25
/** How much of what every profile has in common with a need is taken off, so that scores of two needs compare. */
const COMMON_GROUND = 0.4

type Vector = Map<number, number>

/**
 * Ranks all profiles for every need by words alone, the nearest first; equal ones in the order given.
 *
 * A score is the mean likeness of the need to the three nearest texts of a profile: cosine of logarithmic term counts
 * times inverse document frequency (Salton and Buckley 1988), over words and neighbouring pairs, each text enriched by
 * its nearest texts (document expansion, Singhal and Pereira 1999). A part of what the need has in common with
 * everybody is taken off, so that a profile's scores for two needs compare. No neural model, nothing but these texts.
 */
export function rankProfiles(
  profiles: readonly Profile[],
  needs: readonly Need[],
  terms: Terms,
): { readonly need: string; readonly ranked: readonly Ranked[] }[] {
  const texts = profiles.flatMap(profile => profile.texts)
  const vectors = makeVectors(
    [
      ...texts.map(text => ({ text, title: '' })),
      ...needs.map(({ title, text }) => ({ text: `${title}. ${text}`, title })),
    ],
    terms,
  )
  const ofNeeds = vectors.slice(texts.length)
  let first = 0
  const ofProfiles = profiles.map(profile => {
    const own = vectors.slice(first, first + profile.texts.length)
    first += profile.texts.length
    return own
  })
  return needs.map((need, at) => {
    const wanted = ofNeeds[at] ?? new Map()
    const likeness = ofProfiles.map(own => meanOfNearest(own, wanted))
    const common = likeness.reduce((sum, one) => sum + one, 0) / Math.max(1, likeness.length)
    const ranked = profiles.map(({ id }, index) => ({
      id,
      score: (likeness[index] ?? 0) - COMMON_GROUND * common,
      index,
    }))
    ranked.sort((left, right) => right.score - left.score || left.index - right.index)
    return { need: need.id, ranked: ranked.map(({ id, score }) => ({ id, score })) }
  })
}

function meanOfNearest(texts: readonly Vector[], wanted: Vector): number {
  const nearest = texts.map(text => dot(text, wanted)).sort((left, right) => right - left)
  const counted = nearest.slice(0, NEAREST_TEXTS)
  return counted.reduce((sum, one) => sum + one, 0) / Math.max(1, counted.length)
}

function makeVectors(
  documents: readonly { readonly text: string; readonly title: string }[],
  terms: Terms,
): Vector[] {
  const numbers = new Map<string, number>()
  const isPair: boolean[] = []
  const spread: number[] = []
  const counted = documents.map(({ text, title }) => {
    const counts: Vector = new Map()
    const add = (term: string, pair: boolean, weight: number) => {
      let number = numbers.get(term)
      if (number === undefined) {
        number = numbers.size
        numbers.set(term, number)
        isPair.push(pair)
        spread.push(0)
      }
      if (!counts.has(number)) spread[number] = (spread[number] ?? 0) + 1
      counts.set(number, (counts.get(number) ?? 0) + weight)
    }
    addTerms(terms(text), 1, add)
    if (title !== '') addTerms(terms(title), TITLE_WEIGHT, add)
    return counts
  })
  const vectors = counted.map(counts => {
    const vector: Vector = new Map()
    for (const [term, count] of counts) {
      const among = spread[term] ?? 1
      // A pair that stands in one text alone makes nothing alike.
      if (isPair[term] && among < 2) continue
      const rarity = Math.log((documents.length + 1) / (among + 0.5))
      vector.set(term, Math.log1p(count) * rarity * (isPair[term] ? PAIR_WEIGHT : 1))
    }
    return normalise(vector)
  })
  return borrow(vectors, spread)
}

function addTerms(
  words: readonly string[],
  weight: number,
  add: (term: string, pair: boolean, weight: number) => void,
): void {
  words.forEach((word, at) => {
    add(word, false, weight)
    const before = words[at - 1]
    if (before !== undefined) add(`${before} ${word}`, true, weight)
  })
}

/** Adds to each text the words of the texts nearest to it, by how near they are. */
function borrow(vectors: readonly Vector[], spread: readonly number[]): Vector[] {
  const holders = new Map<number, { at: number; value: number }[]>()
  vectors.forEach((vector, at) => {
    for (const [term, value] of vector) {
      if ((spread[term] ?? 0) > vectors.length * TOO_COMMON) continue
      const list = holders.get(term) ?? []
      if (list.length === 0) holders.set(term, list)
      list.push({ at, value })
    }
  })
  return vectors.map((vector, own) => {
    const likeness = new Map<number, number>()
    for (const [term, value] of vector)
      for (const other of holders.get(term) ?? [])
        if (other.at !== own) likeness.set(other.at, (likeness.get(other.at) ?? 0) + value * other.value)
    const nearest = [...likeness].sort((left, right) => right[1] - left[1] || left[0] - right[0])
    const enriched = new Map(vector)
    for (const [other, near] of nearest.slice(0, NEIGHBOURS))
      for (const [term, value] of vectors[other] ?? [])
        enriched.set(term, (enriched.get(term) ?? 0) + BORROWED * near * value)
    return normalise(enriched)
  })
}

function normalise(vector: Vector): Vector {
  let squares = 0
  for (const value of vector.values()) squares += value * value
  const length = Math.sqrt(squares)
  if (length === 0) return vector
  for (const [term, value] of vector) vector.set(term, value / length)
  return vector
}

function dot(left: Vector, right: Vector): number {
  const [small, large] = left.size < right.size ? [left, right] : [right, left]
  let sum = 0
  for (const [term, value] of small) sum += value * (large.get(term) ?? 0)
  return sum
}
