import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Attendable, pickAttendees } from './pick-attendees.ts'

const person = (
  participantId: string,
  kind: Attendable['kind'] = 'travelling',
  carriedBy: string | null = null,
): Attendable => ({
  participantId,
  kind,
  carriedBy,
})
const everybody = { asked: null, chosen: null, unwilling: new Set<string>() }

test('colleagues come together, observers only when chosen', () => {
  const people = [person('a'), person('b'), person('o', 'observer')]

  expect(pickAttendees(people, everybody)).toEqual(['a', 'b'])
  expect(pickAttendees(people, { ...everybody, chosen: ['b', 'o'] })).toEqual(['b', 'o'])
  expect(pickAttendees(people, { ...everybody, asked: 'b' })).toEqual(['b'])
})

test('the delegate who carries a represented company comes for it', () => {
  expect(pickAttendees([person('r', 'represented', 'd')], everybody)).toEqual(['d'])
  expect(pickAttendees([person('r', 'represented', null)], everybody)).toEqual([])
})

test('whoever said never does not come, however they are chosen', () => {
  const ids = fc.subarray(['a', 'b', 'c'])
  fc.assert(
    fc.property(ids, fc.option(ids), fc.option(fc.constantFrom('a', 'b', 'c')), (never, chosen, asked) => {
      const picked = pickAttendees(
        ['a', 'b', 'c'].map(id => person(id)),
        { asked, chosen, unwilling: new Set(never) },
      )
      return picked.every(id => !never.includes(id)) && new Set(picked).size === picked.length
    }),
  )
})
