import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../shared/context.ts'
import { nameOf } from './queries.ts'
import type { Degree, riskStates } from './rules/risk-level.ts'

export interface RiskRow {
  id: string
  planId: string
  partnershipId: string
  version: number
  number: number
  description: string
  mitigation: string
  lang: string
  likelihood: Degree
  impact: Degree
  owner: { kind: 'cluster' | 'person'; id: string; name: string } | null
  state: (typeof riskStates)[number]
  lookedOn: string
  lookedBy: string | null
}

async function readRisks(db: Db, where: RawBuilder<unknown>): Promise<RiskRow[]> {
  const { rows } = await sql<RiskRow>`
    select risk.id, risk.plan_id as "planId", work_plan.partnership_id as "partnershipId", risk.version, risk.number, risk.description,
      risk.mitigation, risk.lang, risk.likelihood, risk.impact, risk.state, risk.looked_on::text as "lookedOn",
      case when cluster.id is not null then jsonb_build_object('kind', 'cluster', 'id', cluster.id, 'name', cluster.short_name)
        when owner.id is not null then jsonb_build_object('kind', 'person', 'id', owner.id, 'name', ${nameOf('owner')}) end as owner,
      case when looker.id is not null then ${nameOf('looker')} end as "lookedBy"
    from work_risk risk join work_plan on work_plan.id = risk.plan_id
    left join cluster on cluster.id = risk.owner_cluster_id left join person owner on owner.id = risk.owner_person_id
    left join person looker on looker.id = risk.looked_by
    where ${where} order by risk.number`.execute(db)
  return rows
}

/** The risks of a plan, in the order they were written down. */
export function listRiskRows(db: Db, planId: string): Promise<RiskRow[]> {
  return readRisks(db, sql`risk.plan_id = ${planId}`)
}

export async function findRisk(db: Db, id: string): Promise<RiskRow | null> {
  const [row] = await readRisks(db, sql`risk.id = ${id}`)
  return row ?? null
}
