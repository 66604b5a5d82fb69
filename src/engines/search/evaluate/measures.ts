/** What judges said: query → document → gain. 0 or less, or unjudged, is not relevant. */
export type Judgements = ReadonlyMap<string, ReadonlyMap<string, number>>

/**
 * nDCG at a depth, as trec_eval computes `ndcg_cut`: the gain is the judgement itself (linear, not 2^rel − 1), the
 * discount log2(rank + 1), and the ideal list holds every judged document.
 */
export function ndcg(ranked: readonly string[], judged: ReadonlyMap<string, number>, depth: number): number {
  const ideal = [...judged.values()].filter(gain => gain > 0).sort((a, b) => b - a)
  const best = discounted(ideal.slice(0, depth))
  if (best === 0) return 0
  return discounted(ranked.slice(0, depth).map(id => Math.max(0, judged.get(id) ?? 0))) / best
}

function discounted(gains: readonly number[]): number {
  return gains.reduce((sum, gain, index) => sum + gain / Math.log2(index + 2), 0)
}

/** The share of the relevant documents among the first `depth`. */
export function recall(
  ranked: readonly string[],
  judged: ReadonlyMap<string, number>,
  depth: number,
): number {
  const relevant = [...judged].filter(([, gain]) => gain > 0).map(([id]) => id)
  if (relevant.length === 0) return 0
  const found = new Set(ranked.slice(0, depth))
  return relevant.filter(id => found.has(id)).length / relevant.length
}

/** The value that `share` of the values do not exceed (nearest rank). */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0
}
