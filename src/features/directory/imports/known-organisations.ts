import { sql } from 'kysely'
import type { Db } from '../../../shared/context.ts'
import { type Viewer, visitor } from '../../../shared/viewer.ts'
import { quietDays } from '../ask-membership.ts'
import { hasOwnEditors, otherKeepers } from '../queries-memberships.ts'
import { type KnownOrganisation, type MatchKey, matchKeys } from '../rules/match-existing.ts'
import type { MembershipDays } from '../rules/plan-membership.ts'
import type { OrganisationInput, OrganisationValues } from '../rules/read-organisation-row.ts'
import type { SiteInput } from '../rules/read-sites.ts'
import { visibleOrganisations } from '../visible-organisations.ts'

/** An organisation an import may recognise a row as, with what it is to the importing cluster. */
export interface StoredOrganisation extends KnownOrganisation {
  id: string
  changedAt: Date
  /** Made by this very batch; written with it. */
  isNew: boolean
  /** A member of another cluster today: its profile is not this cluster's alone. */
  isShared: boolean
  /** Others keep it, and the importing cluster does not: who they are, as far as that cluster may know. */
  keptBy: { names: string[] } | null
  /** How the importing cluster's wish to list it stands, while it waits or was refused lately. */
  wish: 'asked' | 'refused' | null
  externalIds: string[]
  brands: string[]
  departments: string[]
  sites: SiteInput[]
  memberships: (MembershipDays & { id: string; externalId: string | null })[]
}

/**
 * An import sees what the managers of its cluster see, whoever starts it: what is hidden from them is neither changed nor
 * taken in through a number that somebody knows.
 */
export async function eyesOfCluster(db: Db, clusterId: string): Promise<Viewer> {
  const partnerships = await db
    .selectFrom('partner')
    .select('partnership_id')
    .where('cluster_id', '=', clusterId)
    .where('left_on', 'is', null)
    .execute()
  return {
    ...visitor('en'),
    kind: 'person',
    grants: [
      { role: 'cluster-manager', clusterId, partnershipId: null, missionId: null, organisationId: null },
    ],
    clusterIds: [clusterId],
    memberClusterIds: [clusterId],
    partnershipIds: partnerships.map(row => row.partnership_id),
  }
}

/**
 * The organisations that any of these rows could be, with those that rows were before (`ids`), found with one query; and
 * the numbers and ids of hidden ones.
 */
export async function findKnownOrganisations(
  db: Db,
  clusterId: string,
  inputs: readonly OrganisationInput[],
  ids: readonly string[],
  now: Date,
): Promise<{ known: StoredOrganisation[]; hidden: Set<string> }> {
  const keys = inputs.flatMap(matchKeys)
  const values = (kind: MatchKey['kind']) => [
    ...new Set(keys.filter(key => key.kind === kind).map(key => key.value)),
  ]
  const names = keys.filter(key => key.kind === 'name')
  const eyes = await eyesOfCluster(db, clusterId)
  const refusedSince = new Date(now.getTime() - quietDays * 86_400_000)
  const { rows } = await sql<Row>`
    with wanted as (
      select unnest(${ids}::uuid[]) as id
      union select id from organisation where pic = any(${values('pic')}::text[])
      union select id from organisation where lei = any(${values('lei')}::text[])
      union select id from organisation where vat = any(${values('vat')}::text[])
      union select organisation_id from membership where cluster_id = ${clusterId} and external_id = any(${values('externalId')}::text[])
      union select organisation.id from unnest(${names.map(key => key.value)}::text[], ${names.map(key => ('country' in key ? key.country : ''))}::text[]) as name (key, country)
        join organisation on organisation.name_key = name.key and organisation.country = name.country
      union select organisation_alias.organisation_id from unnest(${names.map(key => key.value)}::text[], ${names.map(key => ('country' in key ? key.country : ''))}::text[]) as name (key, country)
        join organisation_alias on organisation_alias.kind = 'merged' and organisation_alias.name_key = name.key and organisation_alias.country = name.country
    )
    select organisation.*, ${visibleOrganisations(eyes)} as visible,
      exists (select 1 from membership where membership.organisation_id = organisation.id and member_to is null and cluster_id <> ${clusterId}) as shared,
      ${hasOwnEditors} as edited, ${otherKeepers(eyes, clusterId)} as keepers,
      (select state from membership_request where membership_request.organisation_id = organisation.id and membership_request.cluster_id = ${clusterId}
        and (state = 'asked' or (state = 'refused' and answered_at > ${refusedSince})) order by asked_at desc limit 1) as wish,
      (select coalesce(jsonb_agg(jsonb_build_object('id', membership.id, 'from', member_from, 'to', member_to, 'externalId', external_id)), '[]')
        from membership where membership.organisation_id = organisation.id and cluster_id = ${clusterId}) as memberships,
      array(select organisation_alias.name from organisation_alias where organisation_alias.organisation_id = organisation.id and organisation_alias.kind = 'merged' order by organisation_alias.id) as aliases,
      array(select organisation_alias.name from organisation_alias where organisation_alias.organisation_id = organisation.id and organisation_alias.kind = 'brand') as brands,
      array(select department.name from department where department.organisation_id = organisation.id) as departments,
      (select coalesce(jsonb_agg(jsonb_build_object('name', site.name, 'city', site.city, 'country', site.country)), '[]') from site where site.organisation_id = organisation.id) as sites
    from wanted join organisation using (id) where merged_into is null order by organisation.created_at, organisation.id`.execute(
    db,
  )
  const hidden = new Set<string>()
  for (const row of rows) {
    if (row.visible) continue
    hidden.add(`id:${row.id}`)
    if (row.pic !== null) hidden.add(`pic:${row.pic}`)
    if (row.lei !== null) hidden.add(`lei:${row.lei}`)
  }
  return { known: rows.filter(row => row.visible).map(toKnown), hidden }
}

type Column = string | number | string[] | null
type Row = Record<string, Column | Date | boolean> & {
  id: string
  updated_at: Date
  pic: string | null
  lei: string | null
  visible: boolean
  shared: boolean
  edited: boolean
  keepers: string[]
  wish: 'asked' | 'refused' | null
  memberships: StoredOrganisation['memberships']
  aliases: string[]
  brands: string[]
  departments: string[]
  sites: SiteInput[]
}

/** Which column holds which value of a row. */
export const columnOf = {
  name: 'name',
  kind: 'kind',
  country: 'country',
  shortName: 'short_name',
  nameOtherScript: 'name_other_script',
  nameReading: 'name_reading',
  legalForm: 'legal_form',
  city: 'city',
  postcode: 'postcode',
  street: 'street',
  region: 'region',
  nuts: 'nuts',
  latitude: 'latitude',
  longitude: 'longitude',
  website: 'website',
  email: 'email',
  phone: 'phone',
  vat: 'vat',
  pic: 'pic',
  lei: 'lei',
  nationalId: 'national_id',
  foundedYear: 'founded_year',
  sizeClass: 'size_class',
  employees: 'employees',
  summary: 'summary',
  description: 'description',
  offers: 'offers',
  needs: 'needs',
  lang: 'lang',
  technologies: 'technologies',
  targetMarkets: 'target_markets',
  certificates: 'certificates',
} as const satisfies Record<keyof OrganisationValues, string>

function toKnown(row: Row): StoredOrganisation {
  const isOurs = row.memberships.some(one => one.to === null)
  const values = Object.fromEntries(Object.entries(columnOf).map(([field, column]) => [field, row[column]]))
  return {
    id: row.id,
    changedAt: row.updated_at,
    isNew: false,
    isShared: row.shared,
    keptBy: isOurs || !(row.shared || row.edited) ? null : { names: row.edited ? [] : row.keepers },
    wish: row.wish,
    aliases: row.aliases,
    brands: row.brands,
    departments: row.departments,
    sites: row.sites,
    values: values as unknown as StoredOrganisation['values'],
    memberships: row.memberships,
    externalIds: row.memberships.flatMap(one => (one.externalId === null ? [] : [one.externalId])),
  }
}
