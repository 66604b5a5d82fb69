import { expect, test } from 'vitest'
import { lastChanges } from './confirmed-fields.ts'

test('the last change of each field is found, whether an import or a person made it', () => {
  const day = (date: string) => new Date(`${date}T00:00:00Z`)

  expect(
    lastChanges([
      {
        at: day('2026-01-01'),
        by: 'Ona',
        change: { before: { city: 'Kaunas', phone: '1' }, after: { city: 'Vilnius', phone: '1' } },
      },
      { at: day('2026-02-01'), by: null, change: { importId: 'x', row: 3, fields: ['website', 'city'] } },
      { at: day('2026-03-01'), by: 'Ona', change: { item: 'y' } },
    ]),
  ).toEqual({
    city: { at: day('2026-02-01'), by: null },
    website: { at: day('2026-02-01'), by: null },
  })
})
