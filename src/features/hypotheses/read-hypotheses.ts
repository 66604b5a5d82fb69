import type { Context } from '../../shared/context.ts'
import type { AnswerOf, ParsedInputOf } from '../../shared/contract.ts'
import { Refusal } from '../../shared/refusals.ts'
import { isAdministrator, managesAnyCluster, type Viewer } from '../../shared/viewer.ts'
import { loadPartnership as loadVisible } from '../partnerships/index.ts'
import type * as contract from './contract.ts'
import { type Evidence, type EvidenceFact, gatherEvidence, testOf } from './gather-evidence.ts'
import { decidesFor, notesFor } from './policy.ts'
import * as queries from './queries.ts'
import {
  costByMarket,
  isClosed,
  judge,
  type LeftOut,
  type Verdict,
  wantsDecision,
} from './rules/weigh-evidence.ts'

/** A partnership that the viewer may know of. */
export type PartnershipLoaded = NonNullable<Awaited<ReturnType<typeof queries.readPartnership>>>

export interface HypothesisLoaded extends PartnershipLoaded {
  readonly row: queries.HypothesisRow
}

type Decision = Awaited<ReturnType<typeof queries.listDecisions>>[number]

/** Companies are told by number to whoever answers for only some of them; as few as this tell too much. */
const smallestGroup = 5
const pageSize = 25

export async function loadPartnership(
  ctx: Context,
  input: { partnership: string },
): Promise<PartnershipLoaded> {
  const { id } = await loadVisible(ctx, input)
  const row = await queries.readPartnership(ctx.db, id)
  if (row === null) throw new Refusal('not-found')
  return row
}

export async function loadHypothesis(ctx: Context, input: { hypothesis: string }): Promise<HypothesisLoaded> {
  const row = await queries.findHypothesis(ctx.db, input.hypothesis)
  if (row === null) throw new Refusal('not-found')
  return { ...(await loadPartnership(ctx, { partnership: row.partnership_id })), row }
}

/** Where a hypothesis stands today, from the records alone. */
export async function standingOf(
  ctx: Context,
  { row, ...partnership }: HypothesisLoaded,
): Promise<{ verdict: Verdict; weighed: Evidence }> {
  const weighed = (await gatherEvidence(ctx, partnership, [row])).get(row.id) ?? {
    counts: [],
    leftOut: [],
    against: 0,
  }
  return { verdict: judge(testOf(row), weighed.counts.length, todayOf(ctx)), weighed }
}

export const todayOf = (ctx: Pick<Context, 'now'>) => ctx.now().toISOString().slice(0, 10)

/** The board: every hypothesis with how it stands, and what a validated lead cost in each market. */
export async function listHypotheses(
  ctx: Context,
  input: ParsedInputOf<typeof contract.listHypotheses>,
  partnership: PartnershipLoaded,
): Promise<AnswerOf<typeof contract.listHypotheses>> {
  const rows = await queries.listHypothesisRows(ctx.db, {
    partnershipId: partnership.id,
    market: input.market ?? null,
  })
  const evidence = await gatherEvidence(ctx, partnership, rows)
  const decisions = await queries.listDecisions(
    ctx.db,
    rows.map(({ id }) => id),
  )
  const full = decidesFor(ctx.viewer, partnership)
  const standing = rows.map(row => {
    const counts = evidence.get(row.id)?.counts ?? []
    const [last] = decisions.filter(({ hypothesisId }) => hypothesisId === row.id)
    return {
      row,
      counts,
      last: last ?? null,
      shown: describe(ctx, { row, counts, last: last ?? null, full }),
    }
  })
  const costs = costByMarket(
    standing.map(({ row, counts, shown }) => ({
      market: row.market,
      currency: row.currency,
      costMinor: row.cost_minor ?? 0,
      verdict: shown.verdict,
      others: counts.flatMap(({ other }) => (other === null ? [] : [other])),
    })),
  )
  return {
    partnership: { id: partnership.id, slug: partnership.slug, acronym: partnership.acronym },
    mayWrite: full,
    markets: [
      ...new Set([
        ...partnership.markets,
        ...(await queries.listMarketsOfHypotheses(ctx.db, partnership.id)),
      ]),
    ],
    items: standing.map(({ shown }) => shown),
    costs: costs.map(one => {
      const isTold = full || one.leads === 0 || one.leads >= smallestGroup
      return isTold ? one : { ...one, leads: null, perLeadMinor: null }
    }),
  }
}

/** One hypothesis with every record that counts and every one that does not, as far as the viewer may read them. */
export async function getHypothesis(
  ctx: Context,
  input: ParsedInputOf<typeof contract.getHypothesis>,
  subject: HypothesisLoaded,
): Promise<AnswerOf<typeof contract.getHypothesis>> {
  const { row } = subject
  const { weighed } = await standingOf(ctx, subject)
  const decisions = await queries.listDecisions(ctx.db, [row.id])
  const full = decidesFor(ctx.viewer, subject)
  const all: { fact: EvidenceFact; leftOut: LeftOut | null }[] = [
    ...weighed.counts.map(fact => ({ fact, leftOut: null })),
    ...weighed.leftOut.map(({ fact, reason }) => ({ fact, leftOut: reason })),
  ]
  const readable = all.filter(({ fact }) => isReadable(ctx.viewer, subject, fact))
  const missions = await queries.listMissionsTo(ctx.db, ctx.viewer, {
    partnershipId: subject.id,
    markets: [row.market],
  })
  const missionOf = new Map(missions.map(one => [one.id, { slug: one.slug, title: one.title }]))
  const follows = row.follows_id === null ? null : await queries.findHypothesis(ctx.db, row.follows_id)
  const hidden = weighed.counts.length - readable.filter(({ leftOut }) => leftOut === null).length
  return {
    ...describe(ctx, { row, counts: weighed.counts, last: decisions[0] ?? null, full }),
    partnership: { id: subject.id, slug: subject.slug, acronym: subject.acronym },
    experiment: row.experiment,
    mission:
      row.mission_id === null ? null : await queries.findMissionName(ctx.db, ctx.viewer, row.mission_id),
    costMinor: row.cost_minor,
    currency: row.currency,
    follows:
      follows === null
        ? null
        : { slug: follows.slug, segment: follows.segment, act: follows.act, lang: follows.lang },
    followedBy: await queries.listFollowers(ctx.db, row.id),
    begun: row.starts_on <= todayOf(ctx),
    mayWrite: full,
    mayNote: notesFor(ctx.viewer, subject),
    version: row.version,
    records: readable.slice((input.page - 1) * pageSize, input.page * pageSize).map(({ fact, leftOut }) => ({
      kind: fact.kind,
      on: fact.on,
      own: fact.row.own,
      other: fact.row.other,
      rung: fact.rung,
      mission: missionOf.get(fact.row.missionId ?? '') ?? null,
      note:
        fact.note === null
          ? null
          : {
              id: fact.note.id,
              words: fact.note.words,
              lang: fact.note.lang,
              says: fact.note.says,
              source: fact.note.source,
              by: fact.note.by,
              mayTakeBack: mayTakeBack(ctx.viewer, subject, fact.note.notedBy),
            },
      leftOut,
    })),
    total: readable.length,
    page: input.page,
    pageSize,
    hiddenRecords: full || hidden === 0 || hidden >= smallestGroup ? hidden : null,
    against: weighed.against,
    decisions: decisions.map(one => tellDecision(one, full, row.metric)),
  }
}

/** What can be chosen when writing one. */
export async function getHypothesisChoices(
  ctx: Context,
  _input: unknown,
  partnership: PartnershipLoaded,
): Promise<AnswerOf<typeof contract.getHypothesisChoices>> {
  return {
    partnership: { id: partnership.id, slug: partnership.slug, acronym: partnership.acronym },
    markets: partnership.markets,
    missions: await queries.listMissionsTo(ctx.db, ctx.viewer, {
      partnershipId: partnership.id,
      markets: null,
    }),
  }
}

type Read = AnswerOf<typeof contract.listHypotheses>['items'][number]

/** What every reader is told of a hypothesis; small numbers only where the reader answers for everybody. */
function describe(
  ctx: Context,
  given: {
    row: queries.HypothesisRow
    counts: readonly EvidenceFact[]
    last: Decision | null
    full: boolean
  },
): Read {
  const { row, last, full } = given
  const closed = isClosed(last)
  // What was decided is decided upon what was known then.
  const counted = closed && last !== null ? last.counted : given.counts.length
  const verdict = closed && last !== null ? last.verdict : judge(testOf(row), counted, todayOf(ctx))
  return {
    id: row.id,
    slug: row.slug,
    market: row.market,
    segment: row.segment,
    act: row.act,
    reason: row.reason,
    lang: row.lang,
    kind: row.kind,
    risk: row.risk,
    metric: row.metric,
    rung: row.rung,
    threshold: row.threshold,
    startsOn: row.starts_on,
    deadline: row.deadline,
    verdict,
    counted: tellCount(counted, full, row.metric),
    wantsDecision: wantsDecision(verdict, last),
    closed,
    decision: last === null ? null : tellDecision(last, full, row.metric),
  }
}

function tellDecision(one: Decision, full: boolean, metric: queries.HypothesisRow['metric']) {
  const { decision, reason, lang, verdict, threshold, newDeadline, by, at } = one
  return {
    decision,
    reason,
    lang,
    verdict,
    threshold,
    newDeadline,
    by,
    at,
    counted: tellCount(one.counted, full, metric),
  }
}

/** Notes are the partnership's own words; companies of the market are counted for those who answer for all. */
function tellCount(count: number, full: boolean, metric: queries.HypothesisRow['metric']): number | null {
  return full || metric === 'notes' || count === 0 || count >= smallestGroup ? count : null
}

/**
 * Whether the viewer may open a record: the coordinator every meeting and encounter, a manager those of the cluster's own
 * members. Who showed interest in a member's offer is for that member's clusters alone.
 */
function isReadable(viewer: Viewer, partnership: PartnershipLoaded, { kind, row }: EvidenceFact): boolean {
  if (kind === 'note' || isAdministrator(viewer)) return true
  if (managesAnyCluster(viewer, row.ownClusterIds)) return true
  return kind !== 'interest' && decidesFor(viewer, partnership)
}

/** Who may take a note back: whoever wrote it while they note for the partnership, and who decides. */
export function mayTakeBack(viewer: Viewer, partnership: PartnershipLoaded, notedBy: string | null): boolean {
  return (
    decidesFor(viewer, partnership) ||
    (notesFor(viewer, partnership) && notedBy !== null && notedBy === viewer.personId)
  )
}
