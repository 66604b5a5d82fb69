import { type Actor, everybody, everySignedIn, type PolicyRow } from '../../shared/route.ts'
import { coordinates, isAdministrator, managesAnyCluster, type Viewer } from '../../shared/viewer.ts'
import { editsProfile, runsCluster } from '../directory/index.ts'
import type { MissionLoaded } from '../meetings/index.ts'
import { seesMission } from '../missions/index.ts'

/** The organisation matches are for, as access to them is judged. */
export interface OwnSubject {
  id: string
  clusterIds: readonly string[]
}

/** Who is told whom an organisation fits with: its people, managers of its clusters, administrators. */
export function worksFor(viewer: Viewer, { id, clusterIds }: OwnSubject): boolean {
  return (
    isAdministrator(viewer) || viewer.organisationIds.includes(id) || managesAnyCluster(viewer, clusterIds)
  )
}

const ownSide: PolicyRow<OwnSubject> = {
  allow: worksFor,
  who: ['platform-administrator', 'own:cluster-manager', 'own:organisation-editor'],
}

/** Who speaks for it: what is set aside is taken off everybody's list, so only those who write the profile may say it. */
const speakers: PolicyRow<OwnSubject> = {
  allow: editsProfile,
  who: ['platform-administrator', 'own:cluster-manager', 'own:organisation-editor'],
}

/** The tested organisation is visible to its partnership, and the tested opportunity, too. */
const seers: readonly Actor[] = [
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
/** Who is in a mission; each is told of those alone they decide for. */
const insiders: PolicyRow<MissionLoaded> = {
  allow: (viewer, { missionSubject }) => viewer.kind === 'person' && seesMission(viewer, missionSubject),
  who: seers,
}
const seesOrganisation: PolicyRow<{ visible: boolean }> = {
  allow: (_viewer, { visible }) => visible,
  who: seers,
}
const seesOpportunity: PolicyRow<{ isOwn: boolean; isVisible: boolean }> = {
  allow: (_viewer, { isOwn, isVisible }) => isOwn || isVisible,
  who: [
    'platform-administrator',
    'own:cluster-manager',
    'own:partnership-coordinator',
    'own:organisation-editor',
    'own:funder',
  ],
}

const administrators: PolicyRow<unknown> = { allow: isAdministrator, who: ['platform-administrator'] }
/** What reads all members of a cluster at once. */
const clusterManagers: PolicyRow<{ id: string }> = {
  allow: runsCluster,
  who: ['platform-administrator', 'own:cluster-manager'],
}

/** Who answers for members of a partnership: its coordinator, managers of its clusters. */
const partnershipManagers: PolicyRow<{ id: string; clusterIds: readonly string[] }> = {
  allow: (viewer, { id, clusterIds }) =>
    isAdministrator(viewer) || coordinates(viewer, id) || managesAnyCluster(viewer, clusterIds),
  who: ['platform-administrator', 'own:cluster-manager', 'own:partnership-coordinator'],
}

export const policy = {
  'matching.listMatches': ownSide,
  'matching.getMatch': ownSide,
  'matching.saveFeedback': speakers,
  'matching.takeBackFeedback': speakers,
  'matching.getSides': seesOrganisation,
  'matching.matchOpportunity': seesOpportunity,
  'matching.flagSanctions': administrators,
  'matching.unflagSanctions': administrators,
  'matching.getExposure': clusterManagers,
  'matching.listIntroductions': clusterManagers,
  'matching.getIntroductionMails': everybody,
  'matching.endIntroductionMails': everybody,
  'matching.setIntroductionMails': {
    allow: viewer => viewer.grants.some(({ role }) => role === 'cluster-manager'),
    who: ['own:cluster-manager', 'foreign:cluster-manager'],
  } satisfies PolicyRow<null>,
  /** Each is told of those alone they may see. */
  'matching.completeConsortium': {
    allow: viewer => viewer.kind === 'person',
    who: everySignedIn,
  } satisfies PolicyRow<null>,
  'matching.listDelegateMatches': insiders,
  'matching.listProposedMatches': insiders,
  'matching.listMarketNeeds': partnershipManagers,
  'matching.listChains': partnershipManagers,
  'matching.createChain': partnershipManagers,
  'matching.getChain': partnershipManagers,
  'matching.getChainRole': partnershipManagers,
  'matching.updateChain': partnershipManagers,
  'matching.removeChain': partnershipManagers,
  'matching.addChainRole': partnershipManagers,
  'matching.updateChainRole': partnershipManagers,
  'matching.moveChainRole': partnershipManagers,
  'matching.removeChainRole': partnershipManagers,
  'matching.chooseForRole': partnershipManagers,
  'matching.setAsideForRole': partnershipManagers,
  'matching.letComeAgain': partnershipManagers,
} as const
