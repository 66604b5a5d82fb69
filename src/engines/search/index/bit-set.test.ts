import fc from 'fast-check'
import { expect, it } from 'vitest'
import { Places, setOf } from './bit-set.ts'

it('tells where numbers stand in a list, and adds them to a set', () => {
  const numbers = fc.uniqueArray(fc.nat({ max: 200 }), { maxLength: 120 })
  fc.assert(
    fc.property(numbers, numbers, (some, others) => {
      const list = Int32Array.from(some).sort()
      const places = new Places(list)
      const asked = Array.from({ length: 260 }, (_, number) => number)
      expect(asked.map(number => places.of(number))).toEqual(asked.map(number => list.indexOf(number)))
      expect(asked.filter(number => places.has(number))).toEqual([...list])
      const [set, taken] = [setOf(Int32Array.from(others), 201), setOf(list, 201)]
      expect([...set.without(taken)]).toEqual(
        [...others].sort((a, b) => a - b).filter(one => !list.includes(one)),
      )
      set.addPlaces(places)

      expect([...set.toArray()]).toEqual([...new Set([...some, ...others])].sort((a, b) => a - b))
    }),
    { numRuns: 200 },
  )
})
