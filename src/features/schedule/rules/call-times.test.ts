import fc from 'fast-check'
import { expect, test } from 'vitest'
import { clockIn, dayIn, daysBetween } from '../../../shared/zones.ts'
import { offerTimes, zoneOfCountry } from './call-times.ts'

const now = new Date('2026-10-05T01:00:00Z')
const plain = { from: '2026-10-08', now, busy: [], minutes: 30, count: 3 }

test('Osaka and Vilnius are offered the late afternoon of the one and the morning of the other, on working days', () => {
  const times = offerTimes({ ...plain, zones: ['Asia/Tokyo', 'Europe/Vilnius'] })

  expect(times.map(at => `${dayIn(at, 'Asia/Tokyo')} ${clockIn(at, 'Asia/Tokyo')}`)).toEqual([
    '2026-10-08 15:00',
    '2026-10-09 15:00',
    '2026-10-12 15:00',
  ])
})

test('the hour moves with the clocks of Europe, not with the numbers on them', () => {
  const [before] = offerTimes({ ...plain, from: '2026-10-23', zones: ['Asia/Tokyo', 'Europe/Vilnius'] })
  const [after] = offerTimes({ ...plain, from: '2026-10-26', zones: ['Asia/Tokyo', 'Europe/Vilnius'] })

  expect([before, after].map(at => clockIn(at ?? now, 'Europe/Vilnius'))).toEqual(['09:00', '09:00'])
  expect([before, after].map(at => clockIn(at ?? now, 'Asia/Tokyo'))).toEqual(['15:00', '16:00'])
})

test('a country of one zone has it, of several the middle one, an unknown none', () => {
  expect(['LT', 'JP', 'MY'].map(country => zoneOfCountry(country, now))).toEqual([
    'Europe/Vilnius',
    'Asia/Tokyo',
    'Asia/Kuala_Lumpur',
  ])
  expect(zoneOfCountry('US', now)).toMatch(/^America/)
  expect(zoneOfCountry('ZZ', now)).toBeNull()
})

test('whatever people have, each hour offered is free, on a working day and in waking hours everywhere', () => {
  const zone = fc.constantFrom(
    'Asia/Tokyo',
    'Europe/Vilnius',
    'America/New_York',
    'Asia/Kolkata',
    'Australia/Melbourne',
  )
  const busy = fc.array(
    fc
      .tuple(fc.integer({ min: 0, max: 20_000 }), fc.integer({ min: 10, max: 600 }))
      .map(([from, minutes]) => ({
        startsAt: new Date(now.getTime() + from * 60_000),
        endsAt: new Date(now.getTime() + (from + minutes) * 60_000),
      })),
    { maxLength: 20 },
  )

  fc.assert(
    fc.property(fc.tuple(zone, zone), busy, (zones, taken) => {
      for (const at of offerTimes({ ...plain, zones, busy: taken })) {
        const end = at.getTime() + 30 * 60_000
        expect(at > now).toBe(true)
        expect(taken.some(one => one.startsAt.getTime() < end && one.endsAt > at)).toBe(false)
        for (const place of zones) {
          expect(daysBetween('2024-01-01', dayIn(at, place)) % 7).toBeLessThan(5)
          expect(clockIn(at, place) >= '07:00' && clockIn(new Date(end), place) <= '21:00').toBe(true)
        }
      }
    }),
    { numRuns: 40 },
  )
})
