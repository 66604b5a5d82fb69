import { MatchIndex, type MatchSubject } from '../../../engines/matching/index.ts'

/**
 * So many houses as somebody sees them are kept ready; each organisation and viewer may see another. What was asked with words
 * of its own is rarely asked again but for its next page: the last one is kept, and puts out none of the others.
 */
const keptMost = { house: 4, topics: 1 } as const

const kept: Record<keyof typeof keptMost, MatchIndex[]> = { house: [], topics: [] }

/**
 * An index of exactly these subjects: one that was built before where every word of it is the same, or a new one. What it is
 * built from is read for each request as its viewer may see it and compared whole, so that no change and no right is missed;
 * comparing costs a small part of building.
 */
export function indexOf(
  subjects: readonly MatchSubject[],
  shelf: keyof typeof keptMost = 'house',
): MatchIndex {
  const known = kept[shelf].find(index => areSame(index.subjects, subjects))
  const index = known ?? new MatchIndex(subjects)
  kept[shelf] = [index, ...kept[shelf].filter(other => other !== index)].slice(0, keptMost[shelf])
  return index
}

function areSame(left: readonly MatchSubject[], right: readonly MatchSubject[]): boolean {
  return left.length === right.length && left.every((one, at) => isSame(one, right[at]))
}

/** Plain data by what it says; terms are the same list where a text was read before. */
function isSame(left: unknown, right: unknown): boolean {
  if (left === right) return true
  if (Array.isArray(left))
    return (
      Array.isArray(right) && left.length === right.length && left.every((one, at) => isSame(one, right[at]))
    )
  if (typeof left !== 'object' || left === null || typeof right !== 'object' || right === null) return false
  const [mine, theirs]: [Fields, Fields] = [{ ...left }, { ...right }]
  const names = Object.keys(left)
  return (
    names.length === Object.keys(right).length &&
    names.every(name => name in right && isSame(mine[name], theirs[name]))
  )
}

type Fields = Readonly<Record<string, unknown>>
