import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  changeLevels,
  describeLevels,
  fieldLevels,
  namesToSay,
  partLevels,
  reaches,
  type SaidLevels,
} from './part-table.ts'
import { hiddenFields, hideFields, levelOf, profileParts, profileTable } from './profile-parts.ts'

const said: fc.Arbitrary<SaidLevels> = fc.dictionary(
  fc.constantFrom(...namesToSay(profileTable)),
  fc.constantFrom(...partLevels),
)

test('standing nearer never shows less, and the organisation’s own people see everything', () => {
  fc.assert(
    fc.property(said, fc.integer({ min: 0, max: 3 }), (choices, reach) => {
      const far = hiddenFields(choices, reach)
      const near = hiddenFields(choices, reach + 1)
      expect([...near].filter(field => !far.has(field))).toEqual([])
      expect([...hiddenFields(choices, 4)]).toEqual([])
    }),
  )
})

test('no field stands in two parts', () => {
  const fields = Object.values(profileParts).flat()
  expect(new Set(fields).size).toBe(fields.length)
})

test('turnover is confidential and addresses ask for an account until the owner says otherwise', () => {
  const profile = {
    name: 'A',
    email: 'a@a.example',
    turnoverBand: 'to-2m',
    certificates: ['ISO 9001'],
    needs: 'x',
  }

  expect(hideFields(profile, {}, 0)).toEqual({ ...profile, email: null, turnoverBand: null })
  expect(hideFields(profile, { contact: 'public', quality: 'cluster' }, 2)).toEqual({
    ...profile,
    turnoverBand: null,
    certificates: [],
  })
  expect(hideFields(profile, {}, 4)).toEqual(profile)
})

test('a field set apart is seen by whom it says, its part by whom the part says, coordinates together', () => {
  const choices: SaidLevels = {
    contact: 'organisation',
    phone: 'public',
    latitude: 'cluster',
    figures: 'platform',
  }

  expect([...hiddenFields(choices, 0)]).not.toContain('phone')
  expect([...hiddenFields(choices, 0)]).toEqual(
    expect.arrayContaining(['email', 'street', 'postcode', 'latitude', 'longitude', 'exportShare']),
  )
  expect([...hiddenFields(choices, 3)]).toEqual(['email', 'street', 'postcode'])
})

test('whatever is said, each field is kept to its own level, else to its part’s, else to the default', () => {
  fc.assert(
    fc.property(said, fc.integer({ min: 0, max: 4 }), (choices, reach) => {
      const hidden = hiddenFields(choices, reach)
      for (const [part, fields] of Object.entries(profileParts))
        for (const field of fields) {
          const own = field === 'longitude' ? choices.latitude : choices[field]
          const level = own ?? choices[part] ?? profileTable.defaults[part as keyof typeof profileParts]
          expect([field, hidden.has(field)]).toEqual([field, !reaches(reach, level)])
        }
    }),
    { numRuns: 300 },
  )
})

test('what an editor reads of the levels and sends back unchanged says the same as before', () => {
  fc.assert(
    fc.property(said, choices => {
      const { partLevels: parts, fieldLevels: fields } = describeLevels(profileTable, choices)
      const again = changeLevels(choices, { ...parts, ...fields })

      for (const name of namesToSay(profileTable))
        expect(levelOf(name as 'contact', again)).toBe(levelOf(name as 'contact', choices))
    }),
    { numRuns: 200 },
  )
})

test('‘same’ takes back what was said of a field', () => {
  fc.assert(
    fc.property(
      said,
      fc.dictionary(fc.constantFrom('phone', 'capacity'), fc.constantFrom(...fieldLevels)),
      (choices, change) => {
        const after = changeLevels(choices, change)
        for (const field of ['phone', 'capacity'])
          expect(after[field]).toBe(
            change[field] === undefined
              ? choices[field]
              : change[field] === 'same'
                ? undefined
                : change[field],
          )
      },
    ),
    { numRuns: 200 },
  )
})
