import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Problem, verify } from '../../../engines/scheduling/index.ts'
import { settlePlacements } from './settle-placements.ts'

const slots = [0, 1, 2, 3].map(index => ({
  id: `s${index}`,
  start: index * 25,
  end: index * 25 + 20,
  session: 'x',
  run: 'x',
  day: 'd',
}))
const places = ['p0', 'p1'].map(id => ({ id, label: id, kind: 'table' as const }))

/** A small mission and an answer to an earlier state of it: clashing, unknown, too many for somebody. */
const anyCase = fc
  .record({
    away: fc.array(fc.tuple(fc.nat(3), fc.nat(3)), { maxLength: 4 }),
    maximum: fc.option(fc.integer({ min: 1, max: 2 })),
    meetings: fc.uniqueArray(fc.tuple(fc.nat(3), fc.nat(3)), {
      selector: pair => [...pair].sort().join(),
      maxLength: 6,
    }),
    placed: fc.array(fc.tuple(fc.nat(7), fc.nat(4), fc.nat(2)), { maxLength: 8 }),
    fixed: fc.option(fc.tuple(fc.nat(3), fc.nat(1))),
  })
  .map(({ away, maximum, meetings, placed, fixed }) => {
    const problem: Problem = {
      slots,
      places,
      order: ['weight', 'breaks'],
      participants: [0, 1, 2, 3].map(index => ({
        id: `a${index}`,
        available: slots
          .map(slot => slot.id)
          .filter(id => !away.some(([person, slot]) => person === index && id === `s${slot}`)),
        ...(maximum === null ? {} : { maxMeetings: maximum }),
      })),
      meetings: meetings
        .filter(([one, other]) => one !== other)
        .map(([one, other], index) => ({
          id: `m${index}`,
          participants: [`a${one}`, `a${other}`],
          weight: 3,
          ...(index === 0 && fixed !== null
            ? { fixed: { slot: `s${fixed[0]}`, place: `p${fixed[1]}` } }
            : {}),
        })),
    }
    const unique = new Map(
      placed.map(([meeting, slot, place]) => [
        meeting,
        { meeting: `m${meeting}`, slot: `s${slot}`, place: `p${place}` },
      ]),
    )
    return { problem, placed: [...unique.values()] }
  })

test('whatever changed during a build, what is written keeps every rule', () => {
  fc.assert(
    fc.property(anyCase, ({ problem, placed }) => {
      expect(verify(problem, settlePlacements(problem, placed))).toEqual([])
    }),
  )
})

test('an answer that still fits is written as it is', () => {
  fc.assert(
    fc.property(anyCase, ({ problem, placed }) => {
      const first = settlePlacements(problem, placed).placed
      expect(settlePlacements(problem, first)).toEqual({
        placed: expect.arrayContaining(first),
        changed: false,
      })
    }),
  )
})
