import { expect, test } from 'vitest'
import { readOrganisationRow } from './read-organisation-row.ts'
import { readGeolocation } from './read-place.ts'

test.each([
  ['48.19,16.36', 48.19, 16.36],
  ['(54.687, 25.280)', 54.687, 25.28],
  ['-33.9 151.2', -33.9, 151.2],
  ['48,19; 16,36', 48.19, 16.36],
])('%s is a place', (text, latitude, longitude) => {
  expect(readGeolocation(text)).toEqual({ latitude, longitude })
})

test.each(['', '48.19', '95.0,10.0', '48,19,16,36', 'north of the river', '1.5,200.1'])(
  '%s is none',
  text => {
    expect(readGeolocation(text)).toBeNull()
  },
)

const read = (cells: Record<string, string>) =>
  readOrganisationRow(
    { name: 'Example', country: 'AT', kind: 'PRC', ...cells },
    { defaults: { thisYear: 2026 } },
  )

test('coordinates, region code and the SME flag of CORDIS go in', () => {
  expect(read({ geolocation: '48.19,16.36', nuts: 'at130', isSme: 'true' })).toMatchObject({
    ok: { values: { latitude: 48.19, longitude: 16.36, nuts: 'AT130', kind: 'sme' } },
    warnings: [],
  })
  expect(read({ isSme: 'false' })).toMatchObject({ ok: { values: { kind: 'company' } } })
  expect(read({ latitude: '54,69', longitude: '25,28' })).toMatchObject({
    ok: { values: { latitude: 54.69, longitude: 25.28 } },
  })
})

test('half a place and no place are told and left out', () => {
  const rows: Record<string, string>[] = [
    { latitude: '54.69' },
    { geolocation: '0.0,0.0' },
    { nuts: 'Vilnius' },
  ]
  for (const cells of rows) {
    const reading = read(cells)
    expect(reading.warnings).toHaveLength(1)
    expect('ok' in reading && reading.ok.values).not.toHaveProperty('latitude')
  }
})
