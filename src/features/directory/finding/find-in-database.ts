import type { Context } from '../../../shared/context.ts'
import type { AnswerOf, ParsedInputOf } from '../../../shared/contract.ts'
import type * as contract from '../contract-find.ts'
import { countFacets, searchOrganisations } from '../queries-search.ts'
import { findMatches, questionWords } from '../rules/find-matches.ts'
import { townsAt } from './count-spots.ts'
import { readQuestion } from './read-question.ts'

/** The same question answered by the database, word by word, for a process whose index is not in step yet. */
export async function findInDatabase(
  ctx: Context,
  input: ParsedInputOf<typeof contract.findOrganisations>,
): Promise<AnswerOf<typeof contract.findOrganisations>> {
  const page = readPage(input.cursor)
  const { words: q } = readQuestion(input.q ?? '', ctx.viewer.lang)
  const filter = { ...input, q, page, now: ctx.now(), towns: await townsAt(ctx, input) }
  const { items, total } = await searchOrganisations(ctx.db, ctx.viewer, filter)
  const words = questionWords(q)
  const mark = (text: string) => (words.length === 0 ? [{ text, hit: false }] : findMatches(text, words))
  return {
    items: items.map(item => ({
      ...item,
      marked: {
        name: mark(item.name),
        summary: item.summary === null ? null : mark(item.summary),
        passage: null,
      },
      why: [],
      met: [],
    })),
    total,
    next: page * input.pageSize < total ? Buffer.from(String(page + 1)).toString('base64url') : null,
    reading: { words: q, withoutWords: '', conditions: [] },
    isLoosened: false,
    corrections: [],
    similar: [],
    facets: { ...(await countFacets(ctx.db, ctx.viewer, filter)), term: [], programme: [] },
  }
}

const furthestPage = 100_000

/** The page a cursor leads to; of one that was not given out here, a page that exists or none at all, never an error. */
function readPage(cursor: string | undefined): number {
  const page = Math.trunc(Number(Buffer.from(cursor ?? '', 'base64url').toString()) || 1)
  return Math.min(Math.max(1, page), furthestPage)
}
