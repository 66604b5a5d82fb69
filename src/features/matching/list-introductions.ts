import { setImmediate as nextTurn } from 'node:timers/promises'
import { askFirst, type Match, pairKey } from '../../engines/matching/index.ts'
import type { Context } from '../../shared/context.ts'
import type { AnswerOf, ParsedInputOf } from '../../shared/contract.ts'
import type { listIntroductions as call } from './contract-introductions.ts'
import { describeMatch, describeNamed, readLabels } from './describe-match.ts'
import { type Gathered, gather } from './gather.ts'
import { readMembers } from './queries.ts'
import { findMailRow } from './queries-introduction-mails.ts'
import { listMissionsOfPairs, listPairsToLeaveOut } from './queries-introductions.ts'
import { nameMission } from './read-matches.ts'
import { readWords } from './read-words.ts'

/** As many as a member is shown on the page of its matches. */
const proposedToEach = 10
/** Members whose lists are made before others have their turn. */
const atOnce = 5
/** How much being named already counts against being named once more. */
const evenness = 0.25

/**
 * For whoever has no time: members nobody has met yet, each with the one introduction that both would want most, from outside
 * the cluster. Who is named often already gives way to the next who fits nearly as well.
 */
export async function listIntroductions(
  ctx: Context,
  input: ParsedInputOf<typeof call>,
  cluster: { id: string; slug: string },
): Promise<AnswerOf<typeof call>> {
  const { page, pageSize } = input
  return introduce(ctx, cluster, {
    page,
    pageSize,
    pick: waiting => waiting.slice((page - 1) * pageSize, page * pageSize),
  })
}

/** The first of them who have somebody to be introduced to, however many before them have nobody. */
export async function listFirstIntroductions(
  ctx: Context,
  cluster: { id: string; slug: string },
  most: number,
): Promise<AnswerOf<typeof call>> {
  return introduce(ctx, cluster, {
    page: 1,
    pageSize: most,
    pick: (waiting, best) => waiting.filter(({ id }) => best.has(id)).slice(0, most),
  })
}

type Member = Awaited<ReturnType<typeof readMembers>>['members'][number]

async function introduce(
  ctx: Context,
  cluster: { id: string; slug: string },
  given: {
    page: number
    pageSize: number
    pick: (waiting: readonly Member[], best: ReadonlyMap<string, string>) => readonly Member[]
  },
): Promise<AnswerOf<typeof call>> {
  const { name, members } = await readMembers(ctx.db, cluster.id)
  const ids = members.map(({ id }) => id)
  const waiting = members.filter(({ hasMet }) => !hasMet)
  const gathered = await gather(ctx, { own: null, also: ids, near: () => readWords(ctx, ids) })
  const left = await listPairsToLeaveOut(ctx.db, ctx.viewer, ids)
  const best = await chooseOne(gathered, {
    waiting,
    members: new Set(ids),
    vetoes: new Set(left.map(({ one, other }) => pairKey(one, other))),
  })
  const shown = given.pick(waiting, best)
  // The words are looked up for those alone who are shown.
  const matches = shown.flatMap(({ id }) => {
    const match = gathered.index.matchOf(id, best.get(id) ?? '')
    return match === null ? [] : [{ id, match }]
  })
  const byMember = new Map(matches.map(({ id, match }) => [id, match]))
  const labels = await readLabels(
    ctx,
    matches.map(({ match }) => match),
  )
  const missions = await listMissionsOfPairs(ctx.db, ctx.viewer, {
    pairs: matches.map(({ id, match }) => ({ organisationId: id, other: match.id })),
    now: ctx.now(),
  })
  return {
    cluster: { id: cluster.id, slug: cluster.slug, name },
    members: members.length,
    mailed: await isMailed(ctx),
    items: shown.map(({ id, slug, name: called }) => {
      const match = byMember.get(id)
      const other = match === undefined ? undefined : gathered.organisations.get(match.id)
      const self = gathered.subjects.get(id)
      return {
        member: { id, slug, name: called },
        match:
          match === undefined || other === undefined
            ? null
            : {
                organisation: describeNamed(other),
                ...describeMatch({ match, from: id }, gathered, { labels, lang: ctx.viewer.lang }),
                missions: missions.filter(({ organisationId }) => organisationId === id).map(nameMission),
              },
        question: self === undefined ? null : askFirst(self),
      }
    }),
    total: waiting.length,
    page: given.page,
    pageSize: given.pageSize,
  }
}

/** Managers are told by mail until they end it. */
async function isMailed({ db, viewer }: Context): Promise<boolean | null> {
  if (!viewer.grants.some(({ role }) => role === 'cluster-manager')) return null
  return (await findMailRow(db, viewer.personId))?.endedAt == null
}

/**
 * One for each who waits, by id: the best of its list, but nobody is named again and again while somebody else fits nearly as
 * well. From outside the cluster; where it is alone in the house, its members are introduced to each other.
 */
async function chooseOne(
  { index, organisations }: Gathered,
  given: { waiting: readonly { id: string }[]; members: ReadonlySet<string>; vetoes: ReadonlySet<string> },
): Promise<Map<string, string>> {
  const outside = [...organisations.keys()].filter(id => !given.members.has(id))
  const among = new Set(outside.length > 0 ? outside : organisations.keys())
  const named = new Map<string, number>()
  const chosen = new Map<string, string>()
  const weight = (match: Match) => match.score / (1 + evenness * (named.get(match.id) ?? 0))
  for (const [at, { id }] of given.waiting.entries()) {
    if (at % atOnce === atOnce - 1) await nextTurn()
    const [first, ...rest] = index.matchesFor(id, {
      limit: proposedToEach,
      among,
      vetoes: given.vetoes,
      withWords: false,
    })
    if (first === undefined) continue
    const best = rest.reduce((so, match) => (weight(match) > weight(so) ? match : so), first)
    chosen.set(id, best.id)
    named.set(best.id, (named.get(best.id) ?? 0) + 1)
  }
  return chosen
}
