import { z } from 'zod'
import type { Context } from '../../shared/context.ts'
import type { AnswerOf, ParsedInputOf } from '../../shared/contract.ts'
import { Refusal } from '../../shared/refusals.ts'
import { runsMission } from '../missions/index.ts'
import type { getRequest as call } from './contract.ts'
import { shapeRequest } from './list-requests.ts'
import { isOnSide, mayAnswer, mayCancel, mayEdit, type RequestSubject, type Side } from './load-request.ts'
import { findMeetingOfRequest, listRequestHistory } from './queries.ts'
import { listStatements } from './queries-held.ts'
import { listOwnParticipants, listRequestRowById } from './queries-lists.ts'
import { findOwnWord } from './queries-never.ts'
import { judgeHeld } from './rules/held.ts'
import { shapeAttendees } from './shape-attendees.ts'

const change = z.object({
  event: z.string(),
  detail: z.string().optional(),
  side: z.enum(['from', 'to']).nullish(),
})

/** One request with both sides, its meeting, and everything that happened to it. */
export async function getRequest(
  ctx: Context,
  input: ParsedInputOf<typeof call>,
  subject: RequestSubject,
): Promise<AnswerOf<typeof call>> {
  const { viewer } = ctx
  const { request, mission, from, to } = subject
  const runs = viewer.kind === 'system' || runsMission(viewer, subject.missionSubject)
  const mine = await listOwnParticipants(ctx.db, mission.id, viewer)
  const row = await listRequestRowById(ctx.db, input.id)
  if (row === undefined) throw new Refusal('not-found')
  const shaped = shapeRequest(
    row,
    { missionId: mission.id, viewer, own: runs ? null : mine, mine, now: ctx.now() },
    viewer,
  )
  const isOpen = shaped.state === 'pending'
  const side = isOnSide(viewer, to, mission.id) ? 'to' : isOnSide(viewer, from, mission.id) ? 'from' : 'none'
  const meeting = await findMeetingOfRequest(ctx.db, request.id)
  const canEdit = isOpen && mayEdit(viewer, subject)
  return {
    ...shaped,
    canAnswer: isOpen && mayAnswer(viewer, subject),
    canEdit,
    canAgreeToTime: canEdit && request.proposed_time !== null,
    canCancelMeeting: meeting?.state === 'accepted' && mayCancel(viewer, subject),
    timeZone: mission.time_zone,
    runs,
    side,
    about: { from: aboutOf(from), to: aboutOf(to) },
    answerMessage: request.answer_message,
    colleagues: (side === 'from' ? from : to).people.map(({ participantId, name, kind }) => ({
      participantId,
      name,
      kind,
    })),
    attendees: meeting === null ? [] : await shapeAttendees(ctx, subject, meeting.id),
    anyOf: { from: meeting?.from_any ?? false, to: meeting?.to_any ?? false },
    ownWord: await ownWordAbout(ctx, subject),
    meetingVersion: meeting?.version ?? null,
    held: meeting === null ? null : await shapeHeld(ctx, meeting.id, runs),
    cancelledReason: meeting?.cancelled_reason ?? null,
    history: await shapeHistory(ctx, request.id, { runs, side }),
  }
}

/** Whether the meeting was held and how well that is proven; that the sides differ is read by those who run the mission. */
async function shapeHeld(
  ctx: Context,
  meetingId: string,
  runs: boolean,
): Promise<AnswerOf<typeof call>['held']> {
  const { state, strength, contradicts } = judgeHeld(await listStatements(ctx.db, meetingId))
  return { state, strength, contradicts: runs && contradicts }
}

/** What the viewer, where they take part themselves, said about the other side; it is read by nobody else. */
async function ownWordAbout(
  ctx: Context,
  { from, to }: RequestSubject,
): Promise<AnswerOf<typeof call>['ownWord']> {
  const { personId } = ctx.viewer
  if (personId === null) return null
  for (const [own, other] of [
    [to, from],
    [from, to],
  ] as const) {
    const self = own.people.find(person => person.personId === personId)
    if (self !== undefined) return findOwnWord(ctx.db, self.participantId, other.organisation.id)
  }
  return null
}

function aboutOf(side: Side): { offers: string | null; seeks: string | null; lang: string } {
  const person = side.people.find(one => one.participantId === side.participantId) ?? side.people[0]
  return { offers: person?.offers ?? null, seeks: person?.seeks ?? null, lang: person?.textLang ?? 'en' }
}

const answeringEvents = ['decline', 'pass', 'propose-time', 'by-e-mail']

/** The lines of the history; the asking side reads what was answered, not who of the others answered it. */
async function shapeHistory(
  ctx: Context,
  requestId: string,
  reader: { runs: boolean; side: 'from' | 'to' | 'none' },
): Promise<AnswerOf<typeof call>['history']> {
  const lines = await listRequestHistory(ctx.db, requestId)
  return lines.flatMap(line => {
    const parsed = change.safeParse(line.change)
    if (!parsed.success) return []
    const { event, detail, side } = parsed.data
    // What the other side said of whether it was held is compared by those who run the mission, nobody else.
    if (!reader.runs && event.startsWith('said-') && side != null && side !== reader.side) return []
    const hidesName = !reader.runs && reader.side === 'from' && answeringEvents.includes(event)
    const who = hidesName ? null : line.who
    const onBehalfOf = who === null ? null : line.onBehalfOf
    return [{ at: line.at, who, onBehalfOf, what: event, detail: detail ?? null }]
  })
}
