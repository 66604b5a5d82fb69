import { forEachCandidate } from './block.ts'
import { clusterPairs, type IndexedPair } from './cluster.ts'
import { compareRecords, mirrorReason } from './compare-records.ts'
import type { OrganisationRecord, PairScore, ScoredPair } from './model.ts'
import { type PreparedRecord, prepareRecord } from './prepare.ts'
import { type WordWeights, weighWords } from './weigh-words.ts'

export interface Duplicates {
  /** Ids that are one organisation; each id is in exactly one cluster, alone or not. Sorted. */
  readonly clusters: readonly (readonly string[])[]
  /** Pairs in two clusters that a person should look at, the surest first. */
  readonly perhaps: readonly ScoredPair[]
  /** Pairs that were compared. */
  readonly compared: number
}

/**
 * Finds which records are one organisation.
 * @throws RangeError when two records have one id
 */
export function findDuplicates(records: readonly OrganisationRecord[]): Duplicates {
  const ids = new Set(records.map(record => record.id))
  if (ids.size !== records.length) throw new RangeError('Two records have one id.')
  const prepared = records.map(prepareRecord)
  const weights = weighWords(prepared)
  const scores = new Map<number, PairScore>()
  const pairs: IndexedPair[] = []
  let compared = 0
  const score = (left: number, right: number): PairScore => {
    const at = left < right ? left * prepared.length + right : right * prepared.length + left
    const there = scores.get(at)
    if (there !== undefined) return there
    const pair = compareAt(prepared, left, right, weights)
    scores.set(at, pair)
    return pair
  }
  forEachCandidate(prepared, weights, (left, right) => {
    compared += 1
    const pair = compareAt(prepared, left, right, weights, true)
    if (pair.decision === 'different') return
    scores.set(left * prepared.length + right, pair)
    pairs.push({ ...pair, left, right })
  })
  const clusters = clusterPairs(prepared, pairs, score)
  return { ...shape(prepared, clusters, pairs), compared }
}

function compareAt(
  prepared: readonly PreparedRecord[],
  left: number,
  right: number,
  weights: WordWeights,
  isQuick = false,
): PairScore {
  const a = prepared[left]
  const b = prepared[right]
  if (a === undefined || b === undefined) throw new RangeError(`There is no record ${left} or ${right}.`)
  return compareRecords(a, b, weights, isQuick)
}

function shape(
  prepared: readonly PreparedRecord[],
  clusters: readonly (readonly number[])[],
  pairs: readonly IndexedPair[],
): Pick<Duplicates, 'clusters' | 'perhaps'> {
  const idOf = (index: number) => prepared[index]?.id ?? ''
  const clusterOf = new Map(
    clusters.flatMap((members, at) => members.map((index): [number, number] => [index, at])),
  )
  const perhaps = pairs
    .filter(pair => clusterOf.get(pair.left) !== clusterOf.get(pair.right))
    .map(({ left, right, score, reasons }): ScoredPair => {
      const [one, two] = [idOf(left), idOf(right)]
      const decision = 'perhaps'
      return byId(one, two) <= 0
        ? { left: one, right: two, score, decision, reasons }
        : { left: two, right: one, score, decision, reasons: reasons.map(mirrorReason) }
    })
    .sort((x, y) => y.score - x.score || byId(x.left, y.left) || byId(x.right, y.right))
  const named = clusters
    .map(members => members.map(idOf).sort(byId))
    .sort((x, y) => byId(x[0] ?? '', y[0] ?? ''))
  return { clusters: named, perhaps }
}

/** Numbers by size, other ids by letters. */
function byId(a: string, b: string): number {
  const [x, y] = [Number(a), Number(b)]
  if (Number.isFinite(x) && Number.isFinite(y) && x !== y) return x - y
  return a < b ? -1 : a > b ? 1 : 0
}

/** Every pair of a list that is the same or could be, for people to decide; the surest first. */
export function proposePairs(records: readonly OrganisationRecord[]): ScoredPair[] {
  const prepared = records.map(prepareRecord)
  const weights = weighWords(prepared)
  const pairs: ScoredPair[] = []
  forEachCandidate(prepared, weights, (left, right) => {
    const pair = compareAt(prepared, left, right, weights, true)
    if (pair.decision !== 'different')
      pairs.push({ left: prepared[left]?.id ?? '', right: prepared[right]?.id ?? '', ...pair })
  })
  return pairs.sort((x, y) => y.score - x.score || byId(x.left, y.left) || byId(x.right, y.right))
}

/**
 * What each newcomer could be among the records that are known, the surest first; `left` is the newcomer. Pairs of two
 * newcomers or of two known records are not looked at.
 */
export function proposeMatches(
  newcomers: readonly OrganisationRecord[],
  known: readonly OrganisationRecord[],
): ScoredPair[] {
  const prepared = [...newcomers, ...known].map(prepareRecord)
  const weights = weighWords(prepared)
  const pairs: ScoredPair[] = []
  forEachCandidate(prepared, weights, (left, right) => {
    if (left >= newcomers.length || right < newcomers.length) return
    const pair = compareAt(prepared, left, right, weights, true)
    if (pair.decision !== 'different')
      pairs.push({ left: prepared[left]?.id ?? '', right: prepared[right]?.id ?? '', ...pair })
  })
  return pairs.sort((x, y) => y.score - x.score || byId(x.left, y.left) || byId(x.right, y.right))
}

/** Compares pairs on their own, without a list around them. */
export function compareOrganisations(left: OrganisationRecord, right: OrganisationRecord): PairScore {
  return compareRecords(prepareRecord(left), prepareRecord(right), weighWords([]))
}
