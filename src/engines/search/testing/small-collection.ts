import fc from 'fast-check'
import type { SearchDocument, SearchQuestion, SearchSettings } from '../model.ts'

/** Settings and random documents for property tests: few words, so that documents share them. */
export const smallSettings: SearchSettings = {
  fields: [
    { name: 'name', weight: 3, lengthNorm: 0.3 },
    { name: 'text', weight: 1 },
  ],
  languages: ['en', 'de', 'lt'],
  bridges: [
    {
      id: 'oct',
      kind: 'same',
      left: { en: ['optical coherence tomography', 'OCT'], de: ['optische Kohärenztomografie'] },
      right: { en: ['retinal layer thickness'], de: ['Netzhautdicke'], lt: ['tinklainės storis'] },
      source: 'test',
    },
  ],
}

const words = [
  'laser',
  'lasers',
  'retina',
  'retinal',
  'layer',
  'thickness',
  'OCT',
  'optical',
  'coherence',
  'tomography',
  'Netzhaut',
  'Dicke',
  'Netzhautdicke',
  'tinklainės',
  'storis',
  '10 µm',
  '検査装置',
  'non-invasive',
]
const keys = ['public', 'platform', 'cluster:1', 'cluster:2']
const key = fc.constantFrom(...keys)
const text = fc.array(fc.constantFrom(...words), { maxLength: 9 }).map(list => list.join(' '))

const document = (id: string): fc.Arbitrary<SearchDocument> =>
  fc
    .record({
      language: fc.constantFrom('en', 'de', 'lt'),
      visibility: key,
      name: text,
      body: text,
      bodyKey: key,
      country: fc.subarray(['LT', 'DE', 'JP']),
      countryKey: key,
      micrometres: fc.array(fc.record({ low: fc.integer({ min: 0, max: 50 }), days: fc.nat(20), key }), {
        maxLength: 2,
      }),
    })
    .map(given => ({
      id,
      language: given.language,
      visibility: given.visibility,
      fields: { name: given.name, text: { text: given.body, visibility: given.bodyKey } },
      facets: { country: { values: given.country, visibility: given.countryKey } },
      quantities: given.micrometres.flatMap(({ low, days, key: visibility }, nth) => {
        const record = String(nth)
        return [
          { about: 'resolution', dimension: 'length', low: low * 1e-6, high: Infinity, visibility, record },
          { about: 'lead time', dimension: 'time', low: days, high: days, visibility, record },
        ]
      }),
    }))

/** Up to a dozen documents with ids d0, d1 … */
export const documents: fc.Arbitrary<readonly SearchDocument[]> = fc
  .integer({ min: 1, max: 12 })
  .chain(count => fc.tuple(...Array.from({ length: count }, (_, number) => document(`d${number}`))))

export const question: fc.Arbitrary<SearchQuestion> = fc.record(
  {
    text: fc.oneof(text, fc.constantFrom('lazer retna', 'tomog', 'Netzhautdikce', '')),
    match: fc.constantFrom<NonNullable<SearchQuestion['match']>>('any', 'most', 'all'),
    filters: fc.constantFrom<NonNullable<SearchQuestion['filters']>>(
      {},
      { country: ['LT'] },
      { country: ['DE', 'JP'] },
    ),
    quantities: fc.constantFrom<NonNullable<SearchQuestion['quantities']>>(
      [],
      [{ about: 'resolution', dimension: 'length', low: -Infinity, high: 2e-5 }],
      [
        { about: 'resolution', dimension: 'length', low: -Infinity, high: 2e-5 },
        { about: 'lead time', dimension: 'time', low: -Infinity, high: 8 },
      ],
    ),
    count: fc.constant<readonly string[]>(['country']),
  },
  { requiredKeys: ['text', 'count'] },
)

/** A viewer who sees what is public and some of the rest. */
export const seenKeys: fc.Arbitrary<ReadonlySet<string>> = fc
  .subarray(keys)
  .map(seen => new Set(['public', ...seen]))
