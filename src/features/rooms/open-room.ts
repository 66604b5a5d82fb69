import type { Context } from '../../shared/context.ts'
import type { AnswerOf, ParsedInputOf } from '../../shared/contract.ts'
import { writeHistory } from '../../shared/history.ts'
import { Refusal } from '../../shared/refusals.ts'
import { visibleOrganisations } from '../directory/index.ts'
import type * as contract from './contract.ts'
import { record } from './ledger.ts'
import type { RoomSubject } from './policy.ts'
import { countOpened, findRoom, listSpeakers, listSpokenFor } from './queries.ts'
import { isWithin, openingSide } from './rules/may-read.ts'
import { showThings } from './show-things.ts'
import { tellSides } from './tell-sides.ts'

/** Whom the asker could open a room for, and the other organisation as they may see it. */
export async function getOpening(
  ctx: Context,
  input: ParsedInputOf<typeof contract.getOpening>,
): Promise<AnswerOf<typeof contract.getOpening>> {
  const mine = await listSpokenFor(ctx.db, ctx.viewer)
  const wanted = input.with ?? null
  if (wanted === null) return { mine, other: null }
  const other = await ctx.db
    .selectFrom('organisation')
    .select(['id', 'name', 'slug'])
    .where(/^[0-9a-f]{8}-/.test(wanted) ? 'id' : 'slug', '=', wanted)
    .where('merged_into', 'is', null)
    .where(visibleOrganisations(ctx.viewer))
    .executeTakeFirst()
  if (other === undefined) return { mine, other: null }
  const hasSpeaker = (await listSpeakers(ctx.db, [other.id])).length > 0
  return { mine, other: { ...other, hasSpeaker } }
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
  await refuseUnknown(ctx, others)
  const now = ctx.now()
  if ((await countOpened(ctx.db, input.organisationId, now)) >= roomsADay)
    throw new Refusal('too-many-attempts')
  const showsUntil = input.showsUntil ?? null
  if (!isWithin(showsUntil, now))
    throw new Refusal('input-invalid', { faults: [{ field: 'showsUntil', code: 'in-the-past' }] })
  const id = ctx.newId()
  await ctx.db
    .insertInto('room')
    .values({ id, title: input.title, lang: input.lang, state: 'open', step: input.begin, created_at: now })
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
  const room: RoomSubject = { ...facts, me: openingSide }
  await record(ctx, room, { event: 'opened', facts: { step: input.begin } })
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
