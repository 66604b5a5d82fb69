import type { Met } from './queries-met.ts'
import type { Seat } from './queries-seats.ts'

/** Somebody with everything they are to be asked about at one mission. */
export interface PersonAsked {
  personId: string
  seats: Seat[]
  /** Whom they met without a request. */
  met: Met[]
}

/** Everybody who sat in a meeting, or met somebody without a request, each once. */
export function groupByPerson(seats: readonly Seat[], met: readonly Met[]): PersonAsked[] {
  const seated = Map.groupBy(
    seats.filter(seat => seat.personId !== null),
    seat => seat.personId ?? '',
  )
  const meeting = Map.groupBy(met, one => one.personId)
  return [...new Set([...seated.keys(), ...meeting.keys()])].map(personId => ({
    personId,
    seats: seated.get(personId) ?? [],
    met: meeting.get(personId) ?? [],
  }))
}

/** How somebody is called, written to and phoned. */
export function factsOf(
  person: PersonAsked,
): Pick<Seat, 'email' | 'phone' | 'personName' | 'lang'> | undefined {
  return person.seats[0] ?? person.met[0]
}
