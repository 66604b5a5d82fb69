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

/**
 * Who attends for one side. Colleagues of one organisation come together; a request to one person is for that person
 * alone; `chosen` (participants of this side) overrides both. Observers come only when chosen. Whoever has said never to
 * the other side does not come at all. An empty answer means that nobody can.
 */
export function pickAttendees(
  people: readonly Attendable[],
  choice: { asked: string | null; chosen: readonly string[] | null; unwilling: ReadonlySet<string> },
): string[] {
  const wanted = people.filter(person => {
    if (choice.unwilling.has(person.participantId)) return false
    if (choice.chosen !== null) return choice.chosen.includes(person.participantId)
    if (choice.asked !== null) return person.participantId === choice.asked
    return person.kind !== 'observer'
  })
  return [...new Set(wanted.map(attendeeFor).filter(id => id !== null))]
}
