import fc from 'fast-check'
import { expect, test } from 'vitest'
import { clockIn, instantAt } from '../../../shared/zones.ts'
import { type MailFacts, type MailHours, nextDigest, quietUntil, whenToSend } from './mail-times.ts'

const zones = ['Europe/Vilnius', 'America/St_Johns', 'Australia/Lord_Howe', 'Asia/Tokyo', 'UTC'] as const
const hour = fc
  .record({ h: fc.integer({ min: 0, max: 23 }), m: fc.constantFrom(0, 15, 30, 59) })
  .map(({ h, m }) => `${String(h).padStart(2, '0')}:${String(m).padStart(2, '0')}`)
const instant = fc
  .date({ min: new Date('2026-01-01T00:00:00Z'), max: new Date('2027-12-31T00:00:00Z'), noInvalidDate: true })
  .map(date => new Date(Math.floor(date.getTime() / 60_000) * 60_000))
const hours = fc.record({
  timeZone: fc.constantFrom(...zones),
  quietFrom: hour,
  quietTo: hour,
  digestAt: hour,
})
const day = 86_400_000

const night = (timeZone: string): MailHours => ({
  timeZone,
  quietFrom: '22:00',
  quietTo: '07:00',
  digestAt: '07:30',
})

test('quiet hours end later than now, within a day and what clocks are put back, and are over then', () => {
  fc.assert(
    fc.property(instant, hours, (now, mine) => {
      const end = quietUntil(now, mine)
      if (end === null) return
      expect(end.getTime()).toBeGreaterThan(now.getTime())
      expect(end.getTime() - now.getTime()).toBeLessThanOrEqual(day + 3_600_000)
      expect(quietUntil(end, mine)).toBeNull()
    }),
    { numRuns: 2_000 },
  )
})

test('what clocks show says whether it is quiet, but for the hour that happens twice or not at all', () => {
  fc.assert(
    fc.property(instant, hours, (now, mine) => {
      const { timeZone, quietFrom, quietTo } = mine
      // Far from a change of clocks, where the same hour is told twice.
      const offset = (at: Date) => clockIn(at, timeZone)
      fc.pre(offset(new Date(now.getTime() - day)) === offset(now))
      fc.pre(offset(new Date(now.getTime() + day)) === offset(now))
      const clock = clockIn(now, timeZone)
      const isInside =
        quietFrom < quietTo ? quietFrom <= clock && clock < quietTo : clock >= quietFrom || clock < quietTo
      expect(quietUntil(now, mine) !== null).toBe(quietFrom !== quietTo && isInside)
    }),
    { numRuns: 2_000 },
  )
})

test('in the nights in which clocks change it is quiet until the same hour by the clock', () => {
  // Vilnius puts clocks forward on 29 March 2026 at three, and back on 25 October at four.
  for (const [evening, morning] of [
    ['2026-03-28', '2026-03-29'],
    ['2026-10-24', '2026-10-25'],
  ] as const) {
    const now = instantAt(evening, '23:30', 'Europe/Vilnius')
    const end = quietUntil(now, night('Europe/Vilnius'))
    expect(end).toEqual(instantAt(morning, '07:00', 'Europe/Vilnius'))
  }
  const spring = quietUntil(new Date('2026-03-28T21:30:00Z'), night('Europe/Vilnius'))
  const autumn = quietUntil(new Date('2026-10-24T20:30:00Z'), night('Europe/Vilnius'))
  expect(spring?.toISOString()).toBe('2026-03-29T04:00:00.000Z')
  expect(autumn?.toISOString()).toBe('2026-10-25T05:00:00.000Z')
})

test('a digest comes once on each day by the clock, on the days of 23 and of 25 hours, too', () => {
  fc.assert(
    fc.property(instant, hours, (now, mine) => {
      let at = nextDigest(now, mine)
      expect(at.getTime()).toBeGreaterThan(now.getTime())
      for (let turn = 0; turn < 3; turn++) {
        const next = nextDigest(at, mine)
        expect(next.getTime() - at.getTime()).toBeGreaterThanOrEqual(day - 2 * 3_600_000)
        expect(next.getTime() - at.getTime()).toBeLessThanOrEqual(day + 2 * 3_600_000)
        at = next
      }
    }),
    { numRuns: 1_000 },
  )
})

const facts: MailFacts = {
  topic: 'requests',
  urgent: false,
  rhythm: null,
  hours: night('Europe/Vilnius'),
  isBarred: false,
  isSent: true,
}
const late = new Date('2026-06-01T20:30:00Z') // 23:30 in Vilnius

test('what must arrive is never held for a digest or ended, and what is urgent comes at any hour', () => {
  fc.assert(
    fc.property(
      fc.record({
        topic: fc.constantFrom('needed', 'schedule', 'requests', 'news'),
        urgent: fc.boolean(),
        rhythm: fc.constantFrom('at-once', 'daily', 'never', null),
        hours: fc.option(hours),
        isBarred: fc.boolean(),
        isSent: fc.boolean(),
      }) as fc.Arbitrary<MailFacts>,
      instant,
      (mail, now) => {
        const { state, at } = whenToSend(mail, now)
        expect(at.getTime()).toBeGreaterThanOrEqual(now.getTime())
        if (mail.topic === 'needed' || mail.topic === 'schedule')
          expect(['waiting', 'kept', 'barred']).toContain(state)
        if (mail.urgent && state === 'waiting') expect(at).toEqual(now)
        if (mail.urgent) expect(state).not.toBe('held')
        if (mail.isBarred) expect(state).toBe('barred')
      },
    ),
    { numRuns: 1_000 },
  )
})

test('each choice has its moment', () => {
  expect(whenToSend({ ...facts, hours: null }, late)).toEqual({ state: 'waiting', at: late })
  expect(whenToSend(facts, late)).toEqual({ state: 'waiting', at: new Date('2026-06-02T04:00:00Z') })
  expect(whenToSend({ ...facts, urgent: true }, late)).toEqual({ state: 'waiting', at: late })
  expect(whenToSend({ ...facts, rhythm: 'daily' }, late)).toEqual({
    state: 'held',
    at: new Date('2026-06-02T04:30:00Z'),
  })
  expect(whenToSend({ ...facts, rhythm: 'never' }, late).state).toBe('unwanted')
  expect(whenToSend({ ...facts, rhythm: 'never', isBarred: true }, late).state).toBe('barred')
  expect(whenToSend({ ...facts, isSent: false }, late).state).toBe('kept')
  expect(whenToSend({ ...facts, isSent: false, rhythm: 'daily' }, late).state).toBe('held')
})
