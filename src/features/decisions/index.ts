import { type Room, route } from '../../shared/route.ts'
import { loadInside } from '../partnerships/index.ts'
import * as contract from './contract.ts'
import { policy } from './policy.ts'
import { getDecision, listDecisions, loadBallot, loadDecision } from './read-decisions.ts'
import * as save from './save-decision.ts'

/** What a partnership decides: proposals and votes, minutes, and what each decision changed. */
export const decisionsRoom: Room = {
  name: 'decisions',
  routes: [
    route(contract.listDecisions, {
      policy: policy['decisions.listDecisions'],
      load: loadInside,
      run: listDecisions,
    }),
    route(contract.getDecision, {
      policy: policy['decisions.getDecision'],
      load: loadDecision,
      run: getDecision,
    }),
    route(contract.saveRule, {
      policy: policy['decisions.saveRule'],
      load: loadInside,
      run: save.saveRule,
    }),
    route(contract.recordDecision, {
      policy: policy['decisions.recordDecision'],
      load: loadInside,
      run: save.recordDecision,
    }),
    route(contract.proposeDecision, {
      policy: policy['decisions.proposeDecision'],
      load: loadInside,
      run: save.proposeDecision,
    }),
    route(contract.castVote, {
      policy: policy['decisions.castVote'],
      load: loadBallot,
      run: save.castVote,
    }),
    route(contract.closeVote, {
      policy: policy['decisions.closeVote'],
      load: loadDecision,
      run: save.closeVote,
    }),
    route(contract.withdrawProposal, {
      policy: policy['decisions.withdrawProposal'],
      load: loadDecision,
      run: save.withdrawProposal,
    }),
    route(contract.addWords, {
      policy: policy['decisions.addWords'],
      load: loadDecision,
      run: save.addWords,
    }),
    route(contract.takeBackWords, {
      policy: policy['decisions.takeBackWords'],
      load: loadDecision,
      run: save.takeBackWords,
    }),
    route(contract.writeMinutes, {
      policy: policy['decisions.writeMinutes'],
      load: loadDecision,
      run: save.writeMinutes,
    }),
    route(contract.linkDecision, {
      policy: policy['decisions.linkDecision'],
      load: loadDecision,
      run: save.linkDecision,
    }),
    route(contract.unlinkDecision, {
      policy: policy['decisions.unlinkDecision'],
      load: loadDecision,
      run: save.unlinkDecision,
    }),
  ],
  chores: [{ name: 'decisions.close', everySeconds: 3_600, run: save.closeDue }],
}
