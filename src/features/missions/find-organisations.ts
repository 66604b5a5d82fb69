import { sql } from 'kysely'
import type { Context } from '../../shared/context.ts'
import type { AnswerOf, ParsedInputOf } from '../../shared/contract.ts'
import type { findOrganisations as call } from './contract-participants.ts'
import { invitableOrganisations } from './invitable-organisations.ts'
import type { LoadedMission } from './load.ts'
import { liveStates } from './rules/participant-states.ts'

interface Row {
  id: string
  name: string
  country: string
  city: string | null
  summary: string | null
  takesPart: boolean
  people: { id: string; name: string; takesPart: boolean }[]
  total: number
}

/** Organisations the viewer may see, members of the partnership first, with the people who can be invited. */
export async function findOrganisations(
  ctx: Context,
  input: ParsedInputOf<typeof call>,
  subject: LoadedMission,
): Promise<AnswerOf<typeof call>> {
  const live = sql`participant.mission_id = ${subject.id} and participant.state = any(${[...liveStates]}::text[])`
  const text = input.text
    ? sql`organisation.name ilike ${`%${input.text.replace(/[\\%_]/g, '\\$&')}%`}`
    : sql`true`
  const cluster =
    input.cluster === undefined
      ? sql`true`
      : sql`exists (select 1 from membership where membership.organisation_id = organisation.id and member_to is null and cluster_id = ${input.cluster})`
  const { rows } = await sql<Row>`
    select organisation.id, organisation.name, organisation.country, organisation.city, organisation.summary,
      exists (select 1 from participant where participant.organisation_id = organisation.id and ${live}) as "takesPart",
      (select coalesce(jsonb_agg(jsonb_build_object('id', person.id, 'name', trim(person.given_name || ' ' || person.family_name),
          'takesPart', exists (select 1 from participant where participant.person_id = person.id and ${live})) order by affiliation.is_contact desc, person.family_name), '[]')
        from affiliation join person on person.id = affiliation.person_id
        where affiliation.organisation_id = organisation.id and affiliation.ended_at is null and person.erased_at is null) as people,
      count(*) over ()::int as total
    from organisation
    where organisation.merged_into is null and ${invitableOrganisations(ctx.viewer, subject)} and ${text} and ${cluster}
    order by exists (select 1 from membership join partner on partner.cluster_id = membership.cluster_id and partner.left_on is null
      where membership.organisation_id = organisation.id and membership.member_to is null and partner.partnership_id = ${subject.partnershipId}) desc, organisation.name, organisation.id
    limit ${input.pageSize} offset ${(input.page - 1) * input.pageSize}`.execute(ctx.db)
  return {
    items: rows.map(({ total: _total, ...row }) => row),
    total: rows[0]?.total ?? 0,
    page: input.page,
    pageSize: input.pageSize,
  }
}
