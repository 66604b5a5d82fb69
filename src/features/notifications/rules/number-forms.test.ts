import { expect, test } from 'vitest'
import { numberFormOf, numberFormsOf } from './number-forms.ts'

test('a language says numbers in as many forms as can stand in a mail', () => {
  expect(numberFormsOf('en')).toEqual([
    { form: 'one', numbers: [1], more: false },
    { form: null, numbers: [2, 3, 4], more: true },
  ])
  expect(numberFormsOf('lt')).toEqual([
    { form: 'one', numbers: [1, 21, 31], more: true },
    { form: 'few', numbers: [2, 3, 4], more: true },
    { form: null, numbers: [10, 11, 12], more: true },
  ])
  expect(numberFormsOf('fr').map(({ form }) => form)).toEqual(['one', null])
  expect(numberFormsOf('ja')).toEqual([{ form: null, numbers: [1, 2, 3], more: true }])
})

test('a number has one form', () => {
  expect([1, 2, 10, 21, 22].map(count => numberFormOf('lt', count))).toEqual([
    'one',
    'few',
    null,
    'one',
    'few',
  ])
})
