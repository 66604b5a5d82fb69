import type { Context } from '../../shared/context.ts'
import type { AnswerOf, FileAnswer, ParsedInputOf } from '../../shared/contract.ts'
import { Refusal } from '../../shared/refusals.ts'
import { editsPartnership, type InsideLoaded, loadInside, worksOnPartnership } from '../partnerships/index.ts'
import type * as contract from './contract.ts'
import { answersFor } from './policy.ts'
import * as queries from './queries.ts'
import { listLinkable } from './queries-links.ts'
import { listStatements } from './queries-statements.ts'
import { countMonths, firstDayOf, lastDayOf, monthOf } from './rules/calendar.ts'
import { codeOf, itemStates, statesByOwner } from './rules/kinds.ts'
import { daysLate, dueFirst, standingOf } from './rules/standing.ts'

export interface PackageLoaded extends InsideLoaded {
  package: queries.PackageRow
}

export interface ItemLoaded extends InsideLoaded {
  item: queries.ItemRow
}

export const todayOf = (ctx: Pick<Context, 'now'>) => ctx.now().toISOString().slice(0, 10)

/** The package a call names, of a partnership that the viewer may know of. */
export async function loadPackage(ctx: Context, input: { package: string }): Promise<PackageLoaded> {
  const row = await queries.findPackage(ctx.db, input.package)
  if (row === null) throw new Refusal('not-found')
  return { ...(await loadInside(ctx, { partnership: row.partnershipId })), package: row }
}

/** The task, deliverable or milestone a call names, of a partnership that the viewer may know of. */
export async function loadItem(ctx: Context, input: { item: string }): Promise<ItemLoaded> {
  const item = await queries.findItem(ctx.db, input.item)
  if (item === null) throw new Refusal('not-found')
  return { ...(await loadInside(ctx, { partnership: item.partnershipId })), item }
}

/** The plan a thing stands in. */
export async function planOf(ctx: Context, subject: InsideLoaded, planId: string): Promise<queries.PlanRow> {
  const plan = (await queries.listPlans(ctx.db, subject.id)).find(({ id }) => id === planId)
  if (plan === undefined) throw new Refusal('not-found')
  return plan
}

/** The plan that is asked for; else the grant's that runs today, the last one that began, or whatever there is. */
export function choosePlan(
  plans: readonly queries.PlanRow[],
  asked: string | undefined,
  today: string,
): queries.PlanRow {
  const ofGrants = plans.filter(({ grant, withdrawn }) => grant !== null && !withdrawn)
  const begun = ofGrants.filter(({ startsOn }) => (startsOn ?? '9') <= today)
  const chosen =
    asked === undefined
      ? (begun.findLast(({ endsOn }) => endsOn === null || endsOn >= today) ??
        begun.at(-1) ??
        ofGrants[0] ??
        plans.find(({ grant }) => grant === null) ??
        plans[0])
      : plans.find(one => (one.grant?.id ?? 'none') === asked)
  if (chosen === undefined) throw new Refusal('not-found')
  return chosen
}

/** The work plan: packages with what stands in them, and first what is late or due soon. */
export async function getWorkplan(
  ctx: Context,
  input: ParsedInputOf<typeof contract.getWorkplan>,
  subject: InsideLoaded,
): Promise<AnswerOf<typeof contract.getWorkplan>> {
  const today = todayOf(ctx)
  const plans = await queries.listPlans(ctx.db, subject.id)
  const row = choosePlan(plans, input.grant, today)
  const packages = row.id === null ? [] : await queries.listPackages(ctx.db, row.id)
  const rows = row.id === null ? [] : await queries.listItems(ctx.db, row.id)
  const items = rows.map(item => ({ packageId: item.packageId, head: describeItem(item, row, today) }))
  return {
    ...frameOf(ctx, subject),
    today,
    plan: describePlan(row, { packages, items: rows }, today),
    plans: plans
      .filter(one => one === row || one.grant !== null || one.id !== null)
      .map(({ grant }) => ({ grant })),
    packages: packages.map(one => ({
      ...describePackage(one, row),
      items: items.flatMap(({ packageId, head }) => (packageId === one.id ? [head] : [])),
    })),
    due: dueFirst(
      items.map(({ head }) => head),
      today,
    ),
    own: rows.flatMap(item =>
      item.doneOn === null && answersFor(ctx.viewer, { ...subject, item }) ? [item.id] : [],
    ),
    clusters: clustersOf(subject),
    nextNumber: nextAfter(packages.map(({ number }) => number)),
  }
}

/** One package, with what its forms offer. */
export async function getPackage(
  ctx: Context,
  _input: unknown,
  subject: PackageLoaded,
): Promise<AnswerOf<typeof contract.getPackage>> {
  const row = subject.package
  const plan = await planOf(ctx, subject, row.planId)
  const packages = await queries.listPackages(ctx.db, row.planId)
  const items = await queries.listItems(ctx.db, row.planId)
  const own = items.filter(({ packageId }) => packageId === row.id)
  const numbers = (kind: queries.ItemRow['kind'], among: readonly queries.ItemRow[]) =>
    nextAfter(among.flatMap(item => (item.kind === kind ? [item.number] : [])))
  return {
    ...describePackage(row, plan),
    ...frameOf(ctx, subject),
    plan: describePlan(plan, { packages, items }, todayOf(ctx)),
    clusters: clustersOf(subject),
    owners: await ownersFor(ctx, subject),
    next: {
      task: numbers('task', own),
      deliverable: numbers('deliverable', own),
      milestone: numbers('milestone', items),
    },
    holdsItems: own.length > 0,
  }
}

/** One task, deliverable or milestone. */
export async function getItem(
  ctx: Context,
  _input: unknown,
  subject: ItemLoaded,
): Promise<AnswerOf<typeof contract.getItem>> {
  const { item } = subject
  const today = todayOf(ctx)
  const plan = await planOf(ctx, subject, item.planId)
  const packages = await queries.listPackages(ctx.db, item.planId)
  const items = await queries.listItems(ctx.db, item.planId)
  const linkable = await listLinkable(ctx.db, { partnershipId: subject.id, viewer: ctx.viewer })
  const link = linkable.find(({ kind, ref }) => kind === item.linkKind && ref === item.linkRef) ?? null
  const keepsPlan = editsPartnership(ctx.viewer, subject)
  const mayReport = keepsPlan || (item.state !== 'accepted' && answersFor(ctx.viewer, subject))
  return {
    ...describeItem(item, plan, today),
    ...frameOf(ctx, subject),
    version: item.version,
    number: item.number,
    description: item.description,
    type: item.type,
    dissemination: item.dissemination,
    means: item.means,
    hasDay: item.ownDay !== null,
    proof: item.proof,
    fileName: item.fileName,
    link,
    linkHidden: mayReport && item.linkKind !== null && link === null,
    stateBy: item.stateBy,
    statements: worksOnPartnership(ctx.viewer, subject) ? await listStatements(ctx.db, item.id) : [],
    mayReport,
    states: !mayReport ? [] : keepsPlan ? [...itemStates[item.kind]] : [...statesByOwner(item.kind)],
    package: {
      id: item.packageId,
      number: item.packageNumber,
      title: item.packageTitle,
      lang: item.packageLang,
    },
    plan: describePlan(plan, { packages, items }, today),
    owners: await ownersFor(ctx, subject),
    linkable: mayReport ? linkable : [],
  }
}

/** The file that shows that it is done. */
export async function getItemFile(ctx: Context, _input: unknown, { item }: ItemLoaded): Promise<FileAnswer> {
  if (item.fileHash === null || item.fileName === null) throw new Refusal('not-found')
  return {
    fileName: item.fileName,
    mediaType: 'application/octet-stream',
    body: ctx.files.read(item.fileHash),
  }
}

type ItemHead = AnswerOf<typeof contract.getWorkplan>['due'][number]

/** What a list says of something, with its days by the plan's calendar. */
export function describeItem(item: queries.ItemRow, plan: queries.PlanRow, today: string): ItemHead {
  const dueOn = item.ownDay ?? (item.dueMonth === null ? null : lastDayOf(plan, item.dueMonth))
  const due = { dueOn, doneOn: item.doneOn }
  const monthOfDay = item.ownDay === null ? null : monthOf(plan, item.ownDay)
  return {
    id: item.id,
    kind: item.kind,
    code: codeOf(item.kind, item.packageNumber, item.number),
    title: item.title,
    lang: item.lang,
    owner: item.owner,
    fromMonth: item.fromMonth,
    from: item.fromMonth === null ? null : firstDayOf(plan, item.fromMonth),
    dueMonth: item.dueMonth ?? (monthOfDay !== null && monthOfDay >= 1 ? monthOfDay : null),
    dueOn,
    state: item.state,
    standing: standingOf(due, today),
    daysLate: daysLate(due, today),
    doneOn: item.doneOn,
    acceptedOn: item.acceptedOn,
  }
}

function describePackage(row: queries.PackageRow, plan: queries.PlanRow) {
  const { planId: _, ...facts } = row
  return { ...facts, from: firstDayOf(plan, row.fromMonth), to: lastDayOf(plan, row.toMonth) }
}

function describePlan(
  plan: queries.PlanRow,
  there: { packages: readonly queries.PackageRow[]; items: readonly queries.ItemRow[] },
  today: string,
): AnswerOf<typeof contract.getWorkplan>['plan'] {
  const ownDays = there.items.flatMap(({ ownDay }) => (ownDay === null ? [] : [monthOf(plan, ownDay) ?? 1]))
  const months = countMonths(plan, [
    ...there.packages.map(({ toMonth }) => toMonth),
    ...there.items.map(({ dueMonth }) => dueMonth ?? 1),
    ...ownDays,
  ])
  const month = monthOf(plan, today)
  return {
    grant: plan.grant,
    withdrawn: plan.withdrawn,
    startsOn: plan.startsOn,
    endsOn: plan.endsOn,
    months,
    month: month !== null && month >= 1 && month <= months ? month : null,
  }
}

function frameOf(ctx: Context, { id, slug, acronym }: InsideLoaded) {
  return { partnership: { id, slug, acronym }, mayEdit: editsPartnership(ctx.viewer, { id }) }
}

const clustersOf = ({ partners }: InsideLoaded) => partners.map(({ id, name }) => ({ id, name }))

/** Who can be named as owner, for those who name one. */
export async function ownersFor(ctx: Context, subject: InsideLoaded) {
  if (!editsPartnership(ctx.viewer, subject)) return []
  return queries.listOwners(ctx.db, { partnershipId: subject.id, clusterIds: subject.clusterIds })
}

/** The number after the highest that is taken. */
export const nextAfter = (numbers: readonly number[]) => Math.max(0, ...numbers) + 1
