import { addDays, dayIn, instantAt } from '../../../shared/zones.ts'
import { isChosen, type MailRhythm, type MailTopic } from './mail-topics.ts'

/** When somebody wants no mail, and when their digest, on clocks in their zone. */
export interface MailHours {
  readonly timeZone: string
  readonly quietFrom: string | null
  readonly quietTo: string | null
  readonly digestAt: string
}

export const usualDigestAt = '07:30'

/**
 * When the quiet hours end that this instant lies in; null when it lies in none. Both ends are read from clocks in the
 * reader's zone, so that a night in which clocks change is as quiet as any other: it is an hour shorter or longer.
 */
export function quietUntil(now: Date, hours: MailHours): Date | null {
  const { quietFrom, quietTo, timeZone } = hours
  if (quietFrom === null || quietTo === null || quietFrom === quietTo) return null
  const today = dayIn(now, timeZone)
  for (const day of [addDays(today, -1), today]) {
    const start = instantAt(day, quietFrom, timeZone)
    const end = instantAt(quietFrom < quietTo ? day : addDays(day, 1), quietTo, timeZone)
    if (start <= now && now < end) return end
  }
  return null
}

/** The next moment, later than now, at which clocks in the reader's zone show the hour of their digest. */
export function nextDigest(now: Date, hours: Pick<MailHours, 'timeZone' | 'digestAt'>): Date {
  let day = dayIn(now, hours.timeZone)
  let at = instantAt(day, hours.digestAt, hours.timeZone)
  while (at <= now) {
    day = addDays(day, 1)
    at = instantAt(day, hours.digestAt, hours.timeZone)
  }
  return at
}

/** What is known of a mail and its reader when it is decided when it leaves. */
export interface MailFacts {
  readonly topic: MailTopic
  readonly urgent: boolean
  /** What the reader chose for its group; null where they chose nothing. */
  readonly rhythm: MailRhythm | null
  readonly hours: MailHours | null
  /** The address came back, and nobody has looked at it since. */
  readonly isBarred: boolean
  /** There is a mail server, and the address is not one of the sample's. */
  readonly isSent: boolean
}

/**
 * When a mail leaves, or why it does not: nothing goes to an address that came back; what its reader ended is not sent; what
 * they want once a day is held for their digest; and in their quiet hours only what cannot wait.
 */
export function whenToSend(
  mail: MailFacts,
  now: Date,
): { state: 'waiting' | 'held' | 'kept' | 'unwanted' | 'barred'; at: Date } {
  const { hours } = mail
  const rhythm = isChosen(mail.topic) ? (mail.rhythm ?? 'at-once') : 'at-once'
  if (mail.isBarred) return { state: 'barred', at: now }
  if (rhythm === 'never') return { state: 'unwanted', at: now }
  if (rhythm === 'daily' && !mail.urgent)
    return { state: 'held', at: nextDigest(now, hours ?? { timeZone: 'UTC', digestAt: usualDigestAt }) }
  if (!mail.isSent) return { state: 'kept', at: now }
  if (mail.urgent) return { state: 'waiting', at: now }
  return { state: 'waiting', at: (hours === null ? null : quietUntil(now, hours)) ?? now }
}
