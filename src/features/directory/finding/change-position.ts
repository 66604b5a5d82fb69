/** The end of the stream of changes as the database tells it. */
export interface StreamEnd {
  /** The last and the first number there are; 0 when there is none. */
  readonly last: number
  readonly first: number
  /** The oldest transaction still under way, and the next one to begin. */
  readonly oldest: bigint
  readonly next: bigint
}

/** A position as it is written down for the next process. */
export interface KeptPosition {
  readonly settled: number
  readonly taken: readonly number[]
  readonly first: number
  readonly last: number
}

/** What nobody can still be about to commit is settled at the earliest this long after it was looked at. */
const settlingMs = 2_000
/** Numbers before the last one that a transaction still under way may hold. */
export const lookedBack = 5_000

/**
 * Which changes one process has taken in. Numbers are given before their transactions commit, so a lower one can appear
 * after a higher one: numbers behind `settled` are looked for again until every transaction that was under way when
 * they were first seen has ended.
 */
export class ChangePosition {
  #settled = 0
  #kept: { first: number; last: number } = { first: 0, last: 0 }
  readonly #taken = new Set<number>()
  #looks: { last: number; next: bigint; at: number }[] = []

  /**
   * The position of somebody who is about to read everything that is there now. Of what came long before, nothing can
   * still be under way; the last numbers there are have to be added by the caller.
   */
  static at(end: StreamEnd, now = performance.now()): ChangePosition {
    const position = new ChangePosition()
    position.#settled = Math.max(0, end.last - lookedBack, end.first - 1)
    position.#kept = end
    position.#looks = [{ last: end.last, next: end.next, at: now }]
    return position
  }

  /** Goes on from a position that was written down. Which transactions were under way then is not known any more. */
  static from({ settled, taken, first, last }: KeptPosition): ChangePosition {
    const position = new ChangePosition()
    position.#settled = settled
    for (const number of taken) position.#taken.add(number)
    position.#kept = { first, last }
    return position
  }

  toKeep(): KeptPosition {
    const { first, last } = this.#kept
    return { settled: this.#settled, taken: [...this.#taken], first, last }
  }

  /** Every number up to this one is taken in or will never be used. */
  get settled(): number {
    return this.#settled
  }

  /** How many numbers behind `settled` are taken in. */
  get pending(): number {
    return this.#taken.size
  }

  /** True when this number is taken in. */
  has(number: number): boolean {
    return number <= this.#settled || this.#taken.has(number)
  }

  add(number: number): void {
    this.#taken.add(number)
  }

  /** True when numbers behind the settled one are no longer kept, or the stream begins anew. */
  isLost(end: StreamEnd): boolean {
    return end.last < this.#kept.last || end.first > Math.max(this.#settled + 1, this.#kept.first)
  }

  /** Notes what was there at a look whose changes are taken in, and settles what looks before have shown. */
  settle(end: StreamEnd, now = performance.now()): void {
    this.#kept = end
    const done = this.#looks.filter(look => look.next <= end.oldest && now - look.at >= settlingMs)
    const settled = Math.max(this.#settled, ...done.map(look => look.last))
    if (settled > this.#settled) {
      this.#settled = settled
      for (const number of this.#taken) if (number <= settled) this.#taken.delete(number)
    }
    this.#looks = this.#looks.filter(look => !done.includes(look))
    if (this.#looks.at(-1)?.last !== end.last && end.last > this.#settled)
      this.#looks.push({ last: end.last, next: end.next, at: now })
  }
}
