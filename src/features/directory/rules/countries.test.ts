import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import codes from 'i18n-iso-countries/codes.json' with { type: 'json' }
import { expect, test } from 'vitest'
import { nameCountry, readCountry } from './countries.ts'

function namesIn(lang: string): [string, string][] {
  const file = readFileSync(`node_modules/i18n-iso-countries/langs/${lang}.json`, 'utf8')
  const { countries } = JSON.parse(file) as { countries: Record<string, string | string[]> }
  return Object.entries(countries).flatMap(([code, names]) =>
    [names].flat().map((name): [string, string] => [code, name]),
  )
}

test('reads every ISO code in two letters, three letters and digits', () => {
  for (const [two = '', three = '', digits = ''] of codes)
    for (const written of [two, three, digits, two.toLowerCase(), ` ${three} `, String(Number(digits) || '')])
      if (written.trim() !== '') expect([written, readCountry(written)]).toEqual([written, { code: two }])
})

test('reads every country name in the five interface languages and seven more', () => {
  const wrong = ['en', 'fr', 'de', 'es', 'lt', 'it', 'pl', 'nl', 'pt', 'ja', 'ko', 'sv'].flatMap(lang =>
    namesIn(lang).flatMap(([code, name]) => {
      const reading = readCountry(name)
      if ('code' in reading) return reading.code === code ? [] : [`${lang} ${code} ${name}: ${reading.code}`]
      return [`${lang} ${code} ${name}: ${reading.suggestions.join(' or ')}`]
    }),
  )
  wrong.sort()

  expect(wrong).toEqual([
    'de CD Kongo: CD or CG',
    'en CD Congo: CD or CG',
    'en CG Congo: CD or CG',
    'es CG Congo: CD or CG',
    'pl CG Kongo: CD or CG',
    'pt MF São Martinho: MF or SX',
    'pt SX São Martinho: MF or SX',
  ])
})

test('case, accents, punctuation and spaces do not matter', () => {
  const names = ['en', 'fr', 'de', 'es', 'lt']
    .flatMap(namesIn)
    .filter(([, name]) => name.length > 4 && !/^[CK]ongo(\b|$)/.test(name))
  const disguises = [
    (name: string) => name.toUpperCase(),
    (name: string) => name.toLowerCase(),
    (name: string) => `  ${name}\u00a0`,
    (name: string) => name.normalize('NFD'),
    (name: string) => name.replaceAll(' ', '  '),
    (name: string) => `${name}.`,
  ]
  fc.assert(
    fc.property(fc.constantFrom(...names), fc.constantFrom(...disguises), ([code, name], disguise) => {
      expect(readCountry(disguise(name))).toEqual({ code })
    }),
    { numRuns: 500 },
  )
})

test.each([
  ['UK', 'GB'],
  ['EL', 'GR'],
  ['Korea (South)', 'KR'],
  ['Republic of Korea', 'KR'],
  ['Korea, Republic of', 'KR'],
  ['USA', 'US'],
  ['U.S.A.', 'US'],
  ['the United States', 'US'],
  ['Great Britain', 'GB'],
  ['England', 'GB'],
  ['Czech Republic', 'CZ'],
  ['Kosovo', 'XK'],
  ['Kosovo*', 'XK'],
  ['Taiwan', 'TW'],
  ['Palestine', 'PS'],
  ['Zaire', 'CD'],
  ['ZR', 'CD'],
  ['TP', 'TL'],
  ['Türkiye', 'TR'],
  ['Turkey', 'TR'],
  ['Lietuva', 'LT'],
  ['Vokietija', 'DE'],
  ['allemagne', 'DE'],
  ['Japón', 'JP'],
  ['日本', 'JP'],
  ['대한민국', 'KR'],
  ['D', 'DE'],
  ['Oregon (United States)', 'US'],
  ['DE - Germany', 'DE'],
  ['Germany (DE)', 'DE'],
  ['Paris, France', 'FR'],
  ['Congo, The Democratic Republic of the', 'CD'],
  ['Iran (Islamic Republic of)', 'IR'],
  ['ＪＰ', 'JP'],
  ["Cote d'Ivoire", 'CI'],
  ['Österreich', 'AT'],
  ['Osterreich', 'AT'],
  ['Россия', 'RU'],
  ['Bosnia & Herzegovina', 'BA'],
])('%s is %s', (written, code) => {
  expect(readCountry(written)).toEqual({ code })
})

test('what is no country is told with the likely ones, never guessed', () => {
  expect(readCountry('Germny')).toEqual({ problem: 'country-unknown', suggestions: ['DE'] })
  expect(readCountry('Lihtuania')).toEqual({ problem: 'country-unknown', suggestions: ['LT'] })
  expect(readCountry('Atlantis')).toEqual({ problem: 'country-unknown', suggestions: [] })
  for (const nothing of ['ZZ', 'XX', '', '-', '999', '??'])
    expect(readCountry(nothing)).toEqual({ problem: 'country-unknown', suggestions: [] })
  expect(readCountry('Yugoslavia')).toMatchObject({ problem: 'country-former' })
  expect(readCountry('AN')).toEqual({ problem: 'country-former', suggestions: ['CW', 'SX', 'BQ'] })
  expect(readCountry('Georgia (United States)')).toEqual({
    problem: 'country-ambiguous',
    suggestions: ['US', 'GE'],
  })
  expect([nameCountry('KR'), nameCountry('??')]).toEqual(['South Korea', '??'])
})
