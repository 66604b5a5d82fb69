import { nothingToLoad, type Room, route } from '../../shared/route.ts'
import { answerByLink, getRequestByLink } from './answer-by-link.ts'
import { agreeToTime, answerRequest } from './answer-request.ts'
import { cancelMeeting, loadMeeting } from './cancel-meeting.ts'
import { changeAttendees } from './change-attendees.ts'
import * as contract from './contract.ts'
import * as proposed from './contract-proposed.ts'
import { decideProposedRequests, loadDeciding } from './decide-proposed.ts'
import { editRequest, withdrawRequest } from './edit-request.ts'
import { expireRequests } from './expire-requests.ts'
import { exportRequests } from './export-requests.ts'
import { getRequest } from './get-request.ts'
import { importRequests } from './import-requests.ts'
import { listActors, listCounterparts } from './list-counterparts.ts'
import { listProposedRequests } from './list-proposed.ts'
import { listRequests } from './list-requests.ts'
import { findActor, loadActor, loadMission } from './load-actor.ts'
import { loadVisibleRequest } from './load-request.ts'
import { comeAgain, leaveToColleagues, listNever, setNever, unsetNever } from './never.ts'
import { policy } from './policy.ts'
import { loadProposing, proposeRequests } from './propose-requests.ts'
import { loadMeetingMission, recordAttendance } from './record-attendance.ts'
import { remindAll } from './remind-all.ts'
import {
  chooseRequestSheet,
  getRequestImport,
  getRequestProblems,
  loadImport,
  startRequestImport,
  uploadRequests,
} from './request-imports.ts'
import { requestMeeting, windowOf } from './request-meeting.ts'
import { endProposalMails, getProposalMails, setProposalMails } from './tell-proposed.ts'

export { endMeetingsOf } from './end-meetings-of.ts'
export { hasMet } from './has-met.ts'
export { endIntroduction, introduce } from './introduce.ts'
export { listAcceptedMeetings } from './list-accepted-meetings.ts'
export { listHeld } from './list-held.ts'
export { listHeldOverTime } from './list-held-over-time.ts'
export type { MissionLoaded } from './list-requests.ts'
export { beginAnew } from './put-off.ts'
export {
  listIntroducible,
  listMeetable,
  listOpenProposed,
  listProposable,
  listSaidInMission,
} from './queries-proposed.ts'
export type { Held } from './rules/held.ts'
export { type HeldWord, stateMeetingHeld } from './state-meeting-held.ts'
export { loadMission as loadVisibleMission, windowOf }

type Ctx = Parameters<typeof loadMission>[0]

const mission = (ctx: Ctx, input: { mission: string }) => loadMission(ctx, input.mission)
const request = (ctx: Ctx, input: { id: string }) => loadVisibleRequest(ctx.db, input.id, ctx.viewer)
const meeting = (ctx: Ctx, input: { id: string }) => loadMeeting(ctx, input.id)
const myself = (ctx: Ctx, input: { mission: string }) => findActor(ctx, input.mission, undefined)
const sheet = (ctx: Ctx, input: { id: string }) => loadImport(ctx, input.id)
const link = async () => null

/** Meeting requests: from 'who is there for me' to an accepted meeting. */
export const meetingsRoom: Room = {
  name: 'meetings',
  routes: [
    route(contract.listActors, { policy: policy['meetings.listActors'], load: mission, run: listActors }),
    route(contract.listCounterparts, {
      policy: policy['meetings.listCounterparts'],
      load: (ctx, input) => findActor(ctx, input.mission, input.as),
      run: listCounterparts,
    }),
    route(contract.requestMeeting, {
      policy: policy['meetings.requestMeeting'],
      load: (ctx, input) => loadActor(ctx, input.mission, input.from),
      run: requestMeeting,
    }),
    route(contract.editRequest, { policy: policy['meetings.editRequest'], load: request, run: editRequest }),
    route(contract.withdrawRequest, {
      policy: policy['meetings.withdrawRequest'],
      load: request,
      run: withdrawRequest,
    }),
    route(contract.answerRequest, {
      policy: policy['meetings.answerRequest'],
      load: request,
      run: answerRequest,
    }),
    route(contract.agreeToTime, { policy: policy['meetings.agreeToTime'], load: request, run: agreeToTime }),
    route(contract.getRequestByLink, {
      policy: policy['meetings.getRequestByLink'],
      load: link,
      run: getRequestByLink,
    }),
    route(contract.answerByLink, { policy: policy['meetings.answerByLink'], load: link, run: answerByLink }),
    route(contract.listRequests, {
      policy: policy['meetings.listRequests'],
      load: mission,
      run: listRequests,
    }),
    route(contract.exportRequests, {
      policy: policy['meetings.exportRequests'],
      load: mission,
      run: exportRequests,
    }),
    route(contract.getRequest, { policy: policy['meetings.getRequest'], load: request, run: getRequest }),
    route(contract.remindAll, { policy: policy['meetings.remindAll'], load: mission, run: remindAll }),
    route(contract.recordAttendance, {
      policy: policy['meetings.recordAttendance'],
      load: loadMeetingMission,
      run: recordAttendance,
    }),
    route(contract.cancelMeeting, {
      policy: policy['meetings.cancelMeeting'],
      load: meeting,
      run: cancelMeeting,
    }),
    route(contract.changeAttendees, {
      policy: policy['meetings.changeAttendees'],
      load: async (ctx, input) => ({ ...(await loadMeeting(ctx, input.id)), side: input.side }),
      run: changeAttendees,
    }),
    route(contract.uploadRequests, {
      policy: policy['meetings.uploadRequests'],
      load: mission,
      run: uploadRequests,
      // Reading the sheet takes its time; the two rows it writes need no transaction.
      transaction: false,
    }),
    route(contract.chooseRequestSheet, {
      policy: policy['meetings.chooseRequestSheet'],
      load: sheet,
      run: chooseRequestSheet,
      transaction: false,
    }),
    route(contract.startRequestImport, {
      policy: policy['meetings.startRequestImport'],
      load: sheet,
      run: startRequestImport,
    }),
    route(contract.getRequestImport, {
      policy: policy['meetings.getRequestImport'],
      load: sheet,
      run: getRequestImport,
    }),
    route(contract.getRequestProblems, {
      policy: policy['meetings.getRequestProblems'],
      load: sheet,
      run: getRequestProblems,
    }),
    route(proposed.proposeRequests, {
      policy: policy['meetings.proposeRequests'],
      load: loadProposing,
      run: proposeRequests,
    }),
    route(proposed.listProposedRequests, {
      policy: policy['meetings.listProposedRequests'],
      load: mission,
      run: listProposedRequests,
    }),
    route(proposed.decideProposedRequests, {
      policy: policy['meetings.decideProposedRequests'],
      load: loadDeciding,
      run: decideProposedRequests,
    }),
    route(proposed.setProposalMails, {
      policy: policy['meetings.setProposalMails'],
      load: nothingToLoad,
      run: setProposalMails,
    }),
    route(proposed.getProposalMails, {
      policy: policy['meetings.getProposalMails'],
      load: link,
      run: getProposalMails,
    }),
    route(proposed.endProposalMails, {
      policy: policy['meetings.endProposalMails'],
      load: link,
      run: endProposalMails,
    }),
    route(contract.setNever, { policy: policy['meetings.setNever'], load: myself, run: setNever }),
    route(contract.unsetNever, { policy: policy['meetings.unsetNever'], load: myself, run: unsetNever }),
    route(contract.leaveToColleagues, {
      policy: policy['meetings.leaveToColleagues'],
      load: myself,
      run: leaveToColleagues,
    }),
    route(contract.comeAgain, { policy: policy['meetings.comeAgain'], load: myself, run: comeAgain }),
    route(contract.listNever, { policy: policy['meetings.listNever'], load: myself, run: listNever }),
  ],
  jobs: [{ kind: 'meetings.import-requests', run: importRequests }],
  chores: [{ name: 'meetings.expire-requests', everySeconds: 60, run: expireRequests }],
}
