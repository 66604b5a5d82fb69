/** Somebody who could come to a meeting for one side. A represented company stays at home: whoever carries it comes. */
export interface Attendable {
  participantId: string
  kind: 'travelling' | 'represented' | 'local' | 'remote' | 'observer'
  carriedBy: string | null
}

/** Who actually comes for this participant: itself, or the delegate who carries it. */
export function attendeeFor(person: Attendable): string | null {
  return person.kind === 'represented' ? person.carriedBy : person.participantId
}

/** Who was asked to attend for one side: those who come, and those who stay away from the other side. */
export interface Picked {
  come: string[]
  absent: string[]
}

/**
 * Who attends for one side. Colleagues of one organisation come together; a request to one person is for that person
 * alone; `chosen` (participants of this side) overrides both. Observers come only when chosen. Whoever has said never to
 * the other side, or leaves it to colleagues, does not come, however they were named: nobody who names them is refused.
 */
export function pickAttendees(
  people: readonly Attendable[],
  choice: { asked: string | null; chosen: readonly string[] | null; unwilling: ReadonlySet<string> },
): Picked {
  const asked = people.filter(person => {
    if (choice.chosen !== null) return choice.chosen.includes(person.participantId)
    if (choice.asked !== null) return person.participantId === choice.asked
    return person.kind !== 'observer'
  })
  const come = new Set(
    asked
      .filter(person => !isAway(person, choice.unwilling))
      .map(attendeeFor)
      .filter(id => id !== null),
  )
  const others = new Set(asked.map(attendeeFor).filter(id => id !== null && !come.has(id)))
  return { come: [...come], absent: [...others].filter(id => id !== null) }
}

/** Whether this participant, or the delegate who would come for it, stays away from the other side. */
export function isAway(person: Attendable, unwilling: ReadonlySet<string>): boolean {
  return unwilling.has(person.participantId) || (person.carriedBy !== null && unwilling.has(person.carriedBy))
}
