import type { Context } from '../../shared/context.ts'
import type { AnswerOf, ParsedInputOf } from '../../shared/contract.ts'
import { writeHistory } from '../../shared/history.ts'
import { Refusal } from '../../shared/refusals.ts'
import { slugify } from '../../shared/slugs.ts'
import type * as contract from './contract.ts'
import type { PartnershipSubject } from './policy.ts'

type Facts = Omit<ParsedInputOf<typeof contract.createPartnership>, 'coordinatorClusterId' | 'joinedOn'>

function toRow(facts: Facts) {
  if (facts.startsOn && facts.endsOn && facts.endsOn < facts.startsOn)
    throw new Refusal('input-invalid', { faults: [{ field: 'endsOn', code: 'ends-before-start' }] })
  return {
    acronym: facts.acronym,
    title: facts.title,
    theme: facts.theme || null,
    summary: facts.summary || null,
    lang: facts.lang,
    starts_on: facts.startsOn ?? null,
    ends_on: facts.endsOn ?? null,
    visibility: facts.visibility,
  }
}

/** Founds a partnership; the named cluster coordinates it from the day given, else from its start or today. */
export async function createPartnership(
  ctx: Context,
  input: ParsedInputOf<typeof contract.createPartnership>,
): Promise<AnswerOf<typeof contract.createPartnership>> {
  const id = ctx.newId()
  const now = ctx.now()
  const slug = slugify(input.acronym, id)
  const cluster = await ctx.db
    .selectFrom('cluster')
    .select('id')
    .where('id', '=', input.coordinatorClusterId)
    .executeTakeFirst()
  if (cluster === undefined)
    throw new Refusal('input-invalid', { faults: [{ field: 'coordinatorClusterId', code: 'not-offered' }] })
  await ctx.db
    .insertInto('partnership')
    .values({ id, slug, ...toRow(input), created_at: now, updated_at: now })
    .execute()
  const joined_on = input.joinedOn ?? input.startsOn ?? now.toISOString().slice(0, 10)
  await ctx.db
    .insertInto('partner')
    .values({
      id: ctx.newId(),
      partnership_id: id,
      cluster_id: input.coordinatorClusterId,
      role: 'coordinator',
      joined_on,
    })
    .execute()
  await writeHistory(ctx, {
    call: 'partnerships.createPartnership',
    subjectKind: 'partnership',
    subjectId: id,
    change: input,
  })
  return { id, slug }
}

/** Saves what a partnership says of itself, unless somebody else saved in between. */
export async function updatePartnership(
  ctx: Context,
  input: ParsedInputOf<typeof contract.updatePartnership>,
  subject: PartnershipSubject,
): Promise<AnswerOf<typeof contract.updatePartnership>> {
  const saved = await ctx.db
    .updateTable('partnership')
    .set({ ...toRow(input), version: input.version + 1, updated_at: ctx.now() })
    .where('id', '=', subject.id)
    .where('version', '=', input.version)
    .returning(['id', 'slug'])
    .executeTakeFirst()
  if (saved === undefined) throw new Refusal('changed-meanwhile')
  await writeHistory(ctx, {
    call: 'partnerships.updatePartnership',
    subjectKind: 'partnership',
    subjectId: subject.id,
    change: input,
  })
  return saved
}

/** Lets a cluster join; a cluster that left may join again. */
export async function addPartner(
  ctx: Context,
  input: ParsedInputOf<typeof contract.addPartner>,
  subject: PartnershipSubject,
): Promise<{ done: true }> {
  const cluster = await ctx.db
    .selectFrom('cluster')
    .select('id')
    .where('id', '=', input.clusterId)
    .executeTakeFirst()
  if (cluster === undefined)
    throw new Refusal('input-invalid', { faults: [{ field: 'clusterId', code: 'not-offered' }] })
  await ctx.db
    .insertInto('partner')
    .values({
      id: ctx.newId(),
      partnership_id: subject.id,
      cluster_id: input.clusterId,
      role: 'partner',
      joined_on: input.joinedOn,
    })
    .execute()
  await writeHistory(ctx, {
    call: 'partnerships.addPartner',
    subjectKind: 'partnership',
    subjectId: subject.id,
    change: { clusterId: input.clusterId, joinedOn: input.joinedOn },
  })
  return { done: true }
}

/** Lets a partner leave from a day on; the coordinator hands over first. */
export async function endPartner(
  ctx: Context,
  input: ParsedInputOf<typeof contract.endPartner>,
  subject: PartnershipSubject,
): Promise<{ done: true }> {
  const partner = await ctx.db
    .selectFrom('partner')
    .selectAll()
    .where('partnership_id', '=', subject.id)
    .where('cluster_id', '=', input.clusterId)
    .where('left_on', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  if (partner === undefined) throw new Refusal('not-found')
  if (partner.role === 'coordinator') throw new Refusal('still-used', { field: 'clusterId' })
  if (input.leftOn < partner.joined_on)
    throw new Refusal('input-invalid', { faults: [{ field: 'leftOn', code: 'ends-before-start' }] })
  await ctx.db.updateTable('partner').set({ left_on: input.leftOn }).where('id', '=', partner.id).execute()
  await writeHistory(ctx, {
    call: 'partnerships.endPartner',
    subjectKind: 'partnership',
    subjectId: subject.id,
    change: { clusterId: input.clusterId, leftOn: input.leftOn },
  })
  return { done: true }
}

/** Hands coordination to another partner of today; the former coordinator stays a partner. */
export async function changeCoordinator(
  ctx: Context,
  input: ParsedInputOf<typeof contract.changeCoordinator>,
  subject: PartnershipSubject,
): Promise<{ done: true }> {
  const partners = await ctx.db
    .selectFrom('partner')
    .select(['id', 'cluster_id', 'role'])
    .where('partnership_id', '=', subject.id)
    .where('left_on', 'is', null)
    .forUpdate()
    .execute()
  const next = partners.find(partner => partner.cluster_id === input.clusterId)
  if (next === undefined)
    throw new Refusal('input-invalid', { faults: [{ field: 'clusterId', code: 'not-offered' }] })
  const former = partners.find(partner => partner.role === 'coordinator')
  if (former !== undefined)
    await ctx.db.updateTable('partner').set({ role: 'partner' }).where('id', '=', former.id).execute()
  await ctx.db.updateTable('partner').set({ role: 'coordinator' }).where('id', '=', next.id).execute()
  await writeHistory(ctx, {
    call: 'partnerships.changeCoordinator',
    subjectKind: 'partnership',
    subjectId: subject.id,
    change: { from: former?.cluster_id ?? null, to: input.clusterId },
  })
  return { done: true }
}

/** Says how far a market is; dropping one keeps the reason. */
export async function saveMarket(
  ctx: Context,
  input: ParsedInputOf<typeof contract.saveMarket>,
  subject: PartnershipSubject,
): Promise<{ done: true }> {
  if (input.stage === 'dropped' && !input.reason)
    throw new Refusal('input-invalid', { faults: [{ field: 'reason', code: 'missing' }] })
  const values = { priority: input.priority, stage: input.stage, reason: input.reason || null }
  await ctx.db
    .insertInto('market')
    .values({ id: ctx.newId(), partnership_id: subject.id, country: input.country, ...values })
    .onConflict(conflict => conflict.columns(['partnership_id', 'country']).doUpdateSet(values))
    .execute()
  await writeHistory(ctx, {
    call: 'partnerships.saveMarket',
    subjectKind: 'partnership',
    subjectId: subject.id,
    change: { country: input.country, ...values },
  })
  return { done: true }
}
