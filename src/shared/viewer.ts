export type Role =
  | 'platform-administrator'
  | 'cluster-manager'
  | 'partnership-coordinator'
  | 'event-organiser'
  | 'steward'
  | 'local-host'
  | 'organisation-editor'
  | 'funder'

export interface Grant {
  role: Role
  clusterId: string | null
  partnershipId: string | null
  missionId: string | null
  organisationId: string | null
}

/** Who is asking. Every query takes one; what a viewer may see follows from nothing else. */
export interface Viewer {
  kind: 'visitor' | 'person' | 'system'
  personId: string | null
  accountId: string | null
  sessionId: string | null
  name: string
  lang: string
  timeZone: string | null
  grants: readonly Grant[]
  /** Organisations the person works for or edits. */
  organisationIds: readonly string[]
  /** Clusters the person works for or manages. */
  clusterIds: readonly string[]
  /** Clusters of which one of `organisationIds` is a member, and `clusterIds`. */
  memberClusterIds: readonly string[]
  /** Partnerships reached through those clusters, or coordinated, or funded. */
  partnershipIds: readonly string[]
  /** Missions the person takes part in (in a live state), organises, stewards or hosts. */
  missionIds: readonly string[]
}

/** Somebody without an account. */
export function visitor(lang: string): Viewer {
  return {
    kind: 'visitor',
    personId: null,
    accountId: null,
    sessionId: null,
    name: '',
    lang,
    timeZone: null,
    grants: [],
    organisationIds: [],
    clusterIds: [],
    memberClusterIds: [],
    partnershipIds: [],
    missionIds: [],
  }
}

/** The house itself: background jobs and set-up. May do everything; its name stands in the history as nobody's. */
export function systemViewer(): Viewer {
  return { ...visitor('en'), kind: 'system', name: 'Kontor' }
}

export function isAdministrator(viewer: Viewer): boolean {
  return viewer.kind === 'system' || viewer.grants.some(grant => grant.role === 'platform-administrator')
}

/** True for a manager of this very cluster. */
export function managesCluster(viewer: Viewer, clusterId: string): boolean {
  return viewer.grants.some(grant => grant.role === 'cluster-manager' && grant.clusterId === clusterId)
}

/** True for a manager of any of these clusters. */
export function managesAnyCluster(viewer: Viewer, clusterIds: readonly string[]): boolean {
  return viewer.grants.some(
    grant =>
      grant.role === 'cluster-manager' && grant.clusterId !== null && clusterIds.includes(grant.clusterId),
  )
}

export function coordinates(viewer: Viewer, partnershipId: string): boolean {
  return viewer.grants.some(
    grant => grant.role === 'partnership-coordinator' && grant.partnershipId === partnershipId,
  )
}

/** True when the viewer holds this role for this mission ('event-organiser', 'steward', 'local-host'). */
export function hasMissionRole(viewer: Viewer, role: Role, missionId: string): boolean {
  return viewer.grants.some(grant => grant.role === role && grant.missionId === missionId)
}

export function editsOrganisation(viewer: Viewer, organisationId: string): boolean {
  return viewer.grants.some(
    grant => grant.role === 'organisation-editor' && grant.organisationId === organisationId,
  )
}
