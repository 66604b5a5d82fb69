import fc from 'fast-check'
import { expect, test } from 'vitest'
import { figureRoles } from './capability-words.ts'
import { readFigureList, readFigureText } from './read-figure-text.ts'

const read = (text: string, unit?: string) => {
  const reading = readFigureText(text, 'range', unit === undefined ? {} : { unit })
  if ('problem' in reading) return reading.problem
  const { low = null, high = null } = reading.figure
  return [low, high, reading.figure.unit]
}

test.each([
  ['0.5–2.2 mm', [0.5, 2.2, 'mm']],
  ['0,5 - 2,2 mm', [0.5, 2.2, 'mm']],
  ['50 nm to 2 µm', [0.05, 2, 'µm']],
  ['≤ 10 µm', [null, 10, 'µm']],
  ['<=10um', [null, 10, 'um']],
  ['mindestens 3 kHz', [3, null, 'kHz']],
  ['-20 … 60 °C', [-20, 60, '°C']],
  ['±0.1 °C', [null, 0.1, '°C']],
  ['1e-7 m', [1e-7, 1e-7, 'm']],
  ['3 x 10^8 Hz', [3e8, 3e8, 'Hz']],
  ['10', [10, 10, '']],
  ['1,500 mm', 'figure-unreadable'],
  ['5–2 mm', 'figure-unreadable'],
  ['very fine', 'figure-unreadable'],
  ['3 furlong', 'figure-unit-unknown'],
])('%s', (text, figure) => {
  expect(read(text)).toEqual(figure)
})

test('a unit in the heading stands in where the cell names none', () => {
  expect([read('6', 'µm'), read('6 nm', 'µm')]).toEqual([
    [6, 6, 'µm'],
    [6, 6, 'nm'],
  ])
})

const value = fc.oneof(
  fc.integer({ min: -5_000, max: 5_000 }),
  fc.double({ min: 1e-9, max: 1e9, noNaN: true }),
)
const figure = fc.record({
  role: fc.constantFrom(...figureRoles),
  label: fc.constantFrom(null, 'axial', 'in tissue; wet', 'at 1,550 nm'),
  bounds: fc.tuple(value, value).map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const),
  which: fc.constantFrom('low', 'high', 'both', 'same'),
  unit: fc.constantFrom('µm', 'mm', 'cm⁻¹', '1', '°C', 'lp/mm', '%'),
})

test('every list of figures that the export writes is read back as it was', () => {
  fc.assert(
    fc.property(fc.array(figure, { minLength: 1, maxLength: 6 }), list => {
      const figures = list.map(({ role, label, unit, which, bounds: [a, b] }) => ({
        role,
        label,
        unit,
        low: which === 'high' ? null : a,
        high: which === 'low' ? null : which === 'same' ? a : b,
      }))
      const text = figures.map(printed).join('; ')
      const again = readFigureList(text)
      expect(again.figures.map(one => ({ low: null, high: null, ...one }))).toEqual(figures)
    }),
  )
})

/** As export-capabilities.ts prints a figure. */
function printed({
  role,
  label,
  low,
  high,
  unit,
}: {
  role: string
  label: string | null
  low: number | null
  high: number | null
  unit: string
}): string {
  const name = label === null ? role : `${role} (${label})`
  if (low === null) return `${name}: ≤ ${high} ${unit}`
  if (high === null) return `${name}: ≥ ${low} ${unit}`
  return `${name}: ${low === high ? String(low) : `${low}–${high}`} ${unit}`
}
