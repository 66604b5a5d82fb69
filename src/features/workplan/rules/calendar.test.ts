import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addMonths, countMonths, firstDayOf, lastDayOf, monthOf } from './calendar.ts'

const calendar = { startsOn: '2027-01-15', endsOn: '2028-07-14' }
const anyDay = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2040-12-31'), noInvalidDate: true })
  .map(date => date.toISOString().slice(0, 10))

test('months are counted from the first day, and what is due in one is due on its last day', () => {
  expect([firstDayOf(calendar, 1), lastDayOf(calendar, 1)]).toEqual(['2027-01-15', '2027-02-14'])
  expect([firstDayOf(calendar, 18), lastDayOf(calendar, 18)]).toEqual(['2028-06-15', '2028-07-14'])
  expect(countMonths(calendar, [3])).toBe(18)
  expect(countMonths(calendar, [3, 20])).toBe(20)
})

test('a month that has no such day ends on its last', () => {
  expect(addMonths('2027-01-31', 1)).toBe('2027-02-28')
  expect(lastDayOf({ startsOn: '2027-01-31', endsOn: null }, 1)).toBe('2027-02-27')
})

test('while no first day is said, no month has days', () => {
  const none = { startsOn: null, endsOn: null }
  expect([firstDayOf(none, 2), lastDayOf(none, 2), monthOf(none, '2027-01-01')]).toEqual([null, null, null])
  expect(countMonths(none, [7])).toBe(7)
})

test('every day lies in the month whose first and last day enclose it, and the months leave no gap', () => {
  fc.assert(
    fc.property(anyDay, fc.integer({ min: 1, max: 110 }), fc.nat(40), (startsOn, month, offset) => {
      const of = { startsOn, endsOn: null }
      const first = firstDayOf(of, month) ?? ''
      const day = new Date(Date.parse(first) + offset * 86_400_000).toISOString().slice(0, 10)
      const found = monthOf(of, day) ?? 0
      expect((firstDayOf(of, found) ?? '') <= day && day <= (lastDayOf(of, found) ?? '')).toBe(true)
      expect(monthOf(of, first)).toBe(month)
    }),
  )
})
