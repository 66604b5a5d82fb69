import type { House } from '../../src/server/house.ts'
import type { Side } from './world.ts'

/** Puts a meeting into the published schedule of its mission, in a slot at a table, with everybody who attends it there. */
export async function placeMeeting(
  house: House,
  side: Pick<Side, 'missionId' | 'slotIds' | 'placeIds'>,
  meetingId: string,
  where: { slot?: number; place?: number } = {},
): Promise<void> {
  const { db } = house.database
  const slot = await db
    .selectFrom('slot')
    .select(['id', 'starts_at', 'ends_at'])
    .where('id', '=', side.slotIds[where.slot ?? 0] ?? '')
    .executeTakeFirstOrThrow()
  const period = `[${slot.starts_at.toISOString()},${slot.ends_at.toISOString()})`
  const scheduleId = await publishedSchedule(house, side.missionId)
  await db
    .insertInto('placement')
    .values({
      schedule_id: scheduleId,
      meeting_id: meetingId,
      slot_id: slot.id,
      place_id: side.placeIds[where.place ?? 0] ?? '',
      period,
      exclusive: true,
    })
    .execute()
  const attendees = await db
    .selectFrom('meeting_attendee')
    .select(['participant_id', 'side'])
    .where('observing', '=', false)
    .where('meeting_id', '=', meetingId)
    .execute()
  if (attendees.length === 0) return
  await db
    .insertInto('attendance')
    .values(
      attendees.map(attendee => ({
        schedule_id: scheduleId,
        meeting_id: meetingId,
        period,
        ...attendee,
      })),
    )
    .execute()
}

async function publishedSchedule(house: House, missionId: string): Promise<string> {
  const { db } = house.database
  const there = await db
    .selectFrom('schedule')
    .select('id')
    .where('mission_id', '=', missionId)
    .where('state', '=', 'published')
    .executeTakeFirst()
  if (there !== undefined) return there.id
  const id = house.newId()
  const now = house.now()
  const { last } = await db
    .selectFrom('schedule')
    .select(({ fn }) => fn.max('number').as('last'))
    .where('mission_id', '=', missionId)
    .executeTakeFirstOrThrow()
  await db
    .insertInto('schedule')
    .values({
      id,
      mission_id: missionId,
      number: (last ?? 0) + 1,
      state: 'published',
      created_at: now,
      published_at: now,
    })
    .execute()
  return id
}
