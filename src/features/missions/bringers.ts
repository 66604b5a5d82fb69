import { type RawBuilder, sql } from 'kysely'

/**
 * A condition on `participant`: whoever brought it still answers for the mission, as its local host or as one who runs
 * it. What they were sent while they did opens no longer once their role has ended.
 */
export const bringerActs: RawBuilder<boolean> = sql<boolean>`exists (
  select 1 from role_grant held join mission hosted on hosted.id = participant.mission_id
  where held.person_id = participant.brought_by and held.revoked_at is null and case held.role
    when 'local-host' then held.mission_id = hosted.id
    when 'event-organiser' then held.mission_id = hosted.id
    when 'cluster-manager' then held.cluster_id = hosted.lead_cluster_id
    when 'partnership-coordinator' then held.partnership_id = hosted.partnership_id
    else held.role = 'platform-administrator' end)`
