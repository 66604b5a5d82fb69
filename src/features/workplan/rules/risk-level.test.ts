import { expect, test } from 'vitest'
import { degrees, levelOf, weightiestFirst } from './risk-level.ts'

test('likelihood and impact weigh alike, and only both make a high risk', () => {
  expect(degrees.map(likelihood => degrees.map(impact => levelOf(likelihood, impact)))).toEqual([
    ['low', 'low', 'medium'],
    ['low', 'medium', 'high'],
    ['medium', 'high', 'high'],
  ])
})

test('what is closed stands last, however much it weighed', () => {
  const risk = (number: number, impact: 'low' | 'high', state: 'open' | 'closed') => ({
    number,
    likelihood: 'high' as const,
    impact,
    state,
  })
  const sorted = weightiestFirst([
    risk(1, 'low', 'open'),
    risk(2, 'high', 'closed'),
    risk(3, 'high', 'open'),
    risk(4, 'high', 'open'),
  ])
  expect(sorted.map(({ number }) => number)).toEqual([3, 4, 1, 2])
})
