import type { Context } from '../../shared/context.ts'
import type { AnswerOf, ParsedInputOf } from '../../shared/contract.ts'
import { writeHistory } from '../../shared/history.ts'
import { Refusal } from '../../shared/refusals.ts'
import { addDays } from '../../shared/zones.ts'
import { type LoadedMission, lockMission, type MissionCopy } from '../missions/index.ts'
import type {
  listSteps as listCall,
  removeStep as removeCall,
  saveStep as saveCall,
  addUsualSteps as usualCall,
} from './contract.ts'
import { listStepRows } from './queries.ts'
import { usualSteps } from './rules/checklist.ts'

/** More steps than these nobody would read. */
const mostSteps = 60

export async function listSteps(
  ctx: Context,
  _input: ParsedInputOf<typeof listCall>,
  subject: LoadedMission,
): Promise<AnswerOf<typeof listCall>> {
  return { items: await listStepRows(ctx.db, subject.id) }
}

/** Adds a step, or changes one; what was marked stays marked. */
export async function saveStep(
  ctx: Context,
  input: ParsedInputOf<typeof saveCall>,
  subject: LoadedMission,
): Promise<AnswerOf<typeof saveCall>> {
  await lockMission(ctx.db, subject.id)
  const there = await listStepRows(ctx.db, subject.id)
  const facts = {
    kind: input.kind,
    title: input.title,
    note: input.note || null,
    lang: input.lang,
    owner: input.owner,
    due_on: input.dueOn ?? null,
    for_kinds: [...new Set(input.forKinds)],
  }
  const id = input.id ?? ctx.newId()
  if (input.id === undefined) {
    if (there.length >= mostSteps) throw new Refusal('too-many-steps')
    await ctx.db
      .insertInto('preparation_step')
      .values({ id, mission_id: subject.id, position: there.length + 1, ...facts })
      .execute()
  } else {
    if (!there.some(step => step.id === id)) throw new Refusal('not-found')
    await ctx.db.updateTable('preparation_step').set(facts).where('id', '=', id).execute()
  }
  await writeHistory(ctx, {
    call: 'preparation.saveStep',
    subjectKind: 'mission',
    subjectId: subject.id,
    change: { step: input.title },
  })
  return { id }
}

export async function removeStep(
  ctx: Context,
  input: ParsedInputOf<typeof removeCall>,
  subject: LoadedMission,
): Promise<AnswerOf<typeof removeCall>> {
  const gone = await ctx.db
    .updateTable('preparation_step')
    .set({ removed_at: ctx.now() })
    .where('id', '=', input.step)
    .where('mission_id', '=', subject.id)
    .where('removed_at', 'is', null)
    .returning('title')
    .executeTakeFirst()
  if (gone === undefined) throw new Refusal('not-found')
  await writeHistory(ctx, {
    call: 'preparation.removeStep',
    subjectKind: 'mission',
    subjectId: subject.id,
    change: { step: gone.title },
  })
  return { done: true }
}

/** The usual steps in a language, each due so many days before the mission; kinds that stand on the list already are left out. */
export async function addUsualSteps(
  ctx: Context,
  input: ParsedInputOf<typeof usualCall>,
  subject: LoadedMission,
): Promise<AnswerOf<typeof usualCall>> {
  await lockMission(ctx.db, subject.id)
  const there = await listStepRows(ctx.db, subject.id)
  const text = ctx.text(input.lang)
  const added = usualSteps.filter(usual => !there.some(step => step.kind === usual.kind))
  if (added.length === 0) return { added: 0 }
  await ctx.db
    .insertInto('preparation_step')
    .values(
      added.map(({ kind, owner, daysBefore }, index) => ({
        id: ctx.newId(),
        mission_id: subject.id,
        position: there.length + index + 1,
        kind,
        title: text(`preparation.usual.${kind}.title`),
        note: text(`preparation.usual.${kind}.note`),
        lang: input.lang,
        owner,
        due_on: addDays(subject.row.starts_on, -daysBefore),
        for_kinds: kind === 'webinar' || kind === 'coaching' ? ['travelling', 'remote'] : ['travelling'],
      })),
    )
    .execute()
  await writeHistory(ctx, {
    call: 'preparation.addUsualSteps',
    subjectKind: 'mission',
    subjectId: subject.id,
    change: { added: added.length },
  })
  return { added: added.length }
}

/** Takes the checklist into a copy of its mission, each step due as many days before; nobody's marks come along. */
export async function copySteps(ctx: Context, { from, to, days }: MissionCopy): Promise<void> {
  const steps = await ctx.db
    .selectFrom('preparation_step')
    .selectAll()
    .where('mission_id', '=', from)
    .where('removed_at', 'is', null)
    .execute()
  if (steps.length === 0) return
  await ctx.db
    .insertInto('preparation_step')
    .values(
      steps.map(step => ({
        ...step,
        id: ctx.newId(),
        mission_id: to,
        due_on: step.due_on === null ? null : addDays(step.due_on, days),
      })),
    )
    .execute()
}
