import { live, nothingToLoad, type Room, route } from '../../shared/route.ts'
import { loadMission } from '../missions/index.ts'
import * as contract from './contract.ts'
import * as introductions from './contract-introductions.ts'
import * as notes from './contract-notes.ts'
import * as repairs from './contract-repair.ts'
import * as walkIns from './contract-walk-ins.ts'
import { findPeople } from './find-people.ts'
import { getDesk } from './get-desk.ts'
import { getVersion, getVersionByLink } from './get-version.ts'
import { declineIntroduction, declineIntroductionByLink, getFreePeople, introduce } from './introduce.ts'
import { loadParticipant } from './load.ts'
import { getDayByLink, getMyDay, sayByLink, sayForMyself } from './my-day.ts'
import { noteMeeting, undo } from './note-meeting.ts'
import { checkIn, sayLate } from './note-people.ts'
import { getNotePhoto, removeNotePhoto } from './note-photos.ts'
import {
  deleteNote,
  deleteNoteByLink,
  listNotes,
  listNotesByFollowUp,
  listNotesByLink,
  loadNote,
  saveNote,
  saveNoteByLink,
} from './notes.ts'
import { policy } from './policy.ts'
import { getRepair, putOff, takeRepair } from './repair.ts'
import { addWalkIn, getWalkInChoices } from './walk-ins.ts'

const load = loadMission
const byLink = { load: nothingToLoad }

/** A mission's day: who is here, what is held where, what stands still, and how it goes on. */
export const dayRoom: Room = {
  name: 'day',
  routes: [
    route(contract.getVersion, { policy: policy['day.getVersion'], load, run: getVersion }),
    route(contract.getVersionByLink, {
      policy: policy['day.getVersionByLink'],
      load: nothingToLoad,
      run: getVersionByLink,
    }),
    route(contract.getDesk, { policy: policy['day.getDesk'], load, run: getDesk }),
    route(contract.findPeople, { policy: policy['day.findPeople'], load, run: findPeople }),
    route(contract.checkIn, { policy: policy['day.checkIn'], load, run: checkIn }),
    route(contract.sayLate, { policy: policy['day.sayLate'], load, run: sayLate }),
    route(contract.noteMeeting, { policy: policy['day.noteMeeting'], load, run: noteMeeting }),
    route(contract.undo, { policy: policy['day.undo'], load, run: undo }),
    route(repairs.getRepair, { policy: policy['day.getRepair'], load, run: getRepair }),
    route(repairs.takeRepair, { policy: policy['day.takeRepair'], load, run: takeRepair }),
    route(repairs.putOff, { policy: policy['day.putOff'], load, run: putOff }),
    route(introductions.getFreePeople, { policy: policy['day.getFreePeople'], load, run: getFreePeople }),
    route(introductions.introduce, { policy: policy['day.introduce'], load, run: introduce }),
    route(introductions.declineIntroduction, {
      policy: policy['day.declineIntroduction'],
      load: loadParticipant,
      run: declineIntroduction,
    }),
    route(introductions.declineIntroductionByLink, {
      policy: policy['day.declineIntroductionByLink'],
      ...byLink,
      run: declineIntroductionByLink,
    }),
    route(contract.getMyDay, { policy: policy['day.getMyDay'], load, run: getMyDay }),
    route(contract.getDayByLink, {
      policy: policy['day.getDayByLink'],
      load: nothingToLoad,
      run: getDayByLink,
    }),
    route(contract.sayForMyself, {
      policy: policy['day.sayForMyself'],
      load: loadParticipant,
      run: sayForMyself,
    }),
    route(walkIns.getWalkInChoices, {
      policy: policy['day.getWalkInChoices'],
      load,
      run: getWalkInChoices,
    }),
    route(walkIns.addWalkIn, { policy: policy['day.addWalkIn'], load, run: addWalkIn }),
    route(contract.sayByLink, { policy: policy['day.sayByLink'], load: nothingToLoad, run: sayByLink }),
    route(notes.listNotes, { policy: policy['day.listNotes'], load, run: listNotes }),
    route(notes.listNotesByLink, { policy: policy['day.listNotesByLink'], ...byLink, run: listNotesByLink }),
    route(notes.listNotesByFollowUp, {
      policy: policy['day.listNotesByFollowUp'],
      ...byLink,
      run: listNotesByFollowUp,
    }),
    // A photo is made small before the transaction that keeps it begins.
    route(notes.saveNote, {
      policy: policy['day.saveNote'],
      load: loadParticipant,
      run: saveNote,
      transaction: false,
    }),
    route(notes.saveNoteByLink, { policy: policy['day.saveNoteByLink'], ...byLink, run: saveNoteByLink }),
    route(notes.deleteNote, { policy: policy['day.deleteNote'], load: loadNote, run: deleteNote }),
    route(notes.deleteNoteByLink, {
      policy: policy['day.deleteNoteByLink'],
      ...byLink,
      run: deleteNoteByLink,
    }),
    route(notes.getNotePhoto, { policy: policy['day.getNotePhoto'], load: loadNote, run: getNotePhoto }),
    route(notes.removeNotePhoto, {
      policy: policy['day.removeNotePhoto'],
      load: loadNote,
      run: removeNotePhoto,
    }),
  ],
  live: [
    live(
      contract.getVersion,
      answer => `mission ${answer.missionId}`,
      answer => answer.participantId,
    ),
    live(
      contract.getVersionByLink,
      answer => `mission ${answer.missionId}`,
      answer => answer.participantId,
    ),
  ],
}
