import { z } from 'zod'
import type { Context } from '../../shared/context.ts'
import type { AnswerOf, ParsedInputOf } from '../../shared/contract.ts'
import { Refusal } from '../../shared/refusals.ts'
import {
  addUnitAt,
  lockMission,
  type MissionRow,
  putUpTable,
  setGroupLimit,
  setLimitFor,
  setSlotFor,
  setTableAt,
  setUnits,
} from '../missions/index.ts'
import type { takeProposal as takeCall } from './contract.ts'
import { closeDraft, sayCost } from './edit-draft.ts'
import type { LoadedMission } from './load.ts'
import { loadPlan } from './load-plan.ts'
import { lockSchedules } from './queries.ts'
import { letMeetOnline } from './queries-proposals.ts'
import {
  deletePlacements,
  deleteUnplaced,
  insertPlacements,
  type ScheduleRow,
  saveTaken,
  saveUnplaced,
  selectUnplaced,
} from './queries-schedules.ts'
import type { Names, Sentence } from './rules/explain-unplaced.ts'
import { type Deed, deed, newTable, readProposal } from './rules/proposals.ts'
import { interpreterOf } from './rules/resource-hours.ts'
import { loadNames } from './say-names.ts'
import { type Objection, type Offer, readGround, weighProposal } from './weigh-proposals.ts'

/** A proposal that was taken up, with all that takes it back; `version` is the draft's right after it. */
const taken = z.object({
  meeting: z.string(),
  deeds: z.array(deed),
  /** Why the meeting waited, and those taken out for it before. */
  why: z.unknown(),
  version: z.number().int(),
  /** When it was taken up; what was said later stands. */
  at: z.string().optional(),
})
export type Taken = z.infer<typeof taken>

/** What can still be taken back, the latest last. */
export function readTaken(draft: ScheduleRow | null): Taken[] {
  const known = z.array(taken).safeParse(draft?.taken)
  return known.success ? known.data : []
}

const mostKept = 20

/**
 * Does what a proposal says: opens a slot on somebody's behalf, a table, brings an interpreter, raises a limit, takes a lighter meeting out, and puts
 * the waiting meeting where it costs least. It is weighed anew on the draft as it stands; what no longer works, or costs more
 * than was said, changes nothing and says why.
 */
export async function takeProposal(
  ctx: Context,
  input: ParsedInputOf<typeof takeCall>,
  subject: LoadedMission,
): Promise<AnswerOf<typeof takeCall>> {
  const steps = readProposal(input.proposal)
  if (steps === null)
    throw new Refusal('input-invalid', { faults: [{ field: 'proposal', code: 'not-offered' }] })
  await lockMission(ctx.db, subject.id)
  await lockSchedules(ctx.db, subject.id)
  const plan = await loadPlan(ctx.db, subject.id)
  if (plan.draft === null) throw new Refusal('no-draft')
  if (!plan.facts.meetings.some(one => one.id === input.meeting)) throw new Refusal('not-found')
  if (plan.draftRows.some(row => row.meeting === input.meeting)) throw new Refusal('meeting-with-place')
  const names = await loadNames(ctx, subject.row, plan.facts)
  const offer = weighProposal(readGround(plan, ctx.now()), input.meeting, steps)
  if (!('deeds' in offer)) throw refuseStale(ctx, offer, names)
  if (input.gaps !== undefined && offer.gaps > input.gaps)
    throw new Refusal('proposal-dearer', {
      values: { gaps: offer.gaps, said: input.gaps, count: offer.gaps },
    })
  const done = await takeUp(ctx, subject.row, plan.draft, { meeting: input.meeting, offer })
  const labels = new Map(plan.facts.places.map(place => [place.id, place.label]))
  const label = labels.get(done.place) ?? done.label ?? ''
  return {
    version: done.version,
    slotId: offer.cell.slot,
    placeId: done.place,
    where: `${names.slot(offer.cell.slot)}, ${label}`,
  }
}

/** Writes an offer down as part of the caller's transaction; the draft is locked and the offer weighed on it. */
export async function takeUp(
  ctx: Context,
  mission: Pick<MissionRow, 'id'>,
  draft: ScheduleRow,
  wanted: { meeting: string; offer: Offer },
): Promise<{ version: number; place: string; label: string | null }> {
  const { meeting, offer } = wanted
  const why = await selectUnplaced(ctx.db, draft.id)
  const deeds: Deed[] = []
  for (const one of offer.deeds) deeds.push(await doDeed(ctx, mission.id, draft, meeting, one))
  const putUp = deeds.find(one => one.code === 'table-put-up')
  const place = offer.cell.place === newTable ? (putUp?.place ?? newTable) : offer.cell.place
  await deleteUnplaced(ctx.db, draft.id, [meeting])
  await insertPlacements(ctx.db, draft.id, [{ meeting, slot: offer.cell.slot, place, people: offer.people }])
  const version = await closeDraft(ctx, draft, {
    call: 'schedule.takeProposal',
    meeting,
    slot: offer.cell.slot,
    place,
    deeds,
  })
  const concerned = new Set([meeting, ...deeds.flatMap(one => ('meeting' in one ? [one.meeting] : []))])
  const record = {
    meeting,
    deeds,
    why: why.filter(one => concerned.has(one.meeting)),
    version,
    at: ctx.now().toISOString(),
  }
  await saveTaken(ctx.db, draft.id, [...readTaken(draft), record].slice(-mostKept))
  return { version, place, label: putUp?.label ?? null }
}

async function doDeed(
  ctx: Context,
  missionId: string,
  draft: ScheduleRow,
  meeting: string,
  one: Deed,
): Promise<Deed> {
  switch (one.code) {
    case 'slot-opened':
      await setSlotFor(ctx, { missionId, participantId: one.participant }, one.slot, true)
      return one
    case 'limit-raised':
      return { ...one, from: await setLimitFor(ctx, { missionId, participantId: one.participant }, one.to) }
    case 'table-opened':
      await setTableAt(ctx, missionId, { placeId: one.place, slotId: one.slot }, true)
      return one
    case 'table-put-up': {
      const closedSlotIds = await ctx.db
        .selectFrom('slot')
        .select('id')
        .where('mission_id', '=', missionId)
        .where('removed_at', 'is', null)
        .where('id', '<>', one.slot)
        .execute()
      const table = { label: one.label, closedSlotIds: closedSlotIds.map(({ id }) => id) }
      return { ...one, place: await putUpTable(ctx, missionId, table) }
    }
    case 'resource-added': {
      const at = { interpreterId: interpreterOf(one.resource), slotId: one.slot }
      return { ...one, hours: await addUnitAt(ctx, missionId, at) }
    }
    case 'resource-raised':
      await setUnits(ctx, missionId, interpreterOf(one.resource), one.to)
      return one
    case 'group-raised':
      await setGroupLimit(ctx, missionId, one.group, one.to)
      return one
    case 'taken-out':
      await deletePlacements(ctx.db, draft.id, [one.meeting])
      await saveUnplaced(ctx.db, draft.id, [
        { meeting: one.meeting, reasons: { reasons: [{ code: 'displaced', meeting }], remedies: [] } },
      ])
      return one
    case 'let-online':
      await letMeetOnline(ctx.db, one.meeting, true)
      return one
  }
}

function refuseStale(ctx: Context, objection: Objection, names: Names): Refusal {
  const text = ctx.text(ctx.viewer.lang)
  const [why] = sayObjection(objection, names)
  return new Refusal('proposal-stale', {
    values: { why: why === undefined ? '' : text(`schedule.${why.key}`, why.values) },
  })
}

function sayObjection(objection: Objection, names: Names): Sentence[] {
  if ('cell' in objection) return sayCost(objection.cell, names)
  const { hindrance } = objection
  switch (hindrance.code) {
    case 'signed-up':
      return [
        {
          key: 'hindrance.signed-up',
          values: { who: names.participant(hindrance.participant), slot: names.slot(hindrance.slot) },
        },
      ]
    case 'not-taking-part':
      return [{ key: 'hindrance.not-taking-part', values: { who: names.participant(hindrance.participant) } }]
    default:
      return [{ key: `hindrance.${hindrance.code}`, values: {} }]
  }
}
