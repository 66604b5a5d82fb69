import { CardIndex, countedNeeds, pointsOfNeeds } from './card-index.ts'
import type { Match, MatchFeedback, MatchSubject } from './model.ts'
import { accompanying, most } from './points.ts'
import { type Direction, findGaps, weighWant } from './weigh.ts'

export interface MatchOptions {
  /** How many are wanted. */
  readonly limit?: number
  /** Never together, whatever speaks for it: of these two ids the pair does not exist. */
  readonly vetoes?: ReadonlySet<string>
  /** Only these may be proposed; all, when it is not said. */
  readonly among?: ReadonlySet<string>
  readonly feedback?: readonly MatchFeedback[]
}

/** So many are weighed with everything that is known, those ahead by words, fields and history. */
const weighedMost = 150
/** One in so many places is for somebody of whom nothing is known yet. */
const newcomerEvery = 5
/** A newcomer is let in with this part of the score of whom it comes before. */
const newcomerShare = 0.4

/** Names a pair of ids, whichever comes first. */
export function pairKey(one: string, other: string): string {
  return one < other ? `${one} ${other}` : `${other} ${one}`
}

/**
 * Two-sided matching over subjects that were prepared once: who would want whom, from both sides, each with reasons.
 * Vetoes come before everything: a pair that is barred is never weighed.
 */
export class MatchIndex {
  readonly #cards: CardIndex
  readonly #byCode = new Map<string, number[]>()

  constructor(subjects: readonly MatchSubject[]) {
    this.#cards = new CardIndex(subjects)
    subjects.forEach(({ codes }, at) => {
      for (const code of codes) {
        const holders = this.#byCode.get(code)
        if (holders === undefined) this.#byCode.set(code, [at])
        else holders.push(at)
      }
    })
  }

  get size(): number {
    return this.#cards.subjects.length
  }

  /** Whether a pair may be spoken of at all. */
  isBarred(one: string, other: string, vetoes: ReadonlySet<string> = new Set()): boolean {
    const [left, right] = [this.#subject(one), this.#subject(other)]
    if (left === undefined || right === undefined || one === other) return true
    if (left.isBarred || right.isBarred || vetoes.has(pairKey(one, other))) return true
    return left.group !== null && left.group === right.group
  }

  /** The best for one of them, the best first; of equals the lower id. */
  matchesFor(id: string, options: MatchOptions = {}): Match[] {
    const at = this.#cards.placeOf(id)
    if (at === undefined) return []
    const limit = options.limit ?? 10
    const feedback = options.feedback ?? []
    const weighed = this.#candidates(at, options)
      .map(other => this.#weigh(at, other, { feedback, withWords: false }))
      .filter(hasSubstance)
      .sort(compareMatches)
    // The words are looked up for those alone who are shown.
    return keepNewcomersIn(weighed, limit).flatMap(({ id: other }) => {
      const place = this.#cards.placeOf(other)
      return place === undefined ? [] : [this.#weigh(at, place, { feedback, withWords: true })]
    })
  }

  /** The pair of two, however little speaks for it; null where it is barred or one is not known. */
  matchOf(id: string, other: string, options: MatchOptions = {}): Match | null {
    const [from, to] = [this.#cards.placeOf(id), this.#cards.placeOf(other)]
    if (from === undefined || to === undefined || this.isBarred(id, other, options.vetoes)) return null
    return this.#weigh(from, to, { feedback: options.feedback ?? [], withWords: true })
  }

  #subject(id: string): MatchSubject | undefined {
    const at = this.#cards.placeOf(id)
    return at === undefined ? undefined : this.#cards.subjects[at]
  }

  /** Who shares anything with one: words either way, a field, history. The likeliest of them, nobody barred. */
  #candidates(at: number, { vetoes, among }: MatchOptions): number[] {
    const subject = this.#cards.subjects[at]
    if (subject === undefined) return []
    const wants = this.#cards.likenessTo(at, 'need')
    const wanted = this.#cards.likenessTo(at, 'offer')
    const extra = new Map<number, number>()
    const addTo = (other: number, points: number) =>
      extra.set(other, Math.min((extra.get(other) ?? 0) + points, most.fields + most.projects))
    for (const code of subject.codes)
      for (const other of this.#byCode.get(code) ?? []) addTo(other, most.field)
    for (const tie of subject.ties) {
      const other = this.#cards.placeOf(tie.with)
      if (other !== undefined) addTo(other, most.project)
    }
    const isSaid = (wanting: number, wanted: number) =>
      (this.#cards.needs[wanting] ?? 0) > 0 && (this.#cards.offers[wanted] ?? 0) > 0
    const scored: { other: number; score: number }[] = []
    const seen = new Set<number>()
    for (const other of [...wants.touched, ...wanted.touched, ...extra.keys()]) {
      if (other === at || seen.has(other)) continue
      seen.add(other)
      const both = extra.get(other) ?? 0
      const from = isSaid(at, other) ? pointsOfNeeds(wants.best, other * countedNeeds) : most.unsaid
      const to = isSaid(other, at) ? pointsOfNeeds(wanted.best, other * countedNeeds) : most.unsaid
      scored.push({ other, score: harmonic(from + both + most.language, to + both + most.language) })
    }
    this.#cards.release(wants)
    this.#cards.release(wanted)
    keepBest(scored, weighedMost * 4)
    const chosen: number[] = []
    for (const { other } of scored) {
      if (chosen.length >= weighedMost) break
      const id = this.#cards.subjects[other]?.id ?? ''
      if (among !== undefined && !among.has(id)) continue
      if (!this.isBarred(subject.id, id, vetoes)) chosen.push(other)
    }
    return chosen
  }

  #weigh(from: number, to: number, how: Pick<Direction, 'feedback' | 'withWords'>): Match {
    const wants = weighWant(this.#cards, { from, to, ...how })
    const wanted = weighWant(this.#cards, { ...how, from: to, to: from, feedback: [] })
    const them = this.#cards.subjects[to]
    return {
      id: them?.id ?? '',
      score: harmonic(wants.points, wanted.points),
      wants,
      wanted,
      gaps: how.withWords ? findGaps(this.#cards, { from, to }) : [],
      isNewcomer: (them?.ties.length ?? 0) === 0,
    }
  }
}

/** Sorts, of very many those alone that could be among the first. */
function keepBest(scored: { other: number; score: number }[], wanted: number): void {
  if (scored.length > wanted * 4) {
    const scores = Float64Array.from(scored, ({ score }) => score).sort()
    const least = scores[scores.length - wanted] ?? 0
    const best = scored.filter(({ score }) => score >= least)
    scored.splice(0, scored.length, ...best)
  }
  scored.sort((left, right) => right.score - left.score || left.other - right.other)
}

/**
 * The harmonic mean: twice as much on one side does not make up for half on the other, and where one wants nothing there
 * is nothing. The arithmetic mean would propose the famous to everybody.
 */
export function harmonic(one: number, other: number): number {
  return one <= 0 || other <= 0 ? 0 : (2 * one * other) / (one + other)
}

/** Something must speak for it besides a shared language or a market both look at. */
function hasSubstance({ score, wants, wanted }: Match): boolean {
  return score > 0 && [...wants.reasons, ...wanted.reasons].some(({ ground }) => !accompanying.has(ground))
}

function compareMatches(left: Match, right: Match): number {
  return right.score - left.score || (left.id < right.id ? -1 : 1)
}

/**
 * Of each five places one goes to somebody without a history, where one fits: who is never shown will never have any.
 * The order is otherwise that of the scores.
 */
export function keepNewcomersIn(matches: readonly Match[], limit: number): Match[] {
  const left = [...matches]
  const shown: Match[] = []
  let since = 0
  while (shown.length < limit && left.length > 0) {
    const isDue = since >= newcomerEvery - 1
    const newcomer = isDue ? left.findIndex(({ isNewcomer }) => isNewcomer) : -1
    const isNear = newcomer > 0 && (left[newcomer]?.score ?? 0) >= newcomerShare * (left[0]?.score ?? 0)
    const [next] = left.splice(isNear ? newcomer : 0, 1)
    if (next === undefined) break
    since = next.isNewcomer ? 0 : since + 1
    shown.push(next)
  }
  return shown
}
