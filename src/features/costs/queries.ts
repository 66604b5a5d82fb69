import { sql } from 'kysely'
import type { Db } from '../../shared/context.ts'
import type { Viewer } from '../../shared/viewer.ts'
import type { bearers, costKinds } from './rules/reckoning.ts'

export interface LineRow {
  id: string
  participantId: string | null
  kind: (typeof costKinds)[number]
  label: string
  lang: string
  amount: number
  currency: string
  bearer: (typeof bearers)[number]
  aided: boolean
}

/** All costs of a mission, those of the mission itself first. */
export async function listLines(db: Db, missionId: string): Promise<LineRow[]> {
  const { rows } = await sql<LineRow>`
    select id, participant_id as "participantId", kind, label, lang, amount, currency, bearer, aided from cost_line
    where mission_id = ${missionId} order by participant_id nulls first, kind, id`.execute(db)
  return rows
}

export interface RuleRow {
  id: string
  name: string
  note: string | null
  lang: string
  clusterId: string | null
  cluster: string | null
  rate: number
  ceiling: number | null
  currency: string
  deMinimis: boolean
}

export async function listRules(db: Db, missionId: string): Promise<RuleRow[]> {
  const { rows } = await sql<RuleRow>`
    select aid_rule.id, aid_rule.name, aid_rule.note, aid_rule.lang, aid_rule.cluster_id as "clusterId", cluster.short_name as cluster,
      aid_rule.rate, aid_rule.ceiling, aid_rule.currency, aid_rule.de_minimis as "deMinimis"
    from aid_rule left join cluster on cluster.id = aid_rule.cluster_id
    where aid_rule.mission_id = ${missionId} order by aid_rule.position, aid_rule.id`.execute(db)
  return rows
}

/** Somebody who goes, with the clusters their organisation is a member of, and whether their costs concern the viewer. */
export interface PayerRow {
  participantId: string
  kind: string
  person: string | null
  organisationId: string
  organisation: string
  clusterIds: string[]
  concerns: boolean
}

/** Everybody who travels, and whoever else has a cost; confirmed ones alone. */
export async function listPayers(db: Db, missionId: string, viewer: Viewer): Promise<PayerRow[]> {
  const scopes = (role: string, key: 'organisationId' | 'clusterId') =>
    viewer.grants.flatMap(grant => (grant.role === role && grant[key] !== null ? [grant[key]] : []))
  const { rows } = await sql<PayerRow>`
    select payer.*, (payer.person_id = ${viewer.personId}::uuid or payer."organisationId" = any(${scopes('organisation-editor', 'organisationId')}::uuid[])
        or payer."clusterIds" && ${scopes('cluster-manager', 'clusterId')}::text[]) is true as concerns
    from (select participant.id as "participantId", participant.kind, participant.person_id,
        coalesce(participant.entered_as, nullif(trim(concat(person.given_name, ' ', person.family_name)), '')) as person,
        organisation.id as "organisationId", organisation.name as organisation,
        array(select membership.cluster_id::text from membership where membership.organisation_id = organisation.id
          and member_from <= current_date and (member_to is null or member_to >= current_date) order by 1) as "clusterIds"
      from participant join organisation on organisation.id = participant.organisation_id
      left join person on person.id = participant.person_id and person.erased_at is null
      where participant.mission_id = ${missionId} and participant.state = 'confirmed' and (participant.kind = 'travelling'
        or exists (select 1 from cost_line where cost_line.participant_id = participant.id))) payer
    order by organisation, "participantId"`.execute(db)
  return rows
}

/** The clusters that are partners of the mission's partnership today. */
export async function listClusters(db: Db, partnershipId: string) {
  return db
    .selectFrom('partner')
    .innerJoin('cluster', 'cluster.id', 'partner.cluster_id')
    .select(['cluster.id', 'cluster.short_name as name'])
    .where('partner.partnership_id', '=', partnershipId)
    .where('partner.left_on', 'is', null)
    .orderBy('cluster.short_name')
    .orderBy('cluster.id')
    .execute()
}
