import { type CompiledQuery, type SqlBool, sql } from 'kysely'
import type { Db } from '../../../shared/context.ts'
import { keptPlan } from '../../../shared/kept-plan.ts'
import type { Visibility } from '../../../shared/visibility.ts'
import type { KeptCapability } from '../rules/capability-levels.ts'
import type { PartVisibility } from '../rules/profile-parts.ts'

interface ClusterOfRow {
  id: string
  name: string
  shortName: string
  visibility: Visibility
}
/** Texts of a record beside what it does, by the field that says who sees each. */
export const capabilityTexts = [
  'method',
  'measurand',
  'sample',
  'environment',
  'deliverable',
  'accreditations',
] as const
export type CapabilityText = (typeof capabilityTexts)[number]

interface CapabilityOfRow extends KeptCapability {
  id: string
  verb: string
  title: string
  object: string
  texts: Record<CapabilityText, string | null>
  leadTimeDays: number | null
  priceLowMinor: number | null
  priceHighMinor: number | null
  currency: string
  figures: { role: string; label: string | null; low: number | null; high: number | null; unit: string }[]
}

/** Everything of an organisation that a search reads. */
export interface DocumentRow {
  id: string
  name: string
  shortName: string | null
  nameOtherScript: string | null
  nameReading: string | null
  /** Names of records that were merged into this one. */
  aliases: string[]
  brands: string[]
  departments: { name: string; does: string | null; contactRole: string | null }[]
  sites: {
    name: string
    city: string | null
    country: string
    latitude: number | null
    longitude: number | null
  }[]
  /** EU projects it takes part in, the latest first. */
  projects: {
    acronym: string | null
    title: string | null
    objective: string | null
    programme: string | null
  }[]
  kind: string
  country: string
  city: string | null
  region: string | null
  nuts: string | null
  latitude: number | null
  longitude: number | null
  summary: string | null
  description: string | null
  offers: string | null
  needs: string | null
  lang: string
  technologies: string[]
  /** Fields beyond the core, as `ProfileDetails` reads them. */
  details: unknown
  targetMarkets: string[]
  visibility: Visibility
  partVisibility: PartVisibility
  mergedInto: string | null
  clusters: ClusterOfRow[]
  items: {
    id: string
    side: 'offer' | 'need'
    title: string
    body: string | null
    lang: string
    trl: number | null
  }[]
  translations: {
    summary: string | null
    description: string | null
    offers: string | null
    needs: string | null
  }[]
  capabilities: CapabilityOfRow[]
  /** Labels of terms of an imported list; those of a shipped one stand in its file. */
  terms: { scheme: string; code: string; labels: Record<string, string> | null }[]
}

const clusters = sql<
  ClusterOfRow[]
>`(select coalesce(jsonb_agg(jsonb_build_object('id', cluster.id, 'name', cluster.name,
  'shortName', cluster.short_name, 'visibility', cluster.visibility) order by cluster.short_name), '[]')
  from membership join cluster on cluster.id = membership.cluster_id
  where membership.organisation_id = organisation.id and membership.member_to is null)`
const aliases = sql<string[]>`(select coalesce(jsonb_agg(alias.name order by alias.name), '[]')
  from organisation_alias alias where alias.organisation_id = organisation.id and alias.kind = 'merged')`
const brands = sql<string[]>`(select coalesce(jsonb_agg(alias.name order by alias.name), '[]')
  from organisation_alias alias where alias.organisation_id = organisation.id and alias.kind = 'brand')`
const departments = sql<
  DocumentRow['departments']
>`(select coalesce(jsonb_agg(jsonb_build_object('name', department.name, 'does', does, 'contactRole', contact_role)
  order by position, department.id), '[]') from department where department.organisation_id = organisation.id)`
const sites = sql<
  DocumentRow['sites']
>`(select coalesce(jsonb_agg(jsonb_build_object('name', site.name, 'city', site.city, 'country', site.country,
  'latitude', site.latitude, 'longitude', site.longitude)
  order by position, site.id), '[]') from site where site.organisation_id = organisation.id)`
const projects = sql<
  DocumentRow['projects']
>`(select coalesce(jsonb_agg(jsonb_build_object('acronym', acronym, 'title', title, 'objective', left(objective, 1500),
  'programme', programme) order by starts_on desc nulls last, number), '[]')
  from (select distinct number, acronym, title, objective, programme, starts_on from eu_participation
    join eu_project on eu_project.number = eu_participation.project
    where eu_participation.organisation_id = organisation.id) as project)`
const items = sql<
  DocumentRow['items']
>`(select coalesce(jsonb_agg(jsonb_build_object('id', id, 'side', side, 'title', title,
  'body', body, 'lang', lang, 'trl', trl)
  order by position, id), '[]') from profile_item where profile_item.organisation_id = organisation.id)`
const translations = sql<
  DocumentRow['translations']
>`(select coalesce(jsonb_agg(jsonb_build_object('summary', summary,
  'description', description, 'offers', offers, 'needs', needs) order by translation.lang), '[]')
  from organisation_translation translation where translation.organisation_id = organisation.id)`
const capabilities = sql<CapabilityOfRow[]>`(select coalesce(jsonb_agg(jsonb_build_object('id', capability.id,
  'visibility', capability.visibility, 'verb', verb, 'title', title, 'object', object,
  'fieldLevels', field_visibility,
  'texts', jsonb_build_object('method', method, 'measurand', measurand, 'sample', sample, 'environment', environment,
    'deliverable', deliverable, 'accreditations', array_to_string(accreditations, ', ')),
  'leadTimeDays', lead_time_days, 'priceLowMinor', price_low_minor, 'priceHighMinor', price_high_minor, 'currency', currency,
  'figures', (select coalesce(jsonb_agg(jsonb_build_object('role', role, 'label', label, 'low', low, 'high', high, 'unit', unit)
    order by figure.position), '[]') from capability_figure figure where figure.capability_id = capability.id))
  order by capability.position, capability.id), '[]') from capability where capability.organisation_id = organisation.id)`
const terms = sql<
  DocumentRow['terms']
>`(select coalesce(jsonb_agg(jsonb_build_object('scheme', classification.scheme, 'code', classification.code,
  'labels', term.labels) order by classification.scheme, classification.code), '[]') from classification
  left join taxonomy_term term on term.scheme = classification.scheme and term.revision = classification.revision and term.code = classification.code
  where classification.organisation_id = organisation.id)`

/** Organisations as a search reads them, in the order of their ids. */
function selectDocuments(db: Db) {
  return db
    .selectFrom('organisation')
    .select([
      'organisation.id',
      'organisation.name',
      'short_name as shortName',
      'name_other_script as nameOtherScript',
      'name_reading as nameReading',
      'organisation.kind',
      'organisation.country',
      'organisation.city',
      'region',
      'nuts',
      'latitude',
      'longitude',
      'organisation.summary',
      'organisation.description',
      'offers',
      'needs',
      'organisation.lang',
      'organisation.technologies',
      'target_markets as targetMarkets',
      'details',
      'organisation.visibility',
      'merged_into as mergedInto',
    ])
    .select([
      sql<PartVisibility>`organisation.part_visibility`.as('partVisibility'),
      aliases.as('aliases'),
      brands.as('brands'),
      departments.as('departments'),
      sites.as('sites'),
      projects.as('projects'),
      clusters.as('clusters'),
      items.as('items'),
      translations.as('translations'),
      capabilities.as('capabilities'),
      terms.as('terms'),
    ])
    .orderBy('organisation.id')
}

/** The next organisations behind an id, none that was merged into another. */
export function listDocuments(db: Db, after: string | null, limit: number) {
  const behind = after === null ? sql<SqlBool>`true` : sql<SqlBool>`organisation.id > ${after}::uuid`
  return selectDocuments(db).where(behind).where('merged_into', 'is', null).limit(limit).execute()
}

/** The statement of `findDocuments`; writing it down takes longer than a database takes to answer it. */
let byIds: CompiledQuery<DocumentRow> | undefined

/** Organisations by their ids. */
export async function findDocuments(db: Db, ids: readonly string[]): Promise<DocumentRow[]> {
  byIds ??= selectDocuments(db)
    .modifyFront(keptPlan)
    .where('organisation.id', '=', sql<string>`any(${[]}::uuid[])`)
    .compile()
  const { rows } = await db.executeQuery<DocumentRow>({ ...byIds, parameters: [[...ids]] })
  return rows
}

/** The last number announced, what is still under way in the database, and the first number that is kept. */
export async function readStreamEnd(db: Db) {
  const { rows } = await sql<{ last: number; first: number; oldest: string; next: string }>`
    select coalesce(max(number), 0)::float8 as last, coalesce(min(number), 0)::float8 as first,
      pg_snapshot_xmin(pg_current_snapshot())::text as oldest, pg_snapshot_xmax(pg_current_snapshot())::text as next
    from outbox`.execute(db)
  const [row] = rows
  return {
    last: Number(row?.last ?? 0),
    first: Number(row?.first ?? 0),
    oldest: BigInt(row?.oldest ?? 0),
    next: BigInt(row?.next ?? 0),
  }
}

/** Changes announced behind a number. */
export async function listChanges(db: Db, after: number, limit: number) {
  const rows = await db
    .selectFrom('outbox')
    .select([sql<number>`number::float8`.as('number'), 'kind', 'subject_id as subjectId'])
    .where('stream', '=', 'directory')
    .where(sql<SqlBool>`number > ${after}`)
    .orderBy('number')
    .limit(limit)
    .execute()
  return rows.map(row => ({ ...row, number: Number(row.number) }))
}

/** A change as it was announced, as text that no other change has; null when there is none of this number. */
export async function readAnnouncement(db: Db, number: number): Promise<string | null> {
  const { rows } = await sql<{ text: string }>`
    select concat_ws(' ', number, stream, kind, subject_id, extract(epoch from at)) as text from outbox
    where number = ${number}::bigint`.execute(db)
  return rows[0]?.text ?? null
}
