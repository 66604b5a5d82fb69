import type { Context } from '../../shared/context.ts'
import { readPeriodFigures } from '../indicators/index.ts'
import { readHiddenFunnel } from '../outcomes/index.ts'
import { hideParts } from '../outcomes/rules/statistics.ts'
import type { ReportSubject } from './load-report.ts'
import { listGrantsWithin, listMissionsWithin, listPartnersUntil, listTexts, readHead } from './queries.ts'
import type { ReportModel } from './rules/model.ts'

/**
 * Everything a report tells, as it is known now; the figures as they were filed once their period is frozen. It is the same for
 * everybody who may read it: numbers of small groups are hidden from all.
 */
export async function gatherReport(ctx: Context, subject: ReportSubject): Promise<ReportModel> {
  const { period, report } = subject
  const days = { from: period.startsOn, to: period.endsOn }
  const { figures, clusters, asOf, filing } = await readPeriodFigures(ctx, subject, period)
  const missions = await listMissionsWithin(ctx.db, subject.id, days)
  const held = hideParts(missions.map(one => one.held ?? 0))
  return {
    kind: report.kind,
    langs: [report.lang, report.secondLang],
    partnership: await readHead(ctx.db, subject.id),
    grants: await listGrantsWithin(ctx.db, subject.id, days),
    partners: await listPartnersUntil(ctx.db, subject.id, days.to),
    period: { id: period.id, name: period.name, ...days, dueOn: period.dueOn },
    asOf,
    filing,
    clusters,
    figures: figures.map(figure => ({
      id: figure.id,
      code: figure.code,
      name: figure.name,
      unit: figure.unit,
      lang: figure.lang,
      shippedAs: figure.shippedAs,
      level: figure.level,
      target: figure.target,
      periodTarget: figure.periodTarget,
      expected: figure.expected,
      inPeriod: { proven: figure.inPeriod.proven, claimed: figure.inPeriod.claimed },
      soFar: { proven: figure.soFar.proven, claimed: figure.soFar.claimed },
      clusters: [...figure.soFar.clusters],
      shared: figure.soFar.shared.length,
    })),
    missions: missions.map((mission, index) => ({ ...mission, held: held[index] ?? null })),
    outcomes: await readHiddenFunnel(
      ctx,
      missions.map(one => one.id),
    ),
    texts: (await listTexts(ctx.db, report.id)).map(({ part, lang, text }) => ({ part, lang, text })),
  }
}
