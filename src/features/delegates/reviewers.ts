import type { Context } from '../../shared/context.ts'
import type { AnswerOf, ParsedInputOf } from '../../shared/contract.ts'
import { writeHistory } from '../../shared/history.ts'
import { Refusal } from '../../shared/refusals.ts'
import { sendMail } from '../notifications/index.ts'
import type { CallSubject } from './access.ts'
import type { addReviewer as addCall, removeReviewer as removeCall } from './contract.ts'
import { findCall, listPartnerClusters, listReviewerCandidates } from './queries.ts'

/** Asks somebody of a partner cluster to score, and tells them by mail. */
export async function addReviewer(
  ctx: Context,
  input: ParsedInputOf<typeof addCall>,
  subject: CallSubject,
): Promise<AnswerOf<typeof addCall>> {
  const [personId = '', clusterId = ''] = input.reviewer.split(':')
  if ((await findCall(ctx.db, subject.id)) === null) throw new Refusal('not-found')
  const clusters = await listPartnerClusters(ctx.db, subject.partnershipId)
  const candidates = await listReviewerCandidates(
    ctx.db,
    clusters.map(cluster => cluster.id),
  )
  if (!candidates.some(one => one.personId === personId && one.clusterId === clusterId))
    throw new Refusal('input-invalid', { faults: [{ field: 'reviewer', code: 'not-offered' }] })
  const added = await ctx.db
    .insertInto('call_reviewer')
    .values({ mission_id: subject.id, person_id: personId, cluster_id: clusterId })
    .onConflict(conflict => conflict.columns(['mission_id', 'person_id']).doNothing())
    .returning('person_id')
    .executeTakeFirst()
  if (added === undefined) throw new Refusal('already-exists')
  await writeHistory(ctx, {
    call: 'delegates.addReviewer',
    subjectKind: 'mission',
    subjectId: subject.id,
    change: { personId, clusterId },
  })
  await tellReviewer(ctx, subject, personId)
  return { done: true }
}

async function tellReviewer(ctx: Context, subject: CallSubject, personId: string): Promise<void> {
  const person = await ctx.db
    .selectFrom('person')
    .select(['given_name', 'family_name', 'email', 'lang'])
    .where('id', '=', personId)
    .executeTakeFirst()
  if (person === undefined || person.email === null) return
  const name = `${person.given_name} ${person.family_name}`.trim()
  await sendMail(
    ctx,
    { personId, address: person.email, name },
    {
      kind: 'call-reviewer',
      lang: person.lang,
      mission: subject.id,
      values: { name, mission: subject.row.title },
      link: `${ctx.baseUrl}/missions/${subject.row.slug}/call/reviews`,
    },
    subject.id,
  )
}

/** Lets somebody score no longer; what they gave counts no more and is kept. */
export async function removeReviewer(
  ctx: Context,
  input: ParsedInputOf<typeof removeCall>,
  subject: CallSubject,
): Promise<AnswerOf<typeof removeCall>> {
  const call = await findCall(ctx.db, subject.id)
  if (call === null || !subject.reviewerIds.includes(input.person)) throw new Refusal('not-found')
  if (call.row.decided_at !== null) throw new Refusal('call-decided')
  await ctx.db
    .deleteFrom('call_reviewer')
    .where('mission_id', '=', subject.id)
    .where('person_id', '=', input.person)
    .execute()
  await writeHistory(ctx, {
    call: 'delegates.removeReviewer',
    subjectKind: 'mission',
    subjectId: subject.id,
    change: { personId: input.person },
  })
  return { done: true }
}
