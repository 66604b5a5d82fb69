/** Precision, recall and their harmonic mean, each 0 to 1. */
export interface BCubed {
  readonly precision: number
  readonly recall: number
  readonly f1: number
}

/**
 * How well clusters agree with the true ones, element by element (Bagga and Baldwin, Entity-Based Cross-Document Coreferencing
 * Using the Vector Space Model, ACL 1998): for each element the share of its cluster that truly belongs to it, and the share of
 * its true cluster that was found, averaged over all elements of `truth`.
 */
export function bCubed(found: readonly (readonly string[])[], truth: ReadonlyMap<string, string>): BCubed {
  const sizes = new Map<string, number>()
  for (const label of truth.values()) sizes.set(label, (sizes.get(label) ?? 0) + 1)
  let precision = 0
  let recall = 0
  const missing = new Set(truth.keys())
  const add = (ids: readonly string[]) => {
    const labels = ids.flatMap(id => truth.get(id) ?? [])
    const counts = new Map<string, number>()
    for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1)
    for (const label of labels) {
      const right = counts.get(label) ?? 0
      precision += right / labels.length
      recall += right / (sizes.get(label) ?? 1)
    }
  }
  for (const cluster of found) {
    add(cluster)
    for (const id of cluster) missing.delete(id)
  }
  for (const id of missing) add([id])
  const count = Math.max(1, truth.size)
  const p = precision / count
  const r = recall / count
  return { precision: p, recall: r, f1: p + r === 0 ? 0 : (2 * p * r) / (p + r) }
}
