import { type DayEvent, type DayMeeting, type DayState, soonMinutes, standingEvents } from './day-state.ts'

/** A day as far as this follows from it. */
export interface DayAtHand {
  state: DayState
  placements: readonly Pick<DayMeeting, 'id' | 'startsAt' | 'people'>[]
  events: readonly DayEvent[]
  at: Date
}

/** Somebody counts as stranded so long after their meeting was moved away or was not held. */
const strandedMinutes = 30

/** Here, on time, in no meeting, and none of theirs is due. */
export function isFreeNow(day: DayAtHand, participantId: string): boolean {
  const known = day.state.people.get(participantId)
  if (known === undefined || known.since === null || known.lateUntil !== null) return false
  if (known.state !== 'here' && known.state !== 'at-table') return false
  return !day.placements.some(
    meeting => meeting.people.includes(participantId) && day.state.meetings.get(meeting.id)?.state === 'due',
  )
}

/**
 * Whose meeting stood still just now and who are here with nothing in its place: those whom somebody else can be offered to. Of
 * a meeting that has left the day `peopleOf` knows who was to come.
 */
export function listStranded(
  day: DayAtHand,
  peopleOf: (meetingId: string) => readonly string[],
): { participantId: string; meetingId: string }[] {
  const since = day.at.getTime() - strandedMinutes * 60_000
  const stranded = new Map<string, string>()
  for (const event of standingEvents(day.events, day.at)) {
    if (!['repaired', 'put-off', 'not-held'].includes(event.kind) || event.at.getTime() < since) continue
    const { meetingId } = event
    if (meetingId === null) continue
    for (const id of peopleOf(meetingId))
      if (!event.missing.includes(id) && isFreeNow(day, id) && !hasSoon(day, id)) stranded.set(id, meetingId)
  }
  return [...stranded].map(([participantId, meetingId]) => ({ participantId, meetingId }))
}

function hasSoon(day: DayAtHand, participantId: string): boolean {
  return day.placements.some(
    meeting =>
      meeting.people.includes(participantId) &&
      day.state.meetings.get(meeting.id)?.state === 'coming' &&
      meeting.startsAt.getTime() - day.at.getTime() <= soonMinutes * 60_000,
  )
}
