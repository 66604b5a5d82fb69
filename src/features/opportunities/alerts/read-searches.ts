import type { Context } from '../../../shared/context.ts'
import type { AnswerOf, ParsedInputOf } from '../../../shared/contract.ts'
import { readTermLabels } from '../../directory/index.ts'
import type * as contract from '../contract-searches.ts'
import { describeLine, sayTerm } from '../describe-opportunity.ts'
import { todayOf } from '../load-opportunity.ts'
import { findNews, listOpen, readRows } from './match-search.ts'
import { listSearchRows, type SearchRow } from './queries-searches.ts'

/** News shown at once; what is left comes when these have been looked at. */
const shownNews = 50
/** Searches the desk counts at each visit; the list of searches counts all of them. */
const deskCounts = 10

/** The viewer's searches of opportunities, each with how much is new; what they may no longer see is not counted. */
export async function listSearches(ctx: Context): Promise<AnswerOf<typeof contract.listSearches>> {
  const rows = await listSearchRows(ctx.db, ctx.viewer.personId ?? '')
  const say = await readTerms(ctx, rows)
  const counts = await countNews(ctx, rows)
  return { items: rows.map(row => ({ ...describe(row), term: say(row), news: counts.get(row.id) ?? 0 })) }
}

/** How much is new in each of the viewer's searches; what is open is listed once for all of them. */
async function countNews(ctx: Context, rows: readonly SearchRow[]): Promise<Map<string, number>> {
  const counts = new Map<string, number>()
  const open = rows.length === 0 ? [] : await listOpen(ctx.db, ctx.viewer, todayOf(ctx))
  for (const row of rows) counts.set(row.id, (await findNews(ctx.db, open, row)).length)
  return counts
}

/** One search with what is new in it. */
export async function getSearch(
  ctx: Context,
  _input: ParsedInputOf<typeof contract.getSearch>,
  search: SearchRow,
): Promise<AnswerOf<typeof contract.getSearch>> {
  const today = todayOf(ctx)
  const news = await findNews(ctx.db, await listOpen(ctx.db, ctx.viewer, today), search)
  const rows = await readRows(ctx.db, ctx.viewer, news.slice(0, shownNews))
  const labels = await readTermLabels(
    ctx.db,
    rows.flatMap(({ terms }) => terms),
  )
  return {
    ...describe(search),
    term: (await readTerms(ctx, [search]))(search),
    news: news.length,
    items: rows.map(row => describeLine(row, { today, lang: ctx.viewer.lang, labels })),
  }
}

/** For the desk: those of the viewer's newest searches of opportunities in which something is new, most first. */
export async function listOpportunityNews(
  ctx: Context,
): Promise<{ id: string; name: string; count: number }[]> {
  if (ctx.viewer.personId === null) return []
  const rows = (await listSearchRows(ctx.db, ctx.viewer.personId))
    .sort((a, b) => b.createdAt.getTime() - a.createdAt.getTime())
    .slice(0, deskCounts)
  const counts = await countNews(ctx, rows)
  return rows
    .map(({ id, name }) => ({ id, name, count: counts.get(id) ?? 0 }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count)
    .slice(0, 5)
}

function describe({ id, name, question, rhythm, toldAt, createdAt, version }: SearchRow) {
  return {
    id,
    name,
    question: question as AnswerOf<typeof contract.getSearch>['question'],
    rhythm,
    toldAt,
    createdAt,
    version,
  }
}

/** What the terms that questions name are called. */
async function readTerms(ctx: Context, rows: readonly SearchRow[]) {
  const labels = await readTermLabels(
    ctx.db,
    rows.flatMap(({ question }) => question.term ?? []),
  )
  return ({ question: { term } }: SearchRow) =>
    term === undefined ? null : sayTerm(term, labels, ctx.viewer.lang)
}
