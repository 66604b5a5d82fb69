import type { Context } from '../../shared/context.ts'
import type { AnswerOf, ParsedInputOf } from '../../shared/contract.ts'
import { runsMission } from '../missions/index.ts'
import type { listActors as actorsCall, listCounterparts as call } from './contract.ts'
import type { MissionLoaded } from './list-requests.ts'
import type { findActor } from './load-actor.ts'
import { countSent } from './queries.ts'
import {
  type CounterpartRow,
  findSelf,
  listCounterpartRows,
  listMeetableGroups,
} from './queries-counterparts.ts'
import { listActorRows } from './queries-lists.ts'
import { windowOf } from './request-meeting.ts'
import { findSharedWords } from './rules/shared-words.ts'

type Subject = Awaited<ReturnType<typeof findActor>>
type Item = AnswerOf<typeof call>['items'][number]

const actorLimit = 200

/** The participants somebody may ask and answer for, oneself first. */
export async function listActors(
  ctx: Context,
  input: ParsedInputOf<typeof actorsCall>,
  { mission, missionSubject }: MissionLoaded,
): Promise<AnswerOf<typeof actorsCall>> {
  if (ctx.viewer.kind !== 'system' && ctx.viewer.personId === null) return { items: [], more: false }
  const runs = ctx.viewer.kind === 'system' || runsMission(ctx.viewer, missionSubject)
  const rows = await listActorRows(ctx.db, mission.id, ctx.viewer, {
    runs,
    text: input.text ?? null,
    limit: actorLimit + 1,
  })
  return {
    items: rows.slice(0, actorLimit).map(({ personId, ...row }) => ({
      ...row,
      isMe: personId !== null && personId === ctx.viewer.personId,
    })),
    more: rows.length > actorLimit,
  }
}

/**
 * Whom a participant may meet, one entry per organisation: everybody confirmed whose group may meet theirs. Ordered by
 * how many words their offers and wishes share. The number of queries does not depend on how many there are.
 */
export async function listCounterparts(
  ctx: Context,
  input: ParsedInputOf<typeof call>,
  { mission, self }: Subject,
): Promise<AnswerOf<typeof call>> {
  const frame = {
    mission: { id: mission.id, slug: mission.slug, title: mission.title, lang: mission.lang },
    window: windowOf(mission, ctx.now()),
    opensAt: mission.requests_open_at,
    closesAt: mission.requests_close_at,
    page: input.page,
    pageSize: input.pageSize,
  }
  if (self === null)
    return { ...frame, self: null, items: [], total: 0, countries: [], languages: [], everybody: 0 }
  const me = await findSelf(ctx.db, self.participantId, ctx.viewer)
  const groups = await listMeetableGroups(ctx.db, mission.id, self.row.group_id)
  const everybody = await listCounterpartRows(
    ctx.db,
    mission.id,
    self,
    groups,
    { text: null, country: null },
    ctx.viewer,
  )
  const isNarrowed = (input.text ?? '') !== '' || input.country !== undefined
  const found = isNarrowed
    ? await listCounterpartRows(
        ctx.db,
        mission.id,
        self,
        groups,
        {
          text: input.text ?? null,
          country: input.country ?? null,
        },
        ctx.viewer,
      )
    : everybody
  const items = found
    .map(row => shapeCounterpart(row, me))
    .filter(item => input.language === undefined || item.languages.includes(input.language))
    .filter(item => input.asked === undefined || (item.request === null) === (input.asked === 'not-yet'))
  if (input.order === 'match') items.sort((one, other) => scoreOf(other) - scoreOf(one))
  const isConfirmed = self.row.state === 'confirmed' && self.row.kind !== 'observer'
  return {
    ...frame,
    self: {
      participantId: self.participantId,
      name: me.name,
      organisation: me.organisation,
      isMe: self.personId !== null && self.personId === ctx.viewer.personId,
      offers: me.offers,
      seeks: me.seeks,
      confirmed: isConfirmed,
      sent: await countSent(ctx.db, self.participantId),
      limit: mission.request_limit,
    },
    items: items.slice((input.page - 1) * input.pageSize, input.page * input.pageSize),
    total: items.length,
    countries: countBy(everybody.map(row => row.country)),
    languages: [...new Set(everybody.flatMap(row => row.people.flatMap(person => person.languages)))].sort(),
    everybody: everybody.length,
  }
}

function scoreOf(item: Item): number {
  // A request that waits for an answer comes before any likeness of words: somebody wants to meet.
  const waits = item.request?.direction === 'received' && item.request.state === 'pending' ? 1000 : 0
  return waits + item.why.theyOffer.length + item.why.theySeek.length
}

function countBy(countries: readonly string[]): { country: string; organisations: number }[] {
  const counts = new Map<string, number>()
  for (const country of countries) counts.set(country, (counts.get(country) ?? 0) + 1)
  return [...counts]
    .map(([country, organisations]) => ({ country, organisations }))
    .sort((a, b) => a.country.localeCompare(b.country))
}

function shapeCounterpart(row: CounterpartRow, me: { offers: string | null; seeks: string | null }): Item {
  const own = (key: 'offers' | 'seeks') =>
    [...new Set(row.people.flatMap(person => person[key] ?? []))].join('\n\n')
  const offers = own('offers') || row.organisationOffers
  const seeks = own('seeks') || row.organisationNeeds
  const speaks = row.people.find(person => person.offers !== null || person.seeks !== null)
  const request =
    row.receivedId !== null && row.receivedState !== null
      ? { id: row.receivedId, state: row.receivedState, direction: 'received' as const }
      : row.sentId !== null && row.sentState !== null
        ? { id: row.sentId, state: row.sentState, direction: 'sent' as const }
        : null
  return {
    organisation: {
      id: row.id,
      slug: row.slug,
      name: row.name,
      nameOtherScript: row.nameOtherScript,
      country: row.country,
      city: row.city,
      kind: row.kind,
      summary: row.summary,
      lang: row.organisationLang,
    },
    offers,
    seeks,
    lang: speaks?.lang ?? row.organisationLang,
    languages: [...new Set(row.people.flatMap(person => person.languages))].sort(),
    groups: [...new Set(row.people.flatMap(person => person.groupName ?? []))],
    people: row.people
      .filter(person => person.kind !== 'represented')
      .map(({ participantId, name, jobTitle }) => ({ participantId, name, jobTitle })),
    represented: row.people.every(person => person.kind === 'represented'),
    why: { theyOffer: findSharedWords(offers, me.seeks), theySeek: findSharedWords(seeks, me.offers) },
    request,
  }
}
