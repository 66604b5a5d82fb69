import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  askFirst,
  harmonic,
  MatchIndex,
  type MatchSubject,
  matchAll,
  measureExposure,
  pairKey,
} from '../index.ts'

const termsOf = (words: string) => words.split(' ').map(word => ({ term: word, word }))

function subject(
  id: string,
  given: { offers?: string[]; needs?: string[] } & Partial<MatchSubject>,
): MatchSubject {
  const { offers = [], needs = [], ...rest } = given
  return {
    id,
    kind: 'sme',
    country: 'AT',
    presentIn: [],
    markets: [],
    languages: [],
    cards: [
      ...offers.map((text, at) => ({ side: 'offer' as const, source: `offer:${at}`, terms: termsOf(text) })),
      ...needs.map((text, at) => ({ side: 'need' as const, source: `need:${at}`, terms: termsOf(text) })),
    ],
    figures: [],
    demands: [],
    codes: [],
    sectors: [],
    cooperation: [],
    kindsSought: [],
    group: null,
    isBarred: false,
    ties: [],
    ...rest,
  }
}

test('both must want: who is wanted by everybody and wants nothing of one is not proposed to it first', () => {
  const index = new MatchIndex([
    subject('maker', { offers: ['fibre laser'], needs: ['mirror coating'] }),
    subject('famous', { offers: ['mirror coating'], needs: ['steel'] }),
    subject('fitting', { offers: ['mirror coating service'], needs: ['fibre laser'] }),
  ])

  expect(index.matchesFor('maker').map(({ id }) => id)).toEqual(['fitting'])
  expect(index.matchOf('maker', 'famous')).toMatchObject({ score: 0 })
})

test('an idea that both say with the same word counts as that word alone', () => {
  const idea = { term: '~oct', bridge: 'oct' }
  const oct = { term: 'oct', word: 'OCT' }
  const makers = (offered: { word: string; said: string }[]) =>
    new MatchIndex([
      subject('clinic', {
        cards: [
          {
            side: 'need',
            source: 'n',
            terms: [oct, { ...idea, word: 'OCT', said: 'oct' }, ...termsOf('eye')],
          },
          { side: 'offer', source: 'o', terms: termsOf('study') },
        ],
      }),
      subject('maker', {
        cards: [
          {
            side: 'offer',
            source: 'o',
            terms: [oct, ...offered.map(each => ({ ...idea, ...each })), ...termsOf('lens')],
          },
          { side: 'need', source: 'n', terms: termsOf('study') },
        ],
      }),
    ])
  const groundsOf = (index: MatchIndex) =>
    index
      .matchOf('clinic', 'maker')
      ?.wants.reasons.map(reason => [
        reason.ground,
        ...('words' in reason ? reason.words.map(({ sought, offered }) => `${sought}/${offered}`) : []),
      ])

  expect(groundsOf(makers([{ word: 'OCT', said: 'oct' }]))).toEqual([['words', 'OCT/OCT']])
  expect(groundsOf(makers([{ word: 'retinal scans', said: 'retin scan' }]))).toEqual([
    ['words', 'OCT/OCT'],
    ['bridge', 'OCT/retinal scans'],
  ])
  // Said with both words, it is told of the one that is not the same.
  const both = makers([
    { word: 'OCT', said: 'oct' },
    { word: 'retinal scans', said: 'retin scan' },
  ])
  expect(groundsOf(both)).toEqual([
    ['words', 'OCT/OCT'],
    ['bridge', 'OCT/retinal scans'],
  ])
  for (const index of [makers([{ word: 'OCT', said: 'oct' }]), both]) {
    const found = index.matchesFor('clinic', { withWords: false })[0]
    expect(found?.score).toBeCloseTo(index.matchOf('clinic', 'maker')?.score ?? 0, 10)
  }
})

test('names the words of both sides, and what carries from one field to the other', () => {
  const idea = { term: '~oct', bridge: 'oct' }
  const index = new MatchIndex([
    subject('clinic', {
      offers: ['study'],
      cards: [
        {
          side: 'need',
          source: 'need:0',
          terms: [
            { ...idea, word: 'retinal thickness' },
            { term: 'measur', word: 'measure' },
          ],
        },
        { side: 'offer', source: 'offer:0', terms: termsOf('study patients') },
      ],
    }),
    subject('maker', {
      cards: [
        {
          side: 'offer',
          source: 'offer:0',
          terms: [
            { ...idea, word: 'OCT' },
            { term: 'measur', word: 'measures' },
          ],
        },
        { side: 'need', source: 'need:0', terms: termsOf('study') },
      ],
    }),
  ])

  const match = index.matchOf('clinic', 'maker')

  expect(match?.wants.reasons).toMatchObject([
    {
      ground: 'words',
      need: 'need:0',
      offer: 'offer:0',
      words: [{ sought: 'measure', offered: 'measures' }],
    },
    { ground: 'bridge', words: [{ sought: 'retinal thickness', offered: 'OCT', bridge: 'oct' }] },
  ])
})

test('a measured demand is met by a figure or named as missing', () => {
  const demand = {
    about: 'resolution',
    dimension: 'length',
    low: 0,
    high: 1e-5,
    written: '≤ 10 µm',
    source: 'n',
  }
  const figure = (micrometres: number) => ({
    about: 'resolution',
    dimension: 'length',
    low: micrometres * 1e-6,
    high: micrometres * 1e-6,
    written: `${micrometres} µm`,
    source: 'c',
  })
  const index = new MatchIndex([
    subject('asker', { needs: ['imaging'], offers: ['lenses'], demands: [demand] }),
    subject('fine', { offers: ['imaging'], needs: ['lenses'], figures: [figure(6)] }),
    subject('coarse', { offers: ['imaging'], needs: ['lenses'], figures: [figure(50)] }),
  ])

  expect(index.matchesFor('asker').map(({ id }) => id)).toEqual(['fine', 'coarse'])
  expect(index.matchOf('asker', 'fine')?.wants.reasons).toContainEqual({
    ground: 'figure',
    points: 0.4,
    demand,
    figure: figure(6),
  })
  expect(index.matchOf('asker', 'coarse')?.gaps).toEqual([{ gap: 'figure-not-met', demand }])
})

test('every fifth place at the latest goes to somebody without a history, where one fits', () => {
  const known = Array.from({ length: 12 }, (_, at) =>
    subject(`known${String(at).padStart(2, '0')}`, {
      offers: ['mirror coating'],
      needs: ['fibre laser'],
      ties: [{ with: 'elsewhere', kind: 'project', what: 'P' }],
    }),
  )
  const newcomer = subject('newcomer', { offers: ['mirror coating somewhere'], needs: ['fibre laser'] })
  const index = new MatchIndex([
    subject('maker', { offers: ['fibre laser'], needs: ['mirror coating'] }),
    ...known,
    newcomer,
  ])

  const shown = index.matchesFor('maker')

  expect(shown.map(({ id }) => id).indexOf('newcomer')).toBe(4)
  expect(shown[4]?.isNewcomer).toBe(true)
})

test('balanced lists name more of all, more evenly, and keep the best of each', () => {
  const subjects = Array.from({ length: 36 }, (_, at) =>
    subject(`o${at}`, {
      offers: [`light ${at < 5 ? 'source laser optics' : `source w${at % 7}`}`],
      needs: [`light laser w${at % 5}`],
    }),
  )
  const index = new MatchIndex(subjects)
  const ids = subjects.map(({ id }) => id)

  const plain = matchAll(index, ids, { limit: 5 })
  const balanced = matchAll(index, ids, { limit: 5, balanced: true })

  const [before, after] = [plain, balanced].map(lists => measureExposure(lists.values(), ids))
  expect(after?.gini).toBeLessThan(before?.gini ?? 0)
  expect(after?.coverage).toBeGreaterThanOrEqual(before?.coverage ?? 1)
  for (const id of ids) expect(balanced.get(id)?.[0]?.id).toBe(plain.get(id)?.[0]?.id)
})

test('coverage and Gini of lists', () => {
  const list = (...ids: string[]) => ids.map(id => ({ id }))

  expect(measureExposure([list('a', 'b'), list('b', 'a')], ['a', 'b'])).toEqual({
    subjects: 2,
    coverage: 1,
    gini: 0,
  })
  expect(measureExposure([list('a'), list('a')], ['a', 'b', 'c', 'd'])).toEqual({
    subjects: 4,
    coverage: 0.25,
    gini: 0.75,
  })
})

test('asks for what most points wait for', () => {
  expect(askFirst(subject('a', { offers: ['x'] }))).toBe('needs')
  expect(askFirst(subject('a', { offers: ['x'], needs: ['y'] }))).toBe('fields')
})

test('a stage that is reached counts once, however many needs it is reached for', () => {
  const cards = (side: 'offer' | 'need', trl: number) =>
    ['mirror coating', 'fibre laser', 'pulse meter'].map((text, at) => ({
      side,
      source: `${side}:${at}`,
      terms: termsOf(text),
      trl,
    }))
  const index = new MatchIndex([
    subject('asker', { cards: cards('need', 5) }),
    subject('maker', { cards: cards('offer', 7) }),
  ])

  const stages = index.matchOf('asker', 'maker')?.wants.reasons.filter(({ ground }) => ground === 'stage')

  expect(stages?.map(({ points }) => points)).toEqual([0.15])
})

test('of many who fit alike, those who came last are proposed to some', () => {
  const makers = Array.from({ length: 200 }, (_, at) =>
    subject(`m${String(at).padStart(3, '0')}`, { offers: ['mirror coating'], needs: ['fibre laser'] }),
  )
  const askers = Array.from({ length: 40 }, (_, at) =>
    subject(`a${String(at).padStart(3, '0')}`, { offers: ['fibre laser'], needs: ['mirror coating'] }),
  )
  // Words that everybody says tell nothing.
  const others = Array.from({ length: 3_000 }, (_, at) =>
    subject(`x${at}`, { offers: ['bread'], needs: ['flour'] }),
  )
  const index = new MatchIndex([...askers, ...makers, ...others])
  const among = new Set(makers.map(({ id }) => id))

  const lists = askers.map(({ id }) => index.matchesFor(id, { among }).map(match => match.id))

  expect(lists.flat().some(id => id >= 'm150')).toBe(true)
  expect(new Set(lists.flat()).size).toBeGreaterThan(100)
  expect(index.matchesFor('a000', { among }).map(({ id }) => id)).toEqual(lists[0])
})

const word = fc.integer({ min: 0, max: 14 }).map(number => `w${number}`)
const card = fc.array(word, { minLength: 1, maxLength: 5 }).map(words => words.join(' '))
const code = fc.constantFrom('l:1', 'l:2', 'l:3')
const anySubject = fc.record({
  offers: fc.array(card, { maxLength: 3 }),
  needs: fc.array(card, { maxLength: 4 }),
  codes: fc.uniqueArray(code, { maxLength: 2 }),
  languages: fc.uniqueArray(fc.constantFrom('en', 'de'), { maxLength: 2 }),
  markets: fc.uniqueArray(fc.constantFrom('AT', 'JP'), { maxLength: 2 }),
  group: fc.constantFrom(null, null, null, 'one'),
  isBarred: fc.constantFrom(false, false, false, false, true),
})
const house = fc
  .array(anySubject, { minLength: 2, maxLength: 12 })
  .map(all => all.map((given, at) => subject(`o${String(at).padStart(2, '0')}`, given)))

test('the same from both ends, the sum of its reasons, and as good as its weaker side allows', () => {
  fc.assert(
    fc.property(house, subjects => {
      const index = new MatchIndex(subjects)
      for (const { id } of subjects)
        for (const match of index.matchesFor(id, { limit: 100 })) {
          const back = index.matchOf(match.id, id)
          expect(back?.score).toBeCloseTo(match.score, 6)
          expect(back?.wants).toEqual(match.wanted)
          for (const { points, reasons } of [match.wants, match.wanted])
            expect(reasons.reduce((sum, reason) => sum + reason.points, 0)).toBeCloseTo(points, 10)
          expect(match.score).toBe(harmonic(match.wants.points, match.wanted.points))
        }
    }),
    { numRuns: 150 },
  )
})

test('the index finds whom asking every pair finds, in the same order', () => {
  fc.assert(
    fc.property(house, subjects => {
      const index = new MatchIndex(subjects)
      for (const { id } of subjects) {
        const everyPair = subjects
          .flatMap(other => index.matchOf(id, other.id) ?? [])
          .filter(
            ({ score, wants, wanted }) =>
              score > 0 &&
              [...wants.reasons, ...wanted.reasons].some(
                ({ ground }) => !['language', 'unsaid', 'market', 'sector', 'feedback'].includes(ground),
              ),
          )
        // Who shares a place to be and nothing else is met by no word, field or history.
        const found = index.matchesFor(id, { limit: 100 })
        const reachable = everyPair.filter(({ wants, wanted }) =>
          [...wants.reasons, ...wanted.reasons].some(({ ground }) =>
            ['words', 'bridge', 'field'].includes(ground),
          ),
        )
        expect(new Set(found.map(match => match.id))).toEqual(new Set(reachable.map(match => match.id)))
        for (const match of found)
          expect(everyPair.find(other => other.id === match.id)?.score).toBeCloseTo(match.score, 6)
      }
    }),
    { numRuns: 150 },
  )
})

test('nobody barred, of one group, or vetoed is ever proposed or weighed', () => {
  fc.assert(
    fc.property(house, fc.integer({ min: 0, max: 11 }), (subjects, number) => {
      const [one, other] = [subjects[0], subjects[number % subjects.length]]
      const vetoes = new Set([pairKey(one?.id ?? '', other?.id ?? '')])
      const index = new MatchIndex(subjects)
      const byId = new Map(subjects.map(each => [each.id, each]))
      for (const [id, list] of matchAll(index, [...byId.keys()], { vetoes, limit: 100 }))
        for (const match of list) {
          const [here, there] = [byId.get(id), byId.get(match.id)]
          expect(here?.isBarred === true || there?.isBarred === true).toBe(false)
          expect(here?.group !== null && here?.group === there?.group).toBe(false)
          expect(vetoes.has(pairKey(id, match.id))).toBe(false)
        }
      expect(index.matchOf(one?.id ?? '', other?.id ?? '', { vetoes })).toBeNull()
    }),
    { numRuns: 200 },
  )
})
