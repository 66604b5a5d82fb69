import { nothingToLoad, type Route, route } from '../../shared/route.ts'
import {
  createBridge,
  exportBridges,
  getBridge,
  importBridges,
  listBridges,
  loadBridge,
  tryBridge,
  updateBridge,
  withdrawBridge,
} from './bridges/bridges.ts'
import * as contract from './contract-bridges.ts'
import { policy } from './policy.ts'

/** What is called the same thing, tended by experts. */
export const bridgeRoutes: readonly Route[] = [
  route(contract.listBridges, {
    policy: policy['directory.listBridges'],
    load: nothingToLoad,
    run: listBridges,
  }),
  route(contract.tryBridge, { policy: policy['directory.tryBridge'], load: nothingToLoad, run: tryBridge }),
  route(contract.exportBridges, {
    policy: policy['directory.exportBridges'],
    load: nothingToLoad,
    run: exportBridges,
  }),
  route(contract.importBridges, {
    policy: policy['directory.importBridges'],
    load: nothingToLoad,
    run: importBridges,
  }),
  route(contract.getBridge, { policy: policy['directory.getBridge'], load: loadBridge, run: getBridge }),
  route(contract.createBridge, {
    policy: policy['directory.createBridge'],
    load: nothingToLoad,
    run: createBridge,
  }),
  route(contract.updateBridge, {
    policy: policy['directory.updateBridge'],
    load: loadBridge,
    run: updateBridge,
  }),
  route(contract.withdrawBridge, {
    policy: policy['directory.withdrawBridge'],
    load: loadBridge,
    run: withdrawBridge,
  }),
]
