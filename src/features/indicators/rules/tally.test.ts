import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  ask,
  build,
  everything,
  meeting,
  party,
  rawFact,
  rawVersion,
  reported,
  stretch,
  version,
} from './factory.ts'
import type { Fact, Party, Stretch, Version } from './facts.ts'
import type { Question } from './judge.ts'
import type { Rule } from './rule.ts'
import { byWeakness, tally } from './tally.ts'

const reasons = (facts: readonly Fact[], question: Question) =>
  tally(facts, question).leftOut.map(one => `${one.fact} ${one.reason}`)

const stranger = party('stranger', [])

test('one legal entity in two clusters is one, counts for each of them, and is listed as shared', () => {
  const both = party('both', ['c1', 'c2'])
  const counted = tally(
    [meeting('m1', [both, stranger]), meeting('m2', [both, stranger], { on: '2026-04-01' })],
    ask({ counts: 'benefiting', distinct: 'organisation' }),
  )

  expect(counted.proven).toBe(1)
  expect(counted.clusters).toEqual([
    { cluster: 'c1', proven: 1, claimed: 1 },
    { cluster: 'c2', proven: 1, claimed: 1 },
  ])
  expect(counted.shared).toEqual([{ key: 'both', clusters: ['c1', 'c2'] }])
  expect(counted.units[0]?.facts).toEqual(['m1', 'm2'])
})

test('a meeting that two clusters report is one, whoever of them; another day is another meeting', () => {
  const shared = party('company', ['c1', 'c2'])
  const facts = [
    reported('by c1', [shared, stranger], { proof: 'document' }),
    reported('by c2', [shared, stranger]),
    reported('next day', [shared, stranger], { on: '2026-03-02' }),
  ]

  expect(tally(facts, ask({ counts: 'meetings' })).proven).toBe(2)
  expect(tally(facts, ask({ counts: 'meetings' })).leftOut).toEqual([
    { fact: 'by c2', reason: 'same-meeting', insteadOf: 'by c1' },
  ])
})

test('what the house itself held is not counted again because a cluster reports it', () => {
  const company = party('company', ['c1'])
  const facts = [meeting('m', [company, stranger]), reported('r', [stranger, company])]

  expect(tally(facts, ask({ counts: 'meetings' })).units.map(unit => unit.facts)).toEqual([['m', 'r']])
})

test('clusters that met the same counterpart on one day met together', () => {
  const one = { between: 'clusters' as const }
  const facts = [
    reported('by c1', [party('cluster 1', ['c1'], { isCluster: true }), stranger], one),
    reported('by c2', [party('cluster 2', ['c2'], { isCluster: true }), stranger], one),
  ]
  const counted = tally(facts, ask({ counts: 'meetings', between: 'clusters' }))

  expect(counted.proven).toBe(1)
  expect(counted.shared).toEqual([{ key: 'by c1', clusters: ['c1', 'c2'] }])
})

test('requested is not scheduled is not held', () => {
  const own = [party('company', ['c1']), stranger]
  const facts = (['requested', 'accepted', 'scheduled', 'not-held', 'withdrawn', 'held'] as const).map(
    (state, index) => meeting(`${index} ${state}`, own, { state, on: `2026-03-0${index + 1}` }),
  )

  expect(tally(facts, ask({ counts: 'meetings' })).units.map(unit => unit.key)).toEqual(['5 held'])
  expect(reasons(facts, ask({ counts: 'meetings' }))).toEqual([
    '0 requested only-requested',
    '1 accepted only-accepted',
    '2 scheduled only-scheduled',
    '3 not-held not-held',
    '4 withdrawn withdrawn',
  ])
})

test('each thing left out says why', () => {
  const own = [party('company', ['c1']), stranger]
  const facts = [
    meeting('between clusters', own, { between: 'clusters' }),
    meeting('by one side', own, { proof: 'one-side' }),
    meeting('elsewhere', own, { markets: ['US'] }),
    meeting('institute', [party('institute', ['c1'], { kind: 'rto' }), stranger]),
    meeting('last year', own, { on: '2025-03-01' }),
    meeting('strangers', [stranger, party('other', ['no partner'])]),
    meeting('stayed at home', [party('home', ['c1'], { reach: 'indirect' }), stranger]),
    reported('reported', own),
  ]
  const rule = {
    counts: 'meetings' as const,
    between: 'businesses' as const,
    origin: 'here' as const,
    reach: 'direct' as const,
    markets: ['JP'],
    kinds: ['sme' as const],
    proof: 'both-sides' as const,
  }

  expect(reasons(facts, ask(rule))).toEqual([
    'between clusters other-between',
    'by one side weak-proof',
    'elsewhere other-market',
    'institute other-kind',
    'last year outside-period',
    'reported other-origin',
    'stayed at home only-indirect',
    'strangers not-a-member',
  ])
})

test('what is told without the proof that the rule wants is claimed, and so is what the other side disputes', () => {
  const own = [party('company', ['c1']), stranger]
  const outcome = (proof: Version['proof'], disputed: boolean) => ({
    outcome: { rung: 'contract' as const, proof, disputed },
  })
  const facts = [
    meeting('by both', own, outcome('both-sides', false)),
    meeting('by one', own, outcome('one-side', false)),
    meeting('disputed', own, outcome('both-sides', true)),
    meeting('no word', own),
    meeting('pilot', own, { outcome: { rung: 'pilot', proof: 'both-sides', disputed: false } }),
  ]
  const counted = tally(facts, ask({ counts: 'outcomes', rung: 'mou', proof: 'both-sides' }))

  expect([counted.proven, counted.claimed]).toEqual([1, 3])
  expect(counted.leftOut.map(one => `${one.fact} ${one.reason}`)).toEqual([
    'by one weak-proof',
    'disputed disputed',
    'no word no-outcome',
    'pilot rung-not-reached',
  ])
})

test('a joint project counts on the day on which it had come so far, refused later or not; a dropped idea is none', () => {
  const own = [party('company', ['c1']), stranger]
  const project = (id: string, rest: Partial<Version>): Fact => ({
    id,
    kind: 'project',
    versions: [version(own, { between: null, proof: 'one-side', ...rest })],
  })
  const facts = [
    project('funded', { stages: { idea: '2025-11-01', submitted: '2026-02-01', funded: '2026-06-01' } }),
    project('submitted', { stages: { idea: '2026-01-05', submitted: '2026-02-03' } }),
    project('dropped', { state: 'withdrawn', stages: { idea: '2026-01-06' } }),
    project('of strangers', { stages: { funded: '2026-03-01' }, parties: [stranger] }),
  ]
  const counted = (stage: Rule['stage']) => tally(facts, ask({ counts: 'projects', stage }))

  expect(counted('submitted').units.map(unit => `${unit.key} ${unit.on}`)).toEqual([
    'funded 2026-02-01',
    'submitted 2026-02-03',
  ])
  expect(counted('funded').units.map(unit => unit.key)).toEqual(['funded'])
  expect(counted('funded').leftOut.map(one => `${one.fact} ${one.reason}`)).toEqual([
    'dropped withdrawn',
    'of strangers not-a-member',
    'submitted stage-not-reached',
  ])
  expect(counted('idea').leftOut.map(one => `${one.fact} ${one.reason}`)).toContain('funded outside-period')
})

test('who founded the partnership did not join it, and who was a member elsewhere in it is nobody new', () => {
  const joined = (id: string, on: string): Fact => ({
    id,
    kind: 'partner',
    versions: [version([], { on, clusters: [id], between: null, proof: 'register' })],
  })
  const member = (id: string, on: string, memberships: Stretch[]): Fact => ({
    id,
    kind: 'membership',
    versions: [version([{ ...party('company', []), memberships }], { on, between: null })],
  })
  const first = stretch('c1', { from: '2026-02-01' })
  const second = stretch('c2', { from: '2026-05-01' })

  expect(
    reasons([joined('c1', '2026-01-01'), joined('c2', '2026-02-01')], {
      ...ask({ counts: 'partners' }),
      founded: '2026-01-01',
    }),
  ).toEqual(['c1 founder'])
  expect(
    reasons(
      [member('first', '2026-02-01', [first, second]), member('second', '2026-05-01', [first, second])],
      ask({ counts: 'recruited', distinct: 'organisation' }),
    ),
  ).toEqual(['second member-before'])
})

test('what was signed counts from the last signature on, and what was told of the same counterpart is no further one', () => {
  const ours = party('ours', ['c1'], { isCluster: true })
  const counterpart = party('counterpart', [], { isCluster: true })
  const signed = (id: string, rest: Partial<Version> = {}): Fact => ({
    id,
    kind: 'agreement',
    versions: [version([ours, counterpart], { between: 'clusters', proof: 'document', ...rest })],
  })
  const told = (id: string, rung: 'mou' | 'contract', sides: Party[]) =>
    meeting(id, sides, {
      between: sides.every(side => side.isCluster) ? 'clusters' : 'businesses',
      outcome: { rung, proof: 'both-sides', disputed: false },
    })
  const facts = [
    signed('signed'),
    signed('waits', { state: 'requested', on: null }),
    told('same', 'mou', [ours, counterpart]),
    told('companies', 'mou', [party('company', ['c1']), party('other', [])]),
    told('sold', 'contract', [party('company', ['c1']), party('other', [])]),
  ]

  const counted = tally(facts, ask({ counts: 'agreements', proof: 'both-sides' }))
  expect(counted.units.map(({ key, facts: behind }) => [key, behind])).toEqual([
    ['companies', ['companies']],
    ['signed', ['signed', 'same']],
  ])
  expect(counted.leftOut.map(({ fact, reason }) => `${fact} ${reason}`)).toEqual([
    'same same-agreement',
    'sold rung-not-reached',
    'waits not-signed',
  ])
})

test('the weakest proof is challenged first', () => {
  const own = (name: string) => [party(name, ['c1']), stranger]
  const facts = [
    meeting('a', own('a'), { proof: 'signed-list' }),
    meeting('b', own('b'), { proof: 'one-side' }),
    meeting('c', own('c'), { proof: 'steward' }),
  ]

  expect(byWeakness(tally(facts, ask({ counts: 'meetings' })).units).map(unit => unit.key)).toEqual([
    'b',
    'c',
    'a',
  ])
})

// From here on: whatever the records are.

const numRuns = 300
test('merging two duplicates of members never raises how many benefit', () => {
  fc.assert(
    fc.property(
      everything,
      fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { minLength: 2, maxLength: 2 }),
      ({ raw, known, rule, ...rest }, [kept = 0, gone = 1]) => {
        // Two records of one company: of one kind, and each on the list of some cluster.
        const twins = known.map((one, index) =>
          index === gone || index === kept
            ? { ...one, kind: known[kept]?.kind ?? 'sme', isMember: true }
            : one,
        )
        const counts = { counts: 'benefiting', distinct: 'organisation' } as const
        // Under any rule at all little is left to count: once more under one that asks for nothing, of all that is known.
        for (const question of [
          ask({ ...rule, ...counts }, rest),
          ask(counts, {
            asOf: '2027-06-01T00:00:00.000Z',
            period: { from: '2025-01-01', to: '2027-12-31' },
          }),
        ]) {
          const before = tally(build(raw, twins), question)
          const after = tally(build(raw, twins, { kept, gone }), question)

          expect(after.proven).toBeLessThanOrEqual(before.proven)
          expect(after.claimed).toBeLessThanOrEqual(before.claimed)
        }
      },
    ),
    { numRuns },
  )
})

test('what became known or changed after the moment asked for changes nothing', () => {
  fc.assert(
    fc.property(
      everything,
      fc.array(rawFact, { maxLength: 10 }),
      fc.array(rawVersion, { minLength: 1, maxLength: 5 }),
      ({ raw, known, rule, asOf: moment }, later, changes) => {
        const after = (knownAt: string) =>
          new Date(Date.parse(moment) + 1 + (Date.parse(knownAt) % 1_000_000_000)).toISOString()
        const question = ask(rule, { asOf: moment })
        const facts = build(raw, known)
        const changed = facts.map((fact, index) => {
          const change = changes[index % changes.length]
          if (change === undefined) return fact
          const { reach: _, ...rest } = change
          const added = { ...fact.versions[0], ...rest, knownAt: after(change.knownAt) } as Version
          return { ...fact, versions: [...fact.versions, added] }
        })
        const unknown = build(later, known).map((fact, index) => ({
          ...fact,
          id: `later ${index}`,
          versions: fact.versions.map(one => ({ ...one, knownAt: after(one.knownAt) })),
        }))

        expect(tally([...unknown, ...changed], question)).toEqual(tally(facts, question))
      },
    ),
    { numRuns },
  )
})

test('the clusters’ figures exceed the whole exactly by what they share, which is listed', () => {
  fc.assert(
    fc.property(everything, ({ raw, known, rule, ...rest }) => {
      const counted = tally(build(raw, known), ask(rule, rest))
      const sum = counted.clusters.reduce((total, one) => total + one.proven, 0)
      const surplus = counted.shared.reduce((total, one) => total + one.clusters.length - 1, 0)

      expect(sum - counted.proven).toBe(surplus)
      expect(counted.shared.map(one => one.key)).toEqual(
        counted.units.filter(unit => unit.proven && unit.clusters.length > 1).map(unit => unit.key),
      )
    }),
    { numRuns },
  )
})

test('each cluster’s figure is what would be counted if it were the only partner; what several count is one and is listed', () => {
  fc.assert(
    fc.property(everything, ({ raw, known, rule: { counts: thing, distinct, proof } }) => {
      // Who was a member elsewhere is nobody new only among several partners; clusters count what they do themselves.
      const facts = build(raw, known).filter(fact => fact.kind !== 'partner')
      const { partners, ...question } = ask(
        { counts: thing === 'recruited' ? 'benefiting' : thing, distinct, proof },
        { asOf: '2027-06-01T00:00:00.000Z', period: { from: '2025-01-01', to: '2027-12-31' } },
      )
      const whole = tally(facts, { ...question, partners })
      const alone = new Map(
        partners.map(one => [one.cluster, tally(facts, { ...question, partners: [one] })]),
      )
      const keys = (cluster: string) =>
        (alone.get(cluster)?.units ?? []).filter(unit => unit.proven && unit.clusters.length > 0)
      const counts = new Map<string, string[]>()
      for (const { cluster } of partners)
        for (const unit of keys(cluster)) counts.set(unit.key, [...(counts.get(unit.key) ?? []), cluster])

      for (const { cluster } of partners)
        expect(whole.clusters.find(one => one.cluster === cluster)?.proven ?? 0).toBe(keys(cluster).length)
      expect(whole.shared).toEqual(
        whole.units.flatMap(({ key }) => {
          const clusters = counts.get(key) ?? []
          return clusters.length > 1 ? [{ key, clusters }] : []
        }),
      )
    }),
    { numRuns },
  )
})

test('only what was held counts, once each, and the order of the records changes nothing', () => {
  fc.assert(
    fc.property(everything, ({ raw, known, rule, asOf: moment }) => {
      const facts = build(raw, known)
      const question = ask(rule, { asOf: moment })
      const counted = tally(facts, question)
      const behind = counted.units.flatMap(unit => unit.facts)
      const states = behind.map(
        id =>
          facts
            .find(fact => fact.id === id)
            ?.versions.filter(one => one.knownAt <= moment)
            .sort((a, b) => (a.knownAt < b.knownAt ? -1 : 1))
            .at(-1)?.state,
      )

      expect(new Set(states).size <= 1 && (states.length === 0 || states[0] === 'held')).toBe(true)
      expect(new Set(counted.units.map(unit => unit.key)).size).toBe(counted.units.length)
      expect(counted.claimed).toBeGreaterThanOrEqual(counted.proven)
      expect(tally(facts.toReversed(), question)).toEqual(counted)
    }),
    { numRuns },
  )
})
