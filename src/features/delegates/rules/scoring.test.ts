import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Condition, unmetConditions } from './eligibility.ts'
import { pointsOf } from './scoring.ts'

const runs = { numRuns: 500 }

const someCriteria = fc
  .array(fc.integer({ min: 1, max: 100 }), { minLength: 1, maxLength: 5 })
  .map(weights => weights.map((weight, index) => ({ id: `c${index}`, weight })))

const someReviews = fc.array(
  fc.record({
    clusterId: fc.constantFrom('a', 'b', 'c'),
    all: fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 5, maxLength: 5 }),
  }),
  { minLength: 1, maxLength: 8 },
)

test('points lie between the lowest and the highest review, and do not depend on the order of reviews', () => {
  fc.assert(
    fc.property(someCriteria, someReviews, (criteria, given) => {
      const reviews = given.map(({ clusterId, all }) => ({
        clusterId,
        scores: Object.fromEntries(criteria.map(({ id }, index) => [id, all[index] ?? 0])),
      }))
      const points = pointsOf(criteria, reviews)
      const single = reviews.map(review => pointsOf(criteria, [review]) ?? Number.NaN)
      expect(points).toBeGreaterThanOrEqual(Math.min(...single))
      expect(points).toBeLessThanOrEqual(Math.max(...single))
      expect(pointsOf(criteria, [...reviews].reverse())).toBe(points)
    }),
    runs,
  )
})

test('a second reviewer of the same opinion gives a cluster no louder voice', () => {
  const criteria = [{ id: 'x', weight: 3 }]
  const review = (clusterId: string, score: number) => ({ clusterId, scores: { x: score } })
  expect(pointsOf(criteria, [review('a', 5), review('b', 0)])).toBe(50)
  expect(pointsOf(criteria, [review('a', 5), review('a', 5), review('b', 0)])).toBe(50)
  expect(
    pointsOf(
      [
        { id: 'x', weight: 3 },
        { id: 'y', weight: 1 },
      ],
      [{ clusterId: 'a', scores: { x: 5, y: 1 } }],
    ),
  ).toBe(80)
  expect(
    pointsOf(
      [
        { id: 'x', weight: 3 },
        { id: 'y', weight: 1 },
      ],
      [review('a', 5)],
    ),
  ).toBeNull()
})

test('a condition is met by an accepted answer alone; what is not answered is not met', () => {
  const condition = (facts: Partial<Condition>): Condition => ({
    id: 'q',
    kind: 'yes-no',
    options: [],
    accepted: ['yes'],
    leastLevel: null,
    ...facts,
  })
  const unmet = (facts: Partial<Condition>, answer?: string) =>
    unmetConditions([condition(facts)], answer === undefined ? {} : { q: answer }).length
  expect([unmet({}, 'yes'), unmet({}, 'no'), unmet({})]).toEqual([0, 1, 1])
  const choice: Partial<Condition> = { kind: 'choice', options: ['Small', 'Large'], accepted: ['Small'] }
  expect([unmet(choice, 'Small'), unmet(choice, 'Large'), unmet(choice, 'Other')]).toEqual([0, 1, 1])
  const level: Partial<Condition> = { kind: 'level', accepted: [], leastLevel: 6 }
  expect(['5', '6', '9', '10', 'x'].map(answer => unmet(level, answer))).toEqual([1, 0, 0, 1, 1])
})
