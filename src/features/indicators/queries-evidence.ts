import { sql } from 'kysely'
import type { Db } from '../../shared/context.ts'

/** Something that somebody said, filed or did, which shows a record; organisations and clusters only, no person. */
export interface EvidenceRow {
  /** The record it shows, as facts are named. */
  fact: string
  what:
    | 'held'
    | 'not-held'
    | 'taken-back'
    | 'came-to'
    | 'reported'
    | 'withdrawn'
    | 'checked-in'
    | 'declared-over'
    | 'registered'
    | 'idea'
    | 'submitted'
    | 'funded'
    | 'refused'
    | 'dropped'
    | 'confirmed-part'
    | 'signed'
    | 'declared'
    | 'declared-documented'
  /** Who says so: the desk on the day, a signed list, one of the two sides, the cluster that reports, the house. */
  by: 'steward' | 'signed-list' | 'from' | 'to' | 'cluster' | 'house' | 'partner' | 'company'
  organisationId: string | null
  cluster: string | null
  clusterId: string | null
  rung: string | null
  count: number | null
  source: string | null
  link: string | null
  fileName: string | null
  fileHash: string | null
  at: Date
}

/** Everything that shows these records as of a moment, the oldest first; in one statement however many they are. */
export async function listEvidence(db: Db, facts: readonly string[], until: Date): Promise<EvidenceRow[]> {
  const of = (kind: string) =>
    facts.flatMap(fact => (fact.startsWith(`${kind}:`) ? [fact.slice(kind.length + 1)] : []))
  const { rows } = await sql<EvidenceRow>`
    select 'meeting:' || meeting.request_id as fact, statement.says as what, coalesce(statement.side, statement.source) as by,
      case statement.side when 'from' then asker.organisation_id when 'to' then request.to_organisation_id end as "organisationId",
      null::text as cluster, null::uuid as "clusterId", null::text as rung, null::int as count, null::text as source, null::text as link, null::text as "fileName",
      null::text as "fileHash", statement.said_at as at
    from meeting join meeting_request request on request.id = meeting.request_id join participant asker on asker.id = request.from_participant_id
    join meeting_statement statement on statement.meeting_id = meeting.id
    where meeting.request_id = any(${of('meeting')}::uuid[]) and statement.said_at <= ${until}
    union all
    select 'meeting:' || meeting.request_id, 'came-to', answer.side,
      case answer.side when 'from' then asker.organisation_id else request.to_organisation_id end,
      null, null, coalesce(answer.rung, 'none'), null, null, null, null, null, answer.answered_at
    from meeting join meeting_request request on request.id = meeting.request_id join participant asker on asker.id = request.from_participant_id
    join outcome_answer answer on answer.meeting_id = meeting.id
    where meeting.request_id = any(${of('meeting')}::uuid[]) and answer.answered_at <= ${until}
    union all
    select 'reported:' || version.record_id, case when version.withdrawn then 'withdrawn' else 'reported' end, 'cluster', null,
      cluster.short_name, cluster.id, null, null, version.source, version.link, version.file_name, version.file_hash, version.said_at
    from reported_version version join cluster on cluster.id = version.cluster_id
    where version.record_id = any(${of('reported')}::uuid[]) and version.said_at <= ${until}
    union all
    (select 'mission:' || mission_id, 'checked-in', 'house', null, null, null, null, count(distinct participant_id)::int, null, null, null, null, min(at)
    from day_event where mission_id = any(${of('mission')}::uuid[]) and kind = 'checked-in' and at <= ${until} group by mission_id)
    union all
    (select 'mission:' || subject_id, 'declared-over', 'house', null, null, null, null, null, null, null, null, null, min(at)
    from history where subject_kind = 'mission' and subject_id = any(${of('mission')}::uuid[])
      and call = 'missions.setMissionState' and change ->> 'to' = 'over' and at <= ${until} group by subject_id)
    union all
    select 'membership:' || membership.id, 'registered', 'cluster', null, cluster.short_name, cluster.id, null, null, null, null, null, null, membership.created_at
    from membership join cluster on cluster.id = membership.cluster_id where membership.id = any(${of('membership')}::uuid[])
    union all
    select 'partner:' || partner.id, 'registered', 'house', null, cluster.short_name, cluster.id, null, null, null, null, null, null, partnership.created_at
    from partner join cluster on cluster.id = partner.cluster_id join partnership on partnership.id = partner.partnership_id
    where partner.id = any(${of('partner')}::uuid[])
    union all
    select 'project:' || project_id, state, 'house', null, null, null, null, null, evidence, null, null, null, noted_at
    from project_step where project_id = any(${of('project')}::uuid[]) and noted_at <= ${until}
    union all
    select 'project:' || project_id, 'confirmed-part', 'partner', organisation_id, null, null, null, null, null, null, null, null, confirmed_at
    from project_partner where project_id = any(${of('project')}::uuid[]) and confirmed_at <= ${until}
    union all
    select 'agreement:' || signature.agreement_id, 'signed', case when party.cluster_id is null then 'partner' else 'cluster' end, null,
      cluster.short_name, cluster.id, null, null, case when party.cluster_id is null then party.name end, null, null, null, signature.added_at
    from agreement_signature signature join agreement_party party on party.id = signature.party_id left join cluster on cluster.id = party.cluster_id
    where signature.agreement_id = any(${of('agreement')}::uuid[]) and signature.added_at <= ${until}
      and (signature.withdrawn_at is null or signature.withdrawn_at > ${until})
    union all
    -- That it was said and agreed to, never what: no amount, and the document stays with those who read single declarations.
    select 'declaration:' || declaration.id, case when version.withdrawn then 'withdrawn' when version.file_hash is null then 'declared' else 'declared-documented' end,
      'company', declaration.organisation_id, null, null, null, null, declaration.year::text, null, null, null, version.said_at
    from declaration join declaration_version version on version.declaration_id = declaration.id
    where declaration.id = any(${of('declaration')}::uuid[]) and version.said_at <= ${until}
    order by fact, at, what, by, source, link, "fileHash"`.execute(db)
  return rows
}
