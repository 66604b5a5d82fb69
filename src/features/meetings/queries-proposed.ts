import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Db } from '../../shared/context.ts'
import type { Viewer } from '../../shared/viewer.ts'
import { actsFor } from '../missions/index.ts'
import { likeOf } from './queries-lists.ts'
import type { Wish } from './rules/wishes.ts'

/**
 * Of two participants, `here` and `there`: a request from the one to the organisation of the other makes sense today. Both come
 * to meet, their groups may meet, on a trip they are of different sides, neither said never, and nothing between the two
 * organisations waits, was agreed, or was said no to. Whom a participant would not find on the page 'Who is there for me' is
 * not among them, so that what is missing here tells no more than that page does.
 */
function couldAsk(now: Date): RawBuilder<SqlBool> {
  return sql<SqlBool>`here.state = 'confirmed' and here.kind <> 'observer' and there.state = 'confirmed' and there.kind <> 'observer'
    and there.mission_id = here.mission_id and there.organisation_id <> here.organisation_id
    and (mission.type not in ('outgoing-mission', 'incoming-mission') or not (
      (here.kind in ('travelling', 'represented') and there.kind in ('travelling', 'represented')) or (here.kind = 'local' and there.kind = 'local')))
    and (not exists (select 1 from group_pair where group_pair.mission_id = mission.id)
      or exists (select 1 from group_pair where group_pair.mission_id = mission.id
        and ((group_a = here.group_id and group_b = there.group_id) or (group_b = here.group_id and group_a = there.group_id))))
    and not exists (select 1 from never_meet where (never_meet.participant_id = there.id and never_meet.other_organisation_id = here.organisation_id)
      or (never_meet.participant_id = here.id and never_meet.other_organisation_id = there.organisation_id))
    and not exists (select 1 from meeting_request asked join participant asker on asker.id = asked.from_participant_id
      where asked.mission_id = mission.id and not (asked.state = 'pending' and asked.expires_at <= ${now}) and asked.state <> 'expired'
        and ((asker.organisation_id = here.organisation_id and asked.to_organisation_id = there.organisation_id)
          or (asker.organisation_id = there.organisation_id and asked.to_organisation_id = here.organisation_id and asked.state <> 'withdrawn')))`
}

/** For each of these participants the organisations it could ask for a meeting today. */
export async function listMeetable(
  db: Db,
  given: { missionId: string; participantIds: readonly string[]; now: Date },
): Promise<{ participantId: string; organisationId: string }[]> {
  const { rows } = await sql<{ participantId: string; organisationId: string }>`
    select distinct here.id as "participantId", there.organisation_id as "organisationId"
    from mission join participant here on here.mission_id = mission.id join participant there on there.mission_id = mission.id
    where mission.id = ${given.missionId} and here.id = any(${[...given.participantIds]}::uuid[]) and ${couldAsk(given.now)}
    order by 1, 2`.execute(db)
  return rows
}

/** Somebody of a mission on site, and the organisation they come for. */
export interface OnSite {
  participantId: string
  organisationId: string
}

/** Whom a participant on site could be introduced to: everybody there whom they could ask for a meeting today. */
export async function listIntroducible(
  db: Db,
  given: { missionId: string; participantId: string; now: Date },
): Promise<OnSite[]> {
  const { rows } = await sql<OnSite>`
    select there.id as "participantId", there.organisation_id as "organisationId"
    from mission join participant here on here.mission_id = mission.id join participant there on there.mission_id = mission.id
    where mission.id = ${given.missionId} and here.id = ${given.participantId} and here.kind in ('travelling', 'local')
      and there.kind in ('travelling', 'local') and ${couldAsk(given.now)}
    order by there.id`.execute(db)
  return rows
}

/** Somebody of a mission for whom the viewer decides, with what was proposed to them so far. */
export interface ProposableRow {
  participantId: string
  name: string
  kind: 'travelling' | 'represented' | 'local' | 'remote'
  organisationId: string
  organisationSlug: string
  organisation: string
  clusterIds: string[]
  isMe: boolean
  /** Requests that count against the limit. */
  sent: number
  proposed: { id: string; slug: string; name: string; state: 'open' | 'sent' | 'dropped' }[]
}

/** One page of those for whom the viewer decides: who travels first, then who stays at home, then the other side. */
export async function listProposable(
  db: Db,
  viewer: Viewer,
  wish: {
    missionId: string
    text: string | null
    kind: string | null
    limit: number
    offset: number
  },
): Promise<{ rows: ProposableRow[]; total: number }> {
  const like = wish.text === null || wish.text === '' ? null : likeOf(wish.text)
  const those = sql`from participant join mission on mission.id = participant.mission_id join organisation on organisation.id = participant.organisation_id
    left join person on person.id = participant.person_id
    where mission.id = ${wish.missionId} and participant.state = 'confirmed' and participant.kind <> 'observer' and ${actsFor(viewer)}
      and (${wish.kind}::text is null or participant.kind = ${wish.kind})
      and (${like}::text is null or organisation.name ilike ${like} or concat(person.given_name, ' ', person.family_name) ilike ${like})`
  const { rows } = await sql<ProposableRow>`
    select participant.id as "participantId", participant.kind, organisation.id as "organisationId", organisation.slug as "organisationSlug", organisation.name as organisation,
      coalesce(participant.entered_as, nullif(trim(concat(person.given_name, ' ', person.family_name)), ''), organisation.name) as name,
      participant.person_id is not distinct from ${viewer.personId}::uuid and participant.person_id is not null as "isMe",
      array(select membership.cluster_id::text from membership where membership.organisation_id = organisation.id
        and membership.member_from <= current_date and (membership.member_to is null or membership.member_to >= current_date)) as "clusterIds",
      (select count(*)::int from meeting_request where from_participant_id = participant.id and not meeting_request.introduced and meeting_request.state in ('pending', 'accepted', 'by-e-mail')) as sent,
      coalesce((select jsonb_agg(jsonb_build_object('id', there.id, 'slug', there.slug, 'name', there.name, 'state', proposed_request.state) order by proposed_request.proposed_at, there.name)
        from proposed_request join organisation there on there.id = proposed_request.to_organisation_id where proposed_request.participant_id = participant.id), '[]') as proposed
    ${those}
    order by (participant.person_id is not distinct from ${viewer.personId}::uuid) desc,
      array_position(array['travelling', 'represented', 'remote', 'local'], participant.kind), organisation.name, participant.id
    limit ${wish.limit} offset ${wish.offset}`.execute(db)
  const counted = await sql<{ total: number }>`select count(*)::int as total ${those}`.execute(db)
  return { rows, total: counted.rows[0]?.total ?? 0 }
}

/** What each organisation says of itself in a mission, where its people wrote something of their own for it. */
export async function listSaidInMission(db: Db, missionId: string) {
  const { rows } = await sql<{
    organisationId: string
    offers: string | null
    seeks: string | null
    lang: string
  }>`
    select organisation_id as "organisationId", nullif(trim(participant.offers), '') as offers, nullif(trim(participant.seeks), '') as seeks, participant.lang
    from participant where mission_id = ${missionId} and state = 'confirmed' and kind <> 'observer'
      and coalesce(nullif(trim(participant.offers), ''), nullif(trim(participant.seeks), '')) is not null
    order by organisation_id, id`.execute(db)
  return rows
}

/** An open proposed request as a list shows it. */
export interface ProposedRow {
  id: string
  participantId: string
  participantName: string
  organisationId: string
  organisationSlug: string
  organisation: string
  isMe: boolean
  toId: string
  toSlug: string
  toName: string
  toOtherScript: string | null
  toCountry: string
  toKind: string
  toCity: string | null
  toSummary: string | null
  toLang: string
  wish: Wish
  message: string
  lang: string
  note: string | null
  proposedBy: string | null
  proposedAt: Date
  refused: string | null
  version: number
}

/** What is open and still makes sense: whoever was asked meanwhile, left, or is never to be met is not shown. */
const isOpen = (now: Date) => sql<SqlBool>`proposed.state = 'open' and exists (
  select 1 from participant there where there.mission_id = mission.id and there.organisation_id = proposed.to_organisation_id and ${couldAsk(now)})`

const openProposed = sql`from proposed_request proposed join mission on mission.id = proposed.mission_id
  join participant here on here.id = proposed.participant_id`

/** One page of the open proposed requests of those for whom the viewer decides, their own first. */
export async function listOpenProposed(
  db: Db,
  viewer: Viewer,
  wish: { missionId: string; as: string | null; now: Date; limit: number; offset: number },
): Promise<ProposedRow[]> {
  const { rows } = await sql<ProposedRow>`
    select proposed.id, here.id as "participantId", organisation.id as "organisationId", organisation.slug as "organisationSlug", organisation.name as organisation,
      coalesce(here.entered_as, nullif(trim(concat(person.given_name, ' ', person.family_name)), ''), organisation.name) as "participantName",
      here.person_id is not distinct from ${viewer.personId}::uuid and here.person_id is not null as "isMe",
      other.id as "toId", other.slug as "toSlug", other.name as "toName", other.name_other_script as "toOtherScript", other.country as "toCountry", other.kind as "toKind",
      other.city as "toCity", other.summary as "toSummary", other.lang as "toLang", proposed.wish, proposed.message, proposed.lang, proposed.note,
      nullif(trim(concat(proposer.given_name, ' ', proposer.family_name)), '') as "proposedBy", proposed.proposed_at as "proposedAt", proposed.refused, proposed.version
    ${openProposed} join organisation on organisation.id = here.organisation_id join organisation other on other.id = proposed.to_organisation_id
    left join person on person.id = here.person_id left join person proposer on proposer.id = proposed.proposed_by
    where proposed.mission_id = ${wish.missionId} and ${isOpen(wish.now)} and ${actsFor(viewer, 'here')}
      and (${wish.as}::uuid is null or here.id = ${wish.as}::uuid)
    order by (here.person_id is not distinct from ${viewer.personId}::uuid) desc, organisation.name, here.id, proposed.proposed_at, other.name, proposed.id
    limit ${wish.limit} offset ${wish.offset}`.execute(db)
  return rows
}

/** How many open ones there are for those the viewer decides for, and for themselves. */
export async function countOpenProposed(
  db: Db,
  viewer: Viewer,
  given: { missionId: string; as: string | null; now: Date },
): Promise<{ all: number; mine: number }> {
  const { rows } = await sql<{ all: number; mine: number }>`
    select count(*) filter (where ${given.as}::uuid is null or here.id = ${given.as}::uuid)::int as all, count(*) filter (where here.person_id = ${viewer.personId}::uuid)::int as mine
    ${openProposed} where proposed.mission_id = ${given.missionId} and ${isOpen(given.now)} and ${actsFor(viewer, 'here')}`.execute(
    db,
  )
  return rows[0] ?? { all: 0, mine: 0 }
}

/** Proposed requests by their ids, locked until the transaction ends, of those for whom the viewer decides. */
export async function lockProposed(db: Db, viewer: Viewer, missionId: string, ids: readonly string[]) {
  const { rows } = await sql<{
    id: string
    participantId: string
    organisationId: string
    state: 'open' | 'sent' | 'dropped'
    version: number
  }>`
    select proposed.id, here.id as "participantId", proposed.to_organisation_id as "organisationId", proposed.state, proposed.version
    ${openProposed} where proposed.mission_id = ${missionId} and proposed.id = any(${[...ids]}::uuid[]) and ${actsFor(viewer, 'here')}
    order by proposed.id for update of proposed`.execute(db)
  return new Map(rows.map(row => [row.id, row]))
}

/** Which of these participants the viewer decides for. */
export async function listDecidedFor(db: Db, viewer: Viewer, missionId: string, ids: readonly string[]) {
  const { rows } = await sql<{ id: string; organisationId: string }>`
    select participant.id, participant.organisation_id as "organisationId" from participant join mission on mission.id = participant.mission_id
    where mission.id = ${missionId} and participant.id = any(${[...ids]}::uuid[]) and ${actsFor(viewer)}`.execute(
    db,
  )
  return new Map(rows.map(row => [row.id, row.organisationId]))
}

/** Writes what is proposed; what was proposed before stays as it is, whatever became of it. Gives what is new. */
export async function insertProposed(
  db: Db,
  rows: readonly {
    id: string
    missionId: string
    participantId: string
    organisationId: string
    lang: string
    note: string | null
    proposedBy: string | null
    now: Date
  }[],
) {
  if (rows.length === 0) return []
  return db
    .insertInto('proposed_request')
    .values(
      rows.map(row => ({
        id: row.id,
        mission_id: row.missionId,
        participant_id: row.participantId,
        to_organisation_id: row.organisationId,
        lang: row.lang,
        note: row.note,
        proposed_by: row.proposedBy,
        proposed_at: row.now,
      })),
    )
    .onConflict(conflict => conflict.columns(['participant_id', 'to_organisation_id']).doNothing())
    .returning(['id', 'participant_id as participantId', 'to_organisation_id as organisationId'])
    .execute()
}
