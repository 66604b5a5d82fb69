/** An event of a partnership, as the overview compares it with others. */
export interface PlacedEvent {
  slug: string
  country: string
  city: string
  startsOn: string
  endsOn: string
  partnership: { slug: string }
}

/** Events of different partnerships in one city in one month. */
export interface SameMonth<Event extends PlacedEvent> {
  country: string
  city: string
  /** `2027-05`. */
  month: string
  events: Event[]
}

/** A city as it is compared: without accents, case and what is written around it. */
const fold = (city: string) =>
  city
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** The months an event has a day in. */
export function monthsOf({ startsOn, endsOn }: Pick<PlacedEvent, 'startsOn' | 'endsOn'>): string[] {
  const months: string[] = []
  let [year = 0, month = 0] = startsOn.split('-').map(Number)
  for (;;) {
    const key = `${year}-${String(month).padStart(2, '0')}`
    if (key > endsOn.slice(0, 7)) return months
    months.push(key)
    month++
    if (month > 12) {
      month = 1
      year++
    }
  }
}

/** Where two partnerships or more go to the same city in the same month, the soonest first. */
export function findSameMonth<Event extends PlacedEvent>(events: readonly Event[]): SameMonth<Event>[] {
  const groups = new Map<string, SameMonth<Event>>()
  for (const event of events)
    for (const month of monthsOf(event)) {
      const key = `${month} ${event.country} ${fold(event.city)}`
      const group = groups.get(key) ?? { country: event.country, city: event.city, month, events: [] }
      group.events.push(event)
      groups.set(key, group)
    }
  return [...groups]
    .filter(([, group]) => new Set(group.events.map(one => one.partnership.slug)).size > 1)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, group]) => group)
}
