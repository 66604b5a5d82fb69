import fc from 'fast-check'
import { expect, test } from 'vitest'
import { organisationCatalogue } from './columns.ts'
import { proposeSheet } from './propose-sheet.ts'

const members = { sheet: 'Members', header: ['Name', 'Country', 'City'], rows: [['A', 'LT', 'Vilnius']] }
const notes = { sheet: 'Notes', header: ['Zodiac', 'Colour'], rows: [['Ram', 'red']] }
const people = {
  sheet: 'People',
  header: ['E-mail', 'City', 'Phone'],
  rows: [['a@b.example', 'Kaunas', '1']],
}

test('the sheet whose columns are recognised best is proposed, and required fields count most', () => {
  expect(proposeSheet(organisationCatalogue, [notes, people, members])).toBe('Members')
})

test('no sheet is proposed when no column is recognised', () => {
  expect(proposeSheet(organisationCatalogue, [])).toBeUndefined()
  expect(proposeSheet(organisationCatalogue, [notes])).toBeUndefined()
})

test('of equal sheets the first is proposed', () => {
  expect(proposeSheet(organisationCatalogue, [notes, members, { ...members, sheet: 'Copy' }])).toBe('Members')
})

test('the order of different sheets does not change the proposal, nor do sheets without headings', () => {
  const empty = { sheet: 'Empty', header: ['', ''], rows: [['', '']] }
  fc.assert(
    fc.property(
      fc.shuffledSubarray([notes, people, members, empty], { minLength: 4, maxLength: 4 }),
      sheets => proposeSheet(organisationCatalogue, sheets) === 'Members',
    ),
    { numRuns: 8 },
  )
})
