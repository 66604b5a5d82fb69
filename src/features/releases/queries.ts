import { sql } from 'kysely'
import type { Db } from '../../shared/context.ts'
import { visitor } from '../../shared/viewer.ts'
import { visibleClusters } from '../directory/index.ts'
import { countedThings, isDeclared, isMeasured } from '../indicators/rules/rule.ts'
import type { things } from './contract.ts'

export type Thing = (typeof things)[number]

export interface ReleaseRow {
  id: string
  partnershipId: string
  thing: Thing
  /** The cluster, indicator or edition it is about. */
  of: string | null
  releasedAt: Date
  by: string | null
}

const nameOf = (person: string) =>
  sql`nullif(trim(concat(${sql.ref(`${person}.given_name`)}, ' ', ${sql.ref(`${person}.family_name`)})), '')`

/** Every release of a partnership that stands. */
export async function listStanding(db: Db, partnershipId: string): Promise<ReleaseRow[]> {
  const { rows } = await sql<ReleaseRow>`
    select release.id, release.partnership_id as "partnershipId", thing, coalesce(cluster_id, indicator_id, edition_id) as of, released_at as "releasedAt",
      ${nameOf('person')} as by
    from release left join person on person.id = release.released_by and person.erased_at is null
    where release.partnership_id = ${partnershipId} and taken_back_at is null order by released_at, release.id`.execute(
    db,
  )
  return rows
}

export interface PastRow {
  thing: Thing
  name: string | null
  shippedAs: string | null
  releasedAt: Date
  takenBackAt: Date
  takenBackBy: string | null
}

/** What was released and taken back, the latest first. */
export async function listTakenBack(db: Db, partnershipId: string): Promise<PastRow[]> {
  const { rows } = await sql<PastRow>`
    select thing, coalesce(cluster.short_name, indicator.name, period.name) as name, indicator.shipped_as as "shippedAs", released_at as "releasedAt",
      taken_back_at as "takenBackAt", ${nameOf('person')} as "takenBackBy"
    from release left join person on person.id = release.taken_back_by and person.erased_at is null
    left join cluster on cluster.id = release.cluster_id left join indicator on indicator.id = release.indicator_id
    left join report_edition edition on edition.id = release.edition_id left join report on report.id = edition.report_id
    left join reporting_period period on period.id = report.period_id
    where release.partnership_id = ${partnershipId} and taken_back_at is not null order by taken_back_at desc, release.id limit 50`.execute(
    db,
  )
  return rows
}

export async function findRelease(db: Db, id: string): Promise<ReleaseRow | null> {
  const { rows } = await sql<ReleaseRow>`
    select release.id, release.partnership_id as "partnershipId", thing, coalesce(cluster_id, indicator_id, edition_id) as of, released_at as "releasedAt", null as by
    from release where id = ${id} and taken_back_at is null`.execute(db)
  return rows[0] ?? null
}

/** Writes a release down; nothing happens where it stands already. */
export async function insertRelease(
  db: Db,
  row: { id: string; partnershipId: string; thing: Thing; of: string | null; by: string | null; now: Date },
): Promise<void> {
  await db
    .insertInto('release')
    .values({
      id: row.id,
      partnership_id: row.partnershipId,
      thing: row.thing,
      cluster_id: row.thing === 'partner' ? row.of : null,
      indicator_id: row.thing === 'indicator' ? row.of : null,
      edition_id: row.thing === 'report' ? row.of : null,
      released_by: row.by,
      released_at: row.now,
    })
    .onConflict(conflict => conflict.doNothing())
    .execute()
}

export async function endRelease(db: Db, row: { id: string; by: string | null; now: Date }): Promise<void> {
  await db
    .updateTable('release')
    .set({ taken_back_at: row.now, taken_back_by: row.by })
    .where('id', '=', row.id)
    .where('taken_back_at', 'is', null)
    .execute()
}

export interface FaceRow {
  id: string
  slug: string
  acronym: string
  title: string
  theme: string | null
  summary: string | null
  lang: string
  startsOn: string | null
  endsOn: string | null
}

/** A partnership by slug or id, whoever asks: what of it is shown follows from its releases. */
export async function findFace(db: Db, reference: string): Promise<FaceRow | null> {
  const { rows } = await sql<FaceRow>`
    select id, slug, acronym, title, theme, summary, lang, starts_on::text as "startsOn", ends_on::text as "endsOn" from partnership
    where id::text = ${reference} or slug = ${reference}`.execute(db)
  return rows[0] ?? null
}

export interface PartnerFace {
  id: string
  name: string
  shortName: string
  country: string
  coordinates: boolean
  slug: string
  /** Shows itself to strangers, so that a link leads somewhere. */
  isOpen: boolean
}

/** The partners of today. */
export async function listPartnerFaces(db: Db, partnershipId: string): Promise<PartnerFace[]> {
  const { rows } = await sql<PartnerFace>`
    select cluster.id, cluster.name, cluster.short_name as "shortName", cluster.country, partner.role = 'coordinator' as coordinates, cluster.slug,
      ${visibleClusters(visitor('en'))} as "isOpen"
    from partner join cluster on cluster.id = partner.cluster_id
    where partner.partnership_id = ${partnershipId} and left_on is null order by partner.role, cluster.short_name, cluster.id`.execute(
    db,
  )
  return rows
}

/** Target markets without those that were dropped. */
export async function listMarketFaces(db: Db, partnershipId: string) {
  return db
    .selectFrom('market')
    .select(['country', 'stage'])
    .where('partnership_id', '=', partnershipId)
    .where('stage', '!=', 'dropped')
    .orderBy('priority')
    .orderBy('country')
    .execute()
}

/** Missions and events that have a public page of their own, the latest first. */
export async function listMissionFaces(db: Db, partnershipId: string) {
  return db
    .selectFrom('mission')
    .select([
      'slug',
      'title',
      'lang',
      'type',
      'country',
      'city',
      'starts_on as startsOn',
      'ends_on as endsOn',
    ])
    .where('partnership_id', '=', partnershipId)
    .where('public_page', '=', true)
    .where('state', 'not in', ['draft', 'cancelled'])
    .orderBy('starts_on', 'desc')
    .orderBy('slug')
    .limit(200)
    .execute()
}

export interface FigureFace {
  id: string
  code: string
  name: string
  unit: string
  lang: string
  shippedAs: string | null
  /** Null until it was counted for the first time. */
  counted: { proven: number; of: number | null; at: string } | null
  target: number | null
}

/** What a project brings is known of each partner by its budget: a sum that grows by one project tells it. */
const sums = countedThings.filter(counts => isMeasured(counts) && !isDeclared(counts))

/** The counts and changes of a partnership as last counted, those it counts no longer left out. */
export async function listFigureFaces(db: Db, partnershipId: string): Promise<FigureFace[]> {
  const { rows } = await sql<FigureFace>`
    select indicator.id, indicator.code, indicator.name, indicator.unit, indicator.lang, indicator.shipped_as as "shippedAs",
      indicator.target::float8 as target,
      case when figure.indicator_id is not null then jsonb_build_object('proven', figure.proven, 'of', figure.of_organisations, 'at', figure.computed_at) end as counted
    from indicator left join indicator_figure figure on figure.indicator_id = indicator.id
    where indicator.partnership_id = ${partnershipId} and indicator.ended_at is null
      and not indicator.rule ->> 'counts' = any(${sums}::text[])
    order by indicator.position, indicator.id`.execute(db)
  return rows
}

export interface EditionFace {
  id: string
  kind: string
  name: string
  from: string
  to: string
  langs: [string, string]
  hash: string
  madeAt: Date
}

/** The reports that were handed over, the latest first. */
export async function listEditionFaces(db: Db, partnershipId: string): Promise<EditionFace[]> {
  const { rows } = await sql<EditionFace>`
    select edition.id, report.kind, period.name, period.starts_on::text as "from", period.ends_on::text as "to",
      array[report.lang, report.second_lang] as langs, edition.hash, edition.made_at as "madeAt"
    from report_edition edition join report on report.id = edition.report_id join reporting_period period on period.id = report.period_id
    where report.partnership_id = ${partnershipId} order by edition.made_at desc, edition.id limit 100`.execute(
    db,
  )
  return rows
}

/** Pages that stand released, for a sitemap: the last change is the last release or taking back. */
export async function listReleasedPages(db: Db): Promise<{ slug: string; updatedAt: Date }[]> {
  const { rows } = await sql<{ slug: string; updatedAt: Date }>`
    select partnership.slug, (select max(greatest(released_at, taken_back_at)) from release every_one
        where every_one.partnership_id = partnership.id) as "updatedAt"
    from release join partnership on partnership.id = release.partnership_id
    where release.thing = 'page' and taken_back_at is null order by 2 desc limit 5000`.execute(db)
  return rows
}
