import type { Context } from '../../shared/context.ts'
import type { AnswerOf, ParsedInputOf } from '../../shared/contract.ts'
import { writeHistory } from '../../shared/history.ts'
import type { proposeRequests as call } from './contract-proposed.ts'
import type { MissionLoaded } from './list-requests.ts'
import { loadMission } from './load-actor.ts'
import { insertProposed, listDecidedFor, listMeetable } from './queries-proposed.ts'
import { tellProposed } from './tell-proposed.ts'

type Input = ParsedInputOf<typeof call>

/** A mission, and the participants something is proposed to with their organisations. */
export interface Proposing extends MissionLoaded {
  decidedFor: ReadonlyMap<string, string>
  /** Whether the viewer decides for everybody named. */
  decidesForAll: boolean
}

export async function loadProposing(ctx: Context, input: Input): Promise<Proposing> {
  const found = await loadMission(ctx, input.mission)
  const ids = [...new Set(input.items.map(({ participantId }) => participantId))]
  const decidedFor = await listDecidedFor(ctx.db, ctx.viewer, found.mission.id, ids)
  return { ...found, decidedFor, decidesForAll: ids.every(id => decidedFor.has(id)) }
}

/**
 * Proposes to participants whom they could ask for a meeting. Nobody is asked by it: each finds what is proposed on their own
 * page of requests, and a mail tells them once. What was proposed before, sent or dropped is not proposed anew; who cannot be
 * asked is left out.
 */
export async function proposeRequests(
  ctx: Context,
  input: Input,
  { mission, decidedFor }: Proposing,
): Promise<AnswerOf<typeof call>> {
  const now = ctx.now()
  const wanted = new Map(
    input.items.flatMap(({ participantId, organisationIds }) =>
      organisationIds.map(organisationId => [
        `${participantId} ${organisationId}`,
        { participantId, organisationId },
      ]),
    ),
  )
  const possible = new Set(
    (await listMeetable(ctx.db, { missionId: mission.id, participantIds: [...decidedFor.keys()], now })).map(
      ({ participantId, organisationId }) => `${participantId} ${organisationId}`,
    ),
  )
  const inserted = await insertProposed(
    ctx.db,
    [...wanted]
      .filter(([key]) => possible.has(key))
      .map(([, pair]) => ({
        id: ctx.newId(),
        missionId: mission.id,
        ...pair,
        lang: ctx.viewer.lang,
        note: input.note || null,
        proposedBy: ctx.viewer.personId,
        now,
      })),
  )
  if (inserted.length > 0)
    await writeHistory(ctx, {
      call: 'meetings.proposeRequests',
      subjectKind: 'proposed-requests',
      subjectId: mission.id,
      change: { proposed: inserted },
    })
  const mails = await tellProposed(ctx, mission, {
    proposed: inserted.map(one => ({ ...one, ownOrganisationId: decidedFor.get(one.participantId) ?? '' })),
    note: input.note || null,
  })
  return {
    proposed: inserted.length,
    participants: new Set(inserted.map(({ participantId }) => participantId)).size,
    skipped: wanted.size - inserted.length,
    mails,
  }
}
