import type { Context } from '../../shared/context.ts'
import type { AnswerOf, ParsedInputOf } from '../../shared/contract.ts'
import { Refusal } from '../../shared/refusals.ts'
import { findAddressee, makeInvitationLink } from '../accounts/index.ts'
import { ensureColleague } from '../directory/index.ts'
import { sendMail } from '../notifications/index.ts'
import type * as contract from './contract-readers.ts'
import { record } from './ledger.ts'
import { enterOpenRoom, enterRoom, sideOf } from './load-room.ts'
import type { RoomSubject } from './policy.ts'
import { canSignIn, dropReader, keepReader, listColleagues, listReaderRows } from './queries-readers.ts'

/** So many readers a side may name in a room. */
const readersMost = 50

/** Whom my side has named as readers, and whom it could name. */
export async function listReaders(
  ctx: Context,
  _input: unknown,
  room: RoomSubject,
): Promise<AnswerOf<typeof contract.listReaders>> {
  const { organisationId, name } = sideOf(room, room.me)
  const items = await listReaderRows(ctx.db, room.id, room.me)
  const named = new Set(items.map(({ person }) => person))
  const colleagues = await listColleagues(ctx.db, organisationId)
  return {
    roomTitle: room.title,
    lang: room.lang,
    state: room.state,
    organisation: name,
    items,
    colleagues: colleagues.filter(({ person }) => !named.has(person)),
  }
}

/** Names a colleague who has an account. */
export async function nameReader(
  ctx: Context,
  { person }: ParsedInputOf<typeof contract.nameReader>,
  subject: RoomSubject,
): Promise<{ done: true }> {
  const room = await enterOpenRoom(ctx, subject)
  const { organisationId } = sideOf(room, room.me)
  const colleague = (await listColleagues(ctx.db, organisationId)).find(one => one.person === person)
  if (colleague === undefined) throw new Refusal('not-found', { field: 'person' })
  await name(ctx, room, person)
  return { done: true }
}

/**
 * Names a colleague by e-mail: they are listed among the organisation's people, and whoever has no account is invited to make
 * one. The answer is the same for everybody, so that it tells nothing of whom the house knows.
 */
export async function inviteReader(
  ctx: Context,
  { room: _room, ...facts }: ParsedInputOf<typeof contract.inviteReader>,
  subject: RoomSubject,
): Promise<{ done: true }> {
  const room = await enterOpenRoom(ctx, subject)
  const { organisationId } = sideOf(room, room.me)
  await name(ctx, room, await ensureColleague(ctx, organisationId, facts))
  return { done: true }
}

/** Keeps it, writes it into the ledger by name, and tells them. Naming somebody twice has no second effect. */
async function name(ctx: Context, room: RoomSubject, personId: string): Promise<void> {
  const { organisationId, name: of } = sideOf(room, room.me)
  const named = await listReaderRows(ctx.db, room.id, room.me)
  if (named.some(({ person }) => person === personId)) return
  if (named.length >= readersMost) throw new Refusal('too-many-attempts')
  const to = await findAddressee(ctx.db, personId)
  if (to === null) throw new Refusal('no-address')
  const hasAccount = await canSignIn(ctx.db, personId)
  await keepReader(ctx.db, { roomId: room.id, side: room.me, personId, now: ctx.now() })
  await record(ctx, room, { event: 'reader-named', reader: { id: personId, name: to.name } })
  const link = hasAccount
    ? `${ctx.baseUrl}/rooms/${room.id}`
    : await makeInvitationLink(ctx, personId, to.address)
  await sendMail(
    ctx,
    { personId, address: to.address, name: to.name },
    {
      kind: hasAccount ? 'room-reader' : 'room-reader-invited',
      lang: to.lang,
      values: { name: to.givenName, by: ctx.viewer.name, of },
      link,
    },
    hasAccount ? room.id : organisationId,
  )
}

/** Takes a reader off, also after the room has ended. Their next request finds no room, and a download under way breaks off. */
export async function removeReader(
  ctx: Context,
  { person }: ParsedInputOf<typeof contract.removeReader>,
  subject: RoomSubject,
): Promise<{ done: true }> {
  const room = await enterRoom(ctx, subject)
  const called = await dropReader(ctx.db, { roomId: room.id, side: room.me, personId: person })
  if (called === null) throw new Refusal('not-found')
  await record(ctx, room, { event: 'reader-removed', reader: { id: person, name: called } })
  return { done: true }
}
