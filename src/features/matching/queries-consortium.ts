import { sql } from 'kysely'
import type { Db } from '../../shared/context.ts'
import type { Viewer } from '../../shared/viewer.ts'
import { visibleOrganisations } from '../directory/index.ts'

/** Names the state of all participations: another one says that they must be read anew. */
export async function readHistoryState(db: Db): Promise<string> {
  const { rows } = await sql<{ state: string }>`
    select concat_ws(' ', (select concat_ws(' ', count(*), max(updated_at)) from eu_participation),
      (select id from eu_participation order by id desc limit 1), (select id from eu_participation order by id limit 1),
      (select concat_ws(' ', count(*), max(updated_at)) from eu_project), (select count(*) from organisation where merged_into is not null)) as state`.execute(
    db,
  )
  return rows[0]?.state ?? ''
}

/** Who took part in which project of the European Union, a row each: public facts of CORDIS. */
export async function listParticipations(db: Db) {
  const { rows } = await sql<{
    project: string
    name: string
    organisation: string
    began: number | null
    isCoordinator: boolean
    country: string
    kind: string
    programme: string | null
  }>`
    select eu_project.number as project, coalesce(eu_project.acronym, eu_project.title, eu_project.number) as name, organisation.id as organisation,
      (extract(year from eu_project.starts_on) + (extract(doy from eu_project.starts_on) - 1) / 366)::float8 as began,
      eu_participation.role = 'coordinator' as "isCoordinator", organisation.country, organisation.kind, eu_project.programme
    from eu_participation join eu_project on eu_project.number = eu_participation.project
    join organisation on organisation.id = eu_participation.organisation_id
    where organisation.merged_into is null
    order by eu_project.number, organisation.id, eu_participation.role`.execute(db)
  return rows
}

/** Country and kind of everybody who took part in a project. */
export async function listStanding(db: Db) {
  const { rows } = await sql<{ organisation: string; country: string; kind: string }>`
    select organisation.id as organisation, organisation.country, organisation.kind from organisation
    where organisation.id in (select organisation_id from eu_participation)`.execute(db)
  return rows
}

/** Organisations by their ids or slugs, as far as the viewer may see them; in the order asked for, each once. */
export async function findPartners(db: Db, viewer: Viewer, references: readonly string[]) {
  const { rows } = await sql<{ id: string }>`
    select organisation.id from unnest(${[...references]}::text[]) with ordinality as asked (reference, place)
    join organisation on organisation.slug = asked.reference or organisation.id::text = asked.reference
    where organisation.merged_into is null and ${visibleOrganisations(viewer)}
    group by organisation.id order by min(place)`.execute(db)
  return rows.map(({ id }) => id)
}

/** A few organisations with these letters in their name, those that begin with them first. */
export async function findByName(db: Db, viewer: Viewer, letters: string, most: number) {
  const escaped = letters.replace(/[\\%_]/g, '\\$&')
  const { rows } = await sql<{ id: string; slug: string; name: string; country: string }>`
    select organisation.id, organisation.slug, organisation.name, organisation.country from organisation
    where organisation.merged_into is null and organisation.name ilike ${`%${escaped}%`} and ${visibleOrganisations(viewer)}
    order by organisation.name ilike ${`${escaped}%`} desc, organisation.name, organisation.id limit ${most}`.execute(
    db,
  )
  return rows
}

/** The clusters each of these is a member of today. */
export async function listClustersOf(db: Db, ids: readonly string[]): Promise<Map<string, string[]>> {
  const { rows } = await sql<{ id: string; clusters: string[] }>`
    select organisation_id as id, array_agg(distinct cluster_id::text) as clusters from membership
    where organisation_id = any(${[...ids]}::uuid[]) and member_from <= current_date and (member_to is null or member_to >= current_date)
    group by organisation_id`.execute(db)
  return new Map(rows.map(({ id, clusters }) => [id, clusters]))
}
