import { type RawBuilder, sql } from 'kysely'
import type { Viewer } from '../../shared/viewer.ts'
import { visibleOrganisations } from '../directory/index.ts'
import { type MissionSubject, runsMission } from './mission-access.ts'

/**
 * The organisations somebody may bring into a mission, as a condition on `organisation`: those they see, those that
 * take part in it, and, for whoever runs it, the members of the mission's partnership that are not kept inside their
 * cluster. An organiser from outside works for the partnership, too.
 */
export function invitableOrganisations(viewer: Viewer, mission: MissionSubject): RawBuilder<boolean> {
  if (viewer.kind === 'system') return sql<boolean>`true`
  const seen = visibleOrganisations(viewer)
  if (!runsMission(viewer, mission)) return sql<boolean>`${seen}`
  return sql<boolean>`(${seen} or exists (select 1 from participant where participant.organisation_id = organisation.id and participant.mission_id = ${mission.id})
    or (organisation.visibility in ('public', 'platform', 'partnership') and exists (select 1 from membership
      join partner on partner.cluster_id = membership.cluster_id and partner.left_on is null
      where membership.organisation_id = organisation.id and membership.member_to is null and partner.partnership_id = ${mission.partnershipId})))`
}
