/** Letters, digits and marks that belong together, and what may join them: apostrophes, signs within numbers. */
const runs =
  /[\p{L}\p{N}][\p{L}\p{M}\p{N}\u00ad]*(?:['’ʼ][\p{L}\p{M}]+|(?<=\p{sc=Hebrew})["״׳]\p{sc=Hebrew}[\p{sc=Hebrew}\p{M}]*|(?<=\p{N})[.,]\p{N}+\p{L}*)*/gu

/** Behind the Latin letters; of what comes later, the pattern decides. */
const END_OF_LATIN = 0x250
const SEPARATES = 0
const BELONGS = 1
/** A point or comma belongs to a run between digits. */
const POINT = 2
/** Belongs to a run or begins one, or not: the pattern decides. */
const UNCLEAR = 3
const kinds = Uint8Array.from({ length: END_OF_LATIN }, (_, code) => {
  const letter = String.fromCharCode(code)
  if (/[\p{L}0-9]/u.test(letter)) return BELONGS
  if (/[.,]/.test(letter)) return POINT
  return /[\p{M}\p{N}\u00ad']/u.test(letter) ? UNCLEAR : SEPARATES
})
const kindAt = (text: string, at: number): number => {
  const code = text.charCodeAt(at)
  return code < END_OF_LATIN ? (kinds[code] ?? UNCLEAR) : UNCLEAR
}
const isDigitAt = (text: string, at: number): boolean => {
  const code = text.charCodeAt(at)
  return code >= 0x30 && code <= 0x39
}

/** Where a run stands in a text; filled in anew for each, for a text has thousands. */
export interface Run {
  start: number
  end: number
  /** Made of Latin letters and digits of ASCII alone. */
  isPlain: boolean
  /** Of a plain one: a number that equal runs share. */
  hash: number
}

export const makeRun = (): Run => ({ start: 0, end: 0, isPlain: false, hash: 0 })

/**
 * The next run from a place on; false when there is none. Runs of plain Latin letters, nearly all of them in most texts, are
 * told letter by letter, all others by the pattern: it takes several times as long.
 */
export function findRun(text: string, from: number, run: Run): boolean {
  let start = from
  for (; start < text.length; start++) {
    const kind = kindAt(text, start)
    if (kind === BELONGS) break
    if (kind === UNCLEAR) return findByPattern(text, start, run)
  }
  if (start >= text.length) return false
  let hash = 0
  let end = start
  for (; end < text.length; end++) {
    const kind = kindAt(text, end)
    if (kind === BELONGS) hash = (Math.imul(hash, 31) + text.charCodeAt(end)) | 0
    else if (kind === UNCLEAR || (kind === POINT && isDigitAt(text, end - 1)))
      return findByPattern(text, start, run)
    else break
  }
  run.start = start
  run.end = end
  run.isPlain = true
  run.hash = hash
  return true
}

function findByPattern(text: string, from: number, run: Run): boolean {
  runs.lastIndex = from
  const match = runs.exec(text)
  if (match === null) return false
  run.start = match.index
  run.end = match.index + match[0].length
  run.isPlain = false
  return true
}

/** Places at first; four times as many whenever as many runs as there are were remembered, until there are enough. */
const FIRST_PLACES = 2 ** 10
const MOST_PLACES = 2 ** 16
/** Letters that a place has room for; longer runs are rare. */
const ROOM = 14
/** Numbers of a place: the length, the sign and the letters are 32 bytes, which a processor fetches at once. */
const WIDTH = ROOM + 2

/**
 * What was made of plain runs, by the letters as they stand in a text: a look at it takes no piece out of the text. Of each a
 * sign is remembered beside its letters, so that most texts are gone through without a look at what was made.
 */
export class RunMemory<Made> {
  private count = 0
  private remembered = 0
  private places = new Uint16Array()
  private made: (Made | undefined)[] = []
  private readonly make: (run: string) => Made
  private readonly sign: (made: Made) => number

  /** @param sign a number below 65,536 */
  constructor(make: (run: string) => Made, sign: (made: Made) => number) {
    this.make = make
    this.sign = sign
    this.clear(FIRST_PLACES)
  }

  of(text: string, run: Run): Made {
    const place = this.placeOf(run)
    if (this.standsAt(place, text, run)) {
      const known = this.made[place]
      if (known !== undefined) return known
    }
    return this.remember(place, text.slice(run.start, run.end))
  }

  signOf(text: string, run: Run): number {
    const place = this.placeOf(run)
    return this.standsAt(place, text, run)
      ? (this.places[place * WIDTH + 1] ?? 0)
      : this.sign(this.remember(place, text.slice(run.start, run.end)))
  }

  private clear(count: number): void {
    this.count = count
    this.remembered = 0
    this.places = new Uint16Array(count * WIDTH)
    this.made = new Array(count)
  }

  private placeOf({ hash }: Run): number {
    return (hash ^ (hash >>> 15)) & (this.count - 1)
  }

  private standsAt(place: number, text: string, { start, end }: Run): boolean {
    const { places } = this
    const from = place * WIDTH
    const length = end - start
    if (places[from] !== length) return false
    for (let at = 0; at < length; at++)
      if (text.charCodeAt(start + at) !== places[from + 2 + at]) return false
    return true
  }

  private remember(place: number, run: string): Made {
    const made = this.make(run)
    if (run.length > ROOM) return made
    const from = place * WIDTH
    this.places[from] = run.length
    this.places[from + 1] = this.sign(made)
    for (let at = 0; at < run.length; at++) this.places[from + 2 + at] = run.charCodeAt(at)
    this.made[place] = made
    if (++this.remembered > this.count && this.count < MOST_PLACES) this.clear(4 * this.count)
    return made
  }
}
