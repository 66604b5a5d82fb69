import { sql } from 'kysely'
import type { Db } from '../../shared/context.ts'
import type { Viewer } from '../../shared/viewer.ts'
import { fieldWithin, reachOf, visibleCapabilities } from './visible-parts.ts'

/** How near a viewer stands to one organisation. */
export async function findReach(db: Db, organisationId: string, viewer: Viewer): Promise<number> {
  const row = await db
    .selectFrom('organisation')
    .select(reachOf(viewer).as('reach'))
    .where('id', '=', organisationId)
    .executeTakeFirst()
  return row?.reach ?? 0
}

/** The offers and needs of a profile, in their owner's order. */
export async function listProfileItems(db: Db, organisationId: string) {
  return db
    .selectFrom('profile_item')
    .select(['id', 'side', 'kind', 'title', 'body', 'lang', 'trl', 'ipr', 'hs_code as hsCode', 'proof'])
    .where('organisation_id', '=', organisationId)
    .orderBy('side', 'desc')
    .orderBy('position')
    .orderBy('id')
    .limit(200)
    .execute()
}

export async function nextItemPosition(
  db: Db,
  organisationId: string,
  side: 'offer' | 'need',
): Promise<number> {
  const row = await db
    .selectFrom('profile_item')
    .select(sql<number>`coalesce(max(position), 0)::int + 1`.as('next'))
    .where('organisation_id', '=', organisationId)
    .where('side', '=', side)
    .executeTakeFirstOrThrow()
  return row.next
}

export async function listTranslations(db: Db, organisationId: string) {
  return db
    .selectFrom('organisation_translation')
    .select(['lang', 'summary', 'description', 'offers', 'needs'])
    .where('organisation_id', '=', organisationId)
    .orderBy('lang')
    .execute()
}

export const withFigures = sql<
  {
    role: 'range' | 'resolution' | 'accuracy' | 'depth' | 'speed' | 'size' | 'wavelength' | 'other'
    label: string | null
    low: number | null
    high: number | null
    unit: string
  }[]
>`(select coalesce(jsonb_agg(jsonb_build_object('role', figure.role, 'label', figure.label, 'low', figure.low, 'high', figure.high, 'unit', figure.unit)
  order by figure.position), '[]') from capability_figure figure where figure.capability_id = capability.id)`

/** How near the viewer stands, looking as somebody who stands no nearer than `atMost`. */
function reachAtMost(viewer: Viewer, atMost?: number) {
  const reach = reachOf(viewer)
  return atMost === undefined ? reach : sql<number>`least(${reach}, ${sql.lit(atMost)})`
}

/** The department a record names, where the viewer may see departments; one of another organisation counts as none. */
export function departmentOf(viewer: Viewer, atMost?: number) {
  const seen = fieldWithin(reachAtMost(viewer, atMost), 'departments')
  return sql<{
    id: string
    name: string
    lang: string
  } | null>`(select jsonb_build_object('id', department.id,
    'name', department.name, 'lang', department.lang) from department where department.id = capability.department_id
    and department.organisation_id = capability.organisation_id and ${seen})`
}

/** Capability records of an organisation that the viewer may see, at most those kept to `level` when it is given. */
export async function selectCapabilities(
  db: Db,
  viewer: Viewer,
  filter: { organisationId: string; id?: string; atMost?: number },
) {
  let query = db
    .selectFrom('capability')
    .innerJoin('organisation', 'organisation.id', 'capability.organisation_id')
    .selectAll('capability')
    .select([
      withFigures.as('figures'),
      departmentOf(viewer, filter.atMost).as('department'),
      reachAtMost(viewer, filter.atMost).as('reach'),
    ])
    .where('capability.organisation_id', '=', filter.organisationId)
    .where(visibleCapabilities(viewer))
  if (filter.id !== undefined) query = query.where('capability.id', '=', filter.id)
  if (filter.atMost !== undefined)
    query = query.where(
      sql<boolean>`array_position(array['public', 'platform', 'partnership', 'cluster', 'organisation'], capability.visibility) - 1 <= ${filter.atMost}`,
    )
  return query.orderBy('capability.position').orderBy('capability.id').limit(200).execute()
}
export type CapabilityRow = Awaited<ReturnType<typeof selectCapabilities>>[number]
