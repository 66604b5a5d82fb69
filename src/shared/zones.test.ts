import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, clockIn, dayIn, daysBetween, instantAt } from './zones.ts'

test('a wall-clock time becomes the instant it is in its zone', () => {
  expect(instantAt('2026-10-05', '09:25', 'Asia/Tokyo').toISOString()).toBe('2026-10-05T00:25:00.000Z')
  expect(instantAt('2026-07-01', '09:00', 'Europe/Vilnius').toISOString()).toBe('2026-07-01T06:00:00.000Z')
})

test('a time that daylight saving skips or repeats has one meaning', () => {
  expect(instantAt('2027-03-28', '02:30', 'Europe/Paris').toISOString()).toBe('2027-03-28T01:30:00.000Z')
  expect(instantAt('2026-10-25', '02:30', 'Europe/Paris').toISOString()).toBe('2026-10-25T00:30:00.000Z')
})

test('outside of changes of the clock, reading the clock gives back what was set', () => {
  const zones = fc.constantFrom('Asia/Tokyo', 'Asia/Seoul', 'UTC', 'Asia/Kuala_Lumpur')
  const days = fc.date({ min: new Date('2020-01-01'), max: new Date('2035-01-01'), noInvalidDate: true })
  fc.assert(
    fc.property(days, fc.integer({ min: 0, max: 1439 }), zones, (date, minute, zone) => {
      const day = date.toISOString().slice(0, 10)
      const clock = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
      const instant = instantAt(day, clock, zone)
      expect([dayIn(instant, zone), clockIn(instant, zone)]).toEqual([day, clock])
    }),
  )
})

test('days are counted by the calendar', () => {
  expect(addDays('2028-02-28', 2)).toBe('2028-03-01')
  expect(daysBetween('2026-10-05', '2027-10-04')).toBe(364)
})
