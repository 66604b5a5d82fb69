import { type PairScore, PERHAPS_FROM } from './model.ts'
import type { PreparedRecord } from './prepare.ts'

/** How many pairs between two clusters are looked at before they are joined. */
const CROSS_PAIRS = 40
const MEAN_FROM = 0.74
const DIFFERENT_AT_MOST = 0.3

export interface IndexedPair extends PairScore {
  readonly left: number
  readonly right: number
}

/**
 * Joins pairs into clusters, the surest first. Two clusters are joined by a pair only when their members agree on the whole:
 * the mean over the pairs between them is high, few of those are clearly different, and no identifier contradicts. So a weak
 * chain A–B–C with A unlike C does not become one organisation. The result does not depend on the order of records or pairs.
 */
export function clusterPairs(
  records: readonly PreparedRecord[],
  pairs: readonly IndexedPair[],
  score: (left: number, right: number) => PairScore,
): number[][] {
  const key = (index: number) => records[index]?.sortKey ?? ''
  const ordered = pairs
    .filter(pair => pair.decision === 'same')
    .map(pair => ({ pair, keys: [key(pair.left), key(pair.right)].sort() }))
    .sort(
      (x, y) =>
        y.pair.score - x.pair.score ||
        order(x.keys[0] ?? '', y.keys[0] ?? '') ||
        order(x.keys[1] ?? '', y.keys[1] ?? ''),
    )
  const clusterOf = records.map((_record, index) => index)
  const members = new Map(records.map((_record, index): [number, number[]] => [index, [index]]))
  for (const { pair } of ordered) {
    const left = clusterOf[pair.left] ?? 0
    const right = clusterOf[pair.right] ?? 0
    if (left === right) continue
    const [one, two] = [members.get(left) ?? [], members.get(right) ?? []]
    if (!agree(one, two, isProven(pair), score, key)) continue
    const [into, from] = one.length >= two.length ? [left, right] : [right, left]
    const joined = [...(members.get(into) ?? []), ...(members.get(from) ?? [])]
    members.set(into, joined)
    members.delete(from)
    for (const index of joined) clusterOf[index] = into
  }
  return [...members.values()]
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** Joined by a number that only one organisation has: names have no say then. */
function isProven(pair: PairScore): boolean {
  return pair.reasons.some(reason => reason.code === 'same-lei' || reason.code === 'same-pic')
}

function agree(
  one: readonly number[],
  two: readonly number[],
  isSure: boolean,
  score: (left: number, right: number) => PairScore,
  key: (index: number) => string,
): boolean {
  if (one.length === 1 && two.length === 1) return true
  const left = spread(one, key)
  const right = spread(two, key)
  let total = 0
  let different = 0
  let count = 0
  for (const a of left)
    for (const b of right) {
      const pair = score(a, b)
      if (pair.reasons.some(reason => reason.code === 'other-lei')) return false
      if (isSure) continue
      // Names in two scripts say nothing about each other.
      if (pair.reasons.some(reason => reason.code === 'other-script') && pair.score < PERHAPS_FROM) continue
      total += pair.score
      count += 1
      if (pair.score < PERHAPS_FROM) different += 1
    }
  return count === 0 || (total / count >= MEAN_FROM && different / count <= DIFFERENT_AT_MOST)
}

/** Some members, evenly over their order by name, so that both sides together make a bounded number of pairs. */
function spread(members: readonly number[], key: (index: number) => string): number[] {
  const limit = Math.ceil(Math.sqrt(CROSS_PAIRS))
  if (members.length <= limit) return [...members]
  const sorted = [...members].sort((x, y) => order(key(x), key(y)))
  return Array.from({ length: limit }, (_, at) => sorted[Math.floor((at * sorted.length) / limit)] ?? 0)
}
