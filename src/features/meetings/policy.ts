import { type Actor, everybody, everySignedIn, type PolicyRow } from '../../shared/route.ts'
import {
  actsForParticipant,
  type MissionSubject,
  missionInsiders,
  missionRunners,
  runsMission,
  seesMission,
  staffsMission,
} from '../missions/index.ts'
import type { MeetingSubject } from './cancel-meeting.ts'
import type { Deciding } from './decide-proposed.ts'
import type { MissionLoaded } from './list-requests.ts'
import type { ActorSubject, findActor } from './load-actor.ts'
import { isOnSide, mayAnswer, mayCancel, mayEdit, type RequestSubject, seesRequest } from './load-request.ts'
import type { Proposing } from './propose-requests.ts'

type PossibleActor = Awaited<ReturnType<typeof findActor>>

const askingSide: readonly Actor[] = [...missionRunners, 'own:organisation-editor', 'own:participant']
const askedSide: readonly Actor[] = [...missionRunners, 'own:local-host', 'own:counterpart']
const bothSides: readonly Actor[] = [...askingSide, 'own:local-host', 'own:counterpart']

const seeing: PolicyRow<MissionLoaded> = {
  allow: (viewer, { missionSubject }) => viewer.kind === 'person' && seesMission(viewer, missionSubject),
  who: missionInsiders,
}
const running: PolicyRow<MissionLoaded> = {
  allow: (viewer, { missionSubject }) => runsMission(viewer, missionSubject),
  who: missionRunners,
}
const onlyMyself: PolicyRow<PossibleActor> = {
  allow: (viewer, { self }) => self !== null && self.personId !== null && self.personId === viewer.personId,
  who: ['own:participant', 'own:counterpart'],
}
const editing: PolicyRow<RequestSubject> = { allow: mayEdit, who: askingSide }

/** Who may ask, answer and read. What the other side must not know (a never, a wish) is left out by the use cases. */
export const policy = {
  'meetings.listActors': seeing,
  'meetings.listCounterparts': {
    allow: (viewer, { self, missionSubject }) =>
      viewer.kind === 'person' &&
      (self === null ? seesMission(viewer, missionSubject) : actsForParticipant(viewer, self)),
    who: askingSide,
  } satisfies PolicyRow<PossibleActor>,
  'meetings.requestMeeting': {
    allow: (viewer, { self }) => actsForParticipant(viewer, self),
    who: askingSide,
  } satisfies PolicyRow<ActorSubject>,
  'meetings.editRequest': editing,
  'meetings.withdrawRequest': editing,
  'meetings.agreeToTime': editing,
  'meetings.answerRequest': { allow: mayAnswer, who: askedSide } satisfies PolicyRow<RequestSubject>,
  'meetings.getRequestByLink': everybody,
  'meetings.answerByLink': everybody,
  'meetings.listRequests': seeing,
  'meetings.exportRequests': seeing,
  'meetings.getRequest': { allow: seesRequest, who: bothSides } satisfies PolicyRow<RequestSubject>,
  'meetings.remindAll': running,
  'meetings.cancelMeeting': {
    allow: (viewer, { subject }) => mayCancel(viewer, subject),
    who: bothSides,
  } satisfies PolicyRow<MeetingSubject>,
  'meetings.changeAttendees': {
    allow: (viewer, { subject, side }) =>
      runsMission(viewer, subject.missionSubject) || isOnSide(viewer, subject[side], subject.mission.id),
    who: askingSide,
  } satisfies PolicyRow<MeetingSubject & { side: 'from' | 'to' }>,
  /** The desk: whoever runs or stewards the mission. */
  'meetings.recordAttendance': {
    allow: (viewer, mission) => staffsMission(viewer, mission),
    who: [...missionRunners, 'own:steward'],
  } satisfies PolicyRow<MissionSubject>,
  'meetings.proposeRequests': {
    allow: (viewer, { decidesForAll }) => viewer.kind === 'person' && decidesForAll,
    who: askingSide,
  } satisfies PolicyRow<Proposing>,
  'meetings.listProposedRequests': seeing,
  /** The loader finds those alone that the viewer decides for. */
  'meetings.decideProposedRequests': {
    allow: viewer => viewer.kind === 'person',
    who: askingSide,
  } satisfies PolicyRow<Deciding>,
  'meetings.setProposalMails': {
    allow: viewer => viewer.kind === 'person',
    who: everySignedIn,
  } satisfies PolicyRow<null>,
  'meetings.getProposalMails': everybody,
  'meetings.endProposalMails': everybody,
  'meetings.uploadRequests': running,
  'meetings.chooseRequestSheet': running,
  'meetings.startRequestImport': running,
  'meetings.getRequestImport': running,
  'meetings.getRequestProblems': running,
  'meetings.setNever': onlyMyself,
  'meetings.unsetNever': onlyMyself,
  'meetings.leaveToColleagues': onlyMyself,
  'meetings.comeAgain': onlyMyself,
  'meetings.listNever': onlyMyself,
} as const
