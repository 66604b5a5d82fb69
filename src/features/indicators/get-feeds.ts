import type { Context } from '../../shared/context.ts'
import type { AnswerOf, ParsedInputOf } from '../../shared/contract.ts'
import type { getFeeds as call } from './contract-feeds.ts'
import { clustersOf } from './describe-records.ts'
import { type FiguresSubject, insightOf, managedPartners } from './policy.ts'
import { findFrame, findRecord, listIndicatorRows } from './queries-indicators.ts'
import { listFiledIn } from './queries-periods.ts'
import { askOf, readFactsNear } from './read-facts.ts'
import { versionAt } from './rules/facts.ts'
import { feedOf } from './rules/feeds.ts'
import { plainRule } from './rules/rule.ts'

type Subject = { id: string; partnership: FiguresSubject } | null

/** The record that a call is about, with the partnership that counts it; null where there is none. */
export async function loadRecord(ctx: Context, input: ParsedInputOf<typeof call>): Promise<Subject> {
  const found = await findRecord(ctx.db, input)
  const partnership = found === null ? null : await findFrame(ctx.db, found.partnershipId)
  return found === null || partnership === null ? null : { id: found.id, partnership }
}

/**
 * In which indicators a record counts and where not and why. Read by the coordinator, the funder, and managers of the clusters
 * it concerns; everybody else is told nothing, not even whether there is such a record. Only the record and what may be the
 * same as it is read, never the whole.
 */
export async function getFeeds(
  ctx: Context,
  { kind }: ParsedInputOf<typeof call>,
  subject: Subject,
): Promise<AnswerOf<typeof call>> {
  const nothing = { told: false, feeds: [] }
  if (subject === null) return nothing
  const { id, partnership } = subject
  const reads = insightOf(ctx.viewer, partnership)
  if (reads === 'figures') return nothing
  const facts = await readFactsNear(ctx, partnership, { kind, id })
  const key = `${kind}:${id}`
  const fact = facts.facts.find(one => one.id === key)
  const version = fact === undefined ? null : versionAt(fact, ctx.now().toISOString())
  const own = managedPartners(ctx.viewer, partnership)
  if (reads === 'own' && !clustersOf(version).some(cluster => own.includes(cluster))) return nothing
  const indicators = await listIndicatorRows(ctx.db, partnership.id)
  const periods = await listFiledIn(ctx.db, partnership.id, key)
  const day = version?.on ?? null
  return {
    told: true,
    feeds: indicators.flatMap(indicator => {
      const { id, code, name, shippedAs, countsFrom, countsTo } = indicator
      const feed = feedOf(
        key,
        facts.facts,
        askOf(facts, { rule: plainRule(indicator.rule), from: countsFrom, to: countsTo, asOf: ctx.now() }),
      )
      if (feed === null) return []
      return [
        {
          indicator: { id, code, name, shippedAs },
          ...feed,
          periods: periods
            .filter(period => day !== null && period.startsOn <= day && day <= period.endsOn)
            .map(period => ({
              id: period.id,
              name: period.name,
              state: period.state,
              filed: period.isFiled ? period.indicators.includes(id) : null,
            })),
        },
      ]
    }),
  }
}
