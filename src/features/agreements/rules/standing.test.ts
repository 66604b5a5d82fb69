import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type BoundParty, inForceFrom, isToRemind, missingOf, type Signed } from './standing.ts'

const today = '2027-03-01'
const party = (id: string, joinedOn = '2026-01-01', leftOn: string | null = null): BoundParty => ({
  id,
  joinedOn,
  leftOn,
})
const day = fc
  .integer({ min: 0, max: 420 })
  .map(days => new Date(Date.UTC(2026, 0, 1) + days * 86_400_000).toISOString().slice(0, 10))
const parties = fc.uniqueArray(
  fc.record({
    id: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
    joinedOn: fc.constant('2026-01-01'),
    leftOn: fc.option(day, { nil: null }),
  }),
  { selector: one => one.id },
)
const signatures = fc.uniqueArray(
  fc.record({ partyId: fc.constantFrom('a', 'b', 'c', 'd', 'e'), signedOn: day }),
  { selector: one => one.partyId },
)

test('it is in force from the last signature on, and from no day while one is missing', () => {
  const both = [party('a'), party('b')]
  const first: Signed = { partyId: 'a', signedOn: '2027-02-10' }
  expect(inForceFrom(both, [first], today)).toBeNull()
  expect(inForceFrom(both, [first, { partyId: 'b', signedOn: '2027-02-03' }], today)).toBe('2027-02-10')
})

test('who left is not waited for, who comes later not yet, and nobody agrees with themselves alone', () => {
  const signed = [
    { partyId: 'a', signedOn: '2027-02-10' },
    { partyId: 'b', signedOn: '2027-02-11' },
  ]
  expect(inForceFrom([party('a'), party('b'), party('c', '2026-01-01', '2027-02-28')], signed, today)).toBe(
    '2027-02-11',
  )
  expect(missingOf([party('a'), party('b'), party('d', '2027-04-01')], signed, today)).toEqual([])
  expect(inForceFrom([party('a')], signed, today)).toBeNull()
})

test('in force and missing exclude each other, whatever is signed', () => {
  fc.assert(
    fc.property(parties, signatures, (all, signed) => {
      const from = inForceFrom(all, signed, today)
      if (from !== null) expect(missingOf(all, signed, today)).toEqual([])
    }),
  )
})

test('a further signature never takes back that it is in force, nor makes it so earlier', () => {
  fc.assert(
    fc.property(parties, signatures, (all, signed) => {
      const before = inForceFrom(all, signed.slice(1), today)
      const after = inForceFrom(all, signed, today)
      if (before !== null) expect(after !== null && after >= before).toBe(true)
    }),
  )
})

test('a week after they were asked, once, and again only for the next version', () => {
  const asked = new Date('2027-02-01T10:00:00Z')
  const at = (text: string) => new Date(text)
  expect(isToRemind(asked, null, at('2027-02-07T10:00:00Z'))).toBe(false)
  expect(isToRemind(asked, null, at('2027-02-08T10:00:00Z'))).toBe(true)
  expect(isToRemind(asked, at('2027-02-08T10:00:00Z'), at('2027-03-08T10:00:00Z'))).toBe(false)
  expect(isToRemind(asked, at('2027-01-08T10:00:00Z'), at('2027-02-08T10:00:00Z'))).toBe(true)
})
