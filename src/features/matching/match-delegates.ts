import { setImmediate as nextTurn } from 'node:timers/promises'
import { type Match, pairKey } from '../../engines/matching/index.ts'
import type { Context } from '../../shared/context.ts'
import type { AnswerOf, ParsedInputOf } from '../../shared/contract.ts'
import {
  listMeetable,
  listOpenProposed,
  listProposable,
  listSaidInMission,
  type MissionLoaded,
  windowOf,
} from '../meetings/index.ts'
import type * as contract from './contract-delegates.ts'
import { describeMatch, describeNamed, readLabels } from './describe-match.ts'
import { type Gathered, gather } from './gather.ts'
import { worksFor } from './policy.ts'
import { listPairsToLeaveOut } from './queries-introductions.ts'
import { readWords } from './read-words.ts'

type Row = Awaited<ReturnType<typeof listProposable>>['rows'][number]

/** Participants whose lists are made before others have their turn. */
const atOnce = 5

/**
 * For each participant the viewer decides for: whom it could ask in this mission, the best first. Profiles count with what was
 * said for the mission; left out is who cannot be asked, was proposed before, or was set aside by an own organisation of the
 * viewer. The number of queries does not depend on how many there are.
 */
export async function listDelegateMatches(
  ctx: Context,
  input: ParsedInputOf<typeof contract.listDelegateMatches>,
  { mission }: MissionLoaded,
): Promise<AnswerOf<typeof contract.listDelegateMatches>> {
  const { rows, total } = await listProposable(ctx.db, ctx.viewer, {
    missionId: mission.id,
    text: input.text ?? null,
    kind: input.kind ?? null,
    limit: input.pageSize,
    offset: (input.page - 1) * input.pageSize,
  })
  const meetable = await listMeetable(ctx.db, {
    missionId: mission.id,
    participantIds: rows.map(({ participantId }) => participantId),
    now: ctx.now(),
  })
  const own = [...new Set(rows.map(({ organisationId }) => organisationId))]
  const gathered = await gather(ctx, {
    own: null,
    also: [...new Set([...own, ...meetable.map(({ organisationId }) => organisationId)])],
    near: () => readWords(ctx, own),
    said: await listSaidInMission(ctx.db, mission.id),
  })
  const aside = await listPairsToLeaveOut(ctx.db, ctx.viewer, ownOf(ctx, rows))
  const best = await matchEach(gathered, {
    rows,
    each: input.each,
    meetable: Map.groupBy(meetable, ({ participantId }) => participantId),
    vetoes: new Set(aside.map(({ one, other }) => pairKey(one, other))),
  })
  const say = { labels: await readLabels(ctx, [...best.values()].flat()), lang: ctx.viewer.lang }
  return {
    mission: { slug: mission.slug, title: mission.title },
    window: windowOf(mission, ctx.now()),
    limit: mission.request_limit,
    items: rows.map(row => ({
      participantId: row.participantId,
      name: row.name,
      kind: row.kind,
      isMe: row.isMe,
      organisation: { id: row.organisationId, slug: row.organisationSlug, name: row.organisation },
      sent: row.sent,
      proposed: row.proposed,
      matches: (best.get(row.participantId) ?? []).flatMap(match => {
        const organisation = gathered.organisations.get(match.id)
        if (organisation === undefined) return []
        const words = describeMatch({ match, from: row.organisationId }, gathered, say)
        return [{ organisation: describeNamed(organisation), ...words }]
      }),
    })),
    total,
    page: input.page,
    pageSize: input.pageSize,
  }
}

/** What an organisation has set aside is read for its own side alone. */
const ownOf = (ctx: Context, rows: readonly Row[]) =>
  rows
    .filter(({ organisationId: id, clusterIds }) => worksFor(ctx.viewer, { id, clusterIds }))
    .map(({ organisationId }) => organisationId)

async function matchEach(
  { index }: Gathered,
  given: {
    rows: readonly Row[]
    each: number
    meetable: ReadonlyMap<string, readonly { organisationId: string }[]>
    vetoes: ReadonlySet<string>
  },
): Promise<Map<string, Match[]>> {
  const best = new Map<string, Match[]>()
  for (const [at, { participantId, organisationId, proposed }] of given.rows.entries()) {
    const before = new Set(proposed.map(({ id }) => id))
    const among = new Set(
      (given.meetable.get(participantId) ?? []).flatMap(one =>
        before.has(one.organisationId) ? [] : one.organisationId,
      ),
    )
    best.set(
      participantId,
      index.matchesFor(organisationId, { limit: given.each, among, vetoes: given.vetoes }),
    )
    if (at % atOnce === atOnce - 1) await nextTurn()
  }
  return best
}

/** Why the requests that were proposed make sense, as whoever decides on them may see it. */
export async function listProposedMatches(
  ctx: Context,
  input: ParsedInputOf<typeof contract.listProposedMatches>,
  { mission }: MissionLoaded,
): Promise<AnswerOf<typeof contract.listProposedMatches>> {
  const rows = await listOpenProposed(ctx.db, ctx.viewer, {
    missionId: mission.id,
    as: input.as ?? null,
    now: ctx.now(),
    limit: input.pageSize,
    offset: (input.page - 1) * input.pageSize,
  })
  if (rows.length === 0) return { items: [] }
  const own = [...new Set(rows.map(({ organisationId }) => organisationId))]
  const gathered = await gather(ctx, {
    own: null,
    also: [...own, ...rows.map(({ toId }) => toId)],
    near: () => readWords(ctx, own),
    said: await listSaidInMission(ctx.db, mission.id),
  })
  const matches = rows.map(({ organisationId, toId }) => gathered.index.matchOf(organisationId, toId))
  const labels = await readLabels(
    ctx,
    matches.flatMap(match => match ?? []),
  )
  return {
    items: rows.map(({ id, organisationId }, at) => {
      const match = matches[at] ?? null
      return {
        id,
        match:
          match === null
            ? null
            : describeMatch({ match, from: organisationId }, gathered, { labels, lang: ctx.viewer.lang }),
      }
    }),
  }
}
