import type { Updateable } from 'kysely'
import type { Tables } from '../../database/tables.ts'
import type { Context } from '../../shared/context.ts'
import type { ParsedInputOf } from '../../shared/contract.ts'
import { type FieldFault, Refusal } from '../../shared/refusals.ts'
import type { InsideLoaded } from '../partnerships/index.ts'
import type * as contract from './contract.ts'
import { readOwner } from './owners.ts'
import * as queries from './queries.ts'
import { type ItemLoaded, nextAfter, type PackageLoaded } from './read-workplan.ts'
import type { ItemKind } from './rules/kinds.ts'
import { freeNumber, tell } from './save-package.ts'

/** As many tasks, deliverables and milestones a plan may have. */
const mostItems = 500

type Facts = Omit<ParsedInputOf<typeof contract.addItem>, 'package' | 'kind' | 'number'>

/** Adds a task, a deliverable or a milestone. */
export async function addItem(
  ctx: Context,
  { package: _, kind, number, ...facts }: ParsedInputOf<typeof contract.addItem>,
  subject: PackageLoaded,
): Promise<{ id: string }> {
  const { package: parent } = subject
  const values = await toRow(ctx, { kind, facts, subject, before: null })
  await queries.lockPlan(ctx.db, parent.planId)
  // Taken out by somebody else while this waited: what is added to it would be reminded of and shown nowhere.
  if ((await queries.findPackage(ctx.db, parent.id)) === null) throw new Refusal('not-found')
  const there = await queries.listItems(ctx.db, parent.planId)
  if (there.length >= mostItems) throw new Refusal('work-plan-full')
  const taken = numbersBeside(there, { kind, packageId: parent.id })
  const id = ctx.newId()
  await ctx.db
    .insertInto('work_item')
    .values({
      id,
      plan_id: parent.planId,
      package_id: parent.id,
      kind,
      number: freeNumber(number ?? nextAfter(taken), taken),
      ...values,
      state: 'planned',
      created_at: ctx.now(),
      updated_at: ctx.now(),
    })
    .execute()
  await tell(ctx, subject, 'workplan.addItem', { item: id, title: facts.title })
  return { id }
}

/** Changes what a task, a deliverable or a milestone is and when it is due. */
export async function changeItem(
  ctx: Context,
  { item: _, version, number, ...facts }: ParsedInputOf<typeof contract.changeItem>,
  subject: ItemLoaded,
): Promise<{ id: string }> {
  const { item } = subject
  const values = await toRow(ctx, { kind: item.kind, facts, subject, before: item })
  await queries.lockPlan(ctx.db, item.planId)
  const others = (await queries.listItems(ctx.db, item.planId)).filter(({ id }) => id !== item.id)
  await saveItem(ctx, item.id, version, {
    ...values,
    number: freeNumber(number, numbersBeside(others, item)),
  })
  await tell(ctx, subject, 'workplan.changeItem', { item: item.id, version: version + 1 })
  return { id: item.id }
}

/** Takes something out of the plan. */
export async function removeItem(
  ctx: Context,
  { version }: ParsedInputOf<typeof contract.removeItem>,
  subject: ItemLoaded,
): Promise<{ done: true }> {
  await saveItem(ctx, subject.item.id, version, { removed_at: ctx.now() })
  await tell(ctx, subject, 'workplan.removeItem', { item: subject.item.id, title: subject.item.title })
  return { done: true }
}

/** The numbers that are taken where this one stands: milestones are counted through the plan, everything else by package. */
function numbersBeside(
  items: readonly queries.ItemRow[],
  { kind, packageId }: { kind: ItemKind; packageId: string },
): number[] {
  return items
    .filter(one => one.kind === kind && (kind === 'milestone' || one.packageId === packageId))
    .map(({ number }) => number)
}

async function toRow(
  ctx: Context,
  given: { kind: ItemKind; facts: Facts; subject: InsideLoaded; before: queries.ItemRow | null },
) {
  const { kind, facts } = given
  const faults: FieldFault[] = []
  const missing = (field: string) => faults.push({ field, code: 'missing' })
  const fromMonth = kind === 'task' ? (facts.fromMonth ?? null) : null
  const dueOn = kind === 'task' ? null : (facts.dueOn ?? null)
  const dueMonth = dueOn === null ? (facts.dueMonth ?? null) : null
  if (kind === 'task' && fromMonth === null) missing('fromMonth')
  if (dueMonth === null && dueOn === null) missing('dueMonth')
  if (fromMonth !== null && dueMonth !== null && dueMonth < fromMonth)
    faults.push({ field: 'dueMonth', code: 'ends-before-start' })
  if (kind === 'deliverable' && facts.type == null) missing('type')
  if (kind === 'deliverable' && facts.dissemination == null) missing('dissemination')
  if (kind === 'milestone' && !facts.means) missing('means')
  if (faults.length > 0) throw new Refusal('input-invalid', { faults })
  return {
    title: facts.title,
    lang: facts.lang,
    description: facts.description || null,
    ...(await readOwner(ctx, facts.owner ?? null, {
      subject: given.subject,
      before: given.before?.owner ?? null,
    })),
    from_month: fromMonth,
    due_month: dueMonth,
    due_on: dueOn,
    type: kind === 'deliverable' ? (facts.type ?? null) : null,
    dissemination: kind === 'deliverable' ? (facts.dissemination ?? null) : null,
    means: kind === 'milestone' ? (facts.means ?? null) : null,
  }
}

/** Saves something unless somebody saved it in between. */
export async function saveItem(
  ctx: Context,
  id: string,
  version: number,
  values: Updateable<Tables['work_item']>,
): Promise<void> {
  const saved = await ctx.db
    .updateTable('work_item')
    .set({ ...values, version: version + 1, updated_at: ctx.now() })
    .where('id', '=', id)
    .where('version', '=', version)
    .where('removed_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (saved === undefined) throw new Refusal('changed-meanwhile')
}
