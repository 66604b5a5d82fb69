import { type Actor, everybody, type PolicyRow } from '../../shared/route.ts'
import { hasMissionRole, type Viewer } from '../../shared/viewer.ts'
import {
  actsForParticipant,
  type MissionSubject,
  missionInsiders,
  missionRunners,
  type ParticipantSubject,
  seesMission,
  staffsMission,
} from '../missions/index.ts'
import type { NoteSubject } from './notes.ts'

const staff: readonly Actor[] = [...missionRunners, 'own:steward']

/** Who stands at the desk: whoever runs or stewards the mission, and its local hosts. */
export function worksAtDesk(viewer: Viewer, mission: MissionSubject): boolean {
  return staffsMission(viewer, mission) || hasMissionRole(viewer, 'local-host', mission.id)
}

const desk: PolicyRow<MissionSubject> = { allow: worksAtDesk, who: [...staff, 'own:local-host'] }
/** What counts (that a meeting was held, where it moves) is the steward's to say; a host is on a side. */
const staffing: PolicyRow<MissionSubject> = { allow: staffsMission, who: staff }
const listening: PolicyRow<MissionSubject> = {
  allow: (viewer, mission) => viewer.kind === 'person' && seesMission(viewer, mission),
  who: missionInsiders,
}

/** A note is its author's: whoever else knows its address finds nothing there. */
const writing: PolicyRow<NoteSubject> = {
  allow: (viewer, { note }) => viewer.personId === note.authorId,
  who: ['own:participant'],
}
const acting: PolicyRow<ParticipantSubject> = {
  allow: actsForParticipant,
  who: [...missionRunners, 'own:organisation-editor', 'own:participant'],
}

/** Who may do what on the day. Links prove themselves: the use case judges the token. */
export const policy = {
  'day.getVersion': listening,
  'day.getVersionByLink': everybody,
  'day.getDesk': desk,
  'day.findPeople': desk,
  'day.checkIn': desk,
  'day.sayLate': desk,
  'day.getWalkInChoices': desk,
  'day.addWalkIn': desk,
  'day.noteMeeting': staffing,
  'day.undo': desk,
  'day.getRepair': staffing,
  'day.takeRepair': staffing,
  'day.putOff': staffing,
  'day.getFreePeople': staffing,
  'day.introduce': staffing,
  'day.declineIntroduction': acting,
  'day.declineIntroductionByLink': everybody,
  'day.getMyDay': listening,
  'day.getDayByLink': everybody,
  'day.sayForMyself': acting,
  'day.sayByLink': everybody,
  'day.listNotes': listening,
  'day.listNotesByLink': everybody,
  'day.listNotesByFollowUp': everybody,
  'day.saveNote': acting,
  'day.saveNoteByLink': everybody,
  'day.deleteNote': writing,
  'day.deleteNoteByLink': everybody,
  'day.getNotePhoto': writing,
  'day.removeNotePhoto': writing,
} as const
