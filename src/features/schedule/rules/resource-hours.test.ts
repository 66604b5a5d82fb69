import { expect, test } from 'vitest'
import { noRules, type RuleFacts } from './meeting-rules.ts'
import { type HoursFact, listResources, unitsAt, videoLine } from './resource-hours.ts'

/** Tokyo: the days begin at 15:00 UTC. */
const zone = 'Asia/Tokyo'
const at = (day: number, clock: string) => new Date(`2026-10-0${day}T${clock}:00+09:00`)
const slot = (id: string, day: number, from: string, to: string) => ({
  id,
  startsAt: at(day, from),
  endsAt: at(day, to),
})
const slots = [
  slot('mon early', 5, '08:30', '08:55'),
  slot('mon late', 5, '16:00', '16:25'),
  slot('tue early', 6, '08:30', '08:55'),
  slot('tue late', 6, '16:00', '16:25'),
]
const hours = (day: number, from: string, to: string, units: number, more: Partial<HoursFact> = {}) => ({
  id: `${day} ${from}`,
  interpreterId: 'pair',
  startsAt: at(day, from),
  endsAt: at(day, to),
  units,
  extra: false,
  ...more,
})
const withHours = (...said: HoursFact[]): RuleFacts => ({
  ...noRules,
  videoLines: 3,
  interpreters: [{ id: 'pair', languageA: 'en', languageB: 'ja', units: 2 }],
  hours: said,
})
const counts = (rules: RuleFacts, resource = 'pair') => slots.map(one => unitsAt(rules, resource, one, zone))

test('without hours the usual number is there; a day with hours has only what they say', () => {
  expect(counts(withHours())).toEqual([2, 2, 2, 2])
  expect(counts(withHours(hours(5, '08:00', '12:00', 1)))).toEqual([1, 0, 2, 2])
  expect(counts(withHours(hours(5, '08:00', '12:00', 1), hours(5, '08:30', '17:00', 1)))).toEqual([
    2, 1, 2, 2,
  ])
  expect(counts(withHours(hours(6, '00:00', '23:59', 0)))).toEqual([2, 2, 0, 0])
})

test('a slot that begins before the hours or ends after them is outside', () => {
  expect(counts(withHours(hours(5, '08:31', '12:00', 1)))[0]).toBe(0)
  expect(counts(withHours(hours(5, '08:00', '08:54', 1)))[0]).toBe(0)
  expect(counts(withHours(hours(5, '08:30', '08:55', 1)))[0]).toBe(1)
})

test('what was added for a slot comes on top, with hours or without, and leaves the day as it is', () => {
  const more = hours(5, '16:00', '16:25', 1, { extra: true })
  expect(counts(withHours(more))).toEqual([2, 3, 2, 2])
  expect(counts(withHours(more, hours(5, '08:00', '12:00', 1)))).toEqual([1, 1, 2, 2])
})

test('hours are of one pair, or of the video lines; the engine is told only what differs', () => {
  const rules = withHours(hours(5, '08:00', '12:00', 1, { interpreterId: null }))
  expect(counts(rules)).toEqual([2, 2, 2, 2])
  expect(counts(rules, videoLine)).toEqual([1, 0, 3, 3])
  expect(listResources(rules, slots, zone)).toEqual([
    { id: 'pair', units: 2 },
    {
      id: videoLine,
      units: 3,
      unitsIn: [
        { slot: 'mon early', units: 1 },
        { slot: 'mon late', units: 0 },
      ],
    },
  ])
})
