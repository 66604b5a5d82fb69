import { sql } from 'kysely'
import type { Db } from '../../shared/context.ts'
import type { Viewer } from '../../shared/viewer.ts'
import { missionsInCommon } from './queries.ts'

export async function nameOfCluster(db: Db, id: string): Promise<string> {
  const { short_name } = await db
    .selectFrom('cluster')
    .select('short_name')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return short_name
}

/** A cluster's members of today, the longest without a meeting first: those of whom nobody was ever at one. */
export async function listMembers(db: Db, clusterId: string) {
  const { rows } = await sql<{ id: string; slug: string; name: string; hasMet: boolean }>`
    select organisation.id, organisation.slug, organisation.name,
      exists (select 1 from participant join meeting_attendee on meeting_attendee.participant_id = participant.id
        join meeting on meeting.id = meeting_attendee.meeting_id and meeting.state <> 'cancelled'
        where participant.organisation_id = organisation.id) as "hasMet"
    from membership join organisation on organisation.id = membership.organisation_id
    where membership.cluster_id = ${clusterId} and membership.member_to is null and organisation.merged_into is null
    order by membership.member_from, organisation.name, organisation.id`.execute(db)
  return rows
}

/** What the viewer never meets, by the organisation they are there for, and what these organisations have set aside. */
export async function listPairsToLeaveOut(db: Db, viewer: Viewer, ids: readonly string[]) {
  const { rows } = await sql<{ one: string; other: string }>`
    select participant.organisation_id as one, never_meet.other_organisation_id as other
    from never_meet join participant on participant.id = never_meet.participant_id
    where participant.person_id = ${viewer.personId}::uuid and participant.organisation_id = any(${[...ids]}::uuid[])
    union select organisation_id, about_id from match_feedback where organisation_id = any(${[...ids]}::uuid[])`.execute(
    db,
  )
  return rows
}

/** Open missions in which both of a pair take part and could ask each other for a meeting. */
export async function listMissionsOfPairs(
  db: Db,
  viewer: Viewer,
  given: { pairs: readonly { organisationId: string; other: string }[]; now: Date },
) {
  const here = given.pairs.map(({ organisationId }) => organisationId)
  const there = given.pairs.map(({ other }) => other)
  const { rows } = await sql<{ organisationId: string; slug: string; title: string }>`
    select distinct here.organisation_id as "organisationId", mission.slug, mission.title
    from unnest(${here}::uuid[], ${there}::uuid[]) as pair (one, other)
    join participant here on here.organisation_id = pair.one join mission on mission.id = here.mission_id
    join participant there on there.mission_id = mission.id and there.organisation_id = pair.other
    where ${missionsInCommon(viewer, given.now)} order by mission.slug`.execute(db)
  return rows
}
