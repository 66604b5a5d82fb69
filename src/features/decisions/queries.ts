import { sql } from 'kysely'
import type { Db } from '../../shared/context.ts'
import type { linkKinds, Rule, states } from './contract.ts'
import type { Ballot, results, VotingRule } from './rules/count-votes.ts'

export interface DecisionRow {
  id: string
  partnershipId: string
  title: string
  proposal: string
  changes: string | null
  lang: string
  state: (typeof states)[number]
  openUntil: string | null
  majority: VotingRule['majority'] | null
  quorum: number | null
  casting: boolean | null
  result: (typeof results)[number] | null
  decidedOn: string | null
  withdrawnReason: string | null
  by: string | null
  at: Date
}

const nameOf = sql`nullif(trim(concat(person.given_name, ' ', person.family_name)), '')`
const facts = sql`decision.id, decision.partnership_id as "partnershipId", decision.title, decision.proposal, decision.changes, decision.lang,
  decision.state, decision.open_until::text as "openUntil", decision.majority, decision.quorum, decision.casting, decision.result,
  decision.decided_on::text as "decidedOn", decision.withdrawn_reason as "withdrawnReason", ${nameOf} as by, decision.made_at as at`

export async function findDecision(db: Db, id: string): Promise<DecisionRow | null> {
  const { rows } =
    await sql<DecisionRow>`select ${facts} from decision left join person on person.id = decision.made_by
    where decision.id = ${id}`.execute(db)
  return rows[0] ?? null
}

/** Changes of one decision come one after the other. */
export async function lockDecision(db: Db, id: string): Promise<void> {
  await db.selectFrom('decision').select('id').where('id', '=', id).forUpdate().execute()
}

/** A page of a partnership's decisions: what is open first, then the newest; all of them, or only what was decided. */
export async function listDecisionRows(
  db: Db,
  given: { partnershipId: string; onlyDecided: boolean; today: string; page: number; pageSize: number },
) {
  const { rows } = await sql<DecisionRow & { voted: number; mayVote: number; total: number }>`
    select ${facts},
      (select count(*)::int from decision_ballot ballot where ballot.decision_id = decision.id and ballot.choice is not null) as voted,
      (select count(*)::int from decision_ballot ballot where ballot.decision_id = decision.id and (ballot.choice is not null or exists (select 1 from partner
        where partner.partnership_id = decision.partnership_id and partner.cluster_id = ballot.cluster_id
          and (partner.left_on is null or partner.left_on >= coalesce(decision.decided_on, ${given.today}::date))))) as "mayVote",
      count(*) over ()::int as total
    from decision left join person on person.id = decision.made_by
    where decision.partnership_id = ${given.partnershipId} and (not ${given.onlyDecided} or decision.state = 'decided')
    order by decision.state <> 'open', coalesce(decision.decided_on, decision.made_at::date) desc, decision.id desc
    limit ${given.pageSize} offset ${(given.page - 1) * given.pageSize}`.execute(db)
  return rows
}

/** The rule a partnership decides by today; null: none was said. */
export async function findRule(db: Db, partnershipId: string): Promise<(Rule & { number: number }) | null> {
  const { rows } = await sql<Rule & { number: number }>`
    select number, voting, majority, quorum, casting from decision_rule
    where partnership_id = ${partnershipId} order by number desc limit 1`.execute(db)
  return rows[0] ?? null
}

export interface BallotRow extends Ballot {
  clusterId: string
  name: string
  slug: string
  by: string | null
  at: Date | null
  /** Whether the cluster is one of the partnership, or was when it was decided. */
  isPartner: boolean
}

/** The votes there are: of clusters that left while it was open only those they had cast. */
export async function listBallots(db: Db, decisionId: string, today: string): Promise<BallotRow[]> {
  const { rows } = await sql<BallotRow>`
    select * from (select ballot.cluster_id as "clusterId", cluster.short_name as name, cluster.slug, ballot.coordinator, ballot.choice,
        ${nameOf} as by, ballot.cast_at as at, exists (select 1 from partner where partner.partnership_id = decision.partnership_id
          and partner.cluster_id = ballot.cluster_id
          and (partner.left_on is null or partner.left_on >= coalesce(decision.decided_on, ${today}::date))) as "isPartner"
      from decision_ballot ballot join decision on decision.id = ballot.decision_id join cluster on cluster.id = ballot.cluster_id
      left join person on person.id = ballot.cast_by
      where ballot.decision_id = ${decisionId}) ballot
    where "isPartner" or choice is not null order by coordinator desc, name, "clusterId"`.execute(db)
  return rows
}

export async function listWords(db: Db, decisionId: string) {
  const { rows } = await sql<{
    id: string
    words: string
    lang: string
    personId: string | null
    by: string | null
    at: Date
  }>`select word.id, word.words, word.lang, word.said_by as "personId", ${nameOf} as by, word.said_at as at
    from decision_word word left join person on person.id = word.said_by
    where word.decision_id = ${decisionId} and word.withdrawn_at is null order by word.said_at, word.id`.execute(
    db,
  )
  return rows
}

/** The minutes as they stand; null: none were written. */
export async function findMinutes(db: Db, decisionId: string) {
  const { rows } = await sql<{
    number: number
    minutes: string
    lang: string
    present: { id: string; name: string }[]
    others: string | null
    by: string | null
    at: Date
  }>`select minutes.number, minutes.minutes, minutes.lang, minutes.others, ${nameOf} as by, minutes.written_at as at,
      coalesce((select jsonb_agg(jsonb_build_object('id', cluster.id, 'name', cluster.short_name) order by cluster.short_name)
        from cluster where cluster.id::text = any(minutes.present)), '[]') as present
    from decision_minutes minutes left join person on person.id = minutes.written_by
    where minutes.decision_id = ${decisionId} order by minutes.number desc limit 1`.execute(db)
  return rows[0] ?? null
}

export interface LinkRow {
  kind: (typeof linkKinds)[number]
  ref: string
  label: string
  lang: string | null
  href: string
  linked: boolean
}

/** What a decision of this partnership can have changed, and which of these it did. */
export async function listLinks(
  db: Db,
  given: { partnershipId: string; decisionId: string },
): Promise<LinkRow[]> {
  const { rows } = await sql<LinkRow>`
    with thing as (
      select 1 as rank, 'market' as kind, market.country::text as ref, market.country::text as label, null::text as lang,
        '/partnerships/' || partnership.slug as href
      from market join partnership on partnership.id = market.partnership_id where market.partnership_id = ${given.partnershipId}
      union all select 2, 'agreement', agreement.id::text, agreement.title, agreement.lang, '/agreements/' || agreement.slug
      from agreement where agreement.partnership_id = ${given.partnershipId}
      union all select 3, 'hypothesis', hypothesis.id::text, hypothesis.segment, hypothesis.lang, '/hypotheses/' || hypothesis.slug
      from hypothesis where hypothesis.partnership_id = ${given.partnershipId}
      union all select distinct 4, 'partner', cluster.id::text, cluster.short_name, null, '/clusters/' || cluster.slug
      from partner join cluster on cluster.id = partner.cluster_id where partner.partnership_id = ${given.partnershipId}
      union all select 5, 'work', package.id::text, 'WP' || package.number || ' ' || package.title, package.lang,
        '/partnerships/' || partnership.slug || '/workplan?grant=' || coalesce(work_plan.grant_id::text, 'none') || '#wp' || package.number
      from work_package package join work_plan on work_plan.id = package.plan_id join partnership on partnership.id = work_plan.partnership_id
      where work_plan.partnership_id = ${given.partnershipId} and package.removed_at is null
      union all select 5, 'work', item.id::text, case item.kind when 'milestone' then 'MS' else upper(left(item.kind, 1)) || package.number || '.' end
        || item.number || ' ' || item.title, item.lang, '/workplan/items/' || item.id
      from work_item item join work_package package on package.id = item.package_id join work_plan on work_plan.id = item.plan_id
      where work_plan.partnership_id = ${given.partnershipId} and item.removed_at is null)
    select thing.kind, thing.ref, thing.label, thing.lang, thing.href, link.ref is not null as linked
    from thing left join decision_link link on link.decision_id = ${given.decisionId} and link.kind = thing.kind and link.ref = thing.ref
    order by thing.rank, thing.label, thing.ref`.execute(db)
  return rows
}

/** Votes whose last day has passed. */
export async function listToClose(db: Db, today: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from decision where state = 'open' and open_until < ${today}::date order by id`.execute(db)
  return rows.map(({ id }) => id)
}

/** Managers of these clusters, as mail reaches them. */
export async function listVoters(db: Db, clusterIds: readonly string[]) {
  const { rows } = await sql<{ personId: string; address: string; name: string; lang: string }>`
    select distinct person.id as "personId", person.email as address, trim(concat(person.given_name, ' ', person.family_name)) as name, person.lang
    from role_grant join person on person.id = role_grant.person_id
    where role_grant.role = 'cluster-manager' and role_grant.cluster_id = any(${[...clusterIds]}::uuid[]) and role_grant.revoked_at is null
      and person.erased_at is null and person.email is not null order by person.id`.execute(db)
  return rows
}
