import type { Db } from '../../shared/context.ts'
import { addDays, dayIn, instantAt } from '../../shared/zones.ts'
import { type DayPlacement, selectDayPlacements, selectDayPlaces } from '../schedule/index.ts'
import { type DayPerson, type SaidEvent, selectEvents, selectPeople } from './queries.ts'
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

/** Reads the day of a mission that an instant lies on, in four statements whatever its size. */
export async function loadDay(db: Db, mission: { id: string; time_zone: string }, at: Date): Promise<Day> {
  const { day, from, to } = stretchOf(at, mission.time_zone)
  const placements = await selectDayPlacements(db, mission.id, { from, to })
  const places = await selectDayPlaces(db, mission.id)
  const people = await selectPeople(db, mission.id)
  const events = await selectEvents(db, mission.id, { from, to })
  const state = readDay({
    meetings: placements,
    places,
    participants: people.map(person => ({ id: person.id, isAfar: person.kind === 'remote' })),
    events,
    at,
  })
  return { day, to, at, placements, places, people, events, state }
}
