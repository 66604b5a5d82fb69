import type { Context } from '../../shared/context.ts'
import type { AnswerOf, ParsedInputOf } from '../../shared/contract.ts'
import { findsInterest } from '../opportunities/index.ts'
import type * as contract from './contract.ts'
import { describeItem, describeNda, describeSides } from './describe-room.ts'
import { findOrganisationId } from './find-organisation.ts'
import type { RoomSubject } from './policy.ts'
import { listRoomRows, listSpokenFor } from './queries.ts'
import { findNda, listAcceptances } from './queries-nda.ts'
import { listReaderRows, listReadingSides } from './queries-readers.ts'
import { knowsSide } from './rules/may-read.ts'
import { hasReached, stepAfter } from './rules/steps.ts'
import { listReadable } from './show-things.ts'

const soonDays = 30

type Row = Awaited<ReturnType<typeof listRoomRows>>[number]

/** Rooms of the organisations the asker speaks for, with what waits for them; and rooms they were named as a reader of. */
export async function listRooms(
  ctx: Context,
  input: ParsedInputOf<typeof contract.listRooms>,
): Promise<AnswerOf<typeof contract.listRooms>> {
  const mine = await listSpokenFor(ctx.db, ctx.viewer)
  const ids = mine.map(one => one.id)
  const other = input.with ? await findOrganisationId(ctx, input.with) : null
  if (input.with && other === null) return { mayOpen: ids.length > 0, items: [] }
  const reading = await listReadingSides(ctx.db, ctx.viewer.personId)
  const rows = await listRoomRows(ctx.db, { organisationIds: ids, reading, withOrganisation: other })
  const speaks = (row: Row) => ids.includes(row.organisationId)
  const items = rows
    // Somebody who speaks for two sides has one line; the room itself says why they cannot enter.
    .filter((row, index) => rows.findIndex(one => one.id === row.id) === index)
    // Asked for the rooms with somebody, a room in which they have not shown themselves does not tell that it is theirs.
    .filter(row => other === null || row.others.every(side => knowsSide(row, row.me, side.position)))
    .map(row => ({
      id: row.id,
      title: row.title,
      lang: row.lang,
      state: row.state,
      step: row.step,
      others: row.others.map(side => (knowsSide(row, row.me, side.position) ? side.name : null)),
      isReader: !speaks(row),
      waits: !speaks(row) || rows.some(one => one.id === row.id && one !== row) ? null : waitsIn(row),
      endsOn: endsSoon(row, ctx.now()),
      createdAt: row.createdAt,
    }))
  return { mayOpen: ids.length > 0, items }
}

function waitsIn(row: Row): 'step' | 'nda' | null {
  if (row.state !== 'open') return null
  if (row.ndaWaits) return 'nda'
  return row.stepWaits ? 'step' : null
}

/** The first day within a month on which something in a room closes by itself. */
function endsSoon(row: Row, now: Date): string | null {
  if (row.state !== 'open') return null
  const today = now.toISOString().slice(0, 10)
  const limit = new Date(now.getTime() + soonDays * 86_400_000).toISOString().slice(0, 10)
  const days = [row.showsUntil, row.validUntil, ...row.others.map(side => side.showsUntil)]
  return days.filter((day): day is string => day !== null && day >= today && day <= limit).sort()[0] ?? null
}

/** What of rooms belongs on the asker's desk: agreements to sign, steps to decide on, ends that come near. */
export async function listWaiting(ctx: Context): Promise<AnswerOf<typeof contract.listWaiting>> {
  const { items } = await listRooms(ctx, {})
  return {
    items: items.flatMap(({ id, title, waits, endsOn }) => {
      const what = waits ?? (endsOn === null ? null : ('ends' as const))
      return what === null ? [] : [{ id, title, waits: what, endsOn }]
    }),
  }
}

/** A room as one side may see it: of another side's things only those that lie open at this moment. */
export async function getRoom(
  ctx: Context,
  _input: unknown,
  room: RoomSubject,
): Promise<AnswerOf<typeof contract.getRoom>> {
  const now = ctx.now()
  const { items, versions } = await listReadable(ctx, room)
  const nda = hasReached(room.step, 'nda') ? await findNda(ctx.db, room.id) : null
  const acceptances = nda === null ? [] : await listAcceptances(ctx.db, nda.id)
  const mine = room.sides.find(side => side.position === room.me)
  const next = stepAfter(room.step)
  return {
    id: room.id,
    title: room.title,
    lang: room.lang,
    state: room.state,
    step: room.step,
    createdAt: room.createdAt,
    endedAt: room.endedAt,
    endedBy: room.endedBy,
    endedReason: room.endedReason,
    me: room.me,
    isReader: room.isReader,
    readers: room.isReader ? 0 : (await listReaderRows(ctx.db, room.id, room.me)).length,
    interest:
      room.interestId !== null && (await findsInterest(ctx, room.interestId)) ? room.interestId : null,
    sides: describeSides(room),
    items: items.flatMap(item => describeItem(room, item, versions, now) ?? []),
    nda: nda === null ? null : describeNda(nda, acceptances),
    next:
      room.state === 'open' &&
      !room.isReader &&
      next !== null &&
      mine !== undefined &&
      !hasReached(mine.agreed, next) &&
      (next !== 'technical' || room.signed !== null)
        ? next
        : null,
  }
}
