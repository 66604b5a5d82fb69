import type { Context } from '../../shared/context.ts'
import type { AnswerOf, ParsedInputOf } from '../../shared/contract.ts'
import { Refusal } from '../../shared/refusals.ts'
import { readTermLabels } from '../directory/index.ts'
import type * as contract from './contract.ts'
import { describeDetail } from './describe-opportunity.ts'
import { todayOf } from './load-opportunity.ts'
import type { OpportunitySubject } from './policy.ts'
import { handBack, lockWorking, makePublic } from './publish-opportunity.ts'
import { listReviews, listVersionRows, readOpportunity, readOwnerNames } from './queries.ts'
import { judgeScores } from './rules/review-score.ts'
import { findTeaserFaults } from './rules/teaser-faults.ts'
import { teaserTexts } from './rules/version-content.ts'
import { noteOpportunity } from './save-opportunity.ts'

/** What a second person looks at: the text as strangers will see it. Whose it is, reviewers elsewhere do not learn. */
export async function getReview(
  ctx: Context,
  _input: unknown,
  subject: OpportunitySubject,
): Promise<AnswerOf<typeof contract.getReview>> {
  const row = await readOpportunity(ctx.db, ctx.viewer, subject.id, 'working')
  if (row === null) throw new Refusal('not-found')
  const versions = await listVersionRows(ctx.db, subject.id)
  const labels = await readTermLabels(ctx.db, row.terms)
  const names = subject.isOwn && row.anonymous ? await readOwnerNames(ctx.db, subject.id) : null
  const reviews = await listReviews(ctx.db, subject.id)
  return {
    ...describeDetail(row, { today: todayOf(ctx), lang: ctx.viewer.lang, labels, asStranger: true }),
    visibility: row.visibility,
    inFeeds: row.inFeeds,
    submittedAt: versions.find(({ id }) => id === row.versionId)?.submitted_at ?? null,
    teaserFaults: names === null ? [] : findTeaserFaults(teaserTexts(row), names),
    reviews: reviews.map(review => ({ ...review, points: judgeScores(review).points })),
  }
}

/** Scores what was submitted: ten points publish, a zero in any criterion or fewer points hand it back with the reasons. */
export async function reviewOpportunity(
  ctx: Context,
  input: ParsedInputOf<typeof contract.reviewOpportunity>,
  subject: OpportunitySubject,
): Promise<AnswerOf<typeof contract.reviewOpportunity>> {
  const working = await lockWorking(ctx, subject, ['submitted'])
  if (ctx.viewer.personId !== null && working.written_by.includes(ctx.viewer.personId))
    throw new Refusal('not-allowed')
  if (input.submittedAt !== undefined && input.submittedAt !== working.submitted_at?.toISOString())
    throw new Refusal('changed-meanwhile')
  const { advantages, clarity, cooperation, guidelines } = input
  const scores = { advantages, clarity, cooperation, guidelines }
  const { points, publishes } = judgeScores(scores)
  const outcome = publishes ? 'published' : 'returned'
  const reasons = input.reasons || null
  if (!publishes && reasons === null)
    throw new Refusal('input-invalid', { faults: [{ field: 'reasons', code: 'missing' }] })
  await ctx.db
    .insertInto('opportunity_review')
    .values({
      id: ctx.newId(),
      version_id: working.id,
      reviewer_id: ctx.viewer.personId,
      ...scores,
      outcome,
      reasons,
      reviewed_at: ctx.now(),
    })
    .execute()
  if (publishes) await makePublic(ctx, subject, working)
  else await handBack(ctx, subject, working, reasons ?? '')
  await noteOpportunity(
    ctx,
    subject.id,
    'opportunities.reviewOpportunity',
    { number: working.number, points, outcome },
    reasons,
  )
  return { outcome, points }
}
