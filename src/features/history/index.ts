import { type Room, route } from '../../shared/route.ts'
import { loadOrganisation } from '../directory/index.ts'
import * as contract from './contract.ts'
import { policy } from './policy.ts'
import { getMissionHistory, getOrganisationHistory, loadMission } from './read-history.ts'

/** Who changed what, when, and on whose behalf, for those who answer for the record. */
export const historyRoom: Room = {
  name: 'history',
  routes: [
    route(contract.getMissionHistory, {
      policy: policy['history.getMissionHistory'],
      load: loadMission,
      run: getMissionHistory,
    }),
    route(contract.getOrganisationHistory, {
      policy: policy['history.getOrganisationHistory'],
      load: loadOrganisation,
      run: getOrganisationHistory,
    }),
  ],
}
