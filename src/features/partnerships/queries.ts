import { sql } from 'kysely'
import type { Db } from '../../shared/context.ts'
import { isAdministrator, type Viewer } from '../../shared/viewer.ts'

const uuid = /^[0-9a-f]{8}-/

/** A partnership by slug or id, or null. */
export async function findPartnership(db: Db, reference: string) {
  const query = db.selectFrom('partnership').selectAll()
  return (
    (await (uuid.test(reference)
      ? query.where('id', '=', reference)
      : query.where('slug', '=', reference)
    ).executeTakeFirst()) ?? null
  )
}

/** Partnerships the viewer may see: public ones, theirs, and platform ones when signed in. */
function visiblePartnerships(viewer: Viewer) {
  if (isAdministrator(viewer)) return sql<boolean>`true`
  return sql<boolean>`(partnership.visibility = 'public' or (partnership.visibility = 'platform' and ${viewer.kind === 'person'})
    or partnership.id = any(${[...viewer.partnershipIds]}::uuid[])
    or exists (select 1 from mission where mission.partnership_id = partnership.id and mission.id = any(${[...viewer.missionIds]}::uuid[])))`
}

export async function isPartnershipVisible(db: Db, id: string, viewer: Viewer): Promise<boolean> {
  const row = await db
    .selectFrom('partnership')
    .select('id')
    .where('id', '=', id)
    .where(visiblePartnerships(viewer))
    .executeTakeFirst()
  return row !== undefined
}

export async function listPartnershipRows(db: Db, viewer: Viewer) {
  return db
    .selectFrom('partnership')
    .select([
      'id',
      'slug',
      'acronym',
      'title',
      'theme',
      'starts_on as startsOn',
      'ends_on as endsOn',
      'updated_at as updatedAt',
    ])
    .select([
      sql<number>`(select count(*)::int from partner where partner.partnership_id = partnership.id and partner.left_on is null)`.as(
        'clusters',
      ),
      sql<number>`(select count(*)::int from mission where mission.partnership_id = partnership.id and mission.state not in ('draft', 'cancelled'))`.as(
        'missions',
      ),
    ])
    .where(visiblePartnerships(viewer))
    .orderBy('acronym')
    .execute()
}

export async function listPartners(db: Db, partnershipId: string) {
  return db
    .selectFrom('partner')
    .innerJoin('cluster', 'cluster.id', 'partner.cluster_id')
    .select([
      'cluster.id',
      'cluster.slug',
      'cluster.name',
      'cluster.short_name as shortName',
      'cluster.country',
      'cluster.city',
      'partner.role',
      'partner.joined_on as joinedOn',
      'partner.left_on as leftOn',
    ])
    .select(
      sql<number>`(select count(*)::int from membership where membership.cluster_id = cluster.id and membership.member_to is null)`.as(
        'members',
      ),
    )
    .where('partner.partnership_id', '=', partnershipId)
    .orderBy(sql`partner.left_on is not null`)
    .orderBy('partner.role')
    .orderBy('cluster.short_name')
    .execute()
}

/** How many legal entities the partnership reaches: a member of two clusters is one. */
export async function countOrganisations(db: Db, partnershipId: string): Promise<number> {
  const row = await db
    .selectFrom('membership')
    .innerJoin('partner', 'partner.cluster_id', 'membership.cluster_id')
    .select(sql<number>`count(distinct organisation_id)::int`.as('organisations'))
    .where('partner.partnership_id', '=', partnershipId)
    .where('partner.left_on', 'is', null)
    .where('membership.member_to', 'is', null)
    .executeTakeFirstOrThrow()
  return row.organisations
}

export async function listMarkets(db: Db, partnershipId: string) {
  return db
    .selectFrom('market')
    .select(['country', 'priority', 'stage', 'reason'])
    .where('partnership_id', '=', partnershipId)
    .orderBy('priority')
    .orderBy('country')
    .execute()
}

export async function listPartnershipMissions(db: Db, partnershipId: string, all: boolean) {
  let query = db
    .selectFrom('mission')
    .select(['id', 'slug', 'title', 'country', 'city', 'starts_on as startsOn', 'ends_on as endsOn', 'state'])
    .where('partnership_id', '=', partnershipId)
  if (!all) query = query.where('state', '!=', 'draft')
  return query.orderBy('starts_on', 'desc').limit(50).execute()
}
