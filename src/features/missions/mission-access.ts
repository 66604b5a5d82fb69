import {
  coordinates,
  editsOrganisation,
  hasMissionRole,
  isAdministrator,
  managesAnyCluster,
  managesCluster,
  type Viewer,
} from '../../shared/viewer.ts'

/** What access to a mission is judged by. */
export interface MissionSubject {
  id: string
  partnershipId: string
  leadClusterId: string
  state: 'draft' | 'open' | 'closed' | 'over' | 'cancelled'
  publicPage: boolean
}

/** What acting for a participant is judged by. `clusterIds` are the clusters its organisation is a member of. */
export interface ParticipantSubject {
  participantId: string
  mission: MissionSubject
  personId: string | null
  organisationId: string
  broughtBy: string | null
  clusterIds: readonly string[]
}

/** Who runs a mission: its event organisers, managers of the lead cluster, the partnership's coordinator. */
export function runsMission(viewer: Viewer, mission: MissionSubject): boolean {
  return (
    isAdministrator(viewer) ||
    hasMissionRole(viewer, 'event-organiser', mission.id) ||
    managesCluster(viewer, mission.leadClusterId) ||
    coordinates(viewer, mission.partnershipId)
  )
}

/** Who works at a mission's desk on the day: stewards, and whoever runs it. */
export function staffsMission(viewer: Viewer, mission: MissionSubject): boolean {
  return runsMission(viewer, mission) || hasMissionRole(viewer, 'steward', mission.id)
}

/** Who sees a mission at all: those who run, host or take part in it, its partnership, and everybody once it is public. */
export function seesMission(viewer: Viewer, mission: MissionSubject): boolean {
  if (
    staffsMission(viewer, mission) ||
    hasMissionRole(viewer, 'local-host', mission.id) ||
    viewer.missionIds.includes(mission.id)
  )
    return true
  if (mission.state === 'draft') return false
  return mission.publicPage || viewer.partnershipIds.includes(mission.partnershipId)
}

/** Who sees the people of a mission: those who run, staff, host or take part in it, and its partnership once it is open. */
export function seesPeopleOf(viewer: Viewer, mission: MissionSubject): boolean {
  if (
    staffsMission(viewer, mission) ||
    hasMissionRole(viewer, 'local-host', mission.id) ||
    viewer.missionIds.includes(mission.id)
  )
    return true
  return mission.state !== 'draft' && viewer.partnershipIds.includes(mission.partnershipId)
}

/**
 * Who may decide for a participant: the person, editors of the organisation, managers of its clusters, the local host
 * who brought it, and whoever runs the mission. A represented company's carrier acts through the organisers.
 */
export function actsForParticipant(viewer: Viewer, subject: ParticipantSubject): boolean {
  if (runsMission(viewer, subject.mission)) return true
  if (viewer.personId === null) return false
  return (
    subject.personId === viewer.personId ||
    editsOrganisation(viewer, subject.organisationId) ||
    managesAnyCluster(viewer, subject.clusterIds) ||
    (subject.broughtBy === viewer.personId && hasMissionRole(viewer, 'local-host', subject.mission.id))
  )
}

/** Standing on a list is for the person to agree to, for their organisation, or for the host who brought them. */
export function mayAgreeToLists(
  viewer: Viewer,
  subject: Pick<ParticipantSubject, 'personId' | 'organisationId' | 'broughtBy'> & {
    mission: { id: string }
  },
): boolean {
  return (
    (viewer.personId !== null && viewer.personId === subject.personId) ||
    editsOrganisation(viewer, subject.organisationId) ||
    (subject.broughtBy !== null &&
      subject.broughtBy === viewer.personId &&
      hasMissionRole(viewer, 'local-host', subject.mission.id))
  )
}
