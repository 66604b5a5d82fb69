import type { Context } from '../../shared/context.ts'
import { milestonesOf } from './count-figures.ts'
import { countPeriod } from './file-figures.ts'
import type { FiguresSubject } from './policy.ts'
import { listIndicatorRows } from './queries-indicators.ts'
import { listFilings, type PeriodRow } from './queries-periods.ts'
import { readFiling } from './read-filing.ts'
import type { FiledFigure } from './rules/filing.ts'
import { expectedOn } from './rules/path.ts'

/** A figure of a period as a report tells it: without the records behind it. */
export interface PeriodFigure extends Omit<FiledFigure, 'records'> {
  /** The language of its name and unit, where somebody wrote them. */
  lang: string
  shippedAs: string | null
  /** What should be there at the period's end, if it grew evenly; null without a target. */
  expected: number | null
}

/**
 * The figures of a period for its report: as they are now while it is open, from the last filing from then on. `filing` says
 * which; `clusters` are those the figures tell of.
 */
export async function readPeriodFigures(
  ctx: Context,
  subject: FiguresSubject,
  period: PeriodRow,
): Promise<{
  figures: PeriodFigure[]
  clusters: { id: string; name: string }[]
  asOf: string
  filing: { number: number; hash: string } | null
}> {
  const rows = new Map((await listIndicatorRows(ctx.db, subject.id)).map(row => [row.id, row]))
  const shape = ({ records: _, ...figure }: FiledFigure): PeriodFigure => {
    const row = rows.get(figure.id)
    const milestones = row === undefined ? [] : milestonesOf(row)
    return {
      ...figure,
      lang: row?.lang ?? 'en',
      shippedAs: row?.shippedAs ?? null,
      expected: figure.periodTarget ?? expectedOn(period.endsOn, { from: figure.soFar.from, milestones }),
    }
  }
  const [last] = await listFilings(ctx.db, { periodId: period.id })
  if (last !== undefined) {
    const filing = readFiling(last.text)
    return {
      figures: filing.figures.map(shape),
      clusters: Object.entries(filing.clusters).map(([id, name]) => ({ id, name })),
      asOf: filing.asOf,
      filing: { number: last.number, hash: last.hash },
    }
  }
  const asOf = ctx.now()
  const { facts, figures } = await countPeriod(ctx, subject, { period, asOf })
  return {
    figures: figures.map(shape),
    clusters: facts.clusters.map(({ id, name }) => ({ id, name })),
    asOf: asOf.toISOString(),
    filing: null,
  }
}
