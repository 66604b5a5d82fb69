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

  expect(pickAttendees(people, everybody)).toEqual({ come: ['a', 'b'], absent: [] })
  expect(pickAttendees(people, { ...everybody, chosen: ['b', 'o'] }).come).toEqual(['b', 'o'])
  expect(pickAttendees(people, { ...everybody, asked: 'b' }).come).toEqual(['b'])
})

test('the delegate who carries a represented company comes for it, unless that delegate stays away', () => {
  const carried = [person('r', 'represented', 'd')]

  expect(pickAttendees(carried, everybody)).toEqual({ come: ['d'], absent: [] })
  expect(pickAttendees(carried, { ...everybody, unwilling: new Set(['d']) })).toEqual({
    come: [],
    absent: ['d'],
  })
  expect(pickAttendees([person('r', 'represented', null)], everybody)).toEqual({ come: [], absent: [] })
})

test('whoever stays away does not come, however they are named, and is named as not attending', () => {
  const ids = fc.subarray(['a', 'b', 'c'])
  fc.assert(
    fc.property(ids, fc.option(ids), fc.option(fc.constantFrom('a', 'b', 'c')), (away, chosen, asked) => {
      const people = ['a', 'b', 'c'].map(id => person(id))
      const picked = pickAttendees(people, { asked, chosen, unwilling: new Set(away) })
      const named = pickAttendees(people, { asked, chosen, unwilling: new Set() }).come

      expect(picked.come.filter(id => away.includes(id))).toEqual([])
      expect([...picked.come, ...picked.absent].sort()).toEqual([...named].sort())
    }),
  )
})
