import { sql } from 'kysely'
import type { Db } from '../../shared/context.ts'
import type { Viewer } from '../../shared/viewer.ts'
import { fieldVisible } from '../directory/index.ts'
import { likeOf } from './queries-lists.ts'
import type { RequestState } from './rules/request-states.ts'

/** An organisation with everybody of it who is there, and how things stand between it and the one who looks. */
export interface CounterpartRow {
  id: string
  slug: string
  name: string
  nameOtherScript: string | null
  country: string
  city: string | null
  kind: string
  summary: string | null
  organisationLang: string
  organisationOffers: string | null
  organisationNeeds: string | null
  people: {
    participantId: string
    name: string
    jobTitle: string | null
    kind: string
    groupId: string | null
    groupName: string | null
    offers: string | null
    seeks: string | null
    lang: string
    languages: string[]
  }[]
  sentId: string | null
  sentState: RequestState | null
  receivedId: string | null
  receivedState: RequestState | null
}

/**
 * Every other organisation with a confirmed participant who is no observer and, unless it was declined already, has not
 * said never. `groups` are the groups the one who looks may meet; null when the mission has no such rule. One query.
 */
export async function listCounterpartRows(
  db: Db,
  missionId: string,
  self: { participantId: string; organisationId: string },
  groups: readonly string[] | null,
  filters: { text: string | null; country: string | null },
  viewer: Viewer,
): Promise<CounterpartRow[]> {
  const offers = sql`(case when ${fieldVisible(viewer, 'offers')} then organisation.offers end)`
  const needs = sql`(case when ${fieldVisible(viewer, 'needs')} then organisation.needs end)`
  const text = filters.text === null || filters.text === '' ? null : likeOf(filters.text)
  const result = await sql<CounterpartRow>`
    with there as (
      select participant.*, coalesce(participant.entered_as, trim(concat(person.given_name, ' ', person.family_name))) as person_name, participant_group.name as group_name,
        (select job_title from affiliation where affiliation.person_id = participant.person_id and affiliation.organisation_id = participant.organisation_id and ended_at is null limit 1) as job_title
      from participant left join person on person.id = participant.person_id
      left join participant_group on participant_group.id = participant.group_id
      where participant.mission_id = ${missionId} and participant.state = 'confirmed' and participant.kind <> 'observer'
        and participant.organisation_id <> ${self.organisationId}
        and (${groups === null} or participant.group_id = any(${[...(groups ?? [])]}::uuid[]))
        and not exists (select 1 from never_meet where never_meet.participant_id = participant.id and other_organisation_id = ${self.organisationId}
          and not exists (select 1 from meeting_request sent join participant p on p.id = sent.from_participant_id
            where p.organisation_id = ${self.organisationId} and sent.mission_id = ${missionId} and sent.to_organisation_id = participant.organisation_id
              and sent.state = 'declined'))
        and not exists (select 1 from never_meet where never_meet.participant_id = ${self.participantId} and other_organisation_id = participant.organisation_id))
    select organisation.id, organisation.slug, organisation.name, organisation.name_other_script as "nameOtherScript", organisation.country, organisation.city,
      organisation.kind, organisation.summary, organisation.lang as "organisationLang", ${offers} as "organisationOffers", ${needs} as "organisationNeeds",
      jsonb_agg(jsonb_build_object('participantId', there.id, 'name', coalesce(nullif(there.person_name, ''), organisation.name), 'jobTitle', there.job_title,
        'kind', there.kind, 'groupId', there.group_id, 'groupName', there.group_name, 'offers', there.offers, 'seeks', there.seeks, 'lang', there.lang,
        'languages', to_jsonb(there.languages)) order by there.person_name, there.id) as people,
      sent.id as "sentId", sent.state as "sentState", received.id as "receivedId", received.state as "receivedState"
    from organisation join there on there.organisation_id = organisation.id
    left join lateral (select request.id, request.state
      from meeting_request request join participant p on p.id = request.from_participant_id
      where request.mission_id = ${missionId} and p.organisation_id = ${self.organisationId} and request.to_organisation_id = organisation.id
      order by request.created_at desc limit 1) sent on true
    left join lateral (select request.id, request.state from meeting_request request join participant p on p.id = request.from_participant_id
      where request.mission_id = ${missionId} and request.to_organisation_id = ${self.organisationId} and p.organisation_id = organisation.id
        and request.state in ('pending', 'accepted') order by request.created_at desc limit 1) received on true
    where (${text}::text is null or organisation.name ilike ${text} or organisation.summary ilike ${text} or ${offers} ilike ${text} or ${needs} ilike ${text}
        or there.offers ilike ${text} or there.seeks ilike ${text} or there.person_name ilike ${text})
      and (${filters.country}::text is null or organisation.country = ${filters.country})
    group by organisation.id, sent.id, sent.state, received.id, received.state
    order by organisation.name, organisation.id`.execute(db)
  return result.rows
}

/** Which groups a group may meet; null when the mission has no such rule, empty when this one may meet nobody. */
export async function listMeetableGroups(
  db: Db,
  missionId: string,
  groupId: string | null,
): Promise<string[] | null> {
  const pairs = await db
    .selectFrom('group_pair')
    .select(['group_a', 'group_b'])
    .where('mission_id', '=', missionId)
    .execute()
  if (pairs.length === 0) return null
  if (groupId === null) return []
  return [
    ...new Set(
      pairs.flatMap(pair =>
        pair.group_a === groupId ? [pair.group_b] : pair.group_b === groupId ? [pair.group_a] : [],
      ),
    ),
  ]
}

/**
 * What a participant offers and seeks, as far as the viewer may read its organisation's words where it says nothing itself,
 * and who it is: whoever looks on its behalf may stand further away than its own people.
 */
export async function findSelf(db: Db, participantId: string, viewer: Viewer) {
  return db
    .selectFrom('participant')
    .innerJoin('organisation', 'organisation.id', 'participant.organisation_id')
    .leftJoin('person', 'person.id', 'participant.person_id')
    .select([
      sql<
        string | null
      >`coalesce(participant.offers, case when ${fieldVisible(viewer, 'offers')} then organisation.offers end)`.as(
        'offers',
      ),
      sql<
        string | null
      >`coalesce(participant.seeks, case when ${fieldVisible(viewer, 'needs')} then organisation.needs end)`.as(
        'seeks',
      ),
      'organisation.name as organisation',
      sql<string>`coalesce(participant.entered_as, nullif(trim(concat(person.given_name, ' ', person.family_name)), ''), organisation.name)`.as(
        'name',
      ),
    ])
    .where('participant.id', '=', participantId)
    .executeTakeFirstOrThrow()
}
