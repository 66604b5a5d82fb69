import type { Context } from '../../shared/context.ts'
import type { AnswerOf } from '../../shared/contract.ts'
import { clockIn, dayIn } from '../../shared/zones.ts'
import type { getPlan as call } from './contract-setup.ts'
import type { LoadedMission } from './load.ts'
import {
  selectHours,
  selectLeftOut,
  selectMeetingRules,
  selectPlaces,
  selectSessions,
  selectSlots,
} from './queries-plan.ts'
import { sayHours } from './rules/hours.ts'

/** When and where meetings of a mission can be. A session whose slots are all gone is not shown. */
export async function getPlan(
  ctx: Context,
  _input: unknown,
  subject: LoadedMission,
): Promise<AnswerOf<typeof call>> {
  const zone = subject.row.time_zone
  const sessions = await selectSessions(ctx.db, subject.id)
  const slots = await selectSlots(ctx.db, subject.id)
  const leftOut = await selectLeftOut(ctx.db, { missionId: subject.id })
  const places = await selectPlaces(ctx.db, subject.id)
  return {
    timeZone: zone,
    sessions: sessions
      .map(session => ({
        id: session.id,
        title: session.title,
        date: dayIn(session.starts_at, zone),
        from: clockIn(session.starts_at, zone),
        to: clockIn(session.ends_at, zone),
        startsAt: session.starts_at,
        endsAt: session.ends_at,
        slotMinutes: session.slot_minutes,
        pauseMinutes: session.pause_minutes,
        booking: session.booking,
        version: session.version,
        slots: slots
          .filter(slot => slot.session_id === session.id)
          .map(slot => ({ id: slot.id, startsAt: slot.starts_at, endsAt: slot.ends_at })),
        leftOut: leftOut
          .filter(slot => slot.session_id === session.id)
          .map(slot => ({ id: slot.id, startsAt: slot.starts_at, endsAt: slot.ends_at })),
      }))
      .filter(session => session.slots.length > 0),
    places: places.map(place => ({
      id: place.id,
      label: place.label,
      kind: place.kind,
      owner:
        place.owner_participant_id === null || place.owner === null
          ? null
          : { participantId: place.owner_participant_id, organisation: place.owner },
      directions: place.directions,
      link: place.link,
      closedSlotIds: place.closed,
      hallId: place.hall_id,
      travelMinutes: place.travel_minutes,
      onlyHere: place.only_here,
    })),
    ...(await selectMeetingRules(ctx.db, subject.id)),
    hours: (await selectHours(ctx.db, subject.id)).map(one => sayHours(one, zone)),
    pauseAfter: subject.row.pause_after,
    videoLines: subject.row.video_lines,
  }
}
