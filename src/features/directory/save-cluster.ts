import { type SqlBool, sql } from 'kysely'
import type { Context } from '../../shared/context.ts'
import type { AnswerOf, ParsedInputOf } from '../../shared/contract.ts'
import { writeHistory } from '../../shared/history.ts'
import { Refusal } from '../../shared/refusals.ts'
import { slugify } from '../../shared/slugs.ts'
import { endRoleAtOrganisation, ensurePerson } from '../accounts/index.ts'
import { announceMembers, announceOrganisation } from './announce.ts'
import { askMemberships, quietDays } from './ask-membership.ts'
import type * as contract from './contract.ts'
import { answersForMembership, type ClusterSubject, type OrganisationSubject } from './policy.ts'
import { findOrganisation, listCurrentClusterIds } from './queries.ts'
import { hasEditors } from './queries-claims.ts'
import { listRequestsBetween } from './queries-memberships.ts'
import { visibleOrganisations } from './visible-organisations.ts'

type ClusterFacts = ParsedInputOf<typeof contract.createCluster>

function clusterColumns(facts: ClusterFacts) {
  return {
    name: facts.name,
    short_name: facts.shortName,
    legal_entity_id: facts.legalEntityId ?? null,
    country: facts.country,
    city: facts.city || null,
    website: facts.website || null,
    email: facts.email || null,
    founded_year: facts.foundedYear ?? null,
    staff_fte: facts.staffFte === null || facts.staffFte === undefined ? null : String(facts.staffFte),
    summary: facts.summary || null,
    description: facts.description || null,
    lang: facts.lang,
    technologies: facts.technologies,
    visibility: facts.visibility,
  }
}

/** Adds a cluster organisation; its managers are invited afterwards. */
export async function createCluster(
  ctx: Context,
  input: ClusterFacts,
): Promise<AnswerOf<typeof contract.createCluster>> {
  const id = ctx.newId()
  const slug = slugify(input.shortName, id)
  const now = ctx.now()
  await ctx.db
    .insertInto('cluster')
    .values({ id, slug, ...clusterColumns(input), created_at: now, updated_at: now })
    .execute()
  await writeHistory(ctx, {
    call: 'directory.createCluster',
    subjectKind: 'cluster',
    subjectId: id,
    change: input,
  })
  return { id, slug }
}

/** Saves a cluster's profile, unless somebody else saved in between. */
export async function updateCluster(
  ctx: Context,
  input: ParsedInputOf<typeof contract.updateCluster>,
  subject: ClusterSubject,
): Promise<AnswerOf<typeof contract.updateCluster>> {
  const { cluster: _reference, version, ...facts } = input
  const saved = await ctx.db
    .updateTable('cluster')
    .set({ ...clusterColumns(facts), version: version + 1, updated_at: ctx.now() })
    .where('id', '=', subject.id)
    .where('version', '=', version)
    .returning(['id', 'slug'])
    .executeTakeFirst()
  if (saved === undefined) throw new Refusal('changed-meanwhile')
  await announceMembers(ctx, subject.id)
  await writeHistory(ctx, {
    call: 'directory.updateCluster',
    subjectKind: 'cluster',
    subjectId: subject.id,
    change: facts,
  })
  return saved
}

/**
 * Takes an organisation into a cluster; the schema refuses a second membership at the same time. One that another cluster
 * lists or that somebody edits for itself is theirs: then they are asked, and until their yes nothing changes.
 */
export async function addMember(
  ctx: Context,
  input: ParsedInputOf<typeof contract.addMember>,
  subject: ClusterSubject,
): Promise<AnswerOf<typeof contract.addMember>> {
  const { organisationId, memberFrom } = input
  const seen = await ctx.db
    .selectFrom('organisation')
    .select('id')
    .where('id', '=', organisationId)
    .where('merged_into', 'is', null)
    .where(visibleOrganisations(ctx.viewer))
    .executeTakeFirst()
  if (seen === undefined) throw new Refusal('not-found', { field: 'organisationId' })
  const keeping = {
    id: organisationId,
    hasEditors: await hasEditors(ctx.db, organisationId),
    clusterIds: await listCurrentClusterIds(ctx.db, organisationId),
  }
  const isKept = keeping.hasEditors || keeping.clusterIds.length > 0
  if (isKept && !keeping.clusterIds.includes(subject.id) && !answersForMembership(ctx.viewer, keeping)) {
    await refuseRepetition(ctx, subject.id, organisationId)
    const wish = { organisationId, memberFrom, memberTo: null, externalId: null }
    await askMemberships(ctx, { clusterId: subject.id, personId: ctx.viewer.personId }, [wish])
    return { done: true, state: 'asked' }
  }
  await ctx.db
    .insertInto('membership')
    .values({
      id: ctx.newId(),
      cluster_id: subject.id,
      organisation_id: organisationId,
      member_from: memberFrom,
      created_at: ctx.now(),
    })
    .execute()
  await announceOrganisation(ctx, organisationId)
  await writeHistory(ctx, {
    call: 'directory.addMember',
    subjectKind: 'cluster',
    subjectId: subject.id,
    change: { organisationId, memberFrom },
  })
  return { done: true, state: 'listed' }
}

/** Nobody is asked twice for the same, nor soon after a 'no'. */
async function refuseRepetition(ctx: Context, clusterId: string, organisationId: string): Promise<void> {
  const quietSince = ctx.now().getTime() - quietDays * 86_400_000
  for (const request of await listRequestsBetween(ctx.db, clusterId, organisationId)) {
    if (request.state === 'asked') throw new Refusal('membership-asked-already')
    if (request.state === 'refused' && (request.answered_at?.getTime() ?? 0) > quietSince)
      throw new Refusal('membership-refused-lately', { values: { days: quietDays } })
  }
}

/** Ends a membership on a day; what the organisation did as a member stays. */
export async function endMember(
  ctx: Context,
  input: ParsedInputOf<typeof contract.endMember>,
  subject: ClusterSubject,
): Promise<{ done: true }> {
  const membership = await ctx.db
    .selectFrom('membership')
    .selectAll()
    .where('id', '=', input.membership)
    .forUpdate()
    .executeTakeFirstOrThrow()
  if (input.memberTo < membership.member_from)
    throw new Refusal('input-invalid', { faults: [{ field: 'memberTo', code: 'ends-before-start' }] })
  await ctx.db
    .updateTable('membership')
    .set({ member_to: input.memberTo })
    .where('id', '=', membership.id)
    .execute()
  await announceOrganisation(ctx, membership.organisation_id)
  await writeHistory(ctx, {
    call: 'directory.endMember',
    subjectKind: 'cluster',
    subjectId: subject.id,
    change: { organisationId: membership.organisation_id, memberTo: input.memberTo },
  })
  return { done: true }
}

type NewPerson = Omit<ParsedInputOf<typeof contract.addPerson>, 'organisation'>

async function addAffiliation(
  ctx: Context,
  input: NewPerson,
  at: { organisation_id: string } | { cluster_id: string },
): Promise<{ id: string; affiliationId: string }> {
  const personId = await ensurePerson(ctx, {
    email: input.email ?? null,
    givenName: input.givenName,
    familyName: input.familyName,
    nameOtherScript: input.nameOtherScript ?? null,
    nameReading: input.nameReading ?? null,
    phone: input.phone ?? null,
    lang: input.lang,
    within: 'organisation_id' in at ? { organisationId: at.organisation_id } : { clusterId: at.cluster_id },
  })
  const affiliationId = ctx.newId()
  await ctx.db
    .insertInto('affiliation')
    .values({
      id: affiliationId,
      person_id: personId,
      ...at,
      job_title: input.jobTitle || null,
      is_contact: input.isContact,
      created_at: ctx.now(),
    })
    .execute()
  await writeHistory(ctx, {
    call: 'directory.addPerson',
    subjectKind: 'organisation_id' in at ? 'organisation' : 'cluster',
    subjectId: 'organisation_id' in at ? at.organisation_id : at.cluster_id,
    change: { personId },
  })
  return { id: personId, affiliationId }
}

/** Adds somebody who works for an organisation; a known e-mail address is the same person. */
export async function addPerson(
  ctx: Context,
  input: ParsedInputOf<typeof contract.addPerson>,
  subject: OrganisationSubject,
): Promise<{ id: string }> {
  const { id } = await addAffiliation(ctx, input, { organisation_id: subject.id })
  return { id }
}

/**
 * Whoever has this address as somebody who works for an organisation; where they do already, nothing changes. `isNew` says
 * whether this listed them.
 */
export async function ensureColleague(
  ctx: Context,
  organisationId: string,
  { email, ...names }: { email: string; givenName: string; familyName: string; lang: string },
): Promise<{ personId: string; affiliationId: string; isNew: boolean }> {
  const known = await ctx.db
    .selectFrom('affiliation')
    .innerJoin('person', 'person.id', 'affiliation.person_id')
    .select(['person.id as personId', 'affiliation.id as affiliationId'])
    .where('affiliation.organisation_id', '=', organisationId)
    .where('affiliation.ended_at', 'is', null)
    .where('person.email', '=', email)
    .executeTakeFirst()
  if (known !== undefined) return { ...known, isNew: false }
  const added = { ...names, email, isContact: false }
  const { id, affiliationId } = await addAffiliation(ctx, added, { organisation_id: organisationId })
  return { personId: id, affiliationId, isNew: true }
}

/**
 * Takes back that somebody was listed for an invitation. Whoever was given a role at the organisation, a title or a contact's
 * place there since is a colleague in their own right and stays.
 */
export async function endColleague(ctx: Context, affiliationId: string): Promise<void> {
  const ended = await ctx.db
    .updateTable('affiliation')
    .set({ ended_at: ctx.now() })
    .where('id', '=', affiliationId)
    .where('ended_at', 'is', null)
    .where('job_title', 'is', null)
    .where('is_contact', '=', false)
    .where(
      sql<SqlBool>`not exists (select 1 from role_grant where role_grant.person_id = affiliation.person_id
        and role_grant.organisation_id = affiliation.organisation_id and role_grant.revoked_at is null)`,
    )
    .returning(['organisation_id', 'person_id'])
    .executeTakeFirst()
  if (ended === undefined || ended.organisation_id === null) return
  await writeHistory(ctx, {
    call: 'directory.endAffiliation',
    subjectKind: 'organisation',
    subjectId: ended.organisation_id,
    change: { personId: ended.person_id },
  })
}

/** Adds somebody who works for a cluster. */
export async function addClusterPerson(
  ctx: Context,
  input: ParsedInputOf<typeof contract.addClusterPerson>,
  subject: ClusterSubject,
): Promise<{ id: string }> {
  const { id } = await addAffiliation(ctx, input, { cluster_id: subject.id })
  return { id }
}

/** Somebody no longer works for an organisation and speaks for it no more; the person stays. */
export async function endAffiliation(
  ctx: Context,
  input: ParsedInputOf<typeof contract.endAffiliation>,
  subject: OrganisationSubject,
): Promise<{ done: true }> {
  const ended = await ctx.db
    .updateTable('affiliation')
    .set({ ended_at: ctx.now() })
    .where('organisation_id', '=', subject.id)
    .where('person_id', '=', input.person)
    .where('ended_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (ended === undefined) throw new Refusal('not-found')
  const organisation = await findOrganisation(ctx.db, subject.id)
  const of = organisation?.name ?? ''
  await endRoleAtOrganisation(ctx, { personId: input.person, organisationId: subject.id, of })
  await writeHistory(ctx, {
    call: 'directory.endAffiliation',
    subjectKind: 'organisation',
    subjectId: subject.id,
    change: { personId: input.person },
  })
  return { done: true }
}
