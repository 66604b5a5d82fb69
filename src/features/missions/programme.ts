import type { Context } from '../../shared/context.ts'
import type { AnswerOf, ParsedInputOf } from '../../shared/contract.ts'
import { writeHistory } from '../../shared/history.ts'
import { Refusal } from '../../shared/refusals.ts'
import { clockIn, dayIn, instantAt } from '../../shared/zones.ts'
import type {
  listProgramme as listCall,
  removeProgrammeItem as removeCall,
  saveProgrammeItem as saveCall,
} from './contract-setup.ts'
import type { LoadedMission } from './load.ts'
import { mailAbout, selectAddressees } from './mails.ts'
import { selectMyParticipants } from './queries.ts'
import { selectProgramme } from './queries-plan.ts'

/** The programme in order of time, with seats. */
export async function listProgramme(
  ctx: Context,
  _input: unknown,
  subject: LoadedMission,
): Promise<AnswerOf<typeof listCall>> {
  const zone = subject.row.time_zone
  const mine = await selectMyParticipants(ctx.db, ctx.viewer, subject.id)
  const items = await selectProgramme(
    ctx.db,
    subject.id,
    mine.map(row => row.id),
  )
  return {
    timeZone: zone,
    items: items.map(item => ({
      id: item.id,
      kind: item.kind,
      title: item.title,
      description: item.description,
      lang: item.lang,
      place: item.place,
      date: dayIn(item.starts_at, zone),
      from: clockIn(item.starts_at, zone),
      to: clockIn(item.ends_at, zone),
      startsAt: item.starts_at,
      endsAt: item.ends_at,
      capacity: item.capacity,
      signUp: item.sign_up,
      signedUp: item.signed_up,
      mine: item.mine,
    })),
  }
}

/** Adds or changes a programme item. Fewer seats than people who have one are refused. */
export async function saveProgrammeItem(
  ctx: Context,
  input: ParsedInputOf<typeof saveCall>,
  subject: LoadedMission,
): Promise<{ id: string }> {
  const startsAt = instantAt(input.date, input.from, subject.row.time_zone)
  const endsAt = instantAt(input.date, input.to, subject.row.time_zone)
  if (endsAt <= startsAt)
    throw new Refusal('input-invalid', { faults: [{ field: 'to', code: 'ends-before-start' }] })
  const facts = {
    kind: input.kind,
    title: input.title,
    description: input.description ?? null,
    lang: input.lang,
    place: input.place ?? null,
    starts_at: startsAt,
    ends_at: endsAt,
    capacity: input.capacity ?? null,
    sign_up: input.signUp,
  }
  const id = input.id ?? ctx.newId()
  if (input.id === undefined)
    await ctx.db
      .insertInto('programme_item')
      .values({ id, mission_id: subject.id, ...facts })
      .execute()
  else {
    const item = await ctx.db
      .selectFrom('programme_item')
      .select('id')
      .where('id', '=', id)
      .where('mission_id', '=', subject.id)
      .forUpdate()
      .executeTakeFirst()
    if (item === undefined) throw new Refusal('not-found')
    const signedUp = await countSignUps(ctx, id)
    if (facts.capacity !== null && facts.capacity < signedUp)
      throw new Refusal('input-invalid', {
        faults: [{ field: 'capacity', code: 'too-small', values: { minimum: signedUp } }],
      })
    await ctx.db.updateTable('programme_item').set(facts).where('id', '=', id).execute()
  }
  await writeHistory(ctx, {
    call: 'missions.saveProgrammeItem',
    subjectKind: 'mission',
    subjectId: subject.id,
    change: { item: id, title: input.title },
  })
  return { id }
}

/** Removes a programme item and tells those who had signed up. */
export async function removeProgrammeItem(
  ctx: Context,
  input: ParsedInputOf<typeof removeCall>,
  subject: LoadedMission,
): Promise<{ told: number }> {
  const item = await ctx.db
    .selectFrom('programme_item')
    .selectAll()
    .where('id', '=', input.item)
    .where('mission_id', '=', subject.id)
    .forUpdate()
    .executeTakeFirst()
  if (item === undefined) throw new Refusal('not-found')
  const signedUp = await ctx.db
    .selectFrom('programme_sign_up')
    .select('participant_id')
    .where('item_id', '=', item.id)
    .execute()
  const people =
    signedUp.length === 0
      ? []
      : await selectAddressees(ctx, { participantIds: signedUp.map(row => row.participant_id) })
  await ctx.db.deleteFrom('programme_item').where('id', '=', item.id).execute()
  for (const person of people)
    await mailAbout(ctx, subject.row, person, { kind: 'mission-item-removed', values: { item: item.title } })
  await writeHistory(ctx, {
    call: 'missions.removeProgrammeItem',
    subjectKind: 'mission',
    subjectId: subject.id,
    change: { item: item.title, told: people.length },
  })
  return { told: people.length }
}

export async function countSignUps(ctx: Context, itemId: string): Promise<number> {
  const row = await ctx.db
    .selectFrom('programme_sign_up')
    .select(eb => eb.fn.countAll().as('count'))
    .where('item_id', '=', itemId)
    .executeTakeFirst()
  return Number(row?.count ?? 0)
}
