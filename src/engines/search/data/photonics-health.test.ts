import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { evaluate } from '../evaluate/evaluate.ts'
import { readCorpus, readJudgements, readQueries } from '../evaluate/read-beir.ts'
import { SearchIndex } from '../index.ts'
import { photonicsHealthBridges } from './photonics-health.ts'

const languages = ['en', 'de', 'fr', 'es', 'lt']
const read = (name: string) =>
  readFileSync(new URL(`../testing/photonics-health/${name}`, import.meta.url), 'utf8')

describe('the bridge between engineers and clinicians', () => {
  it('has both sides in every language, a source, and an id of its own', () => {
    const incomplete = photonicsHealthBridges.filter(
      ({ left, right, source }) =>
        source === '' ||
        languages.some(language => !left[language]?.every(Boolean) || !right[language]?.every(Boolean)),
    )

    expect(incomplete).toEqual([])
    expect(new Set(photonicsHealthBridges.map(({ id }) => id)).size).toBe(photonicsHealthBridges.length)
  })

  it('finds for the words of one side what is written in those of the other, in any language', () => {
    const documents = photonicsHealthBridges.flatMap(({ id, right }) =>
      languages.map(code => ({
        id: `${id} ${code}`,
        language: code,
        visibility: 'public',
        fields: { text: right[code]?.[0] ?? '' },
      })),
    )
    const settings = { fields: [{ name: 'text', weight: 1 }], languages, bridges: photonicsHealthBridges }
    const index = SearchIndex.build(settings, documents)
    const missing = photonicsHealthBridges.flatMap(({ id, left }) =>
      languages.flatMap(language => {
        const question = { text: left[language]?.[0] ?? '', language, limit: 200 }
        const found = new Set(index.search(question, { sees: () => true }).results.map(result => result.id))
        return languages.filter(code => !found.has(`${id} ${code}`)).map(code => `${question.text} → ${code}`)
      }),
    )

    expect(missing).toEqual([])
  })

  it('finds much more of our own subject than words alone', () => {
    const given = {
      documents: readCorpus(read('corpus.jsonl')),
      queries: readQueries(read('queries.tsv')),
      judgements: readJudgements(read('qrels.txt')),
      languages,
      now: () => 0,
    }

    const without = evaluate(given)
    const within = evaluate({ ...given, bridges: photonicsHealthBridges })

    expect(within.queries).toBe(52)
    expect(within.ndcgAt10).toBeGreaterThan(without.ndcgAt10 + 0.15)
  })
})
