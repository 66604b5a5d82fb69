import type { MatchSubject } from './model.ts'
import { most } from './points.ts'

/** Lists in one row: those of number `n` begin at `starts[n]` and end where the next begin. */
interface Lists {
  readonly starts: Int32Array
  readonly values: Int32Array
}

/**
 * Kinds, places, groups and bars of all subjects as numbers, so that what one is to another without a look at any text can
 * be told of everybody at once. `ask` names the one it is told for; until the next `ask` all answers are about them.
 */
export class Standing {
  readonly #barred: Uint8Array
  /** 0: no group. */
  readonly #groupOf: Int32Array
  readonly #kindOf: Int32Array
  readonly #kindsSought: Lists
  /** Where it is, and where it wants to be and is not at home. */
  readonly #presence: Lists
  readonly #markets: Lists
  #asking = -1
  readonly #isSought: Uint8Array
  readonly #isMarket: Uint8Array
  readonly #isOurs: Uint8Array

  constructor(subjects: readonly MatchSubject[]) {
    const [kinds, places, groups] = [new Numbers(), new Numbers(), new Numbers()]
    this.#barred = Uint8Array.from(subjects, ({ isBarred }) => (isBarred ? 1 : 0))
    this.#groupOf = Int32Array.from(subjects, ({ group }) => (group === null ? 0 : groups.of(group) + 1))
    this.#kindOf = Int32Array.from(subjects, ({ kind }) => kinds.of(kind))
    this.#kindsSought = inOneRow(subjects, ({ kindsSought }) => kindsSought.map(kind => kinds.of(kind)))
    this.#presence = inOneRow(subjects, ({ country, presentIn }) =>
      [country, ...presentIn].map(place => places.of(place)),
    )
    this.#markets = inOneRow(subjects, ({ country, markets }) =>
      markets.filter(market => market !== country).map(market => places.of(market)),
    )
    this.#isSought = new Uint8Array(kinds.size)
    this.#isMarket = new Uint8Array(places.size)
    this.#isOurs = new Uint8Array(places.size)
  }

  ask(subject: number): void {
    this.#mark(this.#asking, 0)
    this.#asking = subject
    this.#mark(subject, 1)
  }

  /** Whether the two are never together, whatever speaks for it. */
  isBarred(other: number): boolean {
    const asking = this.#asking
    if (other === asking || this.#barred[asking] === 1 || this.#barred[other] === 1) return true
    return this.#groupOf[asking] !== 0 && this.#groupOf[asking] === this.#groupOf[other]
  }

  /** What the other is to the one asking, by kind and place. */
  ofThem(other: number): number {
    return (
      (isAny(this.#presence, other, this.#isMarket) ? most.presence : 0) +
      (this.#isSought[this.#kindOf[other] ?? 0] === 1 ? most.kind : 0)
    )
  }

  /** What the one asking is to the other. */
  toThem(other: number): number {
    const { starts, values } = this.#kindsSought
    const kind = this.#kindOf[this.#asking]
    let isSought = false
    for (let at = starts[other] ?? 0; at < (starts[other + 1] ?? 0); at++)
      if (values[at] === kind) isSought = true
    return (isAny(this.#markets, other, this.#isOurs) ? most.presence : 0) + (isSought ? most.kind : 0)
  }

  #mark(subject: number, mark: 0 | 1): void {
    if (subject < 0) return
    for (const [lists, marks] of [
      [this.#kindsSought, this.#isSought],
      [this.#markets, this.#isMarket],
      [this.#presence, this.#isOurs],
    ] as const)
      for (let at = lists.starts[subject] ?? 0; at < (lists.starts[subject + 1] ?? 0); at++)
        marks[lists.values[at] ?? 0] = mark
  }
}

function isAny({ starts, values }: Lists, subject: number, marks: Uint8Array): boolean {
  for (let at = starts[subject] ?? 0; at < (starts[subject + 1] ?? 0); at++)
    if (marks[values[at] ?? 0] === 1) return true
  return false
}

/** A number for each word, in the order they are met. */
class Numbers {
  readonly #known = new Map<string, number>()

  get size(): number {
    return this.#known.size
  }

  of(word: string): number {
    const known = this.#known.get(word)
    if (known !== undefined) return known
    const number = this.#known.size
    this.#known.set(word, number)
    return number
  }
}

function inOneRow(
  subjects: readonly MatchSubject[],
  read: (subject: MatchSubject) => readonly number[],
): Lists {
  const starts = new Int32Array(subjects.length + 1)
  const values: number[] = []
  subjects.forEach((subject, at) => {
    for (const value of read(subject)) values.push(value)
    starts[at + 1] = values.length
  })
  return { starts, values: Int32Array.from(values) }
}
