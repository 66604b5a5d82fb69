import type { Context } from '../../shared/context.ts'
import type { AnswerOf, ParsedInputOf } from '../../shared/contract.ts'
import { runsMission } from '../missions/index.ts'
import type { listProposedRequests as call } from './contract-proposed.ts'
import type { MissionLoaded } from './list-requests.ts'
import { countOpenProposed, listOpenProposed } from './queries-proposed.ts'
import { windowOf } from './request-meeting.ts'
import { wantsProposalMails } from './tell-proposed.ts'

/** What is proposed to the participants one decides for, oneself first; what makes no sense any more is not shown. */
export async function listProposedRequests(
  ctx: Context,
  input: ParsedInputOf<typeof call>,
  { mission, missionSubject }: MissionLoaded,
): Promise<AnswerOf<typeof call>> {
  const wish = { missionId: mission.id, as: input.as ?? null, now: ctx.now() }
  const page = { limit: input.pageSize, offset: (input.page - 1) * input.pageSize }
  const rows = await listOpenProposed(ctx.db, ctx.viewer, { ...wish, ...page })
  const { all, mine } = await countOpenProposed(ctx.db, ctx.viewer, wish)
  return {
    items: rows.map(row => ({
      id: row.id,
      participant: {
        participantId: row.participantId,
        name: row.participantName,
        organisation: { id: row.organisationId, slug: row.organisationSlug, name: row.organisation },
        isMe: row.isMe,
      },
      to: {
        id: row.toId,
        slug: row.toSlug,
        name: row.toName,
        nameOtherScript: row.toOtherScript,
        country: row.toCountry,
        kind: row.toKind,
        city: row.toCity,
        summary: row.toSummary,
        lang: row.toLang,
      },
      wish: row.wish,
      message: row.message,
      lang: row.lang,
      note: row.note,
      proposedBy: row.proposedBy,
      proposedAt: row.proposedAt,
      refused: row.refused,
      version: row.version,
    })),
    total: all,
    page: input.page,
    pageSize: input.pageSize,
    mission: { id: mission.id, slug: mission.slug, title: mission.title, timeZone: mission.time_zone },
    window: windowOf(mission, ctx.now()),
    runs: runsMission(ctx.viewer, missionSubject),
    limit: mission.request_limit,
    mine,
    mails: await wantsProposalMails(ctx.db, ctx.viewer.personId),
  }
}
