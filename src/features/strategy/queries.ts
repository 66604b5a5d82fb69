import { sql } from 'kysely'
import type { Db } from '../../shared/context.ts'
import type { Viewer } from '../../shared/viewer.ts'
import { visibleMissions } from '../missions/index.ts'

export interface MarketRow {
  country: string
  priority: number
  stage: 'studied' | 'planned' | 'visited' | 'dropped'
  reason: string | null
}

/** The target markets by their priority, those that were dropped last. */
export async function listMarkets(db: Db, partnershipId: string): Promise<MarketRow[]> {
  const { rows } = await sql<MarketRow>`
    select country::text, priority, stage, reason from market where partnership_id = ${partnershipId}
    order by stage = 'dropped', priority, country`.execute(db)
  return rows
}

/** Changes of what is said of one market come one after the other. */
export async function lockMarket(db: Db, given: { partnershipId: string; country: string }): Promise<void> {
  await db
    .selectFrom('market')
    .select('id')
    .where('partnership_id', '=', given.partnershipId)
    .where('country', '=', given.country)
    .forUpdate()
    .execute()
}

export interface WordsRow {
  country: string
  number: number
  ambition: string
  segments: string | null
  entryMode: string | null
  leaveOut: string | null
  lang: string
  by: string | null
  at: Date
}

/** Every version of what is said of these markets, the newest first. */
export async function listWords(db: Db, partnershipId: string): Promise<WordsRow[]> {
  const { rows } = await sql<WordsRow>`
    select said.country::text, said.number, said.ambition, said.segments, said.entry_mode as "entryMode", said.leave_out as "leaveOut", said.lang,
      nullif(trim(concat(person.given_name, ' ', person.family_name)), '') as by, said.said_at as at
    from market_strategy said left join person on person.id = said.said_by
    where said.partnership_id = ${partnershipId} order by said.country, said.number desc`.execute(db)
  return rows
}

export interface MissionRow {
  country: string
  slug: string
  title: string
  lang: string
  city: string | null
  startsOn: string
  endsOn: string
  state: string
  meetingIds: string[]
  encounters: number
}

/** The partnership's missions to its markets that the viewer sees, with the meetings that were agreed on and the encounters noted there. */
export async function listMissionsByMarket(
  db: Db,
  given: { partnershipId: string; viewer: Viewer },
): Promise<MissionRow[]> {
  const { rows } = await sql<MissionRow>`
    select mission.country::text, mission.slug, mission.title, mission.lang, mission.city, mission.starts_on::text as "startsOn",
      mission.ends_on::text as "endsOn", mission.state,
      array(select meeting.id::text from meeting where meeting.mission_id = mission.id and meeting.state <> 'cancelled') as "meetingIds",
      (select count(*)::int from encounter where encounter.mission_id = mission.id and encounter.withdrawn_at is null) as encounters
    from mission where mission.partnership_id = ${given.partnershipId} and mission.state <> 'cancelled' and ${visibleMissions(given.viewer)}
    order by mission.starts_on, mission.slug`.execute(db)
  return rows
}

/** Agreements in force with somebody in a market: what every reader of the partnership's papers sees. */
export async function listAgreementsByMarket(db: Db, partnershipId: string) {
  const { rows } = await sql<{
    country: string
    slug: string
    title: string
    lang: string
    inForceOn: string
  }>`
    select distinct party.country::text, agreement.slug, agreement.title, agreement.lang, first.day::text as "inForceOn"
    from agreement join agreement_party party on party.agreement_id = agreement.id and party.cluster_id is null and party.country is not null
    join lateral (select min(in_force_on) as day from agreement_version version where version.agreement_id = agreement.id) first on first.day is not null
    where agreement.partnership_id = ${partnershipId} and agreement.ended_on is null order by first.day::text, agreement.slug`.execute(
    db,
  )
  return rows
}
