import { clockIn } from '../src/shared/zones.ts'
import type { SampleMission } from './sample-types.ts'

/** The second meeting of the first morning, and the first of the afternoon, as `make` plans them, some minutes into each. */
const morning = 11 * 60 + 23
const afternoon = 13 * 60 + 38
/** So far the day's meetings can move without leaving it: the last end at 16:30, the first begin at 10:45. */
const latest = 7 * 60
const earliest = -640

/** By how many minutes a mission's hours have to move so that it is in the middle of its first day's meetings now. */
export function minutesToNow(now: Date, timeZone: string): number {
  const [hours = '0', minutes = '0'] = clockIn(now, timeZone).split(':')
  const clock = Number(hours) * 60 + Number(minutes)
  const near = clock - morning > 4 * 60 ? clock - afternoon : clock - morning
  return Math.max(earliest, Math.min(latest, Math.floor(near / 5) * 5))
}

/** The same mission with its hours moved; what would leave its day begins or ends with it. */
export function shiftDay(mission: SampleMission, minutes: number): SampleMission {
  if (minutes === 0) return mission
  const move = (wall: string) => {
    const day = wall.slice(0, 10)
    const moved = new Date(Date.parse(`${wall}Z`) + minutes * 60_000).toISOString().slice(0, 16)
    if (moved.slice(0, 10) === day) return moved
    return moved < wall ? `${day}T00:00` : `${day}T23:00`
  }
  const stretch = <One extends { startsAt: string; endsAt: string }>(one: One): One => {
    const [startsAt, endsAt] = [move(one.startsAt), move(one.endsAt)]
    return { ...one, startsAt, endsAt: endsAt > startsAt ? endsAt : `${endsAt.slice(0, 11)}23:59` }
  }
  return {
    ...mission,
    sessions: mission.sessions.map(session => ({ ...stretch(session), slots: session.slots.map(move) })),
    programme: mission.programme.map(stretch),
    participants: mission.participants.map(one => ({ ...one, unavailable: one.unavailable.map(move) })),
    encounters: mission.encounters.map(one => ({ ...one, at: move(one.at) })),
  }
}
