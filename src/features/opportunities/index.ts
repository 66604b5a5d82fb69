import { nothingToLoad, type Room, route } from '../../shared/route.ts'
import { lookAfterSearches, tellOpportunityNews } from './alerts/tell-news.ts'
import * as contract from './contract.ts'
import * as contractCalls from './contract-calls.ts'
import {
  listPublicOpportunities as listPublicOpportunitiesCall,
  readFeed as readFeedCall,
} from './contract-feeds.ts'
import * as contractImports from './contract-imports.ts'
import { getCall, listCalls, loadCalls } from './funding-calls.ts'
import {
  getFeedImport,
  getImportChoices,
  importFeed,
  loadFeedImport,
  loadImportCluster,
} from './import-feed.ts'
import { renewOpportunity, switchInterest, withdrawOpportunity } from './keep-open.ts'
import { listPublicOpportunities } from './list-public-opportunities.ts'
import { loadOpportunity } from './load-opportunity.ts'
import { lookAfterOpportunities } from './look-after-opportunities.ts'
import { callPolicy, importPolicy, policy } from './policy.ts'
import { publishOpportunity, returnOpportunity, submitOpportunity } from './publish-opportunity.ts'
import { readFeed } from './read-feed.ts'
import {
  getChoices,
  getDraft,
  getOpportunity,
  listOpportunities,
  listVersions,
} from './read-opportunities.ts'
import { getReview, reviewOpportunity } from './review-opportunity.ts'
import { interestRoutes } from './routes-interests.ts'
import { searchRoutes } from './routes-searches.ts'
import { createOpportunity, discardDraft, loadNewOpportunity, saveDraft } from './save-opportunity.ts'

const load = loadOpportunity

export { findAcceptedInterest, findsInterest } from './accepted-interest.ts'
export { listOpportunityNews } from './alerts/read-searches.ts'
export { opportunityNewsMail, tellOpportunityNews, writeOpportunityNewsAnew } from './alerts/tell-news.ts'
export { loadCallLines } from './funding-calls.ts'
export { loadOpportunity } from './load-opportunity.ts'
export { lookAfterOpportunities } from './look-after-opportunities.ts'
export { findCall } from './queries-calls.ts'
export { readOpportunityDesk } from './read-desk.ts'
export { listMatchable } from './read-feed.ts'

/** Offers and requests: written, published, reviewed, found. */
export const opportunitiesRoom: Room = {
  name: 'opportunities',
  routes: [
    route(contract.listOpportunities, {
      policy: policy['opportunities.listOpportunities'],
      load: nothingToLoad,
      run: listOpportunities,
    }),
    route(contract.getChoices, {
      policy: policy['opportunities.getChoices'],
      load: nothingToLoad,
      run: getChoices,
    }),
    route(contract.createOpportunity, {
      policy: policy['opportunities.createOpportunity'],
      load: loadNewOpportunity,
      run: createOpportunity,
    }),
    route(contract.getOpportunity, {
      policy: policy['opportunities.getOpportunity'],
      load,
      run: getOpportunity,
    }),
    route(contract.getDraft, { policy: policy['opportunities.getDraft'], load, run: getDraft }),
    route(contract.saveDraft, { policy: policy['opportunities.saveDraft'], load, run: saveDraft }),
    route(contract.discardDraft, { policy: policy['opportunities.discardDraft'], load, run: discardDraft }),
    route(contract.submitOpportunity, {
      policy: policy['opportunities.submitOpportunity'],
      load,
      run: submitOpportunity,
    }),
    route(contract.publishOpportunity, {
      policy: policy['opportunities.publishOpportunity'],
      load,
      run: publishOpportunity,
    }),
    route(contract.returnOpportunity, {
      policy: policy['opportunities.returnOpportunity'],
      load,
      run: returnOpportunity,
    }),
    route(contract.withdrawOpportunity, {
      policy: policy['opportunities.withdrawOpportunity'],
      load,
      run: withdrawOpportunity,
    }),
    route(contract.renewOpportunity, {
      policy: policy['opportunities.renewOpportunity'],
      load,
      run: renewOpportunity,
    }),
    route(contract.switchInterest, {
      policy: policy['opportunities.switchInterest'],
      load,
      run: switchInterest,
    }),
    route(contract.listVersions, { policy: policy['opportunities.listVersions'], load, run: listVersions }),
    route(contract.getReview, { policy: policy['opportunities.getReview'], load, run: getReview }),
    route(contract.reviewOpportunity, {
      policy: policy['opportunities.reviewOpportunity'],
      load,
      run: reviewOpportunity,
    }),
    ...interestRoutes,
    ...searchRoutes,
    route(contractImports.getImportChoices, {
      policy: importPolicy['opportunities.getImportChoices'],
      load: nothingToLoad,
      run: getImportChoices,
    }),
    route(contractImports.importFeed, {
      policy: importPolicy['opportunities.importFeed'],
      load: loadImportCluster,
      run: importFeed,
    }),
    route(contractImports.getFeedImport, {
      policy: importPolicy['opportunities.getFeedImport'],
      load: loadFeedImport,
      run: getFeedImport,
    }),
    route(readFeedCall, {
      policy: callPolicy['opportunities.readFeed'],
      load: nothingToLoad,
      run: readFeed,
    }),
    route(listPublicOpportunitiesCall, {
      policy: callPolicy['opportunities.listPublicPages'],
      load: nothingToLoad,
      run: listPublicOpportunities,
    }),
    route(contractCalls.listCalls, {
      policy: callPolicy['opportunities.listCalls'],
      load: nothingToLoad,
      run: listCalls,
    }),
    route(contractCalls.getCall, {
      policy: callPolicy['opportunities.getCall'],
      load: nothingToLoad,
      run: getCall,
    }),
    route(contractCalls.loadCalls, {
      policy: callPolicy['opportunities.loadCalls'],
      load: nothingToLoad,
      run: loadCalls,
    }),
  ],
  jobs: [tellOpportunityNews],
  chores: [
    { name: 'opportunities.look-after', everySeconds: 3_600, run: lookAfterOpportunities },
    { name: 'opportunities.look-after-searches', everySeconds: 60, run: lookAfterSearches },
  ],
}
