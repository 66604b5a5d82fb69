import type { Context } from '../../shared/context.ts'
import type { FiguresSubject } from './policy.ts'
import { type IndicatorRow, listIndicatorRows, saveFigure } from './queries-indicators.ts'
import { askOf, type Facts, readFacts } from './read-facts.ts'
import { expectedOn, type Milestone, standingOf } from './rules/path.ts'
import { plainRule } from './rules/rule.ts'
import { type Tally, tally } from './rules/tally.ts'

/** What an indicator is to reach when: by the end of periods, and at its end. */
export function milestonesOf(indicator: IndicatorRow): Milestone[] {
  const periods = indicator.milestones.map(({ day, value }) => ({ day, value: Number(value) }))
  return indicator.target === null
    ? periods
    : [
        ...periods.filter(one => one.day < indicator.countsTo),
        { day: indicator.countsTo, value: indicator.target },
      ]
}

/** Counts an indicator from its first day to a day, as of a moment. */
export function countIndicator(
  facts: Facts,
  indicator: IndicatorRow,
  until: { day?: string; from?: string; asOf: Date },
): Tally {
  return tally(
    facts.facts,
    askOf(facts, {
      rule: plainRule(indicator.rule),
      from: until.from ?? indicator.countsFrom,
      to: until.day ?? indicator.countsTo,
      asOf: until.asOf,
    }),
  )
}

/** Where a figure stands today. */
export function standing(indicator: IndicatorRow, counted: Tally, now: Date) {
  const expected = expectedOn(now.toISOString().slice(0, 10), {
    from: indicator.countsFrom,
    milestones: milestonesOf(indicator),
  })
  const figure = { proven: counted.proven, target: indicator.target, expected }
  return { ...figure, claimed: counted.claimed, standing: standingOf(figure) }
}

/** Counts all of a partnership's indicators anew and keeps the figures for desks. */
export async function refreshFigures(ctx: Context, subject: FiguresSubject): Promise<void> {
  const facts = await readFacts(ctx, subject)
  for (const indicator of await listIndicatorRows(ctx.db, subject.id)) {
    const { proven, claimed, expected } = standing(
      indicator,
      countIndicator(facts, indicator, { asOf: ctx.now() }),
      ctx.now(),
    )
    await saveFigure(ctx.db, { indicatorId: indicator.id, proven, claimed, expected, now: ctx.now() })
  }
}
