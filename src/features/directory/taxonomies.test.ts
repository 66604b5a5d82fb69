import { expect, test } from 'vitest'
import { labelIn, shippedTaxonomies } from './taxonomies.ts'

test('NACE Rev. 2.1 is there with its 22 sections and 87 divisions, each with a name in five languages', () => {
  const nace = shippedTaxonomies().find(({ scheme }) => scheme === 'nace')
  const terms = nace?.terms ?? []
  const sections = terms.filter(({ parent }) => parent === null).map(({ code }) => code)
  const divisions = terms.filter(({ parent }) => parent !== null)

  expect(nace?.revision).toBe('2.1')
  expect(sections.join('')).toBe('ABCDEFGHIJKLMNOPQRSTUV')
  expect(new Set(divisions.map(({ code }) => code)).size).toBe(87)
  expect(divisions.filter(({ code }) => !/^\d\d$/.test(code) || ['04', '34', '45'].includes(code))).toEqual(
    [],
  )
  expect(divisions.filter(({ parent }) => !sections.includes(parent ?? ''))).toEqual([])
  for (const { code, labels } of terms)
    expect([code, Object.keys(labels).sort(), Object.values(labels).includes('')]).toEqual([
      code,
      ['de', 'en', 'es', 'fr', 'lt'],
      false,
    ])
})

test('a language nobody knows, or a word that means something to objects, gets the English name', () => {
  const labels = { en: 'Optics', de: 'Optik' }
  expect(['de', 'ja', '__proto__', 'constructor'].map(lang => labelIn(labels, lang))).toEqual([
    'Optik',
    'Optics',
    'Optics',
    'Optics',
  ])
})
