import type { Context } from '../../shared/context.ts'
import { makeToken } from '../accounts/index.ts'
import { type MailContent, sendMail } from '../notifications/index.ts'
import type { RequestSubject, Side } from './load-request.ts'
import type { MissionPerson } from './queries.ts'

/** Whoever a mail for a participant goes to. */
export interface Contact {
  personId: string
  email: string
  name: string
  lang: string
}

/** The person behind a participant: itself, else the delegate who carries it, else the host who brought it. */
export function contactOf(person: MissionPerson): Contact | null {
  if (person.personId !== null && person.email !== null)
    return { personId: person.personId, email: person.email, name: person.name, lang: person.lang }
  if (person.carrierPersonId !== null && person.carrierEmail !== null)
    return {
      personId: person.carrierPersonId,
      email: person.carrierEmail,
      name: person.carrierName,
      lang: person.carrierLang,
    }
  if (person.broughtBy !== null && person.hostEmail !== null)
    return {
      personId: person.broughtBy,
      email: person.hostEmail,
      name: person.hostName,
      lang: person.hostLang,
    }
  return null
}

/** Those of a side whom a request concerns, each once: the one person meant, or all who may attend. */
export function contactsOf(side: Side, unwilling: ReadonlySet<string> = new Set()): Contact[] {
  const meant = side.people.filter(person =>
    side.participantId === null ? person.kind !== 'observer' : person.participantId === side.participantId,
  )
  const contacts = meant.filter(person => !unwilling.has(person.participantId)).map(contactOf)
  return [...new Map(contacts.flatMap(one => (one === null ? [] : [[one.personId, one] as const]))).values()]
}

/** How a side is called in a sentence: 'Ana Ruiz, Iberlaser', or the organisation alone. */
function nameOf(side: Side): string {
  const person = side.people.find(one => one.participantId === side.participantId)
  return person === undefined || person.personId === null
    ? side.organisation.name
    : `${person.name}, ${side.organisation.name}`
}

/** A moment in the mission's zone, named with its place. */
export function sayWhen(instant: Date, timeZone: string, lang: string): string {
  const told = new Intl.DateTimeFormat(lang === 'en' ? 'en-GB' : lang, {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone,
  }).format(instant)
  return `${told} (${timeZone.split('/').at(-1)?.replaceAll('_', ' ') ?? timeZone})`
}

/** A link that answers this one request as this person, until the request expires. */
async function makeAnswerLink(
  ctx: Context,
  request: { id: string; expires_at: Date },
  personId: string,
): Promise<string> {
  const { token, hash } = makeToken(ctx.random)
  await ctx.db
    .insertInto('link')
    .values({
      id: ctx.newId(),
      token_hash: hash,
      purpose: 'answer',
      person_id: personId,
      subject_id: request.id,
      created_by: ctx.viewer.personId,
      created_at: ctx.now(),
      expires_at: request.expires_at,
    })
    .execute()
  return `${ctx.baseUrl}/answer/${token}`
}

/** Writes to everybody who may answer a request, each with a link of their own. */
export async function announceRequest(
  ctx: Context,
  subject: RequestSubject,
  unwilling: ReadonlySet<string>,
  kind: 'meeting-request' | 'meeting-passed-to-you' = 'meeting-request',
): Promise<void> {
  const { request, mission } = subject
  for (const contact of contactsOf(subject.to, unwilling)) {
    const link = await makeAnswerLink(ctx, request, contact.personId)
    await sendMail(
      ctx,
      { personId: contact.personId, address: contact.email, name: contact.name },
      {
        kind,
        lang: contact.lang,
        mission: mission.id,
        values: {
          from: nameOf(subject.from),
          to: subject.to.organisation.name,
          mission: mission.title,
          by: ctx.viewer.name,
          until: sayWhen(request.expires_at, mission.time_zone, contact.lang),
        },
        ...(request.message === '' ? {} : { paragraphs: [`“${request.message}”`] }),
        link,
      },
      request.id,
    )
  }
}

/** Tells one side what the other did; whoever did it is not told. The button opens the request. */
export async function tellSide(
  ctx: Context,
  subject: RequestSubject,
  told: 'from' | 'to',
  content: Pick<MailContent, 'kind'> & { values?: Record<string, unknown>; paragraphs?: string[] },
): Promise<void> {
  const other = told === 'from' ? 'to' : 'from'
  for (const contact of contactsOf(subject[told])) {
    if (contact.personId === ctx.viewer.personId) continue
    await sendMail(
      ctx,
      { personId: contact.personId, address: contact.email, name: contact.name },
      {
        kind: content.kind,
        lang: contact.lang,
        mission: subject.mission.id,
        values: {
          other: nameOf(subject[other]),
          own: subject[told].organisation.name,
          mission: subject.mission.title,
          ...content.values,
        },
        ...(content.paragraphs === undefined ? {} : { paragraphs: content.paragraphs }),
        link: `${ctx.baseUrl}/requests/${subject.request.id}`,
      },
      subject.request.id,
    )
  }
}
