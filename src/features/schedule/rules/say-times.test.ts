import { expect, test } from 'vitest'
import { saySlots } from './say-times.ts'

const slot = (id: string, day: number, minutes: number) => ({
  id,
  startsAt: new Date(Date.UTC(2026, 9, day, 0, minutes)),
  endsAt: new Date(Date.UTC(2026, 9, day, 0, minutes + 20)),
})
const all = [slot('a', 5, 0), slot('b', 5, 25), slot('c', 5, 50), slot('d', 5, 75), slot('e', 6, 0)]

test('neighbouring slots are one stretch by the clocks of the place, the day is said once', () => {
  const say = (ids: string, severalDays: boolean) =>
    saySlots(all, new Set(ids), { timeZone: 'Asia/Tokyo', severalDays }, 'en')
  expect(say('abd', false)).toBe('09:00–09:45, 10:15')
  expect(say('abde', true)).toBe('Mon 5 Oct 09:00–09:45, 10:15, Tue 6 Oct 09:00')
  expect(say('de', true)).toBe('Mon 5 Oct 10:15, Tue 6 Oct 09:00')
  expect(say('b', false)).toBe('09:25')
})
