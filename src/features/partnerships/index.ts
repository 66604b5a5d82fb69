import { nothingToLoad, type Room, route } from '../../shared/route.ts'
import * as contract from './contract.ts'
import * as grantCalls from './contract-grants.ts'
import { getRoadmap as roadmapCall } from './contract-roadmap.ts'
import { getRoadmap } from './get-roadmap.ts'
import { addGrant, changeGrant, getGrant, listGrants, loadGrant, withdrawGrant } from './grants.ts'
import { loadInside } from './load-inside.ts'
import { policy } from './policy.ts'
import { getPartnership, listPartnerships, loadPartnership } from './read-partnerships.ts'
import {
  addPartner,
  changeCoordinator,
  createPartnership,
  endPartner,
  saveMarket,
  updatePartnership,
} from './save-partnership.ts'

export { type InsideLoaded, loadInside } from './load-inside.ts'
export {
  editsPartnership,
  type InsideSubject,
  partnershipEditors,
  partnershipReaders,
  partnershipWorkers,
  readsPartnership,
  worksOnPartnership,
} from './policy.ts'
export { listTerms, type Term } from './queries-terms.ts'
export { loadPartnership }

/** Partnerships of clusters: who is in it, which markets, which missions. */
export const partnershipsRoom: Room = {
  name: 'partnerships',
  routes: [
    route(contract.listPartnerships, {
      policy: policy['partnerships.listPartnerships'],
      load: nothingToLoad,
      run: listPartnerships,
    }),
    route(contract.createPartnership, {
      policy: policy['partnerships.createPartnership'],
      load: nothingToLoad,
      run: createPartnership,
    }),
    route(contract.getPartnership, {
      policy: policy['partnerships.getPartnership'],
      load: loadPartnership,
      run: getPartnership,
    }),
    route(contract.updatePartnership, {
      policy: policy['partnerships.updatePartnership'],
      load: loadPartnership,
      run: updatePartnership,
    }),
    route(contract.addPartner, {
      policy: policy['partnerships.addPartner'],
      load: loadPartnership,
      run: addPartner,
    }),
    route(contract.endPartner, {
      policy: policy['partnerships.endPartner'],
      load: loadPartnership,
      run: endPartner,
    }),
    route(contract.changeCoordinator, {
      policy: policy['partnerships.changeCoordinator'],
      load: loadPartnership,
      run: changeCoordinator,
    }),
    route(contract.saveMarket, {
      policy: policy['partnerships.saveMarket'],
      load: loadPartnership,
      run: saveMarket,
    }),
    route(roadmapCall, {
      policy: policy['partnerships.getRoadmap'],
      load: loadPartnership,
      run: getRoadmap,
    }),
    route(grantCalls.listGrants, {
      policy: policy['partnerships.listGrants'],
      load: loadInside,
      run: listGrants,
    }),
    route(grantCalls.getGrant, {
      policy: policy['partnerships.getGrant'],
      load: loadGrant,
      run: getGrant,
    }),
    route(grantCalls.addGrant, {
      policy: policy['partnerships.addGrant'],
      load: loadInside,
      run: addGrant,
    }),
    route(grantCalls.changeGrant, {
      policy: policy['partnerships.changeGrant'],
      load: loadGrant,
      run: changeGrant,
    }),
    route(grantCalls.withdrawGrant, {
      policy: policy['partnerships.withdrawGrant'],
      load: loadGrant,
      run: withdrawGrant,
    }),
  ],
}
