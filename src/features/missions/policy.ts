import { type Actor, everybody, everySignedIn, type PolicyRow } from '../../shared/route.ts'
import {
  coordinates,
  hasMissionRole,
  isAdministrator,
  managesCluster,
  type Viewer,
} from '../../shared/viewer.ts'
import {
  actsForParticipant,
  type MissionSubject,
  type ParticipantSubject,
  runsMission,
  seesMission,
  seesPeopleOf,
} from './mission-access.ts'
import { missionInsiders, missionRunners } from './mission-actors.ts'

/** What beginning a mission is judged by: the partnership it is for and the cluster that leads it. */
export interface NewMissionSubject {
  partnershipId: string
  leadClusterId: string
  /** Whether the cluster is a partner of the partnership today. */
  isPartner: boolean
}

/** What taking a seat for somebody is judged by. */
export type ActingSubject = ParticipantSubject

const actors: readonly Actor[] = [...missionRunners, 'own:organisation-editor', 'own:participant']

const running: PolicyRow<MissionSubject> = { allow: runsMission, who: missionRunners }
const seeing: PolicyRow<MissionSubject> = { allow: seesMission, who: missionInsiders }
const seeingPeople: PolicyRow<MissionSubject> = { allow: seesPeopleOf, who: missionInsiders }
const acting: PolicyRow<ParticipantSubject> = { allow: actsForParticipant, who: actors }

/** Those who run it, and its local hosts. */
const bringing: PolicyRow<MissionSubject> = {
  allow: (viewer, mission) =>
    runsMission(viewer, mission) || hasMissionRole(viewer, 'local-host', mission.id),
  who: [...missionRunners, 'own:local-host'],
}

/** Who may do what with missions. Lists are open to whom they concern; the query decides row by row. */
export const policy = {
  'missions.listMyConsents': { allow: (viewer: Viewer) => viewer.kind === 'person', who: everySignedIn },
  'missions.withdrawConsent': acting,
  'missions.setDialIn': acting,
  'missions.listMissions': everybody,
  'missions.getMissionChoices': everybody,
  'missions.getMission': seeing,
  'missions.createMission': {
    allow: (viewer, subject) =>
      isAdministrator(viewer) ||
      (subject.isPartner &&
        (managesCluster(viewer, subject.leadClusterId) || coordinates(viewer, subject.partnershipId))),
    who: ['platform-administrator', 'own:cluster-manager', 'own:partnership-coordinator'],
  } satisfies PolicyRow<NewMissionSubject>,
  'missions.updateMission': running,
  'missions.setMissionState': running,
  'missions.copyMission': running,
  'missions.getMissionDesk': running,
  'missions.getMissionOverview': seeing,
  'missions.saveGroups': running,
  'missions.saveQuestions': running,
  'missions.addSession': running,
  'missions.updateSession': running,
  'missions.leaveOutSlots': running,
  'missions.removeSession': running,
  'missions.getPlan': seeing,
  'missions.saveMeetingRules': running,
  'missions.saveHours': running,
  'missions.savePlaces': running,
  'missions.closePlace': running,
  'missions.removePlace': running,
  'missions.listProgramme': seeing,
  'missions.saveProgrammeItem': running,
  'missions.removeProgrammeItem': running,
  'missions.signUpForItem': acting,
  'missions.leaveItem': acting,
  'missions.listParticipants': seeingPeople,
  'missions.getParticipant': seeingPeople,
  'missions.findOrganisations': bringing,
  'missions.inviteParticipants': running,
  'missions.inviteAgain': running,
  'missions.decideApplication': running,
  'missions.withdrawParticipant': acting,
  'missions.addRepresented': running,
  'missions.addCounterparts': bringing,
  'missions.updateParticipant': acting,
  'missions.saveAvailability': acting,
  'missions.previewMail': running,
  'missions.mailParticipants': running,
  'missions.listMailWords': running,
  'missions.getMailWords': running,
  'missions.saveMailWords': running,
  'missions.resetMailWords': running,
  'missions.testMailWords': running,
  'missions.exportParticipants': seeingPeople,
  'missions.uploadParticipants': bringing,
  'missions.getParticipantsImport': bringing,
  'missions.chooseParticipantsSheet': bringing,
  'missions.saveParticipantsMapping': bringing,
  'missions.cancelParticipantsImport': bringing,
  'missions.downloadParticipantsProblems': bringing,
  'missions.getPublicMission': everybody,
  'missions.listPublicPages': everybody,
  'missions.registerForMission': everybody,
  'missions.getRegistrationLink': everybody,
  'missions.confirmRegistration': everybody,
  'missions.getInvitation': everybody,
  'missions.answerInvitation': everybody,
  'missions.saveInvitedAvailability': everybody,
} as const
