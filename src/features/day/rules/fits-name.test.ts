import { expect, test } from 'vitest'
import { fitsName } from './fits-name.ts'

test.each([
  ['jose', ['José Ejemplo', null], true],
  ['ejem jo', ['José Ejemplo'], true],
  ['sato hoshi', ['Kenji Sato', '佐藤健二', 'さとう けんじ', 'Hoshi Optics'], true],
  ['健二', ['Kenji Sato', '佐藤健二'], true],
  ['さとう', ['Kenji Sato', '佐藤健二', 'さとう けんじ'], true],
  ['Łukasz', ['Lukasz Przyklad'], true],
  ['enji', ['Kenji Sato'], false],
  ['sato nobody', ['Kenji Sato', 'Hoshi Optics'], false],
  ['', ['Anybody'], true],
])('%s among %j: %s', (typed, names, fits) => {
  expect(fitsName(typed, names)).toBe(fits)
})
