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

const PLACES = 2 ** 14

/** What was made of plain runs, by the letters as they stand in a text: a look at it takes no piece out of the text. */
export class RunMemory<Made> {
  private readonly texts: string[] = []
  private readonly made: Made[] = []
  private readonly make: (run: string) => Made

  constructor(make: (run: string) => Made) {
    this.make = make
  }

  of(text: string, { start, end, hash }: Run): Made {
    const place = (hash ^ (hash >>> 15)) & (PLACES - 1)
    const known = this.texts[place]
    if (known !== undefined && known.length === end - start && standsAt(text, start, known)) {
      const made = this.made[place]
      if (made !== undefined) return made
    }
    const run = text.slice(start, end)
    const made = this.make(run)
    this.texts[place] = run
    this.made[place] = made
    return made
  }
}

function standsAt(text: string, start: number, sought: string): boolean {
  for (let at = 0; at < sought.length; at++)
    if (text.charCodeAt(start + at) !== sought.charCodeAt(at)) return false
  return true
}
