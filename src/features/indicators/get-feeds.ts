import type { Context } from '../../shared/context.ts'
import type { AnswerOf, ParsedInputOf } from '../../shared/contract.ts'
import type { getFeeds as call } from './contract-feeds.ts'
import { clustersOf } from './describe-records.ts'
import { type FiguresSubject, insightOf, managedPartners } from './policy.ts'
import { findFrame, listIndicatorRows, listRecorded } from './queries-indicators.ts'
import { listFiledIn } from './queries-periods.ts'
import { askOf, type Facts, type RecordKind, readFactsNear } from './read-facts.ts'
import { type Fact, type Version, versionAt } from './rules/facts.ts'
import { feedOf } from './rules/feeds.ts'
import { plainRule } from './rules/rule.ts'

interface Recorded {
  id: string
  partnership: FiguresSubject
}

type Feed = AnswerOf<typeof call>['feeds'][number]

/** The record that a call is about, once for each partnership that counts it. */
export async function loadRecord(ctx: Context, input: ParsedInputOf<typeof call>): Promise<Recorded[]> {
  const found: Recorded[] = []
  for (const { id, partnershipId } of await listRecorded(ctx.db, ctx.viewer, input)) {
    const partnership = await findFrame(ctx.db, partnershipId)
    if (partnership !== null) found.push({ id, partnership })
  }
  return found
}

/**
 * In which indicators a record counts and where not and why. Read by the coordinator, the funder, and managers of the clusters
 * it concerns; everybody else is told nothing, not even whether there is such a record. Only the record and what may be the
 * same as it is read, never the whole.
 */
export async function getFeeds(
  ctx: Context,
  { kind }: ParsedInputOf<typeof call>,
  recorded: Recorded[],
): Promise<AnswerOf<typeof call>> {
  let told = false
  const feeds: Feed[] = []
  for (const { id, partnership } of recorded) {
    const reads = insightOf(ctx.viewer, partnership)
    if (reads === 'figures') continue
    const facts = await readFactsNear(ctx, partnership, { kind, id })
    const own = managedPartners(ctx.viewer, partnership)
    const known = factsOf(facts, { kind, id }, ctx.now()).filter(
      ({ version }) => reads === 'all' || clustersOf(version).some(cluster => own.includes(cluster)),
    )
    // A manager is told nothing of what concerns others; whoever reads everything, also that nothing is known.
    if (reads === 'own' && known.length === 0) continue
    told = true
    feeds.push(...(await feedsIn(ctx, { partnership, facts, known })))
  }
  return { told, feeds }
}

interface Known {
  key: string
  version: Version | null
}

/** The record as facts: one, but of an organisation each membership, and of a cluster each time that it joined. */
function factsOf(facts: Facts, { kind, id }: { kind: RecordKind; id: string }, now: Date): Known[] {
  const asOf = now.toISOString()
  const isIt: Record<string, (fact: Fact) => boolean> = {
    membership: fact => fact.kind === 'membership',
    partner: fact => fact.kind === 'partner' && fact.versions.some(({ clusters }) => clusters.includes(id)),
  }
  const of = facts.facts.filter(isIt[kind] ?? (fact => fact.id === `${kind}:${id}`))
  return of.map(fact => ({ key: fact.id, version: versionAt(fact, asOf) }))
}

const states: readonly Feed['state'][] = ['proven', 'claimed', 'left-out']

/** For each indicator the best that one of these facts is to it. */
async function feedsIn(
  ctx: Context,
  given: { partnership: FiguresSubject; facts: Facts; known: readonly Known[] },
): Promise<Feed[]> {
  const { partnership, facts, known } = given
  const indicators = await listIndicatorRows(ctx.db, partnership.id)
  const lines: Feed[] = []
  for (const { key, version } of known) {
    const periods = await listFiledIn(ctx.db, partnership.id, key)
    const day = version?.on ?? null
    for (const indicator of indicators) {
      const { id, code, name, shippedAs, countsFrom, countsTo } = indicator
      const feed = feedOf(
        key,
        facts.facts,
        askOf(facts, { rule: plainRule(indicator.rule), from: countsFrom, to: countsTo, asOf: ctx.now() }),
      )
      if (feed === null) continue
      lines.push({
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
      })
    }
  }
  return indicators.flatMap(({ id }) => {
    const own = lines.filter(line => line.indicator.id === id)
    return own.toSorted((a, b) => states.indexOf(a.state) - states.indexOf(b.state)).slice(0, 1)
  })
}
