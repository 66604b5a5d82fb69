import { type Room, route } from '../../shared/route.ts'
import { loadMission } from '../missions/index.ts'
import * as contract from './contract.ts'
import { getMyList, listDelegates } from './lists.ts'
import { mailMissing, remindOfDue } from './mails.ts'
import { loadMark, markStep } from './mark-step.ts'
import { policy } from './policy.ts'
import { addUsualSteps, listSteps, removeStep, saveStep } from './steps.ts'

export { copySteps } from './steps.ts'

/** What delegates have to have done before leaving. */
export const preparationRoom: Room = {
  name: 'preparation',
  routes: [
    route(contract.getMyList, {
      policy: policy['preparation.getMyList'],
      load: loadMission,
      run: getMyList,
    }),
    route(contract.listDelegates, {
      policy: policy['preparation.listDelegates'],
      load: loadMission,
      run: listDelegates,
    }),
    route(contract.listSteps, {
      policy: policy['preparation.listSteps'],
      load: loadMission,
      run: listSteps,
    }),
    route(contract.saveStep, { policy: policy['preparation.saveStep'], load: loadMission, run: saveStep }),
    route(contract.removeStep, {
      policy: policy['preparation.removeStep'],
      load: loadMission,
      run: removeStep,
    }),
    route(contract.addUsualSteps, {
      policy: policy['preparation.addUsualSteps'],
      load: loadMission,
      run: addUsualSteps,
    }),
    route(contract.markStep, { policy: policy['preparation.markStep'], load: loadMark, run: markStep }),
    route(contract.mailMissing, {
      policy: policy['preparation.mailMissing'],
      load: loadMission,
      run: mailMissing,
    }),
  ],
  chores: [{ name: 'preparation.remind', everySeconds: 900, run: remindOfDue }],
}
