import type { Db } from '../../shared/context.ts'
import { listVersions } from './queries.ts'
import { shareOf } from './rules/figures.ts'

/** A declaration with everything that was said of it and holds, the first said first. */
export interface DeclaredRow {
  id: string
  organisationId: string
  year: number
  versions: {
    saidAt: Date
    withdrawn: boolean
    currency: string
    /** Per cent. */
    share: number | null
    exports: number | null
    jobs: number | null
    hasDocument: boolean
  }[]
}

/**
 * What was declared to a partnership, for its figures. Of a declaration whose consent was taken back there is nothing from
 * before that: it is read as if it had never been said.
 */
export async function listDeclared(db: Db, partnershipId: string): Promise<DeclaredRow[]> {
  const declared = new Map<string, DeclaredRow>()
  for (const row of await listVersions(db, partnershipId)) {
    const { declarationId: id, organisationId, year } = row
    const before = row.withdrawn ? [] : (declared.get(id)?.versions ?? [])
    const version = {
      saidAt: row.saidAt,
      withdrawn: row.withdrawn,
      currency: row.currency,
      share: shareOf(row),
      exports: row.exports,
      jobs: row.jobs,
      hasDocument: row.fileHash !== null,
    }
    declared.set(id, { id, organisationId, year, versions: [...before, version] })
  }
  return [...declared.values()]
}
