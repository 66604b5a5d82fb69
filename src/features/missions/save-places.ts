import type { Context } from '../../shared/context.ts'
import type { AnswerOf, ParsedInputOf } from '../../shared/contract.ts'
import { writeHistory } from '../../shared/history.ts'
import { Refusal } from '../../shared/refusals.ts'
import type {
  savePlaces as call,
  closePlace as closeCall,
  removePlace as removeCall,
} from './contract-setup.ts'
import type { LoadedMission } from './load.ts'
import { planKeeper, refuseBegun, refuseUnlessReleased } from './plan-keeper.ts'
import { lockMission } from './queries.ts'
import { selectMeetingRules, selectPlaces } from './queries-plan.ts'
import { numberLabels } from './rules/number-labels.ts'

type Input = ParsedInputOf<typeof call>
type NewPlace = Input['places'][number]

const rowLimit = 500

/** Adds and changes places. Of a numbered row, labels that are there already are left as they are. */
export async function savePlaces(
  ctx: Context,
  input: Input,
  subject: LoadedMission,
): Promise<AnswerOf<typeof call>> {
  await lockMission(ctx.db, subject.id)
  const there = await selectPlaces(ctx.db, subject.id)
  const row = input.row === undefined ? [] : numberLabels(input.row.label, input.row.from, input.row.to)
  if (row.length > rowLimit)
    throw new Refusal('input-invalid', {
      faults: [{ field: 'row.to', code: 'too-many', values: { maximum: rowLimit } }],
    })
  if (input.row !== undefined && row.length === 0)
    throw new Refusal('input-invalid', {
      faults: [{ field: 'row.to', code: 'too-small', values: { minimum: input.row.from } }],
    })
  const labels = new Set(there.map(place => place.label))
  const wanted: NewPlace[] = [
    ...row
      .filter(label => !labels.has(label))
      .map(label => ({
        label,
        kind: input.row?.kind ?? 'table',
        ...(input.row?.hallId === undefined ? {} : { hallId: input.row.hallId }),
      })),
    ...input.places,
  ]
  const placeIds: string[] = []
  let added = 0
  let position = Math.max(0, ...there.map(place => place.position))
  for (const place of wanted) {
    await checkOwner(ctx, subject.id, place)
    await checkHall(ctx, subject.id, place)
    const known = there.find(other => other.id === place.id)
    if (place.id !== undefined && known === undefined) throw new Refusal('not-found')
    if (known === undefined) added++
    placeIds.push(await savePlace(ctx, subject.id, place, known === undefined ? ++position : null))
  }
  await writeHistory(ctx, {
    call: 'missions.savePlaces',
    subjectKind: 'mission',
    subjectId: subject.id,
    change: { places: wanted.map(place => place.label) },
  })
  return { added, changed: placeIds.length - added, placeIds }
}

async function savePlace(
  ctx: Context,
  missionId: string,
  place: NewPlace,
  position: number | null,
): Promise<string> {
  const facts = {
    label: place.label,
    kind: place.kind,
    owner_participant_id: place.ownerParticipantId ?? null,
    directions: place.directions ?? null,
    link: place.link ?? null,
    ...(place.hallId === undefined ? {} : { hall_id: place.hallId }),
    ...(place.travelMinutes === undefined ? {} : { travel_minutes: place.travelMinutes }),
    ...(place.onlyHere === undefined ? {} : { only_here: place.onlyHere }),
  }
  if (place.id !== undefined) {
    await ctx.db.updateTable('place').set(facts).where('id', '=', place.id).execute()
    return place.id
  }
  const id = ctx.newId()
  await ctx.db
    .insertInto('place')
    .values({ id, mission_id: missionId, ...facts, position: position ?? 1 })
    .execute()
  return id
}

async function checkOwner(ctx: Context, missionId: string, place: NewPlace): Promise<void> {
  if (!place.ownerParticipantId) return
  const owner = await ctx.db
    .selectFrom('participant')
    .select('id')
    .where('id', '=', place.ownerParticipantId)
    .where('mission_id', '=', missionId)
    .executeTakeFirst()
  if (owner === undefined)
    throw new Refusal('input-invalid', { faults: [{ field: 'ownerParticipantId', code: 'not-offered' }] })
}

async function checkHall(ctx: Context, missionId: string, place: NewPlace): Promise<void> {
  if (!place.hallId) return
  const { halls } = await selectMeetingRules(ctx.db, missionId)
  if (!halls.some(hall => hall.id === place.hallId))
    throw new Refusal('input-invalid', { faults: [{ field: 'hallId', code: 'not-offered' }] })
}

/** Closes a place in the slots named and opens it in all others. */
export async function closePlace(
  ctx: Context,
  input: ParsedInputOf<typeof closeCall>,
  subject: LoadedMission,
): Promise<AnswerOf<typeof closeCall>> {
  await lockMission(ctx.db, subject.id)
  await checkPlace(ctx, input.place, subject.id)
  const slots =
    input.slotIds.length === 0
      ? []
      : await ctx.db
          .selectFrom('slot')
          .select('id')
          .where('mission_id', '=', subject.id)
          .where('removed_at', 'is', null)
          .where('id', 'in', input.slotIds)
          .execute()
  const slotIds = slots.map(slot => slot.id)
  const found = await refuseUnlessReleased(
    ctx,
    'place-holds-meetings',
    { placeIds: [input.place], slotIds },
    input.meetings,
  )
  if (found.meetings > 0) await planKeeper().releaseMeetings(ctx, found.meetingIds)
  await ctx.db.deleteFrom('place_closed').where('place_id', '=', input.place).execute()
  if (slotIds.length > 0)
    await ctx.db
      .insertInto('place_closed')
      .values(slotIds.map(slot_id => ({ place_id: input.place, slot_id })))
      .execute()
  await writeHistory(ctx, {
    call: 'missions.closePlace',
    subjectKind: 'mission',
    subjectId: subject.id,
    change: { place: input.place, closed: slotIds.length },
  })
  return { closed: slotIds.length, meetings: found.meetings, people: found.people }
}

/** Takes a place out of the plan; it stays on record where meetings were held. */
export async function removePlace(
  ctx: Context,
  input: ParsedInputOf<typeof removeCall>,
  subject: LoadedMission,
): Promise<AnswerOf<typeof removeCall>> {
  await lockMission(ctx.db, subject.id)
  await checkPlace(ctx, input.place, subject.id)
  await refuseBegun(ctx, { placeIds: [input.place] })
  const found = await refuseUnlessReleased(
    ctx,
    'place-holds-meetings',
    { placeIds: [input.place] },
    input.meetings,
  )
  if (found.meetings > 0) await planKeeper().releasePlaces(ctx, subject.id, [input.place])
  await ctx.db.updateTable('place').set({ removed_at: ctx.now() }).where('id', '=', input.place).execute()
  await writeHistory(ctx, {
    call: 'missions.removePlace',
    subjectKind: 'mission',
    subjectId: subject.id,
    change: { place: input.place },
  })
  return { meetings: found.meetings, people: found.people }
}

async function checkPlace(ctx: Context, placeId: string, missionId: string): Promise<void> {
  const place = await ctx.db
    .selectFrom('place')
    .select('id')
    .where('id', '=', placeId)
    .where('mission_id', '=', missionId)
    .where('removed_at', 'is', null)
    .executeTakeFirst()
  if (place === undefined) throw new Refusal('not-found')
}
