import { type SqlBool, sql } from 'kysely'
import type { OrganisationRecord, ScoredPair } from '../../../engines/records/index.ts'
import type { Db } from '../../../shared/context.ts'
import { isAdministrator, type Viewer } from '../../../shared/viewer.ts'
import { visibleClusters } from '../queries.ts'
import type { OrganisationKind } from '../rules/kinds.ts'
import { visibleOrganisations } from '../visible-organisations.ts'
import { fieldVisible } from '../visible-parts.ts'
import { maskReasons, type Reason, type SideSight, sightedFields } from './mask-reasons.ts'
import type { MergeChange } from './queries-merge.ts'

export interface StoredMerge {
  id: string
  keptId: string
  droppedId: string
  changes: MergeChange[]
  undoneAt: Date | null
}

export async function findMerge(db: Db, id: string): Promise<StoredMerge | null> {
  const row = await db.selectFrom('organisation_merge').selectAll().where('id', '=', id).executeTakeFirst()
  return row === undefined
    ? null
    : {
        id: row.id,
        keptId: row.kept_id,
        droppedId: row.dropped_id,
        changes: row.changes as unknown as MergeChange[],
        undoneAt: row.undone_at,
      }
}

export async function isMergedAway(db: Db, organisationId: string): Promise<boolean> {
  const row = await db
    .selectFrom('organisation')
    .select('merged_into')
    .where('id', '=', organisationId)
    .executeTakeFirst()
  return row?.merged_into != null
}

/** True for the one who marks it first. */
export async function markUndone(db: Db, id: string, by: string | null, at: Date): Promise<boolean> {
  const row = await db
    .updateTable('organisation_merge')
    .set({ undone_by: by, undone_at: at })
    .where('id', '=', id)
    .where('undone_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/** What the engine compares, of every organisation that is not merged away. */
export async function listRecords(db: Db): Promise<OrganisationRecord[]> {
  const { rows } = await sql<OrganisationRecord & { otherNames: string[]; shortNames: string[] }>`
    select id, name, country, city, postcode, vat, pic, lei, national_id as "nationalId", website, email, phone,
      array_remove(array[name_other_script] || array(select organisation_alias.name from organisation_alias where organisation_alias.organisation_id = organisation.id), null) as "otherNames",
      array_remove(array[short_name], null) as "shortNames"
    from organisation where merged_into is null order by id`.execute(db)
  return rows
}

/** Keeps what was proposed: new pairs come, pairs nobody has decided on and that are no longer alike go. */
export async function savePairs(db: Db, pairs: readonly ScoredPair[], now: Date): Promise<number> {
  const rows = pairs.map(({ left, right, score, reasons }) =>
    left < right
      ? { left_id: left, right_id: right, score, reasons }
      : { left_id: right, right_id: left, score, reasons: reasons.map(turned) },
  )
  const text = JSON.stringify(rows)
  await sql`delete from duplicate_pair where decision is null and not exists (
    select 1 from jsonb_to_recordset(${text}::jsonb) as found (left_id uuid, right_id uuid)
    where found.left_id = duplicate_pair.left_id and found.right_id = duplicate_pair.right_id)`.execute(db)
  const { numAffectedRows } = await sql`
    insert into duplicate_pair (left_id, right_id, score, reasons, found_at)
    select left_id, right_id, score, reasons, ${now} from jsonb_to_recordset(${text}::jsonb) as found (left_id uuid, right_id uuid, score float8, reasons jsonb)
    where exists (select 1 from organisation where id = left_id and merged_into is null) and exists (select 1 from organisation where id = right_id and merged_into is null)
    on conflict (left_id, right_id) do update set score = excluded.score, reasons = excluded.reasons`.execute(
    db,
  )
  return Number(numAffectedRows ?? 0n)
}

function turned<R extends { left?: string; right?: string }>(reason: R): R {
  const { left, right } = reason
  return left === undefined || right === undefined ? reason : { ...reason, left: right, right: left }
}

export interface PairRow {
  score: number
  reasons: Reason[]
  decision: 'different' | 'later' | null
  left: PairSide
  right: PairSide
  total: number
}

export interface PairSide {
  id: string
  slug: string
  name: string
  kind: OrganisationKind
  country: string
  city: string | null
  legalForm: string | null
  website: string | null
  vat: string | null
  pic: string | null
  lei: string | null
  people: number
  missions: number
  clusters: string[]
  createdAt: string
}

/** Pairs of which the viewer sees both, and looks after at least one; an administrator looks after all. */
export async function listPairs(
  db: Db,
  viewer: Viewer,
  filter: {
    show: 'open' | 'later' | 'different'
    /** Only pairs with something that this import brought. */
    import?: string | undefined
    page: number
    pageSize: number
  },
): Promise<PairRow[]> {
  const { rows } = await sql<SightedRow>`
    select score, reasons, said.decision, ${pairSide('a', viewer)} as left, ${pairSide('b', viewer)} as right,
      ${sideSight('a', viewer)} as "leftSight", ${sideSight('b', viewer)} as "rightSight", count(*) over ()::int as total
    from duplicate_pair join organisation as a on a.id = left_id join organisation as b on b.id = right_id
      left join lateral (${lastWord(viewer)}) as said on true
    where ${filter.show === 'open' ? sql`said.decision is null` : sql`said.decision = ${filter.show}`} and a.merged_into is null and b.merged_into is null
      and ${visibleOrganisations(viewer, 'a')} and ${visibleOrganisations(viewer, 'b')} and ${lookedAfter(viewer)}
      and ${filter.import === undefined ? sql`true` : broughtBy(viewer, filter.import)}
    order by score desc, left_id, right_id limit ${filter.pageSize} offset ${(filter.page - 1) * filter.pageSize}`.execute(
    db,
  )
  return rows.map(({ leftSight, rightSight, ...row }) => ({
    ...row,
    reasons: maskReasons(row.reasons, leftSight, rightSight),
  }))
}

type SightedRow = PairRow & { leftSight: SideSight; rightSight: SideSight }

/** What holds of a pair for the viewer: what was said for everybody, or by a cluster they manage, whichever was later. */
function lastWord(viewer: Viewer) {
  return sql`select decision from (
      select duplicate_pair.decision, duplicate_pair.decided_at where duplicate_pair.decision is not null
      union all
      select duplicate_opinion.decision, duplicate_opinion.decided_at from duplicate_opinion
        where duplicate_opinion.left_id = a.id and duplicate_opinion.right_id = b.id and duplicate_opinion.cluster_id = any(${managed(viewer)}::uuid[])
    ) as words order by decided_at desc limit 1`
}

/** What the viewer may see of a side, for the reasons that are told. */
export function sideSight(alias: 'a' | 'b', viewer: Viewer) {
  const seen = sightedFields.map(name => sql`${sql.lit(name)}, ${fieldVisible(viewer, name, alias)}`)
  return sql`jsonb_build_object(${sql.join(seen)}, 'hasWebsite', ${sql.table(alias)}.website is not null)`
}

function managed(viewer: Viewer): string[] {
  return viewer.grants.flatMap(grant =>
    grant.role === 'cluster-manager' && grant.clusterId !== null ? [grant.clusterId] : [],
  )
}

function lookedAfter(viewer: Viewer) {
  if (isAdministrator(viewer)) return sql<SqlBool>`true`
  return sql<SqlBool>`exists (select 1 from membership where membership.organisation_id in (a.id, b.id)
    and membership.member_to is null and membership.cluster_id = any(${managed(viewer)}::uuid[]))`
}

/** One of a pair came in with, or was changed by, an import of a cluster the viewer manages. */
function broughtBy(viewer: Viewer, importId: string) {
  const theirs = isAdministrator(viewer)
    ? sql`true`
    : sql`import_row.cluster_id = any(${managed(viewer)}::uuid[])`
  return sql<SqlBool>`exists (select 1 from import_row where import_row.import_id = ${importId}
    and import_row.organisation_id in (a.id, b.id) and ${theirs})`
}

/** Whether organisations are being compared, or are about to be. */
export async function isLookingForDuplicates(db: Db, kind: string): Promise<boolean> {
  const job = await db
    .selectFrom('job')
    .select('id')
    .where('kind', '=', kind)
    .where('state', 'in', ['waiting', 'running'])
    .limit(1)
    .executeTakeFirst()
  return job !== undefined
}

/** An organisation as it stands beside another (`PairSide`), with what the viewer may see of it. */
export function pairSide(alias: 'a' | 'b', viewer: Viewer) {
  const row = sql.table(alias)
  const register = (column: 'vat' | 'pic' | 'lei') =>
    sql`case when ${fieldVisible(viewer, column, alias)} then ${row}.${sql.ref(column)} end`
  return sql`jsonb_build_object('id', ${row}.id, 'slug', ${row}.slug, 'name', ${row}.name, 'kind', ${row}.kind, 'country', ${row}.country,
    'city', ${row}.city, 'legalForm', ${row}.legal_form, 'website', ${row}.website, 'vat', ${register('vat')}, 'pic', ${register('pic')}, 'lei', ${register('lei')},
    'createdAt', ${row}.created_at,
    'people', (select count(*) from affiliation where affiliation.organisation_id = ${row}.id and ended_at is null),
    'missions', (select count(*) from participant where participant.organisation_id = ${row}.id),
    'clusters', (select coalesce(jsonb_agg(cluster.short_name order by cluster.short_name), '[]') from membership join cluster on cluster.id = membership.cluster_id
      where membership.organisation_id = ${row}.id and membership.member_to is null and ${visibleClusters(viewer)}))`
}

/** Which of these organisations the viewer looks after: a cluster of theirs has it today. */
export async function listOwnClusters(db: Db, ids: readonly string[]): Promise<Map<string, string[]>> {
  const rows = await db
    .selectFrom('membership')
    .select(['organisation_id', 'cluster_id'])
    .where('organisation_id', 'in', [...ids, '00000000-0000-0000-0000-000000000000'])
    .where('member_to', 'is', null)
    .execute()
  const clusters = new Map<string, string[]>()
  for (const row of rows)
    clusters.set(row.organisation_id, [...(clusters.get(row.organisation_id) ?? []), row.cluster_id])
  return clusters
}

/** Remembers what a person said of a pair. */
export async function saveDecision(
  db: Db,
  pair: { a: string; b: string; decision: 'different' | 'later'; by: string | null; now: Date },
): Promise<void> {
  const [left, right] = [pair.a, pair.b].sort()
  const decided = { decision: pair.decision, decided_by: pair.by, decided_at: pair.now }
  await db
    .insertInto('duplicate_pair')
    .values({ left_id: left ?? '', right_id: right ?? '', score: 0, found_at: pair.now, ...decided })
    .onConflict(conflict => conflict.columns(['left_id', 'right_id']).doUpdateSet(decided))
    .execute()
}

/**
 * Remembers what those who look after one side of a pair said of it, for their clusters. True when clusters of both sides
 * have said by now that the two are different.
 */
export async function saveOpinion(
  db: Db,
  pair: { a: string; b: string; decision: 'different' | 'later'; by: string | null; now: Date },
  clusterIds: readonly string[],
): Promise<boolean> {
  const [left = '', right = ''] = [pair.a, pair.b].sort()
  const decided = { decision: pair.decision, decided_by: pair.by, decided_at: pair.now }
  await db
    .insertInto('duplicate_opinion')
    .values(clusterIds.map(cluster_id => ({ left_id: left, right_id: right, cluster_id, ...decided })))
    .onConflict(conflict => conflict.columns(['left_id', 'right_id', 'cluster_id']).doUpdateSet(decided))
    .execute()
  const { rows } = await sql<{ sides: number }>`
    select count(distinct membership.organisation_id)::int as sides
    from duplicate_opinion join membership on membership.cluster_id = duplicate_opinion.cluster_id and membership.member_to is null
      and membership.organisation_id in (${left}, ${right})
    where left_id = ${left} and right_id = ${right} and decision = 'different'`.execute(db)
  return rows[0]?.sides === 2
}

/** Merges into organisations the viewer looks after, the newest first. */
export async function listMergeRows(db: Db, viewer: Viewer, limit: number) {
  const mine = isAdministrator(viewer)
    ? sql<SqlBool>`true`
    : sql<SqlBool>`exists (select 1 from membership where membership.organisation_id = kept.id and membership.member_to is null and membership.cluster_id = any(${managed(viewer)}::uuid[]))`
  const { rows } = await sql<{
    id: string
    keptSlug: string
    kept: string
    merged: string
    mergedAt: string
  }>`
    select organisation_merge.id, kept.slug as "keptSlug", kept.name as kept, dropped.name as merged, merged_at as "mergedAt"
    from organisation_merge join organisation as kept on kept.id = kept_id join organisation as dropped on dropped.id = dropped_id
    where undone_at is null and kept.merged_into is null and ${visibleOrganisations(viewer, 'kept')} and ${mine}
    order by merged_at desc, organisation_merge.id limit ${limit}`.execute(db)
  return rows
}
