import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../shared/context.ts'

interface Line {
  id: string
  at: Date
  call: string
  who: string | null
  onBehalfOf: string | null
  about: string | null
  reason: string | null
}

const nameOf = (alias: 'actor' | 'behalf') =>
  sql`nullif(trim(concat(${sql.ref(`${alias}.given_name`)}, ' ', ${sql.ref(`${alias}.family_name`)})), '')`

/** What each line concerned: the participant's organisation and person, the meeting's two sides, or the person named. */
const about = sql`coalesce(
  (select concat_ws(', ', organisation.name, coalesce(participant.entered_as, nullif(trim(concat(person.given_name, ' ', person.family_name)), '')))
    from participant join organisation on organisation.id = participant.organisation_id
    left join person on person.id = participant.person_id
    where history.subject_kind = 'participant' and participant.id = history.subject_id),
  (select concat(asking.name, ' ↔ ', asked.name) from meeting
    join meeting_request on meeting_request.id = meeting.request_id
    join participant on participant.id = meeting_request.from_participant_id
    join organisation asking on asking.id = participant.organisation_id
    join organisation asked on asked.id = meeting_request.to_organisation_id
    where history.subject_kind = 'schedule' and meeting.id::text = history.change ->> 'meeting'),
  (select nullif(trim(concat(given_name, ' ', family_name)), '') from person
    where history.subject_kind in ('organisation', 'cluster') and person.id::text = history.change ->> 'personId'))`

async function readLines(
  db: Db,
  which: RawBuilder<unknown>,
  page: { page: number; pageSize: number },
): Promise<{ items: Line[]; total: number }> {
  const rows = await sql<Line & { total: number }>`
    with line as (
      select history.*, count(*) over ()::int as total from history where ${which}
      order by at desc, id desc limit ${page.pageSize} offset ${(page.page - 1) * page.pageSize}
    )
    select history.id, history.at, history.call, history.reason, history.total,
      ${nameOf('actor')} as who,
      case when history.on_behalf_of_person_id is distinct from history.actor_person_id then ${nameOf('behalf')} end as "onBehalfOf",
      ${about} as about
    from line history
    left join person actor on actor.id = history.actor_person_id
    left join person behalf on behalf.id = history.on_behalf_of_person_id
    order by history.at desc, history.id desc`.execute(db)
  return {
    items: rows.rows.map(({ total: _total, ...line }) => line),
    total: rows.rows[0]?.total ?? 0,
  }
}

/** A mission's lines: its own, its participants' and its schedules'. */
export async function readMissionLines(db: Db, missionId: string, page: { page: number; pageSize: number }) {
  return readLines(
    db,
    sql`(subject_kind = 'mission' and subject_id = ${missionId})
      or (subject_kind = 'participant' and subject_id in (select id from participant where mission_id = ${missionId}))
      or (subject_kind = 'schedule' and subject_id in (select id from schedule where mission_id = ${missionId}))`,
    page,
  )
}

/** An organisation's own lines. */
export async function readOrganisationLines(
  db: Db,
  organisationId: string,
  page: { page: number; pageSize: number },
) {
  return readLines(db, sql`subject_kind = 'organisation' and subject_id = ${organisationId}`, page)
}

export async function nameOfOrganisation(db: Db, organisationId: string): Promise<string> {
  const { name } = await db
    .selectFrom('organisation')
    .select('name')
    .where('id', '=', organisationId)
    .executeTakeFirstOrThrow()
  return name
}
