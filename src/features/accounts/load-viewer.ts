import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { Tables } from '../../database/tables.ts'
import { type Grant, type Viewer, visitor } from '../../shared/viewer.ts'
import { hashToken } from './tokens.ts'

interface ViewerRow {
  session_id: string | null
  account_id: string | null
  person_id: string
  given_name: string
  family_name: string
  lang: string
  time_zone: string | null
  last_seen_at: Date
  grants: Grant[]
  organisation_ids: string[]
  cluster_ids: string[]
  member_cluster_ids: string[]
  partnership_ids: string[]
  mission_ids: string[]
}

const seenAgainAfterMs = 5 * 60_000

/**
 * Who stands behind a session token, with everything their rights follow from, in one query; a visitor when the token
 * is unknown, expired or its account suspended. Read anew with each request, so that a revoked role ends at once.
 */
export async function loadViewer(
  db: Kysely<Tables>,
  credentials: { token: string | null; fallbackLanguage: string; now: Date },
): Promise<Viewer> {
  if (credentials.token === null) return visitor(credentials.fallbackLanguage)
  const me = sql`select session.id as session_id, account.id as account_id, person.id as person_id, person.given_name, person.family_name, person.lang, person.time_zone, session.last_seen_at
    from session join account on account.id = session.account_id join person on person.id = account.person_id
    where session.token_hash = ${hashToken(credentials.token)} and session.expires_at > ${credentials.now} and account.state = 'active'`
  const row = await findViewerRow(db, me, credentials.now)
  if (row === undefined) return visitor(credentials.fallbackLanguage)
  if (credentials.now.getTime() - row.last_seen_at.getTime() > seenAgainAfterMs) {
    await db
      .updateTable('session')
      .set({ last_seen_at: credentials.now })
      .where('id', '=', row.session_id)
      .execute()
  }
  return toViewer(row)
}

function toViewer(row: ViewerRow): Viewer {
  return {
    kind: 'person',
    personId: row.person_id,
    accountId: row.account_id,
    sessionId: row.session_id,
    name: `${row.given_name} ${row.family_name}`.trim(),
    lang: row.lang,
    timeZone: row.time_zone,
    grants: row.grants,
    organisationIds: row.organisation_ids,
    clusterIds: row.cluster_ids,
    memberClusterIds: row.member_cluster_ids,
    partnershipIds: row.partnership_ids,
    missionIds: row.mission_ids,
  }
}

/** A person as a viewer without a session of theirs: for what the house does on their behalf. */
export async function loadPersonViewer(
  db: Kysely<Tables>,
  who: { personId: string; now: Date },
): Promise<Viewer> {
  const me = sql`select null::uuid as session_id, account.id as account_id, person.id as person_id, person.given_name, person.family_name, person.lang, person.time_zone, ${who.now}::timestamptz as last_seen_at
    from person left join account on account.person_id = person.id where person.id = ${who.personId}`
  const row = await findViewerRow(db, me, who.now)
  return row === undefined ? visitor('en') : toViewer(row)
}

async function findViewerRow(
  db: Kysely<Tables>,
  me: RawBuilder<unknown>,
  now: Date,
): Promise<ViewerRow | undefined> {
  const result = await sql<ViewerRow>`
    with me as (
      ${me}),
    roles as (
      select role_grant.* from role_grant join me on me.person_id = role_grant.person_id where revoked_at is null),
    work as (
      select affiliation.* from affiliation join me on me.person_id = affiliation.person_id where ended_at is null),
    own_organisation as (
      select organisation_id from work where organisation_id is not null
      union select organisation_id from roles where organisation_id is not null),
    own_cluster as (
      select cluster_id from work where cluster_id is not null
      union select cluster_id from roles where cluster_id is not null),
    near_cluster as (
      select cluster_id from own_cluster
      union select membership.cluster_id from membership join own_organisation using (organisation_id)
        where member_from <= ${now}::date and (member_to is null or member_to >= ${now}::date)),
    near_mission as (
      select participant.mission_id from participant join me on me.person_id = participant.person_id
        where participant.state in ('invited', 'applied', 'waiting-list', 'confirmed')
      union select mission_id from roles where mission_id is not null),
    near_partnership as (
      select partner.partnership_id from partner join near_cluster using (cluster_id) where left_on is null
      union select partnership_id from roles where partnership_id is not null)
    select me.*,
      (select coalesce(jsonb_agg(jsonb_build_object('role', role, 'clusterId', cluster_id, 'partnershipId', partnership_id,
        'missionId', mission_id, 'organisationId', organisation_id)), '[]') from roles) as grants,
      array(select organisation_id::text from own_organisation) as organisation_ids,
      array(select cluster_id::text from own_cluster) as cluster_ids,
      array(select cluster_id::text from near_cluster) as member_cluster_ids,
      array(select partnership_id::text from near_partnership) as partnership_ids,
      array(select mission_id::text from near_mission) as mission_ids
    from me`.execute(db)
  return result.rows[0]
}
