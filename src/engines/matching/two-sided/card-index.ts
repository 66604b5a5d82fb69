import type { MatchCard, MatchSubject } from './model.ts'
import { bridgeWeight, most } from './points.ts'

/** A term in more than this share of all subjects tells nobody apart. */
const tooCommon = 0.25
/** With fewer subjects than this a share says nothing. */
const fewSubjects = 40
/** A term of more cards than this leads to nobody by itself; between two who were found it counts. */
const leadsAtMost = 2_000
/** Answered needs of one subject that count. */
export const countedNeeds = 3

export type Side = MatchCard['side']

/** How alike the cards of everybody are to those of one: per subject the best answered needs. */
export interface Likeness {
  /** `countedNeeds` values a subject, the best first. */
  readonly best: Float32Array
  /** The first `count` have any. */
  readonly touched: Int32Array
  count: number
}

/** Lists in one row: those of number `n` begin at `starts[n]` and end where the next begin. */
interface Lists {
  readonly starts: Int32Array
  readonly values: Int32Array
  readonly weights: Float32Array
  /** The number of the words an idea is said with; 0 for what is no idea. */
  readonly sayings: Int32Array
}

/**
 * Cards by their terms: term weight is rarity among subjects (log(1 + N/n)), ideas of a bridge count half, each card has
 * length one, so that likeness is a cosine and a long text is not liked for its length.
 */
export class CardIndex {
  readonly subjects: readonly MatchSubject[]
  /** How many needs and offers each has named. */
  readonly needs: readonly number[]
  readonly offers: readonly number[]
  readonly #places: ReadonlyMap<string, number>
  readonly #termNumbers = new Map<string, number>()
  /** Words that ideas are said with, from 1. */
  readonly #sayingNumbers = new Map<string, number>()
  /** The first card of each subject; its cards stand in its own order. */
  readonly #firstCard: Int32Array
  readonly #ownerOf: Int32Array
  readonly #isNeed: Uint8Array
  readonly #termsOf: Lists
  readonly #cardsWith: Record<Side, Lists>
  readonly #dots: Float32Array
  readonly #bestOf: Float32Array
  /** Cards a question met with one card, and all it met in their order. */
  readonly #met: Int32Array
  readonly #all: Int32Array
  readonly #spare: Likeness[] = []

  constructor(subjects: readonly MatchSubject[]) {
    this.subjects = subjects
    this.#places = new Map(subjects.map(({ id }, at) => [id, at]))
    this.needs = subjects.map(({ cards }) => cards.filter(({ side }) => side === 'need').length)
    this.offers = subjects.map(({ cards }, at) => cards.length - (this.needs[at] ?? 0))
    this.#firstCard = new Int32Array(subjects.length + 1)
    subjects.forEach(({ cards }, at) => {
      this.#firstCard[at + 1] = (this.#firstCard[at] ?? 0) + cards.length
    })
    const count = this.#firstCard[subjects.length] ?? 0
    this.#ownerOf = new Int32Array(count)
    this.#isNeed = new Uint8Array(count)
    this.#termsOf = this.#weighCards(this.#countTerms())
    this.#cardsWith = { offer: this.#turnRound('offer'), need: this.#turnRound('need') }
    this.#dots = new Float32Array(count)
    this.#bestOf = new Float32Array(Math.max(count, subjects.length))
    this.#met = new Int32Array(count)
    this.#all = new Int32Array(Math.max(count, subjects.length))
  }

  placeOf(id: string): number | undefined {
    return this.#places.get(id)
  }

  numberOf(term: string): number | undefined {
    return this.#termNumbers.get(term)
  }

  /** Numbers of the cards of a subject on one side. */
  cardsOn(subject: number, side: Side): number[] {
    const found: number[] = []
    for (let card = this.#firstCard[subject] ?? 0; card < (this.#firstCard[subject + 1] ?? 0); card++)
      if ((this.#isNeed[card] === 1) === (side === 'need')) found.push(card)
    return found
  }

  cardOf(number: number): MatchCard | undefined {
    const owner = this.#ownerOf[number] ?? -1
    return this.subjects[owner]?.cards[number - (this.#firstCard[owner] ?? 0)]
  }

  /** How well everybody's offers answer the needs of one ('need'), or its offers their needs ('offer'). */
  likenessTo(subject: number, own: Side): Likeness {
    const result = this.#spare.pop() ?? {
      best: new Float32Array(this.subjects.length * countedNeeds),
      touched: new Int32Array(this.subjects.length),
      count: 0,
    }
    if (own === 'need') this.#answerOwn(subject, result)
    else this.#answerTheirs(subject, result)
    return result
  }

  /** Each of its needs by the best offer of everybody. */
  #answerOwn(subject: number, likeness: Likeness): void {
    const [dots, bestOf, met, owners, ownerOf] = [
      this.#dots,
      this.#bestOf,
      this.#met,
      this.#all,
      this.#ownerOf,
    ]
    for (const card of this.cardsOn(subject, 'need')) {
      const count = this.#dotAll(card, 'offer')
      let owning = 0
      for (let at = 0; at < count; at++) {
        const other = met[at] ?? 0
        const owner = ownerOf[other] ?? 0
        const dot = dots[other] ?? 0
        const before = bestOf[owner] ?? 0
        if (before === 0) owners[owning++] = owner
        if (dot > before) bestOf[owner] = dot
        dots[other] = 0
      }
      for (let at = 0; at < owning; at++) {
        const owner = owners[at] ?? 0
        insert(likeness, owner, bestOf[owner] ?? 0)
        bestOf[owner] = 0
      }
    }
  }

  /** Each need of everybody by its best offer. */
  #answerTheirs(subject: number, likeness: Likeness): void {
    const [dots, bestOf, met, needs] = [this.#dots, this.#bestOf, this.#met, this.#all]
    let needing = 0
    for (const card of this.cardsOn(subject, 'offer')) {
      const count = this.#dotAll(card, 'need')
      for (let at = 0; at < count; at++) {
        const other = met[at] ?? 0
        const dot = dots[other] ?? 0
        const before = bestOf[other] ?? 0
        if (before === 0) needs[needing++] = other
        if (dot > before) bestOf[other] = dot
        dots[other] = 0
      }
    }
    for (let at = 0; at < needing; at++) {
      const need = needs[at] ?? 0
      insert(likeness, this.#ownerOf[need] ?? 0, bestOf[need] ?? 0)
      bestOf[need] = 0
    }
  }

  /** Gives back what a likeness was kept in, for the next question. */
  release(likeness: Likeness): void {
    const { best, touched, count } = likeness
    for (let at = 0; at < count; at++) {
      const from = (touched[at] ?? 0) * countedNeeds
      for (let place = from; place < from + countedNeeds; place++) best[place] = 0
    }
    likeness.count = 0
    this.#spare.push(likeness)
  }

  /** The cosine of two cards. `onShared` is told of each shared term and what it adds. */
  compare(one: number, other: number, onShared?: (term: number, part: number) => void): number {
    const { starts, values, weights, sayings } = this.#termsOf
    let [i, j] = [starts[one] ?? 0, starts[other] ?? 0]
    const [iEnd, jEnd] = [starts[one + 1] ?? 0, starts[other + 1] ?? 0]
    let likeness = 0
    while (i < iEnd && j < jEnd) {
      const [left, right] = [values[i] ?? 0, values[j] ?? 0]
      if (left === right && isSaidOtherwise(sayings[i], sayings[j])) {
        const part = (weights[i] ?? 0) * (weights[j] ?? 0)
        likeness += part
        onShared?.(left, part)
      }
      if (left <= right) i++
      if (right <= left) j++
    }
    return likeness
  }

  /** Adds up what a card shares with every card of a side; those it shares anything with stand in `#met`, so many. */
  #dotAll(card: number, side: Side): number {
    const terms = this.#termsOf
    const { starts, values, weights, sayings } = this.#cardsWith[side]
    const dots = this.#dots
    const met = this.#met
    let count = 0
    for (let at = terms.starts[card] ?? 0; at < (terms.starts[card + 1] ?? 0); at++) {
      const term = terms.values[at] ?? 0
      const weight = terms.weights[at] ?? 0
      const saying = terms.sayings[at] ?? 0
      const [start, end] = [starts[term] ?? 0, starts[term + 1] ?? 0]
      // Nor does one that tells nobody apart.
      if (weight === 0 || end - start > leadsAtMost) continue
      for (let entry = start; entry < end; entry++) {
        if (saying !== 0 && sayings[entry] === saying) continue
        const other = values[entry] ?? 0
        const before = dots[other] ?? 0
        if (before === 0) met[count++] = other
        dots[other] = before + weight * (weights[entry] ?? 0)
      }
    }
    return count
  }

  /** Gives each term a number, and answers how rare it is among subjects. */
  #countTerms(): Float64Array {
    const counts: number[] = []
    const lastSeen: number[] = []
    this.subjects.forEach((subject, owner) => {
      for (const { terms } of subject.cards)
        for (const { term } of terms) {
          let number = this.#termNumbers.get(term)
          if (number === undefined) {
            number = this.#termNumbers.size
            this.#termNumbers.set(term, number)
            counts.push(0)
            lastSeen.push(-1)
          }
          if (lastSeen[number] === owner) continue
          lastSeen[number] = owner
          counts[number] = (counts[number] ?? 0) + 1
        }
    })
    const all = this.subjects.length
    return Float64Array.from(counts, count =>
      all >= fewSubjects && count > all * tooCommon ? 0 : Math.log(1 + all / count),
    )
  }

  #weighCards(rarity: Float64Array): Lists {
    const starts = new Int32Array(this.#ownerOf.length + 1)
    const values: number[] = []
    const all: number[] = []
    const sayings: number[] = []
    let card = 0
    this.subjects.forEach((subject, owner) => {
      for (const { side, terms } of subject.cards) {
        this.#ownerOf[card] = owner
        this.#isNeed[card] = side === 'need' ? 1 : 0
        const own = new Map<number, number>()
        const saidWith = new Map<number, Set<string>>()
        for (const { term, word, bridge, said } of terms) {
          const number = this.#termNumbers.get(term) ?? 0
          if (bridge !== undefined)
            saidWith.set(number, (saidWith.get(number) ?? new Set()).add(said ?? word.toLowerCase()))
          const weight = (rarity[number] ?? 0) * (bridge === undefined ? 1 : bridgeWeight)
          if (weight > (own.get(number) ?? 0)) own.set(number, weight)
        }
        let squares = 0
        for (const weight of own.values()) squares += weight * weight
        const length = Math.sqrt(squares) || 1
        for (const number of [...own.keys()].sort((left, right) => left - right)) {
          values.push(number)
          all.push((own.get(number) ?? 0) / length)
          sayings.push(this.#numberSaying(saidWith.get(number)))
        }
        card++
        starts[card] = values.length
      }
    })
    return {
      starts,
      values: Int32Array.from(values),
      weights: Float32Array.from(all),
      sayings: Int32Array.from(sayings),
    }
  }

  #numberSaying(words: ReadonlySet<string> | undefined): number {
    if (words === undefined) return 0
    const key = [...words].sort().join('\n')
    const number = this.#sayingNumbers.get(key) ?? this.#sayingNumbers.size + 1
    this.#sayingNumbers.set(key, number)
    return number
  }

  /** From cards with their terms to terms with their cards. */
  #turnRound(side: Side): Lists {
    const { starts: cardStarts, values: terms, weights: termWeights, sayings: cardSayings } = this.#termsOf
    const starts = new Int32Array(this.#termNumbers.size + 1)
    const wanted = side === 'need' ? 1 : 0
    const eachEntry = (take: (card: number, term: number, at: number) => void) => {
      for (let card = 0; card < this.#ownerOf.length; card++) {
        if (this.#isNeed[card] !== wanted) continue
        for (let at = cardStarts[card] ?? 0; at < (cardStarts[card + 1] ?? 0); at++)
          take(card, terms[at] ?? 0, at)
      }
    }
    eachEntry((_, term) => {
      starts[term + 1] = (starts[term + 1] ?? 0) + 1
    })
    for (let term = 0; term < this.#termNumbers.size; term++)
      starts[term + 1] = (starts[term + 1] ?? 0) + (starts[term] ?? 0)
    const next = starts.slice()
    const entries = starts[this.#termNumbers.size] ?? 0
    const [values, weights] = [new Int32Array(entries), new Float32Array(entries)]
    const sayings = new Int32Array(entries)
    eachEntry((card, term, at) => {
      const entry = next[term] ?? 0
      next[term] = entry + 1
      values[entry] = card
      weights[entry] = termWeights[at] ?? 0
      sayings[entry] = cardSayings[at] ?? 0
    })
    return { starts, values, weights, sayings }
  }
}

/** An idea that both say with the same words is those words, which count by themselves. */
const isSaidOtherwise = (one: number | undefined, other: number | undefined) => one === 0 || one !== other

/** The points of the best answered needs, each next one counting half of the one before. */
export function pointsOfNeeds(best: ArrayLike<number>, from = 0): number {
  let [points, share] = [0, most.words as number]
  for (let at = 0; at < countedNeeds; at++, share *= most.nextNeed) points += share * (best[from + at] ?? 0)
  return points
}

function insert(likeness: Likeness, owner: number, value: number): void {
  const { best, touched } = likeness
  const from = owner * countedNeeds
  if (best[from] === 0) touched[likeness.count++] = owner
  for (let at = from; at < from + countedNeeds; at++) {
    if (value <= (best[at] ?? 0)) continue
    for (let last = from + countedNeeds - 1; last > at; last--) best[last] = best[last - 1] ?? 0
    best[at] = value
    return
  }
}
