import { sql } from 'kysely'
import type { Db } from '../../shared/context.ts'

/** A request that waits for somebody, or has waited in vain. */
export interface WaitingRequest {
  id: string
  missionId: string
  fromParticipantId: string
  fromOrganisationId: string
  fromName: string
  toOrganisationId: string
  toParticipantId: string | null
  toName: string
  expiresAt: Date
}

const waiting = sql`
  select request.id, request.mission_id as "missionId", request.from_participant_id as "fromParticipantId", asker.organisation_id as "fromOrganisationId",
    concat_ws(', ', coalesce(asker.entered_as, nullif(trim(concat(person.given_name, ' ', person.family_name)), '')), from_organisation.name) as "fromName",
    request.to_organisation_id as "toOrganisationId", request.to_participant_id as "toParticipantId", to_organisation.name as "toName",
    request.expires_at as "expiresAt"
  from meeting_request request
  join participant asker on asker.id = request.from_participant_id
  join organisation from_organisation on from_organisation.id = asker.organisation_id
  join organisation to_organisation on to_organisation.id = request.to_organisation_id
  left join person on person.id = asker.person_id`

/** Pending requests made before `since` about which nobody was reminded since then. */
export async function listOverdueRequests(
  db: Db,
  missionId: string,
  since: Date,
  now: Date,
): Promise<WaitingRequest[]> {
  const result = await sql<WaitingRequest>`${waiting}
    where request.mission_id = ${missionId} and request.state = 'pending' and request.created_at < ${since} and request.expires_at > ${now}
      and (request.reminded_at is null or request.reminded_at < ${since})
    order by request.expires_at, request.id`.execute(db)
  return result.rows
}

/**
 * Takes pending requests whose time is up, marks them expired and gives them; two servers never take the same one. While
 * the sample is being played its days have passed already, and its answers are still to come.
 */
export async function expirePending(db: Db, now: Date, limit: number): Promise<WaitingRequest[]> {
  const taken = await sql<{ id: string }>`
    update meeting_request set state = 'expired', updated_at = ${now}, version = version + 1
    where id in (select id from meeting_request where state = 'pending' and expires_at <= ${now}
      and not exists (select 1 from mission join job on job.kind = 'sample.play' and job.state in ('waiting', 'running') where mission.sample and mission.id = meeting_request.mission_id)
      order by expires_at limit ${limit} for update skip locked)
    returning id`.execute(db)
  if (taken.rows.length === 0) return []
  const result = await sql<WaitingRequest>`${waiting}
    where request.id = any(${taken.rows.map(row => row.id)}::uuid[]) order by request.expires_at, request.id`.execute(
    db,
  )
  return result.rows
}

export async function markReminded(db: Db, ids: readonly string[], now: Date): Promise<void> {
  if (ids.length === 0) return
  await db
    .updateTable('meeting_request')
    .set({ reminded_at: now })
    .where('id', 'in', [...ids])
    .execute()
}

/** Who never meets which organisation, as `<participant> <organisation>`. */
export async function listUnwilling(db: Db, missionId: string): Promise<Set<string>> {
  const rows = await db
    .selectFrom('never_meet')
    .select(['participant_id', 'other_organisation_id'])
    .where('mission_id', '=', missionId)
    .execute()
  return new Set(rows.map(row => `${row.participant_id} ${row.other_organisation_id}`))
}

export async function findMissionWords(db: Db, missionId: string) {
  return db
    .selectFrom('mission')
    .select(['id', 'slug', 'title', 'time_zone', 'state', 'ends_on'])
    .where('id', '=', missionId)
    .executeTakeFirstOrThrow()
}
