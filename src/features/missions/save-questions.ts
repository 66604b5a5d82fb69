import type { Context } from '../../shared/context.ts'
import type { AnswerOf, ParsedInputOf } from '../../shared/contract.ts'
import { writeHistory } from '../../shared/history.ts'
import { Refusal } from '../../shared/refusals.ts'
import type { saveQuestions as call } from './contract-setup.ts'
import type { LoadedMission } from './load.ts'
import { lockMission } from './queries.ts'

/** Saves a mission's own registration questions in the order given; a line without words is left out. */
export async function saveQuestions(
  ctx: Context,
  input: ParsedInputOf<typeof call>,
  subject: LoadedMission,
): Promise<AnswerOf<typeof call>> {
  await lockMission(ctx.db, subject.id)
  const there = await ctx.db
    .selectFrom('question')
    .select('id')
    .where('mission_id', '=', subject.id)
    .execute()
  const known = new Set(there.map(row => row.id))
  const saved: { id: string; label: string }[] = []
  for (const [index, question] of input.questions.entries()) {
    if (!question.label) continue
    if (question.kind === 'choice' && question.options.length < 2)
      throw new Refusal('input-invalid', {
        faults: [{ field: `questions.${index}.options`, code: 'too-few', values: { minimum: 2 } }],
      })
    const row = {
      position: index + 1,
      label: question.label,
      hint: question.hint ?? null,
      kind: question.kind,
      options: question.options,
      required: question.required,
    }
    const id = question.id !== undefined && known.has(question.id) ? question.id : ctx.newId()
    if (known.has(id)) await ctx.db.updateTable('question').set(row).where('id', '=', id).execute()
    else
      await ctx.db
        .insertInto('question')
        .values({ id, mission_id: subject.id, ...row })
        .execute()
    saved.push({ id, label: question.label })
  }
  const gone = [...known].filter(id => !saved.some(question => question.id === id))
  if (gone.length > 0) await ctx.db.deleteFrom('question').where('id', 'in', gone).execute()
  await writeHistory(ctx, {
    call: 'missions.saveQuestions',
    subjectKind: 'mission',
    subjectId: subject.id,
    change: { questions: saved.map(question => question.label) },
  })
  return { questions: saved }
}
