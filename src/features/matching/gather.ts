import { type MatchIndex, type MatchTie, pairKey } from '../../engines/matching/index.ts'
import type { Context } from '../../shared/context.ts'
import { listMatchableOrganisations, type MatchableOrganisation, readBridges } from '../directory/index.ts'
import { listMatchable } from '../opportunities/index.ts'
import {
  listFeedback,
  listFlagged,
  listFlaggedOpportunities,
  listMeetingsHeld,
  listOwnNevers,
  listProjectMembers,
} from './queries.ts'
import { readWords } from './read-words.ts'
import { indexOf } from './rules/keep-index.ts'
import {
  makeOpportunitySubject,
  makeOrganisationSubject,
  makeTopicSubject,
  type SpokenSubject,
  type Topic,
} from './rules/make-subject.ts'
import { TermReader } from './rules/read-terms.ts'

type Opportunity = Awaited<ReturnType<typeof listMatchable>>[number]
type Bridges = Awaited<ReturnType<typeof readBridges>>
type Feedback = Awaited<ReturnType<typeof listFeedback>>

/** Everything that matching for one organisation rests on, as its viewer may see it. */
export interface Gathered {
  /** The organisation matches are for; null where it is looked from an opportunity whose owner is not known. */
  readonly own: MatchableOrganisation | null
  readonly index: MatchIndex
  readonly organisations: ReadonlyMap<string, MatchableOrganisation>
  readonly opportunities: readonly Opportunity[]
  /** Open ones that are proposed to nobody, for their owner is on a sanctions list. */
  readonly barredOpportunities: ReadonlySet<string>
  readonly subjects: ReadonlyMap<string, SpokenSubject>
  readonly bridges: ReadonlyMap<string, Bridges[number]>
  readonly feedback: Feedback
  /** Pairs that are never proposed to this viewer. */
  readonly vetoes: ReadonlySet<string>
}

/** What somebody offers and looks for in one mission. */
export interface SaidElsewhere {
  readonly organisationId: string
  readonly offers: string | null
  readonly seeks: string | null
  readonly lang: string
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
  wish: {
    readonly own: string | null
    readonly also?: readonly string[]
    /** In a house too large to be read whole: the texts near to which others are looked for; else the own words. */
    readonly near?: () => Promise<readonly string[]>
    /** The opportunity that is asked about, however old it is. */
    readonly opportunity?: string
    /** What organisations say where the viewer meets them, beside their profiles. */
    readonly said?: readonly SaidElsewhere[]
    /** What is matched beside organisations and opportunities. */
    readonly topics?: readonly Topic[]
  },
): Promise<Gathered> {
  const { db, viewer } = ctx
  const { own: ownId, topics = [] } = wish
  const bridges = await readBridges(db)
  const reader = readerOf(bridges)
  const flaggedOpportunities = new Set(await listFlaggedOpportunities(db))
  const [barred, opportunities] = partition(await listMatchable(ctx, viewer, wish.opportunity), ({ id }) =>
    flaggedOpportunities.has(id),
  )
  const feedback = await listFeedback(db, ownId)
  const found = await listMatchableOrganisations(ctx, {
    near: wish.near ?? (() => readWords(ctx, ownId === null ? [] : [ownId])),
    always: [
      ...(ownId === null ? [] : [ownId]),
      ...(wish.also ?? []),
      ...feedback.map(({ aboutId }) => aboutId),
    ],
  })
  const said = Map.groupBy(wish.said ?? [], ({ organisationId }) => organisationId)
  const listed = found.map(one => addSaid(one, said.get(one.id) ?? []))
  const organisations = new Map(listed.map(one => [one.id, one]))
  const ties = await gatherTies(ctx, ownId, [...organisations.keys()])
  const flagged = new Set(await listFlagged(db))
  const nevers = await listOwnNevers(db, viewer, ownId)
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
    ...opportunities.map(one =>
      makeOpportunitySubject(one, reader, organisations.get(one.organisationId ?? '')),
    ),
    ...topics.map(topic => makeTopicSubject(topic, reader)),
  ]
  return {
    own: organisations.get(ownId ?? '') ?? null,
    index: indexOf(subjects, topics.length > 0 ? 'topics' : 'house'),
    organisations,
    opportunities,
    barredOpportunities: new Set(barred.map(({ id }) => id)),
    subjects: new Map(subjects.map(one => [one.id, one])),
    bridges: new Map(bridges.map(bridge => [bridge.id, bridge])),
    feedback,
    vetoes: new Set(ownId === null ? [] : nevers.map(id => pairKey(ownId, id))),
  }
}

/** A profile with what was said in the mission; the same words twice are one card. */
function addSaid(one: MatchableOrganisation, said: readonly SaidElsewhere[]): MatchableOrganisation {
  if (said.length === 0) return one
  const more = (side: 'offers' | 'seeks', there: MatchableOrganisation['offers']) => {
    const texts = new Set(there.map(({ text }) => text))
    return said.flatMap(({ [side]: text, lang }) => {
      if (text === null || texts.has(text)) return []
      texts.add(text)
      return [{ source: 'mission', text, lang, trl: null }]
    })
  }
  return {
    ...one,
    offers: [...one.offers, ...more('offers', one.offers)],
    needs: [...one.needs, ...more('seeks', one.needs)],
  }
}

function partition<T>(all: readonly T[], isFirst: (one: T) => boolean): [T[], T[]] {
  return [all.filter(isFirst), all.filter(one => !isFirst(one))]
}

/** Projects that any two of these did together, and the meetings the own side has held. */
async function gatherTies(
  { db, viewer }: Context,
  organisationId: string | null,
  ids: readonly string[],
): Promise<Map<string, MatchTie[]>> {
  const ties = new Map<string, MatchTie[]>(ids.map(id => [id, []]))
  for (const { name, members } of await listProjectMembers(db, ids))
    for (const one of members)
      for (const other of members)
        if (one !== other) ties.get(one)?.push({ with: other, kind: 'project', what: name })
  for (const { other, mission } of await listMeetingsHeld(db, viewer, organisationId)) {
    if (organisationId === null) continue
    ties.get(organisationId)?.push({ with: other, kind: 'meeting', what: mission })
    ties.get(other)?.push({ with: organisationId, kind: 'meeting', what: mission })
  }
  return ties
}
