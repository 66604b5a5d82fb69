/** The four criteria of a review, 0 to 5 points each. */
export const reviewCriteria = ['advantages', 'clarity', 'cooperation', 'guidelines'] as const
export type ReviewCriterion = (typeof reviewCriteria)[number]
export type ReviewScores = Readonly<Record<ReviewCriterion, number>>

/** Points from which on an opportunity is published. */
export const pointsToPublish = 10

/** What the points of a review come to: ten publish, a zero in any criterion blocks. */
export function judgeScores(scores: ReviewScores): {
  points: number
  grade: 'excellent' | 'good' | 'sufficient' | 'on-hold' | 'rejected'
  publishes: boolean
} {
  const each = reviewCriteria.map(criterion => scores[criterion])
  const points = each.reduce((sum, one) => sum + one, 0)
  const isBlocked = each.some(one => one === 0)
  const grade =
    points >= 17
      ? 'excellent'
      : points >= 15
        ? 'good'
        : points >= pointsToPublish
          ? 'sufficient'
          : points >= 5
            ? 'on-hold'
            : 'rejected'
  return { points, grade, publishes: points >= pointsToPublish && !isBlocked }
}

/** Whether a second person has to look before it is published: where nobody can ask the owner, or it leaves the house. */
export function needsReview(version: { anonymous: boolean; inFeeds: boolean }): boolean {
  return version.anonymous || version.inFeeds
}
