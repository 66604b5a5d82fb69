import { type Kysely, sql } from 'kysely'
import type { Tables } from '../../database/tables.ts'
import type { Db } from '../../shared/context.ts'
import type { MailTopic } from './rules/mail-topics.ts'
import type { OwnMailWords } from './rules/render-mail.ts'

type MailState = Tables['mail']['state'] extends infer State ? (State extends string ? State : never) : never

/** A page of the outbox with its totals. */
export async function listMailRows(
  db: Db,
  page: { page: number; pageSize: number; state?: MailState | undefined },
) {
  let query = db.selectFrom('mail')
  if (page.state !== undefined) query = query.where('state', '=', page.state)
  const { total } = await query.select(sql<number>`count(*)::int`.as('total')).executeTakeFirstOrThrow()
  const items = await query
    .select([
      'id',
      'to_address as toAddress',
      'to_name as toName',
      'kind',
      'subject',
      'state',
      'attempts',
      'last_error as lastError',
      'created_at as createdAt',
      'sent_at as sentAt',
    ])
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(page.pageSize)
    .offset((page.page - 1) * page.pageSize)
    .execute()
  const counts = await db
    .selectFrom('mail')
    .select([
      sql<number>`(count(*) filter (where state = 'failed'))::int`.as('failed'),
      sql<number>`(count(*) filter (where state in ('waiting', 'sending')))::int`.as('waiting'),
    ])
    .executeTakeFirstOrThrow()
  return { items, total, ...counts }
}

export async function findMail(db: Db, id: string) {
  return db.selectFrom('mail').selectAll().where('id', '=', id).executeTakeFirst()
}

export async function requeueMail(db: Db, id: string, now: Date): Promise<void> {
  await db
    .updateTable('mail')
    .set({ state: 'waiting', attempts: 0, next_attempt_at: now, last_error: null })
    .where('id', '=', id)
    .where('state', 'in', ['failed', 'kept', 'bounced', 'barred'])
    .execute()
}

export async function requeueKept(db: Db, now: Date): Promise<number> {
  const result = await db
    .updateTable('mail')
    .set({ state: 'waiting', next_attempt_at: now })
    .where('state', '=', 'kept')
    // Addresses under .example belong to the sample's invented people: their mail stays where it is.
    .where('to_address', 'not ilike', '%.example')
    .executeTakeFirst()
  return Number(result.numUpdatedRows)
}

/** Takes the next mails that are due; one under way for ten minutes was left by a process that died. */
export async function claimMails(db: Kysely<Tables>, now: Date, limit: number) {
  const result = await sql<ClaimedMail>`
    update mail set state = 'sending', attempts = attempts + 1, next_attempt_at = ${new Date(now.getTime() + 600_000)}
    where id in (select id from mail where state in ('waiting', 'sending') and next_attempt_at <= ${now}
      order by next_attempt_at, id limit ${limit} for update skip locked)
    returning id, kind, topic, urgent, person_id, off_link, may_have_left, to_address, to_name, subject, text_body, html_body, calendar, calendar_method, message_id, attempts,
      (select first.message_id from mail first where first.about_id = mail.about_id and first.to_address = mail.to_address
        and (first.created_at, first.id) < (mail.created_at, mail.id) order by first.created_at, first.id limit 1) as answers`.execute(
    db,
  )
  return result.rows
}

export interface ClaimedMail {
  id: string
  kind: string
  topic: MailTopic
  urgent: boolean
  person_id: string | null
  off_link: string | null
  may_have_left: boolean
  to_address: string
  to_name: string
  subject: string
  text_body: string
  html_body: string
  calendar: string | null
  calendar_method: string | null
  message_id: string
  /** The first mail to the same address about the same thing; null where this is it. */
  answers: string | null
  attempts: number
}

export async function markSent(db: Kysely<Tables>, id: string, now: Date): Promise<void> {
  await db
    .updateTable('mail')
    .set({ state: 'sent', sent_at: now, last_error: null })
    .where('id', '=', id)
    .execute()
}

export async function markRefused(
  db: Kysely<Tables>,
  id: string,
  end: { state: 'waiting' | 'failed'; nextAttemptAt: Date; error: string; mayHaveLeft: boolean },
): Promise<void> {
  await db
    .updateTable('mail')
    .set({
      may_have_left: end.mayHaveLeft,
      state: end.state,
      next_attempt_at: end.nextAttemptAt,
      last_error: end.error,
    })
    .where('id', '=', id)
    .execute()
}

/** Lets a mail wait on, or not leave at all: this was no try. */
export async function putBack(
  db: Kysely<Tables>,
  id: string,
  end: { state: MailState; nextAttemptAt: Date },
): Promise<void> {
  await db
    .updateTable('mail')
    .set({
      state: end.state,
      next_attempt_at: end.nextAttemptAt,
      attempts: sql<number>`greatest(attempts - 1, 0)`,
    })
    .where('id', '=', id)
    .execute()
}

/** Puts other words into a mail that is about to leave. */
export async function rewriteMail(
  db: Kysely<Tables>,
  id: string,
  words: {
    subject: string
    gist: string
    text_body: string
    html_body: string
    off_link: string | null
    may_have_left: boolean
  },
): Promise<void> {
  await db.updateTable('mail').set(words).where('id', '=', id).execute()
}

/** A mail that has nothing to say any more never leaves. */
export async function markWithdrawn(db: Kysely<Tables>, id: string): Promise<void> {
  await db.updateTable('mail').set({ state: 'withdrawn', last_error: null }).where('id', '=', id).execute()
}

/** The organisers' own words for a kind of mail of their mission in a language, where they have any. */
export async function findMailWords(
  db: Db,
  wanted: { missionId: string; kind: string; lang: string },
): Promise<OwnMailWords | null> {
  const words = await db
    .selectFrom('mail_words')
    .select(['lang', 'subject', 'lines', 'button'])
    .where('mission_id', '=', wanted.missionId)
    .where('kind', '=', wanted.kind)
    .where('lang', '=', wanted.lang)
    .executeTakeFirst()
  if (words === undefined) return null
  const forms = await db
    .selectFrom('mail_words_form')
    .select(['form', 'subject', 'lines'])
    .where('mission_id', '=', wanted.missionId)
    .where('kind', '=', wanted.kind)
    .where('lang', '=', wanted.lang)
    .execute()
  return { ...words, forms }
}
