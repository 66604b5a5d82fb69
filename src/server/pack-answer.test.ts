import { expect, test } from 'vitest'
import { chooseEncoding } from './pack-answer.ts'

test('an answer is packed as its reader takes it, and never as they refuse it', () => {
  const cases: [string | undefined, 'br' | 'gzip' | null][] = [
    [undefined, null],
    ['', null],
    ['gzip', 'gzip'],
    ['gzip, deflate, br, zstd', 'br'],
    ['GZIP;q=0.5', 'gzip'],
    ['br;q=0, gzip', 'gzip'],
    ['br; q=0.000, gzip;q=0.0', null],
    ['identity', null],
    ['*', null],
  ]

  expect(cases.map(([accepted]) => [accepted, chooseEncoding(accepted)])).toEqual(cases)
})
