import { nothingToLoad, type Route, route } from '../../shared/route.ts'
import { addCounterparts } from './add-counterparts.ts'
import { addRepresented } from './add-represented.ts'
import { answerInvitation, getInvitation, saveInvitedAvailability } from './answer-invitation.ts'
import { listMyConsents, withdrawConsent } from './consents.ts'
import * as basics from './contract.ts'
import * as consents from './contract-consents.ts'
import * as dialIn from './contract-dial-in.ts'
import * as sheets from './contract-import.ts'
import * as mails from './contract-mails.ts'
import * as people from './contract-participants.ts'
import * as registration from './contract-registration.ts'
import * as rules from './contract-rules.ts'
import * as setup from './contract-setup.ts'
import { copyMission } from './copy-mission.ts'
import { createMission, loadNewMission } from './create-mission.ts'
import { decideApplication, withdrawParticipant } from './decide-application.ts'
import { exportParticipants } from './export-participants.ts'
import { findOrganisations } from './find-organisations.ts'
import { getMission } from './get-mission.ts'
import { getMissionChoices } from './get-mission-choices.ts'
import { getMissionDesk, getMissionOverview } from './get-mission-desk.ts'
import { getPlan } from './get-plan.ts'
import { getPublicMission } from './get-public-mission.ts'
import {
  cancelParticipantsImport,
  chooseParticipantsSheet,
  downloadParticipantsProblems,
  getParticipantsImport,
  loadImportMission,
  saveParticipantsMapping,
  uploadParticipants,
} from './import-participants.ts'
import { inviteAgain, inviteParticipants } from './invite-participants.ts'
import { listMissions } from './list-missions.ts'
import { getParticipant, listParticipants } from './list-participants.ts'
import { listPublicMissions } from './list-public-missions.ts'
import { loadMission, loadMissionOfParticipant, loadParticipant } from './load.ts'
import { mailParticipants, previewMail } from './mail-participants.ts'
import { getMailWords, listMailWords, resetMailWords, saveMailWords, testMailWords } from './mail-words.ts'
import { policy } from './policy.ts'
import { listProgramme, removeProgrammeItem, saveProgrammeItem } from './programme.ts'
import { confirmRegistration, getRegistrationLink, registerForMission } from './registration.ts'
import { saveAvailability } from './save-availability.ts'
import { saveGroups } from './save-groups.ts'
import { saveHours } from './save-hours.ts'
import { saveMeetingRules } from './save-meeting-rules.ts'
import { closePlace, removePlace, savePlaces } from './save-places.ts'
import { saveQuestions } from './save-questions.ts'
import { addSession, leaveOutSlots, removeSession, updateSession } from './save-sessions.ts'
import { setDialIn } from './set-dial-in.ts'
import { setMissionState } from './set-mission-state.ts'
import { leaveItem, signUpForItem } from './sign-up.ts'
import { updateMission } from './update-mission.ts'
import { updateParticipant } from './update-participant.ts'

/** The mission itself. */
export const missionRoutes: readonly Route[] = [
  route(basics.listMissions, {
    policy: policy['missions.listMissions'],
    load: nothingToLoad,
    run: listMissions,
  }),
  route(basics.getMission, { policy: policy['missions.getMission'], load: loadMission, run: getMission }),
  route(basics.getMissionChoices, {
    policy: policy['missions.getMissionChoices'],
    load: nothingToLoad,
    run: getMissionChoices,
  }),
  route(basics.createMission, {
    policy: policy['missions.createMission'],
    load: loadNewMission,
    run: createMission,
  }),
  route(basics.updateMission, {
    policy: policy['missions.updateMission'],
    load: loadMission,
    run: updateMission,
  }),
  route(basics.setMissionState, {
    policy: policy['missions.setMissionState'],
    load: loadMission,
    run: setMissionState,
  }),
  route(basics.copyMission, { policy: policy['missions.copyMission'], load: loadMission, run: copyMission }),
  route(basics.getMissionOverview, {
    policy: policy['missions.getMissionOverview'],
    load: loadMission,
    run: getMissionOverview,
  }),
  route(basics.getMissionDesk, {
    policy: policy['missions.getMissionDesk'],
    load: loadMission,
    run: getMissionDesk,
  }),
]

/** How it is set up. */
export const setupRoutes: readonly Route[] = [
  route(rules.saveHours, { policy: policy['missions.saveHours'], load: loadMission, run: saveHours }),
  route(rules.saveMeetingRules, {
    policy: policy['missions.saveMeetingRules'],
    load: loadMission,
    run: saveMeetingRules,
  }),
  route(setup.saveGroups, { policy: policy['missions.saveGroups'], load: loadMission, run: saveGroups }),
  route(setup.saveQuestions, {
    policy: policy['missions.saveQuestions'],
    load: loadMission,
    run: saveQuestions,
  }),
  route(setup.addSession, { policy: policy['missions.addSession'], load: loadMission, run: addSession }),
  route(setup.updateSession, {
    policy: policy['missions.updateSession'],
    load: loadMission,
    run: updateSession,
  }),
  route(setup.leaveOutSlots, {
    policy: policy['missions.leaveOutSlots'],
    load: loadMission,
    run: leaveOutSlots,
  }),
  route(setup.removeSession, {
    policy: policy['missions.removeSession'],
    load: loadMission,
    run: removeSession,
  }),
  route(setup.getPlan, { policy: policy['missions.getPlan'], load: loadMission, run: getPlan }),
  route(setup.savePlaces, { policy: policy['missions.savePlaces'], load: loadMission, run: savePlaces }),
  route(setup.closePlace, { policy: policy['missions.closePlace'], load: loadMission, run: closePlace }),
  route(setup.removePlace, { policy: policy['missions.removePlace'], load: loadMission, run: removePlace }),
  route(setup.listProgramme, {
    policy: policy['missions.listProgramme'],
    load: loadMission,
    run: listProgramme,
  }),
  route(setup.saveProgrammeItem, {
    policy: policy['missions.saveProgrammeItem'],
    load: loadMission,
    run: saveProgrammeItem,
  }),
  route(setup.removeProgrammeItem, {
    policy: policy['missions.removeProgrammeItem'],
    load: loadMission,
    run: removeProgrammeItem,
  }),
  route(setup.signUpForItem, {
    policy: policy['missions.signUpForItem'],
    load: loadParticipant,
    run: signUpForItem,
  }),
  route(setup.leaveItem, { policy: policy['missions.leaveItem'], load: loadParticipant, run: leaveItem }),
]

/** Who takes part. */
export const peopleRoutes: readonly Route[] = [
  route(people.listParticipants, {
    policy: policy['missions.listParticipants'],
    load: loadMission,
    run: listParticipants,
  }),
  route(people.getParticipant, {
    policy: policy['missions.getParticipant'],
    load: loadMission,
    run: getParticipant,
  }),
  route(consents.listMyConsents, {
    policy: policy['missions.listMyConsents'],
    load: nothingToLoad,
    run: listMyConsents,
  }),
  route(consents.withdrawConsent, {
    policy: policy['missions.withdrawConsent'],
    load: loadParticipant,
    run: withdrawConsent,
  }),
  route(people.findOrganisations, {
    policy: policy['missions.findOrganisations'],
    load: loadMission,
    run: findOrganisations,
  }),
  route(people.inviteParticipants, {
    policy: policy['missions.inviteParticipants'],
    load: loadMission,
    run: inviteParticipants,
  }),
  route(people.inviteAgain, {
    policy: policy['missions.inviteAgain'],
    load: loadMissionOfParticipant,
    run: inviteAgain,
  }),
  route(people.decideApplication, {
    policy: policy['missions.decideApplication'],
    load: loadMissionOfParticipant,
    run: decideApplication,
  }),
  route(people.withdrawParticipant, {
    policy: policy['missions.withdrawParticipant'],
    load: loadParticipant,
    run: withdrawParticipant,
  }),
  route(people.addRepresented, {
    policy: policy['missions.addRepresented'],
    load: loadMission,
    run: addRepresented,
  }),
  route(people.addCounterparts, {
    policy: policy['missions.addCounterparts'],
    load: loadMission,
    run: addCounterparts,
  }),
  route(people.updateParticipant, {
    policy: policy['missions.updateParticipant'],
    load: loadParticipant,
    run: updateParticipant,
  }),
  route(dialIn.setDialIn, {
    policy: policy['missions.setDialIn'],
    load: loadParticipant,
    run: setDialIn,
  }),
  route(people.saveAvailability, {
    policy: policy['missions.saveAvailability'],
    load: loadParticipant,
    run: saveAvailability,
  }),
  route(people.previewMail, { policy: policy['missions.previewMail'], load: loadMission, run: previewMail }),
  route(people.mailParticipants, {
    policy: policy['missions.mailParticipants'],
    load: loadMission,
    run: mailParticipants,
  }),
  route(mails.listMailWords, {
    policy: policy['missions.listMailWords'],
    load: loadMission,
    run: listMailWords,
  }),
  route(mails.getMailWords, {
    policy: policy['missions.getMailWords'],
    load: loadMission,
    run: getMailWords,
  }),
  route(mails.saveMailWords, {
    policy: policy['missions.saveMailWords'],
    load: loadMission,
    run: saveMailWords,
  }),
  route(mails.resetMailWords, {
    policy: policy['missions.resetMailWords'],
    load: loadMission,
    run: resetMailWords,
  }),
  route(mails.testMailWords, {
    policy: policy['missions.testMailWords'],
    load: loadMission,
    run: testMailWords,
  }),
]

/** What guests do: the public page, registration, and links that stand for a person. */
export const guestRoutes: readonly Route[] = [
  route(registration.listPublicMissions, {
    policy: policy['missions.listPublicPages'],
    load: nothingToLoad,
    run: listPublicMissions,
  }),
  route(registration.getPublicMission, {
    policy: policy['missions.getPublicMission'],
    load: nothingToLoad,
    run: getPublicMission,
  }),
  route(registration.registerForMission, {
    policy: policy['missions.registerForMission'],
    load: nothingToLoad,
    run: registerForMission,
  }),
  route(registration.getRegistrationLink, {
    policy: policy['missions.getRegistrationLink'],
    load: nothingToLoad,
    run: getRegistrationLink,
    transaction: true,
  }),
  route(registration.confirmRegistration, {
    policy: policy['missions.confirmRegistration'],
    load: nothingToLoad,
    run: confirmRegistration,
  }),
  route(registration.getInvitation, {
    policy: policy['missions.getInvitation'],
    load: nothingToLoad,
    run: getInvitation,
  }),
  route(registration.answerInvitation, {
    policy: policy['missions.answerInvitation'],
    load: nothingToLoad,
    run: answerInvitation,
  }),
  route(registration.saveInvitedAvailability, {
    policy: policy['missions.saveInvitedAvailability'],
    load: nothingToLoad,
    run: saveInvitedAvailability,
  }),
]

/** Lists in and out. */
export const sheetRoutes: readonly Route[] = [
  route(people.exportParticipants, {
    policy: policy['missions.exportParticipants'],
    load: loadMission,
    run: exportParticipants,
  }),
  route(sheets.uploadParticipants, {
    policy: policy['missions.uploadParticipants'],
    load: loadMission,
    run: uploadParticipants,
    transaction: false,
  }),
  route(sheets.getParticipantsImport, {
    policy: policy['missions.getParticipantsImport'],
    load: loadImportMission,
    run: getParticipantsImport,
  }),
  route(sheets.chooseParticipantsSheet, {
    policy: policy['missions.chooseParticipantsSheet'],
    load: loadImportMission,
    run: chooseParticipantsSheet,
    transaction: false,
  }),
  route(sheets.saveParticipantsMapping, {
    policy: policy['missions.saveParticipantsMapping'],
    load: loadImportMission,
    run: saveParticipantsMapping,
  }),
  route(sheets.cancelParticipantsImport, {
    policy: policy['missions.cancelParticipantsImport'],
    load: loadImportMission,
    run: cancelParticipantsImport,
  }),
  route(sheets.downloadParticipantsProblems, {
    policy: policy['missions.downloadParticipantsProblems'],
    load: loadImportMission,
    run: downloadParticipantsProblems,
  }),
]
