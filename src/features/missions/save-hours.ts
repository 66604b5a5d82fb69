import type { Context } from '../../shared/context.ts'
import type { AnswerOf, ParsedInputOf } from '../../shared/contract.ts'
import { writeHistory } from '../../shared/history.ts'
import { Refusal } from '../../shared/refusals.ts'
import type { saveHours as call } from './contract-rules.ts'
import type { LoadedMission } from './load.ts'
import { lockMission } from './queries.ts'
import { type Hours, readHours } from './rules/hours.ts'

type Stretch = ParsedInputOf<typeof call>['stretches'][number]

/**
 * Saves when the interpreters of a pair, or the video lines, are there, in place of what was said before. The next build
 * keeps it, and so does the board at once.
 */
export async function saveHours(
  ctx: Context,
  input: ParsedInputOf<typeof call>,
  subject: LoadedMission,
): Promise<AnswerOf<typeof call>> {
  await lockMission(ctx.db, subject.id)
  const interpreter_id = input.interpreter ?? null
  const usual = await findUsual(ctx, subject.id, interpreter_id)
  const rows = input.stretches.flatMap((stretch, index) => {
    const isSaid = stretch.from !== undefined || stretch.to !== undefined || stretch.units != null
    return isSaid ? [{ ...readStretch(stretch, index, subject), units: stretch.units ?? usual }] : []
  })
  await ctx.db
    .deleteFrom('resource_hours')
    .where('mission_id', '=', subject.id)
    .where('interpreter_id', interpreter_id === null ? 'is' : '=', interpreter_id)
    .execute()
  if (rows.length > 0)
    await ctx.db
      .insertInto('resource_hours')
      .values(
        rows.map(({ startsAt, endsAt, units, extra }) => ({
          id: ctx.newId(),
          mission_id: subject.id,
          interpreter_id,
          starts_at: startsAt,
          ends_at: endsAt,
          units,
          extra,
        })),
      )
      .execute()
  await writeHistory(ctx, {
    call: 'missions.saveHours',
    subjectKind: 'mission',
    subjectId: subject.id,
    change: { interpreter: interpreter_id, stretches: input.stretches },
  })
  return { stretches: rows.length }
}

/** How many there usually are; hours of what the mission does not count would say nothing. */
async function findUsual(ctx: Context, missionId: string, interpreterId: string | null): Promise<number> {
  const { units } =
    (interpreterId === null
      ? await ctx.db
          .selectFrom('mission')
          .select('video_lines as units')
          .where('id', '=', missionId)
          .executeTakeFirst()
      : await ctx.db
          .selectFrom('interpreter')
          .select('units')
          .where('id', '=', interpreterId)
          .where('mission_id', '=', missionId)
          .executeTakeFirst()) ?? {}
  if (units === undefined || units === null)
    throw new Refusal('input-invalid', { faults: [{ field: 'interpreter', code: 'not-offered' }] })
  return units
}

function readStretch(
  stretch: Stretch,
  index: number,
  { row }: LoadedMission,
): Hours & Pick<Stretch, 'extra'> {
  const { day, from = null, to = null, extra } = stretch
  const refuse = (field: string, code: 'outside-mission' | 'ends-before-start') =>
    new Refusal('input-invalid', { faults: [{ field: `stretches.${index}.${field}`, code }] })
  if (day < row.starts_on || day > row.ends_on) throw refuse('day', 'outside-mission')
  const hours = readHours({ day, from, to }, row.time_zone)
  if (hours === null) throw refuse('to', 'ends-before-start')
  return { ...hours, extra }
}
