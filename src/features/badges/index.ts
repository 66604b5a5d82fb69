import { nothingToLoad, type Room, route } from '../../shared/route.ts'
import { loadMission } from '../missions/index.ts'
import { downloadContact, downloadContacts, exchange, listContacts, openBadge, setGiven } from './contacts.ts'
import * as contract from './contract.ts'
import * as guest from './contract-guest.ts'
import {
  downloadContactByLink,
  getBadgeByLink,
  saveCardByLink,
  setGivenByLink,
  setListsByLink,
} from './guest-badge.ts'
import { loadBearer, loadContact, loadScan } from './load.ts'
import { getMyBadge, renewCode, saveCard, setLists } from './my-badge.ts'
import { policy } from './policy.ts'
import { printBadges, printBrochure, printList } from './prints.ts'

export { findByCode } from './codes.ts'
export { countWaiting } from './queries.ts'

const load = loadMission
const byLink = { load: nothingToLoad }
/** The first code of a mission makes the key that signs them. */
const makesKey = { load, transaction: true }

/** Badges: a code for each participant, contacts exchanged by it, and the lists on paper that names stand on. */
export const badgesRoom: Room = {
  name: 'badges',
  routes: [
    route(contract.getMyBadge, { policy: policy['badges.getMyBadge'], ...makesKey, run: getMyBadge }),
    route(contract.saveCard, { policy: policy['badges.saveCard'], load: loadBearer, run: saveCard }),
    route(contract.renewCode, { policy: policy['badges.renewCode'], load: loadBearer, run: renewCode }),
    route(contract.setLists, { policy: policy['badges.setLists'], load: loadBearer, run: setLists }),
    route(contract.openBadge, { policy: policy['badges.openBadge'], load: nothingToLoad, run: openBadge }),
    route(contract.exchange, { policy: policy['badges.exchange'], load: loadScan, run: exchange }),
    route(contract.listContacts, { policy: policy['badges.listContacts'], load, run: listContacts }),
    route(contract.setGiven, { policy: policy['badges.setGiven'], load: loadContact, run: setGiven }),
    route(contract.downloadContact, {
      policy: policy['badges.downloadContact'],
      load: loadContact,
      run: downloadContact,
    }),
    route(contract.downloadContacts, {
      policy: policy['badges.downloadContacts'],
      load,
      run: downloadContacts,
    }),
    route(guest.getBadgeByLink, {
      policy: policy['badges.getBadgeByLink'],
      ...byLink,
      transaction: true,
      run: getBadgeByLink,
    }),
    route(guest.saveCardByLink, { policy: policy['badges.saveCardByLink'], ...byLink, run: saveCardByLink }),
    route(guest.setListsByLink, { policy: policy['badges.setListsByLink'], ...byLink, run: setListsByLink }),
    route(guest.setGivenByLink, { policy: policy['badges.setGivenByLink'], ...byLink, run: setGivenByLink }),
    route(guest.downloadContactByLink, {
      policy: policy['badges.downloadContactByLink'],
      ...byLink,
      run: downloadContactByLink,
    }),
    route(contract.printBadges, { policy: policy['badges.printBadges'], ...makesKey, run: printBadges }),
    route(contract.printList, { policy: policy['badges.printList'], load, run: printList }),
    route(contract.printBrochure, { policy: policy['badges.printBrochure'], load, run: printBrochure }),
  ],
}
