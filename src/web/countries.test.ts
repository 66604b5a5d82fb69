import { expect, test } from 'vitest'
import { countryChoices, countryCodes, countryName } from './countries.ts'
import { countryNames } from './country-names.ts'

test('every language names every country, each by a name of its own', () => {
  for (const lang of Object.keys(countryNames)) {
    const named = countryCodes.map(code => countryName(code, lang))

    expect(new Set(named).size).toBe(countryCodes.length)
    expect(named.filter(name => /^[A-Z]{0,2}$/.test(name))).toEqual([])
  }
})

test('names belong to their codes, and an unknown code or language still says something', () => {
  expect([
    countryName('LT', 'de'),
    countryName('ZW', 'lt'),
    countryName('XK', 'fr'),
    countryName('QQ', 'en'),
    countryName('JP', 'ja'),
  ]).toEqual(['Litauen', 'Zimbabvė', 'Kosovo', 'QQ', 'Japan'])
})

test('choices stand in the order of the language', () => {
  expect(
    countryChoices('de')
      .map(choice => choice.label)
      .slice(0, 3),
  ).toEqual(['Afghanistan', 'Ägypten', 'Ålandinseln'])
})
