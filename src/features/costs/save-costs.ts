import type { Context } from '../../shared/context.ts'
import type { AnswerOf, ParsedInputOf } from '../../shared/contract.ts'
import { writeHistory } from '../../shared/history.ts'
import { Refusal } from '../../shared/refusals.ts'
import { type LoadedMission, lockMission, type MissionCopy } from '../missions/index.ts'
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
  if (amount === null) throw fault(field, 'not-an-amount', { digits: minorDigits(currency) })
  return amount
}

function fault(field: string, code: string, values: Record<string, number> = {}): Refusal {
  return new Refusal('input-invalid', { faults: [{ field, code, values }] })
}

/** What a change or a removal found; what is not one of this mission's is not there. */
function found<Row>(row: Row | undefined): Row {
  if (row === undefined) throw new Refusal('not-found')
  return row
}

/** One more of a mission's costs or rules: counted while nobody else adds one. */
async function makeRoom(
  ctx: Context,
  subject: LoadedMission,
  table: 'cost_line' | 'aid_rule',
  most: number,
): Promise<void> {
  await lockMission(ctx.db, subject.id)
  const { count } = await ctx.db
    .selectFrom(table)
    .select(eb => eb.fn.countAll<number>().as('count'))
    .where('mission_id', '=', subject.id)
    .executeTakeFirstOrThrow()
  if (Number(count) >= most) throw new Refusal('too-many-costs')
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
    if (there === undefined) throw fault('participantId', 'not-offered')
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
    await makeRoom(ctx, subject, 'cost_line', mostLines)
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
    found(saved)
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
    .returning(['label as cost', 'amount', 'currency'])
    .executeTakeFirst()
  await tell(ctx, subject, 'costs.removeCost', found(gone))
  return { done: true }
}

/** Adds a rule of aid or changes one; it counts at once for everybody it is for. */
export async function saveAidRule(
  ctx: Context,
  input: ParsedInputOf<typeof saveRuleCall>,
  subject: LoadedMission,
): Promise<AnswerOf<typeof saveRuleCall>> {
  const ceiling = input.ceiling ? amountOf(input.ceiling, input.currency, 'ceiling') : null
  if (ceiling === 0) throw fault('ceiling', 'too-small', { minimum: 1 })
  const clusterId = input.clusterId ?? null
  if (clusterId !== null) {
    const clusters = await listClusters(ctx.db, subject.partnershipId)
    if (!clusters.some(cluster => cluster.id === clusterId)) throw fault('clusterId', 'not-offered')
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
    await makeRoom(ctx, subject, 'aid_rule', mostRules)
    const last = await ctx.db
      .selectFrom('aid_rule')
      .select('position')
      .where('mission_id', '=', subject.id)
      .orderBy('position', 'desc')
      .limit(1)
      .executeTakeFirst()
    await ctx.db
      .insertInto('aid_rule')
      .values({ id, mission_id: subject.id, position: (last?.position ?? 0) + 1, ...facts })
      .execute()
  } else {
    const saved = await ctx.db
      .updateTable('aid_rule')
      .set(facts)
      .where('id', '=', id)
      .where('mission_id', '=', subject.id)
      .returning('id')
      .executeTakeFirst()
    found(saved)
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
    .returning('name as rule')
    .executeTakeFirst()
  await tell(ctx, subject, 'costs.removeAidRule', found(gone))
  return { done: true }
}

/** Takes the rules of aid into a copy of their mission; those for a cluster that has left the partnership stay behind. */
export async function copyAidRules(ctx: Context, { from, to, partnershipId }: MissionCopy): Promise<void> {
  const partners = new Set((await listClusters(ctx.db, partnershipId)).map(cluster => cluster.id))
  const rules = (
    await ctx.db.selectFrom('aid_rule').selectAll().where('mission_id', '=', from).execute()
  ).filter(rule => rule.cluster_id === null || partners.has(rule.cluster_id))
  if (rules.length === 0) return
  await ctx.db
    .insertInto('aid_rule')
    .values(rules.map(rule => ({ ...rule, id: ctx.newId(), mission_id: to })))
    .execute()
}
