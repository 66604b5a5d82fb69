import { type Actor, everybody, everySignedIn, type PolicyRow } from '../../shared/route.ts'
import {
  editsOrganisation,
  isAdministrator,
  managesAnyCluster,
  managesCluster,
  type Viewer,
} from '../../shared/viewer.ts'

/** What access to an opportunity is judged by; what is seen was decided by the one rule of `visible-opportunities.ts`. */
export interface OpportunitySubject {
  id: string
  slug: string
  organisationId: string | null
  /** The cluster that publishes it and stands between it and who is interested. */
  clusterId: string
  /** That cluster and those that list the organisation. */
  clusterIds: readonly string[]
  isOwn: boolean
  isVisible: boolean
  /** Submitted, and the viewer may be the second person. */
  isReviewable: boolean
}

/** What access to an interest is judged by. */
export interface InterestSubject {
  id: string
  opportunityId: string
  /** It has come to the viewer, as the cluster between or as the owner. */
  isReceived: boolean
  isBroker: boolean
  isOwner: boolean
  /** Accepts or declines for the owner. */
  mayAnswer: boolean
  isSender: boolean
}

/** Who writes an offer or request: whoever edits its organisation, managers of its clusters, administrators. */
export function writesOpportunity(
  viewer: Viewer,
  it: Pick<OpportunitySubject, 'organisationId' | 'clusterIds'>,
): boolean {
  return (
    isAdministrator(viewer) ||
    managesAnyCluster(viewer, it.clusterIds) ||
    (it.organisationId !== null && editsOrganisation(viewer, it.organisationId))
  )
}

/** Who publishes with one click: managers of its cluster, administrators. */
export function publishesOpportunity(viewer: Viewer, it: Pick<OpportunitySubject, 'clusterId'>): boolean {
  return isAdministrator(viewer) || managesCluster(viewer, it.clusterId)
}

const writers: PolicyRow<OpportunitySubject> = {
  allow: writesOpportunity,
  who: ['platform-administrator', 'own:cluster-manager', 'own:organisation-editor'],
}
const publishers: PolicyRow<OpportunitySubject> = {
  allow: publishesOpportunity,
  who: ['platform-administrator', 'own:cluster-manager'],
}
/** The tested opportunity is published for its partnership. */
const readers: readonly Actor[] = [
  'platform-administrator',
  'own:cluster-manager',
  'own:partnership-coordinator',
  'own:organisation-editor',
  'own:funder',
]
/** The tested opportunity was submitted without its owner's name, by the organisation's editor. */
const reviewers: PolicyRow<OpportunitySubject> = {
  allow: (_viewer, it) => it.isReviewable,
  who: ['platform-administrator', 'own:cluster-manager', 'own:partnership-coordinator'],
}

/** Who brings in calls of funding programmes: whoever coordinates a partnership, administrators. */
export function loadsCalls(viewer: Viewer): boolean {
  return isAdministrator(viewer) || viewer.grants.some(({ role }) => role === 'partnership-coordinator')
}

/** Calls are everybody's; only bringing them in is not. */
export const callPolicy = {
  'opportunities.listCalls': everybody,
  'opportunities.getCall': everybody,
  'opportunities.loadCalls': {
    allow: loadsCalls,
    who: ['platform-administrator', 'own:partnership-coordinator', 'foreign:partnership-coordinator'],
  },
  'opportunities.readFeed': everybody,
  'opportunities.listPublicPages': everybody,
} as const satisfies Record<string, PolicyRow<unknown>>

/** The tested opportunity is public. */
const interested: PolicyRow<OpportunitySubject> = { allow: (_viewer, it) => it.isVisible, who: 'everybody' }
/** The tested interest went to the cluster first and was passed on to the owner. */
const brokers: PolicyRow<InterestSubject> = {
  allow: (_viewer, it) => it.isReceived && it.isBroker,
  who: ['platform-administrator', 'own:cluster-manager'],
}
const answerers: PolicyRow<InterestSubject> = {
  allow: (_viewer, it) => it.isReceived && it.mayAnswer,
  who: ['own:organisation-editor'],
}
/** The tested interest is the own delegate's. */
const senders: PolicyRow<InterestSubject> = {
  allow: (_viewer, it) => it.isSender,
  who: ['own:participant'],
}

export const policy = {
  'opportunities.listOpportunities': everybody,
  'opportunities.getOpportunity': { allow: (_viewer, it) => it.isOwn || it.isVisible, who: readers },
  'opportunities.getChoices': { allow: viewer => viewer.kind === 'person', who: everySignedIn },
  'opportunities.createOpportunity': writers,
  'opportunities.getDraft': writers,
  'opportunities.saveDraft': writers,
  'opportunities.discardDraft': writers,
  'opportunities.submitOpportunity': writers,
  'opportunities.publishOpportunity': publishers,
  'opportunities.returnOpportunity': publishers,
  'opportunities.withdrawOpportunity': writers,
  'opportunities.renewOpportunity': writers,
  'opportunities.switchInterest': writers,
  'opportunities.listVersions': {
    allow: (_viewer, it) => it.isOwn,
    who: ['platform-administrator', 'own:cluster-manager', 'own:organisation-editor'],
  },
  'opportunities.getReview': reviewers,
  'opportunities.reviewOpportunity': reviewers,
  'opportunities.getInterestForm': interested,
  'opportunities.expressInterest': interested,
} as const satisfies Record<string, PolicyRow<OpportunitySubject>>

/** A saved search is its owner's alone; the tested one is the own manager's. */
const ownSearch: PolicyRow<{ personId: string }> = {
  allow: (viewer, search) => viewer.personId === search.personId,
  who: ['own:cluster-manager'],
}
const anybodySignedIn: PolicyRow<unknown> = {
  allow: viewer => viewer.kind === 'person',
  who: everySignedIn,
}

export const searchPolicy = {
  'opportunities.listSearches': anybodySignedIn,
  'opportunities.saveSearch': anybodySignedIn,
  'opportunities.getSearch': ownSearch,
  'opportunities.updateSearch': ownSearch,
  'opportunities.markSearchSeen': ownSearch,
  'opportunities.removeSearch': ownSearch,
  'opportunities.getSearchMails': everybody,
  'opportunities.endSearchMails': everybody,
} as const satisfies Record<string, PolicyRow<{ personId: string }>>

/** Who imports feeds for a cluster, and sees what came of it: its managers, administrators. */
const importers: PolicyRow<{ clusterId: string }> = {
  allow: publishesOpportunity,
  who: ['platform-administrator', 'own:cluster-manager'],
}

export const importPolicy = {
  'opportunities.getImportChoices': anybodySignedIn,
  'opportunities.importFeed': importers,
  'opportunities.getFeedImport': importers,
} as const satisfies Record<string, PolicyRow<{ clusterId: string }>>

export const interestPolicy = {
  'opportunities.confirmInterest': everybody,
  'opportunities.getInterestByLink': everybody,
  'opportunities.answerByLink': everybody,
  'opportunities.withdrawByLink': everybody,
  'opportunities.listInterests': { allow: viewer => viewer.kind === 'person', who: everySignedIn },
  'opportunities.getInterest': {
    allow: (_viewer, it) => it.isReceived || it.isSender,
    who: ['platform-administrator', 'own:cluster-manager', 'own:organisation-editor', 'own:participant'],
  },
  'opportunities.passOnInterest': brokers,
  'opportunities.askInterested': brokers,
  'opportunities.stopInterest': brokers,
  'opportunities.acceptInterest': answerers,
  'opportunities.declineInterest': answerers,
  'opportunities.answerQuestion': senders,
  'opportunities.withdrawInterest': senders,
  'opportunities.getRenewal': everybody,
  'opportunities.renewByLink': everybody,
} as const satisfies Record<string, PolicyRow<InterestSubject>>
