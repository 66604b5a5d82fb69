import type { SearchAnswer, SearchIndex, SearchQuestion, Sight } from '../../../engines/search/index.ts'
import type { Context } from '../../../shared/context.ts'
import type { AnswerOf, ParsedInputOf } from '../../../shared/contract.ts'
import type * as contract from '../contract-find.ts'
import { reaches } from '../rules/profile-parts.ts'
import { labelIn, shippedLabels } from '../taxonomies.ts'
import { measuredFacts, meetsCondition } from './capability-quantities.ts'
import { findInDatabase } from './find-in-database.ts'
import { organisationIndexOf } from './follow-directory.ts'
import { fieldName, markFound } from './mark-found.ts'
import { type FoundRow, readClusterNames, readFound, readTermLabels, sortIds } from './queries-found.ts'
import { type ReadQuestion, readQuestion } from './read-question.ts'
import { readRights } from './read-rights.ts'

type Input = ParsedInputOf<typeof contract.findOrganisations>
type Answer = AnswerOf<typeof contract.findOrganisations>
type Cluster = Awaited<ReturnType<typeof readClusterNames>>[number]

const counted = ['kind', 'country', 'cluster', 'technology', 'term'] as const
const shownValues = { kind: 20, country: 40, cluster: 40, technology: 20, term: 20 } as const
/** Reasons that are worth saying. */
const saidReasons = 4
/** By name or age, this many of the best are sorted. */
const sortedMost = 1_000
const engineMost = 200

/** Organisations that answer a sentence and its filters, the best first, with why; only what the viewer may see counts. */
export async function findOrganisations(ctx: Context, input: Input): Promise<Answer> {
  const kept = organisationIndexOf(ctx.db)
  if (kept === null) return findInDatabase(ctx, input)
  const { rights, lastChange } = await readRights(ctx.db, ctx.viewer)
  const index = await kept.upTo(lastChange)
  if (index === null) {
    ctx.log.info({ organisations: kept.size }, 'the search index is not in step; the database answers')
    return findInDatabase(ctx, input)
  }
  const sight = kept.sightOf(rights)
  const clusters = await readClusterNames(ctx.db, ctx.viewer)
  const reading = readQuestion(input.q ?? '', ctx.viewer.lang)
  const question = makeQuestion(input, reading, clusters)
  const { answer, isLoosened } = ask(index, question, sight)
  const page = await takePage(ctx, { input, index, question, sight, answer, isLoosened })
  const rows = new Map(
    (
      await readFound(
        ctx.db,
        ctx.viewer,
        page.results.map(({ id }) => id),
      )
    ).map(row => [row.id, row]),
  )
  return {
    items: page.results.flatMap(result => {
      const row = rows.get(result.id)
      return row === undefined ? [] : [describe({ index, answer, reading }, row, result.reasons)]
    }),
    total: answer.total,
    next: page.next,
    reading: {
      words: reading.words,
      withoutWords: reading.withoutWords,
      conditions: reading.conditions.map(({ text, without }) => ({ text, without })),
    },
    isLoosened,
    corrections: answer.corrections.map(({ word, terms }) => ({ word, instead: [...terms] })),
    similar: answer.total === 0 ? findSimilar(index, question, sight) : [],
    facets: await describeFacets(ctx, answer, clusters),
  }
}

function makeQuestion(input: Input, reading: ReadQuestion, clusters: readonly Cluster[]): SearchQuestion {
  const { kind, country, cluster, technology, term, market } = input
  const clusterId = clusters.find(({ slug }) => slug === cluster)?.id
  const chosen = {
    kind,
    country,
    cluster: cluster === undefined ? undefined : (clusterId ?? ''),
    technology,
    term,
    market,
  }
  return {
    text: reading.words,
    quantities: reading.conditions.map(({ is }) => is),
    match: 'most',
    filters: Object.fromEntries(
      Object.entries(chosen).flatMap(([name, value]) => (value === undefined ? [] : [[name, [value]]])),
    ),
    count: counted,
    limit: input.pageSize,
  }
}

/** Most of the words must be there; when nothing has most of them, any will do. */
function ask(index: SearchIndex, question: SearchQuestion, sight: Sight) {
  const answer = index.search(question, sight)
  if (answer.total > 0 || question.text === '') return { answer, isLoosened: false }
  const loose = index.search({ ...question, match: 'any' }, sight)
  return { answer: loose, isLoosened: loose.total > 0 }
}

interface Asked {
  input: Input
  index: SearchIndex
  question: SearchQuestion
  sight: Sight
  answer: SearchAnswer
  isLoosened: boolean
}

async function takePage(ctx: Context, asked: Asked) {
  const { input, index, answer, sight } = asked
  const question: SearchQuestion = {
    ...asked.question,
    ...(asked.isLoosened ? { match: 'any' as const } : {}),
  }
  const by = question.text === '' && input.sort === 'relevance' ? 'name' : input.sort
  if (by !== 'relevance') return takeSorted(ctx, { ...asked, question }, by)
  const { results } =
    input.cursor === undefined
      ? answer
      : index.search({ ...question, count: [], after: readCursor(input.cursor) }, sight)
  const last = results.at(-1)
  const hasMore =
    last !== undefined &&
    index.search({ ...question, count: [], limit: 1, after: last.cursor }, sight).results.length > 0
  return { results, next: hasMore ? writeCursor(last.cursor) : null }
}

/** A page by name or age, of the best that were found. */
async function takeSorted(ctx: Context, { input, index, question, sight }: Asked, by: 'name' | 'newest') {
  const all = new Map<string, SearchAnswer['results'][number]>()
  let after: string | undefined
  while (all.size < sortedMost) {
    const { results } = index.search(
      { ...question, count: [], limit: engineMost, ...(after === undefined ? {} : { after }) },
      sight,
    )
    for (const result of results) all.set(result.id, result)
    after = results.at(-1)?.cursor
    if (results.length < engineMost) break
  }
  const ids = await sortIds(ctx.db, [...all.keys()], by)
  const begin = Math.max(0, Math.trunc(Number(readCursor(input.cursor ?? '')) || 0))
  const end = begin + input.pageSize
  return {
    results: ids.slice(begin, end).flatMap(id => all.get(id) ?? []),
    next: end < ids.length ? writeCursor(String(end)) : null,
  }
}

function describe(
  { index, answer, reading }: { index: SearchIndex; answer: SearchAnswer; reading: ReadQuestion },
  row: FoundRow,
  reasons: SearchAnswer['results'][number]['reasons'],
): Answer['items'][number] {
  const { id, slug, name, nameOtherScript, country, city, summary, lang, technologies, people } = row
  return {
    id,
    slug,
    kind: row.kind,
    name,
    nameOtherScript,
    country,
    city,
    summary,
    lang,
    technologies,
    sizeClass: row.sizeClass,
    clusters: row.clusterLinks,
    people,
    marked: markFound(index, answer, row, reasons),
    why: reasons
      .filter(reason => reason.kind !== 'near' && !saysItself(reason))
      .slice(0, saidReasons)
      .map(({ words, kind, fields, bridge }) => ({
        words,
        kind,
        fields: [...new Set(fields.map(fieldName))],
        expression: bridge?.expression ?? null,
        source: bridge?.source ?? null,
      })),
    met: findMet(row, reading),
  }
}

/** A bridge that leads to the very words that were asked for says nothing. */
function saysItself({ words, bridge }: SearchAnswer['results'][number]['reasons'][number]): boolean {
  return bridge !== undefined && bridge.expression.toLowerCase() === words.toLowerCase()
}

/** Which record the viewer may see meets which condition. */
function findMet(row: FoundRow, { conditions }: ReadQuestion): Answer['items'][number]['met'] {
  const seen = row.capabilities.filter(({ visibility }) => reaches(row.reach, visibility))
  return conditions.flatMap(({ text, is }) => {
    for (const capability of seen) {
      const fact = measuredFacts(capability).find(one => meetsCondition(one, is))
      if (fact === undefined) continue
      const { low, high, unit } = fact
      return [{ condition: text, capability: capability.id, title: capability.title, low, high, unit }]
    }
    return []
  })
}

/** When nothing is found: each word by itself, with how many that would find. */
function findSimilar(index: SearchIndex, question: SearchQuestion, sight: Sight) {
  const words = [...new Set(question.text.split(/[\s,;]+/).filter(word => word.length > 2))].slice(0, 8)
  return words
    .map(word => ({
      words: word,
      count: index.search({ ...question, text: word, match: 'any', count: [], limit: 1 }, sight).total,
    }))
    .filter(({ count }) => count > 0)
}

async function describeFacets(
  ctx: Context,
  answer: SearchAnswer,
  clusters: readonly Cluster[],
): Promise<Answer['facets']> {
  const of = (name: (typeof counted)[number]) => (answer.facets[name] ?? []).slice(0, shownValues[name])
  const byId = new Map(clusters.map(cluster => [cluster.id, cluster]))
  const terms = of('term')
  const labels = await readTermLabels(
    ctx.db,
    terms.map(({ value }) => value),
  )
  return {
    kind: [...of('kind')],
    country: [...of('country')],
    cluster: (answer.facets.cluster ?? [])
      .flatMap(({ value, count }) => {
        const cluster = byId.get(value)
        return cluster === undefined ? [] : [{ value: cluster.slug, label: cluster.label, count }]
      })
      .slice(0, shownValues.cluster),
    technology: [...of('technology')],
    term: terms.map(({ value, count }) => {
      const [scheme = '', ...code] = value.split(':')
      const label = labels.get(value) ?? shippedLabels(scheme, code.join(':')) ?? { en: value }
      return { value, count, label: labelIn(label, ctx.viewer.lang) }
    }),
  }
}

const writeCursor = (cursor: string) => Buffer.from(cursor).toString('base64url')
const readCursor = (cursor: string) => Buffer.from(cursor, 'base64url').toString()
