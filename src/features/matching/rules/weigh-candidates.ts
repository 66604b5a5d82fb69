/** A candidate for a consortium, by what its profile says to the topic and by what it did before. */
export interface Weighed {
  readonly id: string
  readonly topic: number
  readonly history: number
  /** Each part against the best candidate's, 0 to 1. */
  readonly topicShare: number
  readonly historyShare: number
  readonly score: number
}

/**
 * Puts two measures that do not compare on one scale: each as its part of the best candidate's, and the score is their sum. Who
 * is best in both has 2; who has nothing in either is left out. Of equals the one with more said to the topic comes first.
 */
export function weighCandidates(
  candidates: readonly { id: string; topic: number; history: number }[],
): Weighed[] {
  const most = (of: (one: { topic: number; history: number }) => number) =>
    candidates.reduce((best, one) => Math.max(best, of(one)), 0)
  const bestTopic = most(({ topic }) => topic)
  const bestHistory = most(({ history }) => history)
  return candidates
    .map(one => {
      const topicShare = bestTopic > 0 ? Math.max(0, one.topic) / bestTopic : 0
      const historyShare = bestHistory > 0 ? Math.max(0, one.history) / bestHistory : 0
      return { ...one, topicShare, historyShare, score: topicShare + historyShare }
    })
    .filter(({ score }) => score > 0)
    .sort(
      (left, right) =>
        right.score - left.score || right.topicShare - left.topicShare || (left.id < right.id ? -1 : 1),
    )
}
