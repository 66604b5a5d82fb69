import type { Context } from '../../shared/context.ts'
import type { AnswerOf, ParsedInputOf } from '../../shared/contract.ts'
import type * as contract from './contract.ts'
import { countReasons, describeLeftOut, describeUnit } from './describe-records.ts'
import { frameOf, mutable } from './get-scoreboard.ts'
import type { FiguresSubject } from './policy.ts'
import { type IndicatorRow, listMarkets } from './queries-indicators.ts'
import { askOf, readFacts } from './read-facts.ts'
import { plainRule } from './rules/rule.ts'
import { byWeakness, tally } from './rules/tally.ts'

/** Records of each kind that a preview shows. */
const shown = 8

type Input = ParsedInputOf<typeof contract.previewRule>

/** What a rule would count today and what not, before it is an indicator. */
export async function previewRule(
  ctx: Context,
  { partnership: _, ...asked }: Input,
  subject: FiguresSubject,
): Promise<AnswerOf<typeof contract.previewRule>> {
  return preview(ctx, asked, subject)
}

/** The same of an indicator that is there: under its own rule, or under one that somebody tries. */
export async function previewIndicator(
  ctx: Context,
  { indicator: _, counts, ...asked }: ParsedInputOf<typeof contract.previewIndicator>,
  subject: FiguresSubject & { indicator: IndicatorRow },
): Promise<AnswerOf<typeof contract.previewIndicator>> {
  const { rule, countsFrom, countsTo } = subject.indicator
  const days = { countsFrom: asked.countsFrom ?? countsFrom, countsTo: asked.countsTo ?? countsTo }
  return preview(
    ctx,
    counts === undefined ? { ...mutable(plainRule(rule)), ...days } : { ...asked, ...days, counts },
    subject,
  )
}

async function preview(
  ctx: Context,
  { countsFrom, countsTo, ...blocks }: Omit<Input, 'partnership'>,
  subject: FiguresSubject,
): Promise<AnswerOf<typeof contract.previewRule>> {
  const rule = plainRule(blocks)
  const today = ctx.now().toISOString().slice(0, 10)
  const from = countsFrom ?? subject.startsOn ?? `${today.slice(0, 4)}-01-01`
  const to = countsTo ?? subject.endsOn ?? `${today.slice(0, 4)}-12-31`
  const facts = await readFacts(ctx, subject)
  const counted = tally(facts.facts, askOf(facts, { rule, from, to, asOf: ctx.now() }))
  const byId = new Map(facts.facts.map(fact => [fact.id, fact]))
  const asOf = ctx.now().toISOString()
  return {
    partnership: frameOf(subject),
    rule: mutable(rule),
    countsFrom: from,
    countsTo: to,
    markets: await listMarkets(ctx.db, subject.id),
    proven: counted.proven,
    claimed: counted.claimed,
    counted: byWeakness(counted.units)
      .toReversed()
      .slice(0, shown)
      .map(unit => describeUnit(facts, unit)),
    leftOut: pickOfEach(counted.leftOut).map(line => describeLeftOut(facts, line, { byId, asOf })),
    reasons: countReasons(counted.leftOut),
    clusters: facts.clusters,
  }
}

/** Examples of every reason, the rarest reasons not drowned by the most frequent. */
function pickOfEach<Line extends { reason: string }>(lines: readonly Line[]): Line[] {
  const groups = [...Map.groupBy(lines, line => line.reason).values()]
  const each = Math.max(1, Math.floor(shown / Math.max(1, groups.length)))
  return groups.flatMap(group => group.slice(0, each)).slice(0, shown * 2)
}
