import { CardIndex, countedNeeds, pointsOfNeeds } from './card-index.ts'
import { keepBest } from './keep-best.ts'
import type { Match, MatchFeedback, MatchSubject } from './model.ts'
import { accompanying, most } from './points.ts'
import { Standing } from './standing.ts'
import { type Direction, findGaps, weighWant } from './weigh.ts'

export interface MatchOptions {
  /** How many are wanted. */
  readonly limit?: number
  /** Never together, whatever speaks for it: of these two ids the pair does not exist. */
  readonly vetoes?: ReadonlySet<string>
  /** Only these may be proposed; all, when it is not said. */
  readonly among?: ReadonlySet<string>
  readonly feedback?: readonly MatchFeedback[]
  /** False where only who and how much is asked: reasons then come without their words. */
  readonly withWords?: boolean
}

/** So many are weighed with everything that is known: those ahead by words, fields, place, kind and history. */
const weighedLeast = 24
/** Or so many for each place of a longer list. */
const weighedPerPlace = 2
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
  readonly #standing: Standing
  readonly #byCode = new Map<string, number[]>()
  readonly #akin: Float32Array
  readonly #seen: Uint8Array
  /** Whom a question has met so far, and what they might be worth. */
  readonly #others: Int32Array
  readonly #scores: Float64Array

  constructor(subjects: readonly MatchSubject[]) {
    this.#cards = new CardIndex(subjects)
    this.#standing = new Standing(subjects)
    this.#others = new Int32Array(subjects.length)
    this.#scores = new Float64Array(subjects.length)
    this.#akin = new Float32Array(subjects.length)
    this.#seen = new Uint8Array(subjects.length)
    subjects.forEach(({ codes }, at) => {
      for (const code of codes) {
        const holders = this.#byCode.get(code)
        if (holders === undefined) this.#byCode.set(code, [at])
        else holders.push(at)
      }
    })
  }

  /** What it was made of, in the order it was given. */
  get subjects(): readonly MatchSubject[] {
    return this.#cards.subjects
  }

  get size(): number {
    return this.#cards.subjects.length
  }

  /** Whether a pair may be spoken of at all. */
  isBarred(one: string, other: string, vetoes?: ReadonlySet<string>): boolean {
    const [left, right] = [this.#subject(one), this.#subject(other)]
    return left === undefined || right === undefined || isBarredPair(left, right, vetoes)
  }

  /** The best for one of them, the best first; of equals as the lot falls that is always the same for a pair. */
  matchesFor(id: string, options: MatchOptions = {}): Match[] {
    const at = this.#cards.placeOf(id)
    if (at === undefined) return []
    const limit = options.limit ?? 10
    const feedback = options.feedback ?? []
    const weighed = this.#candidates(at, options)
      .map(other => this.#weigh(at, other, { feedback, withWords: false }))
      .filter(hasSubstance)
      .sort(byScoreFor(id))
    const shown = keepNewcomersIn(weighed, limit)
    if (options.withWords === false) return shown
    // The words are looked up for those alone who are shown.
    return shown.flatMap(({ id: other }) => {
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
  #candidates(at: number, { vetoes, among, limit = 10 }: MatchOptions): number[] {
    const cards = this.#cards
    const subject = cards.subjects[at]
    if (subject === undefined) return []
    const wants = cards.likenessTo(at, 'need')
    const wanted = cards.likenessTo(at, 'offer')
    const akin = this.#findAkin(subject)
    const standing = this.#standing
    standing.ask(at)
    const [others, scores, seen] = [this.#others, this.#scores, this.#seen]
    const [needs, offers] = [cards.needs, cards.offers]
    const [seeks, offersAny] = [(needs[at] ?? 0) > 0, (offers[at] ?? 0) > 0]
    const mayBe = this.#filterFor(subject, vetoes, among)
    let met = 0
    const meet = (other: number) => {
      if (seen[other] === 1) return
      seen[other] = 1
      if (standing.isBarred(other) || mayBe?.(other) === false) return
      const both = (this.#akin[other] ?? 0) + most.language
      const from =
        seeks && (offers[other] ?? 0) > 0 ? pointsOfNeeds(wants.best, other * countedNeeds) : most.unsaid
      const to =
        offersAny && (needs[other] ?? 0) > 0 ? pointsOfNeeds(wanted.best, other * countedNeeds) : most.unsaid
      others[met] = other
      scores[met++] = harmonic(from + both + standing.ofThem(other), to + both + standing.toThem(other))
    }
    const { touched: seekers } = wanted
    for (let place = 0; place < wants.count; place++) meet(wants.touched[place] ?? 0)
    for (let place = 0; place < wanted.count; place++) meet(seekers[place] ?? 0)
    for (const other of akin) meet(other)
    for (let place = 0; place < wants.count; place++) seen[wants.touched[place] ?? 0] = 0
    for (let place = 0; place < wanted.count; place++) seen[seekers[place] ?? 0] = 0
    for (const other of akin) seen[other] = this.#akin[other] = 0
    cards.release(wants)
    cards.release(wanted)
    return keepBest(others.subarray(0, met), scores.subarray(0, met), {
      wanted: Math.max(weighedLeast, limit * weighedPerPlace),
      lot: other => drawLot(subject.id, cards.subjects[other]?.id ?? ''),
    })
  }

  /** Whether somebody may be proposed to one by name; null where everybody may. */
  #filterFor(
    subject: MatchSubject,
    vetoes: MatchOptions['vetoes'],
    among: MatchOptions['among'],
  ): ((other: number) => boolean) | null {
    const barring = vetoes === undefined || vetoes.size === 0 ? undefined : vetoes
    if (among === undefined && barring === undefined) return null
    return other => {
      const id = this.#cards.subjects[other]?.id
      if (id === undefined || among?.has(id) === false) return false
      return barring?.has(pairKey(subject.id, id)) !== true
    }
  }

  /** Who shares a field or history with one; what that is worth stands in `#akin` until it is cleared. */
  #findAkin(subject: MatchSubject): number[] {
    const akin: number[] = []
    const add = (other: number, points: number) => {
      const before = this.#akin[other] ?? 0
      if (before === 0) akin.push(other)
      this.#akin[other] = Math.min(before + points, most.fields + most.projects)
    }
    for (const code of subject.codes) for (const other of this.#byCode.get(code) ?? []) add(other, most.field)
    for (const tie of subject.ties) {
      const other = this.#cards.placeOf(tie.with)
      if (other !== undefined) add(other, most.project)
    }
    return akin
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

/** Vetoes come first: a sanctions list, one group, a pair that somebody ruled out, or one with itself. */
function isBarredPair(
  left: MatchSubject,
  right: MatchSubject,
  vetoes: ReadonlySet<string> | undefined,
): boolean {
  if (left.id === right.id || left.isBarred || right.isBarred) return true
  if (left.group !== null && left.group === right.group) return true
  return vetoes !== undefined && vetoes.size > 0 && vetoes.has(pairKey(left.id, right.id))
}

/** A number for a pair that is always the same and says nothing of either (FNV-1a). */
function drawLot(one: string, other: string): number {
  let hash = 0x811c9dc5
  const key = pairKey(one, other)
  for (let at = 0; at < key.length; at++) hash = Math.imul(hash ^ key.charCodeAt(at), 0x01000193)
  // Ids that differ in their last letter alone must not stay neighbours.
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d)
  return (hash ^ (hash >>> 12)) >>> 0
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

/** The best first; of equals as their lots fall. */
function byScoreFor(id: string): (left: Match, right: Match) => number {
  return (left, right) =>
    right.score - left.score || drawLot(id, left.id) - drawLot(id, right.id) || (left.id < right.id ? -1 : 1)
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
