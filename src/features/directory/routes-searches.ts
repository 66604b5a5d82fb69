import { nothingToLoad, type Route, route } from '../../shared/route.ts'
import * as contract from './contract-searches.ts'
import { policy } from './policy.ts'
import { getSearch, listSearches } from './saved-searches/read-searches.ts'
import {
  endSearchMails,
  getSearchMails,
  loadSearch,
  markSearchSeen,
  removeSearch,
  saveSearch,
  updateSearch,
} from './saved-searches/save-searches.ts'

/** Saved searches and the mails about them. */
export const searchRoutes: readonly Route[] = [
  route(contract.listSearches, {
    policy: policy['directory.listSearches'],
    load: nothingToLoad,
    run: listSearches,
  }),
  route(contract.saveSearch, {
    policy: policy['directory.saveSearch'],
    load: nothingToLoad,
    run: saveSearch,
  }),
  route(contract.getSearch, { policy: policy['directory.getSearch'], load: loadSearch, run: getSearch }),
  route(contract.updateSearch, {
    policy: policy['directory.updateSearch'],
    load: loadSearch,
    run: updateSearch,
  }),
  route(contract.markSearchSeen, {
    policy: policy['directory.markSearchSeen'],
    load: loadSearch,
    run: markSearchSeen,
  }),
  route(contract.removeSearch, {
    policy: policy['directory.removeSearch'],
    load: loadSearch,
    run: removeSearch,
  }),
  route(contract.getSearchMails, {
    policy: policy['directory.getSearchMails'],
    load: nothingToLoad,
    run: getSearchMails,
  }),
  route(contract.endSearchMails, {
    policy: policy['directory.endSearchMails'],
    load: nothingToLoad,
    run: endSearchMails,
  }),
]
