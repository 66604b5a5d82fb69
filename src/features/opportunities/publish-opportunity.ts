import type { Context } from '../../shared/context.ts'
import type { AnswerOf, ParsedInputOf } from '../../shared/contract.ts'
import { Refusal } from '../../shared/refusals.ts'
import { findAddressee } from '../accounts/index.ts'
import { sendMail } from '../notifications/index.ts'
import type * as contract from './contract.ts'
import { todayOf } from './load-opportunity.ts'
import type { OpportunitySubject } from './policy.ts'
import { listManagersOf, listVersionRows, lockOpportunity, nextSerial, readOpportunity } from './queries.ts'
import { dayAfter, lifeDays } from './rules/open-state.ts'
import { makeReference } from './rules/opportunity-reference.ts'
import { needsReview } from './rules/review-score.ts'
import { noteOpportunity } from './save-opportunity.ts'

type VersionRow = Awaited<ReturnType<typeof listVersionRows>>[number]

/** The version that is being worked on, its opportunity locked, so that of two who decide at once one finds it decided. */
export async function lockWorking(
  ctx: Context,
  subject: OpportunitySubject,
  states: readonly VersionRow['state'][] = ['draft', 'submitted', 'returned'],
): Promise<VersionRow> {
  const record = await lockOpportunity(ctx.db, subject.id)
  const versions = record === undefined ? [] : await listVersionRows(ctx.db, subject.id)
  const working = versions.find(({ state }) => states.includes(state))
  if (working === undefined) throw new Refusal('state-impossible')
  return working
}

/** Hands a draft on: to the own cluster to publish, or to a second person. They are told by mail, without the owner's name. */
export async function submitOpportunity(
  ctx: Context,
  _input: unknown,
  subject: OpportunitySubject,
): Promise<{ done: true }> {
  const working = await lockWorking(ctx, subject, ['draft', 'returned'])
  await ctx.db
    .updateTable('opportunity_version')
    .set({
      state: 'submitted',
      submitted_at: ctx.now(),
      submitted_by: ctx.viewer.personId,
      returned_reason: null,
    })
    .where('id', '=', working.id)
    .execute()
  await noteOpportunity(ctx, subject.id, 'opportunities.submitOpportunity', { number: working.number })
  const isReviewed = needsReview({ anonymous: working.anonymous, inFeeds: working.in_feeds })
  for (const { personId, address, name, lang } of await listManagersOf(
    ctx.db,
    subject.clusterId,
    working.written_by,
  ))
    await sendMail(
      ctx,
      { personId, address: address ?? '', name },
      {
        kind: isReviewed ? 'opportunity-to-review' : 'opportunity-to-publish',
        lang,
        values: { name, title: working.title },
        link: `${ctx.baseUrl}/opportunities/${subject.slug}${isReviewed ? '/review' : ''}`,
      },
      subject.id,
    )
  return { done: true }
}

/** Publishes what is being worked on, with one click of the own cluster. */
export async function publishOpportunity(
  ctx: Context,
  _input: unknown,
  subject: OpportunitySubject,
): Promise<AnswerOf<typeof contract.publishOpportunity>> {
  const working = await lockWorking(ctx, subject)
  if (needsReview({ anonymous: working.anonymous, inFeeds: working.in_feeds }))
    throw new Refusal('review-needed')
  const reference = await makePublic(ctx, subject, working)
  await noteOpportunity(ctx, subject.id, 'opportunities.publishOpportunity', { number: working.number })
  return { reference, number: working.number }
}

/** Makes a version the one that is read; the one before stays on record. */
export async function makePublic(
  ctx: Context,
  subject: OpportunitySubject,
  working: VersionRow,
): Promise<string> {
  const now = ctx.now()
  const today = todayOf(ctx)
  const row = await readOpportunity(ctx.db, ctx.viewer, subject.id, 'working')
  if (row === null) throw new Refusal('not-found')
  await ctx.db
    .updateTable('opportunity_version')
    .set({ state: 'superseded' })
    .where('opportunity_id', '=', subject.id)
    .where('state', '=', 'published')
    .execute()
  await ctx.db
    .updateTable('opportunity_version')
    .set({ state: 'published', published_at: now, published_by: ctx.viewer.personId, returned_reason: null })
    .where('id', '=', working.id)
    .execute()
  const reference = row.reference ?? (await drawReference(ctx, working, row.country))
  const isOver = row.expiresOn === null || row.expiresOn < today || row.withdrawnAt !== null
  await ctx.db
    .updateTable('opportunity')
    .set({
      reference,
      published_at: row.publishedAt ?? now,
      withdrawn_at: null,
      ...(isOver ? { expires_on: dayAfter(today, lifeDays), warned_for: null } : {}),
      updated_at: now,
    })
    .where('id', '=', subject.id)
    .execute()
  await tellWriter(ctx, subject, working, 'opportunity-published', '')
  return reference
}

async function drawReference(ctx: Context, working: VersionRow, country: string): Promise<string> {
  const beginning = makeReference(working.type, country, todayOf(ctx), 0).slice(0, -3)
  const serial = await nextSerial(ctx.db, beginning)
  return makeReference(working.type, country, todayOf(ctx), serial)
}

/** Hands it back to who wrote it, with the reasons. */
export async function returnOpportunity(
  ctx: Context,
  input: ParsedInputOf<typeof contract.returnOpportunity>,
  subject: OpportunitySubject,
): Promise<{ done: true }> {
  const working = await lockWorking(ctx, subject, ['submitted'])
  await handBack(ctx, subject, working, input.reasons)
  await noteOpportunity(
    ctx,
    subject.id,
    'opportunities.returnOpportunity',
    { number: working.number },
    input.reasons,
  )
  return { done: true }
}

/** Marks a submitted version as returned and tells who submitted it. */
export async function handBack(
  ctx: Context,
  subject: OpportunitySubject,
  working: VersionRow,
  reasons: string,
): Promise<void> {
  await ctx.db
    .updateTable('opportunity_version')
    .set({ state: 'returned', returned_reason: reasons })
    .where('id', '=', working.id)
    .execute()
  await tellWriter(ctx, subject, working, 'opportunity-returned', reasons)
}

/** Writes to who handed it on, unless they decided it themselves. */
async function tellWriter(
  ctx: Context,
  subject: OpportunitySubject,
  working: VersionRow,
  kind: 'opportunity-published' | 'opportunity-returned',
  reasons: string,
): Promise<void> {
  const personId = working.submitted_by
  if (personId === null || personId === ctx.viewer.personId) return
  const to = await findAddressee(ctx.db, personId)
  if (to === null) return
  await sendMail(
    ctx,
    { personId, address: to.address, name: to.name },
    {
      kind,
      lang: to.lang,
      values: { name: to.name, title: working.title, reasons },
      link: `${ctx.baseUrl}/opportunities/${subject.slug}`,
    },
    subject.id,
  )
}
