import type { Context } from '../../shared/context.ts'
import type { AnswerOf, ParsedInputOf } from '../../shared/contract.ts'
import { dayIn } from '../../shared/zones.ts'
import { type LoadedMission, runsMission } from '../missions/index.ts'
import type { listDelegates as listCall, getMyList as myCall } from './contract.ts'
import { countSteps } from './count-steps.ts'
import {
  type DelegateRow,
  listDelegateRows,
  listMarks,
  listMissing,
  listStepRows,
  type MarkRow,
  type StepRow,
} from './queries.ts'
import { mayMark, standingOf } from './rules/checklist.ts'

/** More participants of one person's companies than this no mission has. */
const mostOwn = 50

function delegateOf(row: DelegateRow) {
  return {
    participantId: row.participantId,
    kind: row.kind,
    person: row.person,
    organisation: { id: row.organisationId, name: row.organisation },
  }
}

/** How each step of somebody's list stands. */
function standingsOf(
  steps: readonly StepRow[],
  marks: readonly MarkRow[],
  row: DelegateRow,
  reader: { runs: boolean; today: string },
) {
  return steps
    .filter(step => step.forKinds.some(kind => kind === row.kind))
    .map(step => {
      const mark = marks.find(one => one.stepId === step.id && one.participantId === row.participantId)
      return {
        step,
        stepId: step.id,
        standing: standingOf(step, mark?.state ?? null, reader.today),
        reason: mark?.reason ?? null,
        by: mark?.by ?? null,
        at: mark?.at ?? null,
        mayMark: mayMark(step.owner, { ...row, runs: reader.runs }),
      }
    })
}

/** The checklists of one's own, as a delegate or an editor of the company; what is due first comes first. */
export async function getMyList(
  ctx: Context,
  _input: ParsedInputOf<typeof myCall>,
  subject: LoadedMission,
): Promise<AnswerOf<typeof myCall>> {
  const { reader, steps } = await readSteps(ctx, subject)
  const rows = await listDelegateRows(ctx.db, {
    missionId: subject.id,
    viewer: ctx.viewer,
    whose: 'own',
    limit: mostOwn,
    offset: 0,
  })
  const marks = await listMarks(
    ctx.db,
    rows.map(row => row.participantId),
  )
  return {
    lists: rows.map(row => ({
      ...delegateOf(row),
      items: standingsOf(steps, marks, row, reader).map(({ step, ...standing }) => ({
        kind: step.kind,
        title: step.title,
        note: step.note,
        lang: step.lang,
        owner: step.owner,
        dueOn: step.dueOn,
        ...standing,
      })),
    })),
  }
}

async function readSteps(ctx: Context, subject: LoadedMission) {
  return {
    reader: {
      runs: runsMission(ctx.viewer, subject),
      today: dayIn(ctx.now(), subject.row.time_zone),
    },
    steps: await listStepRows(ctx.db, subject.id),
  }
}

/** Who misses what: all delegates for whoever runs the mission, their members' for managers of clusters. */
export async function listDelegates(
  ctx: Context,
  input: ParsedInputOf<typeof listCall>,
  subject: LoadedMission,
): Promise<AnswerOf<typeof listCall>> {
  const { reader, steps } = await readSteps(ctx, subject)
  const whose = reader.runs ? 'all' : 'members'
  const rows = await listDelegateRows(ctx.db, {
    missionId: subject.id,
    viewer: ctx.viewer,
    whose,
    missing: input.missing,
    limit: input.pageSize,
    offset: (input.page - 1) * input.pageSize,
  })
  const marks = await listMarks(
    ctx.db,
    rows.map(row => row.participantId),
  )
  const counts = await countSteps(ctx.db, { missionId: subject.id, viewer: ctx.viewer, whose })
  const missing = await listMissing(ctx.db, {
    missionId: subject.id,
    viewer: ctx.viewer,
    all: reader.runs,
    missing: input.missing ?? 'any',
  })
  return {
    items: rows.map(row => ({
      ...delegateOf(row),
      items: standingsOf(steps, marks, row, reader).map(({ step: _step, ...standing }) => standing),
    })),
    total: rows[0]?.total ?? 0,
    page: input.page,
    pageSize: input.pageSize,
    steps: steps.map(step => ({ ...step, ...(counts.get(step.id) ?? { done: 0, missing: 0 }) })),
    reach: new Set(missing.map(row => row.personId)).size,
    runs: reader.runs,
  }
}
