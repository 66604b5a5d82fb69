import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  buildHistory,
  completeConsortium,
  explainCandidate,
  fitWeights,
  type Participation,
  rankProfiles,
} from './index.ts'

/** `p1 2016 SC1: a* b c` is a project with its year, its part and its members; a star marks who led it. */
function readProjects(...lines: string[]): Participation[] {
  return lines.flatMap(line => {
    const [head = '', members = ''] = line.split(': ')
    const [project = '', year = '', part = ''] = head.split(' ')
    return members.split(' ').map(member => ({
      project,
      organisation: member.replace('*', ''),
      began: Number(year),
      isCoordinator: member.endsWith('*'),
      country: 'LT',
      kind: 'PRC',
      parts: [part],
    }))
  })
}

const past = buildHistory(
  readProjects(
    'p1 2016 SC1: ann* ben cid',
    'p2 2017 SC1: ann ben* dora',
    'p3 2017 SC4: eve* fay gil',
    'p4 2017 SC4: eve fay* gil hal',
  ),
)

const namesOf = (candidates: readonly { organisation: string }[]) =>
  candidates.map(({ organisation }) => organisation)

describe('completing a consortium', () => {
  test('who worked with the partners comes before who did not', () => {
    const ranked = namesOf(completeConsortium(past, { known: ['ann', 'cid'], parts: ['SC1'] }, 100))
    expect(ranked.slice(0, 2)).toEqual(['ben', 'dora'])
    expect(ranked).toHaveLength(6)
  })

  test('partners nobody knows are passed over; the programme decides then', () => {
    const ranked = namesOf(completeConsortium(past, { known: ['new'], parts: ['SC4'] }, 3))
    expect(new Set(ranked)).toEqual(new Set(['eve', 'fay', 'gil']))
  })

  test('the points of a candidate add up to its score', () => {
    const gap = { known: ['ann'], parts: ['SC1'] }
    for (const { organisation, score } of completeConsortium(past, gap, 100)) {
      const points = explainCandidate(past, gap, organisation).reduce((sum, one) => sum + one.points, 0)
      expect(points).toBeCloseTo(score, 9)
    }
  })

  test('nobody is named twice, no partner is proposed, and the order of partners and rows does not matter', () => {
    const member = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g')
    const project = fc.record({ members: fc.uniqueArray(member, { minLength: 1 }), year: fc.nat(4) })
    fc.assert(
      fc.property(
        fc.array(project, { minLength: 1, maxLength: 8 }),
        fc.uniqueArray(member, { minLength: 1, maxLength: 4 }),
        (projects, known) => {
          const rows = readProjects(
            ...projects.map(({ members, year }, at) => `p${at} ${2014 + year} SC1: ${members.join(' ')}`),
          )
          const scores = (list: readonly Participation[], partners: readonly string[]) =>
            new Map(
              completeConsortium(buildHistory(list), { known: partners, parts: ['SC1'] }, 100).map(
                ({ organisation, score }) => [organisation, Math.round(score * 1e9)],
              ),
            )
          const ranked = scores(rows, known)
          const everybody = new Set(rows.map(({ organisation }) => organisation))
          expect([...ranked.keys()].toSorted()).toEqual(
            [...everybody].filter(name => !known.some(one => one === name)).toSorted(),
          )
          expect(scores(rows.toReversed(), known.toReversed())).toEqual(ranked)
        },
      ),
      { numRuns: 100 },
    )
  })

  test('what is learnt puts those who joined before where equal weights put them', () => {
    const gaps = [
      { known: ['ann'], parts: ['SC1'], joined: 'ben' },
      { known: ['eve'], parts: ['SC4'], joined: 'gil' },
      { known: ['dora'], parts: ['SC1'], joined: 'ann' },
    ]
    const weights = fitWeights([{ history: past, gaps }])
    const placeOf = (weighted: readonly number[]) =>
      gaps.map(gap => namesOf(completeConsortium(past, gap, 100, weighted)).indexOf(gap.joined))
    const sum = (places: readonly number[]) => places.reduce((total, place) => total + place, 0)
    expect(sum(placeOf(weights))).toBeLessThanOrEqual(sum(placeOf(weights.map(() => 1))))
    expect(fitWeights([{ history: past, gaps }])).toEqual(weights)
  })
})

const words = (text: string) => text.toLowerCase().match(/\p{L}+/gu) ?? []

describe('ranking profiles by their texts', () => {
  const profiles = [
    { id: 'eye', texts: ['retinal layer thickness by optical coherence tomography', 'imaging of the eye'] },
    { id: 'steel', texts: ['laser welding of steel', 'cutting of steel plates by laser'] },
    { id: 'silent', texts: [] },
  ]

  test('the nearest comes first, and who wrote nothing last', () => {
    const [answer] = rankProfiles(
      profiles,
      [{ id: 'n', title: 'Measure the retina', text: 'retinal thickness without touching the eye' }],
      words,
    )
    expect(answer?.ranked.map(({ id }) => id)).toEqual(['eye', 'steel', 'silent'])
  })

  test('one text about the subject among many others is enough', () => {
    const wide = { id: 'wide', texts: ['retinal thickness', 'wine', 'roads', 'bread', 'music', 'boats'] }
    const near = { id: 'near', texts: ['wine', 'roads', 'bread', 'music', 'boats', 'shoes'] }
    const [answer] = rankProfiles([near, wide], [{ id: 'n', title: '', text: 'retinal thickness' }], words)
    expect(answer?.ranked[0]?.id).toBe('wide')
  })

  test('every need ranks every profile once, whatever is written', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.string({ unit: 'grapheme', maxLength: 30 }), { maxLength: 4 }), {
          maxLength: 5,
        }),
        fc.array(fc.string({ maxLength: 30 }), { maxLength: 4 }),
        (texts, wanted) => {
          const given = texts.map((own, at) => ({ id: `${at}`, texts: own }))
          const needs = wanted.map((text, at) => ({ id: `${at}`, title: text, text }))
          const answers = rankProfiles(given, needs, words)
          expect(answers.map(({ need }) => need)).toEqual(needs.map(({ id }) => id))
          for (const { ranked } of answers) {
            expect(ranked.map(({ id }) => id).toSorted()).toEqual(given.map(({ id }) => id).toSorted())
            expect(ranked.every(({ score }) => Number.isFinite(score))).toBe(true)
          }
        },
      ),
      { numRuns: 60 },
    )
  })
})
