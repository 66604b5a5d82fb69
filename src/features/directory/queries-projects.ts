import { sql } from 'kysely'
import type { Db } from '../../shared/context.ts'
import type { ProjectFacts } from './rules/read-project-row.ts'

/** The projects of the European Union an organisation takes or took part in, the latest first: public facts of CORDIS. */
export async function listProjects(db: Db, organisationId: string) {
  const rows = await db
    .selectFrom('eu_participation')
    .innerJoin('eu_project', 'eu_project.number', 'eu_participation.project')
    .select([
      'number',
      'acronym',
      'title',
      'starts_on',
      'ends_on',
      'programme',
      'role',
      'contribution',
      'left_early',
    ])
    .where('organisation_id', '=', organisationId)
    .orderBy(sql`starts_on desc nulls last`)
    .orderBy('number', 'desc')
    .orderBy('role')
    .limit(500)
    .execute()
  return rows.map(row => ({
    number: row.number,
    acronym: row.acronym,
    title: row.title,
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    programme: row.programme,
    role: row.role,
    contribution: row.contribution,
    leftEarly: row.left_early,
  }))
}

export interface ProjectMember {
  id: string
  pic: string | null
  country: string
  names: string[]
}

/** Members of today of a cluster, as a file of projects may name them. */
export async function listProjectMembers(db: Db, clusterId: string): Promise<ProjectMember[]> {
  const { rows } = await sql<ProjectMember>`
    select id, pic, country, organisation.name || array(select alias.name from organisation_alias as alias where alias.organisation_id = organisation.id and alias.kind = 'merged') as names
    from organisation where merged_into is null
      and exists (select 1 from membership where membership.organisation_id = organisation.id and membership.cluster_id = ${clusterId} and member_to is null)
    order by id`.execute(db)
  return rows
}

/** What is kept of these projects, by number. */
export async function findProjects(db: Db, numbers: readonly string[]): Promise<Map<string, ProjectFacts>> {
  const rows = await db
    .selectFrom('eu_project')
    .selectAll()
    .where(sql<boolean>`number = any(${[...new Set(numbers)]}::text[])`)
    .execute()
  return new Map(
    rows.map(({ number, acronym, title, starts_on, ends_on, programme }) => [
      number,
      { number, acronym, title, startsOn: starts_on, endsOn: ends_on, programme },
    ]),
  )
}

export async function saveProject(db: Db, facts: ProjectFacts, now: Date): Promise<void> {
  const columns = {
    acronym: facts.acronym,
    title: facts.title,
    starts_on: facts.startsOn,
    ends_on: facts.endsOn,
    programme: facts.programme,
    updated_at: now,
  }
  await db
    .insertInto('eu_project')
    .values({ number: facts.number, ...columns })
    .onConflict(conflict => conflict.column('number').doUpdateSet(columns))
    .execute()
}
