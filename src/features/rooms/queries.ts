import { type SqlBool, sql } from 'kysely'
import type { Db } from '../../shared/context.ts'
import type { Viewer } from '../../shared/viewer.ts'
import { fieldWithin, missionReach } from '../directory/index.ts'
import type { ItemStep, Step } from './rules/steps.ts'

/** Stands in lists that may be empty; no record has this id. */
const nobody = '00000000-0000-0000-0000-000000000000'

export interface RoomSide {
  position: number
  organisationId: string
  slug: string
  name: string
  country: string
  /** As far as everybody with an account sees it; it stands in the agreement that both sides read. */
  address: string
  agreed: Step
  closedAt: Date | null
  showsUntil: string | null
}

export interface RoomFacts {
  id: string
  title: string
  lang: string
  state: 'open' | 'ended'
  step: Step
  createdAt: Date
  endedAt: Date | null
  endedBy: number | null
  endedReason: string | null
  /** The interest in an opportunity that it came from. */
  interestId: string | null
  sides: RoomSide[]
  /** The agreement in force, if one was signed. */
  signed: { id: string; validUntil: string; discloser: number | null } | null
}

/** A room with its sides, or null. Whether the asker may know of it is the caller's question. */
export async function findRoom(db: Db, id: string): Promise<RoomFacts | null> {
  const row = await db.selectFrom('room').selectAll().where('id', '=', id).executeTakeFirst()
  if (row === undefined) return null
  const sides = await db
    .selectFrom('room_side')
    .innerJoin('organisation', 'organisation.id', 'room_side.organisation_id')
    .select([
      'room_side.position',
      'room_side.organisation_id as organisationId',
      'organisation.slug',
      'organisation.name',
      'organisation.country',
      'room_side.agreed',
      'room_side.closed_at as closedAt',
      'room_side.shows_until as showsUntil',
    ])
    .select(
      sql<string>`concat_ws(', ', case when ${fieldWithin(missionReach, 'street')} then organisation.street end,
        concat_ws(' ', case when ${fieldWithin(missionReach, 'postcode')} then organisation.postcode end, organisation.city), organisation.country)`.as(
        'address',
      ),
    )
    .where('room_side.room_id', '=', id)
    .orderBy('room_side.position')
    .execute()
  const signed = await db
    .selectFrom('room_nda')
    .select(['id', 'valid_until as validUntil', 'discloser'])
    .where('room_id', '=', id)
    .where('state', '=', 'signed')
    .executeTakeFirst()
  return {
    id: row.id,
    title: row.title,
    lang: row.lang,
    state: row.state,
    step: row.step,
    createdAt: row.created_at,
    endedAt: row.ended_at,
    endedBy: row.ended_by,
    endedReason: row.ended_reason,
    interestId: row.interest_id,
    sides,
    signed: signed ?? null,
  }
}

export interface ItemRow {
  id: string
  side: number
  step: ItemStep
  kind: 'text' | 'file'
  title: string
  withdrawnAt: Date | null
  /** Whether other sides get only copies with their name on each page. */
  marked: boolean
}

export interface VersionRow {
  itemId: string
  number: number
  createdAt: Date
  shownAt: Date | null
  /** Its number among the versions that were shown: how many drafts there were is nobody else's business. */
  shownNumber: number | null
  body: string | null
  lang: string
  fileHash: string | null
  fileName: string | null
  mediaType: string | null
  preview: boolean
  size: number | null
  /** Why it cannot carry a watermark, once that was found. */
  markFault: string | null
}

const shownNumber = sql<number | null>`case when shown_at is not null then
  (row_number() over (partition by item_id, shown_at is null order by number))::int end`.as('shownNumber')

const itemColumns = ['id', 'side', 'step', 'kind', 'title', 'withdrawn_at as withdrawnAt', 'marked'] as const

const versionColumns = [
  'item_id as itemId',
  'number',
  'room_version.created_at as createdAt',
  'shown_at as shownAt',
  'body',
  'lang',
  'file_hash as fileHash',
  'file_name as fileName',
  'media_type as mediaType',
  'preview',
  'size',
  'mark_fault as markFault',
] as const

/** How many rooms an organisation has opened within 24 hours; counted one after the other, so that none slips past. */
export async function countOpened(db: Db, organisationId: string, now: Date): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`rooms ${organisationId}`}, 0))`.execute(db)
  const { count } = await db
    .selectFrom('room')
    .innerJoin('room_side', 'room_side.room_id', 'room.id')
    .select(sql<number>`count(*)::int`.as('count'))
    .where('room_side.organisation_id', '=', organisationId)
    .where('room_side.position', '=', 1)
    .where('room.created_at', '>', new Date(now.getTime() - 86_400_000))
    .where('room.created_at', '<=', now)
    .executeTakeFirstOrThrow()
  return count
}

/** What somebody may be told of in a room: all of their own side's things, and what lies open of the steps of sides. */
export interface Reach {
  own: number | null
  open: readonly { side: number; step: ItemStep }[]
  /** With versions that others were not shown yet. */
  drafts?: true
}

/**
 * What was put into a room, as far as somebody reaches. What others keep is not even read from the database, so that how long an
 * answer takes says nothing of it.
 */
export async function listItems(
  db: Db,
  roomId: string,
  reach: Reach,
): Promise<{ items: ItemRow[]; versions: VersionRow[] }> {
  const items = await db
    .selectFrom('room_item')
    .select(itemColumns)
    .where('room_id', '=', roomId)
    .where(within(reach))
    .orderBy('created_at')
    .orderBy('id')
    .execute()
  const versions = await db
    .selectFrom('room_version')
    .innerJoin('room_item', 'room_item.id', 'room_version.item_id')
    .select(versionColumns)
    .select(shownNumber)
    .where('room_item.room_id', '=', roomId)
    .where(within(reach))
    .where(sql<SqlBool>`(${reach.drafts === true} or side = ${reach.own}::int or shown_at is not null)`)
    .orderBy('number', 'desc')
    .execute()
  return {
    items,
    versions: versions.map(row => ({ ...row, size: row.size === null ? null : Number(row.size) })),
  }
}

function within(reach: Reach) {
  const open = reach.open.map(({ side, step }) => `${side} ${step}`)
  return sql<SqlBool>`(side = ${reach.own}::int or (withdrawn_at is null and side || ' ' || step = any(${open}::text[])))`
}

export async function findItem(db: Db, roomId: string, id: string): Promise<ItemRow | null> {
  const row = await db
    .selectFrom('room_item')
    .select(itemColumns)
    .where('room_id', '=', roomId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row ?? null
}

/** Versions of one thing, newest first. */
export async function listVersions(db: Db, itemId: string): Promise<VersionRow[]> {
  const rows = await db
    .selectFrom('room_version')
    .select(versionColumns)
    .select(shownNumber)
    .where('item_id', '=', itemId)
    .orderBy('number', 'desc')
    .execute()
  return rows.map(row => ({ ...row, size: row.size === null ? null : Number(row.size) }))
}

/** How much one side has put into a room. */
export async function measureSide(
  db: Db,
  roomId: string,
  side: number,
): Promise<{ items: number; bytes: number }> {
  return db
    .selectFrom('room_item')
    .leftJoin('room_version', 'room_version.item_id', 'room_item.id')
    .select([
      sql<number>`count(distinct room_item.id)::int`.as('items'),
      sql<number>`coalesce(sum(room_version.size), 0)::float8`.as('bytes'),
    ])
    .where('room_id', '=', roomId)
    .where('side', '=', side)
    .executeTakeFirstOrThrow()
}

/** The bytes a person has just sent under this hash; somebody else's are not there for them. */
export async function findUpload(db: Db, personId: string | null, hash: string): Promise<number | null> {
  if (personId === null) return null
  const row = await db
    .selectFrom('upload')
    .select('size')
    .where('person_id', '=', personId)
    .where('hash', '=', hash)
    .executeTakeFirst()
  return row === undefined ? null : Number(row.size)
}

/** Organisations a person speaks for, by name. */
export async function listSpokenFor(db: Db, viewer: Viewer): Promise<{ id: string; name: string }[]> {
  const ids = viewer.grants.flatMap(grant =>
    grant.role === 'organisation-editor' && grant.organisationId !== null ? [grant.organisationId] : [],
  )
  return db
    .selectFrom('organisation')
    .select(['id', 'name'])
    .where('id', 'in', [...ids, nobody])
    .where('merged_into', 'is', null)
    .orderBy('name')
    .execute()
}

/** What an organisation is called. */
export async function findName(db: Db, id: string): Promise<string | null> {
  const row = await db
    .selectFrom('organisation')
    .select('name')
    .where('id', '=', id)
    .where('merged_into', 'is', null)
    .executeTakeFirst()
  return row?.name ?? null
}

export interface Speaker {
  personId: string
  organisationId: string
  email: string
  name: string
  lang: string
}

/** People who speak for organisations and can be written to. */
export async function listSpeakers(db: Db, organisationIds: readonly string[]): Promise<Speaker[]> {
  const rows = await db
    .selectFrom('role_grant')
    .innerJoin('person', 'person.id', 'role_grant.person_id')
    .innerJoin('account', 'account.person_id', 'person.id')
    .select([
      'person.id as personId',
      'role_grant.organisation_id as organisationId',
      'account.email',
      'person.lang',
    ])
    .select(sql<string>`trim(concat_ws(' ', person.given_name, person.family_name))`.as('name'))
    .where('role_grant.role', '=', 'organisation-editor')
    .where('role_grant.revoked_at', 'is', null)
    .where('account.state', '=', 'active')
    .where('role_grant.organisation_id', 'in', [...organisationIds, nobody])
    .orderBy('person.id')
    .execute()
  return rows.flatMap(row =>
    row.organisationId === null ? [] : [{ ...row, organisationId: row.organisationId }],
  )
}

/** True while somebody can sign in and speaks for an organisation: what a download under way asks again and again. */
export async function stillSpeaks(db: Db, personId: string | null, organisationId: string): Promise<boolean> {
  const row = await db
    .selectFrom('role_grant')
    .select('role_grant.id')
    .where('role_grant.person_id', '=', personId)
    .where('role_grant.organisation_id', '=', organisationId)
    .where('role_grant.role', '=', 'organisation-editor')
    .where('role_grant.revoked_at', 'is', null)
    // Whoever has no account yet (the sample's people) acts through nobody's session.
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('account')
            .select('account.id')
            .whereRef('account.person_id', '=', 'role_grant.person_id')
            .where('account.state', '<>', 'active'),
        ),
      ),
    )
    .executeTakeFirst()
  return row !== undefined
}

/** The open room that came from an interest, if one of these organisations is in it. */
export async function findRoomOf(
  db: Db,
  interestId: string,
  organisationIds: readonly string[],
): Promise<string | null> {
  const row = await db
    .selectFrom('room')
    .innerJoin('room_side', 'room_side.room_id', 'room.id')
    .select('room.id')
    .where('room.interest_id', '=', interestId)
    .where('room.state', '=', 'open')
    .where('room_side.organisation_id', 'in', [...organisationIds, nobody])
    .executeTakeFirst()
  return row?.id ?? null
}

/** Rooms of organisations, and rooms somebody reads in, newest first; with one other organisation where it is named. */
export async function listRoomRows(
  db: Db,
  given: {
    organisationIds: readonly string[]
    /** Rooms somebody reads in, for which side. */
    reading: readonly { roomId: string; side: number }[]
    withOrganisation: string | null
  },
) {
  const { organisationIds, reading, withOrganisation } = given
  let query = db
    .selectFrom('room')
    .innerJoin('room_side as mine', 'mine.room_id', 'room.id')
    .select([
      'room.id',
      'room.title',
      'room.lang',
      'room.state',
      'room.step',
      'room.created_at as createdAt',
      'mine.position as me',
      'mine.organisation_id as organisationId',
      'mine.agreed',
      'mine.shows_until as showsUntil',
    ])
    .select([
      sql<
        { position: number; name: string; showsUntil: string | null }[]
      >`(select json_agg(json_build_object('position', other.position, 'name', organisation.name, 'showsUntil', other.shows_until) order by other.position)
        from room_side other join organisation on organisation.id = other.organisation_id where other.room_id = room.id and other.position <> mine.position)`.as(
        'others',
      ),
      sql<boolean>`exists (select 1 from room_nda where room_nda.room_id = room.id and room_nda.state = 'proposed'
        and not exists (select 1 from room_acceptance where room_acceptance.nda_id = room_nda.id and room_acceptance.side = mine.position))`.as(
        'ndaWaits',
      ),
      sql<
        string | null
      >`(select valid_until::text from room_nda where room_nda.room_id = room.id and room_nda.state = 'signed')`.as(
        'validUntil',
      ),
      sql<boolean>`exists (select 1 from room_side other where other.room_id = room.id and other.position <> mine.position
        and array_position(array['teaser', 'identity', 'nda', 'technical'], other.agreed) > array_position(array['teaser', 'identity', 'nda', 'technical'], mine.agreed))`.as(
        'stepWaits',
      ),
    ])
    .where(
      sql<boolean>`(mine.organisation_id = any(${[...organisationIds]}::uuid[])
        or (mine.room_id, mine.position) in (select * from unnest(${reading.map(({ roomId }) => roomId)}::uuid[], ${reading.map(({ side }) => side)}::int[]))
          and not exists (select 1 from room_side spoken where spoken.room_id = mine.room_id and spoken.organisation_id = any(${[...organisationIds]}::uuid[])))`,
    )
  if (withOrganisation !== null)
    query = query.where(
      sql<boolean>`exists (select 1 from room_side other where other.room_id = room.id and other.position <> mine.position and other.organisation_id = ${withOrganisation})`,
    )
  return query.orderBy(sql`room.state = 'ended'`).orderBy('room.created_at', 'desc').limit(200).execute()
}
