import type { Context } from '../../shared/context.ts'
import type { AnswerOf, ParsedInputOf } from '../../shared/contract.ts'
import { editsOrganisation, type Viewer } from '../../shared/viewer.ts'
import { type MissionRow, type MissionSubject, runsMission } from '../missions/index.ts'
import type { listRequests as call } from './contract.ts'
import {
  countRequests,
  type ListedRow,
  listFilterChoices,
  listOwnParticipants,
  listRequestRows,
  overdueSince,
  type Scope,
} from './queries-lists.ts'
import { countOpenProposed } from './queries-proposed.ts'

export interface MissionLoaded {
  mission: MissionRow
  missionSubject: MissionSubject
}

/** Which requests of a mission a viewer sees: all, when they run it, else those of the participants they stand behind. */
export async function scopeOf(ctx: Context, { mission, missionSubject }: MissionLoaded): Promise<Scope> {
  const mine = await listOwnParticipants(ctx.db, mission.id, ctx.viewer)
  const runs = ctx.viewer.kind === 'system' || runsMission(ctx.viewer, missionSubject)
  return { missionId: mission.id, viewer: ctx.viewer, own: runs ? null : mine, mine, now: ctx.now() }
}

/** Lists the requests that concern the viewer, those that wait first. */
export async function listRequests(
  ctx: Context,
  input: ParsedInputOf<typeof call>,
  loaded: MissionLoaded,
): Promise<AnswerOf<typeof call>> {
  const scope = await scopeOf(ctx, loaded)
  const { mission } = loaded
  const page = { limit: input.pageSize, offset: (input.page - 1) * input.pageSize }
  const rows = await listRequestRows(ctx.db, scope, input, page)
  const { wanted, ...counts } = await countRequests(ctx.db, scope, input)
  const proposed = await countOpenProposed(ctx.db, ctx.viewer, {
    missionId: mission.id,
    as: null,
    now: scope.now,
  })
  const choices = await listFilterChoices(ctx.db, mission.id, ctx.viewer)
  return {
    items: rows.map(row => shapeRequest(row, scope, ctx.viewer)),
    total: wanted,
    page: input.page,
    pageSize: input.pageSize,
    mission: { id: mission.id, slug: mission.slug, title: mission.title, timeZone: mission.time_zone },
    runs: scope.own === null,
    counts: { ...counts, proposed: proposed.all },
    ...choices,
  }
}

/**
 * A request as this viewer may read it. A wish is private to its own side and those who run the mission: nobody learns
 * that they are somebody's 'if possible'.
 */
export function shapeRequest(
  row: ListedRow,
  scope: Scope,
  viewer: Viewer,
): AnswerOf<typeof call>['items'][number] {
  const runs = scope.own === null
  const organisations = new Set(scope.mine.map(one => one.organisationId))
  const ids = new Set(scope.mine.map(one => one.id))
  const sent = organisations.has(row.fromOrganisationId)
  const received = organisations.has(row.toOrganisationId)
  const isOpen = row.state === 'pending' && row.expiresAt > scope.now
  const decidesTo =
    received &&
    (row.toParticipantId === null ||
      ids.has(row.toParticipantId) ||
      editsOrganisation(viewer, row.toOrganisationId))
  return {
    id: row.id,
    mission: { slug: row.missionSlug, title: row.missionTitle },
    from: {
      organisation: {
        id: row.fromOrganisationId,
        name: row.fromOrganisation,
        nameOtherScript: row.fromOtherScript,
        country: row.fromCountry,
      },
      person: { participantId: row.fromParticipantId, name: row.fromPerson },
    },
    to: {
      organisation: {
        id: row.toOrganisationId,
        name: row.toOrganisation,
        nameOtherScript: row.toOtherScript,
        country: row.toCountry,
      },
      person:
        row.toParticipantId === null
          ? null
          : { participantId: row.toParticipantId, name: row.toPerson ?? row.toOrganisation },
    },
    state: row.state === 'pending' && !isOpen ? 'expired' : row.state,
    wish: runs || sent ? row.wish : null,
    answerWish: runs || received ? row.answerWish : null,
    message: row.message,
    lang: row.lang,
    proposedTime: row.proposedTime,
    askedBy: row.createdBy === row.fromPersonId ? null : row.askedBy,
    // Who answered is for the answering side and the organiser; the asking side learns the answer only.
    answeredBy: runs || received ? row.answeredBy : null,
    createdAt: row.createdAt,
    expiresAt: row.expiresAt,
    answeredAt: row.answeredAt,
    remindedAt: row.remindedAt,
    overdue: isOpen && row.createdAt < overdueSince(scope.now),
    canAnswer: isOpen && (runs || decidesTo),
    canEdit: isOpen && (runs || ids.has(row.fromParticipantId)),
    version: row.version,
    meeting:
      row.meetingId === null || row.meetingState === null
        ? null
        : { id: row.meetingId, state: row.meetingState, weight: runs ? row.weight : null },
  }
}
