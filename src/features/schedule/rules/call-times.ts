import { z } from 'zod'
import { addDays, clockIn, dayIn, daysBetween, instantAt } from '../../../shared/zones.ts'

/** A stretch in which somebody has something else. */
export interface Busy {
  startsAt: Date
  endsAt: Date
}

/** Among so many days times are looked for. */
const daysAhead = 14
/** Hours at which people take a call, and those that suit best, on the clocks where they are. */
const widest = { from: 7 * 60, to: 21 * 60 }
const best = { from: 9 * 60, to: 17 * 60 }
const steps = 48

/**
 * The zone of a country, for whoever never said theirs: its only one, or the middle of several. Null where nothing is known
 * of it.
 */
export function zoneOfCountry(country: string, at: Date): string | null {
  const sorted = zonesOf(country)
    .map(zone => ({
      zone,
      hour: at.getTime() - instantAt(dayIn(at, zone), clockIn(at, zone), 'UTC').getTime(),
    }))
    .sort((a, b) => a.hour - b.hour || (a.zone < b.zone ? -1 : 1))
  return sorted[Math.floor((sorted.length - 1) / 2)]?.zone ?? null
}

/** The engine's own list; TypeScript does not know of it yet. */
function zonesOf(country: string): readonly string[] {
  const locale = new Intl.Locale(`und-${country}`)
  const list =
    'getTimeZones' in locale && typeof locale.getTimeZones === 'function' ? locale.getTimeZones() : []
  return z.array(z.string()).catch([]).parse(list)
}

/**
 * Times for a call: one on each of the next working days, at the hour that suits the clocks of all zones best, when nobody has
 * something else. Whole and half hours of the first zone; a day on which no hour is decent everywhere is left out.
 */
export function offerTimes(wish: {
  /** The first day that comes into question, in the first zone. */
  from: string
  now: Date
  zones: readonly [string, ...string[]]
  busy: readonly Busy[]
  minutes: number
  count: number
}): Date[] {
  const [first] = wish.zones
  const zones = [...new Set(wish.zones)]
  const offered: Date[] = []
  for (let ahead = 0; ahead < daysAhead && offered.length < wish.count; ahead++) {
    const day = addDays(wish.from, ahead)
    const fitting = Array.from({ length: steps }, (_, step) => instantAt(day, sayClock(step * 30), first))
      .filter(at => at > wish.now && isFree(at, wish))
      .map(at => ({ at, strain: strainOf(at, zones, wish.minutes) }))
      .filter(one => one.strain !== null)
      .sort((a, b) => (a.strain ?? 0) - (b.strain ?? 0) || a.at.getTime() - b.at.getTime())
    if (fitting[0] !== undefined) offered.push(fitting[0].at)
  }
  return offered
}

function sayClock(minutes: number): string {
  const two = (value: number) => String(value).padStart(2, '0')
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
}

/** Whether nobody has something else in the minutes from then on. */
export function isFree(at: Date, wish: { busy: readonly Busy[]; minutes: number }): boolean {
  const end = at.getTime() + wish.minutes * 60_000
  return wish.busy.every(({ startsAt, endsAt }) => endsAt <= at || startsAt.getTime() >= end)
}

/** How far a time lies outside working hours, all zones together; null on a week-end or at night anywhere. */
function strainOf(at: Date, zones: readonly string[], minutes: number): number | null {
  let strain = 0
  for (const zone of zones) {
    const weekday = daysBetween('2024-01-01', dayIn(at, zone)) % 7
    const [hours = '0', rest = '0'] = clockIn(at, zone).split(':')
    const start = Number(hours) * 60 + Number(rest)
    const end = start + minutes
    if (weekday > 4 || start < widest.from || end > widest.to) return null
    strain += Math.max(0, best.from - start) + Math.max(0, end - best.to)
  }
  return strain
}
