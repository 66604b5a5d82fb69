import type { Context } from '../../shared/context.ts'
import type { AnswerOf, ParsedInputOf } from '../../shared/contract.ts'
import { writeHistory } from '../../shared/history.ts'
import { Refusal } from '../../shared/refusals.ts'
import { type LoadedMission, lockMission } from '../missions/index.ts'
import type {
  removeCost as removeCall,
  removeAidRule as removeRuleCall,
  saveCost as saveCall,
  saveAidRule as saveRuleCall,
} from './contract.ts'
import { listClusters } from './queries.ts'
import { minorDigits, readAmount } from './rules/money.ts'

/** More than these are no mission's. */
const mostLines = 2000
const mostRules = 30

function amountOf(written: string, currency: string, field: string): number {
  const amount = readAmount(written, currency)
  if (amount === null)
    throw new Refusal('input-invalid', {
      faults: [{ field, code: 'not-an-amount', values: { digits: minorDigits(currency) } }],
    })
  return amount
}

/** Adds a cost or changes one; a delegate's is one of somebody who is confirmed. */
export async function saveCost(
  ctx: Context,
  input: ParsedInputOf<typeof saveCall>,
  subject: LoadedMission,
): Promise<AnswerOf<typeof saveCall>> {
  const amount = amountOf(input.amount, input.currency, 'amount')
  const participantId = input.participantId ?? null
  if (participantId !== null) {
    const there = await ctx.db
      .selectFrom('participant')
      .select('id')
      .where('id', '=', participantId)
      .where('mission_id', '=', subject.id)
      .where('state', '=', 'confirmed')
      .executeTakeFirst()
    if (there === undefined)
      throw new Refusal('input-invalid', { faults: [{ field: 'participantId', code: 'not-offered' }] })
  }
  const facts = {
    participant_id: participantId,
    kind: input.kind,
    label: input.label,
    lang: input.lang,
    amount,
    currency: input.currency,
    bearer: input.bearer,
    aided: input.aided,
    written_by: ctx.viewer.personId,
    written_at: ctx.now(),
  }
  const id = input.id ?? ctx.newId()
  if (input.id === undefined) {
    await lockMission(ctx.db, subject.id)
    const row = await ctx.db
      .selectFrom('cost_line')
      .select(eb => eb.fn.countAll<number>().as('count'))
      .where('mission_id', '=', subject.id)
      .executeTakeFirst()
    if (Number(row?.count ?? 0) >= mostLines) throw new Refusal('too-many-costs')
    await ctx.db
      .insertInto('cost_line')
      .values({ id, mission_id: subject.id, ...facts })
      .execute()
  } else {
    const saved = await ctx.db
      .updateTable('cost_line')
      .set(facts)
      .where('id', '=', id)
      .where('mission_id', '=', subject.id)
      .returning('id')
      .executeTakeFirst()
    if (saved === undefined) throw new Refusal('not-found')
  }
  await tell(ctx, subject, 'costs.saveCost', { cost: input.label, amount, currency: input.currency })
  return { id }
}

function tell(
  ctx: Context,
  subject: LoadedMission,
  call: string,
  change: Record<string, unknown>,
): Promise<void> {
  return writeHistory(ctx, { call, subjectKind: 'mission', subjectId: subject.id, change })
}

export async function removeCost(
  ctx: Context,
  input: ParsedInputOf<typeof removeCall>,
  subject: LoadedMission,
): Promise<AnswerOf<typeof removeCall>> {
  const gone = await ctx.db
    .deleteFrom('cost_line')
    .where('id', '=', input.cost)
    .where('mission_id', '=', subject.id)
    .returning(['label', 'amount', 'currency'])
    .executeTakeFirst()
  if (gone === undefined) throw new Refusal('not-found')
  await tell(ctx, subject, 'costs.removeCost', {
    cost: gone.label,
    amount: gone.amount,
    currency: gone.currency,
  })
  return { done: true }
}

/** Adds a rule of aid or changes one; it counts at once for everybody it is for. */
export async function saveAidRule(
  ctx: Context,
  input: ParsedInputOf<typeof saveRuleCall>,
  subject: LoadedMission,
): Promise<AnswerOf<typeof saveRuleCall>> {
  const ceiling = input.ceiling ? amountOf(input.ceiling, input.currency, 'ceiling') : null
  if (ceiling === 0)
    throw new Refusal('input-invalid', {
      faults: [{ field: 'ceiling', code: 'too-small', values: { minimum: 1 } }],
    })
  const clusterId = input.clusterId ?? null
  if (clusterId !== null) {
    const clusters = await listClusters(ctx.db, subject.partnershipId)
    if (!clusters.some(cluster => cluster.id === clusterId))
      throw new Refusal('input-invalid', { faults: [{ field: 'clusterId', code: 'not-offered' }] })
  }
  const facts = {
    name: input.name,
    note: input.note || null,
    lang: input.lang,
    cluster_id: clusterId,
    rate: input.rate,
    ceiling,
    currency: input.currency,
    de_minimis: input.deMinimis,
  }
  const id = input.id ?? ctx.newId()
  if (input.id === undefined) {
    await lockMission(ctx.db, subject.id)
    const there = await ctx.db
      .selectFrom('aid_rule')
      .select('position')
      .where('mission_id', '=', subject.id)
      .orderBy('position', 'desc')
      .execute()
    if (there.length >= mostRules) throw new Refusal('too-many-costs')
    await ctx.db
      .insertInto('aid_rule')
      .values({ id, mission_id: subject.id, position: (there[0]?.position ?? 0) + 1, ...facts })
      .execute()
  } else {
    const saved = await ctx.db
      .updateTable('aid_rule')
      .set(facts)
      .where('id', '=', id)
      .where('mission_id', '=', subject.id)
      .returning('id')
      .executeTakeFirst()
    if (saved === undefined) throw new Refusal('not-found')
  }
  await tell(ctx, subject, 'costs.saveAidRule', { rule: input.name, rate: input.rate, ceiling })
  return { id }
}

export async function removeAidRule(
  ctx: Context,
  input: ParsedInputOf<typeof removeRuleCall>,
  subject: LoadedMission,
): Promise<AnswerOf<typeof removeRuleCall>> {
  const gone = await ctx.db
    .deleteFrom('aid_rule')
    .where('id', '=', input.rule)
    .where('mission_id', '=', subject.id)
    .returning('name')
    .executeTakeFirst()
  if (gone === undefined) throw new Refusal('not-found')
  await tell(ctx, subject, 'costs.removeAidRule', { rule: gone.name })
  return { done: true }
}
