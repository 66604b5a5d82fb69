import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../shared/context.ts'
import { hasMissionRole, type Viewer } from '../../shared/viewer.ts'
import { visibleClusters } from '../directory/index.ts'
import { type MissionSubject, runsMission, staffsMission } from './mission-access.ts'
import type { ParticipantState } from './rules/participant-states.ts'

export interface ParticipantFilters {
  text?: string | null | undefined
  group?: string | undefined
  cluster?: string | undefined
  state?: ParticipantState | undefined
  kind?: 'travelling' | 'represented' | 'local' | 'remote' | 'observer' | undefined
  need?: 'availability' | 'request' | 'three-meetings' | 'e-mail' | undefined
  mine?: boolean | undefined
}

export interface ParticipantRow {
  id: string
  kind: 'travelling' | 'represented' | 'local' | 'remote' | 'observer'
  state: ParticipantState
  organisation_id: string
  organisation_slug: string
  organisation_name: string
  organisation_other_script: string | null
  country: string
  person_id: string | null
  person_slug: string | null
  given_name: string | null
  family_name: string | null
  person_other_script: string | null
  person_reading: string | null
  email: string | null
  phone: string | null
  group_id: string | null
  group_name: string | null
  carrier_id: string | null
  carrier_name: string | null
  clusters: string[]
  offers: string | null
  seeks: string | null
  languages: string[]
  objective: string | null
  dietary: string | null
  listed: boolean
  lang: string
  answers: unknown
  meetings_min: number | null
  meetings_max: number | null
  pause_after: number | null
  availability_confirmed_at: Date | null
  waiting_since: Date | null
  created_at: Date
  version: number
  acts: boolean
  total: number
}

const memberToday = sql`member_from <= current_date and (member_to is null or member_to >= current_date)`

/** `actsForParticipant` as a condition on the table `participant`: whom the viewer decides for. */
export function actsFor(viewer: Viewer, mission: MissionSubject): RawBuilder<boolean> {
  if (runsMission(viewer, mission)) return sql<boolean>`true`
  if (viewer.personId === null) return sql<boolean>`false`
  const edited = viewer.grants.flatMap(grant =>
    grant.role === 'organisation-editor' && grant.organisationId !== null ? [grant.organisationId] : [],
  )
  const managed = viewer.grants.flatMap(grant =>
    grant.role === 'cluster-manager' && grant.clusterId !== null ? [grant.clusterId] : [],
  )
  const brought = hasMissionRole(viewer, 'local-host', mission.id)
    ? sql`participant.brought_by = ${viewer.personId}`
    : sql`false`
  return sql<boolean>`coalesce(participant.person_id = ${viewer.personId}, false) or participant.organisation_id = any(${edited}::uuid[]) or coalesce(${brought}, false)
    or exists (select 1 from membership where membership.organisation_id = participant.organisation_id and ${memberToday} and membership.cluster_id = any(${managed}::uuid[]))`
}

/** Whom the viewer sees: everybody for those who staff the mission, otherwise the confirmed ones and one's own. */
export function visibleParticipants(viewer: Viewer, mission: MissionSubject): RawBuilder<boolean> {
  if (staffsMission(viewer, mission)) return sql<boolean>`true`
  return sql<boolean>`(participant.state = 'confirmed' or ${actsFor(viewer, mission)})`
}

const inPerson = sql`participant.state = 'confirmed' and participant.kind not in ('represented', 'observer')`

/** What can be missing of a confirmed participant, as conditions; the desk counts by the same ones. */
export const needs = {
  availability: sql<boolean>`(${inPerson} and participant.availability_confirmed_at is null)`,
  request: sql<boolean>`(${inPerson} and not exists (select 1 from meeting_request request where request.mission_id = participant.mission_id and request.state in ('pending', 'accepted')
    and (request.from_participant_id = participant.id or request.to_participant_id = participant.id or (request.to_participant_id is null and request.to_organisation_id = participant.organisation_id))))`,
  'three-meetings': sql<boolean>`(${inPerson} and (select count(*) from meeting_attendee attendee join meeting on meeting.id = attendee.meeting_id
    where attendee.participant_id = participant.id and not attendee.observing and meeting.state in ('accepted', 'held')) < 3)`,
  'e-mail': sql<boolean>`(${inPerson} and not exists (select 1 from person where person.id = participant.person_id and person.email is not null))`,
}

function filterConditions(
  viewer: Viewer,
  mission: MissionSubject,
  filters: ParticipantFilters,
): RawBuilder<unknown> {
  const conditions: RawBuilder<unknown>[] = [
    sql`participant.mission_id = ${mission.id}`,
    sql`${visibleParticipants(viewer, mission)}`,
  ]
  if (filters.text) {
    const pattern = `%${filters.text.replace(/[\\%_]/g, '\\$&')}%`
    conditions.push(sql`(organisation.name ilike ${pattern} or organisation.name_other_script ilike ${pattern} or participant.offers ilike ${pattern} or participant.seeks ilike ${pattern}
      or person.name_other_script ilike ${pattern} or person.given_name || ' ' || person.family_name ilike ${pattern})`)
  }
  if (filters.group !== undefined) conditions.push(sql`participant.group_id = ${filters.group}`)
  if (filters.cluster !== undefined)
    conditions.push(
      sql`exists (select 1 from membership join cluster on cluster.id = membership.cluster_id where membership.organisation_id = participant.organisation_id and ${memberToday} and cluster.id = ${filters.cluster} and ${visibleClusters(viewer)})`,
    )
  if (filters.state !== undefined) conditions.push(sql`participant.state = ${filters.state}`)
  if (filters.kind !== undefined) conditions.push(sql`participant.kind = ${filters.kind}`)
  // What somebody lacks is shown only to those who can do something about it.
  if (filters.need !== undefined)
    conditions.push(sql`(${needs[filters.need]} and (${actsFor(viewer, mission)}))`)
  if (filters.mine === true) conditions.push(sql`(${actsFor(viewer, mission)})`)
  return sql.join(conditions, sql` and `)
}

const joins = sql`participant join organisation on organisation.id = participant.organisation_id left join person on person.id = participant.person_id
  left join participant_group on participant_group.id = participant.group_id
  left join participant carrier on carrier.id = participant.carried_by left join person carrier_person on carrier_person.id = carrier.person_id`

/** The participants that fit and that the viewer sees; addresses and answers are null where the viewer does not act. */
export async function selectParticipants(
  db: Db,
  viewer: Viewer,
  mission: MissionSubject,
  filters: ParticipantFilters & { id?: string },
  page: { limit: number; offset: number },
): Promise<ParticipantRow[]> {
  const only = filters.id === undefined ? sql`true` : sql`participant.id = ${filters.id}`
  const result = await sql<ParticipantRow>`
    select found.*,
      case when acts then found.hidden_email end as email, case when acts then found.hidden_phone end as phone
    from (
      select participant.id, participant.kind, participant.state, organisation.id as organisation_id, organisation.slug as organisation_slug, organisation.name as organisation_name,
        organisation.name_other_script as organisation_other_script, organisation.country, person.id as person_id, case when participant.entered_as is null then person.slug end as person_slug,
        case when participant.entered_as is null then person.given_name else '' end as given_name, coalesce(participant.entered_as, person.family_name) as family_name,
        case when participant.entered_as is null then person.name_other_script end as person_other_script, case when participant.entered_as is null then person.name_reading end as person_reading,
        person.email::text as hidden_email, case when participant.entered_as is null then person.phone end as hidden_phone,
        participant_group.id as group_id, participant_group.name as group_name, carrier.id as carrier_id, trim(carrier_person.given_name || ' ' || carrier_person.family_name) as carrier_name,
        array(select cluster.short_name from membership join cluster on cluster.id = membership.cluster_id
          where membership.organisation_id = organisation.id and ${memberToday} and ${visibleClusters(viewer)} order by cluster.short_name) as clusters,
        participant.offers, participant.seeks, participant.languages, participant.objective, participant.dietary, participant.listed, participant.lang, participant.answers,
        participant.meetings_min, participant.meetings_max, participant.pause_after, participant.availability_confirmed_at, participant.waiting_since, participant.created_at, participant.version,
        (${actsFor(viewer, mission)}) as acts, count(*) over ()::int as total
      from ${joins} where ${filterConditions(viewer, mission, filters)} and ${only}
      order by organisation.name, participant.id limit ${page.limit} offset ${page.offset}) found`.execute(db)
  return result.rows
}

/** The clusters, among those the viewer may see, of the participants they see, with how many each has, for the filter. */
export async function selectParticipantClusters(
  db: Db,
  viewer: Viewer,
  mission: MissionSubject,
): Promise<{ id: string; name: string; participants: number }[]> {
  const result = await sql<{ id: string; name: string; participants: number }>`
    select cluster.id, cluster.short_name as name, count(*)::int as participants
    from participant join membership on membership.organisation_id = participant.organisation_id and ${memberToday} join cluster on cluster.id = membership.cluster_id
    where participant.mission_id = ${mission.id} and ${visibleParticipants(viewer, mission)} and ${visibleClusters(viewer)} and participant.state in ('invited', 'applied', 'waiting-list', 'confirmed')
    group by cluster.id, cluster.short_name order by cluster.short_name`.execute(db)
  return result.rows
}

/** One reader per person with an address among the participants that fit, and how many have nobody to write to. */
export async function selectMailReaders(
  db: Db,
  viewer: Viewer,
  mission: MissionSubject,
  filters: ParticipantFilters,
) {
  const result = await sql<{
    participantId: string
    personId: string | null
    address: string | null
    name: string
    lang: string | null
    organisation: string
  }>`
    select distinct on (coalesce(person.id, participant.id)) participant.id as "participantId", person.id as "personId", person.email::text as address,
      trim(coalesce(person.given_name || ' ' || person.family_name, '')) as name, person.lang, organisation.name as organisation
    from ${joins} where ${filterConditions(viewer, mission, filters)} and participant.state in ('invited', 'applied', 'waiting-list', 'confirmed')
    order by coalesce(person.id, participant.id), participant.id`.execute(db)
  return result.rows
}

/** The companies a delegate carries, slots in which a participant cannot come, and seats in the programme. */
export async function selectParticipantParts(db: Db, participantId: string) {
  const carries = await db
    .selectFrom('participant')
    .innerJoin('organisation', 'organisation.id', 'participant.organisation_id')
    .select([
      'participant.id',
      'organisation.name as organisation',
      'participant.offers',
      'participant.seeks',
    ])
    .where('participant.carried_by', '=', participantId)
    .where('participant.state', '=', 'confirmed')
    .orderBy('organisation.name')
    .execute()
  const unavailable = await db
    .selectFrom('unavailable')
    .innerJoin('slot', 'slot.id', 'unavailable.slot_id')
    .select('slot.id')
    .where('unavailable.participant_id', '=', participantId)
    .where('slot.removed_at', 'is', null)
    .orderBy('slot.starts_at')
    .execute()
  const signUps = await db
    .selectFrom('programme_sign_up')
    .innerJoin('programme_item', 'programme_item.id', 'programme_sign_up.item_id')
    .select(['programme_item.id as itemId', 'programme_item.title'])
    .where('programme_sign_up.participant_id', '=', participantId)
    .orderBy('programme_item.starts_at')
    .execute()
  return { carries, unavailable: unavailable.map(row => row.id), signUps }
}
