import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  costByMarket,
  type Fact,
  isClosed,
  judge,
  type Test,
  wantsDecision,
  weighEvidence,
} from './weigh-evidence.ts'

const days = fc.integer({ min: 1, max: 28 }).map(day => `2027-02-${String(day).padStart(2, '0')}`)
const fact: fc.Arbitrary<Fact> = fc.record({
  id: fc.uuid(),
  kind: fc.constantFrom('meeting', 'encounter', 'interest', 'note'),
  on: days,
  other: fc.constantFrom('a', 'b', 'c', 'd'),
  held: fc.boolean(),
  rung: fc.constantFrom('none', 'talking', 'nda', 'pilot', 'contract', null),
  says: fc.constantFrom('for', 'against', 'open'),
})
const aTest: fc.Arbitrary<Test> = fc
  .record({
    metric: fc.constantFrom('meetings', 'rung', 'interests', 'notes'),
    rung: fc.constantFrom('talking', 'nda', 'pilot'),
    threshold: fc.integer({ min: 1, max: 6 }),
    startsOn: days,
    deadline: days,
  })
  .filter(one => one.startsOn <= one.deadline) as fc.Arbitrary<Test>
const facts = fc.array(fact, { maxLength: 24 })

test('every record of the right kind either counts or says why not, whatever the order', () => {
  fc.assert(
    fc.property(aTest, facts, (given, all) => {
      const weighed = weighEvidence(given, all)
      const kinds = {
        meetings: ['meeting', 'encounter'],
        rung: ['meeting', 'encounter'],
        interests: ['interest'],
        notes: ['note'],
      }
      expect([...weighed.counts, ...weighed.leftOut.map(one => one.fact)].map(one => one.id).sort()).toEqual(
        all
          .filter(one => kinds[given.metric].includes(one.kind))
          .map(one => one.id)
          .sort(),
      )
      expect(weighEvidence(given, [...all].reverse())).toEqual(weighed)
    }),
    { numRuns: 500 },
  )
})

test('a company counts once, a note each, and nothing counts outside its days or unheld', () => {
  fc.assert(
    fc.property(aTest, facts, (given, all) => {
      const { counts } = weighEvidence(
        { ...given },
        all.map(one => (one.kind === 'note' ? { ...one, other: null } : one)),
      )
      const others = counts.map(one => one.other ?? one.id)
      expect(new Set(others).size).toBe(others.length)
      for (const one of counts) {
        expect(one.on >= given.startsOn && one.on <= given.deadline).toBe(true)
        if (one.kind === 'meeting') expect(one.held).toBe(true)
        if (one.kind === 'note') expect(one.says).toBe('for')
      }
    }),
    { numRuns: 500 },
  )
})

test('more records never lower the count, and two companies that turn out to be one never raise it', () => {
  fc.assert(
    fc.property(aTest, facts, facts, (given, some, more) => {
      const count = (all: Fact[]) => weighEvidence(given, all).counts.length
      expect(count([...some, ...more])).toBeGreaterThanOrEqual(count(some))
      const merged = some.map(one => (one.other === 'b' ? { ...one, other: 'a' } : one))
      expect(count(merged)).toBeLessThanOrEqual(count(some))
    }),
    { numRuns: 500 },
  )
})

const ten: Test = {
  metric: 'meetings',
  rung: null,
  threshold: 10,
  startsOn: '2027-02-01',
  deadline: '2027-02-20',
}

test.each([
  [0, '2027-01-31', 'planned'],
  [9, '2027-02-20', 'testing'],
  [10, '2027-02-02', 'validated'],
  [10, '2027-03-02', 'validated'],
  [4, '2027-02-21', 'invalidated'],
  [5, '2027-02-21', 'unclear'],
  [9, '2027-02-21', 'unclear'],
])('%i of 10 on %s is %s', (counted, today, verdict) => {
  expect(judge(ten, counted, today)).toBe(verdict)
})

test('a decision is asked for once it is judged, and again when more time was given', () => {
  const more = { decision: 'persevere' as const, newDeadline: '2027-05-01' }
  const stop = { decision: 'stop' as const, newDeadline: null }
  expect(wantsDecision('testing', null)).toBe(false)
  expect(wantsDecision('unclear', null)).toBe(true)
  expect(wantsDecision('testing', more)).toBe(false)
  expect(wantsDecision('invalidated', more)).toBe(true)
  expect(wantsDecision('validated', stop)).toBe(false)
  expect([isClosed(null), isClosed(more), isClosed(stop)]).toEqual([false, false, true])
})

test('a validated lead bears what failed in its market, and currencies stand apart', () => {
  const one = { market: 'JP', currency: 'EUR', costMinor: 30_000 }
  expect(
    costByMarket([
      { ...one, verdict: 'validated', others: ['a', 'b'] },
      { ...one, verdict: 'validated', others: ['b', 'c'] },
      { ...one, verdict: 'invalidated', others: ['d'] },
      { ...one, currency: 'JPY', verdict: 'testing', others: ['a'] },
    ]),
  ).toEqual([
    {
      market: 'JP',
      currency: 'EUR',
      costMinor: 90_000,
      hypotheses: 3,
      validated: 2,
      leads: 3,
      perLeadMinor: 30_000,
    },
    {
      market: 'JP',
      currency: 'JPY',
      costMinor: 30_000,
      hypotheses: 1,
      validated: 0,
      leads: 0,
      perLeadMinor: null,
    },
  ])
})
