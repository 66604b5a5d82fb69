import type { Context } from '../../shared/context.ts'
import type { ParsedInputOf } from '../../shared/contract.ts'
import { writeHistory } from '../../shared/history.ts'
import { Refusal } from '../../shared/refusals.ts'
import { checkGroups } from './add-participant.ts'
import { checkCarrier } from './add-represented.ts'
import type { updateParticipant as call } from './contract-participants.ts'
import { type LoadedParticipant, onBehalfOf } from './load.ts'
import { runsMission } from './mission-access.ts'

type Input = ParsedInputOf<typeof call>

const own = {
  offers: 'offers',
  seeks: 'seeks',
  objective: 'objective',
  dietary: 'dietary',
  languages: 'languages',
  listed: 'listed',
  meetingsMax: 'meetings_max',
} as const
const organisers = {
  groupId: 'group_id',
  kind: 'kind',
  meetingsMin: 'meetings_min',
  carriedBy: 'carried_by',
} as const

/** Changes the fields sent. Group, kind, carrier and the guaranteed minimum are for those who run the mission. */
export async function updateParticipant(
  ctx: Context,
  input: Input,
  subject: LoadedParticipant,
): Promise<{ version: number }> {
  const forOrganisers = Object.keys(organisers).filter(field => input[field as keyof Input] !== undefined)
  if (forOrganisers.length > 0 && !runsMission(ctx.viewer, subject.mission)) throw new Refusal('not-allowed')
  await checkGroups(ctx, subject.mission.id, [input.groupId])
  if (input.carriedBy !== undefined) {
    if (subject.row.kind !== 'represented') throw new Refusal('state-impossible')
    await checkCarrier(ctx, subject.mission.id, input.carriedBy)
  }
  if (input.kind !== undefined && subject.row.kind === 'represented') throw new Refusal('state-impossible')
  const limits = {
    min: input.meetingsMin ?? subject.row.meetings_min,
    max: input.meetingsMax ?? subject.row.meetings_max,
  }
  if (limits.min !== null && limits.max !== null && limits.max < limits.min)
    throw new Refusal('input-invalid', {
      faults: [{ field: 'meetingsMax', code: 'too-small', values: { minimum: limits.min } }],
    })
  const change = Object.fromEntries(
    Object.entries({ ...own, ...organisers }).flatMap(([field, column]) =>
      input[field as keyof Input] === undefined ? [] : [[column, input[field as keyof Input]]],
    ),
  )
  const saved = await ctx.db
    .updateTable('participant')
    .set({ ...change, version: input.version + 1, updated_at: ctx.now() })
    .where('id', '=', subject.row.id)
    .where('version', '=', input.version)
    .returning('version')
    .executeTakeFirst()
  if (saved === undefined) throw new Refusal('changed-meanwhile')
  await writeHistory(ctx, {
    call: 'missions.updateParticipant',
    subjectKind: 'participant',
    subjectId: subject.row.id,
    change: { fields: Object.keys(change) },
    onBehalfOf: onBehalfOf(ctx, subject.row),
  })
  return saved
}
