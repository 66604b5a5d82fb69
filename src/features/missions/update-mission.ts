import type { Context } from '../../shared/context.ts'
import type { ParsedInputOf } from '../../shared/contract.ts'
import { writeHistory } from '../../shared/history.ts'
import { Refusal } from '../../shared/refusals.ts'
import { instantAt } from '../../shared/zones.ts'
import type { updateMission as call } from './contract.ts'
import { checkDays } from './create-mission.ts'
import type { LoadedMission } from './load.ts'
import { fillFreeSeats } from './seats.ts'

type Input = ParsedInputOf<typeof call>

const columns = {
  type: 'type',
  title: 'title',
  summary: 'summary',
  lang: 'lang',
  country: 'country',
  city: 'city',
  venue: 'venue',
  address: 'address',
  directions: 'directions',
  timeZone: 'time_zone',
  startsOn: 'starts_on',
  endsOn: 'ends_on',
  format: 'format',
  linkedFair: 'linked_fair',
  languages: 'languages',
  capacity: 'capacity',
  registration: 'registration',
  registrationOpensAt: 'registration_opens_at',
  registrationClosesAt: 'registration_closes_at',
  publicPage: 'public_page',
  publicParticipants: 'public_participants',
  requestsOpenAt: 'requests_open_at',
  requestsCloseAt: 'requests_close_at',
  requestExpiryHours: 'request_expiry_hours',
  requestLimit: 'request_limit',
  meetingsMin: 'meetings_min',
  meetingsMax: 'meetings_max',
  inARowMax: 'in_a_row_max',
  aims: 'aims',
} as const satisfies Partial<Record<keyof Input, keyof LoadedMission['row']>>

/**
 * Changes the fields that were sent. A zone cannot change once there are sessions: their wall-clock times would mean
 * something else. More seats let the waiting list in.
 */
export async function updateMission(
  ctx: Context,
  input: Input,
  subject: LoadedMission,
): Promise<{ id: string; slug: string; version: number }> {
  const { row } = subject
  checkDays(input.startsOn ?? row.starts_on, input.endsOn ?? row.ends_on)
  if (input.timeZone !== undefined && input.timeZone !== row.time_zone) await refuseZoneChange(ctx, row.id)
  const change = Object.fromEntries(
    Object.entries(columns).flatMap(([field, column]) =>
      input[field as keyof Input] === undefined
        ? []
        : [[column, stored(input[field as keyof Input], field, row.time_zone)]],
    ),
  )
  const saved = await ctx.db
    .updateTable('mission')
    .set({ ...change, version: input.version + 1, updated_at: ctx.now() })
    .where('id', '=', row.id)
    .where('version', '=', input.version)
    .returning(['id', 'slug', 'version'])
    .executeTakeFirst()
  if (saved === undefined) throw new Refusal('changed-meanwhile')
  await writeHistory(ctx, {
    call: 'missions.updateMission',
    subjectKind: 'mission',
    subjectId: row.id,
    change: { fields: Object.keys(change) },
  })
  if (input.capacity !== undefined && input.capacity !== row.capacity) await fillFreeSeats(ctx, row.id)
  return saved
}

const moments: readonly string[] = [
  'registrationOpensAt',
  'registrationClosesAt',
  'requestsOpenAt',
  'requestsCloseAt',
]

/** A wall-clock time is one of the mission's place. */
function stored(value: unknown, field: string, timeZone: string): unknown {
  if (!moments.includes(field) || typeof value !== 'string') return value
  return /(Z|[+-]\d{2}:\d{2})$/.test(value)
    ? new Date(value)
    : instantAt(value.slice(0, 10), value.slice(11, 16), timeZone)
}

async function refuseZoneChange(ctx: Context, missionId: string): Promise<void> {
  const session = await ctx.db
    .selectFrom('meeting_session')
    .select('id')
    .where('mission_id', '=', missionId)
    .executeTakeFirst()
  if (session !== undefined)
    throw new Refusal('input-invalid', { faults: [{ field: 'timeZone', code: 'zone-has-sessions' }] })
}
