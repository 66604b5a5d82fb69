import type { Context } from '../../shared/context.ts'
import { Refusal } from '../../shared/refusals.ts'
import { type FiguresSubject, loadPeriod, type PeriodRow } from '../indicators/index.ts'
import { type EditionRow, findEdition, findReport, type ReportRow } from './queries.ts'

export interface ReportSubject extends FiguresSubject {
  period: PeriodRow
  report: ReportRow
}

export async function loadReport(ctx: Context, input: { report: string }): Promise<ReportSubject> {
  const report = await findReport(ctx.db, input.report)
  if (report === null) throw new Refusal('not-found')
  return { ...(await loadPeriod(ctx, { period: report.periodId })), report }
}

export async function loadEdition(
  ctx: Context,
  input: { edition: string },
): Promise<ReportSubject & { edition: EditionRow }> {
  const edition = await findEdition(ctx.db, input.edition)
  if (edition === null) throw new Refusal('not-found')
  return { ...(await loadReport(ctx, { report: edition.reportId })), edition }
}
