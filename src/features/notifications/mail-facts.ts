import type { Context, Db } from '../../shared/context.ts'
import { addDays, dayIn } from '../../shared/zones.ts'
import { listBarred } from './queries-bounces.ts'
import { findMissionDays, listChoices, listHours } from './queries-choices.ts'
import type { MailFacts } from './rules/mail-times.ts'
import { isTriedAnyway, isUrgent, type MailTopic, topicOfMail } from './rules/mail-topics.ts'

/** Addresses under .example belong to nobody (RFC 2606): the sample's people. Their mail is kept to be looked at, never sent. */
export function isInvented(address: string): boolean {
  return /\.example$/i.test(address)
}

interface Waiting {
  readonly kind: string
  readonly topic: MailTopic
  readonly urgent: boolean
  readonly personId: string | null
  readonly address: string
}

/** What decides when each of these mails leaves, in one look for all of them. */
export async function readMailFacts(
  ctx: { db: Db; smtpUrl: string | undefined },
  mails: readonly Waiting[],
): Promise<MailFacts[]> {
  const people = [...new Set(mails.flatMap(mail => mail.personId ?? []))]
  const choices = await listChoices(ctx.db, people)
  const hours = await listHours(ctx.db, people)
  const barred = await listBarred(
    ctx.db,
    mails.map(mail => mail.address),
  )
  return mails.map(mail => ({
    topic: mail.topic,
    urgent: mail.urgent,
    rhythm:
      choices.find(choice => choice.personId === mail.personId && choice.topic === mail.topic)?.rhythm ??
      null,
    hours: hours.find(one => one.personId === mail.personId) ?? null,
    isBarred: barred.has(mail.address.toLowerCase()) && !isTriedAnyway(mail.kind),
    isSent: ctx.smtpUrl !== undefined && !isInvented(mail.address),
  }))
}

/** The group of a new mail, and whether it comes at any hour: on the days of its mission, and the day before. */
export async function sortMail(
  ctx: Pick<Context, 'db' | 'now'>,
  mail: { kind: string; mission?: string | undefined },
): Promise<{ topic: MailTopic; urgent: boolean }> {
  const days = mail.mission === undefined ? undefined : await findMissionDays(ctx.db, mail.mission)
  const today = days === undefined ? '' : dayIn(ctx.now(), days.timeZone)
  const isMissionDay = days !== undefined && addDays(days.startsOn, -1) <= today && today <= days.endsOn
  return { topic: topicOfMail(mail.kind), urgent: isUrgent(mail.kind, isMissionDay) }
}
