import { sql } from 'kysely'
import type { Db } from '../../shared/context.ts'
import type { Rung } from './rules/weigh-evidence.ts'

/** A record that may speak for a hypothesis, as the database has it. */
export interface EvidenceRow {
  id: string
  kind: 'meeting' | 'encounter' | 'interest' | 'note'
  market: string
  missionId: string | null
  on: string
  own: string | null
  /** Clusters our company is a member of today. */
  ownClusterIds: string[]
  other: string | null
  otherKey: string | null
  rung: Rung | 'none' | null
  /** Notes only. */
  hypothesisId: string | null
}

const ladder = sql`array['none', 'talking', 'nda', 'sample', 'pilot', 'proposal', 'mou', 'contract']`
const clustersOf = (organisation: string) => sql<string[]>`array(select membership.cluster_id::text
  from membership where membership.organisation_id = ${sql.ref(organisation)} and member_from <= current_date
    and (member_to is null or member_to >= current_date))`

/**
 * Meetings that have a place in the published schedule of the partnership's missions to these markets, between one of ours
 * and a company of the market; with the furthest rung either side says now.
 */
export async function listMeetingEvidence(
  db: Db,
  given: { partnershipId: string; markets: readonly string[] },
): Promise<EvidenceRow[]> {
  const { rows } = await sql<EvidenceRow>`
    select meeting.id, 'meeting' as kind, mission.country as market, mission.id as "missionId",
      to_char(slot.starts_at at time zone mission.time_zone, 'YYYY-MM-DD') as on,
      own.name as own, ${clustersOf('own.id')} as "ownClusterIds", other.name as other, other.id::text as "otherKey", null as "hypothesisId",
      (select said.rung from (
        select distinct on (answer.side) answer.rung from outcome_answer answer
        where answer.meeting_id = meeting.id order by answer.side, answer.number desc) said
        where said.rung is not null order by array_position(${ladder}, said.rung) desc limit 1) as rung
    from mission join meeting on meeting.mission_id = mission.id and meeting.state <> 'cancelled'
    join placement on placement.meeting_id = meeting.id
    join schedule on schedule.id = placement.schedule_id and schedule.state = 'published'
    join slot on slot.id = placement.slot_id
    join meeting_request request on request.id = meeting.request_id
    join participant asker on asker.id = request.from_participant_id
    join organisation asking on asking.id = asker.organisation_id
    join organisation asked on asked.id = request.to_organisation_id
    join organisation own on own.id = case when asked.country = mission.country then asking.id else asked.id end
    join organisation other on other.id = case when asked.country = mission.country then asked.id else asking.id end
    where mission.partnership_id = ${given.partnershipId} and mission.country = any(${[...given.markets]}::text[])
      and (asked.country = mission.country) <> (asking.country = mission.country)
    order by meeting.id`.execute(db)
  return rows
}

/** Encounters on those missions with companies of the market, or with whoever is known by name alone. */
export async function listEncounterEvidence(
  db: Db,
  given: { partnershipId: string; markets: readonly string[] },
): Promise<EvidenceRow[]> {
  const { rows } = await sql<EvidenceRow>`
    select encounter.id, 'encounter' as kind, mission.country as market, mission.id as "missionId",
      to_char(encounter.met_at at time zone mission.time_zone, 'YYYY-MM-DD') as on,
      own.name as own, ${clustersOf('own.id')} as "ownClusterIds", coalesce(other.name, encounter.other_name) as other,
      coalesce(other.id::text, lower(trim(encounter.other_name))) as "otherKey", encounter.rung, null as "hypothesisId"
    from encounter join mission on mission.id = encounter.mission_id join organisation own on own.id = encounter.organisation_id
    left join organisation other on other.id = encounter.other_organisation_id
    where mission.partnership_id = ${given.partnershipId} and mission.country = any(${[...given.markets]}::text[])
      and encounter.withdrawn_at is null and (other.id is null or other.country = mission.country) and own.country <> mission.country
    order by encounter.id`.execute(db)
  return rows
}

/** Expressions of interest from these markets in what members of the partnership's clusters offer or seek. */
export async function listInterestEvidence(
  db: Db,
  given: { clusterIds: readonly string[]; markets: readonly string[] },
): Promise<EvidenceRow[]> {
  const { rows } = await sql<EvidenceRow>`
    select interest.id, 'interest' as kind, interest.country as market, null as "missionId",
      to_char(coalesce(interest.confirmed_at, interest.created_at) at time zone 'UTC', 'YYYY-MM-DD') as on,
      own.name as own, ${clustersOf('own.id')} as "ownClusterIds", interest.organisation_name as other,
      coalesce(interest.organisation_id::text, lower(trim(interest.organisation_name))) as "otherKey", null as rung, null as "hypothesisId"
    from interest join opportunity on opportunity.id = interest.opportunity_id join organisation own on own.id = opportunity.organisation_id
    where interest.country = any(${[...given.markets]}::text[]) and interest.state not in ('unconfirmed', 'withdrawn')
      and own.country <> interest.country
      and exists (select 1 from membership where membership.organisation_id = own.id
        and membership.cluster_id = any(${[...given.clusterIds]}::uuid[]) and membership.member_to is null)
    order by interest.id`.execute(db)
  return rows
}

export interface NoteRow extends EvidenceRow {
  hypothesisId: string
  says: 'for' | 'against' | 'open'
  words: string
  lang: string
  source: string
  notedBy: string | null
  by: string | null
}

/** What people noted for these hypotheses and did not take back. */
export async function listNoteEvidence(db: Db, hypothesisIds: readonly string[]): Promise<NoteRow[]> {
  const { rows } = await sql<NoteRow>`
    select note.id, 'note' as kind, hypothesis.market, null as "missionId", note.happened_on::text as on, null as own,
      array[]::text[] as "ownClusterIds", null as other, null as "otherKey", null as rung, note.hypothesis_id as "hypothesisId",
      note.says, note.words, note.lang, note.source, note.noted_by as "notedBy",
      nullif(trim(concat(person.given_name, ' ', person.family_name)), '') as by
    from hypothesis_note note join hypothesis on hypothesis.id = note.hypothesis_id
    left join person on person.id = note.noted_by
    where note.hypothesis_id = any(${[...hypothesisIds]}::uuid[]) and note.withdrawn_at is null
    order by note.happened_on, note.id`.execute(db)
  return rows
}
