import fc from 'fast-check'
import { expect, test } from 'vitest'
import { MatchIndex, type MatchSubject } from '../../../engines/matching/index.ts'
import { indexOf } from './keep-index.ts'

const text = fc.constantFrom('laser', 'mirror', 'fibre')
const place = fc.constantFrom('AT', 'LT', 'JP')
const terms = fc.array(
  text.map(word => ({ term: word, word })),
  { maxLength: 3 },
)
const subject: fc.Arbitrary<Omit<MatchSubject, 'id'>> = fc.record({
  kind: fc.constantFrom('sme', 'rto'),
  country: place,
  presentIn: fc.array(place, { maxLength: 1 }),
  markets: fc.array(place, { maxLength: 1 }),
  languages: fc.constant(['en']),
  cards: fc.array(fc.record({ side: fc.constantFrom('offer', 'need'), source: text, terms }), {
    maxLength: 2,
  }),
  figures: fc.constant([]),
  demands: fc.constant([]),
  codes: fc.array(fc.constantFrom('x:1', 'x:2'), { maxLength: 1 }),
  sectors: fc.constant([]),
  cooperation: fc.constant([]),
  kindsSought: fc.constant([]),
  group: fc.constantFrom(null, 'g'),
  isBarred: fc.boolean(),
  ties: fc.array(fc.record({ with: fc.constantFrom('o0', 'o1'), kind: fc.constant('project'), what: text }), {
    maxLength: 1,
  }),
})
const house = fc
  .array(subject, { minLength: 2, maxLength: 4 })
  .map(all => all.map((given, at): MatchSubject => ({ id: `o${at}`, ...given })))

test('an index is used again for the same subjects alone: what each answers is what a new one answers', () => {
  fc.assert(
    fc.property(fc.array(house, { minLength: 1, maxLength: 6 }), fc.array(fc.nat(5)), (houses, order) => {
      for (const at of order) {
        const subjects = structuredClone(houses[at % houses.length] ?? [])
        const [index, anew] = [indexOf(subjects), new MatchIndex(subjects)]
        expect(index.subjects).toEqual(subjects)
        for (const { id } of subjects) expect(index.matchesFor(id)).toEqual(anew.matchesFor(id))
        expect(indexOf(structuredClone(subjects))).toBe(index)
      }
    }),
    { numRuns: 200 },
  )
})

test('one letter, one right or one tie that changed makes it another', () => {
  const some: MatchSubject = {
    id: 'o0',
    kind: 'sme',
    country: 'AT',
    presentIn: [],
    markets: ['JP'],
    languages: ['en'],
    cards: [{ side: 'offer', source: 'offers', terms: [{ term: 'laser', word: 'laser' }], trl: null }],
    figures: [{ dimension: 'length', low: 1, high: 2, written: '1 to 2 m', source: 'offers' }],
    demands: [],
    codes: ['x:1'],
    sectors: [],
    cooperation: [],
    kindsSought: [],
    group: null,
    isBarred: false,
    ties: [{ with: 'o1', kind: 'project', what: 'P' }],
  }
  const changed: Partial<MatchSubject>[] = [
    { country: 'LT' },
    { markets: [] },
    { isBarred: true },
    { group: 'g' },
    { ties: [] },
    { ties: [{ with: 'o1', kind: 'meeting', what: 'P' }] },
    { cards: [] },
    { cards: [{ side: 'offer', source: 'offers', terms: [{ term: 'laser', word: 'lasers' }], trl: null }] },
    { cards: [{ side: 'offer', source: 'offers', terms: [{ term: 'laser', word: 'laser' }], trl: 4 }] },
    { figures: [{ dimension: 'length', low: 1, high: 3, written: '1 to 3 m', source: 'offers' }] },
  ]
  const index = indexOf([some])

  expect(indexOf([structuredClone(some)])).toBe(index)
  for (const change of changed) expect(indexOf([{ ...some, ...change }])).not.toBe(index)
  expect(indexOf([some, { ...some, id: 'o1' }])).not.toBe(index)
})
