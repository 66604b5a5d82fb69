import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readAudience, sayAudience } from './audience.ts'

test('an audience is read as it was said, and nothing else is one', () => {
  fc.assert(
    fc.property(fc.constantFrom('partnership', 'cluster', 'organisation'), fc.uuid(), (level, id) => {
      expect(readAudience(sayAudience({ level, id } as const))).toEqual({ level, id })
      expect(readAudience(`${level}:${id}:x`)).toBeNull()
    }),
    { numRuns: 300 },
  )
  fc.assert(
    fc.property(fc.string(), text => {
      const read = readAudience(text)
      if (read !== null) expect(sayAudience(read)).toBe(text)
    }),
    { numRuns: 500 },
  )
  expect([readAudience('platform'), readAudience('public'), readAudience('cluster:')]).toEqual([
    { level: 'platform', id: null },
    null,
    null,
  ])
})
