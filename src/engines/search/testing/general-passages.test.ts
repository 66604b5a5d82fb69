import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { evaluate } from '../evaluate/evaluate.ts'
import { readCorpus, readJudgements, readQueries } from '../evaluate/read-beir.ts'

const read = (name: string) => readFileSync(new URL(`general-passages/${name}`, import.meta.url), 'utf8')

/** What the engine reached since the rules for words that ask, Romanian letters, German compounds and verbs, less a little. */
it.each([
  ['de', 0.905],
  ['es', 0.93],
  ['ro', 0.965],
  ['zh', 0.965],
  ['th', 0.97],
])('answers questions over passages of general knowledge in %s', (language, atLeast) => {
  const evaluation = evaluate({
    documents: readCorpus(read(`corpus.${language}.jsonl`)),
    queries: readQueries(read(`queries.${language}.tsv`)),
    judgements: readJudgements(read('qrels.txt')),
    language,
    languages: [language],
    now: () => 0,
  })

  expect([evaluation.documents, evaluation.queries]).toEqual([32, 64])
  expect(evaluation.ndcgAt10).toBeGreaterThan(atLeast)
})
