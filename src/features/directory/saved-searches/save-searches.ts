import type { Context } from '../../../shared/context.ts'
import type { AnswerOf, ParsedInputOf } from '../../../shared/contract.ts'
import { writeHistory } from '../../../shared/history.ts'
import { enqueueJob } from '../../../shared/jobs.ts'
import { Refusal } from '../../../shared/refusals.ts'
import { hashToken } from '../../accounts/index.ts'
import type * as contract from '../contract-searches.ts'
import { nextTelling, type SearchRhythm } from '../rules/search-rhythms.ts'
import {
  countSearches,
  findMailLink,
  findSearchRow,
  hasSearchNamed,
  keepSeen,
  type SearchRow,
  updateSearchRow,
} from './queries-searches.ts'
import { watchJob } from './watch-searches.ts'

const mostSearches = 50

/** A saved search of the viewer; somebody else's does not exist. */
export async function loadSearch(ctx: Context, input: { search: string }): Promise<SearchRow> {
  const search = await findSearchRow(ctx.db, input.search)
  if (search === undefined || search.personId !== ctx.viewer.personId) throw new Refusal('not-found')
  return search
}

/** 'At once' begins now; a digest with its next day. */
function firstTelling(rhythm: SearchRhythm, ctx: Context): Date {
  return rhythm === 'at-once' ? ctx.now() : nextTelling(rhythm, ctx.now(), ctx.viewer.timeZone ?? 'UTC')
}

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
    .insertInto('saved_search')
    .values({
      id,
      person_id: personId,
      name,
      question: JSON.stringify(question),
      lang: ctx.viewer.lang,
      rhythm,
      due_at: firstTelling(rhythm, ctx),
      created_at: now,
      updated_at: now,
    })
    .execute()
  await enqueueJob(ctx, { kind: watchJob, payload: { searchId: id }, uniqueKey: id })
  await writeHistory(ctx, {
    call: 'directory.saveSearch',
    subjectKind: 'saved-search',
    subjectId: id,
    change: { name, rhythm },
  })
  return { id }
}

/** Renames a search or changes how often its owner is told. */
export async function updateSearch(
  ctx: Context,
  input: ParsedInputOf<typeof contract.updateSearch>,
  search: SearchRow,
): Promise<AnswerOf<typeof contract.updateSearch>> {
  if (await hasSearchNamed(ctx.db, search.personId, input.name, search.id))
    throw new Refusal('already-exists', { field: 'name' })
  const now = ctx.now()
  const saved = await ctx.db
    .updateTable('saved_search')
    .set({
      name: input.name,
      rhythm: input.rhythm,
      due_at: firstTelling(input.rhythm, ctx),
      version: input.version + 1,
      updated_at: now,
    })
    .where('id', '=', search.id)
    .where('version', '=', input.version)
    .returning(['id', 'version'])
    .executeTakeFirst()
  if (saved === undefined) throw new Refusal('changed-meanwhile')
  if (search.watch !== 'watched')
    await enqueueJob(ctx, { kind: watchJob, payload: { searchId: search.id }, uniqueKey: search.id })
  await writeHistory(ctx, {
    call: 'directory.updateSearch',
    subjectKind: 'saved-search',
    subjectId: search.id,
    change: {
      before: { name: search.name, rhythm: search.rhythm },
      after: { name: input.name, rhythm: input.rhythm },
    },
  })
  return saved
}

/** What somebody has looked at is new no longer, and no mail tells of it. */
export async function markSearchSeen(
  ctx: Context,
  input: ParsedInputOf<typeof contract.markSearchSeen>,
  search: SearchRow,
): Promise<{ done: true }> {
  await keepSeen(ctx.db, search.id, input.organisationIds, ctx.now())
  await writeHistory(ctx, {
    call: 'directory.markSearchSeen',
    subjectKind: 'saved-search',
    subjectId: search.id,
    change: { organisations: input.organisationIds.length },
  })
  return { done: true }
}

/** Forgets a search and all it knew. */
export async function removeSearch(
  ctx: Context,
  _input: ParsedInputOf<typeof contract.removeSearch>,
  search: SearchRow,
): Promise<{ done: true }> {
  await ctx.db.deleteFrom('saved_search').where('id', '=', search.id).execute()
  await writeHistory(ctx, {
    call: 'directory.removeSearch',
    subjectKind: 'saved-search',
    subjectId: search.id,
    change: { name: search.name },
  })
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
  const rows = await ctx.db
    .selectFrom('saved_search')
    .select('id')
    .where('person_id', '=', personId)
    .where('rhythm', '<>', 'never')
    .execute()
  return { searches: rows.length }
}

/** Ends all mails about saved searches; the searches stay, and the desk goes on showing what is new. */
export async function endSearchMails(
  ctx: Context,
  input: ParsedInputOf<typeof contract.endSearchMails>,
): Promise<{ done: true }> {
  const personId = await openMailLink(ctx, input.token)
  const rows = await ctx.db
    .selectFrom('saved_search')
    .select(['id', 'rhythm'])
    .where('person_id', '=', personId)
    .where('rhythm', '<>', 'never')
    .forUpdate()
    .execute()
  for (const { id, rhythm } of rows) {
    await updateSearchRow(ctx.db, id, { rhythm: 'never', updated_at: ctx.now() })
    await writeHistory(ctx, {
      call: 'directory.endSearchMails',
      subjectKind: 'saved-search',
      subjectId: id,
      onBehalfOf: personId,
      change: { before: { rhythm }, after: { rhythm: 'never' } },
    })
  }
  return { done: true }
}
