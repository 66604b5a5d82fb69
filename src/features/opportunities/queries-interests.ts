import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Db } from '../../shared/context.ts'
import { isAdministrator, type Viewer } from '../../shared/viewer.ts'
import { shownToSender } from './queries-sent.ts'
import { remindAfterDays, remindersMost } from './rules/interest-states.ts'
import { managedClusters } from './visible-opportunities.ts'

const uuids = (ids: readonly string[]) => sql`${[...ids]}::uuid[]`
const editedBy = (viewer: Viewer) =>
  uuids(
    viewer.grants.flatMap(grant =>
      grant.role === 'organisation-editor' && grant.organisationId !== null ? [grant.organisationId] : [],
    ),
  )

/** Managers of the cluster that stands between. */
const brokered = (viewer: Viewer) =>
  sql<SqlBool>`opportunity.cluster_id = any(${uuids(managedClusters(viewer))})`

/** Those who answer for the owner: its editors, the managers of its clusters. */
const owned = (viewer: Viewer) => {
  const managed = uuids(managedClusters(viewer))
  return sql<SqlBool>`(coalesce(opportunity.organisation_id = any(${editedBy(viewer)}), false) or opportunity.cluster_id = any(${managed})
    or exists (select 1 from membership where membership.organisation_id = opportunity.organisation_id and membership.member_to is null and membership.cluster_id = any(${managed})))`
}

/**
 * Who answers an interest. Where it came through the cluster, accepting tells the owner's name, which is the owner's own to
 * tell: its editors alone, and others only where nobody edits it.
 */
const answering = (viewer: Viewer) =>
  sql<SqlBool>`(coalesce(opportunity.organisation_id = any(${editedBy(viewer)}), false)
    or ((${isAdministrator(viewer)} or ${owned(viewer)}) and not (interest.through_broker and exists (
      select 1 from role_grant where role_grant.organisation_id = opportunity.organisation_id
        and role_grant.role = 'organisation-editor' and role_grant.revoked_at is null))))`

/** Interests a viewer answers for: the cluster each one that was confirmed, the owner what came to them. */
function received(viewer: Viewer): RawBuilder<SqlBool> {
  return sql<SqlBool>`(interest.state <> 'unconfirmed' and (${brokered(viewer)}
    or (${owned(viewer)} and (not interest.through_broker or interest.passed_on_at is not null))))`
}

/** Those among them that wait for this viewer. */
function waitsFor(viewer: Viewer): RawBuilder<SqlBool> {
  return sql<SqlBool>`((interest.state = 'with-broker' and ${brokered(viewer)}) or (interest.state = 'with-owner' and ${answering(viewer)}))`
}

export type InterestRow = Awaited<ReturnType<typeof findInterest>> & object

export function findInterest(db: Db, id: string) {
  return db.selectFrom('interest').selectAll().where('id', '=', id).executeTakeFirst()
}

/** Locks an interest, so that of two who decide at once one finds it decided. */
export function lockInterest(db: Db, id: string) {
  return db.selectFrom('interest').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
}

/** What access to an interest is judged by. */
export async function findInterestSubject(db: Db, viewer: Viewer, id: string) {
  const { rows } = await sql<{
    id: string
    opportunityId: string
    isReceived: boolean
    isBroker: boolean
    isOwner: boolean
    mayAnswer: boolean
    isSender: boolean
  }>`select interest.id, interest.opportunity_id as "opportunityId",
      (${isAdministrator(viewer)} and interest.state <> 'unconfirmed' or ${received(viewer)}) as "isReceived",
      (${isAdministrator(viewer)} or ${brokered(viewer)}) as "isBroker", (${isAdministrator(viewer)} or ${owned(viewer)}) as "isOwner", ${answering(viewer)} as "mayAnswer",
      coalesce(interest.person_id = ${viewer.personId}::uuid, false) as "isSender"
    from interest join opportunity on opportunity.id = interest.opportunity_id where interest.id = ${id}`.execute(
    db,
  )
  return rows[0] ?? null
}

export interface ListedInterest {
  id: string
  state: InterestRow['state']
  opportunityId: string
  versionId: string
  throughBroker: boolean
  givenName: string
  familyName: string
  organisationName: string
  country: string
  kind: string | null
  confirmedAt: Date
  answeredAt: Date | null
  isMyTurn: boolean
  /** Whether the viewer may read what is published now. */
  isSeen: boolean
  total: number
}

/** Interests of a box, those that wait for the viewer first, then the newest. */
export async function listInterestRows(
  db: Db,
  viewer: Viewer,
  wish: { box: 'received' | 'sent'; open: boolean; page: number; pageSize: number },
  today: string,
) {
  const mine =
    wish.box === 'sent'
      ? sql<SqlBool>`(interest.person_id = ${viewer.personId}::uuid and interest.state <> 'unconfirmed')`
      : received(viewer)
  const shown =
    wish.box === 'sent'
      ? shownToSender(viewer, today)
      : sql`select shown.id, true as "isSeen" from opportunity_version shown where shown.opportunity_id = opportunity.id order by (shown.state = 'published') desc, shown.number desc limit 1`
  const turn = wish.box === 'sent' ? sql<SqlBool>`interest.state = 'asked'` : waitsFor(viewer)
  const { rows } =
    await sql<ListedInterest>`select interest.id, interest.state, interest.opportunity_id as "opportunityId", version.id as "versionId",
      interest.through_broker as "throughBroker", interest.given_name as "givenName", interest.family_name as "familyName",
      interest.organisation_name as "organisationName", interest.country, interest.kind, interest.confirmed_at as "confirmedAt",
      interest.answered_at as "answeredAt", ${turn} as "isMyTurn", version."isSeen", (count(*) over ())::int as total
    from interest join opportunity on opportunity.id = interest.opportunity_id
      join lateral (${shown}) version on true
    where ${mine} and ${wish.open ? turn : sql<SqlBool>`true`}
    order by ${turn} desc, interest.confirmed_at desc, interest.id limit ${wish.pageSize} offset ${(wish.page - 1) * wish.pageSize}`.execute(
      db,
    )
  return rows
}

/** How many wait for a viewer to pass on or answer. */
export async function countInterestsWaiting(db: Db, viewer: Viewer): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from interest
    join opportunity on opportunity.id = interest.opportunity_id where ${waitsFor(viewer)}`.execute(db)
  return rows[0]?.count ?? 0
}

/** How many of the viewer's published opportunities run out within so many days. */
export async function countExpiring(db: Db, viewer: Viewer, from: string, to: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from opportunity
    where opportunity.published_at is not null and opportunity.withdrawn_at is null and opportunity.expires_on between ${from}::date and ${to}::date
      and ${owned(viewer)}`.execute(db)
  return rows[0]?.count ?? 0
}

/** Half of the interests in what a viewer's clusters publish were answered within so many days. */
export async function findMedian(db: Db, viewer: Viewer) {
  const { rows } = await sql<{ days: number | null; answered: number }>`select
      (percentile_cont(0.5) within group (order by extract(epoch from interest.answered_at - interest.confirmed_at)) / 86400)::float8 as days, count(*)::int as answered
    from interest join opportunity on opportunity.id = interest.opportunity_id
    where interest.answered_at is not null and ${brokered(viewer)}`.execute(db)
  return rows[0] ?? null
}

/** The steps of an interest, the first first. */
export function listSteps(db: Db, interestId: string) {
  return db
    .selectFrom('interest_step')
    .select(['state', 'by_side as by', 'words', 'at', 'person_id as personId'])
    .where('interest_id', '=', interestId)
    .orderBy('at')
    .orderBy('id')
    .execute()
}

/** How many unconfirmed interests one address has sent since a moment. */
export async function countUnconfirmed(db: Db, address: string, since: Date): Promise<number> {
  const row = await db
    .selectFrom('interest')
    .select(sql<number>`count(*)::int`.as('count'))
    .where('email', '=', address)
    .where('state', '=', 'unconfirmed')
    .where('created_at', '>', since)
    .executeTakeFirstOrThrow()
  return row.count
}

/** An interest of a person in an opportunity that is not settled. */
export async function findLiveInterest(db: Db, opportunityId: string, personId: string) {
  return db
    .selectFrom('interest')
    .select('id')
    .where('opportunity_id', '=', opportunityId)
    .where('person_id', '=', personId)
    .where('state', 'in', ['with-broker', 'asked', 'with-owner', 'accepted'])
    .orderBy('created_at', 'desc')
    .executeTakeFirst()
}

/** Whether an address has an interest in an opportunity that is not settled. */
export async function hasLiveInterest(db: Db, opportunityId: string, address: string): Promise<boolean> {
  const row = await db
    .selectFrom('interest')
    .select('id')
    .where('opportunity_id', '=', opportunityId)
    .where('email', '=', address)
    .where('state', 'in', ['with-broker', 'asked', 'with-owner'])
    .executeTakeFirst()
  return row !== undefined
}

/** Counts a try with a code and gives the interest as it stands then; a settled or used-up one gives nothing. */
export function countTry(db: Db, id: string, limit: number) {
  return db
    .updateTable('interest')
    .set({ code_attempts: sql`code_attempts + 1` })
    .where('id', '=', id)
    .where('state', '=', 'unconfirmed')
    .where('code_attempts', '<', limit)
    .returningAll()
    .executeTakeFirst()
}

/** Names of organisations by id. */
export async function listNames(db: Db, ids: readonly string[]) {
  return db
    .selectFrom('organisation')
    .select(['id', 'name', 'country', 'kind'])
    .where('id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .where('merged_into', 'is', null)
    .orderBy('name')
    .execute()
}

/** The person who is signed in, as an interest names them. */
export function findMe(db: Db, personId: string) {
  return db
    .selectFrom('person')
    .select(['given_name as givenName', 'family_name as familyName', 'email', 'lang', 'phone'])
    .where('id', '=', personId)
    .where('erased_at', 'is', null)
    .executeTakeFirst()
}

/** Whom a link of a mail belongs to. */
export async function findLinkedInterest(db: Db, tokenHash: string): Promise<string | null> {
  const row = await db
    .selectFrom('interest_link')
    .select('interest_id')
    .where('token_hash', '=', tokenHash)
    .executeTakeFirst()
  return row?.interest_id ?? null
}

/** Interests that have waited too long for an answer and may be reminded of once more. */
export async function listForgotten(db: Db, now: Date) {
  const before = new Date(now.getTime() - remindAfterDays * 86_400_000)
  return db
    .selectFrom('interest')
    .innerJoin('opportunity', 'opportunity.id', 'interest.opportunity_id')
    .select([
      'interest.id',
      'interest.state',
      'opportunity.cluster_id as clusterId',
      'opportunity.organisation_id as organisationId',
    ])
    .where('interest.state', 'in', ['with-broker', 'with-owner'])
    .where('interest.waiting_since', '<', before)
    .where(sql<SqlBool>`(interest.reminded_at is null or interest.reminded_at < ${before})`)
    .where('interest.reminders', '<', remindersMost)
    .orderBy('interest.id')
    .limit(500)
    .forUpdate('interest')
    .skipLocked()
    .execute()
}

/** Published opportunities that run out soon and whose owner was not asked yet. */
export function listRunningOut(db: Db, from: string, to: string) {
  return db
    .selectFrom('opportunity')
    .innerJoin('opportunity_version as version', join =>
      join.onRef('version.opportunity_id', '=', 'opportunity.id').on('version.state', '=', 'published'),
    )
    .select([
      'opportunity.id',
      'opportunity.cluster_id as clusterId',
      'opportunity.organisation_id as organisationId',
      'opportunity.expires_on as expiresOn',
      'version.title',
    ])
    .where('opportunity.withdrawn_at', 'is', null)
    .where('opportunity.expires_on', '>=', from)
    .where('opportunity.expires_on', '<=', to)
    .where(sql<SqlBool>`opportunity.warned_for is distinct from opportunity.expires_on`)
    .orderBy('opportunity.id')
    .limit(500)
    .forUpdate('opportunity')
    .skipLocked()
    .execute()
}

/**
 * The opportunity behind a link that renews it; a link works until the day it was made for is long over, and brings back
 * nothing that was taken down since.
 */
export function findRenewal(db: Db, tokenHash: string, now: Date) {
  return db
    .selectFrom('opportunity_link')
    .innerJoin('opportunity', 'opportunity.id', 'opportunity_link.opportunity_id')
    .innerJoin('opportunity_version as version', join =>
      join.onRef('version.opportunity_id', '=', 'opportunity.id').on('version.state', '=', 'published'),
    )
    .select(['opportunity.id', 'opportunity.slug', 'version.title', 'version.lang'])
    .select(sql<string | null>`opportunity.expires_on::text`.as('expiresOn'))
    .where('opportunity_link.token_hash', '=', tokenHash)
    .where('opportunity_link.expires_at', '>', now)
    .where('opportunity.withdrawn_at', 'is', null)
    .executeTakeFirst()
}
