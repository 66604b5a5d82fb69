import { sql } from 'kysely'
import type { Db } from '../../shared/context.ts'
import type { MailHours } from './rules/mail-times.ts'
import { type ChosenTopic, isChosen, type MailRhythm, type MailTopic } from './rules/mail-topics.ts'

/** What a person chose, group by group; a group of which nothing was said is missing. */
export async function listChoices(
  db: Db,
  personIds: readonly string[],
): Promise<{ personId: string; topic: ChosenTopic; rhythm: MailRhythm }[]> {
  if (personIds.length === 0) return []
  const rows = await db
    .selectFrom('mail_choice')
    .select(['person_id as personId', 'topic', 'rhythm'])
    .where('person_id', 'in', [...personIds])
    .execute()
  return rows.filter((row): row is typeof row & { topic: ChosenTopic } => isChosen(row.topic as MailTopic))
}

export async function listHours(
  db: Db,
  personIds: readonly string[],
): Promise<(MailHours & { personId: string })[]> {
  if (personIds.length === 0) return []
  return db
    .selectFrom('mail_hours')
    .select([
      'person_id as personId',
      'time_zone as timeZone',
      'quiet_from as quietFrom',
      'quiet_to as quietTo',
      'digest_at as digestAt',
    ])
    .where('person_id', 'in', [...personIds])
    .execute()
}

/** Who somebody is to the choice of mails: their language, their zone, and whether they sign in. */
export async function findMailPerson(db: Db, personId: string) {
  return db
    .selectFrom('person')
    .select([
      'given_name as givenName',
      'family_name as familyName',
      'name_other_script as nameOtherScript',
      'email',
      'lang',
      'time_zone as timeZone',
      sql<boolean>`exists (select 1 from account where account.person_id = person.id)`.as('hasAccount'),
    ])
    .where('id', '=', personId)
    .executeTakeFirst()
}

export async function writeChoice(
  db: Db,
  row: { personId: string; topic: ChosenTopic; rhythm: MailRhythm; now: Date },
): Promise<void> {
  const facts = { rhythm: row.rhythm, changed_at: row.now }
  await db
    .insertInto('mail_choice')
    .values({ person_id: row.personId, topic: row.topic, ...facts })
    .onConflict(conflict => conflict.columns(['person_id', 'topic']).doUpdateSet(facts))
    .execute()
}

export async function writeHours(db: Db, personId: string, hours: MailHours, now: Date): Promise<void> {
  const facts = {
    time_zone: hours.timeZone,
    quiet_from: hours.quietFrom,
    quiet_to: hours.quietTo,
    digest_at: hours.digestAt,
    changed_at: now,
  }
  await db
    .insertInto('mail_hours')
    .values({ person_id: personId, ...facts })
    .onConflict(conflict => conflict.column('person_id').doUpdateSet(facts))
    .execute()
}

/** What waits for somebody, in a digest or for the morning, so that another choice holds for it too. */
export async function releaseWaiting(db: Db, personId: string, now: Date): Promise<void> {
  await db
    .updateTable('mail')
    .set({ state: 'waiting', next_attempt_at: now })
    .where('person_id', '=', personId)
    .where(({ or, and, eb }) =>
      or([
        eb('state', '=', 'held'),
        and([eb('state', '=', 'waiting'), eb('attempts', '=', 0), eb('next_attempt_at', '>', now)]),
      ]),
    )
    .execute()
}

/** Days and zone of a mission, to know what cannot wait. */
export async function findMissionDays(db: Db, missionId: string) {
  return db
    .selectFrom('mission')
    .select(['starts_on as startsOn', 'ends_on as endsOn', 'time_zone as timeZone'])
    .where('id', '=', missionId)
    .executeTakeFirst()
}

/** People for whom a digest is due. */
export async function listDigestsDue(db: Db, now: Date, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('mail')
    .select('person_id')
    .distinct()
    .where('state', '=', 'held')
    .where('next_attempt_at', '<=', now)
    .where('person_id', 'is not', null)
    .limit(limit)
    .execute()
  return rows.flatMap(row => row.person_id ?? [])
}

export async function countHeld(db: Db, personId: string): Promise<number> {
  const { count } = await db
    .selectFrom('mail')
    .select(sql<number>`count(*)::int`.as('count'))
    .where('state', '=', 'held')
    .where('person_id', '=', personId)
    .executeTakeFirstOrThrow()
  return count
}

/** Somebody without an address any more gets no digest. */
export async function withdrawHeld(db: Db, personId: string): Promise<void> {
  await db
    .updateTable('mail')
    .set({ state: 'withdrawn' })
    .where('state', '=', 'held')
    .where('person_id', '=', personId)
    .execute()
}

/** Takes everything that waits for one person's digest; what another process holds already is left to it. */
export async function takeHeld(db: Db, personId: string, digestId: string): Promise<string[]> {
  const rows = await sql<{ id: string }>`
    update mail set state = 'gathered', digest_id = ${digestId}
    where id in (select id from mail where state = 'held' and person_id = ${personId} for update skip locked)
    returning id`.execute(db)
  return rows.rows.map(row => row.id)
}

/** A mail that is kept to be read where it lies; undefined where it leaves. */
export async function findKept(db: Db, id: string) {
  return db
    .selectFrom('mail')
    .select(['id', 'kind', 'topic', 'person_id', 'may_have_left'])
    .where('id', '=', id)
    .where('state', '=', 'kept')
    .executeTakeFirst()
}

/** Puts on record what a digest said of a mail it gathered, where that is no longer what was written first. */
export async function recordGathered(
  db: Db,
  id: string,
  said: { subject: string; gist: string; link: string | null; text_body: string; html_body: string },
): Promise<void> {
  await db.updateTable('mail').set(said).where('id', '=', id).where('state', '=', 'gathered').execute()
}

/** What a digest gathered, oldest first. */
export async function listGathered(db: Db, digestId: string) {
  return db
    .selectFrom('mail')
    .select(['id', 'kind', 'person_id', 'topic', 'subject', 'gist', 'link', 'may_have_left'])
    .where('digest_id', '=', digestId)
    .where('state', '=', 'gathered')
    .orderBy('created_at')
    .orderBy('id')
    .execute()
}
