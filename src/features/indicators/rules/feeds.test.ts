import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ask, build, everything, meeting, party, reported } from './factory.ts'
import type { Fact } from './facts.ts'
import { feedOf } from './feeds.ts'
import { tally } from './tally.ts'

const own = [party('company', ['c1']), party('stranger', [])]

test('a record counts, is only claimed, or is left out with the reason; a rule of other records says nothing', () => {
  const facts = [
    meeting('held', own),
    meeting('told', own, { proof: 'one-side', on: '2026-03-02' }),
    meeting('missed', own, { state: 'not-held', on: '2026-03-03' }),
    reported('again', own, { proof: 'both-sides' }),
  ]
  const question = ask({ counts: 'meetings', proof: 'both-sides' })

  expect(facts.map(fact => feedOf(fact.id, facts, question))).toEqual([
    { state: 'proven', reason: null },
    { state: 'claimed', reason: 'weak-proof' },
    { state: 'left-out', reason: 'not-held' },
    { state: 'left-out', reason: 'same-meeting' },
  ])
  expect(feedOf('held', facts, ask({ counts: 'missions' }))).toBeNull()
})

/** As the house reads it: the record itself, and what somebody of its sides did on one of its days. */
function near(fact: Fact, facts: readonly Fact[]): Fact[] {
  const days = fact.versions.map(one => one.on)
  const entities = fact.versions.flatMap(one => one.parties.map(party => party.entity))
  return facts.filter(
    other =>
      other.id === fact.id ||
      other.versions.some(
        one => days.includes(one.on) && one.parties.some(party => entities.includes(party.entity)),
      ),
  )
}

test('what a record is to a rule is the same among a few as among all, and agrees with what is counted', () => {
  fc.assert(
    fc.property(everything, ({ raw, known, rule, asOf }) => {
      // Two pairs on one day, whom many report: most are the same meeting as another.
      const crowded = raw.map(one => ({
        ...one,
        kind: one.kind === 'meeting' ? one.kind : ('reported-meeting' as const),
        sides: [one.sides[0] % 2, 2] as [number, number],
        versions: one.versions.map(version => ({ ...version, state: 'held' as const, on: '2026-03-01' })),
      }))
      for (const some of [raw, crowded]) {
        const facts = build(some, known)
        const question = ask(rule, { asOf })
        const counted = tally(facts, question)
        for (const fact of facts) {
          const feed = feedOf(fact.id, facts, question)
          expect(feedOf(fact.id, near(fact, facts), question)).toEqual(feed)
          if (feed?.state === 'proven')
            expect(counted.units.some(unit => unit.proven && unit.facts.includes(fact.id))).toBe(true)
        }
      }
    }),
    { numRuns: 200 },
  )
})
