import type { Context } from '../../shared/context.ts'
import type { ParsedInputOf } from '../../shared/contract.ts'
import { writeHistory } from '../../shared/history.ts'
import { Refusal } from '../../shared/refusals.ts'
import { checkGroups } from './add-participant.ts'
import { checkCarrier } from './add-represented.ts'
import type { updateParticipant as call } from './contract-participants.ts'
import { type LoadedParticipant, onBehalfOf } from './load.ts'
import { mayAgreeToLists, runsMission } from './mission-access.ts'
import { selectColleagues } from './queries-stand-ins.ts'
import { recordListingConsent, withdrawListingConsent } from './registration.ts'

type Input = ParsedInputOf<typeof call>

const own = {
  offers: 'offers',
  seeks: 'seeks',
  objective: 'objective',
  dietary: 'dietary',
  languages: 'languages',
  listed: 'listed',
  meetingsMax: 'meetings_max',
  pauseAfter: 'pause_after',
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
  await keepListingConsent(ctx, input, subject)
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
  if (input.standIns !== undefined) await saveStandIns(ctx, subject.row.id, input.standIns)
  await writeHistory(ctx, {
    call: 'missions.updateParticipant',
    subjectKind: 'participant',
    subjectId: subject.row.id,
    change: { fields: [...Object.keys(change), ...(input.standIns === undefined ? [] : ['standIns'])] },
    onBehalfOf: onBehalfOf(ctx, subject.row),
  })
  return saved
}

/** Who takes this participant's meetings when there is no time; meetings that have a place already keep who comes. */
async function saveStandIns(ctx: Context, participantId: string, wanted: readonly string[]): Promise<void> {
  const chosen = [...new Set(wanted.filter(id => id !== ''))]
  const colleagues = new Set((await selectColleagues(ctx.db, participantId)).map(one => one.id))
  if (!chosen.every(id => colleagues.has(id)))
    throw new Refusal('input-invalid', { faults: [{ field: 'standIns', code: 'not-offered' }] })
  await ctx.db.deleteFrom('stand_in').where('participant_id', '=', participantId).execute()
  if (chosen.length > 0)
    await ctx.db
      .insertInto('stand_in')
      .values(
        chosen.map((colleague_id, position) => ({ participant_id: participantId, colleague_id, position })),
      )
      .execute()
}

/**
 * Standing on the public list is for the organisation to agree to: the person, an editor, or the host who brought it.
 * Organisers and cluster managers can take it off the list, not put it there.
 */
async function keepListingConsent(ctx: Context, input: Input, subject: LoadedParticipant): Promise<void> {
  const { row } = subject
  if (input.listed === undefined || input.listed === row.listed) return
  if (input.listed && ctx.viewer.kind !== 'system' && !mayAgreeToLists(ctx.viewer, subject))
    throw new Refusal('input-invalid', { faults: [{ field: 'listed', code: 'consent-needed' }] })
  if (row.person_id === null) return
  if (input.listed) await recordListingConsent(ctx, row.mission_id, row.person_id)
  else await withdrawListingConsent(ctx, row.mission_id, row.person_id)
}
