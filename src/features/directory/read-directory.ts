import type { Context } from '../../shared/context.ts'
import type { AnswerOf, ParsedInputOf } from '../../shared/contract.ts'
import { Refusal } from '../../shared/refusals.ts'
import { isAdministrator } from '../../shared/viewer.ts'
import { quietDays } from './ask-membership.ts'
import { nameTerms } from './classify.ts'
import { describeClusterDetails } from './cluster-details.ts'
import type * as contract from './contract.ts'
import { type ClusterSubject, type OrganisationSubject, runsCluster } from './policy.ts'
import {
  countMembers,
  findCluster,
  findOrganisation,
  isClusterVisible,
  isOrganisationVisible,
  listClusterImports,
  listClusterPartnerships,
  listClusterRows,
  listPartnershipIds,
  listPeople,
} from './queries.ts'
import { findStanding } from './queries-clusters.ts'
import { listAsked, listToAnswer } from './queries-memberships.ts'
import { listManagers } from './queries-people.ts'
import { countFacets, searchOrganisations } from './queries-search.ts'
import { organisationSubject } from './save-organisation.ts'

/** The organisation a call names; what the viewer may not see does not exist. A merged one leads to what it became. */
export async function loadOrganisation(
  ctx: Context,
  input: { organisation: string },
): Promise<OrganisationSubject> {
  let row = await findOrganisation(ctx.db, input.organisation)
  if (row?.merged_into) row = await findOrganisation(ctx.db, row.merged_into)
  if (
    row === null ||
    !(ctx.viewer.kind === 'system' || (await isOrganisationVisible(ctx.db, row.id, ctx.viewer)))
  )
    throw new Refusal('not-found')
  return organisationSubject(ctx, row.id, row.slug, true)
}

/** The cluster a call names; what the viewer may not see does not exist. */
export async function loadCluster(ctx: Context, input: { cluster: string }): Promise<ClusterSubject> {
  const row = await findCluster(ctx.db, input.cluster)
  if (row === null || !(ctx.viewer.kind === 'system' || (await isClusterVisible(ctx.db, row.id, ctx.viewer))))
    throw new Refusal('not-found')
  return {
    id: row.id,
    slug: row.slug,
    visible: true,
    partnershipIds: await listPartnershipIds(ctx.db, row.id),
  }
}

/** The cluster a membership belongs to. */
export async function loadMembershipCluster(
  ctx: Context,
  input: { membership: string },
): Promise<ClusterSubject> {
  const row = await ctx.db
    .selectFrom('membership')
    .select('cluster_id')
    .where('id', '=', input.membership)
    .executeTakeFirst()
  if (row === undefined) throw new Refusal('not-found')
  return loadCluster(ctx, { cluster: row.cluster_id })
}

/** Organisations that answer the question and the filters, with counts for what else could be chosen. */
export async function listOrganisations(
  ctx: Context,
  input: ParsedInputOf<typeof contract.listOrganisations>,
): Promise<AnswerOf<typeof contract.listOrganisations>> {
  const filter = { ...input, now: ctx.now() }
  const { items, total } = await searchOrganisations(ctx.db, ctx.viewer, filter)
  const facets = await countFacets(ctx.db, ctx.viewer, filter)
  return {
    items,
    total,
    page: input.page,
    pageSize: input.pageSize,
    facets: { ...facets, term: await nameTerms(ctx, facets.term) },
  }
}

/** A cluster with what it has to show and, for its managers, what needs them. */
export async function getCluster(
  ctx: Context,
  _input: unknown,
  subject: ClusterSubject,
): Promise<AnswerOf<typeof contract.getCluster>> {
  const row = await findCluster(ctx.db, subject.id)
  if (row === null) throw new Refusal('not-found')
  const mayEdit = runsCluster(ctx.viewer, subject)
  const legalEntity =
    row.legal_entity_id !== null && (await isOrganisationVisible(ctx.db, row.legal_entity_id, ctx.viewer))
      ? await findOrganisation(ctx.db, row.legal_entity_id)
      : null
  const partnerships = await listClusterPartnerships(ctx.db, row.id, ctx.viewer)
  const standing = await findStanding(ctx.db, row.id, mayEdit)
  return {
    id: row.id,
    slug: row.slug,
    version: row.version,
    name: row.name,
    shortName: row.short_name,
    country: row.country,
    city: row.city,
    website: row.website,
    email: row.email,
    foundedYear: row.founded_year,
    staffFte: row.staff_fte === null ? null : Number(row.staff_fte),
    summary: row.summary,
    description: row.description,
    lang: row.lang,
    technologies: row.technologies,
    visibility: row.visibility,
    ...describeClusterDetails(row, ctx.viewer, subject),
    validation: standing,
    legalEntity:
      legalEntity === null ? null : { id: legalEntity.id, slug: legalEntity.slug, name: legalEntity.name },
    mayEdit,
    numbers: await countMembers(ctx.db, row.id, ctx.viewer, ctx.now()),
    asked: mayEdit
      ? await listAsked(ctx.db, row.id, ctx.viewer, new Date(ctx.now().getTime() - quietDays * 86_400_000))
      : [],
    toAnswer: mayEdit ? (await listToAnswer(ctx.db, row.id)).length : 0,
    people:
      ctx.viewer.kind === 'visitor'
        ? []
        : await listPeople(
            ctx.db,
            { clusterId: row.id },
            mayEdit || ctx.viewer.kind === 'person',
            ctx.viewer,
          ),
    managers: mayEdit ? await listManagers(ctx.db, row.id) : [],
    partnerships: partnerships.map(({ slug, acronym, role }) => ({ slug, acronym, role })),
    imports: mayEdit ? await listClusterImports(ctx.db, row.id) : [],
  }
}

/** Clusters the viewer may see. */
export async function listClusters(
  ctx: Context,
  input: ParsedInputOf<typeof contract.listClusters>,
): Promise<AnswerOf<typeof contract.listClusters>> {
  const { items, total } = await listClusterRows(ctx.db, ctx.viewer, input)
  const mayCreate =
    isAdministrator(ctx.viewer) || ctx.viewer.grants.some(grant => grant.role === 'partnership-coordinator')
  return { items, total, page: input.page, pageSize: input.pageSize, mayCreate }
}
