import fc from 'fast-check'
import { expect, test } from 'vitest'
import { opportunityTypes } from './choices.ts'
import { dayAfter, stateOf, takesInterest } from './open-state.ts'
import { makeReference, readTypeLetters } from './opportunity-reference.ts'
import { answersOf, payers, proposeType, subjects } from './propose-type.ts'
import { judgeScores, reviewCriteria } from './review-score.ts'
import { findTeaserFaults } from './teaser-faults.ts'
import { listChanges } from './version-changes.ts'

const names = ['UAB Spindulio Kelias', 'Lumen', 'Raylight Photonics', 'Ona Kazlauskė', 'OptiPulse']

test('who pays decides the type, and the answers of a type lead back to it', () => {
  const table = payers.map(pays => subjects.map(about => proposeType(pays, about)))

  expect(table).toEqual([
    ['business-offer', 'technology-offer', 'technology-offer'],
    ['business-request', 'technology-request', 'technology-request'],
    ['research-request', 'research-request', 'research-request'],
  ])
  for (const type of opportunityTypes) {
    const { pays, about } = answersOf(type)
    expect(proposeType(pays, about)).toBe(type)
  }
})

test.each([
  ['UAB Spindulio Kelias makes lasers', [['name', 'UAB Spindulio Kelias']]],
  ['Our OPTIPULSE head fits all', [['name', 'optipulse']]],
  ['Ask Ms Kazlauskė about it', [['name', 'kazlauskė']]],
  [
    'See www.raylight.example/products for more',
    [
      ['name', 'raylight'],
      ['link', 'www.raylight.example/products'],
    ],
  ],
  ['Write to sales@light.lt', [['email', 'sales@light.lt']]],
  ['Ring +370 5 123 4567 in the morning', [['phone', '+370 5 123 4567']]],
  [
    'Protected by EP 1234567 B1 and US 10,123,456',
    [
      ['patent', 'EP 1234567 B1'],
      ['patent', 'US 10,123,456'],
    ],
  ],
  ['A source of light in photonics for 1064 nm, 10 mW, TRL 6, since 2019', []],
  ['We seek clinics in the EU and US markets 2026 for trials, e.g. of OCT', []],
])('a teaser is looked over: %s', (text, expected) => {
  const found = findTeaserFaults({ summary: text }, names).map(({ kind, words }) => [kind, words])

  expect(found).toEqual(expected)
})

test('a name is found wherever it stands and however it is written', () => {
  const word = fc.stringMatching(/^[a-z]{2,8}$/)
  fc.assert(
    fc.property(
      fc.array(word, { maxLength: 8 }),
      fc.array(word, { maxLength: 8 }),
      fc.boolean(),
      (left, right, loud) => {
        const name = loud ? 'OPTIPULSE' : 'OptiPulse'
        const text = [...left, name, ...right].join(' ')
        expect(findTeaserFaults({ title: text }, ['OptiPulse']).some(({ kind }) => kind === 'name')).toBe(
          true,
        )
      },
    ),
  )
})

test('ten points publish unless one criterion has none', () => {
  const points = fc.integer({ min: 0, max: 5 })
  fc.assert(
    fc.property(points, points, points, points, (advantages, clarity, cooperation, guidelines) => {
      const scores = { advantages, clarity, cooperation, guidelines }
      const judged = judgeScores(scores)
      const sum = advantages + clarity + cooperation + guidelines
      expect(judged.points).toBe(sum)
      expect(judged.publishes).toBe(sum >= 10 && reviewCriteria.every(criterion => scores[criterion] > 0))
    }),
  )
  const grades = [20, 16, 14, 9, 4].map(sum => {
    const each = [0, 1, 2, 3].map(index => Math.min(5, Math.max(0, sum - 5 * index)))
    const [advantages = 0, clarity = 0, cooperation = 0, guidelines = 0] = each
    return judgeScores({ advantages, clarity, cooperation, guidelines }).grade
  })
  expect(grades).toEqual(['excellent', 'good', 'sufficient', 'on-hold', 'rejected'])
})

test('interest is taken to the last day, and what is over is not open', () => {
  const it = {
    isPublished: true,
    withdrawn: false,
    acceptsInterest: true,
    expiresOn: '2026-09-10',
    deadline: '2026-09-05',
  }
  const on = (day: string, change = {}) => [
    takesInterest({ ...it, ...change }, day),
    stateOf({ ...it, working: null, ...change }, day),
  ]

  expect([
    on('2026-09-05'),
    on('2026-09-06'),
    on('2026-09-11'),
    on('2026-09-05', { withdrawn: true }),
    on('2026-09-05', { acceptsInterest: false }),
    on('2026-09-05', { isPublished: false }),
  ]).toEqual([
    [true, 'published'],
    [false, 'closed'],
    [false, 'expired'],
    [false, 'withdrawn'],
    [false, 'closed'],
    [false, 'draft'],
  ])
  expect(dayAfter('2027-12-31', 60)).toBe('2028-02-29')
})

test('a version tells what it changed, and the order of a list is no change', () => {
  expect(
    listChanges(
      { title: 'A', terms: ['b', 'a'], trl: 5, deadline: null },
      { title: 'B', terms: ['a', 'b'], trl: null, deadline: '2026-12-01' },
    ),
  ).toEqual([
    { field: 'title', before: 'A', after: 'B' },
    { field: 'trl', before: '5', after: '' },
    { field: 'deadline', before: '', after: '2026-12-01' },
  ])
})

test('a reference says type, country, day and number', () => {
  expect(makeReference('research-request', 'LT', '2026-09-01', 7)).toBe('RDRLT20260901007')
  expect(['BO', 'tr', 'technology-offer', 'XX'].map(readTypeLetters)).toEqual([
    'business-offer',
    'technology-request',
    'technology-offer',
    null,
  ])
})
