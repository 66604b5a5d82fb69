import type { Context } from '../../shared/context.ts'
import type { AnswerOf, ParsedInputOf } from '../../shared/contract.ts'
import { writeHistory } from '../../shared/history.ts'
import { Refusal } from '../../shared/refusals.ts'
import type { saveMeetingRules as call } from './contract-rules.ts'
import type { LoadedMission } from './load.ts'
import { lockMission } from './queries.ts'
import { selectMeetingRules } from './queries-plan.ts'

type Input = ParsedInputOf<typeof call>

/** Saves the rules that are sent: halls, walks between them, interpreters, pauses, video lines. The next build keeps them. */
export async function saveMeetingRules(
  ctx: Context,
  input: Input,
  subject: LoadedMission,
): Promise<AnswerOf<typeof call>> {
  await lockMission(ctx.db, subject.id)
  if (input.halls !== undefined) await saveHalls(ctx, subject.id, input.halls)
  if (input.walks !== undefined) await saveWalks(ctx, subject.id, input.walks)
  if (input.interpreters !== undefined) await saveInterpreters(ctx, subject.id, input.interpreters)
  const { pauseAfter, videoLines } = input
  if (pauseAfter !== undefined || videoLines !== undefined)
    await ctx.db
      .updateTable('mission')
      .set({
        ...(pauseAfter === undefined ? {} : { pause_after: pauseAfter }),
        ...(videoLines === undefined ? {} : { video_lines: videoLines }),
      })
      .where('id', '=', subject.id)
      .execute()
  const { halls, walks, interpreters } = await selectMeetingRules(ctx.db, subject.id)
  const { mission: _, ...change } = input
  await writeHistory(ctx, {
    call: 'missions.saveMeetingRules',
    subjectKind: 'mission',
    subjectId: subject.id,
    change,
  })
  return { halls, walks: walks.length, interpreters: interpreters.length }
}

/** A hall that goes leaves its tables standing, in no hall. */
async function saveHalls(
  ctx: Context,
  missionId: string,
  wanted: NonNullable<Input['halls']>,
): Promise<void> {
  const named = wanted.flatMap((hall, index) => (hall.name ? [{ id: hall.id, name: hall.name, index }] : []))
  const repeated = named.find((hall, at) => named.findIndex(other => other.name === hall.name) < at)
  if (repeated !== undefined)
    throw new Refusal('input-invalid', {
      faults: [{ field: `halls.${repeated.index}.name`, code: 'already-exists' }],
    })
  const { halls: there } = await selectMeetingRules(ctx.db, missionId)
  const kept = named.map(hall => ({
    ...hall,
    id: there.find(known => known.id === hall.id || (hall.id === undefined && known.name === hall.name))?.id,
  }))
  const gone = there.filter(known => !kept.some(hall => hall.id === known.id)).map(hall => hall.id)
  if (gone.length > 0) await ctx.db.deleteFrom('hall').where('id', 'in', gone).execute()
  // Two halls may swap their names: each first takes its id as its name.
  for (const { id } of there)
    if (!gone.includes(id)) await ctx.db.updateTable('hall').set({ name: id }).where('id', '=', id).execute()
  for (const [index, hall] of kept.entries()) {
    const facts = { name: hall.name, position: index + 1 }
    if (hall.id === undefined)
      await ctx.db
        .insertInto('hall')
        .values({ id: ctx.newId(), mission_id: missionId, ...facts })
        .execute()
    else await ctx.db.updateTable('hall').set(facts).where('id', '=', hall.id).execute()
  }
}

async function saveWalks(
  ctx: Context,
  missionId: string,
  wanted: NonNullable<Input['walks']>,
): Promise<void> {
  const { halls } = await selectMeetingRules(ctx.db, missionId)
  const known = new Set(halls.map(hall => hall.id))
  const rows = new Map<string, { hall_a: string; hall_b: string; minutes: number }>()
  for (const [index, { hallA, hallB, minutes }] of wanted.entries()) {
    if (!known.has(hallA) || !known.has(hallB) || hallA === hallB)
      throw new Refusal('input-invalid', { faults: [{ field: `walks.${index}.hallB`, code: 'not-offered' }] })
    const [hall_a = '', hall_b = ''] = [hallA, hallB].sort()
    if (minutes) rows.set(`${hall_a} ${hall_b}`, { hall_a, hall_b, minutes })
  }
  if (known.size > 0)
    await ctx.db
      .deleteFrom('hall_walk')
      .where('hall_a', 'in', [...known])
      .execute()
  if (rows.size > 0)
    await ctx.db
      .insertInto('hall_walk')
      .values([...rows.values()])
      .execute()
}

async function saveInterpreters(
  ctx: Context,
  missionId: string,
  wanted: NonNullable<Input['interpreters']>,
): Promise<void> {
  const rows = new Map<string, { language_a: string; language_b: string; units: number }>()
  for (const [index, { languageA, languageB, units }] of wanted.entries()) {
    if (!units) continue
    if (languageA === undefined || languageB === undefined)
      throw new Refusal('input-invalid', {
        faults: [
          {
            field: `interpreters.${index}.${languageA === undefined ? 'languageA' : 'languageB'}`,
            code: 'missing',
          },
        ],
      })
    if (languageA === languageB)
      throw new Refusal('input-invalid', {
        faults: [{ field: `interpreters.${index}.languageB`, code: 'not-offered' }],
      })
    const [language_a = '', language_b = ''] = [languageA, languageB].sort()
    rows.set(`${language_a} ${language_b}`, { language_a, language_b, units })
  }
  const { interpreters: there } = await selectMeetingRules(ctx.db, missionId)
  const gone = there.filter(pair => !rows.has(`${pair.languageA} ${pair.languageB}`)).map(pair => pair.id)
  if (gone.length > 0) await ctx.db.deleteFrom('interpreter').where('id', 'in', gone).execute()
  // A pair that stays keeps its id, and with it its hours.
  if (rows.size > 0)
    await ctx.db
      .insertInto('interpreter')
      .values([...rows.values()].map(row => ({ id: ctx.newId(), mission_id: missionId, ...row })))
      .onConflict(conflict =>
        conflict
          .columns(['mission_id', 'language_a', 'language_b'])
          .doUpdateSet(eb => ({ units: eb.ref('excluded.units') })),
      )
      .execute()
}
