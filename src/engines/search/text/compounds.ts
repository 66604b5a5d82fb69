/** Words of a language that a compound may be made of, with how often they were seen. */
export type CompoundDictionary = ReadonlyMap<string, number>

/** Sounds that join the parts of a compound. */
const joints: Record<string, readonly string[]> = {
  de: ['', 's', 'n', 'en', 'es', 'er', 'e'],
  nl: ['', 's', 'en', 'e'],
  sv: ['', 's'],
  da: ['', 's', 'e'],
  no: ['', 's', 'e'],
}

/** Endings the last part may carry. */
const endings: Record<string, readonly string[]> = {
  de: ['', 'n', 'en', 's', 'es', 'e', 'er', 'ern'],
  nl: ['', 'en', 's', 'e'],
  sv: ['', 'en', 'ar', 'er', 'et', 's'],
  da: ['', 'en', 'er', 'et', 's'],
  no: ['', 'en', 'er', 'et', 's'],
}

const SHORTEST_PART = 4
const SHORTEST_COMPOUND = 8
const MOST_PARTS = 4
const SEEN_AT_LEAST = 1
const anyWord = /\p{L}{4,24}/gu

/** Learns which words there are from running text. Give it only what every viewer may read: parts show up in results. */
export function learnWords(texts: Iterable<string>): CompoundDictionary {
  const counts = new Map<string, number>()
  for (const text of texts)
    for (const [word] of text.matchAll(anyWord)) {
      const key = word.toLowerCase()
      counts.set(key, (counts.get(key) ?? 0) + 1)
    }
  for (const [word, count] of counts) if (count < SEEN_AT_LEAST) counts.delete(word)
  return counts
}

/**
 * The parts of a compound in lower case, or none when it is not one: of the ways to write it as words of the
 * dictionary and joints, the one with the fewest parts, then with the highest geometric mean of their counts
 * (Koehn and Knight, Empirical Methods for Compound Splitting, EACL 2003).
 */
export function splitCompound(word: string, code: string, words: CompoundDictionary): readonly string[] {
  const links = joints[code]
  if (links === undefined || word.length < SHORTEST_COMPOUND || words.size === 0) return []
  const countOfLast = (tail: string): number | undefined => {
    for (const ending of endings[code] ?? []) {
      const count = tail.endsWith(ending) ? words.get(tail.slice(0, tail.length - ending.length)) : undefined
      if (count !== undefined && tail.length - ending.length >= SHORTEST_PART) return count
    }
    return undefined
  }
  return best(word, { links, words, countOfLast }, MOST_PARTS)?.parts ?? []
}

interface Rules {
  readonly links: readonly string[]
  readonly words: CompoundDictionary
  readonly countOfLast: (tail: string) => number | undefined
}

interface Split {
  readonly parts: readonly string[]
  readonly logCount: number
}

function best(rest: string, rules: Rules, left: number): Split | undefined {
  let found: Split | undefined
  for (let cut = SHORTEST_PART; cut <= rest.length - SHORTEST_PART; cut++) {
    const head = rest.slice(0, cut)
    const count = rules.words.get(head)
    if (count === undefined) continue
    for (const link of rules.links) {
      if (!rest.startsWith(link, cut) || rest.length - cut - link.length < SHORTEST_PART) continue
      const tail = rest.slice(cut + link.length)
      const ends = rules.countOfLast(tail)
      const split =
        ends === undefined
          ? left > 2
            ? withHead(head, count, best(tail, rules, left - 1))
            : undefined
          : { parts: [head, tail], logCount: Math.log(count) + Math.log(ends) }
      if (split !== undefined && (found === undefined || isBetter(split, found))) found = split
    }
  }
  return found
}

function withHead(head: string, count: number, tail: Split | undefined): Split | undefined {
  return tail && { parts: [head, ...tail.parts], logCount: Math.log(count) + tail.logCount }
}

function isBetter(split: Split, than: Split): boolean {
  if (split.parts.length !== than.parts.length) return split.parts.length < than.parts.length
  return split.logCount > than.logCount
}
