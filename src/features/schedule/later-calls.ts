import type { Context } from '../../shared/context.ts'
import { writeHistory } from '../../shared/history.ts'
import { Refusal } from '../../shared/refusals.ts'
import { addDays, dayIn } from '../../shared/zones.ts'
import type { MissionRow } from '../missions/index.ts'
import { lockSchedules } from './queries.ts'
import {
  findStandingCell,
  insertCallCell,
  lockPeople,
  type StandingCall,
  saveCallLink,
  selectBusy,
  selectCalls,
  selectPersons,
} from './queries-calls.ts'
import {
  bumpSchedule,
  deletePlacements,
  deleteUnplaced,
  findSchedule,
  insertPlacements,
  type NewPlacement,
} from './queries-schedules.ts'
import type { DoneRepair } from './repair-day.ts'
import { isFree, offerTimes, zoneOfCountry } from './rules/call-times.ts'
import { tellPeople } from './tell-people.ts'

/** How long a call is, unless somebody says otherwise. */
const callMinutes = 30
/** No later than so many days from now. */
const latestDays = 60

/** When a meeting could be held later by video, and on whose clocks. */
export interface CallOffer {
  times: Date[]
  /** The event's zone first, then those of the people who come. */
  zones: string[]
}

/** Times after the mission's days that suit the clocks of both sides, when none of them has something else. Changes nothing. */
export async function offerCall(ctx: Context, mission: MissionRow, meetingId: string): Promise<CallOffer> {
  const people = await peopleOf(ctx, mission.id, meetingId)
  return offerFor(ctx, mission, { meetingId, people })
}

async function offerFor(
  ctx: Context,
  mission: MissionRow,
  call: { meetingId: string; people: readonly string[] },
): Promise<CallOffer> {
  const now = ctx.now()
  const persons = await selectPersons(ctx.db, call.people)
  const zones = persons.map(
    person =>
      person.timeZone ??
      (person.kind === 'local' ? mission.time_zone : zoneOfCountry(person.country, now)) ??
      mission.time_zone,
  )
  const tomorrow = addDays(dayIn(now, mission.time_zone), 1)
  const after = addDays(mission.ends_on, 1)
  return {
    zones: [...new Set([mission.time_zone, ...zones])],
    times: offerTimes({
      from: after > tomorrow ? after : tomorrow,
      now,
      zones: [mission.time_zone, ...zones],
      busy: await selectBusy(ctx.db, call.people, { meetingId: call.meetingId, from: now }),
      minutes: callMinutes,
      count: 3,
    }),
  }
}

/**
 * Takes a meeting out of the day and gives it an hour after it, by video: both sides are told with a calendar entry, find it in
 * their schedules and may move it among themselves. It takes no table and no slot of the plan, and counts as held by nobody's
 * silence. Refuses an hour at which one of them has something else.
 */
export async function putOffToCall(
  ctx: Context,
  mission: MissionRow,
  call: { meetingId: string; startsAt: Date },
): Promise<DoneRepair & { told: number }> {
  await lockSchedules(ctx.db, mission.id)
  const published = await findSchedule(ctx.db, mission.id, 'published')
  if (published === null) throw new Refusal('nothing-published')
  const stood = await findStandingCell(ctx.db, mission.id, call.meetingId)
  if (stood?.isCall === true) throw new Refusal('changed-meanwhile')
  const people = stood?.people ?? (await peopleOf(ctx, mission.id, call.meetingId))
  const { told, version } = await write(ctx, mission, { ...call, people, placeId: null })
  const before: NewPlacement[] = []
  if (stood !== null) {
    const { meeting, slot, place, locked } = stood
    before.push({ meeting, slot, place, people, ...(locked === undefined ? {} : { locked }) })
  }
  return { before, touched: [call.meetingId], version, told }
}

/** Moves a call or says where it is held; whoever comes is told. Gives whether anything changed. */
export async function changeCall(
  ctx: Context,
  mission: MissionRow,
  change: { meetingId: string; seen: Date; startsAt: Date; link: string | null },
): Promise<boolean> {
  await lockSchedules(ctx.db, mission.id)
  const call = await getStandingCall(ctx, mission.id, change.meetingId)
  if (call.state !== 'accepted') throw new Refusal('meeting-over')
  if (call.startsAt.getTime() !== change.seen.getTime()) throw new Refusal('changed-meanwhile')
  const isMoved = call.startsAt.getTime() !== change.startsAt.getTime()
  if (!isMoved && call.link === change.link) return false
  await saveCallLink(ctx.db, call.placeId, change.link)
  const { meetingId, startsAt } = change
  if (isMoved) await write(ctx, mission, { meetingId, startsAt, people: call.people, placeId: call.placeId })
  else await tellPeople(ctx, mission, call.scheduleId)
  return true
}

/** A meeting's call, or 'not-found'. */
export async function getStandingCall(
  ctx: Context,
  missionId: string,
  meetingId: string,
): Promise<StandingCall> {
  const [call] = await selectCalls(ctx.db, missionId, meetingId)
  if (call === undefined) throw new Refusal('not-found')
  return call
}

/** A call with the times it could be moved to. */
export async function offerOtherTimes(
  ctx: Context,
  mission: MissionRow,
  call: StandingCall,
): Promise<CallOffer> {
  const offer = await offerFor(ctx, mission, call)
  return { ...offer, times: offer.times.filter(at => at.getTime() !== call.startsAt.getTime()) }
}

async function write(
  ctx: Context,
  mission: MissionRow,
  call: { meetingId: string; startsAt: Date; people: readonly string[]; placeId: string | null },
): Promise<{ told: number; version: number }> {
  const now = ctx.now()
  const { meetingId, startsAt, people } = call
  if (dayIn(startsAt, mission.time_zone) <= mission.ends_on || startsAt <= now)
    throw new Refusal('call-too-early')
  if (startsAt.getTime() > now.getTime() + latestDays * 86_400_000)
    throw new Refusal('call-too-late', { values: { count: latestDays } })
  await lockPeople(ctx.db, people)
  const busy = await selectBusy(ctx.db, people, { meetingId, from: startsAt })
  if (!isFree(startsAt, { busy, minutes: callMinutes })) throw new Refusal('call-taken')
  const cell = await insertCallCell(ctx.db, {
    slotId: ctx.newId(),
    placeId: call.placeId,
    newPlaceId: ctx.newId(),
    missionId: mission.id,
    startsAt,
    endsAt: new Date(startsAt.getTime() + callMinutes * 60_000),
    label: ctx.text(mission.lang)('schedule.call.place'),
    now,
  })
  let version = 0
  let publishedId = ''
  for (const state of ['draft', 'published'] as const) {
    const schedule = await findSchedule(ctx.db, mission.id, state)
    if (schedule === null) continue
    await deletePlacements(ctx.db, schedule.id, [meetingId])
    await deleteUnplaced(ctx.db, schedule.id, [meetingId])
    await insertPlacements(ctx.db, schedule.id, [{ meeting: meetingId, ...cell, people }])
    version = await bumpSchedule(ctx.db, schedule.id)
    publishedId = schedule.id
  }
  const told = await tellPeople(ctx, mission, publishedId)
  await writeHistory(ctx, {
    call: 'schedule.holdLater',
    subjectKind: 'schedule',
    subjectId: publishedId,
    change: { meeting: meetingId, startsAt: startsAt.toISOString() },
  })
  return { told: told.people.length, version }
}

/** Who comes to a meeting: by the published schedule, else everybody entered for it who is to be there. */
async function peopleOf(ctx: Context, missionId: string, meetingId: string): Promise<string[]> {
  const stood = await findStandingCell(ctx.db, missionId, meetingId)
  if (stood !== null) return stood.people
  const rows = await ctx.db
    .selectFrom('meeting_attendee')
    .innerJoin('meeting', 'meeting.id', 'meeting_attendee.meeting_id')
    .select('participant_id')
    .where('meeting.mission_id', '=', missionId)
    .where('meeting_id', '=', meetingId)
    .where('observing', '=', false)
    .orderBy('participant_id')
    .execute()
  return rows.map(row => row.participant_id)
}
