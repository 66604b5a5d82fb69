import { editsOrganisation, hasMissionRole, managesAnyCluster, type Viewer } from '../../shared/viewer.ts'
import { type MissionSubject, runsMission } from '../missions/index.ts'
import type { Seat } from './queries-seats.ts'

type SeatFacts = Pick<Seat, 'missionId' | 'personId' | 'organisationId' | 'clusterIds' | 'broughtBy'>

/** Who answers for a side of a meeting: whoever sat there, the host who brought them, the company's editors, its clusters' managers, who runs the mission. */
export function answersFor(viewer: Viewer, seat: SeatFacts, mission: MissionSubject): boolean {
  if (runsMission(viewer, mission) || isOwnSide(viewer, seat)) return true
  return (
    seat.broughtBy !== null &&
    seat.broughtBy === viewer.personId &&
    hasMissionRole(viewer, 'local-host', seat.missionId)
  )
}

/** The company's own people and its cluster: those who read its amounts. */
export function isOwnSide(viewer: Viewer, seat: Omit<SeatFacts, 'missionId' | 'broughtBy'>): boolean {
  return (
    (viewer.personId !== null && seat.personId === viewer.personId) ||
    editsOrganisation(viewer, seat.organisationId) ||
    managesAnyCluster(viewer, seat.clusterIds)
  )
}
