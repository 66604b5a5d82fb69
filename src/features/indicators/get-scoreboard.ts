import type { Context } from '../../shared/context.ts'
import type { AnswerOf } from '../../shared/contract.ts'
import type { getScoreboard as call } from './contract.ts'
import { countIndicator, standing } from './count-figures.ts'
import { editsFigures, type FiguresSubject, insightOf, reportsRecords } from './policy.ts'
import { type IndicatorRow, listIndicatorRows } from './queries-indicators.ts'
import { listPeriodRows } from './queries-periods.ts'
import { readFacts } from './read-facts.ts'
import { grantSets, shippedSets } from './rules/grants.ts'
import { hideFigure } from './rules/hide.ts'
import { monthOf } from './rules/path.ts'
import { plainRule } from './rules/rule.ts'

const dayMs = 86_400_000

/**
 * What a partnership promised and can prove, by indicator and by partner. Whoever is neither of its desk nor its funder reads
 * no small number, and none of single partners.
 */
export async function getScoreboard(
  ctx: Context,
  _input: unknown,
  subject: FiguresSubject,
): Promise<AnswerOf<typeof call>> {
  const now = ctx.now()
  const today = now.toISOString().slice(0, 10)
  const indicators = await listIndicatorRows(ctx.db, subject.id)
  const facts = await readFacts(ctx, subject)
  const periods = await listPeriodRows(ctx.db, subject.id)
  const due = periods
    .filter(period => period.dueOn !== null && period.dueOn >= today && period.state !== 'reported')
    .sort((a, b) => (a.dueOn ?? '').localeCompare(b.dueOn ?? ''))[0]
  const edits = editsFigures(ctx.viewer, subject)
  const reads = insightOf(ctx.viewer, subject)
  const taken = new Set(indicators.flatMap(one => (one.shippedAs === null ? [] : [one.shippedAs])))
  return {
    partnership: frameOf(subject),
    rights: rightsOf(ctx, subject),
    month:
      subject.startsOn === null || subject.endsOn === null
        ? null
        : monthOf(today, { from: subject.startsOn, to: subject.endsOn }),
    due:
      due?.dueOn == null
        ? null
        : {
            id: due.id,
            name: due.name,
            dueOn: due.dueOn,
            days: Math.round((Date.parse(due.dueOn) - Date.parse(today)) / dayMs),
          },
    clusters: facts.clusters,
    indicators: indicators.map(indicator => {
      const counted = countIndicator(facts, indicator, { asOf: now })
      const figure = standing(indicator, counted, now)
      return {
        ...definitionOf(indicator),
        figure: reads === 'figures' ? hideStanding(figure) : figure,
        clusters: reads === 'figures' ? [] : [...counted.clusters],
        shared: reads === 'figures' ? 0 : counted.shared.length,
      }
    }),
    sets: edits
      ? grantSets.flatMap(set => {
          const count = shippedSets[set].filter(one => !taken.has(one.key)).length
          return count === 0 ? [] : [{ set, count }]
        })
      : [],
  }
}

export const frameOf = ({ id, slug, acronym, startsOn, endsOn }: FiguresSubject) => ({
  id,
  slug,
  acronym,
  startsOn,
  endsOn,
})

export function rightsOf({ viewer }: Context, subject: FiguresSubject) {
  return {
    edits: editsFigures(viewer, subject),
    reports: reportsRecords(viewer, subject),
    reads: insightOf(viewer, subject),
  }
}

export function definitionOf(indicator: IndicatorRow) {
  const { partnershipId: _, endedAt: __, milestones: ___, rule, ...rest } = indicator
  return { ...rest, rule: mutable(plainRule(rule)) }
}

/** A rule as answers carry it. */
export function mutable(rule: ReturnType<typeof plainRule>) {
  return {
    ...rule,
    markets: [...rule.markets],
    kinds: [...rule.kinds],
    events: [...rule.events],
    services: [...rule.services],
  }
}

type Figure = ReturnType<typeof standing>

export function hideStanding(figure: Figure) {
  const hidden = hideFigure(figure)
  return { ...figure, ...hidden, standing: hidden.proven === null ? null : figure.standing }
}
