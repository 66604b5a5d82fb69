import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Change, diffTold, type SaidEvent, type WantedEvent } from './diff-told.ts'

const now = new Date('2026-10-05T00:00:00Z')
const at = (minutes: number) => new Date(now.getTime() + minutes * 60_000)
const event = (meeting: number, minutes: number, place: number, content: string): WantedEvent => ({
  meetingId: `m${meeting}`,
  participantId: 'a',
  startsAt: at(minutes),
  endsAt: at(minutes + 20),
  placeId: `p${place}`,
  content,
})
const drawn = fc.uniqueArray(
  fc.tuple(fc.nat(6), fc.integer({ min: 10, max: 300 }), fc.nat(2), fc.constantFrom('x', 'y')),
  { selector: ([meeting]) => meeting, maxLength: 6 },
)
const anyWanted = drawn.map(list =>
  list.map(([meeting, minutes, place, content]) => event(meeting, minutes, place, content)),
)
const anySaid = fc
  .tuple(anyWanted, fc.infiniteStream(fc.boolean()))
  .map(([list, coins]): SaidEvent[] => list.map(one => ({ ...one, cancelled: coins.next().value === true })))

/** What people know once they were told these changes. */
function tell(said: readonly SaidEvent[], changes: readonly Change[]): SaidEvent[] {
  const known = new Map(said.map(one => [one.meetingId, one]))
  for (const { kind, before, after, meetingId } of changes) {
    const one = after ?? before
    if (one !== null) known.set(meetingId, { ...one, cancelled: kind === 'cancelled' })
  }
  return [...known.values()]
}

test('once told, people know exactly what holds, and there is nothing more to tell', () => {
  fc.assert(
    fc.property(anyWanted, anySaid, (wanted, said) => {
      const after = tell(said, diffTold(wanted, said, now))
      const holding = after.filter(one => !one.cancelled).map(({ cancelled: _, ...one }) => one)
      const sorted = (list: readonly WantedEvent[]) =>
        [...list].sort((a, b) => (a.meetingId < b.meetingId ? -1 : 1))
      expect(sorted(holding as WantedEvent[])).toEqual(sorted(wanted))
      expect(diffTold(wanted, after, now)).toEqual([])
    }),
  )
})

test('what is over is not told any more', () => {
  const past = event(1, -60, 1, 'x')
  expect(diffTold([past], [], now)).toEqual([])
  expect(diffTold([], [{ ...past, cancelled: false }], now)).toEqual([])
})

test('a meeting that comes back after it was called off is new', () => {
  const back = event(1, 60, 1, 'x')
  expect(diffTold([back], [{ ...back, cancelled: true }], now).map(change => change.kind)).toEqual(['new'])
})
