import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { generateOrganisations } from '../testing/generate-organisations.ts'
import { createAnalyser } from '../text/analyse.ts'
import { addDocument } from './add-document.ts'
import { makeBridgeTable } from './bridges.ts'
import { Documents } from './documents.ts'
import { documentOf, fieldOf, Lexicon, occurrencesOf } from './lexicon.ts'
import { makePlan } from './make-plan.ts'
import type { Plan } from './plan.ts'
import { addScores, findMatching, type Match } from './rank.ts'
import { Scratch } from './scratch.ts'
import { SeenTerms } from './seen-terms.ts'
import { fieldIsSeen, makeView, seesDocument, type View, weightAt } from './view.ts'
import { saturate, weigh } from './weigh.ts'

const fields = ['name', 'keywords', 'summary', 'description'].map((name, at) => ({ name, weight: 4 - at }))
const sights = [
  { sees: () => true },
  { sees: (key: string) => key === 'public' },
  {
    sees: (key: string) => key !== 'public' && !key.startsWith('cluster'),
    alsoDocuments: new Set(['o1', 'o5']),
  },
]

function buildIndex(seed: number, size: number) {
  const { documents: list, questions, languages } = generateOrganisations(seed, size)
  const analysers = new Map(languages.map(code => [code, createAnalyser(code, new Map())]))
  const analyserOf = (code: string) => analysers.get(code) ?? createAnalyser(code, new Map())
  const documents = new Documents(fields.length)
  const lexicon = new Lexicon()
  for (const document of list)
    addDocument(
      { documents, lexicon, fields },
      document,
      analyserOf(document.language ?? ''),
      languages.indexOf(document.language ?? ''),
    )
  const bridges = makeBridgeTable(
    [
      {
        id: 'b',
        kind: 'same',
        source: 'test',
        left: { en: ['laser'] },
        right: { de: ['Sensor'], en: ['lens coating'] },
      },
    ],
    analyserOf,
  )
  return { documents, lexicon, languages, questions, analyserOf, bridges }
}

/** Every entry of every word for every document, and no shorter way. */
function rankExhaustively(
  { documents, lexicon }: { documents: Documents; lexicon: Lexicon },
  view: View,
  plan: Plan,
  match: Match,
) {
  const entries = lexicon.entries()
  const massesOf = (alternatives: Plan['concepts'][number]['alternatives']) => {
    const masses = new Map<number, number>()
    for (const { term, weight } of alternatives) {
      const ofTerm = new Map<number, number>()
      for (const entry of entries.subarray(lexicon.startOf(term), lexicon.endOf(term))) {
        const document = documentOf(entry)
        const cell = document * fields.length + fieldOf(entry)
        const norm = view.norms[fieldOf(entry)]
        if (norm === undefined || !seesDocument(view, documents, document)) continue
        if (!fieldIsSeen(view, documents, document, cell)) continue
        const more = weightAt(norm, documents.lengths.get(cell)) * occurrencesOf(entry)
        ofTerm.set(document, (ofTerm.get(document) ?? 0) + more)
      }
      for (const [document, mass] of ofTerm)
        masses.set(document, Math.fround((masses.get(document) ?? 0) + weight * Math.fround(mass)))
    }
    return masses
  }
  const seen = documents.ids.flatMap((_, document) =>
    seesDocument(view, documents, document) ? [document] : [],
  )
  const rarity = (having: number) => Math.log(1 + (seen.length - having + 0.5) / (having + 0.5))
  const concepts = plan.concepts.map(({ alternatives, weight, counts }) => {
    const masses = massesOf(alternatives)
    const all = weight * rarity(masses.size)
    return { masses, weight: all, share: counts ? all : 0 }
  })
  const expressions = plan.bridged.map(({ groups, weight }) =>
    groups.map(group => {
      const masses = massesOf(group)
      return { masses, weight: weight * rarity(masses.size) }
    }),
  )
  const whole = concepts.reduce((sum, { share }) => sum + share, 0)
  const least = { any: 0, most: 0.6, all: 0.999 }[match]
  return seen.flatMap(document => {
    const has = ({ masses }: { masses: Map<number, number> }) => (masses.get(document) ?? 0) > 0
    const gain = ({ masses, weight }: { masses: Map<number, number>; weight: number }) =>
      has({ masses }) ? weight * saturate(masses.get(document) ?? 0) : 0
    const complete = expressions.filter(words => words.every(has))
    const score = concepts.reduce((sum, concept) => sum + gain(concept), 0)
    const total = complete.reduce(
      (sum, words) => sum + words.reduce((part, word) => part + gain(word), 0),
      score,
    )
    const coverage = concepts.reduce((sum, concept) => sum + (has(concept) ? concept.share : 0), 0)
    const answers =
      match === 'any' ? total > 0 : (whole > 0 && coverage / whole >= least) || complete.length > 0
    return answers ? [{ document, score: total }] : []
  })
}

describe('ranking', () => {
  it('finds and scores by the lists of rare words what reading everything finds and scores', () => {
    const indexes = Array.from({ length: 4 }, (_, seed) => buildIndex(seed, 500))
    let shortened = 0
    fc.assert(
      fc.property(
        fc.nat({ max: 3 }),
        fc.nat({ max: 499 }),
        fc.constantFrom<Match>('any', 'most', 'all'),
        fc.constantFrom(...sights),
        (seed, nth, match, sight) => {
          const index = indexes[seed] ?? buildIndex(seed, 500)
          const view = makeView(index.documents, fields, sight)
          const plan = makePlan(index, `${index.questions[nth] ?? ''} laser`, 'en')
          const seenTerms = new SeenTerms(index.documents, index.lexicon)
          const scratch = new Scratch()
          const weighed = weigh({ ...index, seenTerms }, view, plan)

          for (let again = 0; again < 2; again++) {
            const { found, considered } = findMatching(scratch, view, plan, weighed, match)
            const scores = scratch.take(view.size)
            addScores(scores, weighed, found)

            expect(Array.from(found, document => ({ document, score: scores[document] }))).toEqual(
              rankExhaustively(index, view, plan, match),
            )
            if (
              match !== 'any' &&
              considered < new Set(weighed.lists.flat().flatMap(list => [...list.documents])).size
            )
              shortened++
            scratch.giveBack(scores, found)
          }
        },
      ),
      { numRuns: 120 },
    )
    // It has to be the shorter way that was compared.
    expect(shortened).toBeGreaterThan(10)
  })
})
