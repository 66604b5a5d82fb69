import type { Context } from '../../shared/context.ts'
import type { AnswerOf, ParsedInputOf } from '../../shared/contract.ts'
import { Refusal } from '../../shared/refusals.ts'
import { canSignIn, endInvitation, findAddressee, makeInvitation } from '../accounts/index.ts'
import { endColleague, ensureColleague } from '../directory/index.ts'
import { sendMail } from '../notifications/index.ts'
import type * as contract from './contract-readers.ts'
import { record } from './ledger.ts'
import { enterOpenRoom, enterRoom, sideOf } from './load-room.ts'
import type { RoomSubject } from './policy.ts'
import {
  countNamings,
  dropReader,
  findInvitedName,
  findNaming,
  isSpeakersAddress,
  keepReader,
  listColleagues,
  listReaderRows,
  noteMailed,
  passOnAffiliation,
} from './queries-readers.ts'

/** So many readers a side may name in a room. */
const readersMost = 50
/** After so many namings by an organisation within a day nobody else is invited. */
const invitationsMost = 20
const dayMs = 86_400_000

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
  await name(ctx, room, person, null)
  return { done: true }
}

/**
 * Names a colleague by e-mail: they are listed among the organisation's people, and whoever has no account is invited to make
 * one. The answer is the same for everybody, so that it tells nothing of whom the house knows. Inviting somebody again a day
 * later sends the mail again. Who speaks for the organisation needs no naming, and nothing is kept of them.
 */
export async function inviteReader(
  ctx: Context,
  { room: _room, ...facts }: ParsedInputOf<typeof contract.inviteReader>,
  subject: RoomSubject,
): Promise<{ done: true }> {
  const room = await enterOpenRoom(ctx, subject)
  const { organisationId } = sideOf(room, room.me)
  if (await isSpeakersAddress(ctx.db, organisationId, facts.email)) return { done: true }
  const yesterday = new Date(ctx.now().getTime() - dayMs)
  if ((await countNamings(ctx.db, organisationId, yesterday)) >= invitationsMost)
    throw new Refusal('too-many-attempts')
  const { personId, affiliationId, isNew } = await ensureColleague(ctx, organisationId, facts)
  const called = `${facts.givenName} ${facts.familyName}`.trim()
  const as = isNew ? called : await findInvitedName(ctx.db, affiliationId)
  const naming = await findNaming(ctx.db, { roomId: room.id, side: room.me, personId })
  if (naming === null) await name(ctx, room, personId, as === null ? null : { as, affiliationId })
  else if (naming.mailedAt <= yesterday) {
    if (naming.linkHash !== null) await endInvitation(ctx, naming.linkHash)
    await tell(ctx, room, personId)
  }
  return { done: true }
}

/** Keeps it, writes it into the ledger by name, and tells them. Naming somebody twice has no second effect. */
async function name(
  ctx: Context,
  room: RoomSubject,
  personId: string,
  invited: { as: string; affiliationId: string } | null,
): Promise<void> {
  const named = await listReaderRows(ctx.db, room.id, room.me)
  if (named.some(({ person }) => person === personId)) return
  if (named.length >= readersMost) throw new Refusal('too-many-attempts')
  const to = await findAddressee(ctx.db, personId)
  if (to === null) throw new Refusal('no-address')
  await keepReader(ctx.db, {
    room_id: room.id,
    side: room.me,
    person_id: personId,
    named_at: ctx.now(),
    invited_as: invited?.as ?? null,
    affiliation_id: invited?.affiliationId ?? null,
  })
  await record(ctx, room, { event: 'reader-named', reader: { id: personId, name: invited?.as ?? to.name } })
  await tell(ctx, room, personId)
}

/** Tells somebody who was named: with a link to the room, or to make an account. */
async function tell(ctx: Context, room: RoomSubject, personId: string): Promise<void> {
  const { organisationId, name: of } = sideOf(room, room.me)
  const to = await findAddressee(ctx.db, personId)
  if (to === null) throw new Refusal('no-address')
  const hasAccount = await canSignIn(ctx.db, personId)
  const invitation = hasAccount ? null : await makeInvitation(ctx, personId, to.address)
  await noteMailed(ctx.db, {
    roomId: room.id,
    side: room.me,
    personId,
    mailedAt: ctx.now(),
    linkHash: invitation?.hash ?? null,
  })
  await sendMail(
    ctx,
    { personId, address: to.address, name: to.name },
    {
      kind: hasAccount ? 'room-reader' : 'room-reader-invited',
      lang: to.lang,
      values: { name: to.givenName, by: ctx.viewer.name, of },
      link: invitation?.link ?? `${ctx.baseUrl}/rooms/${room.id}`,
    },
    hasAccount ? room.id : organisationId,
  )
}

/**
 * Takes a reader off, also after the room has ended. Their next request finds no room, and a download under way breaks off.
 * What their invitation made ends with it: its link, and that they are listed among the organisation's people.
 */
export async function removeReader(
  ctx: Context,
  { person }: ParsedInputOf<typeof contract.removeReader>,
  subject: RoomSubject,
): Promise<{ done: true }> {
  const room = await enterRoom(ctx, subject)
  const gone = await dropReader(ctx.db, { roomId: room.id, side: room.me, personId: person })
  if (gone === null) throw new Refusal('not-found')
  const { affiliationId, linkHash } = gone
  if (linkHash !== null) await endInvitation(ctx, linkHash)
  const { organisationId } = sideOf(room, room.me)
  if (
    affiliationId !== null &&
    !(await passOnAffiliation(ctx.db, { affiliationId, personId: person, organisationId }))
  )
    await endColleague(ctx, affiliationId)
  await record(ctx, room, { event: 'reader-removed', reader: { id: person, name: gone.name } })
  return { done: true }
}
