import { sql } from 'kysely'
import type { Db } from '../../shared/context.ts'
import type { Viewer } from '../../shared/viewer.ts'
import { type CommonMission, missionsInCommon, oneselfFirst } from './queries.ts'

/** What the viewer never meets, by the organisation they are there for, and what these organisations have set aside. */
export async function listPairsToLeaveOut(db: Db, viewer: Viewer, ids: readonly string[]) {
  const { rows } = await sql<{ one: string; other: string }>`
    select participant.organisation_id as one, never_meet.other_organisation_id as other
    from never_meet join participant on participant.id = never_meet.participant_id
    where participant.person_id = ${viewer.personId}::uuid and participant.organisation_id = any(${[...ids]}::uuid[])
      and not never_meet.left_to_colleagues
    union select organisation_id, about_id from match_feedback where organisation_id = any(${[...ids]}::uuid[])`.execute(
    db,
  )
  return rows
}

/** Open missions in which both of a pair take part and could ask each other for a meeting, and for whom the viewer may ask. */
export async function listMissionsOfPairs(
  db: Db,
  viewer: Viewer,
  given: { pairs: readonly { organisationId: string; other: string }[]; now: Date },
) {
  const here = given.pairs.map(({ organisationId }) => organisationId)
  const there = given.pairs.map(({ other }) => other)
  const { rows } = await sql<CommonMission & { organisationId: string }>`
    select distinct on (mission.slug, here.organisation_id) here.organisation_id as "organisationId", mission.slug, mission.title, here.id as "participantId"
    from unnest(${here}::uuid[], ${there}::uuid[]) as pair (one, other)
    join participant here on here.organisation_id = pair.one join mission on mission.id = here.mission_id
    join participant there on there.mission_id = mission.id and there.organisation_id = pair.other
    where ${missionsInCommon(viewer, given.now)}
    order by mission.slug, here.organisation_id, ${oneselfFirst(viewer)}`.execute(db)
  return rows
}
