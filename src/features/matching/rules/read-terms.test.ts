import { expect, test } from 'vitest'
import { TermReader } from './read-terms.ts'

test('a number alone is no term, a word with one is', () => {
  const words = new TermReader([])
    .read('Two 3D printers within 12 months', 'en', 'need')
    .map(({ word }) => word)

  expect(words).toEqual(expect.arrayContaining(['3D', 'printers', 'months']))
  expect(words).not.toContain('12')
})
