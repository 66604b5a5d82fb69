import type { Context } from '../../shared/context.ts'
import { writeHistory } from '../../shared/history.ts'
import type { JobContext } from '../../shared/route.ts'
import { dayIn } from '../../shared/zones.ts'
import { sendMail } from '../notifications/index.ts'
import { type Contact, contactOf } from './announce.ts'
import { listPeopleOf, revokeLinks } from './queries.ts'
import { expirePending, findMissionWords, listUnwilling, type WaitingRequest } from './queries-waiting.ts'
import { groupByContact } from './remind-all.ts'

const batch = 500

/**
 * Expires requests whose time is up and tells both sides while their mission is not over, one mail per person and mission with a
 * line per request. A pending request holds nobody's time, so there is nothing to give back.
 */
export async function expireRequests(ctx: JobContext): Promise<void> {
  for (;;) {
    const expired = await ctx.db.transaction().execute(db => expireBatch({ ...ctx, db }))
    if (expired < batch || ctx.isCancelled()) return
  }
}

async function expireBatch(ctx: Context): Promise<number> {
  const rows = await expirePending(ctx.db, ctx.now(), batch)
  await revokeLinks(
    ctx.db,
    rows.map(row => row.id),
    ctx.now(),
  )
  for (const row of rows)
    await writeHistory(ctx, {
      call: 'meetings.expireRequests',
      subjectKind: 'meeting-request',
      subjectId: row.id,
      change: { event: 'expire' },
    })
  for (const missionId of new Set(rows.map(row => row.missionId)))
    await tellBothSides(
      ctx,
      missionId,
      rows.filter(row => row.missionId === missionId),
    )
  return rows.length
}

async function tellBothSides(
  ctx: Context,
  missionId: string,
  rows: readonly WaitingRequest[],
): Promise<void> {
  const mission = await findMissionWords(ctx.db, missionId)
  // Nobody can ask again for a mission that is behind them: such a mail would only be noise.
  if (mission.state === 'over' || mission.state === 'cancelled') return
  if (mission.ends_on < dayIn(ctx.now(), mission.time_zone)) return
  const organisations = [...new Set(rows.flatMap(row => [row.fromOrganisationId, row.toOrganisationId]))]
  const people = await listPeopleOf(ctx.db, missionId, organisations)
  const digests = new Map<string, { contact: Contact; lines: string[] }>()
  const add = (contact: Contact | null, line: string) => {
    if (contact === null) return
    const digest = digests.get(contact.personId) ?? { contact, lines: [] }
    digest.lines.push(line)
    digests.set(contact.personId, digest)
  }
  for (const row of rows) {
    const asker = people.find(person => person.participantId === row.fromParticipantId)
    if (asker !== undefined) add(contactOf(asker), `→ ${row.toName}`)
  }
  for (const { contact, requests } of groupByContact(rows, people, await listUnwilling(ctx.db, missionId)))
    for (const row of requests) add(contact, `← ${row.fromName}`)
  for (const { contact, lines } of digests.values()) {
    await sendMail(
      ctx,
      { personId: contact.personId, address: contact.email, name: contact.name },
      {
        kind: 'meetings-expired',
        lang: contact.lang,
        mission: missionId,
        values: { count: lines.length, mission: mission.title },
        paragraphs: [lines.join('\n')],
        link: `${ctx.baseUrl}/missions/${mission.slug}/requests`,
      },
      missionId,
    )
  }
}
