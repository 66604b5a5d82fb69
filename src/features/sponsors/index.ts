import { nothingToLoad, type Room, route } from '../../shared/route.ts'
import { loadMission } from '../missions/index.ts'
import * as contract from './contract.ts'
import { policy } from './policy.ts'
import {
  getLogo,
  listPublicSponsors,
  listSponsors,
  releaseSponsor,
  removeSponsor,
  saveSponsor,
} from './sponsors.ts'

export { copySponsors, readReleasedSponsors } from './sponsors.ts'

/** Who supports a mission, and who receives it. */
export const sponsorsRoom: Room = {
  name: 'sponsors',
  routes: [
    route(contract.listSponsors, {
      policy: policy['sponsors.listSponsors'],
      load: loadMission,
      run: listSponsors,
    }),
    route(contract.listPublicSponsors, {
      policy: policy['sponsors.listPublicSponsors'],
      load: nothingToLoad,
      run: listPublicSponsors,
    }),
    route(contract.getLogo, { policy: policy['sponsors.getLogo'], load: nothingToLoad, run: getLogo }),
    route(contract.saveSponsor, {
      policy: policy['sponsors.saveSponsor'],
      load: loadMission,
      run: saveSponsor,
    }),
    route(contract.releaseSponsor, {
      policy: policy['sponsors.releaseSponsor'],
      load: loadMission,
      run: releaseSponsor,
    }),
    route(contract.removeSponsor, {
      policy: policy['sponsors.removeSponsor'],
      load: loadMission,
      run: removeSponsor,
    }),
  ],
}
