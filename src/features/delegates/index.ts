import { nothingToLoad, type Room, route } from '../../shared/route.ts'
import { loadMission } from '../missions/index.ts'
import { loadApplicant, loadCallMission } from './access.ts'
import * as contract from './contract.ts'
import { decideCall, ruleOn } from './decide-call.ts'
import { getCall, getPublicCall } from './describe-call.ts'
import { exportRanking, getRanking } from './get-ranking.ts'
import { listApplications } from './list-applications.ts'
import { policy } from './policy.ts'
import { addReviewer, removeReviewer } from './reviewers.ts'
import { getReview, listReviews, saveReview } from './reviews.ts'
import { dropCall, saveCall } from './save-call.ts'

export { callKeeper } from './keep-calls.ts'

/** Calls for delegates: who may apply, who scores, who goes and why. */
export const delegatesRoom: Room = {
  name: 'delegates',
  routes: [
    route(contract.getPublicCall, {
      policy: policy['delegates.getPublicCall'],
      load: nothingToLoad,
      run: getPublicCall,
    }),
    route(contract.getCall, { policy: policy['delegates.getCall'], load: loadCallMission, run: getCall }),
    route(contract.saveCall, { policy: policy['delegates.saveCall'], load: loadCallMission, run: saveCall }),
    route(contract.dropCall, { policy: policy['delegates.dropCall'], load: loadCallMission, run: dropCall }),
    route(contract.addReviewer, {
      policy: policy['delegates.addReviewer'],
      load: loadCallMission,
      run: addReviewer,
    }),
    route(contract.removeReviewer, {
      policy: policy['delegates.removeReviewer'],
      load: loadCallMission,
      run: removeReviewer,
    }),
    route(contract.getRanking, {
      policy: policy['delegates.getRanking'],
      load: loadCallMission,
      run: getRanking,
    }),
    route(contract.exportRanking, {
      policy: policy['delegates.exportRanking'],
      load: loadCallMission,
      run: exportRanking,
    }),
    route(contract.ruleOn, { policy: policy['delegates.ruleOn'], load: loadApplicant, run: ruleOn }),
    route(contract.decideCall, {
      policy: policy['delegates.decideCall'],
      load: loadCallMission,
      run: decideCall,
    }),
    route(contract.listReviews, {
      policy: policy['delegates.listReviews'],
      load: loadCallMission,
      run: listReviews,
    }),
    route(contract.getReview, { policy: policy['delegates.getReview'], load: loadApplicant, run: getReview }),
    route(contract.saveReview, {
      policy: policy['delegates.saveReview'],
      load: loadApplicant,
      run: saveReview,
    }),
    route(contract.listApplications, {
      policy: policy['delegates.listApplications'],
      load: loadMission,
      run: listApplications,
    }),
  ],
}
