import type { Context } from '../../../shared/context.ts'
import type { AnswerOf, ParsedInputOf } from '../../../shared/contract.ts'
import type * as contract from '../contract-searches.ts'
import { readClusterNames, readFound, readTermLabels } from '../finding/queries-found.ts'
import { labelIn, shippedLabels } from '../taxonomies.ts'
import { findNews } from './match-search.ts'
import { listSearchRows, type SearchRow, type StoredQuestion } from './queries-searches.ts'

/** News shown at once; what is left comes when these have been looked at. */
const shownNews = 50

/** The viewer's searches, each with how much is new; what they may no longer see is not counted. */
export async function listSearches(ctx: Context): Promise<AnswerOf<typeof contract.listSearches>> {
  const rows = await listSearchRows(ctx.db, ctx.viewer.personId ?? '')
  const news = await findNews(ctx, ctx.viewer, rows)
  const labelsOf = await readLabels(ctx, rows)
  return {
    items: rows.map(row => ({
      ...describe(row),
      news: news?.get(row.id)?.length ?? null,
      labels: labelsOf(row.question),
    })),
  }
}

/** One search with what is new in it. */
export async function getSearch(
  ctx: Context,
  _input: ParsedInputOf<typeof contract.getSearch>,
  search: SearchRow,
): Promise<AnswerOf<typeof contract.getSearch>> {
  const news = (await findNews(ctx, ctx.viewer, [search]))?.get(search.id)
  const shown = (news ?? []).slice(0, shownNews)
  const found = await readFound(
    ctx.db,
    ctx.viewer,
    shown.map(({ id }) => id),
  )
  const byId = new Map(found.map(row => [row.id, row]))
  return {
    ...describe(search),
    news: news?.length ?? null,
    labels: (await readLabels(ctx, [search]))(search.question),
    items: shown.flatMap(({ id, toldAt }) => {
      const row = byId.get(id)
      return row === undefined ? [] : [{ ...lineOf(row), toldAt }]
    }),
  }
}

/** For the desk: the viewer's searches in which something is new, most first. */
export async function listSearchNews(ctx: Context): Promise<{ id: string; name: string; count: number }[]> {
  const { personId } = ctx.viewer
  const rows = personId === null ? [] : await listSearchRows(ctx.db, personId)
  if (rows.length === 0) return []
  const news = await findNews(ctx, ctx.viewer, rows)
  return rows
    .map(({ id, name }) => ({ id, name, count: news?.get(id)?.length ?? 0 }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count)
    .slice(0, 5)
}

function describe({ id, name, question, rhythm, watch, toldAt, createdAt, version }: SearchRow) {
  return {
    id,
    name,
    question: question as AnswerOf<typeof contract.getSearch>['question'],
    rhythm,
    watch,
    toldAt,
    createdAt,
    version,
  }
}

function lineOf(row: Awaited<ReturnType<typeof readFound>>[number]) {
  const { id, slug, kind, name, nameOtherScript, country, city, summary, lang, technologies } = row
  const { sizeClass, clusterLinks: clusters, people } = row
  const line = { id, slug, name, nameOtherScript, country, city, summary, lang, technologies }
  return {
    ...line,
    kind: kind as AnswerOf<typeof contract.getSearch>['items'][number]['kind'],
    sizeClass,
    clusters,
    people,
  }
}

/** What the clusters and terms that questions name are called, as far as the viewer may know. */
async function readLabels(ctx: Context, rows: readonly SearchRow[]) {
  const clusters = new Map(
    (await readClusterNames(ctx.db, ctx.viewer)).map(({ slug, label }) => [slug, label]),
  )
  const terms = await readTermLabels(
    ctx.db,
    rows.flatMap(({ question }) => question.term ?? []),
  )
  return ({ cluster, term }: StoredQuestion) => {
    const [scheme = '', ...code] = (term ?? '').split(':')
    const names = term === undefined ? undefined : (terms.get(term) ?? shippedLabels(scheme, code.join(':')))
    return {
      cluster: cluster === undefined ? null : (clusters.get(cluster) ?? cluster),
      term: term === undefined ? null : names === undefined ? term : labelIn(names, ctx.viewer.lang),
    }
  }
}
