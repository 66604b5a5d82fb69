import { sql } from 'kysely'
import type { Db } from '../../shared/context.ts'

/** Why mail does not reach somebody. */
export interface MailFault {
  personId: string
  since: Date
  status: string
  reason: string
}

/** Of these people, those whose address came back and has not been looked at since. */
export async function listMailFaults(
  db: Db,
  personIds: readonly (string | null)[],
): Promise<Map<string, MailFault>> {
  const ids = [...new Set(personIds.filter(id => id !== null))]
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('bounced_address')
    .innerJoin('person', 'person.email', 'bounced_address.address')
    .select([
      'person.id as personId',
      'bounced_address.since',
      'bounced_address.status',
      'bounced_address.reason',
    ])
    .where('bounced_address.cleared_at', 'is', null)
    .where('person.id', 'in', ids)
    .execute()
  return new Map(rows.map(row => [row.personId, row]))
}

/** Of these addresses, those that came back. */
export async function listBarred(db: Db, addresses: readonly string[]): Promise<Set<string>> {
  if (addresses.length === 0) return new Set()
  const rows = await db
    .selectFrom('bounced_address')
    .select('address')
    .where('cleared_at', 'is', null)
    .where('address', 'in', [...addresses])
    .execute()
  return new Set(rows.map(row => row.address.toLowerCase()))
}

/** Marks an address until somebody looked at it; one that is marked keeps its first day. */
export async function barAddress(
  db: Db,
  bounce: { address: string; status: string; reason: string; mailId: string; now: Date },
): Promise<void> {
  await sql`
    insert into bounced_address (address, status, reason, mail_id, since)
    values (${bounce.address}, ${bounce.status}, ${bounce.reason}, ${bounce.mailId}, ${bounce.now})
    on conflict (address) do update set status = excluded.status, reason = excluded.reason, mail_id = excluded.mail_id,
      since = case when bounced_address.cleared_at is null then bounced_address.since else excluded.since end,
      cleared_at = null, cleared_by = null`.execute(db)
}

/** Writes to somebody's address again; gives whether it was marked. */
export async function clearAddress(
  db: Db,
  address: string,
  by: { personId: string | null; now: Date },
): Promise<boolean> {
  const done = await db
    .updateTable('bounced_address')
    .set({ cleared_at: by.now, cleared_by: by.personId })
    .where('address', '=', address)
    .where('cleared_at', 'is', null)
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}

/** The mail a report is about, by the id in its envelope or the Message-ID it quotes. */
export async function findBouncedMail(
  db: Db,
  wanted: { ids: readonly string[]; messageIds: readonly string[] },
) {
  if (wanted.ids.length === 0 && wanted.messageIds.length === 0) return undefined
  return db
    .selectFrom('mail')
    .select(['id', 'to_address as address', 'state'])
    .where(({ or, eb }) =>
      or([
        ...(wanted.ids.length === 0 ? [] : [eb('id', 'in', [...wanted.ids])]),
        ...(wanted.messageIds.length === 0 ? [] : [eb('message_id', 'in', [...wanted.messageIds])]),
      ]),
    )
    .executeTakeFirst()
}

/** A mail that left and came back; one that did is not marked twice. */
export async function markBounced(
  db: Db,
  id: string,
  bounce: { status: string; reason: string; now: Date },
): Promise<boolean> {
  const done = await db
    .updateTable('mail')
    .set({
      state: 'bounced',
      bounced_at: bounce.now,
      bounce_status: bounce.status,
      last_error: bounce.reason === '' ? bounce.status : bounce.reason,
    })
    .where('id', '=', id)
    .where('state', 'in', ['sent', 'sending', 'waiting'])
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}

/** A page of the addresses that came back, with whose they are. */
export async function listBouncedRows(db: Db, page: { page: number; pageSize: number }) {
  const open = db.selectFrom('bounced_address').where('cleared_at', 'is', null)
  const { total } = await open.select(sql<number>`count(*)::int`.as('total')).executeTakeFirstOrThrow()
  const items = await open
    .leftJoin('person', 'person.email', 'bounced_address.address')
    .select([
      'bounced_address.address',
      'bounced_address.status',
      'bounced_address.reason',
      'bounced_address.since',
      'bounced_address.mail_id as mailId',
      'person.id as personId',
      sql<
        string | null
      >`coalesce(nullif(trim(person.given_name || ' ' || person.family_name), ''), person.name_other_script)`.as(
        'name',
      ),
    ])
    .orderBy('bounced_address.since', 'desc')
    .orderBy('bounced_address.address')
    .limit(page.pageSize)
    .offset((page.page - 1) * page.pageSize)
    .execute()
  return { items, total }
}

/** Where somebody works and takes part: whose people may say that an address is right. */
export interface AddressSubject {
  personId: string
  address: string | null
  clusterIds: string[]
  partnershipIds: string[]
  missionIds: string[]
  organisationIds: string[]
  broughtBy: string[]
}

export async function findAddressSubject(db: Db, personId: string): Promise<AddressSubject | undefined> {
  const rows = await sql<AddressSubject>`
    with working as (select organisation_id, cluster_id from affiliation
        where person_id = ${personId} and ended_at is null),
      part as (select participant.organisation_id, participant.brought_by, mission.id, mission.lead_cluster_id, mission.partnership_id
        from participant join mission on mission.id = participant.mission_id where participant.person_id = ${personId})
    select person.id as "personId", person.email::text as address,
      array(select cluster_id from working where cluster_id is not null
        union select lead_cluster_id from part
        union select membership.cluster_id from membership
          where (membership.organisation_id in (select organisation_id from working union select organisation_id from part))
            and membership.member_from <= current_date and (membership.member_to is null or membership.member_to >= current_date)) as "clusterIds",
      array(select distinct partnership_id from part where partnership_id is not null) as "partnershipIds",
      array(select distinct id from part) as "missionIds",
      array(select organisation_id from working where organisation_id is not null union select organisation_id from part) as "organisationIds",
      array(select distinct brought_by from part where brought_by is not null) as "broughtBy"
    from person where person.id = ${personId} and person.erased_at is null`.execute(db)
  return rows.rows[0]
}
