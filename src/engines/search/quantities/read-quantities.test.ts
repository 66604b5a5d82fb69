import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readNumber } from './numbers.ts'
import { readQuantities } from './read-quantities.ts'
import { findUnit, toCanonical } from './units.ts'

/** Conditions without their offsets, then what is left. */
const read = (text: string, language: string) => {
  const { quantities, rest } = readQuantities(text, language)
  return [...quantities.map(({ about, dimension, low, high }) => [about ?? dimension, low, high]), rest]
}
const WEEK = 604_800

describe('conditions in a sentence', () => {
  it.each([
    ['en', 'resolution ≤ 10 µm, depth ≥ 2 mm, in vivo, ≤ 3 weeks'],
    ['en', 'resolution up to 10 microns, depth of at least 0.2 cm, in vivo, within 3 wks'],
    ['de', 'Auflösung besser als 10 μm, Tiefe mindestens 2 mm, in vivo, höchstens 3 Wochen'],
    ['fr', 'résolution inférieure à 10 µm, profondeur d’au moins 2 mm, in vivo, moins de 3 semaines'],
    ['es', 'resolución < 10 µm, profundidad > 2 mm, in vivo, como máximo 3 semanas'],
    ['lt', 'raiška iki 10 µm, gylis ne mažiau kaip 2 mm, in vivo, iki 3 savaičių'],
  ])('are read in %s: %s', (language, text) => {
    expect(read(text, language)).toEqual([
      ['resolution', -Infinity, 1e-5],
      ['depth', 2e-3, Infinity],
      ['lead time', -Infinity, 3 * WEEK],
      'in vivo',
    ])
  })

  it('may be ranges, tolerances, money, and values that only have a unit', () => {
    expect(read('wavelength between 800 and 1,300 nm', 'en')).toEqual([['wavelength', 8e-7, 1.3e-6], ''])
    expect(read('longitud de onda entre 800 y 1.300 nm', 'es')).toEqual([['wavelength', 8e-7, 1.3e-6], ''])
    expect(read('wavelength 830 ± 20 nm', 'en')).toEqual([['wavelength', 8.1e-7, 8.5e-7], ''])
    expect(read('laser 2–3 W', 'en')).toEqual([['power', 2, 3], 'laser'])
    expect(read('Preis bis zu 5.000 EUR', 'de')).toEqual([['price', -Infinity, 5000], ''])
    expect(read('≤ 5 k€', 'en')).toEqual([['price', -Infinity, 5000], ''])
    expect(read('10 µm resolution or better', 'en')).toEqual([['resolution', -Infinity, 1e-5], ''])
    expect(read('laser 532 nm', 'en')).toEqual([['length', 5.315e-7, 5.325e-7], 'laser'])
  })

  it('stay apart when two follow each other', () => {
    expect(read('sensitivity at least 95 % specificity over 90 %', 'en')).toEqual([
      ['sensitivity', 0.95, Infinity],
      ['specificity', 0.9, Infinity],
      '',
    ])
    expect(read('temperature below 37 °C and 5 % efficiency', 'en')).toEqual([
      ['temperature', -Infinity, 310.15],
      ['efficiency', 0.045, 0.055],
      'and',
    ])
  })

  it('are not seen where there are none', () => {
    for (const text of [
      'ISO 13485 certified, 25 employees',
      '3D printing in 2 clinics',
      'class 3b lasers',
      '',
    ])
      expect(readQuantities(text, 'en')).toEqual({ quantities: [], rest: text })
  })

  it('never make it fail or lose words, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), text => {
        const { quantities } = readQuantities(text, 'en')
        for (const { low, high, start, end } of quantities) {
          expect(low).toBeLessThanOrEqual(high)
          expect(start).toBeLessThan(end)
        }
      }),
    )
  })
})

describe('numbers', () => {
  it.each([
    ['1,300', 'en', 1300],
    ['1,300', 'de', 1.3],
    ['1.300', 'en', 1.3],
    ['1.300', 'de', 1300],
    ['1.300,5', 'en', 1300.5],
    ['1,300.5', 'de', 1300.5],
    ['12 500', 'fr', 12_500],
    ['1’250.5', 'de', 1250.5],
    ['0,005', 'en', 0.005],
    ['−20', 'en', -20],
    ['1e-6', 'en', 1e-6],
    ['2 × 10⁻³', 'en', 2e-3],
    ['2x10^-3', 'en', 2e-3],
  ])('%s in %s is %d', (written, language, value) => {
    expect(readNumber(written, language).value).toBe(value)
  })
})

describe('units', () => {
  it('make equal values equal, and tell mW from MW', () => {
    const canonical = (value: number, name: string) => {
      const unit = findUnit(name)
      return unit && [unit.dimension, toCanonical(value, unit)]
    }

    expect(canonical(10, 'µm')).toEqual(canonical(10_000, 'nm'))
    expect(canonical(10, 'μm')).toEqual(canonical(0.01, 'mm'))
    expect(canonical(212, '°F')).toEqual(canonical(100, '°C'))
    expect(canonical(1, 'mW')).toEqual(['power', 1e-3])
    expect(canonical(1, 'MW')).toEqual(['power', 1e6])
    expect(canonical(5, 'k€')).toEqual(['money-EUR', 5000])
    expect(canonical(1, 'Wochen')).toEqual(['time', WEEK])
    expect(canonical(1, 'clinics')).toBeUndefined()
  })
})
