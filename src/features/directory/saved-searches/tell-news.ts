import type { Context, Db } from '../../../shared/context.ts'
import type { JobContext } from '../../../shared/route.ts'
import type { Viewer } from '../../../shared/viewer.ts'
import { loadPersonViewer, makeToken } from '../../accounts/index.ts'
import { type MailContent, type MailList, sendMail } from '../../notifications/index.ts'
import { openIndex } from '../finding/ask-index.ts'
import { nextTelling } from '../rules/search-rhythms.ts'
import { matchesOf, weighWords } from './match-search.ts'
import {
  describeTold,
  findReader,
  forgetTold,
  keepTold,
  keepWordsOf,
  listSearchRows,
  listToldIn,
  listUnseen,
  lockDueSearches,
  readChangeMark,
  type SearchRow,
  updateSearchRow,
} from './queries-searches.ts'

export const tellJob = 'directory.tell-news'
export const newsMail = 'search-news'
/** Organisations of one search that a digest names; the rest is a number with a link. */
const namedMost = 10

interface News {
  search: SearchRow
  organisationIds: readonly string[]
}

/**
 * Tells one person by one mail what their due searches find that they neither know nor were told of; no mail when there
 * is nothing. Searches are locked while it is decided, so that another process, or the same job again, tells nothing twice.
 */
export async function tellNews(
  ctx: JobContext,
  { personId }: { personId: string },
): Promise<{ told: number }> {
  const now = ctx.now()
  const lookedTo = await readChangeMark(ctx.db)
  const viewer = await loadPersonViewer(ctx.db, { personId, now })
  const open = await openIndex(ctx, viewer)
  if (open === null) return { told: 0 }
  const searches = await listSearchRows(ctx.db, personId)
  const matches = new Map(
    searches
      .filter(({ rhythm, watch }) => rhythm !== 'never' && watch === 'watched')
      .map(search => [search.id, matchesOf(open, search)]),
  )
  return ctx.db.transaction().execute(async db => {
    const inside = { ...ctx, db, afterCommit: () => undefined } as Context
    const reader = await findReader(db, personId)
    const due = await lockDueSearches(db, personId, now)
    const news: News[] = []
    for (const search of due) {
      const unseen = await listUnseen(db, viewer, search.id, matches.get(search.id) ?? [])
      // Of a search that was first looked at before words were weighed for it.
      if (search.words === null) await keepWordsOf(db, search.id, weighWords(open, search))
      const untold = unseen.filter(({ toldAt }) => toldAt === null).map(({ id }) => id)
      if (untold.length > 0) news.push({ search, organisationIds: untold })
      const zone = reader?.timeZone ?? 'UTC'
      const isTold = untold.length > 0 || search.rhythm !== 'at-once'
      await updateSearchRow(db, search.id, {
        looked_at: now,
        looked_to: lookedTo,
        due_at: isTold ? nextTelling(search.rhythm, now, zone) : now,
      })
    }
    if (news.length === 0 || reader === undefined || reader.email === null) return { told: 0 }
    const content = await writeNews(inside, viewer, reader.lang, news)
    if (content === null) return { told: 0 }
    const name = `${reader.givenName} ${reader.familyName}`.trim()
    const mailId = await sendMail(inside, { personId, address: reader.email, name }, content)
    let told = 0
    for (const { search, organisationIds } of news) {
      told += (await keepTold(db, search.id, organisationIds, { mailId, now })).length
      await updateSearchRow(db, search.id, { told_at: now })
    }
    return { told }
  })
}

/**
 * The same mail as it is true at the moment it leaves: what its reader may no longer see, or what no longer answers the
 * search, is not in it. Null when nothing is left to tell. What is left out counts as not told, unless an
 * earlier try may have reached its reader.
 */
export async function writeNewsAnew(
  ctx: JobContext,
  mail: { id: string; personId: string | null; mayHaveLeft: boolean },
): Promise<MailContent | null> {
  const { personId } = mail
  const reader = personId === null ? undefined : await findReader(ctx.db, personId)
  if (personId === null || reader === undefined || reader.email === null) return null
  const viewer = await loadPersonViewer(ctx.db, { personId, now: ctx.now() })
  const open = await openIndex(ctx, viewer)
  if (open === null) throw new Error('the search index is not in step yet; the mail waits')
  const told = await listToldIn(ctx.db, mail.id)
  const news: News[] = []
  for (const search of await listSearchRows(ctx.db, personId)) {
    const ids = told.filter(({ searchId }) => searchId === search.id).map(one => one.organisationId)
    if (ids.length === 0) continue
    const matching = new Set(matchesOf(open, search))
    const seen = await describeTold(
      ctx.db,
      viewer,
      ids.filter(id => matching.has(id)),
    )
    const kept = new Set(seen.map(({ id }) => id))
    if (!mail.mayHaveLeft)
      await forgetTold(
        ctx.db,
        mail.id,
        search.id,
        ids.filter(id => !kept.has(id)),
      )
    if (kept.size > 0) news.push({ search, organisationIds: [...kept] })
  }
  return writeNews(ctx, viewer, reader.lang, news)
}

/** The digest in its reader's language: per search what is new, and a link that ends these mails. */
async function writeNews(
  ctx: Pick<Context, 'now' | 'random' | 'baseUrl' | 'text'> & { db: Db },
  viewer: Viewer,
  lang: string,
  news: readonly News[],
): Promise<MailContent | null> {
  const text = ctx.text(lang)
  const countries = new Intl.DisplayNames([lang], { type: 'region' })
  const lists: MailList[] = []
  let total = 0
  for (const { search, organisationIds } of news) {
    const organisations = await describeTold(ctx.db, viewer, organisationIds)
    if (organisations.length === 0) continue
    total += organisations.length
    const more = organisations.length - namedMost
    lists.push({
      title: text('mail.search-news.search', { name: search.name, count: organisations.length }),
      items: organisations.slice(0, namedMost).map(one => ({
        text: one.name,
        href: `${ctx.baseUrl}/organisations/${one.slug}`,
        note: [[one.city, countries.of(one.country)].filter(Boolean).join(', '), one.summary]
          .filter(Boolean)
          .join(' – '),
      })),
      more: {
        text: more > 0 ? text('mail.search-news.more', { count: more }) : text('mail.search-news.open'),
        href: `${ctx.baseUrl}/searches/${search.id}`,
      },
    })
  }
  if (total === 0) return null
  return {
    kind: newsMail,
    lang,
    values: { count: total, name: news[0]?.search.name ?? '' },
    lists,
    link: `${ctx.baseUrl}/searches`,
    offLink: await makeOffLink(ctx, viewer.personId ?? ''),
  }
}

async function makeOffLink(
  ctx: Pick<Context, 'now' | 'random' | 'baseUrl'> & { db: Db },
  personId: string,
): Promise<string> {
  const { token, hash } = makeToken(ctx.random)
  await ctx.db
    .insertInto('search_mail_link')
    .values({ token_hash: hash, person_id: personId, created_at: ctx.now() })
    .execute()
  return `${ctx.baseUrl}/search-mails/${token}`
}
