import { sql } from 'kysely'
import type { Db } from '../../shared/context.ts'
import type { Viewer } from '../../shared/viewer.ts'
import { fieldWithin, missionReach } from '../directory/index.ts'
import { bringerActs } from '../missions/index.ts'
import type { GroupPair } from './rules/may-meet.ts'

/** A confirmed participant with the people behind it: itself, the delegate who carries it, the host who brought it and still acts. */
export interface MissionPerson {
  participantId: string
  organisationId: string
  organisationName: string
  kind: 'travelling' | 'represented' | 'local' | 'remote' | 'observer'
  groupId: string | null
  personId: string | null
  name: string
  email: string | null
  lang: string
  broughtBy: string | null
  hostName: string
  hostEmail: string | null
  hostLang: string
  carriedBy: string | null
  carrierPersonId: string | null
  carrierName: string
  carrierEmail: string | null
  carrierLang: string
  offers: string | null
  seeks: string | null
  textLang: string
}

/** The confirmed participants of these organisations in a mission, observers included, by name. */
export async function listPeopleOf(
  db: Db,
  missionId: string,
  organisationIds: readonly string[],
): Promise<MissionPerson[]> {
  const result = await sql<MissionPerson>`
    select participant.id as "participantId", participant.organisation_id as "organisationId", organisation.name as "organisationName",
      participant.kind, participant.group_id as "groupId", participant.person_id as "personId",
      coalesce(participant.entered_as, nullif(trim(concat(person.given_name, ' ', person.family_name)), ''), organisation.name) as name,
      person.email, coalesce(person.lang, participant.lang) as lang,
      host.id as "broughtBy", trim(concat(host.given_name, ' ', host.family_name)) as "hostName",
      host.email as "hostEmail", coalesce(host.lang, 'en') as "hostLang",
      participant.carried_by as "carriedBy", carrier.person_id as "carrierPersonId",
      trim(concat(carrier_person.given_name, ' ', carrier_person.family_name)) as "carrierName",
      carrier_person.email as "carrierEmail", coalesce(carrier_person.lang, 'en') as "carrierLang",
      coalesce(participant.offers, case when ${fieldWithin(missionReach, 'offers')} then organisation.offers end) as offers,
      coalesce(participant.seeks, case when ${fieldWithin(missionReach, 'needs')} then organisation.needs end) as seeks,
      case when coalesce(participant.offers, participant.seeks) is null then organisation.lang else participant.lang end as "textLang"
    from participant
    join organisation on organisation.id = participant.organisation_id
    left join person on person.id = participant.person_id
    left join person host on host.id = participant.brought_by and ${bringerActs}
    left join participant carrier on carrier.id = participant.carried_by
    left join person carrier_person on carrier_person.id = carrier.person_id
    where participant.mission_id = ${missionId} and participant.state = 'confirmed'
      and participant.organisation_id = any(${[...organisationIds]}::uuid[])
    order by name, participant.id`.execute(db)
  return result.rows
}

/** A request's row, or null. `forUpdate` holds it until the transaction ends, so that one answer wins. */
export async function findRequest(db: Db, id: string, forUpdate = false) {
  const query = db.selectFrom('meeting_request').selectAll().where('id', '=', id)
  return (await (forUpdate ? query.forUpdate() : query).executeTakeFirst()) ?? null
}

export type RequestRow = NonNullable<Awaited<ReturnType<typeof findRequest>>>

export async function findParticipantOrganisation(db: Db, participantId: string) {
  return db
    .selectFrom('participant')
    .select(['id', 'organisation_id'])
    .where('id', '=', participantId)
    .executeTakeFirst()
}

export interface OrganisationFacts {
  id: string
  name: string
  name_other_script: string | null
  country: string
  summary: string | null
}

export async function listOrganisations(db: Db, ids: readonly string[]): Promise<OrganisationFacts[]> {
  return db
    .selectFrom('organisation')
    .select(['id', 'name', 'name_other_script', 'country', 'summary'])
    .where('id', 'in', [...ids])
    .execute()
}

/** The clusters each of these organisations is a member of today. */
export async function listClusterIds(
  db: Db,
  organisationIds: readonly string[],
): Promise<{ organisation_id: string; cluster_id: string }[]> {
  return db
    .selectFrom('membership')
    .select(['organisation_id', 'cluster_id'])
    .where('organisation_id', 'in', [...organisationIds])
    .where(sql<boolean>`member_from <= current_date and (member_to is null or member_to >= current_date)`)
    .execute()
}

/** The viewer's own live participant in a mission, or null. */
export async function findOwnParticipantId(
  db: Db,
  missionId: string,
  viewer: Viewer,
): Promise<string | null> {
  if (viewer.personId === null) return null
  const row = await db
    .selectFrom('participant')
    .select('id')
    .where('mission_id', '=', missionId)
    .where('person_id', '=', viewer.personId)
    .where('state', 'in', ['invited', 'applied', 'waiting-list', 'confirmed'])
    .executeTakeFirst()
  return row?.id ?? null
}

export async function listGroupPairs(db: Db, missionId: string): Promise<GroupPair[]> {
  return db
    .selectFrom('group_pair')
    .select(['group_a as a', 'group_b as b'])
    .where('mission_id', '=', missionId)
    .execute()
}

/**
 * Which participants stay away from a meeting of these two organisations: its people, and delegates who carry one of them.
 * Never and left to colleagues are one here, so that no answer can differ between the two.
 */
export async function listNevers(
  db: Db,
  missionId: string,
  one: string,
  other: string,
): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ id: string }>`
    select never_meet.participant_id as id from never_meet join participant on participant.id = never_meet.participant_id
    where never_meet.mission_id = ${missionId} and never_meet.other_organisation_id = any(${[one, other]}::uuid[])
      and exists (select 1 from participant own where (own.id = participant.id or own.carried_by = participant.id)
        and own.organisation_id = any(${[one, other]}::uuid[]) and own.organisation_id <> never_meet.other_organisation_id)`.execute(
    db,
  )
  return new Set(rows.map(row => row.id))
}

/** Requests between two organisations that are not simply over: pending, accepted or declined. */
export async function listRequestsBetween(db: Db, missionId: string, one: string, other: string) {
  return db
    .selectFrom('meeting_request')
    .innerJoin('participant', 'participant.id', 'meeting_request.from_participant_id')
    .select([
      'meeting_request.id',
      'meeting_request.state',
      'meeting_request.from_participant_id as fromParticipantId',
      'participant.organisation_id as fromOrganisationId',
      'meeting_request.to_organisation_id as toOrganisationId',
      'meeting_request.to_participant_id as toParticipantId',
      'meeting_request.expires_at as expiresAt',
    ])
    .where('meeting_request.mission_id', '=', missionId)
    .where('meeting_request.state', 'in', ['pending', 'accepted', 'declined'])
    .where(eb =>
      eb.or([
        eb.and([eb('participant.organisation_id', '=', one), eb('to_organisation_id', '=', other)]),
        eb.and([eb('participant.organisation_id', '=', other), eb('to_organisation_id', '=', one)]),
      ]),
    )
    .orderBy('meeting_request.created_at')
    .execute()
}

export type RequestBetween = Awaited<ReturnType<typeof listRequestsBetween>>[number]

/** Lets only one request between two organisations be made at a time, whoever asks whom. */
export async function lockPair(db: Db, missionId: string, one: string, other: string): Promise<void> {
  const key = `meeting ${missionId} ${[one, other].sort().join(' ')}`
  await sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`.execute(db)
}

/** Holds a participant's row so that its limit is counted by one request at a time; others may still refer to it. */
export async function lockParticipant(db: Db, participantId: string): Promise<void> {
  await db.selectFrom('participant').select('id').where('id', '=', participantId).forNoKeyUpdate().execute()
}

/**
 * Requests of a participant that count against its limit: those that wait, were accepted or went on by e-mail. Whom the desk
 * introduced them to they did not ask.
 */
export async function countSent(db: Db, participantId: string): Promise<number> {
  const row = await db
    .selectFrom('meeting_request')
    .select(eb => eb.fn.countAll<string>().as('count'))
    .where('from_participant_id', '=', participantId)
    .where('introduced', '=', false)
    .where('state', 'in', ['pending', 'accepted', 'by-e-mail'])
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

/** Ends the answer links of a request: all, or those of people who are no longer asked. */
export async function revokeLinks(db: Db, requestIds: readonly string[], now: Date): Promise<void> {
  if (requestIds.length === 0) return
  await db
    .updateTable('link')
    .set({ revoked_at: now })
    .where('purpose', '=', 'answer')
    .where('subject_id', 'in', [...requestIds])
    .where('revoked_at', 'is', null)
    .execute()
}

export async function findAnswerLink(db: Db, tokenHash: string) {
  return db
    .selectFrom('link')
    .innerJoin('person', 'person.id', 'link.person_id')
    .select([
      'link.id',
      'link.subject_id',
      'link.revoked_at',
      'person.id as personId',
      'person.given_name',
      'person.family_name',
      'person.lang',
    ])
    .where('link.token_hash', '=', tokenHash)
    .where('link.purpose', '=', 'answer')
    .executeTakeFirst()
}

export async function findPerson(db: Db, personId: string) {
  return db
    .selectFrom('person')
    .select(['id', 'given_name', 'family_name', 'email', 'lang'])
    .where('id', '=', personId)
    .executeTakeFirst()
}

export async function findMeeting(db: Db, id: string, forUpdate = false) {
  const query = db.selectFrom('meeting').selectAll().where('id', '=', id)
  return (await (forUpdate ? query.forUpdate() : query).executeTakeFirst()) ?? null
}

export type MeetingRow = NonNullable<Awaited<ReturnType<typeof findMeeting>>>

export async function findMeetingOfRequest(db: Db, requestId: string) {
  return (
    (await db.selectFrom('meeting').selectAll().where('request_id', '=', requestId).executeTakeFirst()) ??
    null
  )
}

/** What happened to a request, oldest first. */
export async function listRequestHistory(db: Db, requestId: string) {
  return db
    .selectFrom('history')
    .leftJoin('person', 'person.id', 'history.actor_person_id')
    .leftJoin('person as behalf', join =>
      join
        .onRef('behalf.id', '=', 'history.on_behalf_of_person_id')
        .onRef('behalf.id', 'is distinct from', 'history.actor_person_id'),
    )
    .select([
      'history.at',
      sql<string | null>`nullif(trim(concat(behalf.given_name, ' ', behalf.family_name)), '')`.as(
        'onBehalfOf',
      ),
      'history.call',
      'history.change',
      sql<string | null>`nullif(trim(concat(person.given_name, ' ', person.family_name)), '')`.as('who'),
    ])
    .where('history.subject_kind', '=', 'meeting-request')
    .where('history.subject_id', '=', requestId)
    .orderBy('history.at')
    .orderBy('history.id')
    .execute()
}

/** Pending requests from, to, or possibly answered by these participants. */
export async function listPendingOf(db: Db, participantIds: readonly string[]): Promise<string[]> {
  const result = await sql<{ id: string }>`
    select request.id from meeting_request request
    where request.state = 'pending' and (request.from_participant_id = any(${[...participantIds]}::uuid[])
      or request.to_participant_id = any(${[...participantIds]}::uuid[])
      or (request.to_participant_id is null and exists (select 1 from participant where participant.id = any(${[...participantIds]}::uuid[])
        and participant.mission_id = request.mission_id and participant.organisation_id = request.to_organisation_id)))
    order by request.id`.execute(db)
  return result.rows.map(row => row.id)
}

/** Accepted meetings that these participants were to come to. */
export async function listMeetingsOf(db: Db, participantIds: readonly string[]): Promise<MeetingRow[]> {
  return db
    .selectFrom('meeting')
    .selectAll()
    .where('state', '=', 'accepted')
    .where(eb =>
      eb.exists(
        eb
          .selectFrom('meeting_attendee')
          .select('participant_id')
          .whereRef('meeting_attendee.meeting_id', '=', 'meeting.id')
          .where('participant_id', 'in', [...participantIds]),
      ),
    )
    .orderBy('id')
    .forUpdate()
    .execute()
}

/** Accepted meetings that a participant was to come to with this organisation across, also for a company it carries. */
export async function listMeetingsAcross(
  db: Db,
  participantId: string,
  organisationId: string,
): Promise<MeetingRow[]> {
  const { rows } = await sql<{ id: string }>`
    select meeting.id from meeting_attendee attendee join meeting on meeting.id = attendee.meeting_id
    join meeting_request request on request.id = meeting.request_id join participant asker on asker.id = request.from_participant_id
    where attendee.participant_id = ${participantId} and meeting.state = 'accepted'
      and case attendee.side when 'from' then request.to_organisation_id else asker.organisation_id end = ${organisationId}`.execute(
    db,
  )
  if (rows.length === 0) return []
  return db
    .selectFrom('meeting')
    .selectAll()
    .where(
      'id',
      'in',
      rows.map(row => row.id),
    )
    .orderBy('id')
    .forUpdate()
    .execute()
}
