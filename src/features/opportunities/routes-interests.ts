import { nothingToLoad, type Route, route } from '../../shared/route.ts'
import {
  acceptInterest,
  answerByLink,
  answerQuestion,
  askInterested,
  declineInterest,
  loadInterest,
  passOnInterest,
  stopInterest,
  withdrawByLink,
  withdrawInterest,
} from './answer-interest.ts'
import * as contract from './contract-interests.ts'
import { confirmInterest, expressInterest, getInterestForm } from './express-interest.ts'
import { loadOpportunity } from './load-opportunity.ts'
import { getRenewal, renewByLink } from './look-after-opportunities.ts'
import { interestPolicy, policy } from './policy.ts'
import { getInterest, getInterestByLink, listInterests } from './read-interests.ts'

const load = loadInterest
const nothing = nothingToLoad

/** Expressions of interest, and the links of mails about opportunities. */
export const interestRoutes: readonly Route[] = [
  route(contract.getInterestForm, {
    policy: policy['opportunities.getInterestForm'],
    load: loadOpportunity,
    run: getInterestForm,
  }),
  route(contract.expressInterest, {
    policy: policy['opportunities.expressInterest'],
    load: loadOpportunity,
    run: expressInterest,
  }),
  route(contract.confirmInterest, {
    policy: interestPolicy['opportunities.confirmInterest'],
    load: nothing,
    run: confirmInterest,
    transaction: false,
    // The answer holds a link that opens the interest; it is given once.
    replay: false,
  }),
  route(contract.getInterestByLink, {
    policy: interestPolicy['opportunities.getInterestByLink'],
    load: nothing,
    run: getInterestByLink,
  }),
  route(contract.answerByLink, {
    policy: interestPolicy['opportunities.answerByLink'],
    load: nothing,
    run: answerByLink,
  }),
  route(contract.withdrawByLink, {
    policy: interestPolicy['opportunities.withdrawByLink'],
    load: nothing,
    run: withdrawByLink,
  }),
  route(contract.listInterests, {
    policy: interestPolicy['opportunities.listInterests'],
    load: nothing,
    run: listInterests,
  }),
  route(contract.getInterest, {
    policy: interestPolicy['opportunities.getInterest'],
    load,
    run: getInterest,
  }),
  route(contract.passOnInterest, {
    policy: interestPolicy['opportunities.passOnInterest'],
    load,
    run: passOnInterest,
  }),
  route(contract.askInterested, {
    policy: interestPolicy['opportunities.askInterested'],
    load,
    run: askInterested,
  }),
  route(contract.stopInterest, {
    policy: interestPolicy['opportunities.stopInterest'],
    load,
    run: stopInterest,
  }),
  route(contract.acceptInterest, {
    policy: interestPolicy['opportunities.acceptInterest'],
    load,
    run: acceptInterest,
  }),
  route(contract.declineInterest, {
    policy: interestPolicy['opportunities.declineInterest'],
    load,
    run: declineInterest,
  }),
  route(contract.answerQuestion, {
    policy: interestPolicy['opportunities.answerQuestion'],
    load,
    run: answerQuestion,
  }),
  route(contract.withdrawInterest, {
    policy: interestPolicy['opportunities.withdrawInterest'],
    load,
    run: withdrawInterest,
  }),
  route(contract.getRenewal, {
    policy: interestPolicy['opportunities.getRenewal'],
    load: nothing,
    run: getRenewal,
  }),
  route(contract.renewByLink, {
    policy: interestPolicy['opportunities.renewByLink'],
    load: nothing,
    run: renewByLink,
  }),
]
