import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { FeedbackReason } from '../../engines/matching/index.ts'
import type { Db } from '../../shared/context.ts'
import type { Viewer } from '../../shared/viewer.ts'
import { hasMet } from '../meetings/index.ts'
import { actsFor, visibleMissions } from '../missions/index.ts'

/** A consortium larger than this says nothing about who knows whom. */
const largestProject = 60

/**
 * Who of these took part in which projects of the European Union: public facts of CORDIS, a name for each project. How large a
 * consortium is does not depend on who asks.
 */
export async function listProjectMembers(db: Db, ids: readonly string[]) {
  const { rows } = await sql<{ project: string; name: string; members: string[] }>`
    select eu_project.number as project, coalesce(eu_project.acronym, eu_project.title, eu_project.number) as name,
      array_agg(distinct listed.id::text) filter (where listed.id is not null) as members
    from (select distinct project from eu_participation where organisation_id = any(${[...ids]}::uuid[])) theirs
    join eu_project on eu_project.number = theirs.project join eu_participation on eu_participation.project = theirs.project
    left join (select distinct unnest(${[...ids]}::uuid[]) as id) listed on listed.id = eu_participation.organisation_id
    group by eu_project.number
    having count(distinct listed.id) >= 2 and count(distinct eu_participation.organisation_id) <= ${largestProject}
    order by eu_project.number`.execute(db)
  return rows
}

/** Missions the viewer may know of in which an organisation met others, by the meetings that were noted as held. */
export async function listMeetingsHeld(db: Db, viewer: Viewer, organisationId: string | null) {
  const { rows } = await sql<{ other: string; mission: string }>`
    select distinct case when asking.organisation_id = ${organisationId} then request.to_organisation_id else asking.organisation_id end as other,
      mission.title as mission
    from meeting join meeting_request request on request.id = meeting.request_id
    join participant asking on asking.id = request.from_participant_id join mission on mission.id = meeting.mission_id
    where meeting.state = 'held' and (asking.organisation_id = ${organisationId} or request.to_organisation_id = ${organisationId})
      and ${visibleMissions(viewer)}
    order by mission.title`.execute(db)
  return rows
}

/**
 * Organisations the viewer themselves never meets; what they leave to colleagues can be proposed to them. Nobody else's word is read here: a proposal that is missing because
 * a colleague or the other side said never would tell it.
 */
export async function listOwnNevers(
  db: Db,
  viewer: Viewer,
  organisationId: string | null,
): Promise<string[]> {
  const rows = await db
    .selectFrom('never_meet')
    .innerJoin('participant', 'participant.id', 'never_meet.participant_id')
    .select('other_organisation_id as id')
    .distinct()
    .where('participant.person_id', '=', viewer.personId)
    .where('participant.organisation_id', '=', organisationId)
    .where('never_meet.left_to_colleagues', '=', false)
    .execute()
  return rows.map(({ id }) => id)
}

/** Organisations on a sanctions list, as the administrators keep it. */
export async function listFlagged(db: Db): Promise<string[]> {
  const rows = await db.selectFrom('sanctions_flag').select('organisation_id as id').execute()
  return rows.map(({ id }) => id)
}

/** Opportunities of organisations on a sanctions list, named or not. */
export async function listFlaggedOpportunities(db: Db): Promise<string[]> {
  const rows = await db
    .selectFrom('opportunity')
    .innerJoin('sanctions_flag', 'sanctions_flag.organisation_id', 'opportunity.organisation_id')
    .select('opportunity.id')
    .execute()
  return rows.map(({ id }) => id)
}

/** What an organisation has set aside, the latest first. */
export async function listFeedback(db: Db, organisationId: string | null) {
  return db
    .selectFrom('match_feedback')
    .select(['about_id as aboutId', 'reason', 'note', 'said_at as saidAt'])
    .where('organisation_id', '=', organisationId)
    .orderBy('said_at', 'desc')
    .orderBy('about_id')
    .execute()
}

export async function keepFeedback(
  db: Db,
  row: {
    organisationId: string
    aboutId: string
    reason: FeedbackReason
    note: string | null
    personId: string
    now: Date
  },
): Promise<void> {
  const said = { reason: row.reason, note: row.note, said_by: row.personId, said_at: row.now }
  await db
    .insertInto('match_feedback')
    .values({ organisation_id: row.organisationId, about_id: row.aboutId, ...said })
    .onConflict(conflict => conflict.columns(['organisation_id', 'about_id']).doUpdateSet(said))
    .execute()
}

export async function removeFeedback(db: Db, organisationId: string, aboutId: string): Promise<void> {
  await db
    .deleteFrom('match_feedback')
    .where('organisation_id', '=', organisationId)
    .where('about_id', '=', aboutId)
    .execute()
}

/** A mission both sides go to, and whom of the own side the viewer may ask for a meeting for. */
export interface CommonMission {
  slug: string
  title: string
  participantId: string
}

/** Missions where requests are open, both sides come with somebody to meet, and the viewer may ask for the own side. */
export async function listCommonMissions(
  db: Db,
  viewer: Viewer,
  given: { organisationId: string; others: readonly string[]; now: Date },
) {
  const { organisationId, others, now } = given
  const { rows } = await sql<CommonMission & { other: string }>`
    select distinct on (mission.slug, there.organisation_id) there.organisation_id as other, mission.slug, mission.title, here.id as "participantId"
    from mission join participant here on here.mission_id = mission.id and here.organisation_id = ${organisationId}
    join participant there on there.mission_id = mission.id and there.organisation_id = any(${[...others]}::uuid[])
    where ${missionsInCommon(viewer, now)}
    order by mission.slug, there.organisation_id, ${oneselfFirst(viewer)}`.execute(db)
  return rows
}

/** Of several for whom the viewer may ask, themselves. */
export const oneselfFirst = (viewer: Viewer) =>
  sql`(here.person_id is not distinct from ${viewer.personId}::uuid) desc, here.id`

/**
 * Of a mission and two participants, `here` and `there`: it is open, both come to meet, their groups may meet, and the viewer
 * decides for `here`. Who takes part is told to nobody else: a mission's page may be public, its people are not.
 */
export function missionsInCommon(viewer: Viewer, now: Date): RawBuilder<SqlBool> {
  return sql<SqlBool>`here.state = 'confirmed' and here.kind <> 'observer' and there.state = 'confirmed' and there.kind <> 'observer'
    and mission.state not in ('draft', 'over', 'cancelled')
    and (mission.requests_open_at is null or mission.requests_open_at <= ${now})
    and (mission.requests_close_at is null or mission.requests_close_at > ${now})
    and ${visibleMissions(viewer)} and ${actsFor(viewer, 'here')}
    and (not exists (select 1 from group_pair where group_pair.mission_id = mission.id)
      or exists (select 1 from group_pair where group_pair.mission_id = mission.id
        and ((group_a = here.group_id and group_b = there.group_id) or (group_b = here.group_id and group_a = there.group_id))))`
}

/** An opportunity's words are searched for up to here. */
const lettersMost = 600

/** What an opportunity says whose right was looked at: in a large house others are looked for near it. */
export async function readOpportunityText(db: Db, id: string): Promise<string[]> {
  const row = await db
    .selectFrom('opportunity_version')
    .select(['title', 'partner_sought', 'summary', 'description'])
    .where('opportunity_id', '=', id)
    .orderBy(sql`state = 'published'`, 'desc')
    .orderBy('number', 'desc')
    .executeTakeFirst()
  if (row === undefined) return []
  const { title, partner_sought, summary, description } = row
  return [[title, partner_sought, summary, description].join('\n').slice(0, lettersMost)]
}

/** Organisations the viewer works for or edits, to hold against another. */
export async function listOwnOrganisations(db: Db, viewer: Viewer) {
  return db
    .selectFrom('organisation')
    .select(['id', 'slug', 'name'])
    .where('merged_into', 'is', null)
    .where(sql<boolean>`id = any(${[...viewer.organisationIds]}::uuid[])`)
    .orderBy('name')
    .orderBy('id')
    .limit(5)
    .execute()
}

/** What an opportunity is called that is not matched now, for somebody whose right to it was looked at. */
export async function readOpportunityWords(db: Db, id: string) {
  const row = await db
    .selectFrom('opportunity')
    .innerJoin('opportunity_version as version', 'version.opportunity_id', 'opportunity.id')
    .select(['opportunity.id', 'opportunity.slug', 'version.title', 'version.lang', 'version.type'])
    .where('opportunity.id', '=', id)
    .orderBy(sql`version.state = 'published'`, 'desc')
    .orderBy('version.number', 'desc')
    .executeTakeFirst()
  return row ?? null
}

/** A cluster's name and its members of today, the longest in it first, each with whether anybody of them has met somebody. */
export async function readMembers(db: Db, clusterId: string) {
  const { name } = await db
    .selectFrom('cluster')
    .select('short_name as name')
    .where('id', '=', clusterId)
    .executeTakeFirstOrThrow()
  const { rows: members } = await sql<{ id: string; slug: string; name: string; hasMet: boolean }>`
    select organisation.id, organisation.slug, organisation.name, ${hasMet()} as "hasMet"
    from membership join organisation on organisation.id = membership.organisation_id
    where membership.cluster_id = ${clusterId} and membership.member_to is null and organisation.merged_into is null
    order by membership.member_from, organisation.name, organisation.id`.execute(db)
  return { name, members }
}

export async function keepFlag(
  db: Db,
  row: { organisationId: string; reason: string; personId: string; now: Date },
): Promise<void> {
  const said = { reason: row.reason, set_by: row.personId, set_at: row.now }
  await db
    .insertInto('sanctions_flag')
    .values({ organisation_id: row.organisationId, ...said })
    .onConflict(conflict => conflict.column('organisation_id').doUpdateSet(said))
    .execute()
}

export async function removeFlag(db: Db, organisationId: string): Promise<void> {
  await db.deleteFrom('sanctions_flag').where('organisation_id', '=', organisationId).execute()
}
