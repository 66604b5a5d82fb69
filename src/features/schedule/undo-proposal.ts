import { z } from 'zod'
import { costOfMove } from '../../engines/scheduling/index.ts'
import type { Context } from '../../shared/context.ts'
import type { AnswerOf, ParsedInputOf } from '../../shared/contract.ts'
import { Refusal } from '../../shared/refusals.ts'
import {
  lockMission,
  removeUnitAt,
  setSlotFor,
  setTableAt,
  setUnits,
  takeDownTable,
  takeGroupLimitBack,
  takeLimitBack,
} from '../missions/index.ts'
import type { undoProposal as undoCall } from './contract.ts'
import { closeDraft, editProblem, openDraft } from './edit-draft.ts'
import type { LoadedMission } from './load.ts'
import { knownPlacements, loadPlan, type Plan, rowsOf } from './load-plan.ts'
import { findTable, isTableChangedSince, isTimeSaidSince, letMeetOnline } from './queries-proposals.ts'
import {
  deletePlacements,
  deleteUnplaced,
  insertPlacements,
  type ScheduleRow,
  saveTaken,
  saveUnplaced,
} from './queries-schedules.ts'
import { noRules, type RuleFacts } from './rules/meeting-rules.ts'
import type { Deed } from './rules/proposals.ts'
import { interpreterOf, usualUnits, withUnits } from './rules/resource-hours.ts'
import { countStandingOf, isResourceShort } from './rules/rule-steps.ts'
import { readTaken, type Taken } from './take-proposal.ts'

export type Left = AnswerOf<typeof undoCall>['left'][number]

/**
 * Takes the latest proposal back, as long as the draft is as it left it: the meeting waits again, and what was changed for it
 * is as before. What somebody said or did since stays and is named in `left`: a slot its owner wants open, a limit set
 * anew, a table or an interpreter in use, a meeting that is cancelled or fits no more, a meeting published online.
 */
export async function undoProposal(
  ctx: Context,
  input: ParsedInputOf<typeof undoCall>,
  subject: LoadedMission,
): Promise<AnswerOf<typeof undoCall>> {
  await lockMission(ctx.db, subject.id)
  const { draft, plan } = await openDraft(ctx, subject.id, input.version)
  const kept = readTaken(draft)
  const last = kept.at(-1)
  if (last === undefined || last.version !== draft.version) throw new Refusal('nothing-to-undo')
  await deletePlacements(ctx.db, draft.id, [last.meeting])
  const left: Left[] = []
  const outside = last.deeds.filter(one => one.code !== 'taken-out')
  for (const one of [...outside].reverse()) {
    const stays = await undoDeed(ctx, plan, last, one)
    if (stays !== null) left.push(stays)
  }
  // Back on the board last: whether a meeting still fits is judged by the plan as it is by then.
  for (const one of [...last.deeds].reverse())
    if (one.code === 'taken-out' && !(await putBack(ctx, subject.id, draft, one))) left.push('meeting')
  await letWait(ctx, subject.id, draft, last)
  const version = await closeDraft(ctx, draft, {
    call: 'schedule.undoProposal',
    meeting: last.meeting,
    ...(left.length === 0 ? {} : { left }),
  })
  const rest = kept.slice(0, -1)
  const earlier = rest.at(-1)
  const standing = earlier !== undefined && earlier.version === draft.version - 1
  await saveTaken(ctx.db, draft.id, standing ? [...rest.slice(0, -1), { ...earlier, version }] : rest)
  return { version, left: [...new Set(left)] }
}

/** Takes one change outside the draft back; or says what stays because of what was said or done since. */
async function undoDeed(ctx: Context, plan: Plan, last: Taken, one: Deed): Promise<Left | null> {
  const { facts } = plan
  const { missionId, rules = noRules } = facts
  const since = last.at === undefined ? ctx.now() : new Date(last.at)
  const versions = [plan.publishedRows, plan.draftRows.filter(row => row.meeting !== last.meeting)]
  const isUsed = (place: string, slot?: string) =>
    versions.flat().some(row => row.place === place && (slot === undefined || row.slot === slot))
  /** With these rules some slot would have fewer of them than stand there and need one. */
  const isShort = (resource: string, fewer: RuleFacts) =>
    versions.some(rows => isResourceShort({ ...facts, rules: fewer }, rows, resource))
  switch (one.code) {
    case 'slot-opened': {
      if (isBusy(plan, one.participant, one.slot)) return 'slot'
      if (await isTimeSaidSince(ctx.db, one, since)) return 'slot'
      await setSlotFor(ctx, { missionId, participantId: one.participant }, one.slot, false)
      return null
    }
    case 'limit-raised':
      return (await takeLimitBack(ctx, { missionId, participantId: one.participant }, one)) ? null : 'limit'
    case 'table-opened':
      if (isUsed(one.place, one.slot) || (await isTableChangedSince(ctx.db, missionId, since))) return 'table'
      await setTableAt(ctx, missionId, { placeId: one.place, slotId: one.slot }, false)
      return null
    case 'table-put-up': {
      const table = await findTable(ctx.db, one.place)
      if (table === null) return null
      if (table.label !== one.label || isUsed(one.place)) return 'table'
      await takeDownTable(ctx, missionId, one.place)
      return null
    }
    case 'let-online': {
      const online = new Set(plan.facts.places.flatMap(({ id, kind }) => (kind === 'online' ? [id] : [])))
      if (plan.publishedRows.some(row => row.meeting === one.meeting && online.has(row.place)))
        return 'online'
      await letMeetOnline(ctx.db, one.meeting, false)
      return null
    }
    case 'resource-added': {
      const hours = rules.hours.filter(row => row.id !== one.hours)
      if (isShort(one.resource, { ...rules, hours })) return 'resource'
      return (await removeUnitAt(ctx, missionId, one.hours)) ? null : 'resource'
    }
    case 'resource-raised':
      if (usualUnits(rules, one.resource) !== one.to) return 'resource'
      if (isShort(one.resource, withUnits(rules, one.resource, one.from))) return 'resource'
      await setUnits(ctx, missionId, interpreterOf(one.resource), one.from)
      return null
    case 'group-raised':
      if (versions.some(rows => countStandingOf(facts, rows, one.group) > one.from)) return 'group'
      return (await takeGroupLimitBack(ctx, missionId, one)) ? null : 'group'
    case 'taken-out':
      return null
  }
}

/** Somebody has a published meeting in the slot. */
function isBusy(plan: Plan, participant: string, slot: string): boolean {
  const theirs = new Set(
    plan.facts.meetings.flatMap(one => (one.participantIds.includes(participant) ? [one.id] : [])),
  )
  return plan.publishedRows.some(row => row.slot === slot && theirs.has(row.meeting))
}

/** Puts a meeting that gave its place back there, if it is still to be held and every rule still allows it. */
async function putBack(
  ctx: Context,
  missionId: string,
  draft: ScheduleRow,
  cell: { meeting: string; slot: string; place: string },
): Promise<boolean> {
  const plan = await loadPlan(ctx.db, missionId)
  const problem = editProblem(plan, ctx.now())
  const isKnown =
    problem.meetings.some(one => one.id === cell.meeting) &&
    problem.slots.some(one => one.id === cell.slot) &&
    problem.places.some(one => one.id === cell.place)
  if (!isKnown) return false
  const placed = knownPlacements(problem, plan.draftRows)
  const cost = costOfMove(problem, { placed }, cell.meeting, cell.slot, cell.place)
  if (cost.verdict !== 'free') return false
  await deleteUnplaced(ctx.db, draft.id, [cell.meeting])
  const { attending } = cost
  const back = {
    meeting: cell.meeting,
    slot: cell.slot,
    place: cell.place,
    ...(attending === undefined ? {} : { attending }),
  }
  await insertPlacements(ctx.db, draft.id, rowsOf(plan.facts, [back]))
  return true
}

/** Says again why the meeting waits, and of others what was said before; of what is no longer to be held, nothing. */
async function letWait(ctx: Context, missionId: string, draft: ScheduleRow, last: Taken): Promise<void> {
  const plan = await loadPlan(ctx.db, missionId)
  const live = new Set(plan.facts.meetings.map(one => one.id))
  const gone = last.deeds.flatMap(one =>
    one.code === 'taken-out' && !live.has(one.meeting) ? [one.meeting] : [],
  )
  if (gone.length > 0) await deleteUnplaced(ctx.db, draft.id, gone)
  const placed = new Set(plan.draftRows.map(row => row.meeting))
  const why = z.array(z.object({ meeting: z.string(), reasons: z.unknown() })).safeParse(last.why)
  const before = (why.success ? why.data : []).filter(
    row => live.has(row.meeting) && !placed.has(row.meeting),
  )
  const own =
    before.some(row => row.meeting === last.meeting) || !live.has(last.meeting)
      ? before
      : [...before, { meeting: last.meeting, reasons: { reasons: [{ code: 'new' }], remedies: [] } }]
  await saveUnplaced(
    ctx.db,
    draft.id,
    own.map(({ meeting, reasons }) => ({ meeting, reasons })),
  )
}
