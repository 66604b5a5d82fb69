import { sql } from 'kysely'
import type { Db } from '../../shared/context.ts'
import type { DueKind } from './rules/due-kinds.ts'

export interface DueRow {
  partnershipId: string
  kind: DueKind
  /** Slug or id of the record it is about. */
  of: string
  title: string
  lang: string | null
  /** Until when, or since when. */
  day: string | null
  /** Days that it is late or ahead; records, votes or signatures that are missing. */
  count: number
  isLate: boolean
}

/** So many days ahead a report's due day is told. */
const aheadDays = 30

/** What is due in these partnerships and what waits for others, the most urgent kind first, in one statement. */
export async function listDue(
  db: Db,
  given: { partnershipIds: readonly string[]; today: string },
): Promise<DueRow[]> {
  const { today } = given
  const own = sql`= any(${[...given.partnershipIds]}::uuid[])`
  const { rows } = await sql<DueRow>`
    select "partnershipId", kind, of, title, lang, day::text as day, count, "isLate" from (
      select 1 as rank, partnership_id as "partnershipId", 'report' as kind, id::text as of, name as title, null as lang, due_on as day,
        ${today}::date - due_on as count, true as "isLate"
      from reporting_period where partnership_id ${own} and state = 'frozen' and due_on < ${today}::date
      union all select 2, partnership_id, 'freeze', id::text, name, null, due_on, ${today}::date - ends_on, coalesce(due_on < ${today}::date, false)
      from reporting_period where partnership_id ${own} and state = 'open' and ends_on < ${today}::date
      union all select 3, partnership_id, 'report', id::text, name, null, due_on, due_on - ${today}::date, false
      from reporting_period where partnership_id ${own} and state = 'frozen' and due_on between ${today}::date and ${today}::date + ${aheadDays}::integer
      union all select 4, partnership_id, 'hypothesis', slug, segment || ' ' || act, lang, deadline, ${today}::date - deadline, true
      from hypothesis where partnership_id ${own} and deadline < ${today}::date
        and not exists (select 1 from hypothesis_decision decision where decision.hypothesis_id = hypothesis.id and decision.new_deadline is null)
      union all select 5, partnership_id, 'settle', id::text, title, lang, open_until, 1, false
      from decision where partnership_id ${own} and state = 'open' and (open_until < ${today}::date
        or not exists (select 1 from decision_ballot ballot where ballot.decision_id = decision.id and choice is null))
      union all select 6, rehearsal.partnership_id, 'rehearsal', rehearsal.id::text, rehearsal.seed, null, rehearsal.drawn_at::date, unmarked.count, false
      from rehearsal join lateral (select count(*)::int as count from rehearsed_record record where record.rehearsal_id = rehearsal.id
        and not exists (select 1 from rehearsal_mark mark where mark.rehearsal_id = rehearsal.id and mark.position = record.position)) unmarked on unmarked.count > 0
      where rehearsal.partnership_id ${own}
        and not exists (select 1 from rehearsal later where later.partnership_id = rehearsal.partnership_id and later.drawn_at > rehearsal.drawn_at)
      union all ${votes(sql`decision.partnership_id ${own} and (open_until is null or open_until >= ${today}::date)`)}
      union all ${signatures(sql`agreement.partnership_id ${own}`)}) line
    order by "partnershipId", rank, day nulls last, title, of limit 200`.execute(db)
  return rows
}

/** The same of what partnerships wait for from these clusters: their votes and signed copies. */
export async function listWaitingForClusters(
  db: Db,
  given: { clusterIds: readonly string[]; today: string },
): Promise<(DueRow & { clusterId: string })[]> {
  const clusters = sql`any(${[...given.clusterIds]}::uuid[])`
  const { rows } = await sql<DueRow & { clusterId: string }>`
    select "partnershipId", kind, of, title, lang, day::text as day, count, false as "isLate", "clusterId" from (
      select 1 as rank, decision.partnership_id as "partnershipId", 'votes' as kind, decision.id::text as of, title, lang, open_until as day, 1 as count,
        ballot.cluster_id as "clusterId"
      from decision join decision_ballot ballot on ballot.decision_id = decision.id and ballot.choice is null and ballot.cluster_id = ${clusters}
      where state = 'open' and (open_until is null or open_until >= ${given.today}::date)
      union all select 2, agreement.partnership_id, 'signatures', agreement.slug, agreement.title, agreement.lang, version.opened_at::date, 1, party.cluster_id
      from agreement join agreement_version version on version.agreement_id = agreement.id and version.state in ('open', 'in-force')
      join agreement_party party on party.agreement_id = agreement.id and party.left_on is null and party.cluster_id = ${clusters}
      where agreement.ended_on is null and ${hasNotSigned}) line
    order by "clusterId", rank, day nulls last, title, of limit 200`.execute(db)
  return rows
}

const hasNotSigned = sql`not exists (select 1 from agreement_signature signed where signed.agreement_id = version.agreement_id
  and signed.number = version.number and signed.party_id = party.id and signed.withdrawn_at is null)`

/** Open proposals with the partners that have not voted. */
const votes = (where: ReturnType<typeof sql>) => sql`
  select 7, decision.partnership_id, 'votes', decision.id::text, title, lang, open_until, missing.count, false
  from decision join lateral (select count(*)::int as count from decision_ballot ballot
    where ballot.decision_id = decision.id and choice is null) missing on missing.count > 0
  where state = 'open' and ${where}`

/** Agreements to be signed with the parties whose signed copy is missing. */
const signatures = (where: ReturnType<typeof sql>) => sql`
  select 8, agreement.partnership_id, 'signatures', agreement.slug, agreement.title, agreement.lang, version.opened_at::date, count(*)::int, false
  from agreement join agreement_version version on version.agreement_id = agreement.id and version.state in ('open', 'in-force')
  join agreement_party party on party.agreement_id = agreement.id and party.left_on is null
  where agreement.ended_on is null and ${where} and ${hasNotSigned}
  group by agreement.id, version.number, version.opened_at`
