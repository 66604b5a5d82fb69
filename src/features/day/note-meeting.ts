import type { Context } from '../../shared/context.ts'
import type { AnswerOf, ParsedInputOf } from '../../shared/contract.ts'
import { Refusal } from '../../shared/refusals.ts'
import { endIntroduction, stateMeetingHeld } from '../meetings/index.ts'
import { type LoadedMission, staffsMission } from '../missions/index.ts'
import type { DayPlacement } from '../schedule/index.ts'
import type { noteMeeting as noteCall, undo as undoCall } from './contract.ts'
import { loadDay, stretchOf } from './load-day.ts'
import { findEvent, findUndoing, lockDay, selectEvents } from './queries.ts'
import { undoTakenRepair } from './repair.ts'
import { mayNote, standingEvents } from './rules/day-state.ts'
import { say } from './say.ts'
import { takeBack } from './take-back.ts'

const overByDefault = 10

/**
 * Notes what became of a meeting. That it began says that it is held, by the steward's word; that it was not held says who
 * was missing. Of two desks that tap at once the second finds it noted and writes nothing.
 */
export async function noteMeeting(
  ctx: Context,
  input: ParsedInputOf<typeof noteCall>,
  subject: LoadedMission,
): Promise<AnswerOf<typeof noteCall>> {
  await lockDay(ctx.db, subject.id)
  const day = await loadDay(ctx.db, subject.row, ctx.now())
  const placement = day.placements.find(one => one.id === input.meeting)
  const meeting = day.state.meetings.get(input.meeting)
  if (placement === undefined || meeting === undefined) throw new Refusal('not-found')
  if (!input.missing.every(id => placement.people.includes(id)))
    throw new Refusal('attendees-unsuitable', { field: 'missing' })
  const last = standingEvents(day.events, ctx.now()).findLast(
    event => event.meetingId === input.meeting && event.kind !== 'at-table',
  )
  // A second tap on 'runs over' gives it more time; all others say what is said already.
  if (last?.kind === input.what && input.what !== 'runs-over') return { event: null }
  if (!mayNote(input.what, meeting.state))
    throw new Refusal(meeting.state === 'coming' ? 'meeting-not-begun' : 'noted-otherwise')
  const missing = input.what === 'not-held' && input.missing.length === 0 ? meeting.missing : input.missing
  const base = last?.kind === 'runs-over' ? (last.minutes ?? 0) : 0
  const event = await say(ctx, subject.id, {
    kind: input.what,
    meetingId: input.meeting,
    minutes: input.what === 'runs-over' ? Math.min(base + (input.minutes ?? overByDefault), 480) : null,
    missing,
    from: 'desk',
  })
  const word = { meetingId: input.meeting, source: 'steward' as const }
  if (input.what === 'started') await stateMeetingHeld(ctx, { ...word, held: true })
  if (input.what === 'not-held')
    await stateMeetingHeld(ctx, { ...word, held: false, missing: sideOf(placement, missing) })
  return { event }
}

/** Which side was missing, where those named say so. */
function sideOf(placement: DayPlacement, missing: readonly string[]): 'from' | 'to' | 'both' | undefined {
  const asking = missing.some(id => placement.from.includes(id))
  const asked = missing.some(id => !placement.from.includes(id))
  return asking && asked ? 'both' : asking ? 'from' : asked ? 'to' : undefined
}

/**
 * Takes back what was noted today by a further row; what counts follows. Refuses what was taken back already, and what later
 * notes of the same meeting rest on.
 */
export async function undo(
  ctx: Context,
  input: ParsedInputOf<typeof undoCall>,
  subject: LoadedMission,
): Promise<AnswerOf<typeof undoCall>> {
  await lockDay(ctx.db, subject.id)
  const event = await findEvent(ctx.db, subject.id, input.event)
  if (event === null || event.kind === 'undone') throw new Refusal('not-found')
  const isStaff = ctx.viewer.kind === 'system' || staffsMission(ctx.viewer, subject)
  const aboutPeople = ['checked-in', 'late', 'at-table'].includes(event.kind)
  if (!isStaff && !aboutPeople) throw new Refusal('not-allowed')
  if ((await findUndoing(ctx.db, event.id)) !== null) throw new Refusal('nothing-to-undo')
  const { from, to } = stretchOf(ctx.now(), subject.row.time_zone)
  if (event.at < from || event.at >= to) throw new Refusal('nothing-to-undo')
  const later = standingEvents(await selectEvents(ctx.db, subject.id, { from, to }), ctx.now()).filter(
    one => one.number > Number(event.number) && one.kind !== 'at-table',
  )
  if (!aboutPeople && later.some(one => event.meeting_id !== null && one.meetingId === event.meeting_id))
    throw new Refusal('nothing-to-undo')
  if (['repaired', 'put-off', 'place-lost', 'released'].includes(event.kind))
    await undoTakenRepair(ctx, subject, event, later)
  if (event.kind === 'introduced' && event.meeting_id !== null) await endIntroduction(ctx, event.meeting_id)
  await takeBack(ctx, subject.id, {
    id: event.id,
    kind: event.kind,
    meetingId: event.meeting_id,
    participantId: event.participant_id,
    placeId: event.place_id,
  })
  return { done: true }
}
