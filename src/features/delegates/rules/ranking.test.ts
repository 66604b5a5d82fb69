import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Candidate, type Places, rankCandidates } from './ranking.ts'

const runs = { numRuns: 500 }
const clusters = ['a', 'b', 'c'] as const

const someCandidates = fc
  .array(
    fc.record({
      clusterId: fc.constantFrom(...clusters, null),
      eligible: fc.boolean(),
      points: fc.option(
        fc.integer({ min: 0, max: 20 }).map(value => value * 5),
        { nil: null },
      ),
      appliedAt: fc.integer({ min: 0, max: 5 }),
      fixed: fc.constantFrom<Candidate['fixed'][]>(null, null, null, null, 'in', 'out'),
    }),
    { maxLength: 25 },
  )
  .map(rows => rows.map((row, index): Candidate => ({ id: `p${index}`, ...row })))

const somePlaces = fc
  .record({
    quotas: fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 3, maxLength: 3 }),
    open: fc.integer({ min: 0, max: 5 }),
    surplus: fc.constantFrom<Places['surplus'][]>('best', 'kept'),
    leastPoints: fc.constantFrom(null, 40, 70),
  })
  .map(({ quotas, open, surplus, leastPoints }): Places => {
    const all = quotas.map((seats, index) => ({ clusterId: clusters[index] ?? 'a', seats }))
    return { seats: quotas.reduce((sum, one) => sum + one, open), quotas: all, surplus, leastPoints }
  })

const isRanked = (one: Candidate, places: Places) =>
  one.fixed === null &&
  one.eligible &&
  one.points !== null &&
  (places.leastPoints === null || one.points >= places.leastPoints)

test('everybody gets one answer with its why, and no more get in than there are seats or decisions', () => {
  fc.assert(
    fc.property(someCandidates, somePlaces, (candidates, places) => {
      const ranked = rankCandidates(candidates, places)
      expect(ranked.map(one => one.id).sort()).toEqual(candidates.map(one => one.id).sort())
      const fixed = candidates.filter(one => one.fixed === 'in').length
      const inside = ranked.filter(one => one.outcome === 'in').length
      expect(inside).toBeLessThanOrEqual(Math.max(places.seats, fixed))
      for (const { id, outcome, why, rank, reserve } of ranked) {
        const one = candidates.find(candidate => candidate.id === id)
        expect(outcome === 'out').toBe(rank === null)
        expect(outcome === 'reserve').toBe(reserve !== null)
        if (one?.fixed === 'in') expect(why).toBe('fixed-in')
        if (one?.fixed === 'out') expect(why).toBe('fixed-out')
        if (one?.fixed === null) expect(outcome === 'out').toBe(!isRanked(one, places))
      }
    }),
    runs,
  )
})

test('each cluster fills its own places first, and with the best for the rest no seat stays empty that somebody wants', () => {
  fc.assert(
    fc.property(someCandidates, somePlaces, (all, places) => {
      const candidates = all.map(one => ({ ...one, fixed: null }))
      const ranked = rankCandidates(candidates, places)
      const wanting = candidates.filter(one => isRanked(one, places))
      const isIn = (id: string) => ranked.some(one => one.id === id && one.outcome === 'in')
      for (const { clusterId, seats } of places.quotas) {
        const own = wanting.filter(one => one.clusterId === clusterId)
        const inside = own.filter(one => isIn(one.id)).length
        expect(inside).toBeGreaterThanOrEqual(Math.min(seats, own.length))
      }
      const inside = ranked.filter(one => one.outcome === 'in').length
      if (places.surplus === 'best') expect(inside).toBe(Math.min(places.seats, wanting.length))
    }),
    runs,
  )
})

test('nobody is in while somebody of the same cluster with more points, or as many and earlier, is not', () => {
  fc.assert(
    fc.property(someCandidates, somePlaces, (candidates, places) => {
      const place = new Map(rankCandidates(candidates, places).map(one => [one.id, one]))
      for (const better of candidates)
        for (const worse of candidates) {
          if (better.clusterId !== worse.clusterId || !isRanked(better, places) || !isRanked(worse, places))
            continue
          const ahead =
            (better.points ?? 0) > (worse.points ?? 0) ||
            (better.points === worse.points && better.appliedAt < worse.appliedAt)
          if (ahead && place.get(worse.id)?.outcome === 'in') expect(place.get(better.id)?.outcome).toBe('in')
        }
    }),
    runs,
  )
})

test('the order in which applications are read changes nothing', () => {
  fc.assert(
    fc.property(someCandidates, somePlaces, (candidates, places) => {
      expect(rankCandidates([...candidates].reverse(), places)).toEqual(rankCandidates(candidates, places))
    }),
    runs,
  )
})

test('when one withdraws everybody who was in stays in, and at most one moves up', () => {
  fc.assert(
    fc.property(someCandidates, somePlaces, fc.nat(), (all, places, which) => {
      const candidates = all.map(one => ({ ...one, fixed: null }))
      const before = rankCandidates(candidates, places)
      const inside = before.filter(one => one.outcome === 'in')
      const gone = inside[which % Math.max(1, inside.length)]
      if (gone === undefined) return
      const after = rankCandidates(
        candidates
          .filter(one => one.id !== gone.id)
          .map(one => (inside.some(({ id }) => id === one.id) ? { ...one, fixed: 'in' as const } : one)),
        places,
      )
      const moved = after.filter(one => one.outcome === 'in' && one.why !== 'fixed-in')
      expect(moved.length).toBeLessThanOrEqual(1)
      expect(after.filter(one => one.why === 'fixed-in').length).toBe(inside.length - 1)
      // Whoever moves up comes in before everybody of their cluster who still waits.
      for (const up of moved) {
        const cluster = candidates.find(one => one.id === up.id)?.clusterId
        for (const waiting of after.filter(one => one.outcome === 'reserve'))
          if (candidates.find(one => one.id === waiting.id)?.clusterId === cluster)
            expect(up.rank ?? 0).toBeLessThan(waiting.rank ?? 0)
      }
    }),
    runs,
  )
})
