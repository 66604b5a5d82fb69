import { sql } from 'kysely'
import type { Db } from '../../shared/context.ts'
import { fieldWithin, missionReach } from '../directory/index.ts'

export type Givable = 'email' | 'phone' | 'organisation'

/** Somebody who takes part, as their badge says it, with what they could give. */
export interface Bearer {
  participantId: string
  personId: string | null
  kind: 'travelling' | 'represented' | 'local' | 'remote' | 'observer'
  givenName: string
  familyName: string
  otherScript: string | null
  organisationId: string
  organisation: string
  organisationOther: string | null
  country: string
  email: string | null
  phone: string | null
  website: string | null
  street: string | null
  city: string | null
  postcode: string | null
  /** Which of their codes opens. */
  number: number
  gives: Givable[] | null
}

const bearer = sql`participant.id as "participantId", person.id as "personId", participant.kind, case when participant.entered_as is null then coalesce(person.given_name, '') else '' end as "givenName",
  coalesce(participant.entered_as, person.family_name, '') as "familyName", case when participant.entered_as is null then person.name_other_script end as "otherScript", organisation.id as "organisationId",
  organisation.name as organisation, organisation.name_other_script as "organisationOther", organisation.country, person.email, person.phone,
  organisation.website, case when ${fieldWithin(missionReach, 'street')} then organisation.street end as street, organisation.city,
  case when ${fieldWithin(missionReach, 'postcode')} then organisation.postcode end as postcode, coalesce(card.code_number, 1) as number, card.gives
  from participant join organisation on organisation.id = participant.organisation_id
  left join person on person.id = participant.person_id left join badge_card card on card.participant_id = participant.id`

/** The bearers of these badges who take part, by organisation and name; of the whole mission when none are named. */
export async function selectBearers(
  db: Db,
  missionId: string,
  participantIds: readonly string[] | null,
): Promise<Bearer[]> {
  const wanted =
    participantIds === null
      ? sql`participant.kind <> 'represented'`
      : sql`participant.id = any(${[...participantIds]}::uuid[])`
  const { rows } = await sql<Bearer>`select ${bearer}
    where participant.mission_id = ${missionId} and participant.state = 'confirmed' and ${wanted}
    order by organisation.name, person.family_name, participant.id`.execute(db)
  return rows
}

/** A person's own part in a mission, or null; the one with a name goes before others. */
export async function findOwn(db: Db, missionId: string, personId: string | null): Promise<Bearer | null> {
  if (personId === null) return null
  const { rows } = await sql<Bearer>`select ${bearer}
    where participant.mission_id = ${missionId} and participant.person_id = ${personId} and participant.state = 'confirmed'
    order by participant.created_at, participant.id limit 1`.execute(db)
  return rows[0] ?? null
}

/** Whether the organisation stands on the mission's public page. */
export async function isOnPublicPage(db: Db, participantId: string): Promise<boolean> {
  const { rows } = await sql<{ listed: boolean }>`
    select (participant.listed and mission.public_participants) as listed from participant
    join mission on mission.id = participant.mission_id where participant.id = ${participantId}`.execute(db)
  return rows[0]?.listed === true
}

export async function saveGives(db: Db, participantId: string, gives: readonly Givable[], now: Date) {
  await sql`insert into badge_card (participant_id, gives, chosen_at) values (${participantId}, ${[...gives]}::text[], ${now})
    on conflict (participant_id) do update set gives = excluded.gives, chosen_at = excluded.chosen_at`.execute(
    db,
  )
}

/** What was chosen now holds for those who have my contact already as far as it takes something back. */
export async function narrowGiven(db: Db, participantId: string, gives: readonly Givable[]): Promise<void> {
  const kept = (column: 'scanner_gives' | 'scanned_gives') =>
    sql`array(select unnest(${sql.ref(column)}) intersect select unnest(${[...gives]}::text[]))`
  await sql`update badge_contact set scanner_gives = ${kept('scanner_gives')} where scanned_by = ${participantId}`.execute(
    db,
  )
  await sql`update badge_contact set scanned_gives = ${kept('scanned_gives')}
    where scanned = ${participantId} and scanned_gives is not null`.execute(db)
}

export async function raiseNumber(db: Db, participantId: string): Promise<void> {
  await sql`insert into badge_card (participant_id, code_number) values (${participantId}, 2)
    on conflict (participant_id) do update set code_number = badge_card.code_number + 1`.execute(db)
}

export interface ContactRow {
  id: string
  missionId: string
  scannedBy: string
  scanned: string
  scannerGives: Givable[]
  scannedGives: Givable[] | null
  at: Date
}

const contactColumns = sql`contact.id, contact.mission_id as "missionId", contact.scanned_by as "scannedBy", contact.scanned,
  contact.scanner_gives as "scannerGives", contact.scanned_gives as "scannedGives", contact.at`

/** What somebody's card gives now; nobody changes it until the transaction ends. */
export async function lockGives(db: Db, participantId: string): Promise<Givable[] | null> {
  await lockCard(db, participantId)
  const { rows } = await sql<{ gives: Givable[] | null }>`
    select gives from badge_card where participant_id = ${participantId}`.execute(db)
  return rows[0]?.gives ?? null
}

/** Of one card, one choice or exchange at a time; by a lock of its own, since there is no row until something was chosen. */
export async function lockCard(db: Db, participantId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`card ${participantId}`}, 0))`.execute(db)
}

/** The contact of two people, whoever scanned; locked, so that two phones that scan each other make one. */
export async function lockPair(db: Db, one: string, other: string): Promise<ContactRow | null> {
  const pair = [one, other].sort().join(' ')
  await sql`select pg_advisory_xact_lock(hashtextextended(${`contact ${pair}`}, 0))`.execute(db)
  return findPair(db, one, other)
}

export async function findPair(db: Db, one: string, other: string): Promise<ContactRow | null> {
  const { rows } = await sql<ContactRow>`select ${contactColumns} from badge_contact contact
    where least(scanned_by, scanned) = least(${one}::uuid, ${other}::uuid)
      and greatest(scanned_by, scanned) = greatest(${one}::uuid, ${other}::uuid)`.execute(db)
  return rows[0] ?? null
}

/** A contact with the people it is between. */
export async function findContact(db: Db, id: string) {
  const { rows } = await sql<ContactRow & { scannerPerson: string | null; scannedPerson: string | null }>`
    select ${contactColumns}, one.person_id as "scannerPerson", other.person_id as "scannedPerson"
    from badge_contact contact join participant one on one.id = contact.scanned_by join participant other on other.id = contact.scanned
    where contact.id = ${id}`.execute(db)
  return rows[0] ?? null
}

export async function insertContact(
  db: Db,
  row: {
    id: string
    missionId: string
    scannedBy: string
    scanned: string
    scannerGives: readonly Givable[]
    scannedGives: readonly Givable[] | null
    now: Date
  },
): Promise<void> {
  await db
    .insertInto('badge_contact')
    .values({
      id: row.id,
      mission_id: row.missionId,
      scanned_by: row.scannedBy,
      scanned: row.scanned,
      scanner_gives: [...row.scannerGives],
      scanned_gives: row.scannedGives === null ? null : [...row.scannedGives],
      at: row.now,
      agreed_at: row.scannedGives === null ? null : row.now,
    })
    .execute()
}

/** Keeps what one side of a contact gives. */
export async function updateGiven(
  db: Db,
  contact: { id: string; side: 'scanner' | 'scanned'; gives: readonly Givable[]; now: Date },
): Promise<void> {
  const gives = [...contact.gives]
  if (contact.side === 'scanner')
    await db.updateTable('badge_contact').set({ scanner_gives: gives }).where('id', '=', contact.id).execute()
  else
    await sql`update badge_contact set scanned_gives = ${gives}::text[], agreed_at = coalesce(agreed_at, ${contact.now})
      where id = ${contact.id}`.execute(db)
}

export interface ContactLine extends Bearer {
  id: string
  isScanner: boolean
  at: Date
  /** What the other gives me, and I them; null while they have not answered. */
  theirs: Givable[] | null
  mine: Givable[] | null
  total: number
}

/** The contacts of somebody's participants at a mission, each with the other; those who wait for an answer first. */
export async function selectContacts(
  db: Db,
  wanted: { missionId: string; personId: string | null; only?: string },
  page: { limit: number; offset: number },
): Promise<ContactLine[]> {
  const only = wanted.only === undefined ? sql`true` : sql`contact.id = ${wanted.only}::uuid`
  const { rows } = await sql<ContactLine>`
    select pair.id, pair."isScanner", pair.at, pair.mine,
      case when pair.theirs is null or participant.state = 'confirmed' then pair.theirs else '{}'::text[] end as theirs, count(*) over ()::int as total, ${bearer}
    join (select contact.id, contact.at, contact.scanned_by = own.id as "isScanner",
        case when contact.scanned_by = own.id then contact.scanned else contact.scanned_by end as other,
        case when contact.scanned_by = own.id then contact.scanned_gives else contact.scanner_gives end as theirs,
        case when contact.scanned_by = own.id then contact.scanner_gives else contact.scanned_gives end as mine
      from badge_contact contact join participant own on own.id in (contact.scanned_by, contact.scanned)
      where contact.mission_id = ${wanted.missionId} and own.person_id = ${wanted.personId} and ${only}) pair on pair.other = participant.id
    order by pair.mine is null desc, pair.at desc, pair.id limit ${page.limit} offset ${page.offset}`.execute(
    db,
  )
  return rows
}

/** How many scanned a badge and wait for its person's answer. */
export async function countWaiting(db: Db, participantId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from badge_contact
    where scanned = ${participantId} and scanned_gives is null`.execute(db)
  return rows[0]?.count ?? 0
}

/** Whether these two meet by appointment: what they exchange then is no encounter. */
export async function haveMeeting(db: Db, missionId: string, one: Bearer, other: Bearer): Promise<boolean> {
  const side = (
    of: Bearer,
  ) => sql`exists (select 1 from meeting_attendee attendee join participant on participant.id = attendee.participant_id
    where attendee.meeting_id = meeting.id and participant.organisation_id = ${of.organisationId})`
  const { rows } = await sql<{
    found: boolean
  }>`select exists (select 1 from meeting where meeting.mission_id = ${missionId}
    and meeting.state <> 'cancelled' and ${side(one)} and ${side(other)}) as found`.execute(db)
  return rows[0]?.found === true
}

/** Who stands on a list on paper: people only as they agreed to that very list; where nobody is named, the company as it agreed to be listed. */
export async function selectListed(db: Db, missionId: string, purpose: 'printed-list' | 'brochure') {
  const { rows } = await sql<{
    name: string
    otherScript: string | null
    organisation: string
    organisationOther: string | null
    country: string
    city: string | null
    kind: string
    group: string | null
    offers: string | null
    seeks: string | null
    carrier: string | null
  }>`
    select trim(concat(person.given_name, ' ', person.family_name)) as name, person.name_other_script as "otherScript",
      organisation.name as organisation, organisation.name_other_script as "organisationOther", organisation.country, organisation.city,
      participant.kind, participant_group.name as group, participant.offers, participant.seeks,
      (select organisation.name from participant carrier join organisation on organisation.id = carrier.organisation_id
        where carrier.id = participant.carried_by) as carrier
    from participant join organisation on organisation.id = participant.organisation_id
    left join person on person.id = participant.person_id left join participant_group on participant_group.id = participant.group_id
    where participant.mission_id = ${missionId} and participant.state = 'confirmed' and participant.kind <> 'observer'
      and ((participant.person_id is null and participant.listed) or exists (select 1 from consent where consent.person_id = participant.person_id
        and consent.subject_id = participant.mission_id and consent.purpose = ${purpose} and consent.withdrawn_at is null))
    order by organisation.name, person.family_name, participant.id`.execute(db)
  return rows
}

/** The lists on paper a person agreed to stand on. */
export async function selectAgreed(db: Db, missionId: string, personId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('consent')
    .select('purpose')
    .where('person_id', '=', personId)
    .where('subject_id', '=', missionId)
    .where('withdrawn_at', 'is', null)
    .execute()
  return rows.map(row => row.purpose)
}

/** Whether an agreement to stand on a list was given, taken back, and not given anew. */
export async function wasTakenBack(
  db: Db,
  of: { missionId: string; personId: string; purpose: string },
): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`
    select exists (select 1 from consent where person_id = ${of.personId} and subject_id = ${of.missionId} and purpose = ${of.purpose}
      having count(*) > 0 and bool_and(withdrawn_at is not null)) as found`.execute(db)
  return rows[0]?.found === true
}
