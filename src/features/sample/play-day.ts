import { sql } from 'kysely'
import type { SampleMission } from '../../../seeds/sample-types.ts'
import * as day from '../day/contract.ts'
import { getRepair, putOff, takeRepair } from '../day/contract-repair.ts'
import type { Player } from './player.ts'

interface Placed {
  id: string
  startsAt: Date
  endsAt: Date
  placeId: string
  people: string[]
}

const minute = 60_000

/**
 * The mission's first day as the desk has it by now: people checked in by name and phone, the meetings of the slots that are over
 * held but one, a table lost, somebody late, and somebody who does not come and keeps a counterpart waiting.
 */
export async function playDay(player: Player, mission: SampleMission): Promise<void> {
  const reference = { mission: player.idOf(`mission:${mission.key}`) }
  const now = player.ctx.now()
  const meetings = await listPlaced(player, reference.mission)
  const begun = meetings.filter(one => one.startsAt <= now)
  const over = begun.filter(one => one.endsAt <= now)
  const running = begun.filter(one => one.endsAt > now)
  const soon = meetings.filter(
    one => one.startsAt > now && one.startsAt.getTime() - now.getTime() < 30 * minute,
  )
  await player.begin('day', begun.length + 1)
  // Who keeps whom waiting: the first of the slot at hand never comes, somebody of the second rang.
  const missing = running[0]?.people[0]
  const missedBefore = over[0]?.people.at(-1)
  const late = soon.flatMap(one => one.people).find(id => !begun.some(one => one.people.includes(id)))
  const here = new Set(
    [...begun, ...soon]
      .flatMap(one => one.people)
      .filter(id => id !== missing && id !== late && id !== missedBefore),
  )
  const first = meetings[0]?.startsAt ?? now
  for (const [index, participant] of [...here].entries())
    await player.play(
      day.checkIn,
      { ...reference, participant, by: index % 3 === 0 ? 'badge' : 'desk' },
      { at: earlier(now, new Date(first.getTime() - (40 - (index % 35)) * minute)) },
    )
  for (const [index, meeting] of begun.entries()) {
    await player.advance()
    if (meeting.people.some(id => id === missing || id === missedBefore)) continue
    // One of them nobody said anything of: silence is not held.
    if (over.includes(meeting) && index === 3) continue
    await player.play(
      day.noteMeeting,
      { ...reference, meeting: meeting.id, what: 'started' },
      { at: earlier(now, new Date(meeting.startsAt.getTime() + ((index % 3) + 1) * minute)) },
    )
  }
  const lost = over[0]
  if (lost !== undefined && missedBefore !== undefined) {
    const at = earlier(now, new Date(lost.startsAt.getTime() + 8 * minute))
    await player.play(
      day.noteMeeting,
      { ...reference, meeting: lost.id, what: 'not-held', missing: [missedBefore] },
      { at },
    )
    await moveOn(player, reference.mission, lost.id, at)
  }
  await loseTable(player, reference.mission, meetings, now)
  if (late !== undefined)
    await player.play(
      day.sayLate,
      { ...reference, participant: late, minutes: 25 },
      { at: new Date(now.getTime() - 4 * minute) },
    )
  await player.advance()
}

/** The first way on that moves nobody else; where the day has none, a call after it. */
async function moveOn(player: Player, mission: string, meeting: string, at: Date): Promise<void> {
  const { options, later } = await player.play(getRepair, { mission, meeting }, { at })
  const gentle = options.find(option => option.strangers === 0 && option.takenOut.length === 0)
  if (gentle !== undefined) {
    await player.play(takeRepair, { mission, meeting, fingerprint: gentle.fingerprint }, { at })
    return
  }
  const [hour] = later?.times ?? []
  if (hour === undefined) return
  const wall = new Intl.DateTimeFormat('sv-SE', {
    dateStyle: 'short',
    timeStyle: 'short',
    timeZone: 'Asia/Tokyo',
  }).format(new Date(hour))
  await player.play(putOff, { mission, meeting, on: wall.slice(0, 10), time: wall.slice(11, 16) }, { at })
}

/**
 * Of the tables with something still to come the last that can be lost without moving anybody else, if there is one where nobody
 * sits just now: a lamp fell on it.
 */
async function loseTable(
  player: Player,
  mission: string,
  meetings: readonly Placed[],
  now: Date,
): Promise<void> {
  const at = new Date(now.getTime() - 3 * minute)
  const busy = new Set(
    meetings.filter(one => one.startsAt <= now && one.endsAt > now).map(one => one.placeId),
  )
  const toCome = [
    ...new Set(meetings.flatMap(one => (one.startsAt > now ? [one.placeId] : [])).reverse()),
  ].sort((one, other) => Number(busy.has(one)) - Number(busy.has(other)))
  for (const place of toCome) {
    const { options } = await player.play(getRepair, { mission, place }, { at })
    const gentle = options.find(option => option.strangers === 0)
    if (gentle === undefined) continue
    await player.play(takeRepair, { mission, place, fingerprint: gentle.fingerprint }, { at })
    return
  }
}

function earlier(one: Date, other: Date): Date {
  return one < other ? one : other
}

/** The first day's published meetings at tables, in order of time. */
async function listPlaced(player: Player, missionId: string): Promise<Placed[]> {
  const { rows } = await sql<Placed>`
    select placement.meeting_id as id, slot.starts_at as "startsAt", slot.ends_at as "endsAt", placement.place_id as "placeId",
      array(select participant_id::text from attendance where attendance.schedule_id = schedule.id
        and attendance.meeting_id = placement.meeting_id order by side, participant_id) as people
    from schedule join mission on mission.id = schedule.mission_id join placement on placement.schedule_id = schedule.id
    join slot on slot.id = placement.slot_id join place on place.id = placement.place_id
    where schedule.mission_id = ${missionId} and schedule.state = 'published' and place.kind = 'table'
      and (slot.starts_at at time zone mission.time_zone)::date = mission.starts_on
    order by slot.starts_at, placement.meeting_id`.execute(player.ctx.db)
  return rows
}
