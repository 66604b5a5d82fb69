import type { Context } from '../../shared/context.ts'
import type { AnswerOf, ParsedInputOf } from '../../shared/contract.ts'
import { writeHistory } from '../../shared/history.ts'
import { Refusal } from '../../shared/refusals.ts'
import type {
  addSession as addCall,
  leaveOutSlots as leaveOutCall,
  removeSession as removeCall,
  updateSession as updateCall,
} from './contract-setup.ts'
import { leaveOut, readSessionTimes, replaceSlots } from './cut-session.ts'
import type { LoadedMission } from './load.ts'
import { lockMission } from './queries.ts'

type Saved = AnswerOf<typeof addCall>

/** Adds a session with its slots. */
export async function addSession(
  ctx: Context,
  input: ParsedInputOf<typeof addCall>,
  subject: LoadedMission,
): Promise<Saved> {
  await lockMission(ctx.db, subject.id)
  const { startsAt, endsAt, slots } = readSessionTimes(input, subject.row)
  const id = ctx.newId()
  const before = await ctx.db
    .selectFrom('meeting_session')
    .select(eb => eb.fn.max('position').as('position'))
    .where('mission_id', '=', subject.id)
    .executeTakeFirst()
  await ctx.db
    .insertInto('meeting_session')
    .values({
      id,
      mission_id: subject.id,
      title: input.title,
      starts_at: startsAt,
      ends_at: endsAt,
      slot_minutes: input.slotMinutes,
      pause_minutes: input.pauseMinutes,
      booking: input.booking,
      position: Number(before?.position ?? 0) + 1,
    })
    .execute()
  const made = await replaceSlots(ctx, { id, missionId: subject.id }, slots, undefined)
  await writeHistory(ctx, {
    call: 'missions.addSession',
    subjectKind: 'mission',
    subjectId: subject.id,
    change: { session: id, title: input.title, slots: made.slots },
  })
  return { id, ...made }
}

/** Changes a session. Meetings in slots that go are kept unless the organiser says otherwise. */
export async function updateSession(
  ctx: Context,
  input: ParsedInputOf<typeof updateCall>,
  subject: LoadedMission,
): Promise<Saved> {
  await lockMission(ctx.db, subject.id)
  const { startsAt, endsAt, slots } = readSessionTimes(input, subject.row)
  const saved = await ctx.db
    .updateTable('meeting_session')
    .set({
      title: input.title,
      starts_at: startsAt,
      ends_at: endsAt,
      slot_minutes: input.slotMinutes,
      pause_minutes: input.pauseMinutes,
      booking: input.booking,
      version: input.version + 1,
    })
    .where('id', '=', input.session)
    .where('mission_id', '=', subject.id)
    .where('version', '=', input.version)
    .returning('id')
    .executeTakeFirst()
  if (saved === undefined)
    throw new Refusal(
      (await findSession(ctx, input.session, subject.id)) === undefined ? 'not-found' : 'changed-meanwhile',
    )
  const made = await replaceSlots(ctx, { id: input.session, missionId: subject.id }, slots, input.meetings)
  await writeHistory(ctx, {
    call: 'missions.updateSession',
    subjectKind: 'mission',
    subjectId: subject.id,
    change: { session: input.session, ...made },
  })
  return { id: input.session, ...made }
}

/** Leaves slots out of a session, for a speech or a meal, and takes others in again; it stays a session with at least one. */
export async function leaveOutSlots(
  ctx: Context,
  input: ParsedInputOf<typeof leaveOutCall>,
  subject: LoadedMission,
): Promise<AnswerOf<typeof leaveOutCall>> {
  await lockMission(ctx.db, subject.id)
  if ((await findSession(ctx, input.session, subject.id)) === undefined) throw new Refusal('not-found')
  const session = { id: input.session, missionId: subject.id }
  const made = await leaveOut(ctx, session, input.slotIds, input.meetings)
  await writeHistory(ctx, {
    call: 'missions.leaveOutSlots',
    subjectKind: 'mission',
    subjectId: subject.id,
    change: { session: input.session, leftOut: input.slotIds.length, ...made },
  })
  return made
}

/** Removes a session and its slots; a session whose slots were ever used keeps its rows for the record, marked removed. */
export async function removeSession(
  ctx: Context,
  input: ParsedInputOf<typeof removeCall>,
  subject: LoadedMission,
): Promise<Saved> {
  await lockMission(ctx.db, subject.id)
  if ((await findSession(ctx, input.session, subject.id)) === undefined) throw new Refusal('not-found')
  const made = await replaceSlots(ctx, { id: input.session, missionId: subject.id }, [], input.meetings)
  const used = await ctx.db
    .selectFrom('placement')
    .innerJoin('slot', 'slot.id', 'placement.slot_id')
    .select('slot.id')
    .where('slot.session_id', '=', input.session)
    .executeTakeFirst()
  if (used === undefined) {
    await ctx.db.deleteFrom('slot').where('session_id', '=', input.session).execute()
    await ctx.db.deleteFrom('meeting_session').where('id', '=', input.session).execute()
  }
  await writeHistory(ctx, {
    call: 'missions.removeSession',
    subjectKind: 'mission',
    subjectId: subject.id,
    change: { session: input.session, ...made },
  })
  return { id: input.session, ...made }
}

async function findSession(ctx: Context, id: string, missionId: string): Promise<{ id: string } | undefined> {
  return ctx.db
    .selectFrom('meeting_session')
    .select('id')
    .where('id', '=', id)
    .where('mission_id', '=', missionId)
    .executeTakeFirst()
}
