import { sql } from 'kysely'
import type { Db } from '../../shared/context.ts'
import type { Viewer } from '../../shared/viewer.ts'

interface Place {
  id: string
  slug: string
  name: string
}

/** The clusters a person manages, and the partnerships and missions near them, by name. */
export async function listViewerPlaces(
  db: Db,
  viewer: Viewer,
): Promise<{ clusters: Place[]; partnerships: Place[]; missions: Place[] }> {
  const clusterIds = viewer.grants.flatMap(grant =>
    grant.role === 'cluster-manager' && grant.clusterId !== null ? [grant.clusterId] : [],
  )
  const clusters =
    clusterIds.length === 0
      ? []
      : await db
          .selectFrom('cluster')
          .select(['id', 'slug', 'short_name as name'])
          .where('id', 'in', clusterIds)
          .orderBy('short_name')
          .execute()
  const partnerships =
    viewer.partnershipIds.length === 0
      ? []
      : await db
          .selectFrom('partnership')
          .select(['id', 'slug', 'acronym as name'])
          .where('id', 'in', [...viewer.partnershipIds])
          .orderBy('acronym')
          .execute()
  const missions =
    viewer.missionIds.length === 0
      ? []
      : await db
          .selectFrom('mission')
          .select(['id', 'slug', 'title as name'])
          .where('id', 'in', [...viewer.missionIds])
          .where('state', '!=', 'cancelled')
          .orderBy('starts_on', 'desc')
          .limit(12)
          .execute()
  return { clusters, partnerships, missions }
}

export async function findTheme(db: Db, accountId: string): Promise<'light' | 'dark' | null> {
  const row = await db.selectFrom('account').select('theme').where('id', '=', accountId).executeTakeFirst()
  return row?.theme ?? null
}

export async function findAccountByEmail(db: Db, email: string) {
  return db.selectFrom('account').selectAll().where('email', '=', email).executeTakeFirst()
}

/** True once somebody administers this installation. */
export async function hasAdministrator(db: Db): Promise<boolean> {
  const row = await db
    .selectFrom('role_grant')
    .select('id')
    .where('role', '=', 'platform-administrator')
    .where('revoked_at', 'is', null)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

export async function lockLink(db: Db, tokenHash: string) {
  return db.selectFrom('link').selectAll().where('token_hash', '=', tokenHash).forUpdate().executeTakeFirst()
}

const clockSlackMs = 60_000

/**
 * A sign-in link or code made later than this is from before the clock was set back: it would live longer than it may.
 * A minute is what clocks differ by in ordinary life.
 */
export function newestLink(now: Date): Date {
  return new Date(now.getTime() + clockSlackMs)
}

/** The newest sign-in mail of an address that can still be used. */
export async function findNewestSignInLink(db: Db, email: string, now: Date) {
  return db
    .selectFrom('link')
    .selectAll()
    .where('purpose', '=', 'sign-in')
    .where('email', '=', email)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .where('created_at', '<=', newestLink(now))
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
}

export async function listSessions(db: Db, accountId: string, now: Date) {
  return db
    .selectFrom('session')
    .select(['id', 'user_agent', 'method', 'created_at as createdAt', 'last_seen_at as lastSeenAt'])
    .where('account_id', '=', accountId)
    .where('expires_at', '>', now)
    .orderBy('last_seen_at', 'desc')
    .execute()
}

export async function listPasskeys(db: Db, accountId: string) {
  return db
    .selectFrom('passkey')
    .select(['id', 'name', 'created_at as createdAt', 'last_used_at as lastUsedAt'])
    .where('account_id', '=', accountId)
    .orderBy('created_at')
    .execute()
}

/** The credentials of an account, so that one device is not added twice. */
export async function listPasskeyCredentials(db: Db, accountId: string) {
  return db
    .selectFrom('passkey')
    .select(['credential_id as id', 'transports'])
    .where('account_id', '=', accountId)
    .execute()
}

/** A passkey by its credential, with the account it signs in. */
export async function findPasskey(db: Db, credentialId: string) {
  return db
    .selectFrom('passkey')
    .innerJoin('account', 'account.id', 'passkey.account_id')
    .select([
      'passkey.id',
      'passkey.account_id',
      'passkey.credential_id',
      'passkey.public_key',
      'passkey.counter',
      'passkey.transports',
      'account.state',
      'account.email',
    ])
    .where('credential_id', '=', credentialId)
    .executeTakeFirst()
}

/** The name of what a role is held for; null for the whole installation. */
export const grantName = sql<string | null>`coalesce(
  (select short_name from cluster where cluster.id = role_grant.cluster_id), (select acronym from partnership where partnership.id = role_grant.partnership_id),
  (select title from mission where mission.id = role_grant.mission_id), (select name from organisation where organisation.id = role_grant.organisation_id))`

/** A person's roles with the name of what they are held for. */
export async function listGrants(db: Db, personId: string) {
  return db
    .selectFrom('role_grant')
    .select(['id', 'role', grantName.as('of')])
    .where('person_id', '=', personId)
    .where('revoked_at', 'is', null)
    .orderBy('granted_at')
    .execute()
}

interface ScopeIds {
  clusterId: string | null
  partnershipId: string | null
  missionId: string | null
  organisationId: string | null
}

/** The name of the record a role is held for and what stands behind it; null when that record does not exist. */
export async function nameScope(
  db: Db,
  ids: ScopeIds,
): Promise<{ name: string | null; nearClusterIds: string[]; nearPartnershipIds: string[] } | null> {
  if (ids.clusterId !== null) {
    const cluster = await db
      .selectFrom('cluster')
      .select('short_name')
      .where('id', '=', ids.clusterId)
      .executeTakeFirst()
    const partners = await db
      .selectFrom('partner')
      .select('partnership_id')
      .where('cluster_id', '=', ids.clusterId)
      .where('left_on', 'is', null)
      .execute()
    return cluster === undefined
      ? null
      : {
          name: cluster.short_name,
          nearClusterIds: [],
          nearPartnershipIds: partners.map(row => row.partnership_id),
        }
  }
  if (ids.partnershipId !== null) {
    const partnership = await db
      .selectFrom('partnership')
      .select('acronym')
      .where('id', '=', ids.partnershipId)
      .executeTakeFirst()
    return partnership === undefined
      ? null
      : { name: partnership.acronym, nearClusterIds: [], nearPartnershipIds: [ids.partnershipId] }
  }
  if (ids.missionId !== null) {
    const mission = await db
      .selectFrom('mission')
      .select(['title', 'partnership_id', 'lead_cluster_id'])
      .where('id', '=', ids.missionId)
      .executeTakeFirst()
    return mission === undefined
      ? null
      : {
          name: mission.title,
          nearClusterIds: [mission.lead_cluster_id],
          nearPartnershipIds: [mission.partnership_id],
        }
  }
  if (ids.organisationId !== null) {
    const organisation = await db
      .selectFrom('organisation')
      .select('name')
      .where('id', '=', ids.organisationId)
      .executeTakeFirst()
    const clusters = await db
      .selectFrom('membership')
      .select('cluster_id')
      .where('organisation_id', '=', ids.organisationId)
      .where('member_to', 'is', null)
      .execute()
    return organisation === undefined
      ? null
      : {
          name: organisation.name,
          nearClusterIds: clusters.map(row => row.cluster_id),
          nearPartnershipIds: [],
        }
  }
  return { name: null, nearClusterIds: [], nearPartnershipIds: [] }
}

/** Every row about one person, by table, for their own eyes. */
export async function collectPersonalData(db: Db, personId: string): Promise<Record<string, unknown>> {
  const of = <Row>(rows: Promise<Row[]>) => rows
  return {
    person: await of(db.selectFrom('person').selectAll().where('id', '=', personId).execute()),
    account: await of(
      db
        .selectFrom('account')
        .select(['email', 'state', 'theme', 'created_at', 'last_sign_in_at'])
        .where('person_id', '=', personId)
        .execute(),
    ),
    roles: await of(db.selectFrom('role_grant').selectAll().where('person_id', '=', personId).execute()),
    consents: await of(db.selectFrom('consent').selectAll().where('person_id', '=', personId).execute()),
    affiliations: await of(
      db.selectFrom('affiliation').selectAll().where('person_id', '=', personId).execute(),
    ),
    participations: await of(
      db.selectFrom('participant').selectAll().where('person_id', '=', personId).execute(),
    ),
    requestsMade: await of(
      db.selectFrom('meeting_request').selectAll().where('created_by', '=', personId).execute(),
    ),
    agreementsAccepted: await of(
      db
        .selectFrom('room_acceptance')
        .select(['nda_id', 'full_name', 'capacity', 'accepted_at'])
        .where('person_id', '=', personId)
        .execute(),
    ),
    roomEntries: await of(
      db
        .selectFrom('room_entry')
        // What the entry is about is a title of either side, no datum of the person: it stays in the room.
        .select(['room_id', 'number', 'at', 'event', sql<unknown>`openings -> 'person'`.as('person')])
        .where(sql<boolean>`openings -> 'person' -> 'value' ->> 'id' = ${personId}`)
        .orderBy('at')
        .execute(),
    ),
    roomsNamedReaderOf: await of(
      db
        .selectFrom('room_reader')
        .select(['room_id', 'side', 'named_at'])
        .where('person_id', '=', personId)
        .execute(),
    ),
    evidenceNoted: await of(
      db.selectFrom('hypothesis_note').selectAll().where('noted_by', '=', personId).execute(),
    ),
    workAnsweredFor: await of(
      db
        .selectFrom('work_item')
        .select(['id', 'kind', 'title', 'state', 'done_on'])
        .where('owner_person_id', '=', personId)
        .execute(),
    ),
    workStated: await of(
      db
        .selectFrom('work_item')
        .select(['id', 'title', 'state', 'done_on', 'accepted_on', 'proof'])
        .where('state_by', '=', personId)
        .execute(),
    ),
    workReported: await of(
      db
        .selectFrom('work_statement')
        .select(['item_id', 'state', 'day', 'proof', 'file_name', 'note', 'said_at'])
        .where('said_by', '=', personId)
        .execute(),
    ),
    risksLookedAt: await of(
      db
        .selectFrom('work_risk')
        .select(['id', 'description', 'looked_on'])
        .where(where =>
          where.or([where('looked_by', '=', personId), where('owner_person_id', '=', personId)]),
        )
        .execute(),
    ),
    strategiesWritten: await of(
      db.selectFrom('market_strategy').selectAll().where('said_by', '=', personId).execute(),
    ),
    decisionsTaken: await of(
      db
        .selectFrom('hypothesis_decision')
        .select(['hypothesis_id', 'decision', 'reason', 'decided_at'])
        .where('decided_by', '=', personId)
        .execute(),
    ),
    reportTexts: await of(
      db
        .selectFrom('report_text')
        .select(['report_id', 'part', 'lang', 'number', 'text', 'written_at'])
        .where('written_by', '=', personId)
        .execute(),
    ),
    meetingNotes: await of(
      db
        .selectFrom('meeting_note')
        .leftJoin('meeting_note_version', 'meeting_note_version.note_id', 'meeting_note.id')
        .select([
          'meeting_note.id',
          'meeting_note.meeting_id',
          'meeting_note.deleted_at',
          'meeting_note_version.body',
          'meeting_note_version.lang',
          'meeting_note_version.shared',
          'meeting_note_version.written_at',
        ])
        .where('meeting_note.author_id', '=', personId)
        .orderBy('meeting_note.id')
        .orderBy('meeting_note_version.number')
        .execute(),
    ),
    notePhotos: await of(
      db
        .selectFrom('meeting_note_photo')
        .innerJoin('meeting_note', 'meeting_note.id', 'meeting_note_photo.note_id')
        .select(['meeting_note_photo.id', 'note_id', 'size', 'added_at'])
        .where('meeting_note.author_id', '=', personId)
        .execute(),
    ),
    badges: await of(
      db
        .selectFrom('badge_card')
        .innerJoin('participant', 'participant.id', 'badge_card.participant_id')
        .select(['badge_card.participant_id', 'badge_card.gives', 'badge_card.chosen_at'])
        .where('participant.person_id', '=', personId)
        .execute(),
    ),
    // What the person gave; what the other gave is the other's, and stands under the contacts while they give it.
    contactsExchanged: await of(
      db
        .selectFrom('badge_contact')
        .innerJoin('participant', join =>
          join.on(
            sql<boolean>`participant.id in (badge_contact.scanned_by, badge_contact.scanned) and participant.person_id = ${personId}`,
          ),
        )
        .select([
          'badge_contact.id',
          'badge_contact.mission_id',
          'badge_contact.at',
          'badge_contact.agreed_at',
        ])
        .select(
          sql<
            string[] | null
          >`case when badge_contact.scanned_by = participant.id then scanner_gives else scanned_gives end`.as(
            'gives',
          ),
        )
        .execute(),
    ),
    goals: await of(
      db
        .selectFrom('goal')
        .selectAll()
        .where(
          sql<boolean>`(goal.set_by = ${personId} or exists (select 1 from participant
            where participant.id = goal.participant_id and participant.person_id = ${personId}))`,
        )
        .execute(),
    ),
    applications: await of(
      db
        .selectFrom('call_application')
        .innerJoin('participant', 'participant.id', 'call_application.participant_id')
        .selectAll('call_application')
        .where('participant.person_id', '=', personId)
        .execute(),
    ),
    preparation: await of(
      db
        .selectFrom('preparation_mark')
        .innerJoin('participant', 'participant.id', 'preparation_mark.participant_id')
        .selectAll('preparation_mark')
        .where(
          sql<boolean>`(participant.person_id = ${personId} or preparation_mark.marked_by = ${personId})`,
        )
        .execute(),
    ),
    costs: await of(
      db
        .selectFrom('cost_line')
        .innerJoin('participant', 'participant.id', 'cost_line.participant_id')
        .selectAll('cost_line')
        .where('participant.person_id', '=', personId)
        .execute(),
    ),
    reviews: await of(
      db
        .selectFrom('call_review')
        .innerJoin('call_score', join =>
          join
            .onRef('call_score.participant_id', '=', 'call_review.participant_id')
            .onRef('call_score.person_id', '=', 'call_review.person_id'),
        )
        .select(['call_review.participant_id', 'comment', 'saved_at', 'criterion_id', 'score'])
        .where('call_review.person_id', '=', personId)
        .execute(),
    ),
    interests: await of(db.selectFrom('interest').selectAll().where('person_id', '=', personId).execute()),
    mailChoices: await of(
      db.selectFrom('mail_choice').selectAll().where('person_id', '=', personId).execute(),
    ),
    mailHours: await of(db.selectFrom('mail_hours').selectAll().where('person_id', '=', personId).execute()),
    mails: await of(
      db
        .selectFrom('mail')
        .select(['kind', 'subject', 'text_body', 'state', 'created_at', 'sent_at'])
        .where('person_id', '=', personId)
        .execute(),
    ),
    history: await of(
      db
        .selectFrom('history')
        .select(['at', 'call', 'subject_kind', 'subject_id'])
        .where('actor_person_id', '=', personId)
        .orderBy('at')
        .execute(),
    ),
  }
}

/** Whether somebody has an account; without one they act by links in their mails. */
export async function canSignIn(db: Db, personId: string): Promise<boolean> {
  const account = await db
    .selectFrom('account')
    .select('id')
    .where('person_id', '=', personId)
    .executeTakeFirst()
  return account !== undefined
}
