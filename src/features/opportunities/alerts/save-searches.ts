import type { Context } from '../../../shared/context.ts'
import type { AnswerOf, ParsedInputOf } from '../../../shared/contract.ts'
import { writeHistory } from '../../../shared/history.ts'
import { Refusal } from '../../../shared/refusals.ts'
import { hashToken } from '../../accounts/index.ts'
import { nextTelling } from '../../directory/rules/search-rhythms.ts'
import type * as contract from '../contract-searches.ts'
import { todayOf } from '../load-opportunity.ts'
import { listOpen, matchesOf } from './match-search.ts'
import {
  countSearches,
  findMailLink,
  findSearchRow,
  hasSearchNamed,
  keepSeen,
  type SearchRow,
  updateSearchRow,
} from './queries-searches.ts'

const mostSearches = 50

/** A saved search of the viewer; somebody else's does not exist. */
export async function loadSearch(ctx: Context, input: { search: string }): Promise<SearchRow> {
  const search = await findSearchRow(ctx.db, input.search)
  if (search === undefined || search.personId !== ctx.viewer.personId) throw new Refusal('not-found')
  return search
}

const noteOf = (ctx: Context, act: string, id: string, change?: Record<string, unknown>) =>
  writeHistory(ctx, {
    call: `opportunities.${act}`,
    subjectKind: 'saved-search',
    subjectId: id,
    ...(change === undefined ? {} : { change }),
  })

/** Keeps a search under a name. What it finds today counts as known; from then on its owner is told of what is new. */
export async function saveSearch(
  ctx: Context,
  input: ParsedInputOf<typeof contract.saveSearch>,
): Promise<AnswerOf<typeof contract.saveSearch>> {
  const { name, rhythm, ...question } = input
  const { personId } = ctx.viewer
  if (personId === null) throw new Refusal('sign-in-needed')
  if ((await countSearches(ctx.db, personId)) >= mostSearches)
    throw new Refusal('too-many-searches', { values: { count: mostSearches } })
  if (await hasSearchNamed(ctx.db, personId, name)) throw new Refusal('already-exists', { field: 'name' })
  const id = ctx.newId()
  const now = ctx.now()
  await ctx.db
    .insertInto('opportunity_search')
    .values({
      id,
      person_id: personId,
      name,
      question: JSON.stringify(question),
      rhythm,
      due_at: nextTelling(rhythm, now, ctx.viewer.timeZone ?? 'UTC'),
      created_at: now,
      updated_at: now,
    })
    .execute()
  const open = await listOpen(ctx.db, ctx.viewer, todayOf(ctx))
  const known = await matchesOf(ctx.db, open, { question })
  await keepSeen(
    ctx.db,
    id,
    known.map(one => one.id),
    now,
  )
  await noteOf(ctx, 'saveSearch', id, { name, rhythm })
  return { id }
}

/** Renames a search or changes how often its owner is told. */
export async function updateSearch(
  ctx: Context,
  input: ParsedInputOf<typeof contract.updateSearch>,
  search: SearchRow,
): Promise<AnswerOf<typeof contract.updateSearch>> {
  const { name, rhythm } = input
  if (await hasSearchNamed(ctx.db, search.personId, name, search.id))
    throw new Refusal('already-exists', { field: 'name' })
  const now = ctx.now()
  const saved = await ctx.db
    .updateTable('opportunity_search')
    .set({
      name,
      rhythm,
      due_at: nextTelling(rhythm, now, ctx.viewer.timeZone ?? 'UTC'),
      version: input.version + 1,
      updated_at: now,
    })
    .where('id', '=', search.id)
    .where('version', '=', input.version)
    .returning(['id', 'version'])
    .executeTakeFirst()
  if (saved === undefined) throw new Refusal('changed-meanwhile')
  await noteOf(ctx, 'updateSearch', search.id, {
    before: { name: search.name, rhythm: search.rhythm },
    after: { name, rhythm },
  })
  return saved
}

/** What somebody has looked at is new no longer, and no mail tells of it. */
export async function markSearchSeen(
  ctx: Context,
  input: ParsedInputOf<typeof contract.markSearchSeen>,
  search: SearchRow,
): Promise<{ done: true }> {
  // Only what the search finds for them: an id of something else says nothing about whether it is there.
  const open = await listOpen(ctx.db, ctx.viewer, todayOf(ctx))
  const found = new Set((await matchesOf(ctx.db, open, search)).map(({ id }) => id))
  const seen = input.opportunityIds.filter(id => found.has(id))
  await keepSeen(ctx.db, search.id, seen, ctx.now())
  await noteOf(ctx, 'markSearchSeen', search.id, { opportunities: seen.length })
  return { done: true }
}

/** Forgets a search and all it knew. */
export async function removeSearch(
  ctx: Context,
  _input: ParsedInputOf<typeof contract.removeSearch>,
  search: SearchRow,
): Promise<{ done: true }> {
  await ctx.db.deleteFrom('opportunity_search').where('id', '=', search.id).execute()
  await noteOf(ctx, 'removeSearch', search.id, { name: search.name })
  return { done: true }
}

async function openMailLink(ctx: Context, token: string): Promise<string> {
  const personId = await findMailLink(ctx.db, hashToken(token))
  if (personId === null) throw new Refusal('link-invalid')
  return personId
}

/** How many searches of whoever got the mail still send mails; nothing else is said to the holder of a link. */
export async function getSearchMails(
  ctx: Context,
  input: ParsedInputOf<typeof contract.getSearchMails>,
): Promise<AnswerOf<typeof contract.getSearchMails>> {
  const personId = await openMailLink(ctx, input.token)
  return { searches: (await listTelling(ctx, personId)).length }
}

/** Ends all mails about new opportunities; the searches stay, and the desk goes on showing what is new. */
export async function endSearchMails(
  ctx: Context,
  input: ParsedInputOf<typeof contract.endSearchMails>,
): Promise<{ done: true }> {
  const personId = await openMailLink(ctx, input.token)
  for (const { id, rhythm } of await listTelling(ctx, personId)) {
    await updateSearchRow(ctx.db, id, { rhythm: 'never', updated_at: ctx.now() })
    await writeHistory(ctx, {
      call: 'opportunities.endSearchMails',
      subjectKind: 'saved-search',
      subjectId: id,
      onBehalfOf: personId,
      change: { before: { rhythm }, after: { rhythm: 'never' } },
    })
  }
  return { done: true }
}

function listTelling(ctx: Context, personId: string) {
  return ctx.db
    .selectFrom('opportunity_search')
    .select(['id', 'rhythm'])
    .where('person_id', '=', personId)
    .where('rhythm', '<>', 'never')
    .forUpdate()
    .execute()
}
