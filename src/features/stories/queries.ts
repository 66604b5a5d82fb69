import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../shared/context.ts'
import { isAdministrator, type Viewer } from '../../shared/viewer.ts'
import { visibleOrganisations } from '../directory/index.ts'
import { visibleMissions } from '../missions/index.ts'
import type { StoryRung } from './rules/story.ts'

/** A story with its newest version, what the companies said of it, and what the reader has to do with it. */
export interface StoryRow {
  id: string
  slug: string
  state: 'draft' | 'released' | 'withdrawn'
  version: number
  meetingId: string
  missionSlug: string
  missionTitle: string
  /** Whether the reader may know of the mission, and open the companies' profiles. */
  seesMission: boolean
  seesFrom: boolean
  seesTo: boolean
  country: string
  metOn: string
  title: string
  body: string
  lang: string
  rung: StoryRung
  fromId: string
  fromName: string
  fromSlug: string
  fromCountry: string
  toId: string
  toName: string
  toSlug: string
  toCountry: string
  /** Named in this version, and still allowed to be. */
  namesFrom: boolean
  namesTo: boolean
  agreedFrom: boolean | null
  agreedTo: boolean | null
  noteFrom: string | null
  noteTo: string | null
  speaksFrom: boolean
  speaksTo: boolean
  drafted: boolean
  near: boolean
  releasedAt: Date | null
  createdAt: Date
  total: number
}

const today = sql`membership.member_from <= current_date and (membership.member_to is null or membership.member_to >= current_date)`

const ids = (
  viewer: Viewer,
  role: string,
  of: 'clusterId' | 'partnershipId' | 'missionId' | 'organisationId',
) => viewer.grants.flatMap(grant => (grant.role === role && grant[of] !== null ? [grant[of]] : []))

/** Who speaks for a company of a meeting: those who edit it for itself, and whoever of its people sat there. */
function speaksAt(viewer: Viewer, organisation: RawBuilder<unknown>, meeting: RawBuilder<unknown>) {
  return sql<boolean>`(${organisation} = any(${ids(viewer, 'organisation-editor', 'organisationId')}::uuid[]) or exists (
    select 1 from meeting_attendee attendee join participant seat on seat.id = attendee.participant_id
    where attendee.meeting_id = ${meeting} and not attendee.observing and seat.person_id = ${viewer.personId}
      and seat.organisation_id = ${organisation}))`
}

/** Who runs the mission of a meeting, or manages a cluster of one of its companies. */
function nearMeeting(viewer: Viewer, organisations: RawBuilder<unknown>) {
  if (isAdministrator(viewer)) return sql<boolean>`true`
  const managed = ids(viewer, 'cluster-manager', 'clusterId')
  return sql<boolean>`(mission.id = any(${ids(viewer, 'event-organiser', 'missionId')}::uuid[])
    or mission.lead_cluster_id = any(${managed}::uuid[])
    or mission.partnership_id = any(${ids(viewer, 'partnership-coordinator', 'partnershipId')}::uuid[])
    or exists (select 1 from membership where membership.organisation_id in (${organisations}) and ${today}
      and membership.cluster_id = any(${managed}::uuid[])))`
}

/** What a side said last of whether it may be named. */
const mayName = (
  side: 'from' | 'to',
) => sql<boolean>`coalesce((select answer.may_name from outcome_answer answer
  where answer.meeting_id = story.meeting_id and answer.side = ${side} order by answer.number desc limit 1), false)`

const said = (
  side: 'from' | 'to',
  what: 'agreed' | 'note',
) => sql`(select ${sql.ref(`answer.${what}`)} from success_story_answer answer
  where answer.story_id = story.id and answer.number = story.version and answer.side = ${side} order by answer.answered_at desc, answer.id desc limit 1)`

/**
 * The stories a viewer may see, newest first: released ones everybody, as long as whoever is named still agrees to it; those on
 * their way the two companies and whoever drafted them, and, once both agreed, those who run the mission or manage their clusters.
 */
export async function selectStories(
  db: Db,
  viewer: Viewer,
  filter: {
    reference?: string
    meetingId?: string
    country?: string | undefined
    mission?: string | undefined
    /** Of the missions of this partnership. */
    partnershipId?: string
  },
  page: { limit: number; offset: number },
): Promise<StoryRow[]> {
  const { reference, meetingId, country, mission, partnershipId } = filter
  const conditions = [
    ...(reference === undefined ? [] : [sql`(story.slug = ${reference} or story.id::text = ${reference})`]),
    ...(meetingId === undefined ? [] : [sql`story.meeting_id = ${meetingId} and story.state <> 'withdrawn'`]),
    ...(country === undefined ? [] : [sql`mission.country = ${country}`]),
    ...(partnershipId === undefined ? [] : [sql`mission.partnership_id = ${partnershipId}`]),
    ...(mission === undefined ? [] : [sql`(mission.slug = ${mission} or mission.id::text = ${mission})`]),
  ]
  const { rows } = await sql<StoryRow>`
    select seen.*, count(*) over ()::int as total from (
      select story.id, story.slug, story.state, story.version, story.meeting_id as "meetingId",
        mission.slug as "missionSlug", mission.title as "missionTitle", mission.country, mission.starts_on::text as "metOn",
        ${visibleMissions(viewer)} as "seesMission", ${visibleOrganisations(viewer, 'one')} as "seesFrom", ${visibleOrganisations(viewer, 'other')} as "seesTo",
        words.title, words.body, words.lang, words.rung,
        story.from_organisation_id as "fromId", one.name as "fromName", one.slug as "fromSlug", one.country as "fromCountry",
        story.to_organisation_id as "toId", other.name as "toName", other.slug as "toSlug", other.country as "toCountry",
        words.names_from and ${mayName('from')} as "namesFrom", words.names_to and ${mayName('to')} as "namesTo",
        (words.names_from and not ${mayName('from')}) or (words.names_to and not ${mayName('to')}) as "namesTooMuch",
        ${said('from', 'agreed')} as "agreedFrom", ${said('to', 'agreed')} as "agreedTo",
        ${said('from', 'note')} as "noteFrom", ${said('to', 'note')} as "noteTo",
        ${speaksAt(viewer, sql`story.from_organisation_id`, sql`story.meeting_id`)} as "speaksFrom",
        ${speaksAt(viewer, sql`story.to_organisation_id`, sql`story.meeting_id`)} as "speaksTo",
        coalesce(story.drafted_by = ${viewer.personId}, false) as drafted,
        ${nearMeeting(viewer, sql`story.from_organisation_id, story.to_organisation_id`)} as near,
        story.released_at as "releasedAt", story.created_at as "createdAt"
      from success_story story
      join success_story_version words on words.story_id = story.id and words.number = story.version
      join mission on mission.id = story.mission_id
      join organisation one on one.id = story.from_organisation_id
      join organisation other on other.id = story.to_organisation_id
      ${conditions.length === 0 ? sql`` : sql`where ${sql.join(conditions, sql` and `)}`}) seen
    where (seen.state = 'released' and not seen."namesTooMuch")
      or (${viewer.personId !== null} and (seen."speaksFrom" or seen."speaksTo" or seen.drafted
        or (seen.near and seen.state <> 'withdrawn' and seen."agreedFrom" and seen."agreedTo")))
    order by (seen.state = 'draft') desc, coalesce(seen."releasedAt", seen."createdAt") desc, seen.id
    limit ${page.limit} offset ${page.offset}`.execute(db)
  return rows
}

/** Countries of the released stories, to choose one. */
export async function listStoryCountries(db: Db): Promise<string[]> {
  const rows = await db
    .selectFrom('success_story')
    .innerJoin('mission', 'mission.id', 'success_story.mission_id')
    .select('mission.country')
    .distinct()
    .where('success_story.state', '=', 'released')
    .orderBy('mission.country')
    .execute()
  return rows.map(row => row.country)
}

/** A meeting two companies had, as the records tell it. */
export interface MetRow {
  meetingId: string
  missionId: string
  missionTitle: string
  city: string
  country: string
  startsOn: string
  fromId: string
  fromName: string
  fromCountry: string
  fromSummary: string | null
  toId: string
  toName: string
  toCountry: string
  toSummary: string | null
  shown: string | null
  rungFrom: string | null
  rungTo: string | null
  namesFrom: boolean
  namesTo: boolean
  speaksFrom: boolean
  speaksTo: boolean
  near: boolean
}

const lastOf = (
  side: 'from' | 'to',
) => sql`left join lateral (select answer.rung, answer.may_name from outcome_answer answer
  where answer.meeting_id = meeting.id and answer.side = ${side} order by answer.number desc limit 1) ${sql.ref(`said_${side}`)} on true`

export async function findMet(db: Db, viewer: Viewer, meetingId: string): Promise<MetRow | undefined> {
  const { rows } = await sql<MetRow>`
    select meeting.id as "meetingId", mission.id as "missionId", mission.title as "missionTitle", mission.city, mission.country,
      mission.starts_on::text as "startsOn",
      one.id as "fromId", one.name as "fromName", one.country as "fromCountry", one.summary as "fromSummary",
      other.id as "toId", other.name as "toName", other.country as "toCountry", other.summary as "toSummary",
      asker.offers as shown, said_from.rung as "rungFrom", said_to.rung as "rungTo",
      coalesce(said_from.may_name, false) as "namesFrom", coalesce(said_to.may_name, false) as "namesTo",
      ${speaksAt(viewer, sql`one.id`, sql`meeting.id`)} as "speaksFrom", ${speaksAt(viewer, sql`other.id`, sql`meeting.id`)} as "speaksTo",
      ${nearMeeting(viewer, sql`one.id, other.id`)} as near
    from meeting join mission on mission.id = meeting.mission_id
    join meeting_request request on request.id = meeting.request_id
    join participant asker on asker.id = request.from_participant_id
    join organisation one on one.id = asker.organisation_id
    join organisation other on other.id = request.to_organisation_id
    ${lastOf('from')} ${lastOf('to')}
    where meeting.id = ${meetingId} and meeting.state <> 'cancelled'`.execute(db)
  return rows[0]
}

export async function listVersions(db: Db, storyId: string) {
  return db
    .selectFrom('success_story_version')
    .leftJoin('person', 'person.id', 'success_story_version.written_by')
    .select([
      'number',
      'title',
      'written_at as writtenAt',
      sql<string>`trim(concat(person.given_name, ' ', person.family_name))`.as('by'),
    ])
    .where('story_id', '=', storyId)
    .orderBy('number', 'desc')
    .limit(50)
    .execute()
}

/** Holds a story's row, so that a yes, a new version and a release come one after the other. */
export async function lockStory(db: Db, id: string) {
  return db
    .selectFrom('success_story')
    .select(['state', 'version'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirstOrThrow()
}

export async function insertVersion(
  db: Db,
  row: {
    storyId: string
    number: number
    lang: string
    title: string
    body: string
    rung: StoryRung
    namesFrom: boolean
    namesTo: boolean
    by: string | null
    now: Date
  },
): Promise<void> {
  await db
    .insertInto('success_story_version')
    .values({
      story_id: row.storyId,
      number: row.number,
      lang: row.lang,
      title: row.title,
      body: row.body,
      rung: row.rung,
      names_from: row.namesFrom,
      names_to: row.namesTo,
      written_by: row.by,
      written_at: row.now,
    })
    .execute()
}

export async function changeStory(
  db: Db,
  id: string,
  change: {
    state?: 'draft' | 'released' | 'withdrawn'
    version?: number
    released_at?: Date | null
    ended_at?: Date
  },
): Promise<void> {
  await db.updateTable('success_story').set(change).where('id', '=', id).execute()
}

/** Who answers for a company, with an address and a language: those who edit it for itself. */
export async function listSpeakers(db: Db, organisationId: string) {
  return db
    .selectFrom('role_grant')
    .innerJoin('person', 'person.id', 'role_grant.person_id')
    .select([
      'person.id as personId',
      'person.email as address',
      'person.lang',
      sql<string>`trim(concat(person.given_name, ' ', person.family_name))`.as('name'),
    ])
    .where('role_grant.role', '=', 'organisation-editor')
    .where('role_grant.organisation_id', '=', organisationId)
    .where('role_grant.revoked_at', 'is', null)
    .where('person.erased_at', 'is', null)
    .where('person.email', 'is not', null)
    .orderBy('person.id')
    .limit(20)
    .execute()
}
