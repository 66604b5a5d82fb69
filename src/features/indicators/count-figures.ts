import type { Context } from '../../shared/context.ts'
import type { FiguresSubject } from './policy.ts'
import { dropFigure, type IndicatorRow, listIndicatorRows, saveFigure } from './queries-indicators.ts'
import { askOf, type Facts, readFacts } from './read-facts.ts'
import { tellsOfFew } from './rules/hide.ts'
import { asTold } from './rules/measure.ts'
import { expectedOn, type Milestone, standingOf } from './rules/path.ts'
import { isDeclared, plainRule } from './rules/rule.ts'
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

/**
 * Indicators as somebody may be told of them who reads single declarations of these clusters' members only; null: everything.
 * Two figures of one thing and the same years whose organisations differ by less than a group would tell of those few: the
 * later one is not told.
 */
export function countTold(
  facts: Facts,
  indicators: readonly IndicatorRow[],
  until: { day?: string; asOf: Date },
  own: readonly string[] | null,
): Map<string, Tally> {
  const told = new Map<string, Tally>()
  const shown: { about: string; of: ReadonlySet<string> }[] = []
  for (const indicator of indicators) {
    const counted = countIndicator(facts, indicator, until)
    const rule = plainRule(indicator.rule)
    if (own === null || !isDeclared(rule.counts)) {
      told.set(indicator.id, counted)
      continue
    }
    const mine = asTold(counted, rule, own)
    const of = new Set(mine.units.map(unit => unit.key))
    const about = rule.counts
    const crosses = shown.some(one => one.about === about && tellsOfFew(one.of, of))
    if (!crosses) shown.push({ about, of })
    told.set(
      indicator.id,
      crosses
        ? { ...asTold({ ...counted, units: [] }, rule, own), measured: { of: 0, said: counted.units.length } }
        : mine,
    )
  }
  return told
}

/** Where a figure stands today. */
export function standing(indicator: IndicatorRow, counted: Tally, now: Date) {
  const expected = expectedOn(now.toISOString().slice(0, 10), {
    from: indicator.countsFrom,
    milestones: milestonesOf(indicator),
  })
  const figure = { proven: counted.proven, target: indicator.target, expected }
  return { ...figure, claimed: counted.claimed, standing: standingOf(figure), measured: counted.measured }
}

/** Whether there is a figure, but too few stand behind it for this reader. */
export function isUntold({ measured }: Tally): boolean {
  return measured !== null && measured.of === 0 && measured.said > 0
}

/** Counts all of a partnership's indicators anew and keeps the figures for desks. */
export async function refreshFigures(ctx: Context, subject: FiguresSubject): Promise<void> {
  const facts = await readFacts(ctx, subject)
  await keepFigures(ctx, facts, await listIndicatorRows(ctx.db, subject.id))
}

/** Counts these indicators over facts that were read for everything, and keeps the figures for desks. */
export async function keepFigures(
  { db, now }: Pick<Context, 'db' | 'now'>,
  facts: Facts,
  indicators: readonly IndicatorRow[],
): Promise<void> {
  // Desks are read by managers of any partner: of declarations they have what everybody may be told.
  const counted = countTold(facts, indicators, { asOf: now() }, [])
  for (const indicator of indicators) {
    const tallied = counted.get(indicator.id)
    if (tallied === undefined) continue
    const of = tallied.measured?.of ?? null
    // That nobody declared both years, or some took their consent back, is no change of nought.
    if (isDeclared(indicator.rule.counts) && of === 0) await dropFigure(db, indicator.id)
    else {
      const { proven, claimed, expected } = standing(indicator, tallied, now())
      await saveFigure(db, { indicatorId: indicator.id, proven, claimed, expected, of, now: now() })
    }
  }
}
