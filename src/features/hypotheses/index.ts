import { type Room, route } from '../../shared/route.ts'
import * as contract from './contract.ts'
import { policy } from './policy.ts'
import {
  getHypothesis,
  getHypothesisChoices,
  listHypotheses,
  loadHypothesis,
  loadPartnership,
} from './read-hypotheses.ts'
import * as save from './save-hypothesis.ts'

export { listHypotheses, loadPartnership as loadHypothesesOf }

/** What a partnership believes of its markets, how it finds out, and what it decided. */
export const hypothesesRoom: Room = {
  name: 'hypotheses',
  routes: [
    route(contract.listHypotheses, {
      policy: policy['hypotheses.listHypotheses'],
      load: loadPartnership,
      run: listHypotheses,
    }),
    route(contract.getHypothesisChoices, {
      policy: policy['hypotheses.getHypothesisChoices'],
      load: loadPartnership,
      run: getHypothesisChoices,
    }),
    route(contract.getHypothesis, {
      policy: policy['hypotheses.getHypothesis'],
      load: loadHypothesis,
      run: getHypothesis,
    }),
    route(contract.writeHypothesis, {
      policy: policy['hypotheses.writeHypothesis'],
      load: loadPartnership,
      run: save.writeHypothesis,
    }),
    route(contract.updateHypothesis, {
      policy: policy['hypotheses.updateHypothesis'],
      load: loadHypothesis,
      run: save.updateHypothesis,
    }),
    route(contract.removeHypothesis, {
      policy: policy['hypotheses.removeHypothesis'],
      load: loadHypothesis,
      run: save.removeHypothesis,
    }),
    route(contract.noteEvidence, {
      policy: policy['hypotheses.noteEvidence'],
      load: loadHypothesis,
      run: save.noteEvidence,
    }),
    route(contract.takeBackNote, {
      policy: policy['hypotheses.takeBackNote'],
      load: save.loadNote,
      run: save.takeBackNote,
    }),
    route(contract.decideHypothesis, {
      policy: policy['hypotheses.decideHypothesis'],
      load: loadHypothesis,
      run: save.decideHypothesis,
    }),
  ],
}
