import type { Context } from '../../shared/context.ts'
import type { AnswerOf, ParsedInputOf } from '../../shared/contract.ts'
import { Refusal } from '../../shared/refusals.ts'
import { declineRequest } from './answer-request.ts'
import { leaveMeeting } from './cancel-meeting.ts'
import type {
  comeAgain as comeCall,
  leaveToColleagues as leaveCall,
  listNever as listCall,
  setNever as setCall,
  unsetNever as unsetCall,
} from './contract.ts'
import { withdrawRequest } from './edit-request.ts'
import type { ActorSubject, findActor } from './load-actor.ts'
import { loadRequest } from './load-request.ts'
import { listMeetingsAcross, listNevers, listRequestsBetween, lockPair } from './queries.ts'
import {
  addNever,
  listNeverRows,
  listPossibleNevers,
  mayBeNamed,
  type OwnWord,
  removeNever,
} from './queries-never.ts'

type Subject = Awaited<ReturnType<typeof findActor>>

function requireSelf(self: Subject['self']): ActorSubject['self'] {
  if (self === null) throw new Refusal('no-seat-in-mission')
  return self
}

/**
 * Puts an organisation on the viewer's private list. A request of theirs that only the viewer could answer is declined
 * as any other, one of the viewer's own is taken back, an accepted meeting loses the viewer or is called off.
 * No history line is written: nobody, not even who runs the mission, can read that it was done.
 */
export async function setNever(
  ctx: Context,
  input: ParsedInputOf<typeof setCall>,
  subject: Subject,
): Promise<AnswerOf<typeof setCall>> {
  return stayAway(ctx, input.organisation, subject, 'never')
}

/**
 * Leaves meetings with an organisation to the viewer's colleagues, until the viewer deals with it themselves. Private as
 * well, and for everybody else the same in every answer: whoever is named for a meeting and does not attend says nothing by it.
 */
export async function leaveToColleagues(
  ctx: Context,
  input: ParsedInputOf<typeof leaveCall>,
  subject: Subject,
): Promise<AnswerOf<typeof leaveCall>> {
  return stayAway(ctx, input.organisation, subject, 'left-to-colleagues')
}

/** What both words do: nothing in here may ask which of the two it is. */
async function stayAway(
  ctx: Context,
  organisation: string,
  subject: Subject,
  word: OwnWord,
): Promise<{ done: true }> {
  const { mission } = subject
  const self = requireSelf(subject.self)
  if (organisation === self.organisationId) throw new Refusal('own-organisation', { field: 'organisation' })
  if (!(await mayBeNamed(ctx.db, mission.id, organisation, ctx.viewer))) throw new Refusal('not-found')
  await lockPair(ctx.db, mission.id, self.organisationId, organisation)
  const nevers = await listNevers(ctx.db, mission.id, self.organisationId, organisation)
  const unwilling = new Set([...nevers, self.participantId])
  const requests = await listRequestsBetween(ctx.db, mission.id, self.organisationId, organisation)
  for (const row of requests) {
    const asked = await loadRequest(ctx.db, row.id, true)
    const { request } = asked
    if (request.state !== 'pending' || request.expires_at <= ctx.now()) continue
    if (request.from_participant_id === self.participantId)
      await withdrawRequest(ctx, { id: request.id, version: request.version })
    else if (row.toOrganisationId === self.organisationId && isNobodyLeft(asked.to, unwilling))
      await declineRequest(ctx, asked)
  }
  for (const meeting of await listMeetingsAcross(ctx.db, self.participantId, organisation))
    await leaveMeeting(ctx, meeting, new Set([self.participantId]), {
      reason: null,
      requestState: 'declined',
      isAbsence: true,
    })
  await addNever(ctx.db, {
    missionId: mission.id,
    participantId: self.participantId,
    organisationId: organisation,
    word,
    now: ctx.now(),
  })
  return { done: true }
}

function isNobodyLeft(
  side: { participantId: string | null; people: { participantId: string; kind: string }[] },
  unwilling: ReadonlySet<string>,
): boolean {
  if (side.participantId !== null) return unwilling.has(side.participantId)
  return side.people
    .filter(person => person.kind !== 'observer')
    .every(person => unwilling.has(person.participantId))
}

/** Takes an organisation off the viewer's private list. What was declined meanwhile stays declined. */
export async function unsetNever(
  ctx: Context,
  input: ParsedInputOf<typeof unsetCall>,
  { self }: Subject,
): Promise<AnswerOf<typeof unsetCall>> {
  await removeNever(ctx.db, requireSelf(self).participantId, input.organisation, 'never')
  return { done: true }
}

/** Comes again to meetings with an organisation, where somebody names the viewer from now on. */
export async function comeAgain(
  ctx: Context,
  input: ParsedInputOf<typeof comeCall>,
  { self }: Subject,
): Promise<AnswerOf<typeof comeCall>> {
  await removeNever(ctx.db, requireSelf(self).participantId, input.organisation, 'left-to-colleagues')
  return { done: true }
}

/** The viewer's own private list, and the organisations here that could be added. */
export async function listNever(
  ctx: Context,
  input: ParsedInputOf<typeof listCall>,
  subject: Subject,
): Promise<AnswerOf<typeof listCall>> {
  const { mission } = subject
  const self = requireSelf(subject.self)
  const items = await listNeverRows(ctx.db, self.participantId)
  const others = await listPossibleNevers(ctx.db, mission.id, self, input.text ?? null)
  const shape = (row: { id: string; name: string; name_other_script: string | null; country: string }) => ({
    id: row.id,
    name: row.name,
    nameOtherScript: row.name_other_script,
    country: row.country,
  })
  return {
    mission: { slug: mission.slug, title: mission.title },
    items: items.map(row => ({
      ...shape(row),
      since: row.created_at,
      word: row.left_to_colleagues ? 'left-to-colleagues' : 'never',
    })),
    others: others.map(shape),
  }
}
