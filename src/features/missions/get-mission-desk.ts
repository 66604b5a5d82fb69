import { sql } from 'kysely'
import type { Context } from '../../shared/context.ts'
import type { AnswerOf } from '../../shared/contract.ts'
import type { getMissionDesk as call } from './contract.ts'
import type { LoadedMission } from './load.ts'
import { runsMission } from './mission-access.ts'
import { needs } from './queries-participants.ts'

type Desk = AnswerOf<typeof call>
type Counts = Omit<Desk, 'freeSeats' | 'schedule' | 'freePlaces'> & {
  seats: number
  closed: number
  placed: number
  draft: boolean
  published: boolean
}

/** What needs the organiser now. Every number is counted in the database in one statement. */
export async function getMissionDesk(ctx: Context, _input: unknown, subject: LoadedMission): Promise<Desk> {
  const people = sql`from participant where participant.mission_id = ${subject.id}`
  const { rows } = await sql<Counts>`
    with shown as (
      select id from schedule where mission_id = ${subject.id} and state in ('draft', 'published') order by state desc limit 1),
    open_slot as (select id from slot where mission_id = ${subject.id} and removed_at is null and session_id is not null),
    open_place as (select id from place where mission_id = ${subject.id} and removed_at is null and kind <> 'online')
    select (select count(*)::int ${people} and state = 'confirmed') as confirmed,
      (select count(*)::int ${people} and state = 'applied') as applications,
      (select count(*)::int ${people} and state = 'waiting-list') as "waitingList",
      (select count(*)::int ${people} and state = 'invited') as "invitedWithoutAnswer",
      (select count(*)::int ${people} and ${needs.request}) as "withoutRequest",
      (select count(*)::int ${people} and ${needs['three-meetings']}) as "underThreeMeetings",
      (select count(*)::int ${people} and ${needs.availability}) as "withoutAvailability",
      (select count(*)::int ${people} and state = 'confirmed' and kind in ('travelling', 'local', 'remote') and brought_by is null) as seats,
      (select count(*)::int from meeting_request where mission_id = ${subject.id} and state = 'pending') as pending,
      (select count(*)::int from meeting_request where mission_id = ${subject.id} and state = 'pending' and created_at < ${new Date(ctx.now().getTime() - 48 * 3_600_000)}) as "pendingOver48Hours",
      (select count(*)::int from meeting where mission_id = ${subject.id} and state in ('accepted', 'held')) as "acceptedMeetings",
      (select count(*)::int from placement join shown on shown.id = schedule_id) as "scheduledMeetings",
      (select count(*)::int from open_slot) as slots,
      (select count(*)::int from open_place) as places,
      (select count(*)::int from place_closed join open_slot on open_slot.id = slot_id join open_place on open_place.id = place_id) as closed,
      (select count(distinct (place_id, slot_id))::int from placement join shown on shown.id = schedule_id join open_place on open_place.id = place_id) as placed,
      exists (select 1 from schedule where mission_id = ${subject.id} and state = 'draft') as draft,
      exists (select 1 from schedule where mission_id = ${subject.id} and state = 'published') as published`.execute(
    ctx.db,
  )
  const row = rows[0]
  if (row === undefined) throw new Error('counting gave no row')
  const { seats, closed, placed, draft, published, ...counts } = row
  return {
    ...counts,
    freePlaces: Math.max(0, counts.slots * counts.places - closed - placed),
    freeSeats: subject.row.capacity === null ? null : Math.max(0, subject.row.capacity - seats),
    schedule: published ? (draft ? 'published-with-draft' : 'published') : draft ? 'draft' : 'none',
  }
}

/** The desk for those who run the mission, nothing for everybody else who sees it. */
export async function getMissionOverview(
  ctx: Context,
  input: unknown,
  subject: LoadedMission,
): Promise<{ desk: Desk | null }> {
  return { desk: runsMission(ctx.viewer, subject) ? await getMissionDesk(ctx, input, subject) : null }
}
