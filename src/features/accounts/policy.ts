import { everybody, everySignedIn, type PolicyRow } from '../../shared/route.ts'
import {
  coordinates,
  editsOrganisation,
  hasMissionRole,
  isAdministrator,
  managesAnyCluster,
  managesCluster,
  type Role,
  type Viewer,
} from '../../shared/viewer.ts'

/** A role and the record it is held for, with the clusters and partnership behind that record. */
export interface RoleScope {
  role: Role
  name: string | null
  clusterId: string | null
  partnershipId: string | null
  missionId: string | null
  organisationId: string | null
  /** Clusters the organisation is in, or that lead the mission. */
  nearClusterIds: readonly string[]
  /** The partnership of the mission, or those the cluster is in. */
  nearPartnershipIds: readonly string[]
}

/** Who may give or take which role: always somebody who answers for the record it is held for. */
export function givesRole(viewer: Viewer, scope: RoleScope): boolean {
  if (isAdministrator(viewer)) return true
  const coordinatesNear = scope.nearPartnershipIds.some(id => coordinates(viewer, id))
  switch (scope.role) {
    case 'platform-administrator':
      return false
    case 'cluster-manager':
      return scope.clusterId !== null && (managesCluster(viewer, scope.clusterId) || coordinatesNear)
    case 'partnership-coordinator':
    case 'funder':
      return scope.partnershipId !== null && coordinates(viewer, scope.partnershipId)
    case 'organisation-editor':
      return (
        scope.organisationId !== null &&
        (editsOrganisation(viewer, scope.organisationId) || managesAnyCluster(viewer, scope.nearClusterIds))
      )
    default:
      return (
        scope.missionId !== null &&
        (hasMissionRole(viewer, 'event-organiser', scope.missionId) ||
          managesAnyCluster(viewer, scope.nearClusterIds) ||
          coordinatesNear)
      )
  }
}

const signedIn: PolicyRow<unknown> = { allow: viewer => viewer.kind === 'person', who: everySignedIn }
const administrators: PolicyRow<unknown> = { allow: isAdministrator, who: ['platform-administrator'] }
/** The tested role is 'cluster-manager' of the own cluster. */
const givers: PolicyRow<RoleScope> = {
  allow: givesRole,
  who: ['platform-administrator', 'own:cluster-manager', 'own:partnership-coordinator'],
}

/** Who has a list of people: those who answer for a cluster or a partnership, and administrators. */
export function answersForPeople(viewer: Viewer): boolean {
  return (
    isAdministrator(viewer) ||
    viewer.grants.some(({ role }) => role === 'cluster-manager' || role === 'partnership-coordinator')
  )
}

/** People are found by whoever answers for them; the loader hides everybody else. */
const answering: PolicyRow<unknown> = {
  allow: answersForPeople,
  who: ['platform-administrator', 'own:cluster-manager', 'own:partnership-coordinator'],
}
const listing: PolicyRow<unknown> = {
  allow: answering.allow,
  who: [
    'platform-administrator',
    'own:cluster-manager',
    'foreign:cluster-manager',
    'own:partnership-coordinator',
    'foreign:partnership-coordinator',
  ],
}

/** Who may do what with accounts. Links and passwords are judged by the use case: they prove themselves. */
export const policy = {
  'accounts.getPageViewer': everybody,
  'accounts.getEntrance': everybody,
  'accounts.setUp': everybody,
  'accounts.signInWithPassword': everybody,
  'accounts.requestSignInLink': everybody,
  'accounts.signInWithLink': everybody,
  'accounts.signInWithCode': everybody,
  'accounts.signOut': everybody,
  'accounts.getInvitation': everybody,
  'accounts.acceptInvitation': everybody,
  'accounts.setPreferences': signedIn,
  'accounts.getMe': signedIn,
  'accounts.updateMe': signedIn,
  'accounts.changePassword': signedIn,
  'accounts.endSession': signedIn,
  'accounts.endOtherSessions': signedIn,
  'accounts.exportMyData': signedIn,
  'accounts.inviteToRole': givers,
  'accounts.revokeRole': givers,
  'accounts.listPeople': listing,
  'accounts.getPerson': answering,
  'accounts.sendInvitationAgain': answering,
  'accounts.revokeInvitation': answering,
  'accounts.getRoleChoices': signedIn,
  'accounts.getAdministration': administrators,
  'accounts.beginPasskeySignIn': everybody,
  'accounts.signInWithPasskey': everybody,
  'accounts.beginPasskey': signedIn,
  'accounts.addPasskey': signedIn,
  'accounts.removePasskey': signedIn,
  'accounts.setAccountState': administrators,
} as const
