import { type Room, route } from '../../shared/route.ts'
import { loadMission } from '../missions/index.ts'
import * as contract from './contract.ts'
import { exportCosts, getCosts } from './get-costs.ts'
import { policy } from './policy.ts'
import { removeAidRule, removeCost, saveAidRule, saveCost } from './save-costs.ts'

export { copyAidRules } from './save-costs.ts'

/** What a mission costs, who bears it, and the aid. */
export const costsRoom: Room = {
  name: 'costs',
  routes: [
    route(contract.getCosts, { policy: policy['costs.getCosts'], load: loadMission, run: getCosts }),
    route(contract.exportCosts, {
      policy: policy['costs.exportCosts'],
      load: loadMission,
      run: exportCosts,
    }),
    route(contract.saveCost, { policy: policy['costs.saveCost'], load: loadMission, run: saveCost }),
    route(contract.removeCost, { policy: policy['costs.removeCost'], load: loadMission, run: removeCost }),
    route(contract.saveAidRule, {
      policy: policy['costs.saveAidRule'],
      load: loadMission,
      run: saveAidRule,
    }),
    route(contract.removeAidRule, {
      policy: policy['costs.removeAidRule'],
      load: loadMission,
      run: removeAidRule,
    }),
  ],
}
