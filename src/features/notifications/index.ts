import { nothingToLoad, type Room, route } from '../../shared/route.ts'
import { clearBounce, clearBouncedAddress, listBounces, loadAddress } from './bounces.ts'
import {
  endMailsByLink,
  getMailChoices,
  getMailChoicesByLink,
  saveMailChoices,
  saveMailChoicesByLink,
} from './choose-mails.ts'
import * as contract from './contract.ts'
import * as choices from './contract-choices.ts'
import { deliverMails } from './deliver-mails.ts'
import { gatherDigests, writeDigest } from './gather-digests.ts'
import { policy } from './policy.ts'
import { pollBounces } from './poll-bounces.ts'
import { getMail, listMails, sendAgain, sendKept } from './read-mails.ts'
import { writeMailsAnew } from './write-anew.ts'

export { noteReached } from './bounces.ts'
export { noteBounce } from './note-bounce.ts'
export { listMailFaults, type MailFault } from './queries-bounces.ts'
export { findLastMails, type LastMail } from './queries-last.ts'
export { longestBounce, readBounce } from './read-bounce.ts'
export { type NumberForm, numberFormsOf } from './rules/number-forms.ts'
export {
  fillWords,
  type MailList,
  type MailWords,
  type OwnMailWords,
  placeholdersOf,
  wordsFor,
} from './rules/render-mail.ts'
export { type MailContent, sendMail } from './send-mail.ts'
export { writeMailsAnew } from './write-anew.ts'

writeMailsAnew('digest', writeDigest)

const plain = { load: nothingToLoad }

/** What people are told: mails through the outbox, as often as each wants them, and which of them came back. */
export const notificationsRoom: Room = {
  name: 'notifications',
  routes: [
    route(contract.listMails, { policy: policy['notifications.listMails'], ...plain, run: listMails }),
    route(contract.getMail, { policy: policy['notifications.getMail'], ...plain, run: getMail }),
    route(contract.sendAgain, { policy: policy['notifications.sendAgain'], ...plain, run: sendAgain }),
    route(contract.sendKept, { policy: policy['notifications.sendKept'], ...plain, run: sendKept }),
    route(choices.getMailChoices, {
      policy: policy['notifications.getMailChoices'],
      ...plain,
      run: getMailChoices,
    }),
    route(choices.saveMailChoices, {
      policy: policy['notifications.saveMailChoices'],
      ...plain,
      run: saveMailChoices,
    }),
    route(choices.getMailChoicesByLink, {
      policy: policy['notifications.getMailChoicesByLink'],
      ...plain,
      run: getMailChoicesByLink,
    }),
    route(choices.saveMailChoicesByLink, {
      policy: policy['notifications.saveMailChoicesByLink'],
      ...plain,
      run: saveMailChoicesByLink,
    }),
    route(choices.endMailsByLink, {
      policy: policy['notifications.endMailsByLink'],
      ...plain,
      run: endMailsByLink,
    }),
    route(choices.listBounces, { policy: policy['notifications.listBounces'], ...plain, run: listBounces }),
    route(choices.clearBounce, {
      policy: policy['notifications.clearBounce'],
      load: loadAddress,
      run: clearBounce,
    }),
    route(choices.clearBouncedAddress, {
      policy: policy['notifications.clearBouncedAddress'],
      ...plain,
      run: clearBouncedAddress,
    }),
  ],
  chores: [
    { name: 'notifications.deliver-mails', everySeconds: 3, run: ctx => deliverMails(ctx) },
    { name: 'notifications.gather-digests', everySeconds: 60, run: gatherDigests },
    { name: 'notifications.poll-bounces', everySeconds: 60, run: pollBounces },
  ],
}
