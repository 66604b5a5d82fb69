import type { Context } from '../../shared/context.ts'
import type { AnswerOf, ParsedInputOf } from '../../shared/contract.ts'
import type { getIndicator as call } from './contract.ts'
import { countIndicator, countTold, milestonesOf, standing } from './count-figures.ts'
import { countReasons, describeLeftOut, describeUnit, ofClusters } from './describe-records.ts'
import { definitionOf, frameOf, rightsOf, tellStanding } from './get-scoreboard.ts'
import { declaredInsight, type FiguresSubject, insightFor, managedPartners } from './policy.ts'
import { type IndicatorRow, listIndicatorRows } from './queries-indicators.ts'
import { listFilings } from './queries-periods.ts'
import { type Facts, readFacts } from './read-facts.ts'
import { readFiling } from './read-filing.ts'
import { challengeFirst } from './rules/challenge.ts'
import { figureOf } from './rules/measure.ts'
import { courseOf, expectedOn } from './rules/path.ts'
import { isDeclared, plainRule } from './rules/rule.ts'
import { byWeakness, type Tally } from './rules/tally.ts'

type Answer = AnswerOf<typeof call>

/** Points of the course that are drawn. */
const steps = 18

/**
 * One indicator with the records behind it. The coordinator and the funder read all of them, a cluster's manager those of
 * its members; whoever else reads the figure alone, and no small one.
 */
export async function getIndicator(
  ctx: Context,
  input: ParsedInputOf<typeof call>,
  subject: FiguresSubject & { indicator: IndicatorRow },
): Promise<Answer> {
  const { indicator } = subject
  const now = ctx.now()
  const asOf = now.toISOString()
  const facts = await readFacts(ctx, subject)
  const filings = await listFilings(ctx.db, { partnershipId: subject.id })
  const whole = isDeclared(indicator.rule.counts)
    ? await countDeclared(ctx, subject, { facts, asOf: now })
    : countIndicator(facts, indicator, { asOf: now })
  const reads = insightFor(ctx.viewer, subject, indicator.rule)
  const mine =
    reads === 'own' ? ofClusters(whole, facts.facts, asOf, managedPartners(ctx.viewer, subject)) : whole
  const shown: Tally =
    reads === 'figures' ? { ...whole, units: [], leftOut: [], clusters: [], shared: [] } : mine
  const figure = standing(indicator, whole, now)
  const challenged = byWeakness(shown.units)
  const leftOut =
    input.reason === undefined ? shown.leftOut : shown.leftOut.filter(one => one.reason === input.reason)
  const lines = input.show === 'left-out' ? leftOut : input.show === 'challenged' ? challenged : shown.units
  const from = (input.page - 1) * input.pageSize
  const byId = new Map(facts.facts.map(fact => [fact.id, fact]))
  return {
    partnership: frameOf(subject),
    rights: { ...rightsOf(ctx, subject), reads },
    indicator: definitionOf(indicator),
    figure: tellStanding(figure, whole, reads),
    clusters: facts.clusters,
    byCluster: [...shown.clusters],
    shared: shown.shared.length,
    course:
      reads === 'figures' || (reads === 'own' && whole.measured !== null)
        ? []
        : drawCourse(indicator, whole, asOf.slice(0, 10)),
    filed: reads === 'figures' ? [] : listFiled(filings, indicator.id),
    counts: {
      counted: shown.units.length,
      challenged: challenged.length,
      leftOut: shown.leftOut.length,
    },
    challengedFirst: challengeFirst(shown.units, { byId, asOf, counts: indicator.rule.counts, most: 3 }).map(
      ({ unit, reasons, mend }) => ({
        ...describeUnit(facts, unit),
        reasons,
        mend,
        mendAt: facts.labelOf(unit.facts[0] ?? '').href,
      }),
    ),
    reasons: countReasons(shown.leftOut),
    counted:
      input.show === 'left-out'
        ? []
        : (input.show === 'challenged' ? challenged : shown.units)
            .slice(from, from + input.pageSize)
            .map(unit => describeUnit(facts, unit)),
    leftOut:
      input.show === 'left-out'
        ? leftOut.slice(from, from + input.pageSize).map(line => describeLeftOut(facts, line, { byId, asOf }))
        : [],
    total: lines.length,
    page: input.page,
    pageSize: input.pageSize,
  }
}

/** What was declared, as this reader may be told beside the partnership's other indicators. */
async function countDeclared(
  ctx: Context,
  subject: FiguresSubject & { indicator: IndicatorRow },
  { facts, asOf }: { facts: Facts; asOf: Date },
): Promise<Tally> {
  const { counts } = subject.indicator.rule
  const indicators = (await listIndicatorRows(ctx.db, subject.id)).filter(one => one.rule.counts === counts)
  const told = countTold(facts, indicators, { asOf }, declaredInsight(ctx.viewer, subject))
  return told.get(subject.indicator.id) ?? countIndicator(facts, subject.indicator, { asOf })
}

/** The proven figure over time, and what it should have been. */
function drawCourse(indicator: IndicatorRow, counted: Tally, today: string): Answer['course'] {
  const to = today < indicator.countsTo ? today : indicator.countsTo
  if (to < indicator.countsFrom) return []
  const proven = counted.units.filter(unit => unit.proven)
  const milestones = milestonesOf(indicator)
  const days = proven.map(unit => unit.on)
  return courseOf(days, { from: indicator.countsFrom, to, steps }).map(({ day, value }) => ({
    day,
    // Of a sum or a change: what it was over those that were there by then.
    value:
      counted.measured === null
        ? value
        : figureOf(
            proven.filter(unit => unit.on <= day),
            plainRule(indicator.rule),
          ),
    expected: expectedOn(day, { from: indicator.countsFrom, milestones }),
  }))
}

/** The values of an indicator as they were filed, the last first. */
function listFiled(filings: Awaited<ReturnType<typeof listFilings>>, indicatorId: string): Answer['filed'] {
  return filings.flatMap(filing => {
    const figure = readFiling(filing.text).figures.find(one => one.id === indicatorId)
    if (figure === undefined) return []
    return [
      {
        period: { id: filing.periodId, name: filing.period },
        number: filing.number,
        event: filing.event,
        on: filing.madeAt.toISOString().slice(0, 10),
        proven: figure.soFar.proven,
        claimed: figure.soFar.claimed,
        target: figure.periodTarget ?? figure.target,
      },
    ]
  })
}
