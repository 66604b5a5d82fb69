import { MatchIndex, type MatchTie, pairKey } from '../../engines/matching/index.ts'
import type { Context } from '../../shared/context.ts'
import { Refusal } from '../../shared/refusals.ts'
import { listMatchableOrganisations, type MatchableOrganisation, readBridges } from '../directory/index.ts'
import { listMatchable } from '../opportunities/index.ts'
import {
  listFeedback,
  listFlagged,
  listMeetingsHeld,
  listOwnNevers,
  listProjectMembers,
  readOwnWords,
} from './queries.ts'
import { makeOpportunitySubject, makeOrganisationSubject, type SpokenSubject } from './rules/make-subject.ts'
import { TermReader } from './rules/read-terms.ts'

type Opportunity = Awaited<ReturnType<typeof listMatchable>>[number]
type Bridges = Awaited<ReturnType<typeof readBridges>>
type Feedback = Awaited<ReturnType<typeof listFeedback>>

/** Everything that matching for one organisation rests on, as its viewer may see it. */
export interface Gathered {
  readonly own: MatchableOrganisation
  readonly index: MatchIndex
  readonly organisations: ReadonlyMap<string, MatchableOrganisation>
  readonly opportunities: readonly Opportunity[]
  readonly subjects: ReadonlyMap<string, SpokenSubject>
  readonly bridges: ReadonlyMap<string, Bridges[number]>
  readonly feedback: Feedback
  /** Pairs that are never proposed to this viewer. */
  readonly vetoes: ReadonlySet<string>
  readonly isFlagged: boolean
}

let kept: { words: string; reader: TermReader } | null = null

/** The reader of texts for these bridges; what it has read stays with it until they change. */
function readerOf(bridges: Bridges): TermReader {
  const words = JSON.stringify(bridges)
  if (kept?.words !== words) kept = { words, reader: new TermReader(bridges) }
  return kept.reader
}

/** The name of an opportunity among the subjects. */
export const opportunityId = (slug: string) => `opportunity:${slug}`

/**
 * Reads what matching for an organisation rests on. The number of queries does not depend on how much there is; nothing
 * gets in that the viewer may not see, so nothing that comes out can tell of it.
 */
export async function gather(
  ctx: Context,
  organisationId: string,
  also: readonly string[] = [],
): Promise<Gathered> {
  const { db, viewer } = ctx
  const bridges = await readBridges(db)
  const reader = readerOf(bridges)
  const opportunities = await listMatchable(ctx, viewer)
  const feedback = await listFeedback(db, organisationId)
  const listed = await listMatchableOrganisations(ctx, {
    text: () => readOwnWords(db, organisationId),
    always: [organisationId, ...also, ...feedback.map(({ aboutId }) => aboutId)],
  })
  const organisations = new Map(listed.map(one => [one.id, one]))
  const own = organisations.get(organisationId)
  if (own === undefined) throw new Refusal('not-found')
  const ties = await gatherTies(ctx, organisationId, [...organisations.keys()])
  const flagged = new Set(await listFlagged(db))
  const nevers = await listOwnNevers(db, viewer, organisationId)
  const byOwner = Map.groupBy(opportunities, one => one.organisationId)
  const subjects = [
    ...listed.map(one =>
      makeOrganisationSubject(one, {
        reader,
        opportunities: byOwner.get(one.id) ?? [],
        ties: ties.get(one.id) ?? [],
        isBarred: flagged.has(one.id),
      }),
    ),
    ...opportunities
      .filter(one => one.organisationId !== organisationId)
      .map(one => makeOpportunitySubject(one, reader)),
  ]
  return {
    own,
    index: new MatchIndex(subjects),
    organisations,
    opportunities,
    subjects: new Map(subjects.map(one => [one.id, one])),
    bridges: new Map(bridges.map(bridge => [bridge.id, bridge])),
    feedback,
    vetoes: new Set(nevers.map(id => pairKey(organisationId, id))),
    isFlagged: flagged.has(organisationId),
  }
}

/** Projects that any two of these did together, and the meetings the own side has held. */
async function gatherTies(
  { db }: Context,
  organisationId: string,
  ids: readonly string[],
): Promise<Map<string, MatchTie[]>> {
  const ties = new Map<string, MatchTie[]>(ids.map(id => [id, []]))
  for (const { name, members } of await listProjectMembers(db, ids))
    for (const one of members)
      for (const other of members)
        if (one !== other) ties.get(one)?.push({ with: other, kind: 'project', what: name })
  for (const { other, mission } of await listMeetingsHeld(db, organisationId)) {
    ties.get(organisationId)?.push({ with: other, kind: 'meeting', what: mission })
    ties.get(other)?.push({ with: organisationId, kind: 'meeting', what: mission })
  }
  return ties
}
