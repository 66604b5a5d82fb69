import {
  askFirst,
  type Match,
  MatchIndex,
  type MatchTie,
  matchAll,
  pairKey,
} from '../../engines/matching/index.ts'
import type { Context } from '../../shared/context.ts'
import type { AnswerOf, ParsedInputOf } from '../../shared/contract.ts'
import { listMatchableOrganisations, readBridges } from '../directory/index.ts'
import { listMatchable } from '../opportunities/index.ts'
import type { listIntroductions as call } from './contract-introductions.ts'
import { describeMatch, describeNamed, readLabels } from './describe-match.ts'
import { type Gathered, readerOf } from './gather.ts'
import { listFlagged, listProjectMembers } from './queries.ts'
import {
  listMeetingsOf,
  listMembers,
  listMissionsOfPairs,
  listPairsToLeaveOut,
  nameOfCluster,
} from './queries-introductions.ts'
import { makeOrganisationSubject } from './rules/make-subject.ts'

/** As many as a member is shown on the page of its matches. */
const proposedToEach = 10

interface Cluster {
  id: string
  slug: string
}

/**
 * For whoever has no time: members nobody has met yet, each with the one introduction that both would want most, from outside
 * the cluster. Who is named often already gives way to the next who fits nearly as well.
 */
export async function listIntroductions(
  ctx: Context,
  input: ParsedInputOf<typeof call>,
  cluster: Cluster,
): Promise<AnswerOf<typeof call>> {
  const members = await listMembers(ctx.db, cluster.id)
  const waiting = members.filter(({ hasMet }) => !hasMet)
  const shown = waiting.slice((input.page - 1) * input.pageSize, input.page * input.pageSize)
  const gathered = await gatherMembers(
    ctx,
    members.map(({ id }) => id),
  )
  const lists = matchAll(gathered.index, [...gathered.members], {
    vetoes: gathered.vetoes,
    among: gathered.outside,
    limit: proposedToEach,
    balanced: true,
  })
  const best = chooseOne(lists, waiting)
  const matches = shown.flatMap(({ id }) => best.get(id) ?? [])
  const say = { labels: await readLabels(ctx, matches), lang: ctx.viewer.lang }
  const missions = await listMissionsOf(ctx, shown, best)
  return {
    cluster: { id: cluster.id, slug: cluster.slug, name: await nameOfCluster(ctx.db, cluster.id) },
    members: members.length,
    items: shown.map(({ id, slug, name }) => {
      const match = best.get(id)
      const other = match === undefined ? undefined : gathered.organisations.get(match.id)
      const self = gathered.subjects.get(id)
      const own = gathered.organisations.get(id)
      return {
        member: { id, slug, name },
        match:
          match === undefined || other === undefined || own === undefined
            ? null
            : {
                organisation: describeNamed(other),
                ...describeMatch({ match, from: id }, { ...gathered, own }, say),
                missions: missions.get(id) ?? [],
              },
        question: self === undefined ? null : askFirst(self),
      }
    }),
    total: waiting.length,
    page: input.page,
    pageSize: input.pageSize,
  }
}

/** What proposals for all members of a cluster rest on, as its manager may see it, in a constant number of queries. */
async function gatherMembers(ctx: Context, memberIds: readonly string[]) {
  const { db, viewer } = ctx
  const bridges = await readBridges(db)
  const reader = readerOf(bridges)
  const opportunities = await listMatchable(ctx, viewer)
  const listed = await listMatchableOrganisations(ctx, { text: async () => '', always: memberIds })
  const organisations = new Map(listed.map(one => [one.id, one]))
  const ids = [...organisations.keys()]
  const ties = await gatherTies(ctx, ids)
  const flagged = new Set(await listFlagged(db))
  const byOwner = Map.groupBy(opportunities, one => one.organisationId)
  const subjects = listed.map(one =>
    makeOrganisationSubject(one, {
      reader,
      opportunities: byOwner.get(one.id) ?? [],
      ties: ties.get(one.id) ?? [],
      isBarred: flagged.has(one.id),
    }),
  )
  const members = new Set(memberIds.filter(id => organisations.has(id)))
  const strangers = ids.filter(id => !members.has(id))
  const left = await listPairsToLeaveOut(db, viewer, [...members])
  return {
    index: new MatchIndex(subjects),
    organisations,
    opportunities,
    subjects: new Map(subjects.map(one => [one.id, one])),
    bridges: new Map(bridges.map(bridge => [bridge.id, bridge])),
    feedback: [] as Gathered['feedback'],
    vetoes: new Set(left.map(({ one, other }) => pairKey(one, other))),
    isFlagged: false,
    members,
    // Where a cluster is alone in the house, its members are introduced to each other.
    outside: new Set(strangers.length > 0 ? strangers : ids),
  }
}

async function gatherTies({ db }: Context, ids: readonly string[]): Promise<Map<string, MatchTie[]>> {
  const ties = new Map<string, MatchTie[]>(ids.map(id => [id, []]))
  for (const { name, members } of await listProjectMembers(db, ids))
    for (const one of members)
      for (const other of members)
        if (one !== other) ties.get(one)?.push({ with: other, kind: 'project', what: name })
  for (const { one, other, mission } of await listMeetingsOf(db, ids)) {
    ties.get(one)?.push({ with: other, kind: 'meeting', what: mission })
    ties.get(other)?.push({ with: one, kind: 'meeting', what: mission })
  }
  return ties
}

/** One for each who waits: the best of the list, but nobody is named to a third while somebody else fits nearly as well. */
function chooseOne(
  lists: ReadonlyMap<string, readonly Match[]>,
  waiting: readonly { id: string }[],
): Map<string, Match> {
  const named = new Map<string, number>()
  const chosen = new Map<string, Match>()
  for (const { id } of waiting) {
    const list = lists.get(id) ?? []
    const weight = (match: Match) => match.score / (1 + 0.25 * (named.get(match.id) ?? 0))
    const best = list.reduce<Match | null>(
      (so, match) => (so === null || weight(match) > weight(so) ? match : so),
      null,
    )
    if (best === null) continue
    chosen.set(id, best)
    named.set(best.id, (named.get(best.id) ?? 0) + 1)
  }
  return chosen
}

/** Open missions in which a member and whom it is introduced to both take part. */
async function listMissionsOf(
  ctx: Context,
  members: readonly { id: string }[],
  best: ReadonlyMap<string, Match>,
): Promise<Map<string, { slug: string; title: string }[]>> {
  const pairs = members.flatMap(({ id }) => {
    const match = best.get(id)
    return match === undefined ? [] : [{ organisationId: id, other: match.id }]
  })
  const found = await listMissionsOfPairs(ctx.db, ctx.viewer, { pairs, now: ctx.now() })
  const missions = new Map<string, { slug: string; title: string }[]>()
  for (const { organisationId, slug, title } of found)
    missions.set(organisationId, [...(missions.get(organisationId) ?? []), { slug, title }])
  return missions
}
