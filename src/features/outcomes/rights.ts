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

/** Who a side is: whoever sat there for it, the company's editors, its clusters' managers. */
export function isOwnSide(viewer: Viewer, seat: Omit<SeatFacts, 'missionId' | 'broughtBy'>): boolean {
  return (
    (viewer.personId !== null && seat.personId === viewer.personId) ||
    editsOrganisation(viewer, seat.organisationId) ||
    managesAnyCluster(viewer, seat.clusterIds)
  )
}

/**
 * The company's own people and its clusters' managers: those who read its amounts. Neither a delegate who carried its offers,
 * nor the host who answers for it.
 */
export function readsAmount(
  viewer: Viewer,
  seat: Omit<SeatFacts, 'missionId' | 'broughtBy'> & AmountFacts,
): boolean {
  return (
    (viewer.personId !== null && seat.personId === viewer.personId && isItsOwn(seat)) ||
    editsOrganisation(viewer, seat.organisationId) ||
    managesAnyCluster(viewer, seat.clusterIds)
  )
}

type AmountFacts = Pick<Seat, 'seatOrganisationId' | 'isOwn'>

/** Whether the one who answers is of the very company, and no host. */
export const isItsOwn = (seat: AmountFacts & Pick<Seat, 'organisationId'>): boolean =>
  seat.isOwn && seat.seatOrganisationId === seat.organisationId

/** Who speaks for a side's company: those who edit it for itself, and whoever of its people sat there. */
export function speaksFor(
  viewer: Viewer,
  seat: AmountFacts & Pick<Seat, 'organisationId' | 'personId'>,
): boolean {
  return (
    editsOrganisation(viewer, seat.organisationId) ||
    (viewer.personId !== null && seat.personId === viewer.personId && isItsOwn(seat))
  )
}
