import type { Db } from '../../shared/context.ts'
import { addDays, dayIn, instantAt } from '../../shared/zones.ts'
import { type DayPlacement, selectDayPlacements, selectDayPlaces } from '../schedule/index.ts'
import { type DayPerson, type Near, type SaidEvent, selectEvents, selectPeople } from './queries.ts'
import { type DayState, readDay } from './rules/day-state.ts'

/** A day of a mission as it stood at an instant: the schedule, the people, what was said, and what follows from it. */
export interface Day {
  day: string
  /** The instant at which it ends. */
  to: Date
  at: Date
  placements: DayPlacement[]
  places: Awaited<ReturnType<typeof selectDayPlaces>>
  people: DayPerson[]
  events: SaidEvent[]
  state: DayState
}

/** The instants between which a day lies on the clocks of a zone. */
export function stretchOf(at: Date, timeZone: string): { day: string; from: Date; to: Date } {
  const day = dayIn(at, timeZone)
  return {
    day,
    from: instantAt(day, '00:00', timeZone),
    to: instantAt(addDays(day, 1), '00:00', timeZone),
  }
}

/**
 * Reads the day of a mission that an instant lies on, in four statements whatever its size. Of one participant: as much of
 * it as their own day follows from, which is their meetings and those of whoever they meet.
 */
export async function loadDay(
  db: Db,
  mission: { id: string; time_zone: string },
  at: Date,
  participantId: string | null = null,
): Promise<Day> {
  const { day, from, to } = stretchOf(at, mission.time_zone)
  const placements = await selectDayPlacements(db, mission.id, { from, to }, participantId)
  const near = participantId === null ? null : nearOf(participantId, placements)
  const places = await selectDayPlaces(db, mission.id)
  const people = await selectPeople(db, mission.id, near)
  const events = await selectEvents(db, mission.id, { from, to }, near)
  const state = readDay({
    meetings: placements,
    places,
    participants: people.map(person => ({ id: person.id, isAfar: person.kind === 'remote' })),
    events,
    at,
  })
  return { day, to, at, placements, places, people, events, state }
}

function nearOf(participantId: string, placements: readonly DayPlacement[]): Near {
  return {
    people: [...new Set([participantId, ...placements.flatMap(placement => placement.people)])],
    meetings: placements.map(placement => placement.id),
  }
}
