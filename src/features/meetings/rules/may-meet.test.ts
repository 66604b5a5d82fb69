import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mayMeet } from './may-meet.ts'

const group = fc.constantFrom('a', 'b', 'c', null)
const pairs = fc.array(fc.record({ a: fc.constantFrom('a', 'b', 'c'), b: fc.constantFrom('a', 'b', 'c') }))

test('who may meet whom does not depend on who asks', () => {
  fc.assert(
    fc.property(
      pairs,
      group,
      group,
      (rule, one, other) => mayMeet(rule, one, other) === mayMeet(rule, other, one),
    ),
  )
})

test('without pairs everybody may meet; with pairs only those named', () => {
  expect(mayMeet([], null, 'a')).toBe(true)
  expect(mayMeet([{ a: 'a', b: 'b' }], 'b', 'a')).toBe(true)
  expect(mayMeet([{ a: 'a', b: 'b' }], 'a', 'a')).toBe(false)
  expect(mayMeet([{ a: 'a', b: 'b' }], null, 'a')).toBe(false)
})
