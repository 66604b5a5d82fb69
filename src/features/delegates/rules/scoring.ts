export const highestScore = 5

export interface Criterion {
  id: string
  weight: number
}

/** What one reviewer gave an applicant. */
export interface Review {
  clusterId: string
  scores: Readonly<Record<string, number>>
}

/** A review as points of a hundred, each criterion by its weight; null unless every criterion has a score. */
export function pointsOfReview(
  criteria: readonly Criterion[],
  scores: Readonly<Record<string, number>>,
): number | null {
  let [sum, weights] = [0, 0]
  for (const { id, weight } of criteria) {
    const score = scores[id]
    if (score === undefined) return null
    sum += weight * score
    weights += weight
  }
  return weights === 0 ? null : (100 * sum) / (highestScore * weights)
}

/**
 * An applicant's points of a hundred: the mean of what each cluster's reviewers gave, so that a cluster with many reviewers
 * has no louder voice. Rounded to hundredths; null while no review is complete.
 */
export function pointsOf(criteria: readonly Criterion[], reviews: readonly Review[]): number | null {
  const byCluster = new Map<string, number[]>()
  for (const { clusterId, scores } of reviews) {
    const points = pointsOfReview(criteria, scores)
    if (points !== null) byCluster.set(clusterId, [...(byCluster.get(clusterId) ?? []), points])
  }
  if (byCluster.size === 0) return null
  // Sorted, so that the order in which reviews were read moves no last digit.
  const means = [...byCluster.values()].map(mean).sort((a, b) => a - b)
  return Math.round(mean(means) * 100) / 100
}

function mean(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b).reduce((sum, value) => sum + value, 0) / values.length
}
