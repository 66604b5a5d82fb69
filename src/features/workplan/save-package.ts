import type { Context } from '../../shared/context.ts'
import type { ParsedInputOf } from '../../shared/contract.ts'
import { writeHistory } from '../../shared/history.ts'
import { Refusal } from '../../shared/refusals.ts'
import type { InsideLoaded } from '../partnerships/index.ts'
import type * as contract from './contract.ts'
import * as queries from './queries.ts'
import { nextAfter, type PackageLoaded } from './read-workplan.ts'

/** As many packages a plan may have. */
const mostPackages = 40

type Facts = Omit<ParsedInputOf<typeof contract.addPackage>, 'partnership' | 'grant' | 'number'>

export const faultIn = (field: string, code: string) =>
  new Refusal('input-invalid', { faults: [{ field, code }] })

/** Adds a work package; the first one of a grant begins its plan. */
export async function addPackage(
  ctx: Context,
  { partnership: _, grant, number, ...facts }: ParsedInputOf<typeof contract.addPackage>,
  subject: InsideLoaded,
): Promise<{ id: string }> {
  const values = toRow(facts, subject, null)
  const planId = await beginPlan(ctx, subject, grant ?? null)
  const there = await queries.listPackages(ctx.db, planId)
  if (there.length >= mostPackages) throw new Refusal('work-plan-full')
  const taken = there.map(one => one.number)
  const id = ctx.newId()
  await ctx.db
    .insertInto('work_package')
    .values({
      id,
      plan_id: planId,
      number: freeNumber(number ?? nextAfter(taken), taken),
      ...values,
      created_at: ctx.now(),
      updated_at: ctx.now(),
    })
    .execute()
  await tell(ctx, subject, 'workplan.addPackage', { package: id, title: facts.title })
  return { id }
}

/** Changes a work package. */
export async function changePackage(
  ctx: Context,
  { package: _, version, number, ...facts }: ParsedInputOf<typeof contract.changePackage>,
  subject: PackageLoaded,
): Promise<{ id: string }> {
  const { package: row } = subject
  const values = toRow(facts, subject, row)
  await queries.lockPlan(ctx.db, row.planId)
  const others = (await queries.listPackages(ctx.db, row.planId)).filter(({ id }) => id !== row.id)
  const isSaved = await savePackage(ctx, row.id, version, {
    number: freeNumber(
      number,
      others.map(one => one.number),
    ),
    ...values,
  })
  if (!isSaved) throw new Refusal('changed-meanwhile')
  await tell(ctx, subject, 'workplan.changePackage', { package: row.id, version: version + 1 })
  return { id: row.id }
}

/** Takes an empty package out of the plan. */
export async function removePackage(
  ctx: Context,
  { version }: ParsedInputOf<typeof contract.removePackage>,
  subject: PackageLoaded,
): Promise<{ done: true }> {
  const { package: row } = subject
  await queries.lockPlan(ctx.db, row.planId)
  const items = await queries.listItems(ctx.db, row.planId)
  if (items.some(({ packageId }) => packageId === row.id)) throw new Refusal('work-package-holds')
  if (!(await savePackage(ctx, row.id, version, { removed_at: ctx.now() })))
    throw new Refusal('changed-meanwhile')
  await tell(ctx, subject, 'workplan.removePackage', { package: row.id, title: row.title })
  return { done: true }
}

/** The plan of a grant of this partnership, or the one without; begun where there is none. Locked. */
export async function beginPlan(
  ctx: Context,
  subject: InsideLoaded,
  grantId: string | null,
): Promise<string> {
  const isThis = (one: queries.PlanRow) => (one.grant?.id ?? null) === grantId
  const plan = (await queries.listPlans(ctx.db, subject.id)).find(isThis)
  if (plan === undefined) throw faultIn('grant', 'not-offered')
  if (plan.id === null)
    await ctx.db
      .insertInto('work_plan')
      .values({ id: ctx.newId(), partnership_id: subject.id, grant_id: grantId, created_at: ctx.now() })
      .onConflict(conflict => conflict.doNothing())
      .execute()
  const id = plan.id ?? (await queries.listPlans(ctx.db, subject.id)).find(isThis)?.id
  if (id == null) throw new Refusal('not-found')
  await queries.lockPlan(ctx.db, id)
  return id
}

function toRow(facts: Facts, { clusterIds }: InsideLoaded, before: queries.PackageRow | null) {
  if (facts.toMonth < facts.fromMonth) throw faultIn('toMonth', 'ends-before-start')
  const lead = facts.leadClusterId ?? null
  // A partner that left stays where it is named until somebody names another.
  if (lead !== null && !clusterIds.includes(lead) && before?.lead?.id !== lead)
    throw faultIn('leadClusterId', 'not-offered')
  return {
    title: facts.title,
    lang: facts.lang,
    objective: facts.objective,
    description: facts.description || null,
    lead_cluster_id: lead,
    from_month: facts.fromMonth,
    to_month: facts.toMonth,
  }
}

/** The number, where nothing else in the plan bears it. */
export function freeNumber(number: number, taken: readonly number[]): number {
  if (taken.includes(number)) throw faultIn('number', 'number-taken')
  return number
}

/** Saves a package unless somebody saved it in between. */
export async function savePackage(
  ctx: Context,
  id: string,
  version: number,
  values: Partial<ReturnType<typeof toRow>> & { number?: number; removed_at?: Date },
): Promise<boolean> {
  const saved = await ctx.db
    .updateTable('work_package')
    .set({ ...values, version: version + 1, updated_at: ctx.now() })
    .where('id', '=', id)
    .where('version', '=', version)
    .where('removed_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  return saved !== undefined
}

/** The history of the partnership says what of its plan was changed. */
export async function tell(
  ctx: Context,
  subject: InsideLoaded,
  call: string,
  change: Record<string, unknown>,
): Promise<void> {
  await writeHistory(ctx, { call, subjectKind: 'partnership', subjectId: subject.id, change })
}
