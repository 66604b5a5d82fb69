import type { Db } from '../../shared/context.ts'
import type { ApplicationRow, DelegateCall, ScoreRow } from './queries.ts'
import { listApplicationRows, listScores } from './queries.ts'
import { unmetConditions } from './rules/eligibility.ts'
import { type Candidate, cutOf, type Ranked, rankCandidates, type Why } from './rules/ranking.ts'
import { pointsOf, pointsOfReview } from './rules/scoring.ts'

/** An application with what the ranking says of it. */
export interface Judged {
  row: ApplicationRow
  ranked: Ranked
  points: number | null
  /** Complete reviews. */
  reviews: number
  unmet: DelegateCall['conditions']
  cutOwn: number | null
  cutBeyond: number | null
}

/** Answers as they are stored; anything that is not text is left out. */
export function readAnswers(stored: unknown): Record<string, string> {
  if (typeof stored !== 'object' || stored === null) return {}
  return Object.fromEntries(
    Object.entries(stored).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  )
}

/** Everybody who applied and did not leave, in the order of the ranking; or only those decided about. */
export async function judgeApplications(
  db: Db,
  call: DelegateCall,
  which: 'all' | 'decided' = 'all',
): Promise<Judged[]> {
  const missionId = call.row.mission_id
  const rows = (await listApplicationRows(db, missionId)).filter(
    row =>
      row.state !== 'withdrawn' && row.state !== 'declined' && (which === 'all' || row.state !== 'applied'),
  )
  return rankApplications(call, rows, await listScores(db, missionId))
}

export function rankApplications(
  call: DelegateCall,
  rows: readonly ApplicationRow[],
  scores: readonly ScoreRow[],
): Judged[] {
  const reviewsOf = Map.groupBy(gatherReviews(scores), review => review.participantId)
  const facts = new Map(
    rows.map(row => {
      const reviews = reviewsOf.get(row.participantId) ?? []
      return [
        row.participantId,
        {
          row,
          points: pointsOf(call.criteria, reviews),
          reviews: reviews.filter(review => pointsOfReview(call.criteria, review.scores) !== null).length,
          unmet: unmetConditions(call.conditions, readAnswers(row.answers)),
        },
      ]
    }),
  )
  const candidates = [...facts.values()].map(({ row, points, unmet }) =>
    candidateOf(row, points, unmet.length === 0, call.row.least_points),
  )
  const ranked = rankCandidates(candidates, {
    seats: call.row.seats,
    quotas: call.quotas.map(quota => ({ clusterId: quota.id, seats: quota.seats })),
    surplus: call.row.surplus,
    leastPoints: call.row.least_points,
  })
  const cutBeyond = cutOf(ranked, candidates, 'beyond')
  const cuts = new Map(
    call.quotas.map(quota => [quota.id, cutOf(ranked, candidates, { clusterId: quota.id })]),
  )
  return ranked.flatMap(one => {
    const fact = facts.get(one.id)
    if (fact === undefined) return []
    const { clusterId } = fact.row
    return [
      {
        ...fact,
        ranked: asTold(one, fact.row),
        cutOwn: clusterId === null ? null : (cuts.get(clusterId) ?? null),
        cutBeyond,
      },
    ]
  })
}

/** Whoever is in or out since the decision is so for the reason they were told; who moved up since, for that. */
function asTold(ranked: Ranked, { why, outcome, state }: ApplicationRow): Ranked {
  if (why === null || (state !== 'confirmed' && state !== 'refused')) return ranked
  if (state === 'confirmed' && outcome === 'reserve') return { ...ranked, why: 'moved-up' }
  return outcome === ranked.outcome ? { ...ranked, why: why as Why } : ranked
}

/** Whoever is in or out already stays so; whoever waits goes on waiting for a place by their points. */
function candidateOf(
  row: ApplicationRow,
  points: number | null,
  eligible: boolean,
  least: number | null,
): Candidate {
  const common = {
    id: row.participantId,
    clusterId: row.clusterId,
    appliedAt: row.appliedAt.getTime(),
  }
  if (row.state === 'waiting-list')
    return { ...common, eligible: true, points: Math.max(points ?? 0, least ?? 0), fixed: row.ruling }
  const fixed = row.state === 'confirmed' ? 'in' : row.state === 'refused' ? 'out' : row.ruling
  return { ...common, eligible, points, fixed }
}

function gatherReviews(scores: readonly ScoreRow[]) {
  const reviews = new Map<
    string,
    { participantId: string; clusterId: string; scores: Record<string, number> }
  >()
  for (const { participantId, personId, clusterId, criterionId, score } of scores) {
    const key = `${participantId} ${personId}`
    const review = reviews.get(key) ?? { participantId, clusterId, scores: {} }
    review.scores[criterionId] = score
    reviews.set(key, review)
  }
  return [...reviews.values()]
}
