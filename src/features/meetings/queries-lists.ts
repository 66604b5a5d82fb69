import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../shared/context.ts'
import type { Viewer } from '../../shared/viewer.ts'
import { visibleClusters } from '../directory/index.ts'
import type { RequestState } from './rules/request-states.ts'
import type { Wish } from './rules/wishes.ts'

/** A participant the viewer acts for. */
export interface OwnParticipant {
  id: string
  organisationId: string
}

/**
 * The condition on `participant` (with its carrier as `carrier`) under which the viewer stands behind it: oneself, the
 * delegate who carries it, the host who brought it, an editor of its organisation, a manager of one of its clusters.
 */
function standsBehind(viewer: Viewer, missionId: string): RawBuilder<boolean> {
  const managed = viewer.grants.flatMap(grant =>
    grant.role === 'cluster-manager' && grant.clusterId !== null ? [grant.clusterId] : [],
  )
  const edited = viewer.grants.flatMap(grant =>
    grant.role === 'organisation-editor' && grant.organisationId !== null ? [grant.organisationId] : [],
  )
  const hosts = viewer.grants.some(grant => grant.role === 'local-host' && grant.missionId === missionId)
  return sql<boolean>`(participant.person_id = ${viewer.personId}::uuid or carrier.person_id = ${viewer.personId}::uuid
    or (${hosts} and participant.brought_by = ${viewer.personId}::uuid)
    or participant.organisation_id = any(${edited}::uuid[])
    or exists (select 1 from membership where membership.organisation_id = participant.organisation_id and membership.cluster_id = any(${managed}::uuid[])
      and membership.member_from <= current_date and (membership.member_to is null or membership.member_to >= current_date)))`
}

/** The confirmed participants of a mission for whom the viewer stands. */
export async function listOwnParticipants(
  db: Db,
  missionId: string,
  viewer: Viewer,
): Promise<OwnParticipant[]> {
  if (viewer.personId === null) return []
  const result = await sql<OwnParticipant>`
    select participant.id, participant.organisation_id as "organisationId"
    from participant left join participant carrier on carrier.id = participant.carried_by
    where participant.mission_id = ${missionId} and participant.state = 'confirmed' and ${standsBehind(viewer, missionId)}`.execute(
    db,
  )
  return result.rows
}

export interface ActorRow {
  participantId: string
  name: string
  organisation: string
  kind: string
  personId: string | null
  sent: number
}

/** Whom the viewer may ask for: all confirmed who may ask, for those who run the mission, else those they stand behind. */
export async function listActorRows(
  db: Db,
  missionId: string,
  viewer: Viewer,
  options: { runs: boolean; text: string | null; limit: number },
): Promise<ActorRow[]> {
  const behind = options.runs ? sql<boolean>`true` : standsBehind(viewer, missionId)
  const words =
    options.text === null
      ? sql<boolean>`true`
      : sql<boolean>`(organisation.name ilike ${likeOf(options.text)} or concat(person.given_name, ' ', person.family_name) ilike ${likeOf(options.text)})`
  const result = await sql<ActorRow>`
    select participant.id as "participantId", participant.kind, participant.person_id as "personId", organisation.name as organisation,
      coalesce(participant.entered_as, nullif(trim(concat(person.given_name, ' ', person.family_name)), ''), organisation.name) as name,
      (select count(*)::int from meeting_request where from_participant_id = participant.id and meeting_request.state in ('pending', 'accepted', 'by-e-mail')) as sent
    from participant join organisation on organisation.id = participant.organisation_id
    left join person on person.id = participant.person_id
    left join participant carrier on carrier.id = participant.carried_by
    where participant.mission_id = ${missionId} and participant.state = 'confirmed' and participant.kind <> 'observer' and ${behind} and ${words}
    order by (participant.person_id is not distinct from ${viewer.personId}::uuid) desc, organisation.name, name, participant.id
    limit ${options.limit}`.execute(db)
  return result.rows
}

export interface RequestFilters {
  box: 'received' | 'sent' | 'all'
  state?: RequestState | undefined
  cluster?: string | undefined
  group?: string | undefined
  participant?: string | undefined
  overdue?: boolean | undefined
  text?: string | null | undefined
}

export interface ListedRow {
  id: string
  missionSlug: string
  missionTitle: string
  fromOrganisationId: string
  fromOrganisation: string
  fromOtherScript: string | null
  fromCountry: string
  fromParticipantId: string
  fromPersonId: string | null
  fromPerson: string
  toOrganisationId: string
  toOrganisation: string
  toOtherScript: string | null
  toCountry: string
  toParticipantId: string | null
  toPerson: string | null
  state: RequestState
  wish: Wish
  answerWish: Wish | null
  message: string
  lang: string
  proposedTime: string | null
  createdBy: string
  askedBy: string
  answeredBy: string | null
  createdAt: Date
  expiresAt: Date
  answeredAt: Date | null
  remindedAt: Date | null
  version: number
  meetingId: string | null
  meetingState: 'accepted' | 'held' | 'not-held' | 'cancelled' | null
  weight: number | null
}

/** Whose requests are asked for: those of these participants and their organisations, or all of the mission. */
export interface Scope {
  missionId: string
  viewer: Viewer
  /** Null for those who run the mission. */
  own: readonly OwnParticipant[] | null
  /** Participants that the viewer is personally: what 'received' and 'sent' mean to somebody who runs the mission. */
  mine: readonly OwnParticipant[]
  now: Date
}

const overdueHours = 48

/** The moment before which a pending request has waited too long. */
export function overdueSince(now: Date): Date {
  return new Date(now.getTime() - overdueHours * 3_600_000)
}

function isReceived(people: readonly OwnParticipant[]): RawBuilder<boolean> {
  return sql<boolean>`(request.to_organisation_id = any(${[...new Set(people.map(one => one.organisationId))]}::uuid[]))`
}

function isSent(people: readonly OwnParticipant[]): RawBuilder<boolean> {
  return sql<boolean>`(asker.organisation_id = any(${[...new Set(people.map(one => one.organisationId))]}::uuid[]))`
}

function isVisible(scope: Scope): RawBuilder<boolean> {
  const mission = sql<boolean>`request.mission_id = ${scope.missionId}`
  return scope.own === null
    ? mission
    : sql<boolean>`(${mission} and (${isReceived(scope.own)} or ${isSent(scope.own)}))`
}

function isInBox(scope: Scope, box: RequestFilters['box']): RawBuilder<boolean> {
  const people = scope.own ?? scope.mine
  return box === 'received' ? isReceived(people) : box === 'sent' ? isSent(people) : sql<boolean>`true`
}

function isWanted(scope: Scope, filters: RequestFilters): RawBuilder<boolean> {
  const parts = [isVisible(scope), isInBox(scope, filters.box)]
  if (filters.state !== undefined) parts.push(sql`request.state = ${filters.state}`)
  if (filters.overdue === true)
    parts.push(sql`(request.state = 'pending' and request.created_at < ${overdueSince(scope.now)})`)
  if (filters.participant !== undefined)
    parts.push(sql`(request.from_participant_id = ${filters.participant} or request.to_participant_id = ${filters.participant}
      or (request.to_participant_id is null and request.to_organisation_id = (select organisation_id from participant where id = ${filters.participant})))`)
  if (filters.group !== undefined)
    parts.push(sql`(asker.group_id = ${filters.group} or exists (select 1 from participant p where p.mission_id = request.mission_id
      and p.organisation_id = request.to_organisation_id and p.state = 'confirmed' and p.group_id = ${filters.group}))`)
  if (filters.cluster !== undefined)
    parts.push(sql`exists (select 1 from membership join cluster on cluster.id = membership.cluster_id
      where membership.organisation_id in (asker.organisation_id, request.to_organisation_id)
      and cluster.id = ${filters.cluster} and membership.member_to is null and ${visibleClusters(scope.viewer)})`)
  if (filters.text !== null && filters.text !== undefined && filters.text !== '') {
    const like = likeOf(filters.text)
    parts.push(sql`(from_organisation.name ilike ${like} or to_organisation.name ilike ${like}
      or concat(from_person.given_name, ' ', from_person.family_name) ilike ${like} or concat(to_person.given_name, ' ', to_person.family_name) ilike ${like})`)
  }
  return sql<boolean>`(${sql.join(parts, sql` and `)})`
}

const joined = sql`
  from meeting_request request
  join mission on mission.id = request.mission_id
  join participant asker on asker.id = request.from_participant_id
  join organisation from_organisation on from_organisation.id = asker.organisation_id
  join organisation to_organisation on to_organisation.id = request.to_organisation_id
  left join person from_person on from_person.id = asker.person_id
  left join participant asked on asked.id = request.to_participant_id
  left join person to_person on to_person.id = asked.person_id
  join person creator on creator.id = request.created_by
  left join person answerer on answerer.id = request.answered_by
  left join meeting on meeting.request_id = request.id`

const listed = sql`
    select request.id, mission.slug as "missionSlug", mission.title as "missionTitle",
      asker.organisation_id as "fromOrganisationId", from_organisation.name as "fromOrganisation", from_organisation.name_other_script as "fromOtherScript",
      from_organisation.country as "fromCountry", asker.id as "fromParticipantId", asker.person_id as "fromPersonId",
      coalesce(asker.entered_as, nullif(trim(concat(from_person.given_name, ' ', from_person.family_name)), ''), from_organisation.name) as "fromPerson",
      request.to_organisation_id as "toOrganisationId", to_organisation.name as "toOrganisation", to_organisation.name_other_script as "toOtherScript",
      to_organisation.country as "toCountry", request.to_participant_id as "toParticipantId",
      coalesce(asked.entered_as, nullif(trim(concat(to_person.given_name, ' ', to_person.family_name)), '')) as "toPerson",
      request.state, request.wish, request.answer_wish as "answerWish", request.message, request.lang, request.proposed_time as "proposedTime",
      request.created_by as "createdBy", trim(concat(creator.given_name, ' ', creator.family_name)) as "askedBy",
      nullif(trim(concat(answerer.given_name, ' ', answerer.family_name)), '') as "answeredBy",
      request.created_at as "createdAt", request.expires_at as "expiresAt", request.answered_at as "answeredAt", request.reminded_at as "remindedAt",
      request.version, meeting.id as "meetingId", meeting.state as "meetingState", meeting.weight`

/** One page of requests: those that wait first, the longest waiting on top, then the rest, newest first. */
export async function listRequestRows(
  db: Db,
  scope: Scope,
  filters: RequestFilters,
  page: { limit: number; offset: number },
): Promise<ListedRow[]> {
  const result = await sql<ListedRow>`${listed}
    ${joined}
    where ${isWanted(scope, filters)}
    order by (request.state = 'pending') desc, (request.state in ('expired', 'withdrawn')), case when request.state = 'pending' then request.created_at end, request.updated_at desc, request.id
    limit ${page.limit} offset ${page.offset}`.execute(db)
  return result.rows
}

/** The same row of one request, whoever may see it. */
export async function listRequestRowById(db: Db, id: string): Promise<ListedRow | undefined> {
  const result = await sql<ListedRow>`${listed} ${joined} where request.id = ${id}`.execute(db)
  return result.rows[0]
}

export interface RequestCounts {
  wanted: number
  received: number
  sent: number
  all: number
  toAnswer: number
  overdue: number
}

/** How many requests fit the filters, and how many there are in each box whatever the filters. */
export async function countRequests(db: Db, scope: Scope, filters: RequestFilters): Promise<RequestCounts> {
  const received = isInBox(scope, 'received')
  const result = await sql<RequestCounts>`
    select count(*) filter (where ${isWanted(scope, filters)})::int as wanted,
      count(*) filter (where ${received})::int as received, count(*) filter (where ${isInBox(scope, 'sent')})::int as sent,
      count(*)::int as all,
      count(*) filter (where request.state = 'pending' and ${received})::int as "toAnswer",
      count(*) filter (where request.state = 'pending' and request.created_at < ${overdueSince(scope.now)})::int as overdue
    ${joined}
    where ${isVisible(scope)}`.execute(db)
  return result.rows[0] ?? { wanted: 0, received: 0, sent: 0, all: 0, toAnswer: 0, overdue: 0 }
}

/** The clusters whose members take part, as far as the viewer may see them, and the groups, to filter by. */
export async function listFilterChoices(db: Db, missionId: string, viewer: Viewer) {
  const clusters = await sql<{ id: string; name: string }>`
    select distinct cluster.id, cluster.short_name as name from participant
    join membership on membership.organisation_id = participant.organisation_id and membership.member_to is null
    join cluster on cluster.id = membership.cluster_id
    where participant.mission_id = ${missionId} and participant.state = 'confirmed' and ${visibleClusters(viewer)} order by name`.execute(
    db,
  )
  const groups = await db
    .selectFrom('participant_group')
    .select(['id', 'name'])
    .where('mission_id', '=', missionId)
    .orderBy('position')
    .execute()
  return { clusters: clusters.rows, groups }
}

/** A pattern that finds the text anywhere; its own wildcards stand for themselves. */
export function likeOf(text: string): string {
  return `%${text.replace(/[\\%_]/g, '\\$&')}%`
}
