import { expect, test } from 'vitest'
import { nextStepFor } from './next-step.ts'

test.each([
  [{ people: 0, hasSummary: true, hasMet: false }, 'invite'],
  [{ people: 2, hasSummary: true, hasMet: false }, 'introduce'],
  [{ people: 2, hasSummary: false, hasMet: false }, 'serve'],
  [{ people: 2, hasSummary: true, hasMet: true }, 'serve'],
] as const)('of a member with %j the next step is to %s', (member, step) => {
  expect(nextStepFor(member)).toBe(step)
})
