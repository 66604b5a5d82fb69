import type { Context } from '../../shared/context.ts'
import type { AnswerOf, ParsedInputOf } from '../../shared/contract.ts'
import { systemViewer } from '../../shared/viewer.ts'
import { listDeclaredTo } from '../declarations/index.ts'
import type * as contract from './contract-feeds.ts'
import { countIndicator } from './count-figures.ts'
import { clustersOf } from './describe-records.ts'
import { declaredInsight, type FiguresSubject } from './policy.ts'
import { findFrame, type IndicatorRow, listIndicatorRows } from './queries-indicators.ts'
import { type Facts, readFacts } from './read-facts.ts'
import { type Fact, type Version, versionAt } from './rules/facts.ts'
import { feedIn } from './rules/feeds.ts'
import { isDeclared } from './rules/rule.ts'

type Item = AnswerOf<typeof contract.listDeclaredFeeds>['items'][number]

/**
 * In which indicators what was declared of a year counts, and where not and why, for those who read the single declarations:
 * the coordinator, and managers of their own clusters' members. Nobody else learns who declared.
 */
export async function listDeclaredFeeds(
  ctx: Context,
  { year }: ParsedInputOf<typeof contract.listDeclaredFeeds>,
  subject: FiguresSubject,
): Promise<AnswerOf<typeof contract.listDeclaredFeeds>> {
  const own = declaredInsight(ctx.viewer, subject)
  if (own?.length === 0) return { items: [] }
  const facts = await readFacts(ctx, subject)
  const indicators = await listIndicatorRows(ctx.db, subject.id)
  const isRead = (version: Version) =>
    (year === undefined || version.declared?.year === year) &&
    (own === null || clustersOf(version).some(cluster => own.includes(cluster)))
  return { items: feedsOfDeclared(facts, { indicators, subject, now: ctx.now() }, isRead) }
}

/** The same for the own organisation, whatever partnership asked it. */
export async function listOwnDeclaredFeeds(
  ctx: Context,
  _input: unknown,
  organisation: { id: string },
): Promise<AnswerOf<typeof contract.listOwnDeclaredFeeds>> {
  const items: Item[] = []
  for (const partnershipId of await listDeclaredTo(ctx.db, organisation.id)) {
    const subject = await findFrame(ctx.db, partnershipId)
    if (subject === null) continue
    // Whether the own figures count rests on records that the organisation itself need not see.
    const facts = await readFacts({ ...ctx, viewer: systemViewer() }, subject)
    const indicators = await listIndicatorRows(ctx.db, subject.id)
    const isOwn = (version: Version) => version.parties.some(party => party.entity === organisation.id)
    items.push(...feedsOfDeclared(facts, { indicators, subject, now: ctx.now() }, isOwn))
  }
  return { items }
}

function feedsOfDeclared(
  facts: Facts,
  asked: { indicators: readonly IndicatorRow[]; subject: FiguresSubject; now: Date },
  isRead: (version: Version) => boolean,
): Item[] {
  const read = facts.facts.flatMap(fact => {
    const version = readVersion(fact, asked.now)
    return version !== null && isRead(version) ? [{ fact, version }] : []
  })
  if (read.length === 0) return []
  const counted = asked.indicators
    .filter(indicator => isDeclared(indicator.rule.counts))
    .map(indicator => ({ indicator, tally: countIndicator(facts, indicator, { asOf: asked.now }) }))
  return read.map(({ fact, version }) => ({
    partnershipId: asked.subject.id,
    organisationId: version.parties[0]?.entity ?? '',
    year: version.declared?.year ?? 0,
    feeds: counted.flatMap(({ indicator: { id, code, name, shippedAs }, tally }) => {
      const feed = feedIn(tally, fact.id)
      return feed === null ? [] : [{ indicator: { id, code, name, shippedAs }, ...feed, periods: [] }]
    }),
  }))
}

/** What holds of a declaration now; null for other records, and where the consent was taken back. */
function readVersion(fact: Fact, now: Date): Version | null {
  const version = fact.kind === 'declaration' ? versionAt(fact, now.toISOString()) : null
  return version === null || version.declared === null ? null : version
}
