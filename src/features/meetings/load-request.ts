import type { Db } from '../../shared/context.ts'
import { Refusal } from '../../shared/refusals.ts'
import { editsOrganisation, hasMissionRole, managesAnyCluster, type Viewer } from '../../shared/viewer.ts'
import { getMission, type MissionRow, type MissionSubject, runsMission } from '../missions/index.ts'
import {
  findParticipantOrganisation,
  findRequest,
  listClusterIds,
  listOrganisations,
  listPeopleOf,
  type MissionPerson,
  type OrganisationFacts,
  type RequestRow,
} from './queries.ts'

/** One side of a request: an organisation, who of it takes part, and the one person who asks or is asked. */
export interface Side {
  organisation: OrganisationFacts
  clusterIds: string[]
  people: MissionPerson[]
  /** Null on the asked side when any of the organisation's people may attend. */
  participantId: string | null
}

/** A request with all that rights and attendance follow from. */
export interface RequestSubject {
  request: RequestRow
  mission: MissionRow
  missionSubject: MissionSubject
  from: Side
  to: Side
}

/** Loads a request with both sides; refuses when there is none. The number of queries is constant. */
export async function loadRequest(db: Db, id: string, forUpdate = false): Promise<RequestSubject> {
  const request = await findRequest(db, id, forUpdate)
  if (request === null) throw new Refusal('not-found')
  return loadSides(db, request)
}

async function loadSides(db: Db, request: RequestRow): Promise<RequestSubject> {
  const from = await findParticipantOrganisation(db, request.from_participant_id)
  if (from === undefined) throw new Refusal('not-found')
  const { mission, subject } = await getMission(db, request.mission_id)
  const ids = [from.organisation_id, request.to_organisation_id]
  const [people, organisations, clusters] = [
    await listPeopleOf(db, mission.id, ids),
    await listOrganisations(db, ids),
    await listClusterIds(db, ids),
  ]
  const side = (organisationId: string, participantId: string | null): Side => {
    const organisation = organisations.find(row => row.id === organisationId)
    if (organisation === undefined) throw new Refusal('not-found')
    return {
      organisation,
      clusterIds: clusters.filter(row => row.organisation_id === organisationId).map(row => row.cluster_id),
      people: people.filter(person => person.organisationId === organisationId),
      participantId,
    }
  }
  return {
    request,
    mission,
    missionSubject: subject,
    from: side(from.organisation_id, request.from_participant_id),
    to: side(request.to_organisation_id, request.to_participant_id),
  }
}

/** The same for a viewer: a request they must not know of does not exist. */
export async function loadVisibleRequest(db: Db, id: string, viewer: Viewer): Promise<RequestSubject> {
  const subject = await loadRequest(db, id)
  if (viewer.kind !== 'system' && !seesRequest(viewer, subject)) throw new Refusal('not-found')
  return subject
}

function isBehind(viewer: Viewer, person: MissionPerson, missionId: string): boolean {
  if (viewer.personId === null) return false
  return (
    person.personId === viewer.personId ||
    person.carrierPersonId === viewer.personId ||
    (person.broughtBy === viewer.personId && hasMissionRole(viewer, 'local-host', missionId))
  )
}

/**
 * Whether the viewer belongs to one side: one of its people in the mission (or the delegate who carries it, or the host
 * who brought it), an editor of the organisation, a manager of one of its clusters.
 */
export function isOnSide(viewer: Viewer, side: Side, missionId: string): boolean {
  return (
    editsOrganisation(viewer, side.organisation.id) ||
    managesAnyCluster(viewer, side.clusterIds) ||
    side.people.some(person => isBehind(viewer, person, missionId))
  )
}

/** Whether the viewer decides for one side: as `isOnSide`, but where one person is meant only that person's own word counts. */
export function decidesForSide(viewer: Viewer, side: Side, missionId: string): boolean {
  if (editsOrganisation(viewer, side.organisation.id) || managesAnyCluster(viewer, side.clusterIds))
    return true
  return side.people.some(
    person =>
      (side.participantId === null || person.participantId === side.participantId) &&
      isBehind(viewer, person, missionId),
  )
}

export function seesRequest(viewer: Viewer, subject: RequestSubject): boolean {
  return (
    runsMission(viewer, subject.missionSubject) ||
    isOnSide(viewer, subject.from, subject.mission.id) ||
    isOnSide(viewer, subject.to, subject.mission.id)
  )
}

export function mayAnswer(viewer: Viewer, subject: RequestSubject): boolean {
  return runsMission(viewer, subject.missionSubject) || decidesForSide(viewer, subject.to, subject.mission.id)
}

export function mayEdit(viewer: Viewer, subject: RequestSubject): boolean {
  return (
    runsMission(viewer, subject.missionSubject) || decidesForSide(viewer, subject.from, subject.mission.id)
  )
}

/** Who calls an accepted meeting off: whoever decides for the side that asked, anybody of the other one, who runs the mission. */
export function mayCancel(viewer: Viewer, subject: RequestSubject): boolean {
  return mayEdit(viewer, subject) || isOnSide(viewer, subject.to, subject.mission.id)
}
