import type { SearchAnswer, SearchIndex, SearchQuestion, Sight } from '../../../engines/search/index.ts'
import type { Context } from '../../../shared/context.ts'
import type { AnswerOf, ParsedInputOf } from '../../../shared/contract.ts'
import { id as idSchema } from '../../../shared/fields.ts'
import type * as contract from '../contract-find.ts'
import { reaches } from '../rules/part-table.ts'
import { labelIn, shippedLabels } from '../taxonomies.ts'
import { askIndex, makeQuestion, type OpenIndex, openIndex } from './ask-index.ts'
import { factsWithin, findFact } from './capability-quantities.ts'
import { findInDatabase } from './find-in-database.ts'
import { fieldName, markFound } from './mark-found.ts'
import { type FoundRow, readFound, readTermLabels } from './queries-found.ts'
import { type ReadQuestion, readQuestion } from './read-question.ts'
import { askedNow, type NamedCluster } from './read-rights.ts'
import { type Place, sortIds } from './sort-ids.ts'
import { Turns } from './take-turns.ts'

type Input = ParsedInputOf<typeof contract.findOrganisations>
type Answer = AnswerOf<typeof contract.findOrganisations>

const counted = ['kind', 'country', 'cluster', 'technology', 'term', 'programme'] as const
const shownValues = { kind: 20, country: 40, cluster: 40, technology: 20, term: 20, programme: 20 } as const
/** More clusters than are shown: those the viewer may not see are left out. */
const mostCounted = { ...shownValues, cluster: 400 }
/** Reasons that are worth saying. */
const saidReasons = 4

/** While one question waits for the database, another has the processor. */
const turns = new Turns({ most: 2, longestLine: 8, longestMs: 50 })

/** Organisations that answer a sentence and its filters, the best first, with why; only what the viewer may see counts. */
export async function findOrganisations(ctx: Context, input: Input): Promise<Answer> {
  const asked = askedNow()
  return turns.take(async () => {
    const open = await openIndex(ctx, ctx.viewer, asked)
    return open === null ? findInDatabase(ctx, input) : answerFrom(ctx, input, open)
  })
}

async function answerFrom(ctx: Context, input: Input, open: OpenIndex): Promise<Answer> {
  const { index, sight, clusters } = open
  const reading = readQuestion(input.q ?? '', ctx.viewer.lang)
  const plain = makeQuestion(input, ctx.viewer.lang, clusters)
  const by = plain.text === '' && input.sort === 'relevance' ? 'name' : input.sort
  const isRanked = by === 'relevance'
  const { answer, question, isLoosened } = askIndex(open, {
    ...plain,
    count: counted,
    mostValues: mostCounted,
    limit: isRanked ? input.pageSize + 1 : 1,
    ...(isRanked && input.cursor !== undefined ? { after: readCursor(input.cursor) } : {}),
  })
  const page = isRanked ? takeRanked(answer, input) : await takeSorted(ctx, { input, open, question }, by)
  const rows = await readFound(
    ctx.db,
    ctx.viewer,
    page.results.map(({ id }) => id),
    open.rows,
  )
  const byId = new Map(rows.map(row => [row.id, row]))
  return {
    items: page.results.flatMap(result => {
      const row = byId.get(result.id)
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

interface Page {
  results: readonly Pick<SearchAnswer['results'][number], 'id' | 'reasons'>[]
  next: string | null
}

/** The best of what follows; one more was asked for, which says whether there is another page. */
function takeRanked({ results }: SearchAnswer, { pageSize }: Input): Page {
  const page = results.slice(0, pageSize)
  const last = page.at(-1)
  return { results: page, next: results.length > pageSize && last ? writeCursor(last.cursor) : null }
}

/** A page by name or age of everything that was found; the reasons are asked for the rows that are shown. */
async function takeSorted(
  ctx: Context,
  { input, open, question }: { input: Input; open: OpenIndex; question: SearchQuestion },
  by: 'name' | 'newest',
): Promise<Page> {
  const { index, sight } = open
  const after = input.cursor === undefined ? null : readPlace(readCursor(input.cursor), by)
  const limit = input.pageSize + 1
  const places = await sortIds(ctx.db, index.everyMatch(question, sight), { by, after, limit })
  const page = places.slice(0, input.pageSize)
  const ids = page.map(({ id }) => id)
  const asked = question.text === '' ? [] : index.resultsAmong(question, sight, ids)
  const reasons = new Map(asked.map(result => [result.id, result.reasons]))
  const last = page.at(-1)
  return {
    results: ids.map(id => ({ id, reasons: reasons.get(id) ?? [] })),
    next: places.length > input.pageSize && last ? writeCursor(JSON.stringify([last.at, last.id])) : null,
  }
}

/** Where a page by name or age ended; one that makes no sense begins from the start. */
function readPlace(text: string, by: 'name' | 'newest'): Place | null {
  try {
    const [at, id] = JSON.parse(text) as unknown[]
    if (typeof at !== 'string' || !idSchema.safeParse(id).success) return null
    return (by === 'newest' ? /^\d{1,17}$/.test(at) : !at.includes('\0')) ? { at, id: String(id) } : null
  } catch {
    return null
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
    kind: row.kind as Answer['items'][number]['kind'],
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
    ...sayOnce(index, answer, row, reasons),
    met: findMet(row, reading),
  }
}

type Said = Pick<Answer['items'][number], 'marked' | 'why'>

/** What was said of records, for as long as an answer is kept. */
const said = new WeakMap<SearchAnswer, Map<string, Said & Pick<FoundRow, 'record' | 'reach'>>>()

/** Where in a record the words stand and why it was found; worked out once per answer, record and reader's reach. */
function sayOnce(
  index: SearchIndex,
  answer: SearchAnswer,
  row: FoundRow,
  reasons: SearchAnswer['results'][number]['reasons'],
): Said {
  const { id, record, reach } = row
  const ofAnswer = said.get(answer) ?? new Map<string, Said & Pick<FoundRow, 'record' | 'reach'>>()
  said.set(answer, ofAnswer)
  const known = ofAnswer.get(id)
  if (known?.record === record && known.reach === reach) return { marked: known.marked, why: known.why }
  const one = {
    marked: markFound(index, answer, row, reasons),
    why: reasons.flatMap(sayWhy).slice(0, saidReasons),
  }
  ofAnswer.set(id, { ...one, record, reach })
  return one
}

function sayWhy(reason: SearchAnswer['results'][number]['reasons'][number]): Said['why'] {
  const { words, kind, fields, bridge } = reason
  if (kind === 'near' || saysItself(reason)) return []
  return [
    {
      words,
      kind,
      fields: [...new Set(fields.map(fieldName))],
      expression: bridge?.expression ?? null,
      source: bridge?.source ?? null,
    },
  ]
}

/** A bridge that leads to the very words that were asked for says nothing. */
function saysItself({ words, bridge }: SearchAnswer['results'][number]['reasons'][number]): boolean {
  return bridge !== undefined && bridge.expression.toLowerCase() === words.toLowerCase()
}

/** The record the viewer may see that meets all conditions, with the figure that meets each. */
function findMet(row: FoundRow, { conditions }: ReadQuestion): Answer['items'][number]['met'] {
  if (conditions.length === 0) return []
  for (const capability of row.capabilities) {
    if (!reaches(row.reach, capability.visibility)) continue
    const facts = factsWithin(capability, row.reach)
    const met = conditions.flatMap(({ text, is }) => {
      const fact = findFact(facts, is)
      if (fact === undefined) return []
      const { low, high, unit } = fact
      return [{ condition: text, capability: capability.id, title: capability.title, low, high, unit }]
    })
    if (met.length === conditions.length) return met
  }
  return []
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
  clusters: readonly NamedCluster[],
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
    programme: [...of('programme')],
    term: terms.map(({ value, count }) => {
      const [scheme = '', ...code] = value.split(':')
      const label = labels.get(value) ?? shippedLabels(scheme, code.join(':')) ?? { en: value }
      return { value, count, label: labelIn(label, ctx.viewer.lang) }
    }),
  }
}

const writeCursor = (cursor: string) => Buffer.from(cursor).toString('base64url')
const readCursor = (cursor: string) => Buffer.from(cursor, 'base64url').toString()
