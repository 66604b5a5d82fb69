/**
 * Those that are among the first, and a few that are as good as the last of them. Of more that are just as good, chance decides
 * by `lot`, for each otherwise: who came to the house last must not be left out everywhere.
 */
export function keepBest(
  others: Int32Array,
  scores: Float64Array,
  { wanted, lot }: { wanted: number; lot: (other: number) => number },
): number[] {
  if (others.length <= wanted) return [...others]
  const least = findLeast(scores, wanted)
  const better: number[] = []
  const asGood: { other: number; lot: number }[] = []
  for (let at = 0; at < others.length; at++) {
    const [other, score] = [others[at] ?? 0, scores[at] ?? 0]
    if (score > least) better.push(other)
    else if (score === least) asGood.push({ other, lot: lot(other) })
  }
  asGood.sort((left, right) => left.lot - right.lot || left.other - right.other)
  return [...better, ...asGood.map(({ other }) => other)].slice(0, wanted * 2)
}

/** The score of the last of the first so many, without putting all in order. */
function findLeast(scores: Float64Array, first: number): number {
  const best = scores.slice(0, first).sort()
  for (let at = first; at < scores.length; at++) {
    const score = scores[at] ?? 0
    if (score <= (best[0] ?? 0)) continue
    let place = 1
    for (; place < first && (best[place] ?? 0) < score; place++) best[place - 1] = best[place] ?? 0
    best[place - 1] = score
  }
  return best[0] ?? 0
}
