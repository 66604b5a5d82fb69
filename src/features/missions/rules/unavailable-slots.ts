import { clockIn, dayIn } from '../../../shared/zones.ts'

/** A slot as a list of participants may name it. */
export interface NamedSlot {
  id: string
  session: string
  startsAt: Date
}

/**
 * The slots that words such as 'Monday morning' (a session), '2026-10-05' (a day), '2026-10-05 09:25' or '09:25'
 * (slots by their start) mean, by the clocks of the place; and the words that mean none.
 */
export function findUnavailableSlots(
  words: readonly string[],
  slots: readonly NamedSlot[],
  timeZone: string,
): { slotIds: string[]; unknown: string[] } {
  const slotIds = new Set<string>()
  const unknown: string[] = []
  for (const word of words) {
    const wanted = word.trim().toLowerCase().replace('t', ' ')
    const found = slots.filter(slot => {
      const day = dayIn(slot.startsAt, timeZone)
      const clock = clockIn(slot.startsAt, timeZone)
      return (
        word.trim().toLowerCase() === slot.session.trim().toLowerCase() ||
        [day, clock, `${day} ${clock}`].includes(wanted)
      )
    })
    if (found.length === 0) unknown.push(word)
    for (const slot of found) slotIds.add(slot.id)
  }
  return { slotIds: [...slotIds], unknown }
}
