import { route } from '../../shared/route.ts'
import { loadChain, loadChainRole } from './chains/load-chain.ts'
import { getChain, getChainRole, listChains } from './chains/read-chain.ts'
import * as chains from './chains/save-chain.ts'
import * as contract from './contract-chains.ts'
import { loadNeeds } from './list-market-needs.ts'
import { policy } from './policy.ts'

/** Value chains: drawn, read, changed, and who was chosen for a role. */
export const chainRoutes = [
  route(contract.listChains, {
    policy: policy['matching.listChains'],
    load: loadNeeds,
    run: listChains,
  }),
  route(contract.createChain, {
    policy: policy['matching.createChain'],
    load: loadNeeds,
    run: chains.createChain,
  }),
  route(contract.getChain, {
    policy: policy['matching.getChain'],
    load: loadChain,
    run: getChain,
  }),
  route(contract.getChainRole, {
    policy: policy['matching.getChainRole'],
    load: loadChainRole,
    run: getChainRole,
  }),
  route(contract.updateChain, {
    policy: policy['matching.updateChain'],
    load: loadChain,
    run: chains.updateChain,
  }),
  route(contract.removeChain, {
    policy: policy['matching.removeChain'],
    load: loadChain,
    run: chains.removeChain,
  }),
  route(contract.addChainRole, {
    policy: policy['matching.addChainRole'],
    load: loadChain,
    run: chains.addChainRole,
  }),
  route(contract.updateChainRole, {
    policy: policy['matching.updateChainRole'],
    load: loadChainRole,
    run: chains.updateChainRole,
  }),
  route(contract.moveChainRole, {
    policy: policy['matching.moveChainRole'],
    load: loadChainRole,
    run: chains.moveChainRole,
  }),
  route(contract.removeChainRole, {
    policy: policy['matching.removeChainRole'],
    load: loadChainRole,
    run: chains.removeChainRole,
  }),
  route(contract.chooseForRole, {
    policy: policy['matching.chooseForRole'],
    load: loadChainRole,
    run: chains.chooseForRole,
  }),
  route(contract.setAsideForRole, {
    policy: policy['matching.setAsideForRole'],
    load: loadChainRole,
    run: chains.setAsideForRole,
  }),
  route(contract.letComeAgain, {
    policy: policy['matching.letComeAgain'],
    load: loadChainRole,
    run: chains.letComeAgain,
  }),
]
