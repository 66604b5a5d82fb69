import {
  costOfMove,
  type MoveCost,
  type Placement,
  type Problem,
  readFewest,
  type Shortfall,
} from '../../engines/scheduling/index.ts'
import type { Context } from '../../shared/context.ts'
import type { AnswerOf, ParsedInputOf } from '../../shared/contract.ts'
import { writeHistory } from '../../shared/history.ts'
import { Refusal } from '../../shared/refusals.ts'
import type {
  lockMeeting as lockCall,
  moveMeeting as moveCall,
  unplaceMeeting as unplaceCall,
} from './contract.ts'
import type { LoadedMission } from './load.ts'
import { knownPlacements, loadPlan, type Plan, problemOf, rowsOf } from './load-plan.ts'
import { lockSchedules } from './queries.ts'
import {
  bumpSchedule,
  deletePlacements,
  deleteUnplaced,
  insertPlacements,
  type ScheduleRow,
  saveCertificate,
  saveUnplaced,
} from './queries-schedules.ts'
import { readCertificate } from './rules/certificate.ts'
import type { Names, Sentence } from './rules/explain-unplaced.ts'
import { videoLine } from './rules/resource-hours.ts'
import { loadNames } from './say-names.ts'

interface OpenDraft {
  plan: Plan
  draft: ScheduleRow
}

/** The draft, held for one writer, as long as it is the one the reader saw. */
export async function openDraft(ctx: Context, missionId: string, version: number): Promise<OpenDraft> {
  await lockSchedules(ctx.db, missionId)
  const plan = await loadPlan(ctx.db, missionId)
  if (plan.draft === null) throw new Refusal('no-draft')
  if (plan.draft.version !== version) throw new Refusal('changed-meanwhile')
  return { plan, draft: plan.draft }
}

/** Counts the save and notes that the build's bounds no longer speak of what stands there. */
export async function closeDraft(
  ctx: Context,
  draft: ScheduleRow,
  change: { call: string; meeting: string } & Record<string, unknown>,
): Promise<number> {
  const known = readCertificate(draft.certificate)
  if (known !== null && !known.edited)
    await saveCertificate(ctx.db, draft.id, { ...known, edited: true, verified: false })
  await writeHistory(ctx, { call: change.call, subjectKind: 'schedule', subjectId: draft.id, change })
  return bumpSchedule(ctx.db, draft.id)
}

/** The problem by which moves on the board are judged: what has begun and what is locked stays. */
export function editProblem(plan: Plan, now: Date): Problem {
  return problemOf(plan, { now, keep: ['locked'], open: 'all' })
}

/**
 * Puts a meeting of the draft into a slot at a place. Meetings in the way are taken out, or swapped when there is just one
 * and it fits where this one came from; unsaid, they refuse the move. Hard rules refuse it always, with the reason.
 */
export async function moveMeeting(
  ctx: Context,
  input: ParsedInputOf<typeof moveCall>,
  subject: LoadedMission,
): Promise<AnswerOf<typeof moveCall>> {
  const { plan, draft } = await openDraft(ctx, subject.id, input.version)
  const problem = editProblem(plan, ctx.now())
  if (!isKnown(problem, input)) throw new Refusal('not-found')
  const placed = knownPlacements(problem, plan.draftRows)
  const cost = costOfMove(problem, { placed }, input.meeting, input.slotId, input.placeId)
  if (cost.verdict === 'refused') throw await refuseMove(ctx, subject, plan, cost)
  if (cost.verdict === 'displaces' && input.inTheWay === 'refuse')
    throw await refuseOccupied(ctx, subject, plan, cost)
  const { attending } = cost
  const target = {
    meeting: input.meeting,
    slot: input.slotId,
    place: input.placeId,
    ...(attending === undefined ? {} : { attending }),
  }
  const swapped =
    input.inTheWay === 'swap' && cost.displaces.length > 0 ? swapWith(problem, placed, target, cost) : null
  await deletePlacements(ctx.db, draft.id, [input.meeting, ...cost.displaces])
  await deleteUnplaced(ctx.db, draft.id, [input.meeting])
  await insertPlacements(
    ctx.db,
    draft.id,
    rowsOf(plan.facts, [target, ...(swapped === null ? [] : [swapped])]),
  )
  const takenOut = swapped === null ? [...cost.displaces] : []
  await saveUnplaced(
    ctx.db,
    draft.id,
    takenOut.map(meeting => ({
      meeting,
      reasons: { reasons: [{ code: 'displaced', meeting: input.meeting }], remedies: [] },
    })),
  )
  const version = await closeDraft(ctx, draft, {
    call: 'schedule.moveMeeting',
    ...target,
    from: placed.find(one => one.meeting === input.meeting) ?? null,
    takenOut,
    swapped,
  })
  return { version, takenOut }
}

function isKnown(problem: Problem, input: { meeting: string; slotId: string; placeId: string }): boolean {
  return (
    problem.meetings.some(one => one.id === input.meeting) &&
    problem.slots.some(one => one.id === input.slotId) &&
    problem.places.some(one => one.id === input.placeId)
  )
}

/** Where the one meeting in the way goes instead: to the cell this one leaves, if every rule allows it there. */
function swapWith(
  problem: Problem,
  placed: readonly Placement[],
  target: Placement,
  cost: MoveCost,
): Placement {
  const [other] = cost.displaces
  const origin = placed.find(one => one.meeting === target.meeting)
  if (cost.displaces.length !== 1 || other === undefined || origin === undefined)
    throw new Refusal('swap-impossible')
  const after = [...placed.filter(one => one.meeting !== target.meeting && one.meeting !== other), target]
  const back = costOfMove(problem, { placed: after }, other, origin.slot, origin.place)
  if (back.verdict !== 'free') throw new Refusal('swap-impossible')
  const { attending } = back
  return {
    meeting: other,
    slot: origin.slot,
    place: origin.place,
    ...(attending === undefined ? {} : { attending }),
  }
}

async function refuseMove(
  ctx: Context,
  subject: LoadedMission,
  plan: Plan,
  cost: MoveCost,
): Promise<Refusal> {
  const names = await loadNames(ctx, subject.row, plan.facts)
  const [first] = sayCost(cost, names)
  const text = ctx.text(ctx.viewer.lang)
  return new Refusal('cell-impossible', {
    values: { why: first === undefined ? '' : text(`schedule.${first.key}`, first.values) },
  })
}

async function refuseOccupied(
  ctx: Context,
  subject: LoadedMission,
  plan: Plan,
  cost: MoveCost,
): Promise<Refusal> {
  const names = await loadNames(ctx, subject.row, plan.facts)
  return new Refusal('cell-occupied', {
    values: { meetings: cost.displaces.map(names.meeting).join(', '), count: cost.displaces.length },
  })
}

async function refuseShortfalls(
  ctx: Context,
  subject: LoadedMission,
  plan: Plan,
  shortfalls: readonly Shortfall[],
): Promise<Refusal> {
  const names = await loadNames(ctx, subject.row, plan.facts)
  const text = ctx.text(ctx.viewer.lang)
  const said = sayShortfalls(shortfalls, names).map(({ key, values }) => text(`schedule.${key}`, values))
  return new Refusal('below-fewest', { values: { why: said.join('; ') } })
}

/** Why a cell is not possible, or who would lose their place there, as sentences. */
export function sayCost(
  cost: MoveCost,
  names: Pick<Names, 'participant' | 'meeting' | 'languages' | 'group'>,
): Sentence[] {
  const refusals = cost.refusals.map((refusal): Sentence => {
    switch (refusal.code) {
      case 'participant-away':
        return { key: 'cell.participant-away', values: { who: names.participant(refusal.participant) } }
      case 'at-maximum':
        return {
          key: 'cell.at-maximum',
          values: { who: names.participant(refusal.participant), count: refusal.maximum },
        }
      case 'locked-in-the-way':
      case 'order':
        return { key: `cell.${refusal.code}`, values: { meeting: names.meeting(refusal.meeting) } }
      case 'resource-short':
        return refusal.resource === videoLine
          ? { key: 'cell.video', values: {} }
          : { key: 'cell.interpreter', values: { languages: names.languages(refusal.resource) } }
      case 'pause-missing':
        return {
          key: 'cell.pause-missing',
          values: { who: names.participant(refusal.participant), count: refusal.after },
        }
      case 'too-far':
        return {
          key: 'cell.too-far',
          values: {
            who: names.participant(refusal.participant),
            meeting: names.meeting(refusal.meeting),
            count: refusal.minutes,
          },
        }
      case 'group-at-maximum':
        return {
          key: 'cell.group-at-maximum',
          values: { group: names.group(refusal.group), count: refusal.maximum },
        }
      case 'group-below-minimum':
        return {
          key: 'cell.group-below-minimum',
          values: { group: names.group(refusal.group), count: refusal.minimum },
        }
      default:
        return { key: `cell.${refusal.code}`, values: {} }
    }
  })
  if (refusals.length > 0) return refusals
  const colleagues = (cost.attending ?? []).map(names.participant).join('; ')
  const chosen: Sentence[] = colleagues === '' ? [] : [{ key: 'cell.attending', values: { who: colleagues } }]
  if (cost.displaces.length === 0) return chosen
  return [
    ...chosen,
    {
      key: 'cell.displaces',
      values: { meetings: cost.displaces.map(names.meeting).join(', '), count: cost.displaces.length },
    },
  ]
}

/** Who would be left with fewer meetings than their fewest, as sentences. */
export function sayShortfalls(
  shortfalls: readonly Shortfall[],
  names: Pick<Names, 'participant' | 'group'>,
): Sentence[] {
  return shortfalls.map(({ kind, id, held, minimum }) => ({
    key: 'cell.below-fewest',
    values: {
      who: kind === 'group' ? names.group(id) : names.participant(id),
      left: held,
      least: minimum,
      count: minimum,
    },
  }))
}

/**
 * Takes a meeting out of the draft; it stays accepted. Locked or begun meetings stay. Where that leaves somebody or a group
 * with too few meetings it has to be said that this is meant.
 */
export async function unplaceMeeting(
  ctx: Context,
  input: ParsedInputOf<typeof unplaceCall>,
  subject: LoadedMission,
): Promise<AnswerOf<typeof unplaceCall>> {
  const { plan, draft } = await openDraft(ctx, subject.id, input.version)
  const row = plan.draftRows.find(one => one.meeting === input.meeting)
  if (row === undefined) throw new Refusal('meeting-without-place')
  const problem = editProblem(plan, ctx.now())
  const isFixed = problem.meetings.some(one => one.id === input.meeting && one.fixed !== undefined)
  if (isFixed)
    throw new Refusal('cell-impossible', {
      values: { why: ctx.text(ctx.viewer.lang)('schedule.cell.locked') },
    })
  const shortfalls = readFewest(problem, knownPlacements(problem, plan.draftRows))([input.meeting])
  if (shortfalls.length > 0 && input.belowFewest === 'refuse')
    throw await refuseShortfalls(ctx, subject, plan, shortfalls)
  await deletePlacements(ctx.db, draft.id, [input.meeting])
  await saveUnplaced(ctx.db, draft.id, [
    { meeting: input.meeting, reasons: { reasons: [{ code: 'taken-out' }], remedies: [] } },
  ])
  return {
    version: await closeDraft(ctx, draft, {
      call: 'schedule.unplaceMeeting',
      meeting: input.meeting,
      from: { slot: row.slot, place: row.place },
    }),
  }
}

/** Locks a meeting of the draft where it stands, or unlocks it. */
export async function lockMeeting(
  ctx: Context,
  input: ParsedInputOf<typeof lockCall>,
  subject: LoadedMission,
): Promise<AnswerOf<typeof lockCall>> {
  const { draft } = await openDraft(ctx, subject.id, input.version)
  const row = await ctx.db
    .updateTable('placement')
    .set({ locked: input.locked })
    .where('schedule_id', '=', draft.id)
    .where('meeting_id', '=', input.meeting)
    .returning('meeting_id')
    .executeTakeFirst()
  if (row === undefined) throw new Refusal('meeting-without-place')
  await writeHistory(ctx, {
    call: 'schedule.lockMeeting',
    subjectKind: 'schedule',
    subjectId: draft.id,
    change: { meeting: input.meeting, locked: input.locked },
  })
  return { version: await bumpSchedule(ctx.db, draft.id) }
}
