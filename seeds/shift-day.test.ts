import fc from 'fast-check'
import { expect, test } from 'vitest'
import { instantAt } from '../src/shared/zones.ts'
import { makeSamplePartnership } from './sample-partnership.ts'
import { minutesToNow, shiftDay } from './shift-day.ts'

test('at whatever hour it is loaded, a meeting of the day is going on, and the day keeps its order', () => {
  const zone = 'Asia/Tokyo'
  const [osaka] = makeSamplePartnership({ size: 'small', seed: 1, missionStartsOn: '2027-03-09' }).missions
  if (osaka === undefined) throw new Error('the sample has no mission')

  fc.assert(
    fc.property(fc.integer({ min: 30, max: 23 * 60 + 20 }), minutes => {
      const now = new Date(instantAt('2027-03-09', '00:00', zone).getTime() + minutes * 60_000)
      const shifted = shiftDay(osaka, minutesToNow(now, zone))
      const today = shifted.sessions.filter(session => session.startsAt.startsWith('2027-03-09'))
      const stretches = today.map(session => ({
        from: instantAt('2027-03-09', session.startsAt.slice(11), zone),
        to: instantAt('2027-03-09', session.endsAt.slice(11), zone),
      }))
      expect(today).toHaveLength(2)
      expect(stretches.some(({ from, to }) => from <= now && now < to)).toBe(true)
      expect(today.flatMap(session => session.slots)).toEqual(
        today.flatMap(session => session.slots).toSorted(),
      )
      for (const item of shifted.programme) expect(item.startsAt < item.endsAt).toBe(true)
    }),
    { numRuns: 60 },
  )
})
