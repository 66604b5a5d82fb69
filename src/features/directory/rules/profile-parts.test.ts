import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  hiddenFields,
  hideFields,
  type PartVisibility,
  partLevels,
  profilePartNames,
  profileParts,
} from './profile-parts.ts'

const said = fc.dictionary(
  fc.constantFrom(...profilePartNames),
  fc.constantFrom(...partLevels),
) as fc.Arbitrary<PartVisibility>

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
