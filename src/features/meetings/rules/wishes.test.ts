import fc from 'fast-check'
import { expect, test } from 'vitest'
import { weighWishes, wishes } from './wishes.ts'

const wish = fc.constantFrom(...wishes)
const rank = (value: (typeof wishes)[number]) => -wishes.indexOf(value)

test('a meeting weighs the same from either side', () => {
  fc.assert(fc.property(wish, wish, (one, other) => weighWishes(one, other) === weighWishes(other, one)))
})

test('a stronger wish of one side makes a meeting weigh more, never less', () => {
  fc.assert(
    fc.property(wish, wish, wish, (weaker, stronger, other) => {
      fc.pre(rank(stronger) > rank(weaker))
      return weighWishes(stronger, other) > weighWishes(weaker, other)
    }),
  )
})

test('two who both would like to meet come before a must that is not returned', () => {
  const table = wishes.map(one => wishes.map(other => weighWishes(one, other)))

  expect(table).toEqual([
    [18, 12, 8],
    [12, 9, 5],
    [8, 5, 3],
  ])
})
