import type { Context } from '../../shared/context.ts'
import type { AnswerOf } from '../../shared/contract.ts'
import { listTerms } from '../partnerships/index.ts'
import type { getScoreboard as call } from './contract.ts'
import { countTold, isUntold, standing } from './count-figures.ts'
import {
  declaredInsight,
  editsFigures,
  type FiguresSubject,
  insightFor,
  insightOf,
  reportsRecords,
} from './policy.ts'
import { type IndicatorRow, listIndicatorRows } from './queries-indicators.ts'
import { listPeriodRows } from './queries-periods.ts'
import { readFacts } from './read-facts.ts'
import { grantSets, shippedSets } from './rules/grants.ts'
import { hideFew, hideFigure } from './rules/hide.ts'
import { monthOf } from './rules/path.ts'
import { plainRule } from './rules/rule.ts'
import type { Tally } from './rules/tally.ts'

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
  const [term] = await listTerms(ctx.db, { ids: [subject.id], today })
  const told = countTold(facts, indicators, { asOf: now }, declaredInsight(ctx.viewer, subject))
  const taken = new Set(indicators.flatMap(one => (one.shippedAs === null ? [] : [one.shippedAs])))
  return {
    partnership: frameOf(subject),
    rights: rightsOf(ctx, subject),
    month: term?.from == null || term.to === null ? null : monthOf(today, { from: term.from, to: term.to }),
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
    indicators: indicators.flatMap(indicator => {
      const counted = told.get(indicator.id)
      if (counted === undefined) return []
      const reads = insightFor(ctx.viewer, subject, indicator.rule)
      return [
        {
          ...definitionOf(indicator),
          figure: tellStanding(standing(indicator, counted, now), counted, reads),
          clusters: reads === 'figures' ? [] : [...counted.clusters],
          shared: reads === 'figures' ? 0 : counted.shared.length,
        },
      ]
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

/** A figure as its reader may have it: of few, neither what it is nor how it stands. */
export function tellStanding(figure: Figure, counted: Tally, reads: 'all' | 'own' | 'figures') {
  if (isUntold(counted)) return { ...figure, proven: null, claimed: null, standing: null }
  if (reads !== 'figures') return figure
  const { measured } = figure
  if (measured === null) {
    const hidden = hideFigure(figure)
    return { ...figure, ...hidden, standing: hidden.proven === null ? null : figure.standing }
  }
  const told = { ...figure, measured: { ...measured, said: measured.of } }
  return hideFew(measured.of) === null ? { ...told, proven: null, claimed: null, standing: null } : told
}
