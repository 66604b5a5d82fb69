import { expect, test } from 'vitest'
import { initialsOf } from './PersonName.tsx'

test('initials are the first letters of the first and last word, in any script', () => {
  expect(
    ['Ana María Ruiz', 'Žydrė', '  ', '田中 浩', 'o’Neill (Ms) Áine', 'Dr. 𝒜lfa Beta'].map(initialsOf),
  ).toEqual(['AR', 'Ž', '', '田浩', 'OÁ', 'DB'])
})
