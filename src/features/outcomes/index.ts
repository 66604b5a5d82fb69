import { nothingToLoad, type Room, route } from '../../shared/route.ts'
import { loadMission } from '../missions/index.ts'
import { answerEncounter, answerEncounterByLink, loadMet } from './answer-encounter.ts'
import { askAboutOutcomes } from './ask-about-outcomes.ts'
import * as contract from './contract.ts'
import * as goals from './contract-goals.ts'
import * as statistics from './contract-statistics.ts'
import {
  getEncounterChoices,
  listEncounters,
  loadEncounter,
  loadSpeaker,
  logEncounter,
  withdrawEncounter,
} from './encounters.ts'
import { exportStatistics } from './export-statistics.ts'
import { getFollowUp, getFollowUpByLink, loadFollowUp } from './follow-up.ts'
import { getFunnel } from './get-funnel.ts'
import { getStatistics } from './get-statistics.ts'
import { answerByLink, answerOutcome, loadSide, setMailsByLink } from './give-answer.ts'
import { dropGoal, listGoals, loadGoal, sayGoal, setGoal } from './goals.ts'
import { listChase } from './list-chase.ts'
import { listOutcomes } from './list-outcomes.ts'
import { policy } from './policy.ts'

export { askAboutOutcomes } from './ask-about-outcomes.ts'
export { noteEncounter } from './encounters.ts'
export { readHiddenFunnel } from './get-funnel.ts'
export { listReachedOverTime } from './list-reached-over-time.ts'
export { readOutcomeLink } from './outcome-links.ts'
export { listChase }

/** What came of meetings: asked by mail, answered in a minute, kept by side. */
export const outcomesRoom: Room = {
  name: 'outcomes',
  routes: [
    route(contract.getFollowUpByLink, {
      policy: policy['outcomes.getFollowUpByLink'],
      load: nothingToLoad,
      run: getFollowUpByLink,
    }),
    route(contract.answerByLink, {
      policy: policy['outcomes.answerByLink'],
      load: nothingToLoad,
      run: answerByLink,
    }),
    route(contract.answerEncounterByLink, {
      policy: policy['outcomes.answerEncounterByLink'],
      load: nothingToLoad,
      run: answerEncounterByLink,
    }),
    route(contract.answerEncounter, {
      policy: policy['outcomes.answerEncounter'],
      load: loadMet,
      run: answerEncounter,
    }),
    route(contract.setMailsByLink, {
      policy: policy['outcomes.setMailsByLink'],
      load: nothingToLoad,
      run: setMailsByLink,
    }),
    route(contract.getFollowUp, {
      policy: policy['outcomes.getFollowUp'],
      load: loadFollowUp,
      run: getFollowUp,
    }),
    route(contract.answerOutcome, {
      policy: policy['outcomes.answerOutcome'],
      load: loadSide,
      run: answerOutcome,
    }),
    route(contract.listOutcomes, {
      policy: policy['outcomes.listOutcomes'],
      load: loadMission,
      run: listOutcomes,
    }),
    route(contract.getFunnel, { policy: policy['outcomes.getFunnel'], load: loadMission, run: getFunnel }),
    route(contract.getEncounterChoices, {
      policy: policy['outcomes.getEncounterChoices'],
      load: loadSpeaker,
      run: getEncounterChoices,
    }),
    route(contract.logEncounter, {
      policy: policy['outcomes.logEncounter'],
      load: loadSpeaker,
      run: logEncounter,
    }),
    route(contract.withdrawEncounter, {
      policy: policy['outcomes.withdrawEncounter'],
      load: loadEncounter,
      run: withdrawEncounter,
    }),
    route(contract.listEncounters, {
      policy: policy['outcomes.listEncounters'],
      load: loadMission,
      run: listEncounters,
    }),
    route(contract.listChase, { policy: policy['outcomes.listChase'], load: loadMission, run: listChase }),
    route(statistics.getStatistics, {
      policy: policy['outcomes.getStatistics'],
      load: loadMission,
      run: getStatistics,
    }),
    route(statistics.exportStatistics, {
      policy: policy['outcomes.exportStatistics'],
      load: loadMission,
      run: exportStatistics,
    }),
    route(goals.listGoals, { policy: policy['outcomes.listGoals'], load: loadSpeaker, run: listGoals }),
    route(goals.setGoal, { policy: policy['outcomes.setGoal'], load: loadSpeaker, run: setGoal }),
    route(goals.dropGoal, { policy: policy['outcomes.dropGoal'], load: loadGoal, run: dropGoal }),
    route(goals.sayGoal, { policy: policy['outcomes.sayGoal'], load: loadGoal, run: sayGoal }),
  ],
  chores: [{ name: 'outcomes.ask', everySeconds: 900, run: ctx => askAboutOutcomes(ctx) }],
}
