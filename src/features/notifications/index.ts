import type { Room } from '../../shared/route.ts'

export { type MailContent, sendMail } from './send-mail.ts'

/** What people are told: mails by the outbox, calendar files. */
export const notificationsRoom: Room = { name: 'notifications', routes: [] }
