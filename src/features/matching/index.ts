import type { Context } from '../../shared/context.ts'
import { nothingToLoad, type Room, route } from '../../shared/route.ts'
import { loadCluster, loadOrganisation } from '../directory/index.ts'
import { loadVisibleMission } from '../meetings/index.ts'
import { loadOpportunity } from '../opportunities/index.ts'
import { completeConsortium } from './complete-consortium.ts'
import * as contract from './contract.ts'
import { completeConsortium as consortiumCall } from './contract-consortium.ts'
import {
  listDelegateMatches as delegatesCall,
  listProposedMatches as proposedCall,
} from './contract-delegates.ts'
import {
  endIntroductionMails as endMailsCall,
  getIntroductionMails as getMailsCall,
  listIntroductions as listIntroductionsCall,
  setIntroductionMails as setMailsCall,
} from './contract-introductions.ts'
import { listMarketNeeds as needsCall } from './contract-needs.ts'
import { endIntroductionMails, getIntroductionMails, setIntroductionMails } from './end-introduction-mails.ts'
import { flagSanctions, unflagSanctions } from './flag-sanctions.ts'
import { getExposure } from './get-exposure.ts'
import { listIntroductions } from './list-introductions.ts'
import { listMarketNeeds, loadNeeds } from './list-market-needs.ts'
import { listDelegateMatches, listProposedMatches } from './match-delegates.ts'
import { getSides, matchOpportunity } from './match-opportunity.ts'
import { policy } from './policy.ts'
import { getMatch, listMatches } from './read-matches.ts'
import { chainRoutes } from './routes-chains.ts'
import { saveFeedback, takeBackFeedback } from './save-feedback.ts'
import { lookAfterIntroductions, tellIntroductions } from './tell-introductions.ts'

export { matchAmong } from './match-among.ts'
export { introductionsMail, tellIntroductions, writeIntroductionsAnew } from './tell-introductions.ts'

const mission = (ctx: Context, input: { mission: string }) => loadVisibleMission(ctx, input.mission)

/** Who would want whom, and why, from both sides. */
export const matchingRoom: Room = {
  name: 'matching',
  routes: [
    route(contract.listMatches, {
      policy: policy['matching.listMatches'],
      load: loadOrganisation,
      run: listMatches,
    }),
    route(contract.getMatch, {
      policy: policy['matching.getMatch'],
      load: loadOrganisation,
      run: getMatch,
    }),
    route(listIntroductionsCall, {
      policy: policy['matching.listIntroductions'],
      load: loadCluster,
      run: listIntroductions,
    }),
    route(getMailsCall, {
      policy: policy['matching.getIntroductionMails'],
      load: nothingToLoad,
      run: getIntroductionMails,
    }),
    route(endMailsCall, {
      policy: policy['matching.endIntroductionMails'],
      load: nothingToLoad,
      run: endIntroductionMails,
    }),
    route(setMailsCall, {
      policy: policy['matching.setIntroductionMails'],
      load: nothingToLoad,
      run: setIntroductionMails,
    }),
    route(needsCall, {
      policy: policy['matching.listMarketNeeds'],
      load: loadNeeds,
      run: listMarketNeeds,
    }),
    route(consortiumCall, {
      policy: policy['matching.completeConsortium'],
      load: nothingToLoad,
      run: completeConsortium,
    }),
    route(delegatesCall, {
      policy: policy['matching.listDelegateMatches'],
      load: mission,
      run: listDelegateMatches,
    }),
    route(proposedCall, {
      policy: policy['matching.listProposedMatches'],
      load: mission,
      run: listProposedMatches,
    }),
    route(contract.saveFeedback, {
      policy: policy['matching.saveFeedback'],
      load: loadOrganisation,
      run: saveFeedback,
    }),
    route(contract.takeBackFeedback, {
      policy: policy['matching.takeBackFeedback'],
      load: loadOrganisation,
      run: takeBackFeedback,
    }),
    route(contract.getSides, {
      policy: policy['matching.getSides'],
      load: loadOrganisation,
      run: getSides,
    }),
    route(contract.matchOpportunity, {
      policy: policy['matching.matchOpportunity'],
      load: loadOpportunity,
      run: matchOpportunity,
    }),
    route(contract.flagSanctions, {
      policy: policy['matching.flagSanctions'],
      load: loadOrganisation,
      run: flagSanctions,
    }),
    route(contract.unflagSanctions, {
      policy: policy['matching.unflagSanctions'],
      load: loadOrganisation,
      run: unflagSanctions,
    }),
    route(contract.getExposure, {
      policy: policy['matching.getExposure'],
      load: loadCluster,
      run: getExposure,
    }),
    ...chainRoutes,
  ],
  jobs: [tellIntroductions],
  chores: [{ name: 'matching.look-after-introductions', everySeconds: 3_600, run: lookAfterIntroductions }],
}
