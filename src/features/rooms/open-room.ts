import type { Context } from '../../shared/context.ts'
import type { AnswerOf, ParsedInputOf } from '../../shared/contract.ts'
import { writeHistory } from '../../shared/history.ts'
import { Refusal } from '../../shared/refusals.ts'
import { visibleOrganisations } from '../directory/index.ts'
import { findAcceptedInterest } from '../opportunities/index.ts'
import type * as contract from './contract.ts'
import { record } from './ledger.ts'
import { type RoomSubject, speaksFor } from './policy.ts'
import { countOpened, findName, findRoom, findRoomOf, listSpeakers, listSpokenFor } from './queries.ts'
import { isWithin, openingSide } from './rules/may-read.ts'
import { showThings } from './show-things.ts'
import { tellSides } from './tell-sides.ts'

type Opening = AnswerOf<typeof contract.getOpening>

/** Whom the asker could open a room for, and the other organisation as they may see it. */
export async function getOpening(
  ctx: Context,
  input: ParsedInputOf<typeof contract.getOpening>,
): Promise<Opening> {
  const mine = await listSpokenFor(ctx.db, ctx.viewer)
  if (input.interest) return getOpeningFrom(ctx, input.interest, mine)
  const wanted = input.with ?? null
  const other = wanted === null ? null : await findOther(ctx, wanted)
  return { mine, other, from: null }
}

async function findOther(ctx: Context, wanted: string): Promise<Opening['other']> {
  const other = await ctx.db
    .selectFrom('organisation')
    .select(['id', 'name', 'slug'])
    .where(/^[0-9a-f]{8}-/.test(wanted) ? 'id' : 'slug', '=', wanted)
    .where('merged_into', 'is', null)
    .where(visibleOrganisations(ctx.viewer))
    .executeTakeFirst()
  if (other === undefined) return null
  const hasSpeaker = (await listSpeakers(ctx.db, [other.id])).length > 0
  return { ...other, hasSpeaker }
}

/** From an accepted interest: its two organisations know each other's names, whatever their profiles show. */
async function getOpeningFrom(ctx: Context, id: string, all: Opening['mine']): Promise<Opening> {
  const accepted = await findAcceptedInterest(ctx, id)
  const [mine, ...both] = all.filter(one => accepted?.organisationIds.includes(one.id))
  if (accepted === null || mine === undefined || both.length > 0) return { mine: [], other: null, from: null }
  const otherId = accepted.organisationIds.find(one => one !== mine.id) ?? ''
  const known = await findOther(ctx, otherId)
  const name = await findName(ctx.db, otherId)
  const hasSpeaker = (await listSpeakers(ctx.db, [otherId])).length > 0
  return {
    mine: [mine],
    other: known ?? (name === null ? null : { id: otherId, name, slug: null, hasSpeaker }),
    from: {
      interest: id,
      title: accepted.title.slice(0, 120),
      teaser: accepted.summary.slice(0, 4_000),
      lang: accepted.lang,
      room: await findRoomOf(ctx.db, id, [mine.id]),
    },
  }
}

/** The organisation a room is to be opened for; whether the asker speaks for it is the guard's question. */
export async function loadOpening(_ctx: Context, input: { organisationId: string }): Promise<{ id: string }> {
  return { id: input.organisationId }
}

/** What one organisation opens within 24 hours: each room writes to people who may never have heard of it. */
const roomsADay = 50

/** Opens a room with other organisations and tells those who speak for them. */
export async function openRoom(
  ctx: Context,
  input: ParsedInputOf<typeof contract.openRoom>,
): Promise<{ id: string }> {
  const others = [...new Set(input.withOrganisationIds)]
  if (others.includes(input.organisationId)) throw new Refusal('own-organisation')
  if (others.some(other => speaksFor(ctx.viewer, other))) throw new Refusal('speaks-for-both')
  if (input.interest) await refuseOthers(ctx, input.interest, [input.organisationId, ...others])
  else await refuseUnknown(ctx, others)
  // An interest names both sides: a room that begins without names would only seem to hide them.
  if (input.interest && input.begin !== 'identity')
    throw new Refusal('input-invalid', { faults: [{ field: 'begin', code: 'not-offered' }] })
  const now = ctx.now()
  if ((await countOpened(ctx.db, input.organisationId, now)) >= roomsADay)
    throw new Refusal('too-many-attempts')
  const showsUntil = input.showsUntil ?? null
  if (!isWithin(showsUntil, now))
    throw new Refusal('input-invalid', { faults: [{ field: 'showsUntil', code: 'in-the-past' }] })
  const id = ctx.newId()
  await ctx.db
    .insertInto('room')
    .values({
      id,
      title: input.title,
      lang: input.lang,
      state: 'open',
      step: input.begin,
      created_at: now,
      interest_id: input.interest ?? null,
    })
    .execute()
  await ctx.db
    .insertInto('room_side')
    .values(
      [input.organisationId, ...others].map((organisation_id, index) => ({
        room_id: id,
        position: index + openingSide,
        organisation_id,
        agreed: input.begin,
        shows_until: index === 0 ? showsUntil : null,
      })),
    )
    .execute()
  await ctx.db
    .insertInto('room_ledger')
    .values({ room_id: id, origin: `${new URL(ctx.baseUrl).host}/rooms/${id}`, size: 0, peaks: [] })
    .execute()
  await keepTeaser(ctx, id, input)
  const facts = await findRoom(ctx.db, id)
  if (facts === null) throw new Error('a room that was just opened')
  const room: RoomSubject = { ...facts, me: openingSide, isReader: false }
  await record(ctx, room, { event: 'opened', facts: { step: input.begin }, text: input.title })
  await showThings(ctx, room)
  await tellSides(ctx, room, { kind: 'room-opened', to: 'others' })
  await writeHistory(ctx, { call: 'rooms.openRoom', subjectKind: 'room', subjectId: id })
  return { id }
}

async function refuseUnknown(ctx: Context, ids: readonly string[]): Promise<void> {
  const seen = await ctx.db
    .selectFrom('organisation')
    .select('id')
    .where('id', 'in', [...ids])
    .where('merged_into', 'is', null)
    .where(visibleOrganisations(ctx.viewer))
    .execute()
  if (seen.length !== ids.length)
    throw new Refusal('input-invalid', { faults: [{ field: 'withOrganisationIds', code: 'not-offered' }] })
}

/** A room from an interest is for its two organisations, and for nobody else. */
async function refuseOthers(ctx: Context, interest: string, ids: readonly string[]): Promise<void> {
  const accepted = await findAcceptedInterest(ctx, interest)
  if (accepted === null) throw new Refusal('not-found')
  if (ids.length !== 2 || !accepted.organisationIds.every(id => ids.includes(id)))
    throw new Refusal('input-invalid', { faults: [{ field: 'withOrganisationIds', code: 'not-offered' }] })
}

async function keepTeaser(
  ctx: Context,
  room_id: string,
  input: ParsedInputOf<typeof contract.openRoom>,
): Promise<void> {
  const item_id = ctx.newId()
  const created_at = ctx.now()
  await ctx.db
    .insertInto('room_item')
    .values({
      id: item_id,
      room_id,
      side: openingSide,
      step: 'teaser',
      kind: 'text',
      title: input.title,
      created_at,
    })
    .execute()
  await ctx.db
    .insertInto('room_version')
    .values({
      item_id,
      number: 1,
      body: input.teaser,
      lang: input.lang,
      created_at,
      created_by: ctx.viewer.personId,
    })
    .execute()
}
