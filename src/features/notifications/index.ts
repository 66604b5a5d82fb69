import { nothingToLoad, type Room, route } from '../../shared/route.ts'
import * as contract from './contract.ts'
import { deliverMails } from './deliver-mails.ts'
import { policy } from './policy.ts'
import { getMail, listMails, sendAgain, sendKept } from './read-mails.ts'

export { writeMailsAnew } from './deliver-mails.ts'
export { fillWords, type MailList, type MailWords, placeholdersOf } from './rules/render-mail.ts'
export { type MailContent, sendMail } from './send-mail.ts'

/** What people are told: mails through the outbox. */
export const notificationsRoom: Room = {
  name: 'notifications',
  routes: [
    route(contract.listMails, {
      policy: policy['notifications.listMails'],
      load: nothingToLoad,
      run: listMails,
    }),
    route(contract.getMail, { policy: policy['notifications.getMail'], load: nothingToLoad, run: getMail }),
    route(contract.sendAgain, {
      policy: policy['notifications.sendAgain'],
      load: nothingToLoad,
      run: sendAgain,
    }),
    route(contract.sendKept, {
      policy: policy['notifications.sendKept'],
      load: nothingToLoad,
      run: sendKept,
    }),
  ],
  chores: [{ name: 'notifications.deliver-mails', everySeconds: 3, run: deliverMails }],
}
