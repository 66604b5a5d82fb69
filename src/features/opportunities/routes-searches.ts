import { nothingToLoad, type Route, route } from '../../shared/route.ts'
import { getSearch, listSearches } from './alerts/read-searches.ts'
import {
  endSearchMails,
  getSearchMails,
  loadSearch,
  markSearchSeen,
  removeSearch,
  saveSearch,
  updateSearch,
} from './alerts/save-searches.ts'
import * as contract from './contract-searches.ts'
import { searchPolicy as policy } from './policy.ts'

const noLoad = nothingToLoad

/** Saved searches of opportunities and the mails about them. */
export const searchRoutes: readonly Route[] = [
  route(contract.listSearches, {
    policy: policy['opportunities.listSearches'],
    load: noLoad,
    run: listSearches,
  }),
  route(contract.saveSearch, { policy: policy['opportunities.saveSearch'], load: noLoad, run: saveSearch }),
  route(contract.getSearch, {
    policy: policy['opportunities.getSearch'],
    load: loadSearch,
    run: getSearch,
  }),
  route(contract.updateSearch, {
    policy: policy['opportunities.updateSearch'],
    load: loadSearch,
    run: updateSearch,
  }),
  route(contract.markSearchSeen, {
    policy: policy['opportunities.markSearchSeen'],
    load: loadSearch,
    run: markSearchSeen,
  }),
  route(contract.removeSearch, {
    policy: policy['opportunities.removeSearch'],
    load: loadSearch,
    run: removeSearch,
  }),
  route(contract.getSearchMails, {
    policy: policy['opportunities.getSearchMails'],
    load: noLoad,
    run: getSearchMails,
  }),
  route(contract.endSearchMails, {
    policy: policy['opportunities.endSearchMails'],
    load: noLoad,
    run: endSearchMails,
  }),
]
