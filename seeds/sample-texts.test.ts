import { expect, test } from 'vitest'
import { makeSamplePartnership } from './sample-partnership.ts'
import type { Lang, SampleOrganisation, SamplePartnership, SampleSize } from './sample-types.ts'

const sizes: SampleSize[] = ['small', 'full']
const samples = new Map(sizes.map(size => [size, makeSamplePartnership({ size, seed: 1 })]))

function get(size: SampleSize): SamplePartnership {
  const sample = samples.get(size)
  if (!sample) throw new Error(`No sample of size ${size}`)
  return sample
}

function isCompany(organisation: SampleOrganisation): boolean {
  return (
    organisation.memberships.length > 0 && ['sme', 'company', 'large-company'].includes(organisation.kind)
  )
}

const formsOf: Record<string, RegExp> = {
  LT: /^(UAB|MB|AB) „.+“$/,
  DE: / (GmbH|AG|KG|GmbH & Co\. KG)$/,
  AT: / (GmbH|AG|KG|GmbH & Co\. KG)$/,
  FR: / (SAS|SARL|SA|EURL)$/,
  ES: / (S\.L\.|S\.A\.|S\.L\.U\.)$/,
}

test('companies carry a legal form of their own country', () => {
  const wrong = get('full').organisations.filter(
    one => isCompany(one) && !formsOf[one.country]?.test(one.name),
  )

  expect(wrong.map(one => one.name)).toEqual([])
})

const marks: Record<Lang, RegExp> = {
  en: /\b(the|for|of|and|with|in|we|is|our)\b/i,
  fr: /\b(des?|pour|nous|les?|la|et|sous)\b/i,
  de: /\b(für|und|der|die|das|wir|in|mit|aus|werden|bis|unter)\b/i,
  es: /\b(para|de|la|el|en|con|los)\b/i,
  lt: /[ąčęėįšųūž]|\b(ir|nuo|per|yra)\b/i,
}

/** Words that give another language away. */
const foreign: Record<Lang, RegExp> = {
  en: /\b(für|und|pour|nous|para|est)\b/,
  fr: /\b(the|with|für|und|para|los)\b/,
  de: /\b(the|with|pour|nous|para|los)\b/,
  es: /\b(the|with|für|und|pour|nous)\b/,
  lt: /\b(the|with|für|und|pour|nous|para)\b/,
}

test.each(sizes)('every text of the %s size is there, filled in and in its language', size => {
  const sample = get(size)
  const invented = sample.organisations.filter(one => one.offered.length > 0)
  const texts = invented.flatMap(one =>
    [one.summary, one.description, one.offers, one.needs].map(text => ({ text, lang: one.lang })),
  )
  const names = new Map(sample.organisations.map(one => [one.key, one.shortName]))
  const requests = sample.missions
    .flatMap(mission => mission.requests)
    .map(({ message, lang, toOrganisation }) => ({
      text: message.replaceAll(names.get(toOrganisation) ?? '', ''),
      lang,
    }))
  const wrong = [...texts, ...requests].filter(
    ({ text, lang }) =>
      text.trim() === '' || /[{}]|undefined|NaN|null/.test(text) || foreign[lang].test(text),
  )
  const unmarked = invented.filter(one => !marks[one.lang].test(one.description))

  expect(wrong).toEqual([])
  expect(unmarked.map(one => one.description)).toEqual([])
})

function listShingles(text: string): string[] {
  const words = text.split(/\s+/)
  return words
    .slice(0, Math.max(0, words.length - 5))
    .map((_, index) => words.slice(index, index + 6).join(' '))
}

test('1,600 companies do not repeat each other: most runs of six words are different', () => {
  const companies = get('full').organisations.filter(isCompany)
  const shingles = companies.flatMap(one => listShingles(`${one.summary} ${one.description}`))
  const share = new Set(shingles).size / shingles.length

  expect(share).toBeGreaterThan(0.6)
})
