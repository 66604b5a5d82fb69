import type { Context } from '../../shared/context.ts'
import type { AnswerOf, ParsedInputOf } from '../../shared/contract.ts'
import { writeHistory } from '../../shared/history.ts'
import { Refusal } from '../../shared/refusals.ts'
import type { discardDraft as discardCall, startDraft as startCall } from './contract.ts'
import { openDraft } from './edit-draft.ts'
import type { LoadedMission } from './load.ts'
import { knownPlacements, loadPlan, problemOf, rowsOf } from './load-plan.ts'
import { lockSchedules } from './queries.ts'
import { carryCalls } from './queries-calls.ts'
import {
  endDraft,
  findSchedule,
  insertPlacements,
  insertSchedule,
  saveUnplaced,
  selectUnplaced,
} from './queries-schedules.ts'
import { plainCertificate } from './rules/certificate.ts'

/** Starts a draft as a copy of what is published (empty when nothing is), to edit by hand. Refuses while there is one. */
export async function startDraft(
  ctx: Context,
  _input: unknown,
  subject: LoadedMission,
): Promise<AnswerOf<typeof startCall>> {
  await lockSchedules(ctx.db, subject.id)
  const plan = await loadPlan(ctx.db, subject.id)
  if (plan.draft !== null) throw new Refusal('draft-exists')
  const id = ctx.newId()
  await insertSchedule(ctx.db, {
    id,
    missionId: subject.id,
    state: 'draft',
    basedOn: plan.published?.id ?? null,
    certificate: plainCertificate('by-hand', plan.facts.aims),
    createdBy: ctx.viewer.personId,
    now: ctx.now(),
  })
  const problem = problemOf(plan, { now: ctx.now(), keep: [], open: 'all' })
  const placed = new Map(knownPlacements(problem, plan.publishedRows).map(one => [one.meeting, one]))
  const rows = plan.publishedRows.flatMap(row => {
    const one = placed.get(row.meeting)
    return one === undefined ? [] : [{ ...one, locked: row.locked }]
  })
  await insertPlacements(ctx.db, id, rowsOf(plan.facts, rows))
  await carryCalls(ctx.db, subject.id, id)
  const said = new Map(
    (await selectUnplaced(ctx.db, plan.published?.id ?? null)).map(row => [row.meeting, row.reasons]),
  )
  const missing = plan.facts.meetings.filter(meeting => !placed.has(meeting.id))
  await saveUnplaced(
    ctx.db,
    id,
    missing.map(({ id: meeting }) => ({
      meeting,
      reasons: said.get(meeting) ?? { reasons: [{ code: 'new' }], remedies: [] },
    })),
  )
  await writeHistory(ctx, {
    call: 'schedule.startDraft',
    subjectKind: 'schedule',
    subjectId: id,
    change: { copied: rows.length },
  })
  const draft = await findSchedule(ctx.db, subject.id, 'draft')
  return { number: draft?.number ?? 0, version: draft?.version ?? 0 }
}

/** Throws the draft away; what is published stays. */
export async function discardDraft(
  ctx: Context,
  input: ParsedInputOf<typeof discardCall>,
  subject: LoadedMission,
): Promise<AnswerOf<typeof discardCall>> {
  const { draft } = await openDraft(ctx, subject.id, input.version)
  await endDraft(ctx.db, draft.id)
  await writeHistory(ctx, { call: 'schedule.discardDraft', subjectKind: 'schedule', subjectId: draft.id })
  return { done: true }
}
