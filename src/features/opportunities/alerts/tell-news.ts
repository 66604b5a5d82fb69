import type { Context, Db } from '../../../shared/context.ts'
import { enqueueJob } from '../../../shared/jobs.ts'
import type { JobContext, JobKind } from '../../../shared/route.ts'
import type { Viewer } from '../../../shared/viewer.ts'
import { loadPersonViewer, makeToken } from '../../accounts/index.ts'
import { readTermLabels } from '../../directory/index.ts'
import { nextTelling } from '../../directory/rules/search-rhythms.ts'
import { type MailContent, type MailList, sendMail } from '../../notifications/index.ts'
import { describeLine } from '../describe-opportunity.ts'
import { todayOf } from '../load-opportunity.ts'
import { findNews, listOpen, matchesOf, readRows } from './match-search.ts'
import {
  findReader,
  forgetTold,
  keepTold,
  listPeopleDue,
  listSearchRows,
  listToldIn,
  lockDueSearches,
  type SearchRow,
  updateSearchRow,
} from './queries-searches.ts'

const tellJob = 'opportunities.tell-news'
export const opportunityNewsMail = 'opportunity-news'
/** Opportunities of one search that a digest names; the rest is a number with a link. */
const namedMost = 10

interface News {
  search: SearchRow
  found: readonly { id: string; versionId: string }[]
}

/** One job for each person of whom a search is due. */
export async function lookAfterSearches(ctx: JobContext): Promise<void> {
  for (const personId of await listPeopleDue(ctx.db, ctx.now()))
    await enqueueJob(ctx, { kind: tellJob, payload: { personId }, uniqueKey: personId })
}

export const tellOpportunityNews: JobKind<{ personId: string }> = { kind: tellJob, run: tellNews }

/**
 * Tells one person by one mail what their due searches find that they neither know nor were told of; no mail when there is
 * nothing. Searches are locked while it is decided, so that another process, or the same job again, tells nothing twice.
 */
export async function tellNews(
  ctx: JobContext,
  { personId }: { personId: string },
): Promise<{ told: number }> {
  const now = ctx.now()
  const viewer = await loadPersonViewer(ctx.db, { personId, now })
  return ctx.db.transaction().execute(async db => {
    const inside = { ...ctx, db, afterCommit: () => undefined } as Context
    const reader = await findReader(db, personId)
    const news: News[] = []
    const due = await lockDueSearches(db, personId, now)
    const open = due.length === 0 ? [] : await listOpen(db, viewer, todayOf(ctx))
    for (const search of due) {
      const found = (await findNews(db, open, search)).filter(({ isTold }) => !isTold)
      if (found.length > 0) news.push({ search, found })
      await updateSearchRow(db, search.id, {
        due_at: nextTelling(search.rhythm, now, reader?.timeZone ?? 'UTC'),
      })
    }
    if (reader === undefined || reader.email === null) return { told: 0 }
    const content = await writeNews(inside, viewer, reader.lang, news)
    if (content === null) return { told: 0 }
    const mailId = await sendMail(inside, { personId, address: reader.email, name: reader.name }, content)
    for (const { search, found } of news) {
      await keepTold(
        db,
        search.id,
        found.map(({ id }) => id),
        { mailId, now },
      )
      await updateSearchRow(db, search.id, { told_at: now })
    }
    return { told: news.reduce((sum, { found }) => sum + found.length, 0) }
  })
}

/**
 * The same mail as it is true at the moment it leaves: what its reader may no longer see, or what no longer answers the
 * search, is not in it. Null when nothing is left to tell. What is left out counts as not told, unless an earlier try may
 * have reached its reader.
 */
export async function writeOpportunityNewsAnew(
  ctx: JobContext,
  mail: { id: string; personId: string | null; mayHaveLeft: boolean },
): Promise<MailContent | null> {
  const { personId } = mail
  const reader = personId === null ? undefined : await findReader(ctx.db, personId)
  if (personId === null || reader === undefined || reader.email === null) return null
  const viewer = await loadPersonViewer(ctx.db, { personId, now: ctx.now() })
  const told = await listToldIn(ctx.db, mail.id)
  const news: News[] = []
  const open = await listOpen(ctx.db, viewer, todayOf(ctx))
  for (const search of await listSearchRows(ctx.db, personId)) {
    const ids = new Set(told.flatMap(one => (one.searchId === search.id ? one.opportunityId : [])))
    if (ids.size === 0) continue
    const matching = await matchesOf(ctx.db, open, search)
    const found = matching.filter(({ id }) => ids.has(id))
    for (const { id } of found) ids.delete(id)
    if (!mail.mayHaveLeft) await forgetTold(ctx.db, mail.id, search.id, [...ids])
    if (found.length > 0) news.push({ search, found })
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
  if (news.length === 0) return null
  const text = ctx.text(lang)
  const countries = new Intl.DisplayNames([lang], { type: 'region' })
  const lists: MailList[] = []
  for (const { search, found } of news) {
    const rows = await readRows(ctx.db, viewer, found.slice(0, namedMost))
    const labels = await readTermLabels(
      ctx.db,
      rows.flatMap(({ terms }) => terms),
    )
    const more = found.length - namedMost
    lists.push({
      title: text('mail.opportunity-news.search', { name: search.name, count: found.length }),
      items: rows.map(row => {
        // A mail lies where others read it: it names nobody whom a stranger would not be named, to administrators neither.
        const told = describeLine(row, { today: todayOf(ctx), lang, labels, asStranger: true })
        const facts = [text(`opportunities.type.${told.type}`), told.owner?.name, countries.of(told.country)]
        return {
          text: told.title,
          href: `${ctx.baseUrl}/opportunities/${told.slug}`,
          note: `${facts.filter(Boolean).join(', ')} – ${told.summary}`,
        }
      }),
      more: {
        text:
          more > 0 ? text('mail.opportunity-news.more', { count: more }) : text('mail.opportunity-news.open'),
        href: `${ctx.baseUrl}/opportunity-searches/${search.id}`,
      },
    })
  }
  return {
    kind: opportunityNewsMail,
    lang,
    values: {
      count: news.reduce((sum, { found }) => sum + found.length, 0),
      name: news[0]?.search.name ?? '',
    },
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
    .insertInto('opportunity_mail_link')
    .values({ token_hash: hash, person_id: personId, created_at: ctx.now() })
    .execute()
  return `${ctx.baseUrl}/opportunity-mails/${token}`
}
