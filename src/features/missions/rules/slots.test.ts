import fc from 'fast-check'
import { expect, test } from 'vitest'
import { instantAt } from '../../../shared/zones.ts'
import { compareSlots, cutSlots, overlaps } from './slots.ts'

const minute = 60_000
const sessions = fc
  .record({
    start: fc.integer({ min: 1_700_000, max: 30_000_000 }),
    length: fc.integer({ min: 1, max: 900 }),
    slotMinutes: fc.integer({ min: 5, max: 240 }),
    pauseMinutes: fc.integer({ min: 0, max: 240 }),
  })
  .map(({ start, length, slotMinutes, pauseMinutes }) => ({
    startsAt: new Date(start * minute),
    endsAt: new Date((start + length) * minute),
    slotMinutes,
    pauseMinutes,
  }))

test('slots have the length asked for, the pause between them, and lie within the session', () => {
  fc.assert(
    fc.property(sessions, session => {
      const slots = cutSlots(session)
      for (const [index, slot] of slots.entries()) {
        expect(slot.endsAt.getTime() - slot.startsAt.getTime()).toBe(session.slotMinutes * minute)
        expect(slot.startsAt >= session.startsAt && slot.endsAt <= session.endsAt).toBe(true)
        const before = slots[index - 1]
        if (before !== undefined)
          expect(slot.startsAt.getTime() - before.endsAt.getTime()).toBe(session.pauseMinutes * minute)
      }
    }),
  )
})

test('no further slot would fit', () => {
  fc.assert(
    fc.property(sessions, session => {
      const last = cutSlots(session).at(-1)
      const next =
        last === undefined
          ? session.startsAt.getTime()
          : last.endsAt.getTime() + session.pauseMinutes * minute
      expect(next + session.slotMinutes * minute).toBeGreaterThan(session.endsAt.getTime())
    }),
  )
})

test('a night in which the clocks go back has an hour more of slots', () => {
  const cut = (day: string) =>
    cutSlots({
      startsAt: instantAt(day, '00:00', 'Europe/Paris'),
      endsAt: instantAt(day, '06:00', 'Europe/Paris'),
      slotMinutes: 60,
      pauseMinutes: 0,
    }).length
  expect([cut('2026-10-24'), cut('2026-10-25'), cut('2027-03-28')]).toEqual([6, 7, 5])
})

test('cutting anew keeps exactly the slots that are the same, and ends at what is wanted', () => {
  fc.assert(
    fc.property(sessions, sessions, (before, after) => {
      const wanted = cutSlots(after)
      const { kept, removed, added } = compareSlots(cutSlots(before), wanted)
      const start = (slot: { startsAt: Date }) => slot.startsAt.getTime()
      expect([...kept, ...added].sort((a, b) => start(a) - start(b))).toEqual(wanted)
      expect(kept.length + removed.length).toBe(cutSlots(before).length)
    }),
  )
  const same = cutSlots({
    startsAt: new Date(0),
    endsAt: new Date(60 * minute),
    slotMinutes: 20,
    pauseMinutes: 0,
  })
  expect(compareSlots(same, same)).toEqual({ kept: same, removed: [], added: [] })
})

test('stretches that only touch do not overlap', () => {
  const at = (from: number, to: number) => ({ startsAt: new Date(from), endsAt: new Date(to) })
  expect([overlaps(at(0, 2), at(2, 4)), overlaps(at(0, 3), at(2, 4)), overlaps(at(0, 9), at(2, 4))]).toEqual([
    false,
    true,
    true,
  ])
})
