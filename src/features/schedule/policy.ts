import { everybody, everySignedIn, type PolicyRow } from '../../shared/route.ts'
import {
  type MissionSubject,
  missionInsiders,
  missionRunners,
  runsMission,
  seesMission,
  staffsMission,
} from '../missions/index.ts'

const running: PolicyRow<MissionSubject> = { allow: runsMission, who: missionRunners }
const staffing: PolicyRow<MissionSubject> = { allow: staffsMission, who: [...missionRunners, 'own:steward'] }
/** Whoever sees the mission may ask; the query gives only schedules of those they may act for. */
const seeing: PolicyRow<MissionSubject> = { allow: seesMission, who: missionInsiders }
const signedIn: PolicyRow<unknown> = { allow: viewer => viewer.kind === 'person', who: everySignedIn }

/** Who may do what with schedules. Links prove themselves: the use case judges the token. */
export const policy = {
  'schedule.getBoard': staffing,
  'schedule.buildSchedule': running,
  'schedule.getBuild': staffing,
  'schedule.cancelBuild': running,
  'schedule.startDraft': running,
  'schedule.discardDraft': running,
  'schedule.moveMeeting': running,
  'schedule.unplaceMeeting': running,
  'schedule.lockMeeting': running,
  'schedule.chooseInterpreter': running,
  'schedule.suggestCells': running,
  'schedule.takeProposal': running,
  'schedule.undoProposal': running,
  'schedule.askForSlot': running,
  'schedule.getSlotQuestion': everybody,
  'schedule.answerSlotQuestion': everybody,
  'schedule.comparePublished': running,
  'schedule.publishSchedule': running,
  'schedule.placeLate': running,
  'schedule.printAll': staffing,
  'schedule.getMySchedule': seeing,
  'schedule.getCall': seeing,
  'schedule.changeCall': seeing,
  'schedule.getCallByLink': everybody,
  'schedule.changeCallByLink': everybody,
  'schedule.downloadMyCalendar': seeing,
  'schedule.printMySchedule': seeing,
  'schedule.getScheduleByLink': everybody,
  'schedule.setDialInByLink': everybody,
  'schedule.downloadCalendarByLink': everybody,
  'schedule.printScheduleByLink': everybody,
  'schedule.readCalendar': everybody,
  'schedule.getCalendarFeed': signedIn,
  'schedule.renewCalendarFeed': signedIn,
  'schedule.revokeCalendarFeed': signedIn,
} as const
