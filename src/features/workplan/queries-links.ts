import { sql } from 'kysely'
import type { Db } from '../../shared/context.ts'
import type { Viewer } from '../../shared/viewer.ts'
import { visibleMissions } from '../missions/index.ts'
import type { linkKinds } from './contract.ts'

export interface LinkRow {
  kind: (typeof linkKinds)[number]
  ref: string
  label: string
  lang: string | null
  href: string
}

/**
 * Records of a partnership that can show that something is done, as far as every reader of its papers may see them: what is
 * written or voted on yet stands here for nobody, and missions for those who see them.
 */
export async function listLinkable(
  db: Db,
  given: { partnershipId: string; viewer: Viewer },
): Promise<LinkRow[]> {
  const { rows } = await sql<LinkRow>`
    select kind, ref, label, lang, href from (
      select 1 as rank, 'mission' as kind, mission.id::text as ref, mission.title as label, mission.lang, '/missions/' || mission.slug as href
      from mission where mission.partnership_id = ${given.partnershipId} and ${visibleMissions(given.viewer)}
      union all select 2, 'agreement', agreement.id::text, agreement.title, agreement.lang, '/agreements/' || agreement.slug
      from agreement where agreement.partnership_id = ${given.partnershipId}
        and exists (select 1 from agreement_version version where version.agreement_id = agreement.id and version.in_force_on is not null)
      union all select 3, 'decision', decision.id::text, decision.title, decision.lang, '/decisions/' || decision.id
      from decision where decision.partnership_id = ${given.partnershipId} and decision.state = 'decided'
      union all select 4, 'hypothesis', hypothesis.id::text, hypothesis.segment || ': ' || hypothesis.act, hypothesis.lang, '/hypotheses/' || hypothesis.slug
      from hypothesis where hypothesis.partnership_id = ${given.partnershipId}
      union all select 5, 'report', edition.id::text, period.name || ' (' || edition.number || ')', null, '/report-editions/' || edition.id
      from report_edition edition join report on report.id = edition.report_id join reporting_period period on period.id = report.period_id
      where report.partnership_id = ${given.partnershipId}) thing
    order by rank, label, ref`.execute(db)
  return rows
}
