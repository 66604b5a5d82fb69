import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ask, meeting, party, version } from './factory.ts'
import type { Declared, Fact, Version } from './facts.ts'
import { smallestGroup, tellsOfFew } from './hide.ts'
import { asTold, figureOf } from './measure.ts'
import type { Rule } from './rule.ts'
import { tally } from './tally.ts'

const years = { baseYear: 2024, year: 2025 }
const share = (rest: Partial<Rule> = {}) => ask({ counts: 'turnover-share', ...years, ...rest })
const exports = (rest: Partial<Rule> = {}) => ask({ counts: 'exports', ...years, ...rest })

let number = 0
function declared(
  entity: string,
  year: number,
  said: Partial<Declared> | null,
  rest: Partial<Version> & { clusters?: readonly string[] } = {},
): Fact {
  const { clusters = ['c1'], ...more } = rest
  return {
    id: `d${number++}`,
    kind: 'declaration',
    versions: [
      version([party(entity, clusters)], {
        proof: 'one-side',
        between: null,
        markets: [],
        ...(said === null ? { state: 'withdrawn' as const } : {}),
        declared:
          said === null ? null : { year, currency: 'EUR', share: null, exports: null, jobs: null, ...said },
        ...more,
      }),
    ],
  }
}

const both = (entity: string, before: Partial<Declared>, now: Partial<Declared>, rest = {}): Fact[] => [
  declared(entity, 2024, before, rest),
  declared(entity, 2025, now, rest),
]

test('the share is the mean over those who said both years, in points or in per cent', () => {
  const facts = [
    ...both('a', { share: 20 }, { share: 30 }),
    ...both('b', { share: 40 }, { share: 40 }),
    declared('c', 2024, { share: 90 }),
  ]
  expect(tally(facts, share({ change: 'difference' }))).toMatchObject({
    proven: 5,
    measured: { of: 2, said: 2 },
    leftOut: [{ reason: 'one-year-only' }],
  })
  expect(tally(facts, share()).proven).toBe(16.7)
})

test('exports are the change of the sum, in one currency; jobs the difference', () => {
  const facts = [
    ...both('a', { exports: 100_000 }, { exports: 150_000 }),
    ...both('b', { exports: 300_000 }, { exports: 330_000 }),
    ...both('c', { exports: 1, currency: 'PLN' }, { exports: 9_000_000, currency: 'PLN' }),
    ...both('d', { jobs: 10 }, { jobs: 12.5 }),
  ]
  expect(tally(facts, exports()).proven).toBe(20)
  expect(tally(facts, exports({ change: 'difference' })).proven).toBe(800)
  expect(
    tally(facts, exports())
      .leftOut.map(one => one.reason)
      .sort(),
  ).toEqual(['figure-missing', 'figure-missing', 'other-currency', 'other-currency'])
  expect(tally(facts, ask({ counts: 'jobs', change: 'difference', ...years })).proven).toBe(2.5)
})

test('nobody counts who is no member, did not benefit where that is asked, or took it back; what came later is not known', () => {
  const facts = [
    ...both('member', { jobs: 10 }, { jobs: 11 }),
    ...both('stranger', { jobs: 1 }, { jobs: 50 }, { clusters: [] }),
    declared('back', 2024, { jobs: 1 }),
    declared('back', 2025, null),
    ...both('later', { jobs: 1 }, { jobs: 70 }, { knownAt: '2026-12-01T00:00:00.000Z' }),
    meeting('m', [party('member', ['c1']), party('other', [])], { on: '2026-03-01', proof: 'one-side' }),
    ...both('idle', { jobs: 10 }, { jobs: 90 }),
  ]
  const jobs = (rest: Partial<Rule> = {}) =>
    tally(facts, ask({ counts: 'jobs', change: 'difference', ...years, ...rest }))
  expect(jobs().proven).toBe(81)
  expect(jobs({ whose: 'benefiting' })).toMatchObject({ proven: 1, units: [{ key: 'member' }] })
  expect(
    jobs()
      .leftOut.map(one => one.reason)
      .sort(),
  ).toEqual(['not-a-member', 'not-a-member', 'one-year-only', 'withdrawn'])
})

const jobsOf = (facts: readonly Fact[], rest: Partial<Rule> = {}) =>
  tally(facts, ask({ counts: 'jobs', change: 'difference', ...years, ...rest }))

test('of a year that two merged organisations declared, what was said later counts, in whatever order it is read', () => {
  const early = declared('a', 2025, { jobs: 20 }, { knownAt: '2026-02-01T00:00:00.000Z' })
  const late = declared('a', 2025, { jobs: 13 }, { knownAt: '2026-02-03T00:00:00.000Z' })
  const before = declared('a', 2024, { jobs: 10 })
  for (const facts of [
    [before, early, late],
    [before, { ...late, id: early.id }, { ...early, id: late.id }],
  ])
    expect(jobsOf(facts)).toMatchObject({ proven: 3, measured: { of: 1, said: 1 } })
})

test('a change came when the later of both years was said, and is as well shown as the weaker of them', () => {
  const [first, last] = ['2026-02-01T08:00:00.000Z', '2026-02-03T08:00:00.000Z']
  for (const [before, now] of [
    [first, last],
    [last, first],
  ] as const) {
    const { units } = jobsOf([
      declared('a', 2024, { jobs: 10 }, { knownAt: before, proof: 'document' }),
      declared('a', 2025, { jobs: 11 }, { knownAt: now, proof: 'one-side' }),
    ])
    expect(units).toMatchObject([{ on: '2026-02-03', proof: 'one-side', weight: { arrived: last } }])
  }
})

test('only the kinds that are asked for count; a rise from nothing is no per cent', () => {
  const facts = both('a', { jobs: 0 }, { jobs: 5 })
  expect(jobsOf(facts, { kinds: ['rto'] })).toMatchObject({
    proven: 0,
    units: [],
    leftOut: [{ reason: 'other-kind' }, { reason: 'other-kind' }],
  })
  expect(jobsOf(facts, { kinds: ['rto', 'sme'] }).proven).toBe(5)
  expect(jobsOf(facts, { change: 'per-cent' }).proven).toBe(0)
})

test('without years it is the last year of the period that has begun, against the one before', () => {
  const facts = [2023, 2024, 2025, 2026].map((year, index) => declared('a', year, { jobs: 2 ** index }))
  const jobs = (asOf: string, to: string) =>
    tally(
      facts.map(fact => ({
        ...fact,
        versions: fact.versions.map(one => ({ ...one, knownAt: '2024-01-01T00:00:00.000Z' })),
      })),
      ask({ counts: 'jobs', change: 'difference' }, { asOf, period: { from: '2024-01-01', to } }),
    ).proven
  // Jobs doubled each year: 4 less 2, 8 less 4.
  expect(jobs('2026-07-01T00:00:00.000Z', '2025-12-31')).toBe(2)
  expect(jobs('2026-07-01T00:00:00.000Z', '2027-12-31')).toBe(4)
})

test('who is in two clusters is counted for both, and is what both share', () => {
  const shared = tally(
    [
      ...both('a', { jobs: 1 }, { jobs: 4 }, { clusters: ['c1', 'c2'] }),
      ...both('b', { jobs: 1 }, { jobs: 2 }),
    ],
    ask({ counts: 'jobs', change: 'difference', ...years }),
  )
  expect(shared.clusters).toEqual([
    { cluster: 'c1', proven: 4, claimed: 4 },
    { cluster: 'c2', proven: 3, claimed: 3 },
  ])
  expect(shared.shared).toEqual([{ key: 'a', clusters: ['c1', 'c2'] }])
})

test('beside what is told stands how many said it, also of those whose figure is not told', () => {
  const facts = Array.from({ length: 4 }, (_, index) => both(`o${index}`, { share: 1 }, { share: 2 })).flat()
  const asked = share()
  expect(asTold(tally(facts, asked), asked.rule, []).measured).toEqual({ of: 0, said: 4 })
  expect(asTold(tally(facts, asked), asked.rule, ['c1']).measured).toEqual({ of: 4, said: 4 })
})

const companies = fc.array(
  fc.record({
    before: fc.integer({ min: 0, max: 90 }),
    now: fc.integer({ min: 0, max: 90 }),
    cluster: fc.constantFrom('c1', 'c2', 'c3'),
    came: fc.integer({ min: 1, max: 28 }),
  }),
  { maxLength: 24 },
)

test('told to another cluster or a funder, a figure is never of fewer than a group of others, nor moves by fewer', () => {
  fc.assert(
    fc.property(companies, fc.integer({ min: 1, max: 28 }), fc.subarray(['c1', 'c2']), (all, then, own) => {
      const facts = all.flatMap(({ before, now, cluster, came }, index) =>
        both(
          `o${index}`,
          { share: before },
          { share: now },
          { clusters: [cluster], knownAt: `2026-03-${String(came).padStart(2, '0')}T00:00:00.000Z` },
        ),
      )
      const told = (day: number) => {
        const asked = { ...share(), asOf: `2026-03-${String(day).padStart(2, '0')}T12:00:00.000Z` }
        return asTold(tally(facts, asked), asked.rule, own)
      }
      const others = (one: ReturnType<typeof told>) =>
        new Set(
          one.units.filter(unit => !unit.clusters.some(each => own.includes(each))).map(unit => unit.key),
        )
      const [before, after] = [told(then), told(28)]
      expect(after.clusters.every(({ cluster }) => cluster !== null && own.includes(cluster))).toBe(true)
      expect(after.proven).toBe(figureOf(after.units, share().rule))
      expect(others(after).size % smallestGroup).toBe(0)
      expect(tellsOfFew(others(before), others(after))).toBe(false)
    }),
  )
})

test('two groups that differ by a few tell of these few', () => {
  const group = (...names: string[]) => new Set(names)
  expect(tellsOfFew(group('a', 'b'), group('a', 'b', 'c'))).toBe(true)
  expect(tellsOfFew(group('a'), group('a'))).toBe(false)
  expect(tellsOfFew(group('a', 'b', 'c'), group('d', 'e'))).toBe(false)
})

const money = ask({ counts: 'research-money', stage: 'funded', proof: 'one-side' })

function project(
  id: string,
  parts: readonly (readonly [string, number])[],
  rest: Partial<Version> = {},
): Fact {
  const byEntity: Record<string, number> = {}
  for (const [entity, minor] of parts) byEntity[entity] = Math.max(minor, byEntity[entity] ?? 0)
  return {
    id,
    kind: 'project',
    versions: [
      version(
        parts.map(([entity]) => party(entity, entity.startsWith('x') ? [] : ['c1'], { reach: 'indirect' })),
        {
          proof: 'one-side',
          stages: { funded: '2026-03-01' },
          money: { currency: 'EUR', byEntity },
          ...rest,
        },
      ),
    ],
  }
}

test('research money is what goes to members, each project and company once, and only in its currency', () => {
  const facts = [
    project('p1', [
      ['a', 100_000],
      ['b', 50_000],
      ['x', 900_000],
    ]),
    project('p2', [['a', 25_000]]),
    project('p3', [['a', 1_000]], { money: { currency: 'USD', byEntity: { a: 1_000 } } }),
    project('p4', [['b', 77_000]], { stages: { submitted: '2026-03-01' } }),
    project('p5', [['b', 10_000]], { proof: 'none' }),
  ]
  const counted = tally(facts, money)
  expect(counted).toMatchObject({ proven: 1_750, claimed: 1_850, measured: { of: 2 } })
  expect(counted.units.map(one => one.key)).toEqual(['p1 a', 'p1 b', 'p2 a', 'p5 b'])
  expect(counted.leftOut.map(one => [one.fact, one.reason])).toEqual([
    ['p3', 'other-currency'],
    ['p4', 'stage-not-reached'],
    ['p5', 'weak-proof'],
  ])
  expect(tally(facts, { ...money, rule: { ...money.rule, reach: 'direct' } }).proven).toBe(0)
})

test('a project whose budget nobody knows is left out and says so; yen have no hundredths', () => {
  const known = project('p1', [['a', 5_000]], { money: { currency: 'JPY', byEntity: { a: 5_000 } } })
  const unknown = project('p2', [['a', 1]], { money: null })
  const ofOthers = project('p3', [['a', 1]], { money: { currency: 'JPY', byEntity: { b: 7 } } })
  const counted = tally([known, unknown, ofOthers], ask({ ...money.rule, currency: 'JPY' }))
  expect(counted.proven).toBe(5_000)
  expect(counted.leftOut).toEqual([
    { fact: 'p2', reason: 'figure-missing', insteadOf: null },
    { fact: 'p3', reason: 'figure-missing', insteadOf: null },
  ])
})

test('merging two duplicate members never raises what goes to them', () => {
  const parts = fc.array(
    fc.tuple(fc.constantFrom('a', 'b', 'c', 'x'), fc.integer({ min: 0, max: 9_999_999 })),
    {
      minLength: 1,
      maxLength: 4,
    },
  )
  fc.assert(
    fc.property(fc.array(parts, { maxLength: 8 }), all => {
      const build = (nameOf: (entity: string) => string) =>
        all.map((own, index) =>
          project(
            `p${index}`,
            own.map(([entity, minor]) => [nameOf(entity), minor] as const),
          ),
        )
      const before = tally(
        build(one => one),
        money,
      ).proven
      const after = tally(
        build(one => (one === 'b' ? 'a' : one)),
        money,
      ).proven
      expect(after).toBeLessThanOrEqual(before)
    }),
  )
})
