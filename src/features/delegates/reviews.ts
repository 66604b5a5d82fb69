import { sql } from 'kysely'
import type { Context } from '../../shared/context.ts'
import type { AnswerOf, ParsedInputOf } from '../../shared/contract.ts'
import { writeHistory } from '../../shared/history.ts'
import { Refusal } from '../../shared/refusals.ts'
import { listAskedQuestions } from '../missions/index.ts'
import { type ApplicantSubject, type CallSubject, isOwnApplicant } from './access.ts'
import type {
  getReview as getReviewCall,
  listReviews as listReviewsCall,
  saveReview as saveReviewCall,
} from './contract.ts'
import { phaseOf } from './describe-call.ts'
import { applicantOf } from './get-ranking.ts'
import { readAnswers } from './judge-applications.ts'
import { type ApplicationRow, type DelegateCall, findCall, listApplicationRows } from './queries.ts'
import { meetsCondition } from './rules/eligibility.ts'
import { pointsOfReview } from './rules/scoring.ts'

async function requireCall(ctx: Context, missionId: string): Promise<DelegateCall> {
  const call = await findCall(ctx.db, missionId)
  if (call === null) throw new Refusal('not-found')
  return call
}

/** What the viewer gave, by applicant. */
async function ownScores(ctx: Context, missionId: string): Promise<Map<string, Record<string, number>>> {
  const rows = await ctx.db
    .selectFrom('call_score')
    .innerJoin('call_application', 'call_application.participant_id', 'call_score.participant_id')
    .select(['call_score.participant_id', 'call_score.criterion_id', 'call_score.score'])
    .where('call_application.mission_id', '=', missionId)
    .where('call_score.person_id', '=', ctx.viewer.personId)
    .execute()
  const scores = new Map<string, Record<string, number>>()
  for (const row of rows)
    scores.set(row.participant_id, { ...scores.get(row.participant_id), [row.criterion_id]: row.score })
  return scores
}

const isOwn = (ctx: Context, row: ApplicationRow) => isOwnApplicant(ctx.viewer, row)

/** Everybody who applied and is not decided about comes to those who score; one's own company is marked and not scored. */
export async function listReviews(
  ctx: Context,
  input: ParsedInputOf<typeof listReviewsCall>,
  subject: CallSubject,
): Promise<AnswerOf<typeof listReviewsCall>> {
  const call = await requireCall(ctx, subject.id)
  const scores = await ownScores(ctx, subject.id)
  const rows = await listApplicationRows(
    ctx.db,
    subject.id,
    sql`participant.state not in ('withdrawn', 'declined')`,
  )
  const items = rows.map(row => ({
    ...applicantOf(row),
    points: pointsOfReview(call.criteria, scores.get(row.participantId) ?? {}),
    own: isOwn(ctx, row),
  }))
  const start = (input.page - 1) * input.pageSize
  return {
    items: items.slice(start, start + input.pageSize),
    total: items.length,
    page: input.page,
    pageSize: input.pageSize,
    open: items.filter(item => !item.own && item.points === null).length,
    phase: phaseOf(call.row, subject.row, ctx.now()),
  }
}

/** The conditions of a call with what somebody answered. */
export function answeredConditions(call: DelegateCall, row: ApplicationRow) {
  const answers = readAnswers(row.answers)
  return call.conditions.map(condition => ({
    label: condition.label,
    answer: answers[condition.id] ?? null,
    met: meetsCondition(condition, answers[condition.id]),
  }))
}

/** One applicant with what they answered, to be scored. */
export async function getReview(
  ctx: Context,
  _input: ParsedInputOf<typeof getReviewCall>,
  subject: ApplicantSubject,
): Promise<AnswerOf<typeof getReviewCall>> {
  const call = await requireCall(ctx, subject.id)
  const rows = await listApplicationRows(
    ctx.db,
    subject.id,
    sql`participant.state not in ('withdrawn', 'declined')`,
  )
  const row = rows.find(one => one.participantId === subject.participantId)
  if (row === undefined) throw new Refusal('not-found')
  const scores = await ownScores(ctx, subject.id)
  const own = scores.get(row.participantId) ?? {}
  const answers = readAnswers(row.answers)
  const review = await ctx.db
    .selectFrom('call_review')
    .select('comment')
    .where('participant_id', '=', row.participantId)
    .where('person_id', '=', ctx.viewer.personId)
    .executeTakeFirst()
  const next = rows.find(
    one => one.participantId !== row.participantId && !isOwn(ctx, one) && !scores.has(one.participantId),
  )
  return {
    ...applicantOf(row),
    offers: row.offers,
    seeks: row.seeks,
    conditions: answeredConditions(call, row),
    answers: (await listAskedQuestions(ctx.db, subject.id)).flatMap(question => {
      const answer = answers[question.id]
      return answer === undefined ? [] : [{ label: question.label, answer }]
    }),
    criteria: call.criteria.map(criterion => ({ ...criterion, score: own[criterion.id] ?? null })),
    comment: review?.comment ?? null,
    decided: row.state !== 'applied',
    next: next?.participantId ?? null,
  }
}

/** Keeps one's scores of an applicant, all criteria at once, until the decision. */
export async function saveReview(
  ctx: Context,
  input: ParsedInputOf<typeof saveReviewCall>,
  subject: ApplicantSubject,
): Promise<AnswerOf<typeof saveReviewCall>> {
  const call = await requireCall(ctx, subject.id)
  const { personId } = ctx.viewer
  if (personId === null) throw new Refusal('not-allowed')
  const participant = await ctx.db
    .selectFrom('participant')
    .select('state')
    .where('id', '=', subject.participantId)
    .forUpdate()
    .executeTakeFirst()
  if (participant?.state !== 'applied') throw new Refusal('call-decided')
  const given = new Map(input.scores.map(one => [one.criterion, one.score]))
  const faults = call.criteria.flatMap((criterion, index) =>
    given.has(criterion.id) ? [] : [{ field: `scores.${index}.score`, code: 'missing' }],
  )
  if (faults.length > 0) throw new Refusal('input-invalid', { faults })
  const key = { participant_id: subject.participantId, person_id: personId }
  const said = { comment: input.comment || null, saved_at: ctx.now() }
  await ctx.db
    .insertInto('call_review')
    .values({ ...key, ...said })
    .onConflict(conflict => conflict.columns(['participant_id', 'person_id']).doUpdateSet(said))
    .execute()
  for (const { id } of call.criteria) {
    const score = given.get(id) ?? 0
    await ctx.db
      .insertInto('call_score')
      .values({ ...key, criterion_id: id, score })
      .onConflict(conflict =>
        conflict.columns(['participant_id', 'person_id', 'criterion_id']).doUpdateSet({ score }),
      )
      .execute()
  }
  await writeHistory(ctx, {
    call: 'delegates.saveReview',
    subjectKind: 'mission',
    subjectId: subject.id,
    change: { participant: subject.participantId },
  })
  return { done: true }
}
