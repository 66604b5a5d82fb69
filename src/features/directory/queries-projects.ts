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

/** What is kept of these projects, by number of the grant agreement or of the register. */
export async function findProjects(
  db: Db,
  { numbers, registers }: { numbers: readonly string[]; registers: readonly string[] },
): Promise<ProjectFacts[]> {
  const rows = await db
    .selectFrom('eu_project')
    .selectAll()
    .where(
      sql<boolean>`(number = any(${[...new Set(numbers)]}::text[]) or rcn = any(${[...new Set(registers)]}::text[]))`,
    )
    .execute()
  return rows.map(({ number, rcn, acronym, title, objective, starts_on, ends_on, programme }) => ({
    number,
    rcn,
    acronym,
    title,
    objective,
    startsOn: starts_on,
    endsOn: ends_on,
    programme,
  }))
}

/** One import at a time writes projects: two that learn both numbers of one project would each make a record. */
export async function lockProjects(db: Db): Promise<void> {
  await sql`lock table eu_project in share row exclusive mode`.execute(db)
}

/** Keeps what is known of a project; the record `from` becomes this one, with all that take part in it. */
export async function saveProject(
  db: Db,
  facts: ProjectFacts,
  { from, now }: { from: string | null; now: Date },
): Promise<void> {
  const { number, rcn, acronym, title, objective, programme } = facts
  const [starts_on, ends_on] = [facts.startsOn, facts.endsOn]
  const columns = { rcn, acronym, title, objective, starts_on, ends_on, programme, updated_at: now }
  if (from !== null)
    await db.updateTable('eu_project').set({ rcn: null }).where('number', '=', from).execute()
  await db
    .insertInto('eu_project')
    .values({ number, ...columns })
    .onConflict(conflict => conflict.column('number').doUpdateSet(columns))
    .execute()
  if (from !== null) await moveParticipations(db, from, number)
}

/** Who is in both records in one role is in the project once, with what either says. */
async function moveParticipations(db: Db, from: string, to: string): Promise<void> {
  await sql`update eu_participation as kept set contribution = coalesce(kept.contribution, gone.contribution),
      left_early = kept.left_early or gone.left_early
    from eu_participation as gone where gone.project = ${from} and kept.project = ${to}
      and gone.organisation_id = kept.organisation_id and gone.role = kept.role`.execute(db)
  await sql`delete from eu_participation as gone using eu_participation as kept where gone.project = ${from}
    and kept.project = ${to} and gone.organisation_id = kept.organisation_id and gone.role = kept.role`.execute(
    db,
  )
  await db.updateTable('eu_participation').set({ project: to }).where('project', '=', from).execute()
  await db.deleteFrom('eu_project').where('number', '=', from).execute()
}

/** Who takes or took part in these projects. */
export async function listParticipants(db: Db, numbers: readonly string[]): Promise<string[]> {
  const rows = await db
    .selectFrom('eu_participation')
    .select('organisation_id')
    .distinct()
    .where(sql<boolean>`project = any(${[...numbers]}::text[])`)
    .execute()
  return rows.map(row => row.organisation_id)
}
