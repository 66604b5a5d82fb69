import type { Context } from '../../shared/context.ts'
import type { AnswerOf, ParsedInputOf } from '../../shared/contract.ts'
import { writeHistory } from '../../shared/history.ts'
import { type FieldFault, Refusal } from '../../shared/refusals.ts'
import { minorDigits, readAmount } from '../costs/rules/money.ts'
import type * as contract from './contract-grants.ts'
import { type InsideLoaded, loadInside } from './load-inside.ts'
import { editsPartnership } from './policy.ts'
import { findGrantPartnership, type GrantVersionRow, listGrantVersions, lockGrant } from './queries-grants.ts'
import { changesBetween, mostBudget, shareBudgets, sumShares } from './rules/shares.ts'

export interface GrantLoaded extends InsideLoaded {
  grantId: string
}

type Facts = Omit<ParsedInputOf<typeof contract.addGrant>, 'partnership'>

/** The grant a call names, of a partnership that the viewer may know of. */
export async function loadGrant(ctx: Context, input: { grant: string }): Promise<GrantLoaded> {
  const partnership = await findGrantPartnership(ctx.db, input.grant)
  if (partnership === null) throw new Refusal('not-found')
  return { ...(await loadInside(ctx, { partnership })), grantId: input.grant }
}

/** The grants of a partnership as they stand today; those taken back are left out. */
export async function listGrants(
  ctx: Context,
  _input: unknown,
  subject: InsideLoaded,
): Promise<AnswerOf<typeof contract.listGrants>> {
  const versions = await listGrantVersions(ctx.db, { partnershipId: subject.id })
  return {
    ...frameOf(ctx, subject),
    items: [...Map.groupBy(versions, row => row.grantId).values()]
      .flatMap(([newest]) => (newest === undefined || newest.withdrawn ? [] : [newest]))
      .map(describe),
  }
}

/** One grant with every version it had, the newest first. */
export async function getGrant(
  ctx: Context,
  _input: unknown,
  subject: GrantLoaded,
): Promise<AnswerOf<typeof contract.getGrant>> {
  const versions = await versionsOf(ctx, subject)
  return {
    ...describe(versions[0]),
    ...frameOf(ctx, subject),
    withdrawn: versions[0].withdrawn,
    versions: versions.map((row, index) => {
      const before = versions[index + 1]
      return {
        number: row.number,
        changed: before === undefined ? [] : changesBetween(before, row),
        reason: row.reason,
        currency: row.currency,
        totals: sharesOf(row).totals,
        by: row.by,
        at: row.at,
      }
    }),
  }
}

/** Writes down a grant. */
export async function addGrant(
  ctx: Context,
  { partnership: _, ...facts }: ParsedInputOf<typeof contract.addGrant>,
  subject: InsideLoaded,
): Promise<{ id: string }> {
  const id = ctx.newId()
  const budgets = budgetsOf(facts, subject.clusterIds)
  await ctx.db
    .insertInto('funding_grant')
    .values({ id, partnership_id: subject.id, created_at: ctx.now() })
    .execute()
  await addVersion(ctx, { grant_id: id, number: 1, ...toRow(facts) }, budgets)
  await tell(ctx, subject, { call: 'partnerships.addGrant', grant: id, number: 1 })
  return { id }
}

/** Changes a grant: a new version with its reason, the one before stays on record. A partner that left keeps its budget or loses it, as it is sent. */
export async function changeGrant(
  ctx: Context,
  { grant: _, version, reason, ...facts }: ParsedInputOf<typeof contract.changeGrant>,
  subject: GrantLoaded,
): Promise<{ id: string }> {
  const newest = await newestForChange(ctx, subject, version)
  const known = [...subject.clusterIds, ...newest.budgets.map(({ clusterId }) => clusterId)]
  const budgets = budgetsOf(facts, known)
  const number = version + 1
  await addVersion(ctx, { grant_id: subject.grantId, number, ...toRow(facts), reason }, budgets)
  await tell(ctx, subject, { call: 'partnerships.changeGrant', grant: subject.grantId, number, reason })
  return { id: subject.grantId }
}

/** Takes a grant back. Its versions stay on record. */
export async function withdrawGrant(
  ctx: Context,
  { version, reason }: ParsedInputOf<typeof contract.withdrawGrant>,
  subject: GrantLoaded,
): Promise<{ done: true }> {
  const newest = await newestForChange(ctx, subject, version)
  const number = version + 1
  await addVersion(
    ctx,
    {
      grant_id: subject.grantId,
      number,
      title: newest.title,
      grant_number: newest.grantNumber,
      call_identifier: newest.callIdentifier,
      programme: newest.programme,
      rate: newest.rate,
      currency: newest.currency,
      starts_on: newest.startsOn,
      ends_on: newest.endsOn,
      withdrawn: true,
      reason,
    },
    newest.budgets,
  )
  await tell(ctx, subject, { call: 'partnerships.withdrawGrant', grant: subject.grantId, number, reason })
  return { done: true }
}

function frameOf(ctx: Context, { id, slug, acronym, partners }: InsideLoaded) {
  return {
    partnership: { id, slug, acronym, mayEdit: editsPartnership(ctx.viewer, { id }) },
    clusters: partners.map(partner => ({ id: partner.id, name: partner.name })),
  }
}

async function versionsOf(
  ctx: Context,
  subject: GrantLoaded,
): Promise<[GrantVersionRow, ...GrantVersionRow[]]> {
  const [newest, ...former] = await listGrantVersions(ctx.db, {
    partnershipId: subject.id,
    grantId: subject.grantId,
  })
  if (newest === undefined) throw new Refusal('not-found')
  return [newest, ...former]
}

async function newestForChange(
  ctx: Context,
  subject: GrantLoaded,
  version: number,
): Promise<GrantVersionRow> {
  await lockGrant(ctx.db, subject.grantId)
  const [newest] = await versionsOf(ctx, subject)
  if (newest.number !== version) throw new Refusal('changed-meanwhile')
  if (newest.withdrawn) throw new Refusal('state-impossible')
  return newest
}

function describe(row: GrantVersionRow) {
  return {
    id: row.grantId,
    version: row.number,
    title: row.title,
    grantNumber: row.grantNumber,
    callIdentifier: row.callIdentifier,
    programme: row.programme,
    rate: row.rate === null ? null : row.rate / 100,
    currency: row.currency,
    startsOn: row.startsOn,
    endsOn: row.endsOn,
    ...sharesOf(row),
  }
}

/** Who pays how much of what; who pays is not told while the rate is not known. */
function sharesOf(row: GrantVersionRow) {
  const shares = shareBudgets(row.budgets, row.rate ?? 0)
  const payers = <Sum extends { grant: number; own: number }>(sum: Sum) =>
    row.rate === null ? { ...sum, grant: null, own: null } : sum
  return {
    totals: payers(sumShares(shares)),
    shares: row.budgets.map(({ clusterId, name, slug, budget }, index) => {
      const { grant, own } = payers({ grant: 0, own: 0, ...shares[index] })
      return { cluster: { id: clusterId, name, slug }, budget, grant, own }
    }),
  }
}

function toRow(facts: Facts) {
  if (facts.startsOn && facts.endsOn && facts.endsOn < facts.startsOn)
    throw new Refusal('input-invalid', { faults: [{ field: 'endsOn', code: 'ends-before-start' }] })
  return {
    title: facts.title,
    grant_number: facts.grantNumber || null,
    call_identifier: facts.callIdentifier || null,
    programme: facts.programme || null,
    rate: facts.rate == null ? null : Math.round(facts.rate * 100),
    currency: facts.currency,
    starts_on: facts.startsOn ?? null,
    ends_on: facts.endsOn ?? null,
  }
}

/** The budgets as they were written, for clusters that may have one; lines left empty are none. */
function budgetsOf({ budgets, currency }: Facts, known: readonly string[]) {
  const faults: FieldFault[] = []
  const read = new Map<string, number>()
  for (const [index, { clusterId, amount }] of budgets.entries()) {
    if (!amount) continue
    const minor = readAmount(amount, currency)
    const field = `budgets.${index}.amount`
    if (!known.includes(clusterId) || read.has(clusterId))
      faults.push({ field: `budgets.${index}.clusterId`, code: 'not-offered' })
    else if (minor === null || minor > mostBudget)
      faults.push({ field, code: 'not-an-amount', values: { digits: minorDigits(currency) } })
    else read.set(clusterId, minor)
  }
  if (faults.length > 0) throw new Refusal('input-invalid', { faults })
  return [...read].map(([clusterId, budget]) => ({ clusterId, budget }))
}

type VersionValues = ReturnType<typeof toRow> & {
  grant_id: string
  number: number
  withdrawn?: boolean
  reason?: string
}

async function addVersion(
  ctx: Context,
  values: VersionValues,
  budgets: readonly { clusterId: string; budget: number }[],
): Promise<void> {
  await ctx.db
    .insertInto('funding_grant_version')
    .values({ ...values, said_by: ctx.viewer.personId, said_at: ctx.now() })
    .execute()
  if (budgets.length === 0) return
  await ctx.db
    .insertInto('funding_grant_budget')
    .values(
      budgets.map(({ clusterId, budget }) => ({
        grant_id: values.grant_id,
        number: values.number,
        cluster_id: clusterId,
        budget_minor: budget,
      })),
    )
    .execute()
}

/** The history says that a grant changed, not by how much: budgets are for partners and funders alone. */
async function tell(
  ctx: Context,
  subject: InsideLoaded,
  { call, grant, number, reason }: { call: string; grant: string; number: number; reason?: string },
): Promise<void> {
  await writeHistory(ctx, {
    call,
    subjectKind: 'partnership',
    subjectId: subject.id,
    change: { grant, number },
    reason: reason ?? null,
  })
}
