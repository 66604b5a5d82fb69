import { sql } from 'kysely'
import type { Db } from '../../shared/context.ts'
import type { AttendanceField, KnownMember, RowStanding } from './rules/attendance.ts'
import type { MappedList } from './rules/attendance-columns.ts'
import type { Service } from './rules/rule.ts'

export interface AttendanceListRow {
  id: string
  partnershipId: string
  clusterId: string
  cluster: string
  clusterSlug: string
  title: string
  lang: string
  heldOn: string
  service: Service
  market: string | null
  hours: number | null
  fileHash: string
  fileName: string
  sentAt: Date
  takenAt: Date | null
  taken: Record<RowStanding, number> | null
  /** Of a workbook: the sheet that is read. */
  sheet: string | null
  /** Of a text file: the letters, where somebody chose them. */
  encoding: string | null
  /** Null for lists from before columns were kept; they are read by their headings. */
  columns: (AttendanceField | null)[] | null
  /** Somebody said what the columns mean. */
  mapped: boolean
  /** The first row is a guest as well. */
  headless: boolean
  version: number
}

export async function findAttendanceList(db: Db, id: string): Promise<AttendanceListRow | null> {
  const { rows } = await sql<AttendanceListRow>`
    select list.id, list.partnership_id as "partnershipId", list.cluster_id as "clusterId", cluster.short_name as cluster, cluster.slug as "clusterSlug",
      list.title, list.lang, list.held_on::text as "heldOn", list.service, list.market, list.hours::float8 as hours, list.file_hash as "fileHash",
      list.file_name as "fileName", list.sent_at as "sentAt", list.taken_at as "takenAt", list.taken, list.sheet, list.encoding, list.columns, list.mapped, list.headless, list.version
    from attendance_list list join cluster on cluster.id = list.cluster_id where list.id = ${id}`.execute(db)
  return rows[0] ?? null
}

/** A page of the lists of these clusters, those that wait first, then the latest. */
export async function listAttendanceLists(
  db: Db,
  of: { partnershipId: string; clusterIds: readonly string[] },
  page: { limit: number; offset: number },
) {
  const { rows } = await sql<{
    id: string
    title: string
    lang: string
    heldOn: string
    cluster: string
    fileName: string
    takenAt: Date | null
    services: number | null
    total: number
  }>`select list.id, list.title, list.lang, list.held_on::text as "heldOn", cluster.short_name as cluster, list.file_name as "fileName",
      list.taken_at as "takenAt", (list.taken ->> 'counts')::int as services, count(*) over ()::int as total
    from attendance_list list join cluster on cluster.id = list.cluster_id
    where list.partnership_id = ${of.partnershipId} and list.cluster_id = any(${[...of.clusterIds]}::uuid[])
    order by list.taken_at is not null, list.held_on desc, list.id desc limit ${page.limit} offset ${page.offset}`.execute(
    db,
  )
  return rows
}

/** Locks a list and says how it is now; null where there is none. */
export async function lockAttendanceList(db: Db, id: string) {
  const { rows } = await sql<{ takenAt: Date | null; version: number; header: string[] | null }>`
    select taken_at as "takenAt", version, header from attendance_list where id = ${id} for update`.execute(
    db,
  )
  return rows[0] ?? null
}

/** The latest lists of a cluster whose headings somebody gave a meaning, the last first. */
export async function listMappedLists(db: Db, clusterId: string): Promise<MappedList[]> {
  const { rows } = await sql<MappedList>`select header, columns from attendance_list
    where cluster_id = ${clusterId} and mapped and not headless and header is not null and columns is not null
    order by sent_at desc, id desc limit 20`.execute(db)
  return rows
}

/** Who is or was a member of a cluster, and whether on this day, with what a row may know them by. */
export async function listKnownMembers(
  db: Db,
  { clusterId, heldOn }: { clusterId: string; heldOn: string },
): Promise<KnownMember[]> {
  const { rows } = await sql<KnownMember>`
    select organisation.id, organisation.name, organisation.vat, organisation.website, organisation.email::text as email,
      array(select organisation_alias.name from organisation_alias where organisation_alias.organisation_id = organisation.id) || organisation.name
        || array_remove(array[organisation.short_name], null) as names, bool_or(member_from <= ${heldOn}::date
        and (member_to is null or member_to >= ${heldOn}::date)) as "isMember"
    from organisation join membership on membership.organisation_id = organisation.id and membership.cluster_id = ${clusterId}
    where organisation.merged_into is null group by organisation.id
    order by organisation.id`.execute(db)
  return rows
}

/** Lets lists of a partnership be taken over one after another, so that two of one event do not count a company twice. */
export async function holdAttendance(db: Db, partnershipId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`attendance ${partnershipId}`}, 0))`.execute(db)
}

/** Of which organisations the same service on the same day is reported already; of merged ones, those they went into. */
export async function listReportedOf(
  db: Db,
  event: { partnershipId: string; title: string; heldOn: string },
): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ id: string }>`
    select coalesce(organisation.merged_into, organisation.id) as id from reported_record record
    join lateral (select * from reported_version where record_id = record.id order by number desc limit 1) version on true
    join organisation on organisation.id = version.organisation_id
    where record.partnership_id = ${event.partnershipId} and record.kind = 'service' and not version.withdrawn
      and version.held_on = ${event.heldOn}::date and lower(version.title) = lower(${event.title})`.execute(
    db,
  )
  return new Set(rows.map(row => row.id))
}
