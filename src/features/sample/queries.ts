import { sql } from 'kysely'
import type { Db } from '../../shared/context.ts'

const sampleRooms =
  'select room_id from room_side join organisation on organisation.id = room_side.organisation_id where organisation.sample'

/**
 * What the sample made, deleted in the order its references allow. Records are known by their mark; what hangs on them
 * goes with them. Real people and organisations that took part in a sample mission stay.
 */
const deletions: readonly string[] = [
  'success_story where mission_id in (select id from mission where sample)',
  'project_record where mission_id in (select id from mission where sample) or id in (select project_id from project_partner join organisation on organisation.id = organisation_id where organisation.sample)',
  'day_event where mission_id in (select id from mission where sample)',
  'attendance where schedule_id in (select id from schedule where mission_id in (select id from mission where sample))',
  'unplaced where schedule_id in (select id from schedule where mission_id in (select id from mission where sample))',
  'placement where schedule_id in (select id from schedule where mission_id in (select id from mission where sample))',
  'calendar_event where meeting_id in (select id from meeting where mission_id in (select id from mission where sample))',
  'schedule where mission_id in (select id from mission where sample)',
  'meeting where mission_id in (select id from mission where sample)',
  'proposed_request where mission_id in (select id from mission where sample)',
  'meeting_request where mission_id in (select id from mission where sample)',
  'never_meet where mission_id in (select id from mission where sample)',
  'programme_item where mission_id in (select id from mission where sample)',
  'place where mission_id in (select id from mission where sample)',
  'slot where mission_id in (select id from mission where sample)',
  'meeting_session where mission_id in (select id from mission where sample)',
  "participant where mission_id in (select id from mission where sample) and kind = 'represented'",
  'participant where mission_id in (select id from mission where sample)',
  'import where mission_id in (select id from mission where sample)',
  'role_grant where mission_id in (select id from mission where sample)',
  'mission where sample',
  'role_grant where partnership_id in (select id from partnership where sample)',
  'partner where partnership_id in (select id from partnership where sample)',
  'partnership where sample',
  'partner where cluster_id in (select id from cluster where sample)',
  'import where cluster_id in (select id from cluster where sample)',
  'role_grant where cluster_id in (select id from cluster where sample) or organisation_id in (select id from organisation where sample) or person_id in (select id from person where sample)',
  'affiliation where cluster_id in (select id from cluster where sample) or organisation_id in (select id from organisation where sample) or person_id in (select id from person where sample)',
  'membership where cluster_id in (select id from cluster where sample) or organisation_id in (select id from organisation where sample)',
  'bounced_address where address in (select email from person where sample)',
  'mail where person_id in (select id from person where sample)',
  'account where person_id in (select id from person where sample)',
  // Rooms with the sample's organisations: nobody finds them any more. Their ledgers only grow, and stay.
  `room_acceptance where nda_id in (select id from room_nda where room_id in (${sampleRooms}))`,
  `room_nda where room_id in (${sampleRooms})`,
  `room_register where room_id in (${sampleRooms})`,
  `room_version where item_id in (select id from room_item where room_id in (${sampleRooms}))`,
  `room_item where room_id in (${sampleRooms})`,
  `room_side where room_id in (${sampleRooms})`,
  'cluster where sample',
  'organisation where sample',
  'person where sample',
  "eu_project where number like 'SAMPLE-%'",
  "idempotency where key like 'sample:%'",
]

/** Deletes everything the sample made; fails as a whole when something real still hangs on it. */
export async function deleteSample(db: Db): Promise<void> {
  for (const deletion of deletions) await sql.raw(`delete from ${deletion}`).execute(db)
}

/** People of the sample worth looking at the house as: those with a role first, then delegates and counterparts. */
export async function listSamplePeople(db: Db) {
  const rows = await sql<{
    id: string
    name: string
    part: 'coordinator' | 'manager' | 'organiser' | 'delegate' | 'host' | 'counterpart' | 'funder'
    of: string
  }>`
    with roles as (
      select person.id, trim(person.given_name || ' ' || person.family_name) as name,
        case role_grant.role when 'partnership-coordinator' then 'coordinator' when 'cluster-manager' then 'manager' when 'event-organiser' then 'organiser' when 'local-host' then 'host' end as part,
        coalesce((select acronym from partnership where partnership.id = role_grant.partnership_id), (select short_name from cluster where cluster.id = role_grant.cluster_id), (select title from mission where mission.id = role_grant.mission_id)) as of,
        case role_grant.role when 'partnership-coordinator' then 1 when 'event-organiser' then 2 when 'cluster-manager' then 3 else 5 end as rank
      from role_grant join person on person.id = role_grant.person_id
      where person.sample and role_grant.revoked_at is null and role_grant.role in ('partnership-coordinator', 'cluster-manager', 'event-organiser', 'local-host')),
    funders as (
      select person.id, trim(person.given_name || ' ' || person.family_name) as name, 'funder' as part,
        string_agg(partnership.acronym, ', ' order by partnership.acronym) as of, 4 as rank
      from role_grant join person on person.id = role_grant.person_id join partnership on partnership.id = role_grant.partnership_id
      where person.sample and role_grant.revoked_at is null and role_grant.role = 'funder' group by person.id),
    delegates as (
      select person.id, trim(person.given_name || ' ' || person.family_name) as name, case participant.kind when 'travelling' then 'delegate' else 'counterpart' end as part, organisation.name as of,
        case participant.kind when 'travelling' then 4 else 6 end as rank, row_number() over (partition by participant.kind order by participant.id) as place
      from participant join mission on mission.id = participant.mission_id and mission.sample and mission.type = 'outgoing-mission'
        join person on person.id = participant.person_id join organisation on organisation.id = participant.organisation_id
      where participant.state = 'confirmed' and participant.kind in ('travelling', 'local'))
    select id, name, part, of from (select id, name, part, of, rank, 0 as place from roles union all select id, name, part, of, rank, 0 from funders union all select id, name, part, of, rank, place from delegates where place <= 4) as everybody
    order by rank, place, name`.execute(db)
  return rows.rows
}

/**
 * Makes the searches of opportunities of these people due now. The house, which runs beside, may have asked them before the
 * sample had published anything, and would then tell only in a week.
 */
export async function makeSearchesDue(db: Db, personIds: readonly string[], now: Date): Promise<void> {
  await db
    .updateTable('opportunity_search')
    .set({ due_at: now })
    .where('person_id', 'in', personIds)
    .execute()
}

/** Makes the weekly mail on introductions due now for these people, as it is on a Monday. */
export async function makeIntroductionsDue(db: Db, personIds: readonly string[], now: Date): Promise<void> {
  await db
    .insertInto('introduction_mail')
    .values(personIds.map(person_id => ({ person_id, due_at: now })))
    .onConflict(conflict => conflict.column('person_id').doUpdateSet({ due_at: now }))
    .execute()
}

/** The first mail of a kind to one of these people. */
export function findMailTo(db: Db, personIds: readonly string[], kind: string) {
  return db
    .selectFrom('mail')
    .select(['id', 'to_address as address'])
    .where('person_id', 'in', personIds)
    .where('kind', '=', kind)
    .where('state', '=', 'kept')
    .orderBy('created_at')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()
}

/** As if a mail had left when it was written: the sample's addresses are invented, and nothing goes there. */
export async function markLeft(db: Db, id: string): Promise<void> {
  await db
    .updateTable('mail')
    .set(({ ref }) => ({ state: 'sent' as const, sent_at: ref('created_at') }))
    .where('id', '=', id)
    .execute()
}

/** The invitation mailed to somebody who has not taken it up, with who they are. */
export function findOpenInvitation(db: Db, personId: string) {
  return db
    .selectFrom('mail')
    .innerJoin('person', 'person.id', 'mail.person_id')
    .leftJoin('account', 'account.person_id', 'person.id')
    .select(['person.given_name as givenName', 'person.family_name as familyName', 'person.lang'])
    .select('mail.text_body as words')
    .where('mail.person_id', '=', personId)
    .where('mail.kind', '=', 'invitation')
    .where('account.id', 'is', null)
    .orderBy('mail.created_at', 'desc')
    .executeTakeFirst()
}

/** The links that companies were mailed to declare a year, as the kept mails hold them. */
export async function listDeclarationLinks(db: Db, partnershipId: string, year: number) {
  const { rows } = await sql<{ organisationId: string; link: string }>`
    select request.organisation_id as "organisationId", mail.link from declaration_request request
    join declaration_round round on round.id = request.round_id join mail on mail.about_id = request.id and mail.kind = 'declaration-asked'
    where round.partnership_id = ${partnershipId} and round.year = ${year} and mail.link is not null`.execute(
    db,
  )
  return rows
}

/** Makes the figures of the sample's partnerships due now: what a chore counted while it was played is not the whole. */
export async function makeFiguresDue(db: Db): Promise<void> {
  await sql`update partnership_standing set computed_at = 'epoch' where partnership_id in (select id from partnership where sample)`.execute(
    db,
  )
}
