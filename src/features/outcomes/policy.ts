import { everybody, type PolicyRow } from '../../shared/route.ts'
import type { Viewer } from '../../shared/viewer.ts'
import {
  type MissionSubject,
  missionInsiders,
  missionRunners,
  runsMission,
  seesPeopleOf,
} from '../missions/index.ts'
import type { MetSubject } from './answer-encounter.ts'
import type { EncounterSubject, SpeakerSubject } from './encounters.ts'
import type { SeatsSubject } from './follow-up.ts'
import { readsPeople } from './get-statistics.ts'
import type { SideSubject } from './give-answer.ts'
import type { GoalSubject } from './goals.ts'
import { answersFor } from './rights.ts'

const sees = (viewer: Viewer, mission: MissionSubject) =>
  viewer.kind === 'person' && seesPeopleOf(viewer, mission)

/** Whoever sees the mission's people may ask; the query gives what concerns those they answer for. */
const seeing: PolicyRow<MissionSubject> = { allow: sees, who: missionInsiders }

const countingMeetings: PolicyRow<MissionSubject> = {
  allow: (viewer, mission) =>
    sees(viewer, mission) &&
    (readsPeople(viewer, mission) ||
      viewer.grants.some(grant => grant.role === 'funder' && grant.partnershipId === mission.partnershipId)),
  who: [...missionRunners, 'own:funder'],
}

const ownGoal: PolicyRow<GoalSubject> = {
  allow: (viewer, { personId }) => personId !== null && viewer.personId === personId,
  who: ['own:participant'],
}

/** Who says and reads what came of meetings. Links prove themselves: the use case judges the token. */
export const policy = {
  'outcomes.getFollowUpByLink': everybody,
  'outcomes.answerByLink': everybody,
  'outcomes.setMailsByLink': everybody,
  'outcomes.getFollowUp': {
    allow: (viewer, subject) => sees(viewer, subject.missionSubject),
    who: missionInsiders,
  } satisfies PolicyRow<SeatsSubject>,
  'outcomes.answerOutcome': {
    allow: (viewer, { missionSubject, seats }) =>
      seats.some(seat => answersFor(viewer, seat, missionSubject)),
    who: [...missionRunners, 'own:organisation-editor', 'own:participant'],
  } satisfies PolicyRow<SideSubject>,
  'outcomes.answerEncounterByLink': everybody,
  'outcomes.answerEncounter': {
    allow: (viewer, { missionSubject, met }) => answersFor(viewer, met, missionSubject),
    who: [...missionRunners, 'own:organisation-editor', 'own:participant'],
  } satisfies PolicyRow<MetSubject>,
  'outcomes.listOutcomes': seeing,
  /** Small groups are hidden from whoever does not run it. */
  'outcomes.getFunnel': seeing,
  'outcomes.getEncounterChoices': {
    allow: (viewer, subject) => sees(viewer, subject),
    who: missionInsiders,
  } satisfies PolicyRow<SpeakerSubject>,
  'outcomes.logEncounter': {
    allow: (_viewer, { companies }) => companies.length > 0,
    who: ['own:participant', 'own:counterpart'],
  } satisfies PolicyRow<SpeakerSubject>,
  'outcomes.withdrawEncounter': {
    allow: (viewer, { missionSubject, personId }) =>
      runsMission(viewer, missionSubject) || (personId !== null && viewer.personId === personId),
    who: [...missionRunners, 'own:participant'],
  } satisfies PolicyRow<EncounterSubject>,
  'outcomes.listEncounters': seeing,
  /** Managers of clusters read their own people; whoever runs the mission everybody. */
  'outcomes.listChase': {
    allow: (viewer, mission) =>
      runsMission(viewer, mission) ||
      (sees(viewer, mission) && viewer.grants.some(grant => grant.role === 'cluster-manager')),
    who: missionRunners,
  } satisfies PolicyRow<MissionSubject>,
  /** For organisers, managers and funders; small groups are hidden from whoever does not run it. */
  'outcomes.getStatistics': countingMeetings,
  'outcomes.exportStatistics': countingMeetings,
  'outcomes.listGoals': seeing,
  'outcomes.setGoal': {
    allow: (_viewer, { companies }) => companies.length > 0,
    who: ['own:participant', 'own:counterpart'],
  } satisfies PolicyRow<SpeakerSubject>,
  'outcomes.dropGoal': ownGoal,
  'outcomes.sayGoal': ownGoal,
} as const
