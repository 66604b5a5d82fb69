import { type Plain, writeEntry } from '../../engines/ledger/index.ts'
import type { Context } from '../../shared/context.ts'
import { countIndicator, countTold } from './count-figures.ts'
import type { FiguresSubject } from './policy.ts'
import { type IndicatorRow, listIndicatorRows } from './queries-indicators.ts'
import { findLastFiling, lockFilings, type PeriodRow } from './queries-periods.ts'
import { type Facts, readFacts } from './read-facts.ts'
import { countOf, type FiledFigure, type FiledRecord, type Filing } from './rules/filing.ts'
import { isDeclared, plainRule } from './rules/rule.ts'
import type { Tally } from './rules/tally.ts'

/** A partnership's figures of a period, as they are known at a moment. */
export async function countPeriod(
  ctx: Context,
  subject: FiguresSubject,
  asked: { period: PeriodRow; asOf: Date },
): Promise<{ facts: Facts; figures: FiledFigure[] }> {
  const indicators = await listIndicatorRows(ctx.db, subject.id)
  const facts = await readFacts(ctx, subject)
  const { period, asOf } = asked
  // A filing is read by the funder: declarations stand in it as everybody may be told of them.
  const ends = new Set(indicators.map(indicator => lastDayIn(period, indicator)))
  const told = new Map(
    [...ends].flatMap(day => [
      ...countTold(
        facts,
        indicators.filter(indicator => lastDayIn(period, indicator) === day),
        { day, asOf },
        [],
      ),
    ]),
  )
  return {
    facts,
    figures: indicators.flatMap(indicator => {
      const soFar = told.get(indicator.id)
      return soFar === undefined ? [] : [figureOf(facts, { indicator, soFar }, asked)]
    }),
  }
}

const lastDayIn = (period: PeriodRow, indicator: IndicatorRow): string =>
  period.endsOn < indicator.countsTo ? period.endsOn : indicator.countsTo

function figureOf(
  facts: Facts,
  { indicator, soFar }: { indicator: IndicatorRow; soFar: Tally },
  { period, asOf }: { period: PeriodRow; asOf: Date },
): FiledFigure {
  const day = lastDayIn(period, indicator)
  const from = period.startsOn > indicator.countsFrom ? period.startsOn : indicator.countsFrom
  // A change is from year to year, whatever the period.
  const inPeriod = isDeclared(indicator.rule.counts)
    ? soFar
    : countIndicator(facts, indicator, { from, day, asOf })
  return {
    id: indicator.id,
    code: indicator.code,
    name: indicator.name,
    unit: indicator.unit,
    level: indicator.level,
    rule: plainRule(indicator.rule),
    target: indicator.target,
    baseline:
      indicator.baseline === null || indicator.baselineOn === null
        ? null
        : { value: indicator.baseline, on: indicator.baselineOn },
    periodTarget:
      Number(indicator.milestones.find(one => one.period === period.id)?.value ?? Number.NaN) || null,
    inPeriod: countOf(inPeriod),
    soFar: { ...countOf(soFar), from: indicator.countsFrom },
    records: recordsOf(facts, soFar),
  }
}

/** What was counted as it is filed: readable by itself. */
export function recordsOf(facts: Facts, { units }: Tally): FiledRecord[] {
  return units.map(unit => ({
    key: unit.key,
    about: facts.labelOf(unit.key).filed,
    on: unit.on,
    proof: unit.proof,
    proven: unit.proven,
    clusters: unit.clusters,
    facts: unit.facts,
  }))
}

/**
 * Writes the figures of a period and the records behind them down for good: an entry of the ledger as canonical text, with its
 * hash and that of the filing before. Nothing that happens to the records afterwards changes a byte of it.
 */
export async function fileFigures(
  ctx: Context,
  subject: FiguresSubject,
  filed: { period: PeriodRow; event: 'frozen' | 'amended'; reason: string | null },
): Promise<{ number: number; hash: string }> {
  const { period, event, reason } = filed
  await lockFilings(ctx.db, subject.id)
  const last = await findLastFiling(ctx.db, subject.id)
  const number = last === undefined ? 0 : last.number + 1
  const at = ctx.now()
  const { facts, figures } = await countPeriod(ctx, subject, { period, asOf: at })
  const filing: Filing = {
    partnership: { id: subject.id, acronym: subject.acronym },
    period: { id: period.id, name: period.name, from: period.startsOn, to: period.endsOn },
    asOf: at.toISOString(),
    previous: last?.hash ?? null,
    clusters: Object.fromEntries(facts.clusters.map(one => [one.id, one.name])),
    figures,
  }
  const { text, hash } = writeEntry({
    ledger: `figures of ${subject.id}`,
    number,
    at,
    event,
    facts: { ...asPlain(filing), ...(reason === null ? {} : { reason }) },
    sealed: {},
  })
  const hex = Buffer.from(hash).toString('hex')
  await ctx.db
    .insertInto('report_filing')
    .values({
      id: ctx.newId(),
      partnership_id: subject.id,
      period_id: period.id,
      number,
      event,
      reason,
      text,
      hash: hex,
      made_by: ctx.viewer.personId,
      made_at: at,
    })
    .execute()
  return { number, hash: hex }
}

/** The same as data that has one canonical text. */
function asPlain(filing: Filing): { [name: string]: Plain } {
  return JSON.parse(JSON.stringify(filing)) as { [name: string]: Plain }
}
