import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Ballot, choices, countVotes, majorities, type VotingRule } from './count-votes.ts'

const votes = (text: string): Ballot[] =>
  [...text].map((sign, index) => ({
    coordinator: index === 0,
    choice: sign === '+' ? 'yes' : sign === '-' ? 'no' : sign === '0' ? 'abstain' : null,
  }))
const rule = (majority: VotingRule['majority'], quorum = 0, casting = false): VotingRule => ({
  majority,
  quorum,
  casting,
})
const anyRule = fc.record({
  majority: fc.constantFrom(...majorities),
  quorum: fc.integer({ min: 0, max: 100 }),
  casting: fc.boolean(),
})
const anyBallots = fc
  .array(fc.constantFrom(...choices, null), { minLength: 1, maxLength: 12 })
  .map(all => all.map((choice, index) => ({ coordinator: index === 0, choice })))

test('a simple majority is more yes than no; a tie is broken by the coordinator where the charter says so', () => {
  expect(countVotes(rule('simple'), votes('++-')).result).toBe('adopted')
  expect(countVotes(rule('simple'), votes('+-')).result).toBe('rejected')
  expect(countVotes(rule('simple', 0, true), votes('+-'))).toMatchObject({
    result: 'adopted',
    byCasting: true,
  })
  expect(countVotes(rule('simple', 0, true), votes('-+')).result).toBe('rejected')
  expect(countVotes(rule('simple', 0, true), votes('0+-')).result).toBe('rejected')
})

test('two thirds are of yes and no, unanimous is no no, and silence adopts nothing', () => {
  expect(countVotes(rule('two-thirds'), votes('++-00')).result).toBe('adopted')
  expect(countVotes(rule('two-thirds'), votes('+++--')).result).toBe('rejected')
  expect(countVotes(rule('unanimous'), votes('+00')).result).toBe('adopted')
  expect(countVotes(rule('unanimous'), votes('++++-')).result).toBe('rejected')
  expect(countVotes(rule('unanimous'), votes('000')).result).toBe('rejected')
})

test('too few have voted: no quorum, whatever they said', () => {
  expect(countVotes(rule('simple', 50), votes('++    '))).toMatchObject({ needed: 3, result: 'no-quorum' })
  expect(countVotes(rule('simple', 50), votes('++0   ')).result).toBe('adopted')
})

test('a no that turns into a yes never turns an adopted proposal down', () => {
  fc.assert(
    fc.property(anyRule, anyBallots, fc.nat(11), (how, ballots, at) => {
      const before = countVotes(how, ballots).result
      const after = countVotes(
        how,
        ballots.map((ballot, index) =>
          index === at && ballot.choice === 'no' ? { ...ballot, choice: 'yes' as const } : ballot,
        ),
      ).result
      if (before === 'adopted') expect(after).toBe('adopted')
    }),
  )
})

test('what all want two thirds want, and what two thirds want most want; the order of votes is nothing', () => {
  fc.assert(
    fc.property(anyRule, anyBallots, (how, ballots) => {
      const adopts = (majority: VotingRule['majority']) =>
        countVotes({ ...how, majority }, ballots).result === 'adopted'
      if (adopts('unanimous')) expect(adopts('two-thirds')).toBe(true)
      if (adopts('two-thirds')) expect(adopts('simple')).toBe(true)
      expect(countVotes(how, [...ballots].reverse())).toEqual(countVotes(how, ballots))
    }),
  )
})

test('the casting vote matters in a tie alone, and every vote is counted once', () => {
  fc.assert(
    fc.property(anyRule, anyBallots, (how, ballots) => {
      const counted = countVotes(how, ballots)
      expect(counted.yes + counted.no + counted.abstain + counted.silent).toBe(ballots.length)
      if (counted.byCasting) expect([how.majority, counted.yes]).toEqual(['simple', counted.no])
      if (counted.yes !== counted.no)
        expect(countVotes({ ...how, casting: !how.casting }, ballots).result).toBe(counted.result)
    }),
  )
})
