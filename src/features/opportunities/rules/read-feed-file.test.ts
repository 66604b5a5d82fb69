import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type FeedEntry, writeAtomFeed, writeJsonFeed, writeXmlFeed } from './feed-formats.ts'
import { FeedRefused, readFeedFile } from './read-feed-file.ts'
import { readXml, XmlRefused } from './read-xml.ts'

const entry: FeedEntry = {
  slug: 'to-abc',
  reference: 'TOLT20260901001',
  type: 'technology-offer',
  lang: 'fr',
  title: 'Laser <vert> & « petit »',
  summary: 'Un laser.',
  description: 'Deux\nlignes',
  advantages: 'Léger',
  expertise: null,
  applications: 'Soins',
  country: 'LT',
  kind: 'sme',
  size: 'small',
  owner: { name: 'Exemple' },
  cluster: { name: 'LITEK' },
  stage: 'prototype',
  trl: 6,
  iprStatus: 'secret',
  iprComment: null,
  partnerArea: null,
  partnerSought: 'Un fabricant',
  partnerTypes: ['sme'],
  partnerCountries: ['JP'],
  cooperationTypes: ['licence', 'supplier'],
  targetMarkets: ['JP', 'KR'],
  terms: [
    { value: 'photonics-health:oct', label: 'OCT' },
    { value: 'nace:26.51', label: 'Instruments' },
  ],
  keywords: ['1,064 nm'],
  programme: null,
  callTopic: null,
  durationMonths: 18,
  publishedAt: '2026-09-01T08:00:00Z',
  updatedAt: '2026-09-01T08:00:00Z',
  deadline: '2027-01-31',
  expiresOn: '2027-08-31',
  takesInterest: true,
}
const feed = { baseUrl: 'https://kontor.example', generatedAt: '2026-09-01T08:00:00Z', entries: [entry] }

test('what is written as XML and as JSON is read again with the same fields', () => {
  for (const text of [writeXmlFeed(feed), writeJsonFeed(feed)]) {
    const { source, entries } = readFeedFile(text)
    const [read] = entries

    expect([source, entries.length, read?.reference]).toEqual([
      'https://kontor.example',
      1,
      'TOLT20260901001',
    ])
    const { title, summary, description, lang, type, country, trl, terms, keywords } = read?.values ?? {}
    expect({ title, summary, description, lang, type, country, trl, terms, keywords }).toEqual({
      title: entry.title,
      summary: 'Un laser.',
      description: 'Deux\nlignes',
      lang: 'fr',
      type: 'technology-offer',
      country: 'LT',
      trl: 6,
      terms: ['photonics-health:oct', 'nace:26.51'],
      keywords: ['1,064 nm'],
    })
    expect(read?.values.cooperationTypes).toEqual(['licence', 'supplier'])
    expect([read?.values.durationMonths, read?.values.deadline]).toEqual([18, '2027-01-31'])
    expect(read?.values.takesInterest).toBe(true)
  }
})

test('Atom gives title, summary, language and type', () => {
  const { source, entries } = readFeedFile(writeAtomFeed(feed, { title: 'Kontor' }))

  expect(source).toBe('https://kontor.example')
  expect(entries[0]).toEqual({
    row: 1,
    reference: 'to-abc',
    values: {
      type: 'technology-offer',
      lang: 'fr',
      title: entry.title,
      summary: 'Un laser.',
      page: 'https://kontor.example/opportunities/to-abc',
    },
  })
})

const faultOf = (text: string) => {
  try {
    readFeedFile(text)
    return 'read'
  } catch (error) {
    if (error instanceof FeedRefused) return error.fault
    throw error
  }
}

test('entities, document types and endless nesting are refused before anything is expanded', () => {
  const laughs = `<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY lol "lol">${Array.from({ length: 9 }, (_, n) => `<!ENTITY lol${n + 1} "${`&lol${n || ''};`.repeat(10)}">`).join('')}]><opportunities>&lol9;</opportunities>`
  const begun = performance.now()

  expect(faultOf(laughs)).toBe('hostile')
  expect(faultOf('<!DOCTYPE o SYSTEM "file:///etc/passwd"><opportunities/>')).toBe('hostile')
  expect(faultOf('<opportunities><opportunity>&secret;</opportunity></opportunities>')).toBe('hostile')
  expect(faultOf('<a>'.repeat(100_000))).toBe('hostile')
  expect(faultOf(`<opportunities ${'x'.repeat(2_000_000)}`)).toBe('unreadable')
  expect(faultOf(`{"opportunities":[${'{},'.repeat(5_001)}{}]}`)).toBe('too-many')
  expect(performance.now() - begun).toBeLessThan(5_000)
})

test('what is no feed is said to be none', () => {
  for (const text of [
    '',
    'hello',
    '{',
    '[]',
    '<html></html>',
    '<a></b>',
    '<a/><b/>',
    '<a>',
    '<a b=c/>',
    '&#0;',
  ])
    expect([text, faultOf(text)]).toEqual([text, 'unreadable'])
})

test('any text comes back from XML as it went in, and no garbage breaks the reader', () => {
  const clean = fc.string({ unit: 'grapheme' }).map(text => text.replace(/[\p{Cc}\ufffe\uffff]/gu, ''))
  fc.assert(
    fc.property(clean, title => {
      const { entries } = readFeedFile(writeXmlFeed({ ...feed, entries: [{ ...entry, title }] }))
      expect(entries[0]?.values.title).toBe(title.trim())
    }),
    { numRuns: 300 },
  )
  const pieces = fc.array(
    fc.constantFrom('<', '>', '/', '&', ';', '"', "'", '!', '[', 'a', ' ', '=', '<!--', ']]>', '#x41;'),
  )
  fc.assert(
    fc.property(pieces, parts => {
      try {
        readXml(parts.join(''))
      } catch (error) {
        expect(error).toBeInstanceOf(XmlRefused)
      }
    }),
    { numRuns: 2_000 },
  )
})
