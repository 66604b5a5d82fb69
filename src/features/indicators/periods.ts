import { sql } from 'kysely'
import type { Context } from '../../shared/context.ts'
import type { AnswerOf, FileAnswer, ParsedInputOf } from '../../shared/contract.ts'
import { writeHistory } from '../../shared/history.ts'
import { Refusal } from '../../shared/refusals.ts'
import type * as contract from './contract-periods.ts'
import { fileFigures } from './file-figures.ts'
import type { FiguresSubject } from './policy.ts'
import { listIndicatorRows } from './queries-indicators.ts'
import { findFiling, hasReport, lockPeriod, type PeriodRow } from './queries-periods.ts'

type PeriodSubject = FiguresSubject & { period: PeriodRow }
type Days = Pick<ParsedInputOf<typeof contract.createPeriod>, 'name' | 'startsOn' | 'endsOn' | 'dueOn'>

function toRow({ name, startsOn, endsOn, dueOn }: Days) {
  if (endsOn < startsOn)
    throw new Refusal('input-invalid', { faults: [{ field: 'endsOn', code: 'ends-before-start' }] })
  if (dueOn != null && dueOn < endsOn)
    throw new Refusal('input-invalid', { faults: [{ field: 'dueOn', code: 'ends-before-start' }] })
  return { name, starts_on: startsOn, ends_on: endsOn, due_on: dueOn ?? null }
}

/** Names a reporting period. */
export async function createPeriod(
  ctx: Context,
  input: ParsedInputOf<typeof contract.createPeriod>,
  subject: FiguresSubject,
): Promise<{ id: string }> {
  const id = ctx.newId()
  const now = ctx.now()
  const row = toRow(input)
  await ctx.db
    .insertInto('reporting_period')
    .values({ id, partnership_id: subject.id, ...row, created_at: now, updated_at: now })
    .execute()
  await tell(ctx, 'indicators.createPeriod', subject, { period: id, ...row })
  return { id }
}

/** Changes a period of which nothing was filed. */
export async function updatePeriod(
  ctx: Context,
  input: ParsedInputOf<typeof contract.updatePeriod>,
  subject: PeriodSubject,
): Promise<{ id: string }> {
  const period = await lock(ctx, subject, input.version)
  if (period.state !== 'open') throw new Refusal('state-impossible')
  const row = toRow(input)
  await ctx.db
    .updateTable('reporting_period')
    .set({ ...row, version: period.version + 1, updated_at: ctx.now() })
    .where('id', '=', period.id)
    .execute()
  await tell(ctx, 'indicators.updatePeriod', subject, { period: period.id, ...row })
  return { id: period.id }
}

export async function removePeriod(
  ctx: Context,
  input: ParsedInputOf<typeof contract.removePeriod>,
  subject: PeriodSubject,
): Promise<{ done: true }> {
  const period = await lock(ctx, subject, input.version)
  if (period.state !== 'open') throw new Refusal('state-impossible')
  // What somebody wrote for its report is not thrown away with it.
  if (await hasReport(ctx.db, period.id)) throw new Refusal('still-used')
  await ctx.db.deleteFrom('reporting_period').where('id', '=', period.id).execute()
  await tell(ctx, 'indicators.removePeriod', subject, { period: period.id, name: period.name })
  return { done: true }
}

/** Says what each indicator is to reach by the end of a period; what was frozen keeps the targets of then. */
export async function setPeriodTargets(
  ctx: Context,
  input: ParsedInputOf<typeof contract.setPeriodTargets>,
  subject: PeriodSubject,
): Promise<{ done: true }> {
  const known = new Set((await listIndicatorRows(ctx.db, subject.id)).map(one => one.id))
  const targets = new Map(input.targets.map(one => [one.indicator, one.value ?? null]))
  for (const [indicator, value] of targets) {
    if (!known.has(indicator))
      throw new Refusal('input-invalid', { faults: [{ field: 'targets', code: 'not-offered' }] })
    if (value === null)
      await ctx.db
        .deleteFrom('indicator_target')
        .where('indicator_id', '=', indicator)
        .where('period_id', '=', subject.period.id)
        .execute()
    else
      await ctx.db
        .insertInto('indicator_target')
        .values({ indicator_id: indicator, period_id: subject.period.id, value: String(value) })
        .onConflict(conflict =>
          conflict.columns(['indicator_id', 'period_id']).doUpdateSet({ value: sql`excluded.value` }),
        )
        .execute()
  }
  await tell(ctx, 'indicators.setPeriodTargets', subject, {
    period: subject.period.id,
    targets: Object.fromEntries(targets),
  })
  return { done: true }
}

/** Freezes the figures of a period as they are known now. A period that is not over yet is not frozen. */
export async function freezePeriod(
  ctx: Context,
  input: ParsedInputOf<typeof contract.freezePeriod>,
  subject: PeriodSubject,
): Promise<AnswerOf<typeof contract.freezePeriod>> {
  const period = await lock(ctx, subject, input.version)
  if (period.state !== 'open') throw new Refusal('state-impossible')
  if (period.endsOn > ctx.now().toISOString().slice(0, 10)) throw new Refusal('period-not-over')
  return moveOn(ctx, subject, { period, event: 'frozen', reason: null })
}

/** Files a period anew, with the reason; what was filed before stays beside it. */
export async function amendPeriod(
  ctx: Context,
  input: ParsedInputOf<typeof contract.amendPeriod>,
  subject: PeriodSubject,
): Promise<AnswerOf<typeof contract.amendPeriod>> {
  const period = await lock(ctx, subject, input.version)
  if (period.state === 'open') throw new Refusal('state-impossible')
  return moveOn(ctx, subject, { period, event: 'amended', reason: input.reason })
}

/** Says that what was filed was sent to the funder. */
export async function reportPeriod(
  ctx: Context,
  input: ParsedInputOf<typeof contract.reportPeriod>,
  subject: PeriodSubject,
): Promise<{ done: true }> {
  const period = await lock(ctx, subject, input.version)
  if (period.state !== 'frozen' && period.state !== 'amended') throw new Refusal('state-impossible')
  if (input.reportedOn > ctx.now().toISOString().slice(0, 10))
    throw new Refusal('input-invalid', { faults: [{ field: 'reportedOn', code: 'in-the-future' }] })
  await setState(ctx, period, { state: 'reported', reported_on: input.reportedOn })
  await tell(ctx, 'indicators.reportPeriod', subject, { period: period.id, on: input.reportedOn })
  return { done: true }
}

/** What was filed, byte by byte. */
export async function getFiling(
  ctx: Context,
  input: ParsedInputOf<typeof contract.getFiling>,
  subject: PeriodSubject,
): Promise<FileAnswer> {
  const filing = await findFiling(ctx.db, subject.period.id, input.number)
  if (filing === undefined) throw new Refusal('not-found')
  return {
    fileName: `${subject.slug}-figures-${input.number}-${filing.hash.slice(0, 12)}.json`,
    mediaType: 'application/json',
    body: filing.text,
  }
}

async function moveOn(
  ctx: Context,
  subject: PeriodSubject,
  filed: Parameters<typeof fileFigures>[2],
): Promise<{ number: number; hash: string }> {
  const made = await fileFigures(ctx, subject, filed)
  await setState(ctx, filed.period, { state: filed.event })
  await writeHistory(ctx, {
    call: filed.event === 'frozen' ? 'indicators.freezePeriod' : 'indicators.amendPeriod',
    subjectKind: 'partnership',
    subjectId: subject.id,
    change: { period: filed.period.id, ...made },
    reason: filed.reason,
  })
  return made
}

async function setState(
  ctx: Context,
  period: PeriodRow,
  change: { state: PeriodRow['state']; reported_on?: string },
): Promise<void> {
  await ctx.db
    .updateTable('reporting_period')
    .set({ ...change, version: period.version + 1, updated_at: ctx.now() })
    .where('id', '=', period.id)
    .execute()
}

async function lock(ctx: Context, { period }: PeriodSubject, version: number): Promise<PeriodRow> {
  const row = await lockPeriod(ctx.db, period.id)
  if (row === null) throw new Refusal('not-found')
  if (row.version !== version) throw new Refusal('changed-meanwhile')
  return row
}

async function tell(
  ctx: Context,
  call: string,
  subject: FiguresSubject,
  change: Record<string, unknown>,
): Promise<void> {
  await writeHistory(ctx, { call, subjectKind: 'partnership', subjectId: subject.id, change })
}
