import type { Context } from '../../shared/context.ts'
import type { AnswerOf, ParsedInputOf } from '../../shared/contract.ts'
import { writeHistory } from '../../shared/history.ts'
import { Refusal } from '../../shared/refusals.ts'
import { dayIn } from '../../shared/zones.ts'
import { listHeld } from '../meetings/index.ts'
import {
  getMission,
  lockMission,
  type MissionRow,
  type MissionSubject,
  runsMission,
} from '../missions/index.ts'
import type {
  dropGoal as dropCall,
  listGoals as listCall,
  sayGoal as sayCall,
  setGoal as setCall,
} from './contract-goals.ts'
import type { SpeakerSubject } from './encounters.ts'
import { listLastAnswers } from './queries-answers.ts'
import {
  countGoals,
  findGoal,
  insertGoal,
  listGoalRows,
  listOwnEncounters,
  markDropped,
  saveCame,
} from './queries-goals.ts'
import { listAttended } from './queries-statistics.ts'
import { type Doings, measureGoal } from './rules/goals.ts'

/** More than these nobody works towards. */
const mostGoals = 8

/** Goals are set before leaving: from the mission's first day on they stay as they are. */
const isFixed = (ctx: Context, mission: Pick<MissionRow, 'starts_on' | 'time_zone'>) =>
  dayIn(ctx.now(), mission.time_zone) >= mission.starts_on

/** The goals that concern the reader, each with what came by now. */
export async function listGoals(
  ctx: Context,
  input: ParsedInputOf<typeof listCall>,
  subject: SpeakerSubject,
): Promise<AnswerOf<typeof listCall>> {
  const rows = await listGoalRows(ctx.db, {
    missionId: subject.id,
    viewer: ctx.viewer,
    all: runsMission(ctx.viewer, subject),
  })
  const doings = await gatherDoings(ctx, new Map(rows.map(row => [row.participantId, row.organisationId])))
  const goals = rows.map(({ personId, organisationId, organisation, ...row }) => ({
    ...row,
    organisation: { id: organisationId, name: organisation },
    came: measureGoal(row, doings.get(row.participantId) ?? { held: [], encounters: [] }),
    own: personId !== null && personId === ctx.viewer.personId,
  }))
  // One's own come first.
  goals.sort((a, b) => Number(b.own) - Number(a.own))
  const start = (input.page - 1) * input.pageSize
  return {
    items: goals.slice(start, start + input.pageSize),
    total: goals.length,
    page: input.page,
    pageSize: input.pageSize,
    fixed: isFixed(ctx, subject.row),
    mine: subject.companies.length > 0,
    reached: goals.filter(goal => goal.came !== null && goal.came >= goal.target).length,
  }
}

async function gatherDoings(
  ctx: Context,
  organisationOf: ReadonlyMap<string, string>,
): Promise<Map<string, Doings>> {
  const participantIds = [...organisationOf.keys()]
  const seats = (await listAttended(ctx.db, participantIds)).filter(seat => seat.startsAt <= ctx.now())
  const meetingIds = [...new Set(seats.map(seat => seat.meetingId))]
  const held = await listHeld(ctx.db, meetingIds)
  const rungOf = new Map(
    (await listLastAnswers(ctx.db, meetingIds)).map(one => [`${one.meetingId} ${one.side}`, one.rung]),
  )
  const encounters = await listOwnEncounters(ctx.db, participantIds)
  return new Map(
    participantIds.map(id => [
      id,
      {
        held: seats
          .filter(seat => seat.participantId === id && held.get(seat.meetingId)?.state === 'held')
          .map(seat => ({
            other: seat.otherId,
            // What the side of a company they carried says is read by that company, not by the delegate's.
            rung:
              seat.organisationId === organisationOf.get(id)
                ? (rungOf.get(`${seat.meetingId} ${seat.side}`) ?? null)
                : null,
          })),
        encounters: encounters.filter(one => one.participantId === id),
      },
    ]),
  )
}

/** Sets a goal for oneself; refused from the first day on. */
export async function setGoal(
  ctx: Context,
  input: ParsedInputOf<typeof setCall>,
  subject: SpeakerSubject,
): Promise<AnswerOf<typeof setCall>> {
  const [own] = subject.companies
  if (own === undefined) throw new Refusal('no-seat-in-mission')
  if (isFixed(ctx, subject.row)) throw new Refusal('goals-fixed')
  const words = input.words || null
  if (input.kind === 'rung' && !input.rung)
    throw new Refusal('input-invalid', { faults: [{ field: 'rung', code: 'missing' }] })
  if (input.kind === 'own' && words === null)
    throw new Refusal('input-invalid', { faults: [{ field: 'words', code: 'missing' }] })
  await lockMission(ctx.db, subject.id)
  if ((await countGoals(ctx.db, own.participantId)) >= mostGoals) throw new Refusal('too-many-goals')
  const id = ctx.newId()
  await insertGoal(ctx.db, {
    id,
    mission_id: subject.id,
    participant_id: own.participantId,
    kind: input.kind,
    rung: input.kind === 'rung' ? (input.rung ?? null) : null,
    words: input.kind === 'own' ? words : null,
    lang: input.lang ?? ctx.viewer.lang,
    target: input.target,
    set_by: ctx.viewer.personId,
    set_at: ctx.now(),
  })
  await writeHistory(ctx, {
    call: 'outcomes.setGoal',
    subjectKind: 'goal',
    subjectId: id,
    change: { kind: input.kind, target: input.target },
  })
  return { id }
}

/** A goal with whose it is. */
export interface GoalSubject {
  mission: MissionRow
  missionSubject: MissionSubject
  kind: string
  personId: string | null
}

export async function loadGoal(ctx: Context, input: { id: string }): Promise<GoalSubject> {
  const goal = await findGoal(ctx.db, input.id)
  if (goal === undefined || goal.withdrawnAt !== null) throw new Refusal('not-found')
  const { mission, subject } = await getMission(ctx.db, goal.missionId)
  return { mission, missionSubject: subject, kind: goal.kind, personId: goal.personId }
}

/** Takes a goal back while goals can be changed. */
export async function dropGoal(
  ctx: Context,
  input: ParsedInputOf<typeof dropCall>,
  subject: GoalSubject,
): Promise<AnswerOf<typeof dropCall>> {
  if (isFixed(ctx, subject.mission)) throw new Refusal('goals-fixed')
  await markDropped(ctx.db, input.id, ctx.now())
  await writeHistory(ctx, { call: 'outcomes.dropGoal', subjectKind: 'goal', subjectId: input.id })
  return { done: true }
}

/** What came of a goal in one's own words; the others are counted. */
export async function sayGoal(
  ctx: Context,
  input: ParsedInputOf<typeof sayCall>,
  subject: GoalSubject,
): Promise<AnswerOf<typeof sayCall>> {
  if (subject.kind !== 'own') throw new Refusal('goal-is-counted')
  await saveCame(ctx.db, input.id, input.came, ctx.now())
  await writeHistory(ctx, {
    call: 'outcomes.sayGoal',
    subjectKind: 'goal',
    subjectId: input.id,
    change: { came: input.came },
  })
  return { done: true }
}
