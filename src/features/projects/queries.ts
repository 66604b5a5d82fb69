import { sql } from 'kysely'
import type { Db } from '../../shared/context.ts'
import { isAdministrator, type Viewer } from '../../shared/viewer.ts'
import type { ProjectState } from './rules/project-states.ts'

/** A joint project with what the reader may do with it. */
export interface ProjectRow {
  id: string
  slug: string
  title: string
  lang: string
  topic: string | null
  summary: string | null
  state: ProjectState
  country: string | null
  currency: string
  version: number
  missionSlug: string | null
  missionTitle: string | null
  /** In whole units; the sum of what is known. */
  budget: number
  partners: number
  confirmed: number
  since: string
  mayEdit: boolean
  total: number
}

const held = (
  viewer: Viewer,
  role: string,
  of: 'clusterId' | 'partnershipId' | 'missionId' | 'organisationId',
) => viewer.grants.flatMap(grant => (grant.role === role && grant[of] !== null ? [grant[of]] : []))

const today = sql`membership.member_from <= current_date and (membership.member_to is null or membership.member_to >= current_date)`

/** Who keeps a project: who noted it, the editors of its partners and managers of their clusters, who coordinates the partnership or runs the mission. */
function keeps(viewer: Viewer) {
  if (isAdministrator(viewer)) return sql<boolean>`true`
  return sql<boolean>`(coalesce(project.created_by = ${viewer.personId}, false)
    or coalesce(project.partnership_id = any(${held(viewer, 'partnership-coordinator', 'partnershipId')}::uuid[]), false)
    or coalesce(project.mission_id = any(${held(viewer, 'event-organiser', 'missionId')}::uuid[]), false)
    or exists (select 1 from project_partner partner where partner.project_id = project.id
      and partner.organisation_id = any(${held(viewer, 'organisation-editor', 'organisationId')}::uuid[]))
    or exists (select 1 from project_partner partner join membership on membership.organisation_id = partner.organisation_id and ${today}
      where partner.project_id = project.id and membership.cluster_id = any(${held(viewer, 'cluster-manager', 'clusterId')}::uuid[])))`
}

/** Who reads it besides: the people of its partners. */
const works = (
  viewer: Viewer,
) => sql<boolean>`exists (select 1 from project_partner partner where partner.project_id = project.id
  and partner.organisation_id = any(${[...viewer.organisationIds]}::uuid[]))`

/** The projects a viewer may see, those on their way first. */
export async function selectProjects(
  db: Db,
  viewer: Viewer,
  filter: { reference?: string; state?: ProjectState | undefined },
  page: { limit: number; offset: number },
): Promise<ProjectRow[]> {
  const { reference, state } = filter
  const conditions = [
    sql`(${keeps(viewer)} or ${works(viewer)})`,
    ...(reference === undefined
      ? []
      : [sql`(project.slug = ${reference} or project.id::text = ${reference})`]),
    ...(state === undefined ? [] : [sql`project.state = ${state}`]),
  ]
  const { rows } = await sql<ProjectRow>`
    select project.id, project.slug, project.title, project.lang, project.topic, project.summary, project.state, project.country,
      project.currency, project.version, mission.slug as "missionSlug", mission.title as "missionTitle",
      (select coalesce(sum(budget_minor), 0) / 100 from project_partner where project_id = project.id)::float8 as budget,
      (select count(*) from project_partner where project_id = project.id)::int as partners,
      (select count(*) from project_partner where project_id = project.id and confirmed_at is not null)::int as confirmed,
      (select on_day::text from project_step where project_id = project.id order by noted_at desc, id desc limit 1) as since,
      ${keeps(viewer)} as "mayEdit", count(*) over ()::int as total
    from project_record project left join mission on mission.id = project.mission_id
    where ${sql.join(conditions, sql` and `)}
    order by array_position(array['submitted', 'idea', 'funded', 'refused', 'dropped'], project.state), project.created_at desc, project.id
    limit ${page.limit} offset ${page.offset}`.execute(db)
  return rows
}

/** How many there are of each state, of those the viewer sees. */
export async function countProjects(db: Db, viewer: Viewer): Promise<Record<string, number>> {
  const { rows } = await sql<{ state: string; count: number }>`
    select project.state, count(*)::int as count from project_record project
    where (${keeps(viewer)} or ${works(viewer)}) group by project.state`.execute(db)
  return Object.fromEntries(rows.map(row => [row.state, row.count]))
}

export async function listPartners(db: Db, projectId: string) {
  return db
    .selectFrom('project_partner')
    .innerJoin('organisation', 'organisation.id', 'project_partner.organisation_id')
    .select([
      'organisation.id as organisationId',
      'organisation.slug',
      'organisation.name',
      'organisation.country',
      'leads',
      sql<number | null>`(budget_minor / 100)::float8`.as('budget'),
      'contribution',
      'confirmed_at as confirmedAt',
    ])
    .where('project_id', '=', projectId)
    .orderBy('leads', 'desc')
    .orderBy('organisation.name')
    .orderBy('organisation.id')
    .execute()
}

export async function listSteps(db: Db, projectId: string) {
  return db
    .selectFrom('project_step')
    .leftJoin('person', 'person.id', 'project_step.noted_by')
    .select([
      'state',
      sql<string>`on_day::text`.as('onDay'),
      'evidence',
      sql<string>`trim(concat(person.given_name, ' ', person.family_name))`.as('by'),
    ])
    .where('project_id', '=', projectId)
    .orderBy('noted_at', 'desc')
    .orderBy('project_step.id', 'desc')
    .execute()
}

/** Changes a record that nobody changed since that version; gives whether it did. */
export async function changeProject(
  db: Db,
  { id, version }: { id: string; version: number },
  change: {
    title?: string
    lang?: string
    topic?: string | null
    summary?: string | null
    state?: ProjectState
  },
): Promise<boolean> {
  const done = await db
    .updateTable('project_record')
    .set({ ...change, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}
