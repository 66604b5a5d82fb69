import { type Actor, everybody, everySignedIn, type PolicyRow } from '../../shared/route.ts'
import {
  editsOrganisation,
  isAdministrator,
  managesAnyCluster,
  managesCluster,
  type Viewer,
} from '../../shared/viewer.ts'
import type { AffiliationRow } from './queries-people.ts'

/** What access to an organisation is judged by; `visible` was decided by the one visibility rule. */
export interface OrganisationSubject {
  id: string
  slug: string
  visible: boolean
  clusterIds: readonly string[]
}

/** A cluster's wish to list an organisation, with who keeps that organisation today. */
export interface MembershipRequestSubject {
  requestId: string
  askingClusterId: string
  /** The organisation. */
  id: string
  hasEditors: boolean
  clusterIds: readonly string[]
}

/**
 * Who says yes or no when a cluster asks to list an organisation: those who edit it for itself; if there are none, the
 * managers of the clusters that list it. An administrator may, too.
 */
export function answersForMembership(
  viewer: Viewer,
  organisation: { id: string; hasEditors: boolean; clusterIds: readonly string[] },
): boolean {
  return (
    isAdministrator(viewer) ||
    (organisation.hasEditors
      ? editsOrganisation(viewer, organisation.id)
      : managesAnyCluster(viewer, organisation.clusterIds))
  )
}

/** Two records a call is about. */
export interface PairSubject {
  kept: OrganisationSubject
  dropped: OrganisationSubject
}

export interface ClusterSubject {
  id: string
  slug: string
  visible: boolean
  /** Partnerships the cluster is in. */
  partnershipIds: readonly string[]
}

/** Who writes an organisation's profile: its editors, the managers of its clusters, administrators. */
export function editsProfile(
  viewer: Viewer,
  organisation: { id: string; clusterIds: readonly string[] },
): boolean {
  return (
    isAdministrator(viewer) ||
    editsOrganisation(viewer, organisation.id) ||
    managesAnyCluster(viewer, organisation.clusterIds)
  )
}

/** Somebody's work for an organisation or a cluster. */
export interface AffiliationSubject {
  row: AffiliationRow
  organisation: { id: string; clusterIds: readonly string[] } | null
  cluster: { id: string } | null
}

export function runsCluster(viewer: Viewer, cluster: { id: string }): boolean {
  return isAdministrator(viewer) || managesCluster(viewer, cluster.id)
}

const ownSide: readonly Actor[] = [
  'platform-administrator',
  'own:cluster-manager',
  'own:partnership-coordinator',
  'own:event-organiser',
  'own:steward',
  'own:local-host',
  'own:organisation-editor',
  'own:participant',
  'own:counterpart',
  'own:funder',
]
const profileEditors: PolicyRow<OrganisationSubject> = {
  allow: editsProfile,
  who: ['platform-administrator', 'own:cluster-manager', 'own:organisation-editor'],
}
const clusterManagers: PolicyRow<ClusterSubject> = {
  allow: runsCluster,
  who: ['platform-administrator', 'own:cluster-manager'],
}

/** The tested organisation is visible to its partnership: everybody of the own side, nobody of the other. */
const seesOrganisation: PolicyRow<OrganisationSubject> = {
  allow: (_viewer, organisation) => organisation.visible,
  who: ownSide,
}

/** The tested affiliation is one of the own organisation. */
const peopleEditors: PolicyRow<AffiliationSubject> = {
  allow: (viewer, { organisation, cluster }) =>
    (organisation !== null && editsProfile(viewer, organisation)) ||
    (cluster !== null && runsCluster(viewer, cluster)),
  who: profileEditors.who,
}

/** Who decides over duplicates: administrators, and managers of a cluster that has the organisation. */
function looksAfter(viewer: Viewer, organisation: OrganisationSubject): boolean {
  return isAdministrator(viewer) || managesAnyCluster(viewer, organisation.clusterIds)
}

const pairManagers: PolicyRow<PairSubject> = {
  allow: (viewer, { kept, dropped }) => looksAfter(viewer, kept) && looksAfter(viewer, dropped),
  who: clusterManagers.who,
}

/** Which pairs they see is decided pair by pair. */
const anyManager: PolicyRow<unknown> = {
  allow: viewer => isAdministrator(viewer) || viewer.grants.some(grant => grant.role === 'cluster-manager'),
  who: ['platform-administrator', 'own:cluster-manager', 'foreign:cluster-manager'],
}

const administrators: PolicyRow<unknown> = { allow: isAdministrator, who: ['platform-administrator'] }
/** Whoever has an account and sees the organisation may say that they work there; proof comes after. */
const claimants: PolicyRow<OrganisationSubject> = {
  allow: (viewer, organisation) => viewer.kind === 'person' && organisation.visible,
  who: ownSide,
}

const anybodySignedIn: PolicyRow<unknown> = {
  allow: viewer => viewer.kind === 'person',
  who: everySignedIn,
}
/** The tested search is the own manager's; for anybody else it does not exist. */
const ownSearch: PolicyRow<{ personId: string }> = {
  allow: (viewer, search) => viewer.personId === search.personId,
  who: ['own:cluster-manager'],
}

/** Who answers for the words of a subject: administrators, and whoever coordinates a partnership. */
const bridgeKeepers: PolicyRow<unknown> = {
  allow: viewer =>
    isAdministrator(viewer) || viewer.grants.some(({ role }) => role === 'partnership-coordinator'),
  who: ['platform-administrator', 'own:partnership-coordinator', 'foreign:partnership-coordinator'],
}

export const policy = {
  'directory.listBridges': bridgeKeepers,
  'directory.tryBridge': bridgeKeepers,
  'directory.exportBridges': bridgeKeepers,
  'directory.importBridges': bridgeKeepers,
  'directory.getBridge': bridgeKeepers,
  'directory.createBridge': bridgeKeepers,
  'directory.updateBridge': bridgeKeepers,
  'directory.withdrawBridge': bridgeKeepers,
  'directory.listSearches': anybodySignedIn,
  'directory.saveSearch': anybodySignedIn,
  'directory.getSearch': ownSearch,
  'directory.updateSearch': ownSearch,
  'directory.markSearchSeen': ownSearch,
  'directory.removeSearch': ownSearch,
  /** The link proves itself. */
  'directory.getSearchMails': everybody,
  'directory.endSearchMails': everybody,
  'directory.getAffiliation': peopleEditors,
  'directory.updateAffiliation': peopleEditors,
  'directory.createOrganisation': clusterManagers,
  'directory.updateOrganisation': profileEditors,
  'directory.confirmOrganisation': profileEditors,
  'directory.saveBasics': profileEditors,
  'directory.saveIdentity': profileEditors,
  'directory.saveOffer': profileEditors,
  'directory.saveNeeds': profileEditors,
  'directory.saveMarkets': profileEditors,
  'directory.saveQuality': profileEditors,
  'directory.saveFigures': profileEditors,
  'directory.saveResearch': profileEditors,
  'directory.saveStructure': profileEditors,
  'directory.addSite': profileEditors,
  'directory.updateSite': profileEditors,
  'directory.removeSite': profileEditors,
  'directory.addDepartment': profileEditors,
  'directory.updateDepartment': profileEditors,
  'directory.removeDepartment': profileEditors,
  'directory.addProfileItem': profileEditors,
  'directory.updateProfileItem': profileEditors,
  'directory.removeProfileItem': profileEditors,
  'directory.saveTranslation': profileEditors,
  'directory.createCapability': profileEditors,
  'directory.updateCapability': profileEditors,
  'directory.removeCapability': profileEditors,
  'directory.listCapabilities': seesOrganisation,
  'directory.getCapability': seesOrganisation,
  'directory.getOrganisation': seesOrganisation,
  'directory.listOrganisations': everybody,
  'directory.find': everybody,
  'directory.map': everybody,
  /** Asks for each organisation whether the viewer may see it. */
  'directory.compareOrganisations': everybody,
  'directory.findCapabilities': everybody,
  'directory.exportCapabilities': everybody,
  'directory.createCluster': {
    allow: (viewer: Viewer) =>
      isAdministrator(viewer) || viewer.grants.some(grant => grant.role === 'partnership-coordinator'),
    who: ['platform-administrator', 'own:partnership-coordinator', 'foreign:partnership-coordinator'],
  } satisfies PolicyRow<unknown>,
  'directory.updateCluster': clusterManagers,
  /** Clusters are public unless they say otherwise; the tested one is. */
  'directory.getCluster': {
    allow: (_viewer: Viewer, cluster: ClusterSubject) => cluster.visible,
    who: 'everybody',
  } satisfies PolicyRow<ClusterSubject>,
  'directory.listClusters': everybody,
  'directory.addMember': clusterManagers,
  'directory.endMember': clusterManagers,
  'directory.listMembershipRequests': clusterManagers,
  /** The tested organisation is edited by one of its own, so its cluster's manager is not asked. */
  'directory.answerMembershipRequest': {
    allow: answersForMembership,
    who: ['platform-administrator', 'own:organisation-editor'],
  } satisfies PolicyRow<MembershipRequestSubject>,
  /** The tested wish is the other side's. */
  'directory.withdrawMembershipRequest': {
    allow: (viewer: Viewer, request: MembershipRequestSubject) =>
      runsCluster(viewer, { id: request.askingClusterId }),
    who: ['platform-administrator', 'foreign:cluster-manager'],
  } satisfies PolicyRow<MembershipRequestSubject>,
  'directory.addPerson': profileEditors,
  'directory.addClusterPerson': clusterManagers,
  'directory.endClusterPerson': clusterManagers,
  'directory.endAffiliation': profileEditors,
  'directory.listProfileHealth': clusterManagers,
  'directory.remindProfiles': clusterManagers,
  /** The link proves itself. */
  'directory.getConfirmation': everybody,
  'directory.confirmByLink': everybody,
  'directory.saveClusterDetails': clusterManagers,
  'directory.getClusterValidation': clusterManagers,
  'directory.saveClusterValidation': clusterManagers,
  'directory.decideClusterValidation': administrators,
  'directory.listClusterValidations': administrators,
  'directory.getClaim': claimants,
  'directory.requestClaim': claimants,
  'directory.enterClaimCode': claimants,
  'directory.listClaims': clusterManagers,
  'directory.decideClaim': {
    allow: (viewer: Viewer, claim: OrganisationSubject) =>
      isAdministrator(viewer) || managesAnyCluster(viewer, claim.clusterIds),
    who: ['platform-administrator', 'own:cluster-manager'],
  } satisfies PolicyRow<OrganisationSubject>,
  'directory.listEditors': profileEditors,
  'directory.listTaxonomies': everybody,
  'directory.listTerms': everybody,
  'directory.listPublicPages': everybody,
  'directory.saveClassification': profileEditors,
  'directory.uploadImport': clusterManagers,
  'directory.getImport': clusterManagers,
  'directory.chooseImportSheet': clusterManagers,
  'directory.saveImportMapping': clusterManagers,
  'directory.listImportQuestions': clusterManagers,
  'directory.answerImportQuestions': clusterManagers,
  'directory.reopenImport': clusterManagers,
  'directory.cancelImport': clusterManagers,
  'directory.downloadImportProblems': clusterManagers,
  'directory.exportOrganisations': everybody,
  'directory.listDuplicates': anyManager,
  'directory.lookForDuplicates': anyManager,
  'directory.decideDuplicate': {
    allow: (viewer, { kept, dropped }) => looksAfter(viewer, kept) || looksAfter(viewer, dropped),
    who: clusterManagers.who,
  } satisfies PolicyRow<PairSubject>,
  'directory.mergeOrganisations': pairManagers,
  'directory.undoMerge': pairManagers,
} as const
