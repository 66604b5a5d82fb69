import type { Updateable } from 'kysely'
import type { Tables } from '../../database/tables.ts'
import type { Context } from '../../shared/context.ts'
import type { AnswerOf, ParsedInputOf } from '../../shared/contract.ts'
import { Refusal } from '../../shared/refusals.ts'
import { daysBetween } from '../../shared/zones.ts'
import { editsPartnership, type InsideLoaded, loadInside } from '../partnerships/index.ts'
import type * as contract from './contract-risks.ts'
import { readOwner } from './owners.ts'
import { listPlans } from './queries.ts'
import { findRisk, listRiskRows, type RiskRow } from './queries-risks.ts'
import { choosePlan, nextAfter, ownersFor, planOf, todayOf } from './read-workplan.ts'
import { levelOf, lookAgainDays, weightiestFirst } from './rules/risk-level.ts'
import { beginPlan, tell } from './save-package.ts'

/** As many risks a plan may have. */
const mostRisks = 100

export interface RiskLoaded extends InsideLoaded {
  risk: RiskRow
}

type Facts = Omit<ParsedInputOf<typeof contract.addRisk>, 'partnership' | 'grant'>

/** The risk a call names, of a partnership that the viewer may know of. */
export async function loadRisk(ctx: Context, input: { risk: string }): Promise<RiskLoaded> {
  const risk = await findRisk(ctx.db, input.risk)
  if (risk === null) throw new Refusal('not-found')
  return { ...(await loadInside(ctx, { partnership: risk.partnershipId })), risk }
}

/** What could go wrong, what weighs most first. */
export async function listRisks(
  ctx: Context,
  input: ParsedInputOf<typeof contract.listRisks>,
  subject: InsideLoaded,
): Promise<AnswerOf<typeof contract.listRisks>> {
  const plan = choosePlan(await listPlans(ctx.db, subject.id), input.grant, todayOf(ctx))
  const rows = plan.id === null ? [] : await listRiskRows(ctx.db, plan.id)
  return {
    ...(await frameOf(ctx, subject)),
    grant: plan.grant,
    items: weightiestFirst(rows).map(row => describe(row, todayOf(ctx))),
  }
}

/** One risk. */
export async function getRisk(
  ctx: Context,
  _input: unknown,
  subject: RiskLoaded,
): Promise<AnswerOf<typeof contract.getRisk>> {
  const { grant } = await planOf(ctx, subject, subject.risk.planId)
  return { ...describe(subject.risk, todayOf(ctx)), ...(await frameOf(ctx, subject)), grant }
}

/** Writes a risk down; whoever does has looked at it. */
export async function addRisk(
  ctx: Context,
  { partnership: _, grant, ...facts }: ParsedInputOf<typeof contract.addRisk>,
  subject: InsideLoaded,
): Promise<{ id: string }> {
  const values = await toRow(ctx, facts, subject, null)
  const planId = await beginPlan(ctx, subject, grant ?? null)
  const there = await listRiskRows(ctx.db, planId)
  if (there.length >= mostRisks) throw new Refusal('work-plan-full')
  const id = ctx.newId()
  await ctx.db
    .insertInto('work_risk')
    .values({
      id,
      plan_id: planId,
      number: nextAfter(there.map(({ number }) => number)),
      ...values,
      state: 'open',
      ...lookedAt(ctx),
      created_at: ctx.now(),
      updated_at: ctx.now(),
    })
    .execute()
  await tell(ctx, subject, 'workplan.addRisk', { risk: id })
  return { id }
}

/** Changes a risk, or says that it happened or is closed. */
export async function changeRisk(
  ctx: Context,
  { risk: _, version, state, ...facts }: ParsedInputOf<typeof contract.changeRisk>,
  subject: RiskLoaded,
): Promise<{ id: string }> {
  const values = await toRow(ctx, facts, subject, subject.risk)
  await saveRisk(ctx, subject.risk.id, version, { ...values, state, ...lookedAt(ctx) })
  await tell(ctx, subject, 'workplan.changeRisk', { risk: subject.risk.id, state, version: version + 1 })
  return { id: subject.risk.id }
}

/** Says that a risk was looked at and stays as it is. */
export async function lookAtRisk(
  ctx: Context,
  { version }: ParsedInputOf<typeof contract.lookAtRisk>,
  subject: RiskLoaded,
): Promise<{ done: true }> {
  await saveRisk(ctx, subject.risk.id, version, lookedAt(ctx))
  await tell(ctx, subject, 'workplan.lookAtRisk', { risk: subject.risk.id })
  return { done: true }
}

const lookedAt = (ctx: Context) => ({ looked_on: todayOf(ctx), looked_by: ctx.viewer.personId })

async function toRow(
  ctx: Context,
  { owner, ...facts }: Facts,
  subject: InsideLoaded,
  before: RiskRow | null,
) {
  return { ...facts, ...(await readOwner(ctx, owner ?? null, { subject, before: before?.owner ?? null })) }
}

function describe({ planId: _, partnershipId: __, ...row }: RiskRow, today: string) {
  return {
    ...row,
    level: levelOf(row.likelihood, row.impact),
    wantsLook: row.state !== 'closed' && daysBetween(row.lookedOn, today) > lookAgainDays,
  }
}

async function frameOf(ctx: Context, subject: InsideLoaded) {
  const { id, slug, acronym } = subject
  return {
    partnership: { id, slug, acronym },
    mayEdit: editsPartnership(ctx.viewer, subject),
    owners: await ownersFor(ctx, subject),
  }
}

async function saveRisk(
  ctx: Context,
  id: string,
  version: number,
  values: Updateable<Tables['work_risk']>,
): Promise<void> {
  const saved = await ctx.db
    .updateTable('work_risk')
    .set({ ...values, version: version + 1, updated_at: ctx.now() })
    .where('id', '=', id)
    .where('version', '=', version)
    .returning('id')
    .executeTakeFirst()
  if (saved === undefined) throw new Refusal('changed-meanwhile')
}
