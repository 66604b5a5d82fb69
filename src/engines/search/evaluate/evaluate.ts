import type { Bridge, SearchQuestion } from '../model.ts'
import { SearchIndex } from '../search-index.ts'
import { detectLanguage } from '../text/detect-language.ts'
import { type Judgements, ndcg, percentile, recall } from './measures.ts'
import type { EvaluationDocument, EvaluationQuery } from './read-beir.ts'

const PUBLIC = 'public'
const everybody = { sees: () => true }
/** A collection is taken to be in one language when this share of a sample is. */
const ONE_LANGUAGE = 0.8
const SAMPLE = 500
const DEPTH = 10
const RECALL_DEPTH = 100
/** Questions asked before the clock starts, so that times are those of a running server. */
const WARM_UP = 100

export interface Evaluation {
  /** The language of the documents, or 'several'. */
  readonly language: string
  readonly documents: number
  /** Queries that have a judgement; the others are not asked. */
  readonly queries: number
  readonly ndcgAt10: number
  readonly recallAt100: number
  readonly p50Ms: number
  readonly p95Ms: number
  readonly buildMs: number
}

/**
 * Builds an index over a judged collection, asks every judged query, the first hundred once before, and measures. A query whose relevant documents
 * are all missing from the corpus counts 0. Queries with no positive judgement are left out, as trec_eval does.
 * @param now a clock in milliseconds
 */
export function evaluate(given: {
  readonly documents: readonly EvaluationDocument[]
  readonly queries: readonly EvaluationQuery[]
  readonly judgements: Judgements
  readonly language?: string | undefined
  readonly languages: readonly string[]
  readonly bridges?: readonly Bridge[]
  readonly now: () => number
}): Evaluation {
  const { now } = given
  const language = given.language ?? findLanguage(given.documents, given.languages)
  const start = now()
  const index = SearchIndex.build(
    {
      fields: [
        { name: 'title', weight: 1 },
        { name: 'text', weight: 1 },
      ],
      languages: language === undefined ? given.languages : [language],
      bridges: given.bridges ?? [],
    },
    given.documents.map(({ id, title, text }) => ({ id, visibility: PUBLIC, fields: { title, text } })),
  )
  const buildMs = now() - start
  const judged = given.queries.flatMap(query => {
    const judgement = given.judgements.get(query.id)
    return judgement !== undefined && [...judgement.values()].some(gain => gain > 0)
      ? [{ query, judgement }]
      : []
  })
  const questionOf = (query: EvaluationQuery): SearchQuestion => ({
    text: query.text,
    limit: RECALL_DEPTH,
    ...(language && { language }),
  })
  for (const { query } of judged.slice(0, WARM_UP)) index.search(questionOf(query), everybody)
  const times: number[] = []
  const scores = judged.map(({ query, judgement }) => {
    const question = questionOf(query)
    const asked = now()
    const ids = index.search(question, everybody).results.map(({ id }) => id)
    times.push(now() - asked)
    return { ndcg: ndcg(ids, judgement, DEPTH), recall: recall(ids, judgement, RECALL_DEPTH) }
  })
  return {
    language: language ?? 'several',
    documents: given.documents.length,
    queries: judged.length,
    ndcgAt10: mean(scores.map(score => score.ndcg)),
    recallAt100: mean(scores.map(score => score.recall)),
    p50Ms: percentile(times, 0.5),
    p95Ms: percentile(times, 0.95),
    buildMs,
  }
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length
}

/** The language that nearly all of a sample is in, or undefined: then each document is read by its own. */
function findLanguage(
  documents: readonly EvaluationDocument[],
  languages: readonly string[],
): string | undefined {
  const step = Math.max(1, Math.floor(documents.length / SAMPLE))
  const counts = new Map<string, number>()
  let sampled = 0
  for (let at = 0; at < documents.length; at += step) {
    const { title = '', text = '' } = documents[at] ?? {}
    const { language } = detectLanguage(`${title}\n${text}`, languages)
    counts.set(language, (counts.get(language) ?? 0) + 1)
    sampled++
  }
  const [most] = [...counts].sort((a, b) => b[1] - a[1])
  return most !== undefined && most[1] >= ONE_LANGUAGE * sampled ? most[0] : undefined
}
