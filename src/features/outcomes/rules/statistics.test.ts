import fc from 'fast-check'
import { expect, test } from 'vitest'
import { measureGoal } from './goals.ts'
import {
  type CountedRequest,
  countMeetings,
  countStars,
  distanceKm,
  type HeldFact,
  hideParts,
  measureDistances,
  pairClusters,
  tellsTooMuch,
} from './statistics.ts'

const heldBy = (strength: HeldFact['strength']): HeldFact => ({
  state: 'held',
  strength,
  missing: null,
})
const missed = (missing: HeldFact['missing']): HeldFact => ({
  state: 'not-held',
  strength: 'steward',
  missing,
})
const request = (rest: Partial<CountedRequest>): CountedRequest => ({
  state: 'accepted',
  fromClusters: [],
  toClusters: [],
  scheduled: rest.held !== undefined,
  held: null,
  km: null,
  ...rest,
})

test('requests by their end, meetings by what became of them, no-shows by side, held by its proof', () => {
  const counts = countMeetings([
    request({ held: heldBy('steward') }),
    request({ held: heldBy('both-sides') }),
    request({ held: missed('to') }),
    request({ held: missed(null) }),
    request({ scheduled: true }),
    request({}),
    request({ state: 'declined' }),
    request({ state: 'pending' }),
    request({ state: 'by-e-mail' }),
  ])
  expect(counts).toEqual({
    requests: { accepted: 6, declined: 1, 'by-e-mail': 1, expired: 0, withdrawn: 0, open: 1 },
    meetings: { held: 2, 'not-held': 2, unknown: 0, 'to-come': 1 },
    noShows: { from: 0, to: 1, both: 0, untold: 1 },
    proofs: { 'signed-list': 0, steward: 1, 'both-sides': 1, 'one-side': 0 },
  })
})

test('a company in two clusters counts for each of them, whichever side asked; the market has no cluster', () => {
  const pairs = pairClusters([
    request({ fromClusters: ['b', 'c'], toClusters: ['a'], held: heldBy('steward'), km: 100 }),
    request({ fromClusters: ['a'], toClusters: ['b'], held: heldBy('steward'), km: 300 }),
    request({ fromClusters: ['a'], toClusters: [], state: 'declined', km: 9000 }),
    request({ fromClusters: ['a'], toClusters: ['a'], km: 5 }),
    request({}),
  ])
  expect(pairs).toEqual([
    { a: 'a', b: 'b', requested: 2, accepted: 2, held: 2, km: 200, kmOf: 2 },
    { a: 'a', b: 'c', requested: 1, accepted: 1, held: 1, km: 100, kmOf: 1 },
    { a: 'a', b: null, requested: 1, accepted: 0, held: 0, km: 9000, kmOf: 1 },
    { a: 'a', b: 'a', requested: 1, accepted: 1, held: 0, km: 5, kmOf: 1 },
  ])
})

test('distances are those along the globe, and their middle is told with how many it rests on', () => {
  const origin = { latitude: 0, longitude: 0 }
  const quarter = (6371 * Math.PI) / 2
  expect(distanceKm(origin, { latitude: 90, longitude: 17 })).toBeCloseTo(quarter)
  expect(distanceKm(origin, { latitude: 0, longitude: -90 })).toBeCloseTo(quarter)
  expect(distanceKm(origin, { latitude: 0, longitude: 180 })).toBeCloseTo(2 * quarter)
  expect(distanceKm(origin, origin)).toBe(0)
  const met = [10, 40, 30].map(km => request({ held: heldBy('steward'), km }))
  expect(measureDistances([...met, request({ km: 9 }), request({ held: missed('to'), km: 9 })])).toEqual({
    km: 30,
    of: 3,
  })
})

test('stars are counted by kind, with their mean', () => {
  expect(countStars([5, 4, 4])).toEqual({ stars: [0, 0, 0, 2, 1], mean: 4.3 })
  expect(countStars([])).toEqual({ stars: [0, 0, 0, 0, 0], mean: null })
})

test('a row is hidden where one of its numbers, or the rest, is small', () => {
  expect([tellsTooMuch(6, 6), tellsTooMuch(5, 6), tellsTooMuch(3, 20), tellsTooMuch(0, 9)]).toEqual([
    false,
    true,
    true,
    false,
  ])
})

test('no small part can be worked out from its whole', () => {
  expect(hideParts([9, 0, 12])).toEqual([9, 0, 12])
  expect(hideParts([9, 2, 12, 0])).toEqual([null, null, 12, 0])
  expect(hideParts([3, 2, 12])).toEqual([null, null, null])
  expect(hideParts([4, 4, 12])).toEqual([null, null, 12])
  fc.assert(
    fc.property(fc.array(fc.nat(30), { maxLength: 8 }), values => {
      const shown = hideParts(values)
      const hidden = values.filter((_, index) => shown[index] === null)
      const sum = hidden.reduce((total, value) => total + value, 0)
      expect(shown.every((value, index) => value === null || value === values[index])).toBe(true)
      expect(shown.every(value => value === null || value === 0 || value >= 5)).toBe(true)
      // Each hidden part is one at least; beyond that five stay unknown, or all there is is hidden.
      if (hidden.length > 0 && sum - hidden.length < 5)
        expect(shown.every(value => value === null || value === 0)).toBe(true)
      if (hidden.length === 1) expect(values.filter(value => value > 0)).toHaveLength(1)
    }),
    { numRuns: 500 },
  )
})

test('goals are measured by what was held, whom one met and how far one’s own side says it went', () => {
  const doings = {
    held: [
      { other: 'x', rung: 'pilot' as const },
      { other: 'y', rung: null },
    ],
    encounters: [
      { other: 'x', rung: 'nda' as const },
      { other: 'z', rung: 'talking' as const },
    ],
  }
  const goal = { kind: 'own' as const, rung: null, came: null }
  expect(measureGoal({ ...goal, kind: 'meetings-held' }, doings)).toBe(2)
  expect(measureGoal({ ...goal, kind: 'contacts' }, doings)).toBe(3)
  expect(measureGoal({ ...goal, kind: 'rung', rung: 'nda' }, doings)).toBe(2)
  expect(measureGoal({ ...goal, kind: 'rung', rung: 'contract' }, doings)).toBe(0)
  expect(measureGoal(goal, doings)).toBeNull()
  expect(measureGoal({ ...goal, came: 4 }, doings)).toBe(4)
})
