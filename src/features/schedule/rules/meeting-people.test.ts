import fc from 'fast-check'
import { expect, test } from 'vitest'
import { chosenAmong, everybodyOf, peopleAt, readWhoComes } from './meeting-people.ts'

const someone = (participantId: string, side: 'from' | 'to', standIns: string[] = []) => ({
  participantId,
  side,
  standIns,
})
const together = { from: false, to: false }

test('all come together, one of a side comes, or a colleague stands in', () => {
  const people = [someone('a', 'from', ['s', 'b']), someone('b', 'to'), someone('c', 'to')]
  expect(readWhoComes(people, together)).toEqual({
    participantIds: ['b', 'c'],
    choices: [{ from: ['a', 's'], count: 1, standIns: true }],
  })
  expect(readWhoComes(people, { from: true, to: true })).toEqual({
    participantIds: [],
    choices: [
      { from: ['a', 's'], count: 1, standIns: true },
      { from: ['b', 'c'], count: 1, standIns: false },
    ],
  })
  expect(readWhoComes([someone('a', 'from'), someone('b', 'to')], { from: true, to: true })).toEqual({
    participantIds: ['a', 'b'],
  })
})

test('nobody is in two choices, the ways stay few, and who is chosen is found again', () => {
  const id = fc.integer({ min: 0, max: 30 }).map(String)
  fc.assert(
    fc.property(
      fc.uniqueArray(
        fc.record({
          participantId: id,
          side: fc.constantFrom('from' as const, 'to' as const),
          standIns: fc.uniqueArray(id, { maxLength: 12 }),
        }),
        { selector: one => one.participantId, minLength: 1, maxLength: 14 },
      ),
      fc.record({ from: fc.boolean(), to: fc.boolean() }),
      (attendees, anyOf) => {
        const who = readWhoComes(attendees, anyOf)
        const everybody = everybodyOf(who)
        expect(new Set(everybody).size).toBe(everybody.length)
        expect(
          (who.choices ?? []).reduce((ways, choice) => ways * choice.from.length, 1),
        ).toBeLessThanOrEqual(64)
        const lasts = (who.choices ?? []).map(choice => choice.from.at(-1) ?? '')
        const people = peopleAt(who, lasts) ?? who.participantIds
        expect(chosenAmong(who, people)).toEqual(lasts)
        const isHeld = new Set(attendees.map(one => one.side)).size === 2
        expect(people.length).toBeGreaterThanOrEqual(isHeld ? 2 : 0)
        if (!isHeld) expect(everybody).toEqual([])
      },
    ),
    { numRuns: 300 },
  )
})
