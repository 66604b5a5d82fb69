import { sql } from 'kysely'
import type { Db } from '../../../shared/context.ts'
import type { ImportFacts } from './import-kind.ts'
import type { RememberedRow, RowPlan } from './row-plan.ts'

type ClusterImport = ImportFacts & { clusterId: string }

/**
 * The rows among these that an import of the cluster brought before, by fingerprint; a merged organisation is the one it
 * went into. One query.
 */
export async function findRememberedRows(
  db: Db,
  imported: ClusterImport,
  fingerprints: readonly string[],
): Promise<Map<string, RememberedRow>> {
  const { rows } = await sql<RememberedRow & { fingerprint: string }>`
    select import_row.fingerprint, coalesce(organisation.merged_into, organisation.id) as "organisationId",
      applied as "isApplied", as_member as "asMember",
      not exists (
        select 1 from import_row as later where later.organisation_id = import_row.organisation_id
          and later.cluster_id = import_row.cluster_id and later.import_id > import_row.import_id
          and later.import_id <> this.id
      ) as "isLatest",
      before.id <> this.id and before.file_hash = this.file_hash and before.mapping = this.mapping
        and before.sheet is not distinct from this.sheet as "isSameFile", before.finished_at as "endedAt"
    from import_row
      left join organisation on organisation.id = import_row.organisation_id
      join import as before on before.id = import_row.import_id
      join import as this on this.id = ${imported.id}
    where import_row.cluster_id = ${imported.clusterId} and import_row.fingerprint = any(${[...new Set(fingerprints)]}::text[])`.execute(
    db,
  )
  return new Map(rows.map(({ fingerprint, ...row }) => [fingerprint, row]))
}

/** Remembers which organisation each row of a batch was, and which rows were rejected. */
export async function rememberRows(
  db: Db,
  imported: ClusterImport,
  plans: readonly RowPlan[],
): Promise<void> {
  const byPrint = new Map<string, Record<string, unknown>>()
  for (const { fingerprint, organisation, isApplied, stands } of plans)
    if (!stands)
      byPrint.set(fingerprint, { fingerprint, organisation_id: organisation?.id ?? null, applied: isApplied })
  // In one order, so that two imports of a cluster at one moment wait for each other instead of blocking each other.
  const rows = [...byPrint.values()].sort((a, b) => (String(a.fingerprint) < String(b.fingerprint) ? -1 : 1))
  if (rows.length === 0) return
  await sql`insert into import_row (cluster_id, fingerprint, organisation_id, import_id, as_member, applied)
    select ${imported.clusterId}::uuid, fingerprint, organisation_id, ${imported.id}::uuid, ${imported.options.addMembers}::boolean, applied
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as row (fingerprint text, organisation_id uuid, applied boolean)
    on conflict (cluster_id, fingerprint) do update set organisation_id = excluded.organisation_id, import_id = excluded.import_id,
      as_member = import_row.as_member or excluded.as_member, applied = excluded.applied
      where excluded.organisation_id is not null or import_row.organisation_id is null`.execute(db)
}
