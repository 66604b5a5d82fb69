import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readHours, sayHours } from './hours.ts'

const clock = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map(parts => parts.map(part => String(part).padStart(2, '0')).join(':'))
const said = fc.record({
  day: fc.constantFrom('2026-10-05', '2026-12-31', '2027-02-28'),
  from: fc.option(clock.filter(one => one !== '00:00')),
  to: fc.option(clock),
})

test('hours are read back as they were said, whatever the zone; an end before the beginning is none', () => {
  fc.assert(
    fc.property(said, fc.constantFrom('Asia/Tokyo', 'Europe/Vilnius', 'UTC'), (one, zone) => {
      const hours = readHours(one, zone)
      const ends = one.to ?? '24:00'
      if (hours === null) expect(ends <= (one.from ?? '00:00')).toBe(true)
      else expect(sayHours(hours, zone)).toEqual(one)
    }),
  )
})

test('a whole day is as long as it is by the clocks of the place', () => {
  const hours = readHours({ day: '2026-10-25', from: null, to: null }, 'Europe/Vilnius')
  expect(hours).toEqual({
    startsAt: new Date('2026-10-24T21:00:00Z'),
    endsAt: new Date('2026-10-25T22:00:00Z'),
  })
})
