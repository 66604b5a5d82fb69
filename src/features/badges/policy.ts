import { everybody, type PolicyRow } from '../../shared/route.ts'
import { hasMissionRole } from '../../shared/viewer.ts'
import {
  actsForParticipant,
  type MissionSubject,
  mayAgreeToLists,
  missionInsiders,
  missionRunners,
  type ParticipantSubject,
  seesMission,
  staffsMission,
} from '../missions/index.ts'

/** A contact as the guard judges it: the two people it is between. */
export interface ContactSubject {
  id: string
  missionId: string
  personIds: readonly (string | null)[]
}

/** A scanned code with the scanner's own part in its mission. */
export interface ScanSubject {
  missionId: string
  participantId: string
  ownParticipantId: string | null
}

const reading: PolicyRow<MissionSubject> = {
  allow: (viewer, mission) => viewer.kind === 'person' && seesMission(viewer, mission),
  who: missionInsiders,
}
/** What is on somebody's card is theirs alone to choose. */
const owning: PolicyRow<ParticipantSubject> = {
  allow: (viewer, subject) => subject.personId !== null && viewer.personId === subject.personId,
  who: ['own:participant'],
}
const agreeing: PolicyRow<ParticipantSubject> = {
  allow: mayAgreeToLists,
  who: ['own:organisation-editor', 'own:participant'],
}
const acting: PolicyRow<ParticipantSubject> = {
  allow: actsForParticipant,
  who: [...missionRunners, 'own:organisation-editor', 'own:participant'],
}
const holding: PolicyRow<ContactSubject> = {
  allow: (viewer, { personIds }) => viewer.personId !== null && personIds.includes(viewer.personId),
  who: ['own:participant', 'own:counterpart'],
}
const printing: PolicyRow<MissionSubject> = {
  allow: staffsMission,
  who: [...missionRunners, 'own:steward'],
}
/** What is handed out on site: also by the hosts. */
const handingOut: PolicyRow<MissionSubject> = {
  allow: (viewer, mission) =>
    staffsMission(viewer, mission) || hasMissionRole(viewer, 'local-host', mission.id),
  who: [...missionRunners, 'own:steward', 'own:local-host'],
}

/** Who may do what with badges. A scanned code proves nothing of whoever scans it: what they read is decided by who they are. Links prove themselves: the use case judges the token. */
export const policy = {
  'badges.getMyBadge': reading,
  'badges.saveCard': owning,
  'badges.renewCode': acting,
  'badges.setLists': agreeing,
  'badges.openBadge': everybody,
  'badges.exchange': {
    allow: (_viewer, { ownParticipantId }) => ownParticipantId !== null,
    who: ['own:participant', 'own:counterpart'],
  } satisfies PolicyRow<ScanSubject>,
  'badges.listContacts': reading,
  'badges.setGiven': holding,
  'badges.downloadContact': holding,
  'badges.downloadContacts': reading,
  'badges.getBadgeByLink': everybody,
  'badges.saveCardByLink': everybody,
  'badges.setListsByLink': everybody,
  'badges.setGivenByLink': everybody,
  'badges.downloadContactByLink': everybody,
  'badges.printBadges': printing,
  'badges.printList': handingOut,
  'badges.printBrochure': handingOut,
} as const
