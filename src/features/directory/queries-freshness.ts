import { type SqlBool, sql } from 'kysely'
import type { Db } from '../../shared/context.ts'
import { tellingFields, withoutSizeClass } from './rules/completeness.ts'

/** A year after it was confirmed, a profile is asked for again. */
const freshDays = 365
/** Nobody is asked twice within two weeks. */
const patienceDays = 14
const before = (now: Date, days: number) => new Date(now.getTime() - days * 86_400_000)

/** True where a field of the profile says something; the same judgement as rules/completeness.ts, for lists. */
function isFilled(field: string) {
  const card = (side: string) =>
    sql`exists (select 1 from profile_item where profile_item.organisation_id = organisation.id and profile_item.side = ${side})`
  const text = (column: string) => sql`coalesce(${sql.ref(`organisation.${column}`)}::text, '') <> ''`
  switch (field) {
    case 'offers':
      return sql`(${text('offers')} or ${card('offer')})`
    case 'needs':
      return sql`(${text('needs')} or ${card('need')})`
    case 'technologies':
      return sql`cardinality(organisation.technologies) >= 2`
    case 'targetMarkets':
      return sql`cardinality(organisation.target_markets) > 0`
    case 'certificates':
      return sql`cardinality(organisation.certificates) > 0`
    case 'partnerTypes':
    case 'languages':
      return sql`coalesce(jsonb_array_length(organisation.details->${sql.lit(field)}), 0) > 0`
    case 'sizeClass':
      return text('size_class')
    case 'foundedYear':
      return text('founded_year')
    default:
      return text(field)
  }
}

/** How complete a profile is, 0 to 1, as a column. */
export const completenessColumn = (() => {
  const whole = tellingFields.reduce((sum, [, weight]) => sum + weight, 0)
  const size = tellingFields.find(([field]) => field === 'sizeClass')?.[1] ?? 0
  const isAsked = sql`organisation.kind <> all(${[...withoutSizeClass]}::text[])`
  const points = tellingFields.map(([field, weight]) =>
    field === 'sizeClass'
      ? sql`case when ${isAsked} and ${isFilled(field)} then ${sql.lit(weight)} else 0 end`
      : sql`case when ${isFilled(field)} then ${sql.lit(weight)} else 0 end`,
  )
  return sql<number>`round((${sql.join(points, sql` + `)})::numeric / (case when ${isAsked} then ${sql.lit(whole)} else ${sql.lit(whole - size)} end), 2)::float8`
})()

/** The first field that says nothing, best first, as a column. */
export const nextFieldColumn = sql<string | null>`case ${sql.join(
  tellingFields.map(([field]) =>
    field === 'sizeClass'
      ? sql`when organisation.kind <> all(${[...withoutSizeClass]}::text[]) and not ${isFilled(field)} then ${sql.lit(field)}`
      : sql`when not (${isFilled(field)}) then ${sql.lit(field)}`,
  ),
  sql` `,
)} end`

/** The person to write to about a profile: its editor, else its contact, with an address. */
export const contactOf = (column: 'id' | 'name' | 'email' | 'lang') => {
  const value =
    column === 'name'
      ? sql`trim(person.given_name || ' ' || person.family_name)`
      : sql.ref(`person.${column}`)
  return sql<string | null>`(select ${value} from (
      select person_id, 2 as rank from role_grant where role_grant.organisation_id = organisation.id and role_grant.role = 'organisation-editor' and role_grant.revoked_at is null
      union all select person_id, case when affiliation.is_contact then 1 else 0 end from affiliation where affiliation.organisation_id = organisation.id and affiliation.ended_at is null) near
    join person on person.id = near.person_id where person.email is not null and person.erased_at is null order by near.rank desc, person.id limit 1)`
}

const isStale = (now: Date) =>
  sql<SqlBool>`(organisation.last_confirmed_at is null or organisation.last_confirmed_at < ${before(now, freshDays)})`
const isIncomplete = sql<SqlBool>`(${completenessColumn} < 0.6)`
const hasNoContact = sql<SqlBool>`(${contactOf('id')} is null)`
const notAskedLately = (now: Date, days: number) =>
  sql<SqlBool>`(organisation.confirmation_asked_at is null or organisation.confirmation_asked_at < ${before(now, days)})`

function members(db: Db, clusterId: string) {
  return db
    .selectFrom('organisation')
    .innerJoin('membership', join =>
      join.onRef('membership.organisation_id', '=', 'organisation.id').on('membership.member_to', 'is', null),
    )
    .where('membership.cluster_id', '=', clusterId)
    .where('organisation.merged_into', 'is', null)
}

/** Members with how fresh and complete they are, the stalest first. */
export async function listHealth(
  db: Db,
  filter: {
    clusterId: string
    show: 'stale' | 'incomplete' | 'no-contact' | 'all'
    now: Date
    page: number
    pageSize: number
  },
) {
  let query = members(db, filter.clusterId)
  if (filter.show === 'stale') query = query.where(isStale(filter.now))
  if (filter.show === 'incomplete') query = query.where(isIncomplete)
  if (filter.show === 'no-contact') query = query.where(hasNoContact)
  const { total } = await query.select(sql<number>`count(*)::int`.as('total')).executeTakeFirstOrThrow()
  let sorted = query.select([
    'organisation.id',
    'organisation.slug',
    'organisation.name',
    completenessColumn.as('completeness'),
    nextFieldColumn.as('nextField'),
    'organisation.last_confirmed_at as lastConfirmedAt',
    'organisation.confirmation_asked_at as askedAt',
    contactOf('name').as('contact'),
    sql<boolean>`organisation.claimed_at is not null`.as('isClaimed'),
  ])
  if (filter.show === 'incomplete') sorted = sorted.orderBy('completeness')
  const items = await sorted
    .orderBy(sql`organisation.last_confirmed_at nulls first`)
    .orderBy('organisation.name')
    .limit(filter.pageSize)
    .offset((filter.page - 1) * filter.pageSize)
    .execute()
  return { items, total }
}

/** The same in numbers. */
export async function countHealth(db: Db, clusterId: string, now: Date) {
  const count = (condition: typeof isIncomplete) => sql<number>`(count(*) filter (where ${condition}))::int`
  return members(db, clusterId)
    .select([
      sql<number>`count(*)::int`.as('all'),
      count(isStale(now)).as('stale'),
      count(isIncomplete).as('incomplete'),
      count(hasNoContact).as('noContact'),
      count(sql`(${isStale(now)} and not ${hasNoContact} and ${notAskedLately(now, patienceDays)})`).as(
        'canBeReminded',
      ),
      sql<number>`coalesce(round(avg(${completenessColumn})::numeric, 2), 0)::float8`.as(
        'averageCompleteness',
      ),
    ])
    .executeTakeFirstOrThrow()
}

/** Whom a reminder goes to: stale members with an address, not asked lately; only the named ones when some are named. */
export async function listReminded(
  db: Db,
  filter: { clusterId: string; organisationIds: readonly string[] | undefined; now: Date },
) {
  let query = members(db, filter.clusterId)
    .where(sql<SqlBool>`not ${hasNoContact}`)
    .where(notAskedLately(filter.now, patienceDays))
  query =
    filter.organisationIds === undefined
      ? query.where(isStale(filter.now))
      : query.where('organisation.id', 'in', [
          ...filter.organisationIds,
          '00000000-0000-0000-0000-000000000000',
        ])
  return query.select(addressee).orderBy('organisation.name').limit(500).execute()
}

const addressee = [
  'organisation.id',
  'organisation.name',
  'organisation.last_confirmed_at as lastConfirmedAt',
  contactOf('id').as('personId'),
  contactOf('name').as('personName'),
  contactOf('email').as('address'),
  contactOf('lang').as('lang'),
] as const

/** Profiles whose year is over, of any cluster, for the yearly mail: each is asked once a year by itself. */
export async function listYearOver(db: Db, now: Date) {
  return db
    .selectFrom('organisation')
    .select(addressee)
    .where('organisation.merged_into', 'is', null)
    .where('organisation.last_confirmed_at', '<', before(now, freshDays))
    .where(notAskedLately(now, freshDays))
    .where(sql<SqlBool>`not ${hasNoContact}`)
    .where(
      sql<SqlBool>`exists (select 1 from membership where membership.organisation_id = organisation.id and membership.member_to is null)`,
    )
    .orderBy('organisation.last_confirmed_at')
    .limit(100)
    .execute()
}
export type Addressee = Awaited<ReturnType<typeof listYearOver>>[number]

/** Notes that somebody is being asked now; false when another process or press just did. */
export async function beginAsking(db: Db, organisationId: string, now: Date): Promise<boolean> {
  const row = await db
    .updateTable('organisation')
    .set({ confirmation_asked_at: now })
    .where('id', '=', organisationId)
    .where(notAskedLately(now, patienceDays))
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/** The link behind a token, locked, with who asked. */
export async function findProfileLink(db: Db, tokenHash: string) {
  return db
    .selectFrom('profile_link')
    .leftJoin('person as asker', 'asker.id', 'profile_link.asked_by')
    .selectAll('profile_link')
    .select(
      sql<boolean>`(profile_link.person_id is null or exists (select 1 from person where person.id = profile_link.person_id
        and person.email = profile_link.email and person.erased_at is null
        and (exists (select 1 from affiliation where affiliation.person_id = person.id
            and affiliation.organisation_id = profile_link.organisation_id and affiliation.ended_at is null)
          or exists (select 1 from role_grant where role_grant.person_id = person.id
            and role_grant.organisation_id = profile_link.organisation_id and role_grant.revoked_at is null))))`.as(
        'isStillTheirs',
      ),
    )
    .select(
      sql<string | null>`nullif(trim(asker.given_name || ' ' || asker.family_name), '')`.as('askedByName'),
    )
    .where('token_hash', '=', tokenHash)
    .executeTakeFirst()
}

/** Lines of the history that changed a profile after a moment: which fields, when, by whom. */
export async function listChangesSince(db: Db, organisationId: string, since: Date | null) {
  const rows = await db
    .selectFrom('history')
    .leftJoin('person', 'person.id', 'history.actor_person_id')
    .select([
      'history.at',
      'history.change',
      sql<string | null>`nullif(trim(person.given_name || ' ' || person.family_name), '')`.as('by'),
    ])
    .where('history.subject_kind', '=', 'organisation')
    .where('history.subject_id', '=', organisationId)
    .where('history.at', '>', since ?? new Date(0))
    .orderBy('history.at')
    .limit(500)
    .execute()
  return rows
}
