import {
  placeLate as findLate,
  freeCells,
  type MoveCost,
  type Placement,
  type Problem,
} from '../../engines/scheduling/index.ts'
import type { Context } from '../../shared/context.ts'
import type { AnswerOf, ParsedInputOf } from '../../shared/contract.ts'
import { writeHistory } from '../../shared/history.ts'
import { Refusal } from '../../shared/refusals.ts'
import { getMission } from '../missions/index.ts'
import type { placeLate as placeCall } from './contract.ts'
import { editProblem } from './edit-draft.ts'
import type { LoadedMission } from './load.ts'
import { knownPlacements, loadPlan, type Plan, problemOf, rowsOf } from './load-plan.ts'
import { lockSchedules } from './queries.ts'
import {
  bumpSchedule,
  deletePlacements,
  deleteUnplaced,
  insertPlacements,
  insertSchedule,
  saveUnplaced,
} from './queries-schedules.ts'
import { plainCertificate, readCertificate } from './rules/certificate.ts'
import { tellPeople } from './tell-people.ts'

/** A place in the published schedule. */
export interface Booked {
  slotId: string
  placeId: string
}

/**
 * Gives a meeting that was just accepted the first free slot that suits both, with a place: in sessions that book on
 * acceptance, and anywhere once the organiser has published a schedule. Moves nobody and tells those concerned. Null when
 * nothing is free or the organiser has yet to schedule. Bookings of one mission come one after the other, so of ten for
 * the last place one wins.
 */
export async function bookOnAcceptance(ctx: Context, meetingId: string): Promise<Booked | null> {
  const { mission_id: missionId } = await ctx.db
    .selectFrom('meeting')
    .select('mission_id')
    .where('id', '=', meetingId)
    .executeTakeFirstOrThrow()
  await lockSchedules(ctx.db, missionId)
  return book(ctx, await loadPlan(ctx.db, missionId), meetingId, 'as-the-session-says')
}

/** Books a meeting that waits into the published schedule, at the organiser's wish. */
export async function placeLate(
  ctx: Context,
  input: ParsedInputOf<typeof placeCall>,
  subject: LoadedMission,
): Promise<AnswerOf<typeof placeCall>> {
  await lockSchedules(ctx.db, subject.id)
  const plan = await loadPlan(ctx.db, subject.id)
  if (plan.published === null) throw new Refusal('nothing-published')
  if (!plan.facts.meetings.some(meeting => meeting.id === input.meeting)) throw new Refusal('not-found')
  if (plan.publishedRows.some(row => row.meeting === input.meeting)) throw new Refusal('meeting-with-place')
  const booked = await book(ctx, plan, input.meeting, 'anywhere')
  return { slotId: booked?.slotId ?? null, placeId: booked?.placeId ?? null }
}

async function book(
  ctx: Context,
  plan: Plan,
  meetingId: string,
  where: 'as-the-session-says' | 'anywhere',
): Promise<Booked | null> {
  const there = plan.publishedRows.find(row => row.meeting === meetingId)
  if (there !== undefined) return { slotId: there.slot, placeId: there.place }
  const found = findCell(plan, meetingId, ctx.now(), where)
  if (found === null) {
    await waitInDraft(ctx, plan, meetingId)
    return null
  }
  const publishedId = plan.published?.id ?? (await openPublished(ctx, plan))
  await insertPlacements(ctx.db, publishedId, rowsOf(plan.facts, [found]))
  await deleteUnplaced(ctx.db, publishedId, [meetingId])
  await bumpSchedule(ctx.db, publishedId)
  await bookInDraft(ctx, plan, found)
  const { mission } = await getMission(ctx.db, plan.facts.missionId)
  await tellPeople(ctx, mission, publishedId)
  await writeHistory(ctx, {
    call: 'schedule.bookOnAcceptance',
    subjectKind: 'meeting',
    subjectId: meetingId,
    change: { slot: found.slot, place: found.place },
  })
  return { slotId: found.slot, placeId: found.place }
}

/** The earliest cell that is free in what is published, one that is free in the draft as well if there is one. */
function findCell(
  plan: Plan,
  meetingId: string,
  now: Date,
  where: 'as-the-session-says' | 'anywhere',
): Placement | null {
  const isScheduled =
    plan.published !== null && readCertificate(plan.published.certificate)?.status !== 'on-acceptance'
  const everywhere = where === 'anywhere' || isScheduled
  const onAcceptance = plan.facts.slots.filter(slot => slot.booking === 'on-acceptance').map(slot => slot.id)
  if (!everywhere && onAcceptance.length === 0) return null
  const problem = problemOf(plan, { now, keep: [], open: 'all' })
  if (!problem.meetings.some(meeting => meeting.id === meetingId)) return null
  const limited = everywhere ? problem : withinSlots(problem, meetingId, onAcceptance)
  const placed = knownPlacements(limited, plan.publishedRows)
  if (plan.draft === null || plan.draftRows.length === 0)
    return findLate(limited, { placed }, meetingId) ?? null
  const draftProblem = editProblem(plan, now)
  const others = knownPlacements(draftProblem, plan.draftRows).filter(row => row.meeting !== meetingId)
  const draftFree = new Set(
    freeCells(draftProblem, { placed: others }, meetingId)
      .filter(cell => cell.verdict === 'free')
      .map(sayCell),
  )
  const free = freeCells(limited, { placed }, meetingId).filter(cell => cell.verdict === 'free')
  const both = free.filter(cell => draftFree.has(sayCell(cell)))
  const narrowed = new Set((both.length > 0 ? both : free).map(cell => cell.slot))
  return pickPlace(limited, placed, meetingId, narrowed, both)
}

/** The first slot of those that remain, at the place the engine would take, or one that is free in the draft too. */
function pickPlace(
  problem: Problem,
  placed: readonly Placement[],
  meetingId: string,
  slots: ReadonlySet<string>,
  both: readonly MoveCost[],
): Placement | null {
  const found = findLate(withinSlots(problem, meetingId, [...slots]), { placed }, meetingId)
  if (found === undefined) return null
  const sameSlot = both.filter(cell => cell.slot === found.slot)
  const [first] = sameSlot
  if (first === undefined || sameSlot.some(cell => cell.place === found.place)) return found
  const { slot, place, attending } = first
  return { meeting: meetingId, slot, place, ...(attending === undefined ? {} : { attending }) }
}

function sayCell(cell: { slot: string; place: string }): string {
  return `${cell.slot} ${cell.place}`
}

function withinSlots(problem: Problem, meetingId: string, slots: readonly string[]): Problem {
  return {
    ...problem,
    meetings: problem.meetings.map(meeting =>
      meeting.id === meetingId ? { ...meeting, allowedSlots: slots } : meeting,
    ),
  }
}

/** The version that bookings on acceptance live in while the organiser has published none. */
async function openPublished(ctx: Context, plan: Plan): Promise<string> {
  const id = ctx.newId()
  await insertSchedule(ctx.db, {
    id,
    missionId: plan.facts.missionId,
    state: 'published',
    basedOn: null,
    certificate: plainCertificate('on-acceptance', plan.facts.aims),
    createdBy: ctx.viewer.personId,
    now: ctx.now(),
  })
  return id
}

/** What is booked stands in the draft as well: in the same cell, else in another free one, else it waits there. */
export async function bookInDraft(ctx: Context, plan: Plan, found: Placement): Promise<void> {
  if (plan.draft === null) return
  const problem = editProblem(plan, ctx.now())
  const others = knownPlacements(problem, plan.draftRows).filter(row => row.meeting !== found.meeting)
  const isFree = freeCells(problem, { placed: others }, found.meeting).some(
    cell => cell.verdict === 'free' && sayCell(cell) === sayCell(found),
  )
  const cell = isFree ? found : findLate(problem, { placed: others }, found.meeting)
  await deletePlacements(ctx.db, plan.draft.id, [found.meeting])
  await deleteUnplaced(ctx.db, plan.draft.id, [found.meeting])
  if (cell === undefined) await saveUnplaced(ctx.db, plan.draft.id, [waiting(found.meeting)])
  else await insertPlacements(ctx.db, plan.draft.id, rowsOf(plan.facts, [cell]))
  await bumpSchedule(ctx.db, plan.draft.id)
}

/** A meeting without a place waits in the draft, else in what is published. */
export async function waitInDraft(ctx: Context, plan: Plan, meetingId: string): Promise<void> {
  const version = plan.draft ?? plan.published
  if (version !== null && !plan.draftRows.some(row => row.meeting === meetingId))
    await saveUnplaced(ctx.db, version.id, [waiting(meetingId)])
}

function waiting(meeting: string) {
  return { meeting, reasons: { reasons: [{ code: 'new' }], remedies: [] } }
}
