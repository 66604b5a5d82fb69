import type { Context } from '../../shared/context.ts'
import type { AnswerOf, ParsedInputOf } from '../../shared/contract.ts'
import { type FieldFault, Refusal } from '../../shared/refusals.ts'
import { minorDigits, readAmount } from '../costs/rules/money.ts'
import { editsPartnership, type InsideLoaded } from '../partnerships/index.ts'
import type * as contract from './contract-efforts.ts'
import * as queries from './queries.ts'
import { findBudgets, listEfforts, nameClusters } from './queries-efforts.ts'
import { choosePlan, type PackageLoaded, planOf, todayOf } from './read-workplan.ts'
import { reconcile } from './rules/reconcile.ts'
import { savePackage, tell } from './save-package.ts'

/** Of a plan without a grant. */
const usualCurrency = 'EUR'
/** The most one partner may cost in one package: with it, sums stay whole numbers that are exact. */
const mostCost = 100_000_000_000

const monthsOf = (hundredths: number) => hundredths / 100

/** Who gives how much to which package, and how that compares with the grant. */
export async function getEfforts(
  ctx: Context,
  input: ParsedInputOf<typeof contract.getEfforts>,
  subject: InsideLoaded,
): Promise<AnswerOf<typeof contract.getEfforts>> {
  const plan = choosePlan(await queries.listPlans(ctx.db, subject.id), input.grant, todayOf(ctx))
  const packages = plan.id === null ? [] : await queries.listPackages(ctx.db, plan.id)
  const money = plan.grant === null ? null : await findBudgets(ctx.db, plan.grant.id)
  const hasBudget = money !== null && money.budgets.length > 0
  const sums = reconcile({
    packageIds: packages.map(({ id }) => id),
    clusterIds: subject.clusterIds,
    efforts: plan.id === null ? [] : await listEfforts(ctx.db, plan.id),
    budgets: hasBudget ? new Map(money.budgets.map(({ clusterId, budget }) => [clusterId, budget])) : null,
  })
  const names = await nameClusters(
    ctx.db,
    sums.partners.map(({ clusterId }) => clusterId),
  )
  const told = <Sum extends { effort: number; cost: number }>({ effort, cost }: Sum) => ({
    personMonths: monthsOf(effort),
    cost,
  })
  return {
    mayEdit: editsPartnership(ctx.viewer, subject),
    currency: money?.currency ?? usualCurrency,
    hasBudget,
    packages: packages.map(({ id, version, number, title, lang }, index) => ({
      id,
      version,
      number,
      title,
      lang,
      ...told(sums.byPackage[index] ?? { effort: 0, cost: 0 }),
    })),
    partners: names.flatMap(cluster => {
      const one = sums.partners.find(({ clusterId }) => clusterId === cluster.id)
      if (one === undefined) return []
      return [
        {
          cluster,
          byPackage: one.byPackage.map(({ packageId, ...sum }) => ({ packageId, ...told(sum) })),
          ...told(one),
          budget: one.budget,
          left: one.left,
        },
      ]
    }),
    totals: { ...told(sums), budget: sums.budget, left: sums.left },
  }
}

/** What each partner gives to one package; whoever is in the partnership or has a budget stands there, also with nothing. */
export async function getPackageEfforts(
  ctx: Context,
  _input: unknown,
  subject: PackageLoaded,
): Promise<AnswerOf<typeof contract.getPackageEfforts>> {
  const { package: row } = subject
  const { money, efforts, known } = await readKnown(ctx, subject)
  return {
    version: row.version,
    currency: money?.currency ?? usualCurrency,
    partners: (await nameClusters(ctx.db, known)).map(cluster => {
      const given = efforts.find(one => one.packageId === row.id && one.clusterId === cluster.id)
      return { cluster, personMonths: monthsOf(given?.effort ?? 0), cost: given?.cost ?? 0 }
    }),
  }
}

/** Who can be planned with: partners of today, whoever has a budget, and whoever is planned with already. */
async function readKnown(ctx: Context, subject: PackageLoaded) {
  const { planId } = subject.package
  const plan = await planOf(ctx, subject, planId)
  const money = plan.grant === null ? null : await findBudgets(ctx.db, plan.grant.id)
  const efforts = await listEfforts(ctx.db, planId)
  const known = new Set([
    ...subject.clusterIds,
    ...(money?.budgets.map(({ clusterId }) => clusterId) ?? []),
    ...efforts.map(({ clusterId }) => clusterId),
  ])
  return { money, efforts, known: [...known] }
}

/** Says what each partner gives to a package; what is left empty is nothing. */
export async function saveEfforts(
  ctx: Context,
  input: ParsedInputOf<typeof contract.saveEfforts>,
  subject: PackageLoaded,
): Promise<{ id: string }> {
  const { package: row } = subject
  await queries.lockPlan(ctx.db, row.planId)
  const { money, known } = await readKnown(ctx, subject)
  const efforts = readEfforts(input, known, money?.currency ?? usualCurrency)
  if (!(await savePackage(ctx, row.id, input.version, {}))) throw new Refusal('changed-meanwhile')
  await ctx.db.deleteFrom('work_effort').where('package_id', '=', row.id).execute()
  if (efforts.length > 0)
    await ctx.db
      .insertInto('work_effort')
      .values(
        efforts.map(({ clusterId, effort, cost }) => ({
          package_id: row.id,
          cluster_id: clusterId,
          effort_hundredths: effort,
          cost_minor: cost,
        })),
      )
      .execute()
  // How much is for partners and funders alone: the history says only that it changed.
  await tell(ctx, subject, 'workplan.saveEfforts', { package: row.id, version: input.version + 1 })
  return { id: row.id }
}

function readEfforts(
  { efforts }: ParsedInputOf<typeof contract.saveEfforts>,
  known: readonly string[],
  currency: string,
) {
  const faults: FieldFault[] = []
  const read = new Map<string, { effort: number; cost: number }>()
  for (const [index, { clusterId, personMonths, amount }] of efforts.entries()) {
    const effort = Math.round((personMonths ?? 0) * 100)
    const cost = amount ? readAmount(amount, currency) : 0
    if (cost === null || cost > mostCost)
      faults.push({
        field: `efforts.${index}.amount`,
        code: 'not-an-amount',
        values: { digits: minorDigits(currency) },
      })
    else if (!known.includes(clusterId) || read.has(clusterId))
      faults.push({ field: `efforts.${index}.clusterId`, code: 'not-offered' })
    else if (effort > 0 || cost > 0) read.set(clusterId, { effort, cost })
  }
  if (faults.length > 0) throw new Refusal('input-invalid', { faults })
  return [...read].map(([clusterId, given]) => ({ clusterId, ...given }))
}
