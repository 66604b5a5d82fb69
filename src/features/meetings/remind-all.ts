import type { Context } from '../../shared/context.ts'
import type { AnswerOf, ParsedInputOf } from '../../shared/contract.ts'
import { sendMail } from '../notifications/index.ts'
import { type Contact, contactOf, sayWhen } from './announce.ts'
import type { remindAll as call } from './contract.ts'
import type { MissionLoaded } from './list-requests.ts'
import { listPeopleOf, type MissionPerson } from './queries.ts'
import { overdueSince } from './queries-lists.ts'
import { listOverdueRequests, listUnwilling, markReminded, type WaitingRequest } from './queries-waiting.ts'

/**
 * Writes to everybody with requests that have waited for 48 hours: one mail each, listing all of theirs. Whoever was
 * reminded within the last 48 hours is left in peace.
 */
export async function remindAll(
  ctx: Context,
  _input: ParsedInputOf<typeof call>,
  { mission }: MissionLoaded,
): Promise<AnswerOf<typeof call>> {
  const waiting = await listOverdueRequests(ctx.db, mission.id, overdueSince(ctx.now()), ctx.now())
  const people = await listPeopleOf(ctx.db, mission.id, [
    ...new Set(waiting.map(row => row.toOrganisationId)),
  ])
  const unwilling = await listUnwilling(ctx.db, mission.id)
  const perPerson = groupByContact(waiting, people, unwilling)
  for (const { contact, requests } of perPerson) {
    await sendMail(
      ctx,
      { personId: contact.personId, address: contact.email, name: contact.name },
      {
        kind: 'meetings-waiting',
        lang: contact.lang,
        mission: mission.id,
        values: { count: requests.length, mission: mission.title },
        paragraphs: [
          requests
            .map(row => `• ${row.fromName} – ${sayWhen(row.expiresAt, mission.time_zone, contact.lang)}`)
            .join('\n'),
        ],
        link: `${ctx.baseUrl}/missions/${mission.slug}/requests?box=received&state=pending`,
      },
      mission.id,
    )
  }
  await markReminded(
    ctx.db,
    waiting.map(row => row.id),
    ctx.now(),
  )
  return { people: perPerson.length, requests: waiting.length }
}

/** Gathers requests by whoever would get a mail about them. */
export function groupByContact<Row extends WaitingRequest>(
  rows: readonly Row[],
  people: readonly MissionPerson[],
  unwilling: ReadonlySet<string>,
): { contact: Contact; requests: Row[] }[] {
  const groups = new Map<string, { contact: Contact; requests: Row[] }>()
  for (const row of rows) {
    const asked = people.filter(
      person =>
        person.organisationId === row.toOrganisationId &&
        (row.toParticipantId === null
          ? person.kind !== 'observer'
          : person.participantId === row.toParticipantId) &&
        !unwilling.has(`${person.participantId} ${row.fromOrganisationId}`),
    )
    const contacts = new Map(asked.map(contactOf).flatMap(one => (one === null ? [] : [[one.personId, one]])))
    for (const contact of contacts.values()) {
      const group = groups.get(contact.personId) ?? { contact, requests: [] }
      group.requests.push(row)
      groups.set(contact.personId, group)
    }
  }
  return [...groups.values()]
}
