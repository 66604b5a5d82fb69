import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkAnswers, type Question, readAnswers } from './answers.ts'

const diet: Question = { id: 'diet', kind: 'choice', options: ['any', 'vegetarian'], required: true }
const badge: Question = { id: 'badge', kind: 'text', options: [], required: false }
const visa: Question = { id: 'visa', kind: 'yes-no', options: [], required: false }

test('answers to what is asked are kept, everything else is not', () => {
  expect(
    checkAnswers([diet, badge, visa], { diet: 'vegetarian', badge: '  Dr. Linse ', visa: 'yes', other: 'x' }),
  ).toEqual({
    answers: { diet: 'vegetarian', badge: 'Dr. Linse', visa: 'yes' },
    faults: [],
  })
})

test('what is missing, not offered or too long is named at its field', () => {
  expect(checkAnswers([diet, badge, visa], { badge: 'x'.repeat(501), visa: 'no?' }).faults).toEqual([
    { field: 'answers.diet', code: 'missing' },
    { field: 'answers.badge', code: 'too-long' },
    { field: 'answers.visa', code: 'not-offered' },
  ])
  expect(checkAnswers([diet], { diet: 'raw' }).faults).toEqual([
    { field: 'answers.diet', code: 'not-offered' },
  ])
})

test('whatever is sent, a kept answer is one that was asked for and fits', () => {
  const given = fc.dictionary(fc.constantFrom('diet', 'badge', 'visa', 'other'), fc.string())
  fc.assert(
    fc.property(given, sent => {
      const { answers, faults } = checkAnswers([diet, badge, visa], sent)
      expect(Object.keys(answers).every(id => ['diet', 'badge', 'visa'].includes(id))).toBe(true)
      expect(
        answers.diet === undefined
          ? faults.some(fault => fault.field === 'answers.diet')
          : diet.options.includes(answers.diet),
      ).toBe(true)
    }),
  )
})

test('stored answers of another shape are no answers', () => {
  expect([readAnswers(null), readAnswers('x'), readAnswers({ a: 'yes', b: 1 })]).toEqual([
    {},
    {},
    { a: 'yes' },
  ])
})
