import type { Context } from '../../shared/context.ts'
import { Refusal } from '../../shared/refusals.ts'
import { loadPartnership } from '../partnerships/index.ts'
import type { FiguresSubject, ReportedSubject } from './policy.ts'
import { findFrame, findIndicator, type IndicatorRow } from './queries-indicators.ts'
import { findPeriod, type PeriodRow } from './queries-periods.ts'
import { findReportedClusters } from './queries-records.ts'

/** The partnership whose figures a call is about, when the viewer may know of it. */
export async function loadFigures(ctx: Context, input: { partnership: string }): Promise<FiguresSubject> {
  const { id } = await loadPartnership(ctx, input)
  const frame = await findFrame(ctx.db, id)
  if (frame === null) throw new Refusal('not-found')
  return frame
}

export async function loadIndicator(
  ctx: Context,
  input: { indicator: string },
): Promise<FiguresSubject & { indicator: IndicatorRow }> {
  const indicator = await findIndicator(ctx.db, input.indicator)
  if (indicator === null || indicator.endedAt !== null) throw new Refusal('not-found')
  return { ...(await loadFigures(ctx, { partnership: indicator.partnershipId })), indicator }
}

export async function loadPeriod(
  ctx: Context,
  input: { period: string },
): Promise<FiguresSubject & { period: PeriodRow }> {
  const period = await findPeriod(ctx.db, input.period)
  if (period === null) throw new Refusal('not-found')
  return { ...(await loadFigures(ctx, { partnership: period.partnershipId })), period }
}

export async function loadReported(ctx: Context, input: { record: string }): Promise<ReportedSubject> {
  const row = await findReportedClusters(ctx.db, input.record)
  if (row === null) throw new Refusal('not-found')
  return {
    recordId: input.record,
    clusterIds: row.clusterIds,
    partnership: await loadFigures(ctx, { partnership: row.partnershipId }),
  }
}
