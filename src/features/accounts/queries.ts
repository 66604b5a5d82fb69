import type { Db } from '../../shared/context.ts'
import type { Viewer } from '../../shared/viewer.ts'

interface Place {
  id: string
  slug: string
  name: string
}

/** The clusters a person manages, and the partnerships and missions near them, by name. */
export async function listViewerPlaces(
  db: Db,
  viewer: Viewer,
): Promise<{ clusters: Place[]; partnerships: Place[]; missions: Place[] }> {
  const clusterIds = viewer.grants.flatMap(grant =>
    grant.role === 'cluster-manager' && grant.clusterId !== null ? [grant.clusterId] : [],
  )
  const clusters =
    clusterIds.length === 0
      ? []
      : await db
          .selectFrom('cluster')
          .select(['id', 'slug', 'short_name as name'])
          .where('id', 'in', clusterIds)
          .orderBy('short_name')
          .execute()
  const partnerships =
    viewer.partnershipIds.length === 0
      ? []
      : await db
          .selectFrom('partnership')
          .select(['id', 'slug', 'acronym as name'])
          .where('id', 'in', [...viewer.partnershipIds])
          .orderBy('acronym')
          .execute()
  const missions =
    viewer.missionIds.length === 0
      ? []
      : await db
          .selectFrom('mission')
          .select(['id', 'slug', 'title as name'])
          .where('id', 'in', [...viewer.missionIds])
          .where('state', '!=', 'cancelled')
          .orderBy('starts_on', 'desc')
          .limit(12)
          .execute()
  return { clusters, partnerships, missions }
}

export async function findTheme(db: Db, accountId: string): Promise<'light' | 'dark' | null> {
  const row = await db.selectFrom('account').select('theme').where('id', '=', accountId).executeTakeFirst()
  return row?.theme ?? null
}

export async function findAccountByEmail(db: Db, email: string) {
  return db.selectFrom('account').selectAll().where('email', '=', email).executeTakeFirst()
}

/** True once somebody administers this installation. */
export async function hasAdministrator(db: Db): Promise<boolean> {
  const row = await db
    .selectFrom('role_grant')
    .select('id')
    .where('role', '=', 'platform-administrator')
    .where('revoked_at', 'is', null)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

export async function lockLink(db: Db, tokenHash: string) {
  return db.selectFrom('link').selectAll().where('token_hash', '=', tokenHash).forUpdate().executeTakeFirst()
}
