import { nothingToLoad, type Room, route } from '../../shared/route.ts'
import { placeLate } from './book-on-acceptance.ts'
import { buildKind, buildSchedule, cancelBuild, getBuild } from './build-schedule.ts'
import * as feed from './calendar-feed.ts'
import { chooseInterpreter } from './choose-interpreter.ts'
import * as contract from './contract.ts'
import * as calls from './contract-calls.ts'
import * as mine from './contract-mine.ts'
import { lockMeeting, moveMeeting, unplaceMeeting } from './edit-draft.ts'
import { getBoard } from './get-board.ts'
import { loadMission } from './load.ts'
import { getCall, getCallByLink, moveCallByLink, moveMyCall } from './my-calls.ts'
import { getMySchedule, getScheduleByLink } from './my-schedule.ts'
import { policy } from './policy.ts'
import { printAll, printMySchedule, printScheduleByLink } from './print-schedules.ts'
import { comparePublished, publishSchedule } from './publish-schedule.ts'
import { runBuild } from './run-build.ts'
import { setDialInByLink } from './set-dial-in.ts'
import { answerSlotQuestion, askForSlot, getSlotQuestion } from './slot-questions.ts'
import { discardDraft, startDraft } from './start-draft.ts'
import { suggestCells } from './suggest-cells.ts'
import { takeProposal } from './take-proposal.ts'
import { undoProposal } from './undo-proposal.ts'

export { type Booked, bookOnAcceptance } from './book-on-acceptance.ts'
export { bookIntroduction, findFreeTogether } from './introduce-now.ts'
export { offerCall, putOffToCall } from './later-calls.ts'
export { chooseParticipant, openLink as openScheduleLink, readableFor } from './my-schedule.ts'
export { fontFamilies, typeset, typesetAccessible, typesetDrawing } from './print/typeset.ts'
export {
  type DayPlacement,
  findPublishedVersion,
  selectDayPlacements,
  selectDayPlaces,
  selectDaySlots,
  selectDayStarts,
} from './queries-day.ts'
export { type MeetingFace, selectFaces } from './queries-faces.ts'
export { renumberVideoEntries } from './queries-told.ts'
export {
  type Concerned,
  refreshAttendance,
  releaseMeetings,
  releasePlaces,
  releaseSlots,
} from './release.ts'

export {
  type DayRepair,
  type DayTrouble,
  type DoneRepair,
  planRepairs,
  publishRepair,
  undoRepair,
} from './repair-day.ts'
export { type BuildOrder, runBuild } from './run-build.ts'

const load = loadMission

/** The schedule of a mission: building, moving, publishing, and everybody's own. */
export const scheduleRoom: Room = {
  name: 'schedule',
  routes: [
    route(contract.getBoard, { policy: policy['schedule.getBoard'], load, run: getBoard }),
    route(contract.buildSchedule, { policy: policy['schedule.buildSchedule'], load, run: buildSchedule }),
    route(contract.getBuild, { policy: policy['schedule.getBuild'], load, run: getBuild }),
    route(contract.cancelBuild, { policy: policy['schedule.cancelBuild'], load, run: cancelBuild }),
    route(contract.startDraft, { policy: policy['schedule.startDraft'], load, run: startDraft }),
    route(contract.discardDraft, { policy: policy['schedule.discardDraft'], load, run: discardDraft }),
    route(contract.moveMeeting, { policy: policy['schedule.moveMeeting'], load, run: moveMeeting }),
    route(contract.unplaceMeeting, { policy: policy['schedule.unplaceMeeting'], load, run: unplaceMeeting }),
    route(contract.lockMeeting, { policy: policy['schedule.lockMeeting'], load, run: lockMeeting }),
    route(contract.chooseInterpreter, {
      policy: policy['schedule.chooseInterpreter'],
      load,
      run: chooseInterpreter,
    }),
    route(contract.suggestCells, { policy: policy['schedule.suggestCells'], load, run: suggestCells }),
    route(contract.takeProposal, { policy: policy['schedule.takeProposal'], load, run: takeProposal }),
    route(contract.undoProposal, { policy: policy['schedule.undoProposal'], load, run: undoProposal }),
    route(contract.askForSlot, { policy: policy['schedule.askForSlot'], load, run: askForSlot }),
    route(contract.getSlotQuestion, {
      policy: policy['schedule.getSlotQuestion'],
      load: nothingToLoad,
      run: getSlotQuestion,
    }),
    route(contract.answerSlotQuestion, {
      policy: policy['schedule.answerSlotQuestion'],
      load: nothingToLoad,
      run: answerSlotQuestion,
    }),
    route(contract.comparePublished, {
      policy: policy['schedule.comparePublished'],
      load,
      run: comparePublished,
    }),
    route(contract.publishSchedule, {
      policy: policy['schedule.publishSchedule'],
      load,
      run: publishSchedule,
    }),
    route(contract.placeLate, { policy: policy['schedule.placeLate'], load, run: placeLate }),
    route(calls.getCall, { policy: policy['schedule.getCall'], load, run: getCall }),
    route(calls.changeCall, { policy: policy['schedule.changeCall'], load, run: moveMyCall }),
    route(calls.getCallByLink, {
      policy: policy['schedule.getCallByLink'],
      load: nothingToLoad,
      run: getCallByLink,
    }),
    route(calls.changeCallByLink, {
      policy: policy['schedule.changeCallByLink'],
      load: nothingToLoad,
      run: moveCallByLink,
    }),
    route(mine.getMySchedule, { policy: policy['schedule.getMySchedule'], load, run: getMySchedule }),
    route(mine.setDialInByLink, {
      policy: policy['schedule.setDialInByLink'],
      load: nothingToLoad,
      run: setDialInByLink,
    }),
    route(mine.getScheduleByLink, {
      policy: policy['schedule.getScheduleByLink'],
      load: nothingToLoad,
      run: getScheduleByLink,
    }),
    route(mine.getCalendarFeed, {
      policy: policy['schedule.getCalendarFeed'],
      load: nothingToLoad,
      run: feed.getCalendarFeed,
    }),
    route(mine.renewCalendarFeed, {
      policy: policy['schedule.renewCalendarFeed'],
      load: nothingToLoad,
      run: feed.renewCalendarFeed,
    }),
    route(mine.revokeCalendarFeed, {
      policy: policy['schedule.revokeCalendarFeed'],
      load: nothingToLoad,
      run: feed.revokeCalendarFeed,
    }),
    route(mine.readCalendar, {
      policy: policy['schedule.readCalendar'],
      load: nothingToLoad,
      run: feed.readCalendar,
    }),
    route(mine.downloadMyCalendar, {
      policy: policy['schedule.downloadMyCalendar'],
      load,
      run: feed.downloadMyCalendar,
    }),
    route(mine.downloadCalendarByLink, {
      policy: policy['schedule.downloadCalendarByLink'],
      load: nothingToLoad,
      run: feed.downloadCalendarByLink,
    }),
    route(mine.printMySchedule, { policy: policy['schedule.printMySchedule'], load, run: printMySchedule }),
    route(mine.printScheduleByLink, {
      policy: policy['schedule.printScheduleByLink'],
      load: nothingToLoad,
      run: printScheduleByLink,
    }),
    route(mine.printAll, { policy: policy['schedule.printAll'], load, run: printAll }),
  ],
  jobs: [{ kind: buildKind, run: runBuild }],
}
