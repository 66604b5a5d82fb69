import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../shared/context.ts'
import { isAdministrator, type Viewer } from '../../shared/viewer.ts'
import type { Audience } from './rules/audience.ts'

export interface NoteRow {
  id: string
  country: string
  title: string
  body: string
  lang: string
  source: string
  learntOn: string
  level: Audience['level']
  audienceId: string | null
  meantFor: string | null
  missionSlug: string | null
  missionTitle: string | null
  by: string
  version: number
  mayChange: boolean
  total: number
}

/**
 * Who reads a note: everybody signed in, the people of a partnership, of a cluster and its members, or of one organisation;
 * and who wrote it. Administrators keep the house and read no notes that are not meant for them, as they read no rooms.
 */
function meantForViewer(viewer: Viewer): RawBuilder<boolean> {
  if (viewer.kind === 'visitor') return sql<boolean>`false`
  return sql<boolean>`(note.visibility = 'platform' or coalesce(note.written_by = ${viewer.personId}, false)
    or (note.visibility = 'partnership' and note.partnership_id = any(${[...viewer.partnershipIds]}::uuid[]))
    or (note.visibility = 'cluster' and note.cluster_id = any(${[...viewer.memberClusterIds]}::uuid[]))
    or (note.visibility = 'organisation' and note.organisation_id = any(${[...viewer.organisationIds]}::uuid[])))`
}

/** Who changes it: whoever wrote it; managers and coordinators of whom it is meant for; administrators what everybody reads. */
function mayChange(viewer: Viewer): RawBuilder<boolean> {
  const of = (role: string, id: 'clusterId' | 'partnershipId') =>
    viewer.grants.flatMap(grant => (grant.role === role && grant[id] !== null ? [grant[id]] : []))
  return sql<boolean>`(coalesce(note.written_by = ${viewer.personId}, false)
    or (note.visibility = 'platform' and ${isAdministrator(viewer)})
    or (note.visibility = 'cluster' and note.cluster_id = any(${of('cluster-manager', 'clusterId')}::uuid[]))
    or (note.visibility = 'partnership' and note.partnership_id = any(${of('partnership-coordinator', 'partnershipId')}::uuid[])))`
}

/** Notes that are meant for the viewer, the newest learnt first. */
export async function selectNotes(
  db: Db,
  viewer: Viewer,
  filter: { country?: string; countries?: readonly string[]; id?: string; q?: string | undefined },
  page: { limit: number; offset: number },
): Promise<NoteRow[]> {
  const { country, countries, id, q } = filter
  const pattern = `%${(q ?? '').replace(/[\\%_]/g, '\\$&')}%`
  const conditions = [
    sql`note.withdrawn_at is null`,
    meantForViewer(viewer),
    ...(country === undefined ? [] : [sql`note.country = ${country}`]),
    ...(countries === undefined ? [] : [sql`note.country = any(${[...countries]}::text[])`]),
    ...(id === undefined ? [] : [sql`note.id = ${id}`]),
    ...(q
      ? [sql`(note.title ilike ${pattern} or note.body ilike ${pattern} or note.source ilike ${pattern})`]
      : []),
  ]
  const { rows } = await sql<NoteRow>`
    select note.id, note.country, note.title, note.body, note.lang, note.source, note.learnt_on::text as "learntOn",
      note.visibility as level, coalesce(partnership.acronym, cluster.short_name, organisation.name) as "meantFor",
      case note.visibility when 'partnership' then note.partnership_id when 'cluster' then note.cluster_id
        when 'organisation' then note.organisation_id end as "audienceId",
      mission.slug as "missionSlug", mission.title as "missionTitle",
      trim(concat(person.given_name, ' ', person.family_name)) as by, note.version,
      ${mayChange(viewer)} as "mayChange", count(*) over ()::int as total
    from market_note note
    left join partnership on partnership.id = note.partnership_id and note.visibility = 'partnership'
    left join cluster on cluster.id = note.cluster_id and note.visibility = 'cluster'
    left join organisation on organisation.id = note.organisation_id and note.visibility = 'organisation'
    left join mission on mission.id = note.mission_id
    left join person on person.id = note.written_by and person.erased_at is null
    where ${sql.join(conditions, sql` and `)}
    order by note.learnt_on desc, note.id desc limit ${page.limit} offset ${page.offset}`.execute(db)
  return rows
}

/** Of each country how much was learnt, and which partnerships of the viewer go there. */
export async function countNotes(db: Db, viewer: Viewer) {
  const notes = await sql<{ country: string; notes: number; newest: string }>`
    select note.country, count(*)::int as notes, max(note.learnt_on)::text as newest from market_note note
    where note.withdrawn_at is null and ${meantForViewer(viewer)} group by note.country`.execute(db)
  const markets = await sql<{ country: string; slug: string; name: string; stage: string }>`
    select market.country, partnership.slug, partnership.acronym as name, market.stage from market
    join partnership on partnership.id = market.partnership_id
    where ${isAdministrator(viewer)} or partnership.id = any(${[...viewer.partnershipIds]}::uuid[])
    order by market.priority, partnership.acronym`.execute(db)
  return { notes: notes.rows, markets: markets.rows }
}

/** For whom the viewer may write: everybody, and where they belong. */
export async function listAudiences(
  db: Db,
  viewer: Viewer,
): Promise<{ level: 'partnership' | 'cluster' | 'organisation'; id: string; name: string }[]> {
  const { rows } = await sql<{ level: 'partnership' | 'cluster' | 'organisation'; id: string; name: string }>`
    select 'partnership' as level, id, acronym as name, 1 as place from partnership where id = any(${[...viewer.partnershipIds]}::uuid[])
    union all select 'cluster', id, short_name, 2 from cluster where id = any(${[...viewer.memberClusterIds]}::uuid[])
    union all select 'organisation', id, name, 3 from organisation where id = any(${[...viewer.organisationIds]}::uuid[])
    order by place, name limit 200`.execute(db)
  return rows.map(({ level, id, name }) => ({ level, id, name }))
}
