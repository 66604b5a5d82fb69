import type { Context } from '../../shared/context.ts'
import type { AnswerOf, ParsedInputOf } from '../../shared/contract.ts'
import { writeHistory } from '../../shared/history.ts'
import { Refusal } from '../../shared/refusals.ts'
import { slugify } from '../../shared/slugs.ts'
import type { Viewer } from '../../shared/viewer.ts'
import { announceOrganisation } from './announce.ts'
import type * as contract from './contract.ts'
import type { ClusterSubject, OrganisationSubject } from './policy.ts'
import { findOrganisation, listCurrentClusterIds } from './queries.ts'
import { type Recognised, recogniseOrganisation } from './recognise-organisation.ts'
import { nameKey } from './rules/name-key.ts'

export type OrganisationFacts = Omit<
  ParsedInputOf<typeof contract.updateOrganisation>,
  'organisation' | 'version'
>

/** A profile as columns; empty text is nothing. */
export function organisationColumns(facts: OrganisationFacts) {
  return {
    kind: facts.kind,
    name: facts.name,
    short_name: facts.shortName || null,
    name_other_script: facts.nameOtherScript || null,
    name_reading: facts.nameReading || null,
    name_key: nameKey(facts.name),
    legal_form: facts.legalForm || null,
    country: facts.country,
    city: facts.city || null,
    postcode: facts.postcode || null,
    street: facts.street || null,
    region: facts.region || null,
    website: facts.website || null,
    email: facts.email || null,
    phone: facts.phone || null,
    vat: facts.vat || null,
    pic: facts.pic || null,
    lei: facts.lei || null,
    national_id: facts.nationalId || null,
    founded_year: facts.foundedYear ?? null,
    size_class: facts.sizeClass ?? null,
    employees: facts.employees ?? null,
    summary: facts.summary || null,
    description: facts.description || null,
    offers: facts.offers || null,
    needs: facts.needs || null,
    lang: facts.lang,
    technologies: facts.technologies,
    target_markets: facts.targetMarkets,
    certificates: facts.certificates,
    visibility: facts.visibility,
  }
}

/** Writes a new organisation; who may is the caller's to judge. */
export async function insertOrganisation(
  ctx: Context,
  facts: OrganisationFacts,
): Promise<{ id: string; slug: string }> {
  const id = ctx.newId()
  const slug = slugify(facts.name, id)
  const now = ctx.now()
  await ctx.db
    .insertInto('organisation')
    .values({ id, slug, ...organisationColumns(facts), created_at: now, updated_at: now })
    .execute()
  await writeHistory(ctx, {
    call: 'directory.createOrganisation',
    subjectKind: 'organisation',
    subjectId: id,
    change: facts,
  })
  await announceOrganisation(ctx, id)
  return { id, slug }
}

/** Lists an organisation as a member of a cluster from a day on, today if none is said. */
export async function createOrganisation(
  ctx: Context,
  input: ParsedInputOf<typeof contract.createOrganisation>,
  cluster: ClusterSubject,
): Promise<AnswerOf<typeof contract.createOrganisation>> {
  const { clusterId: _clusterId, memberFrom, ...facts } = input
  const created = await insertOrganisation(ctx, facts)
  const now = ctx.now()
  await ctx.db
    .insertInto('membership')
    .values({
      id: ctx.newId(),
      cluster_id: cluster.id,
      organisation_id: created.id,
      member_from: memberFrom ?? now.toISOString().slice(0, 10),
      created_at: now,
    })
    .execute()
  return created
}

/** Saves a profile, unless somebody else saved in between; the history keeps what it was. */
export async function updateOrganisation(
  ctx: Context,
  input: ParsedInputOf<typeof contract.updateOrganisation>,
  subject: OrganisationSubject,
): Promise<AnswerOf<typeof contract.updateOrganisation>> {
  const { organisation: _reference, version, ...facts } = input
  const now = ctx.now()
  const before = await findOrganisation(ctx.db, subject.id)
  const saved = await ctx.db
    .updateTable('organisation')
    .set({ ...organisationColumns(facts), version: version + 1, updated_at: now, last_confirmed_at: now })
    .where('id', '=', subject.id)
    .where('version', '=', version)
    .returning(['id', 'slug'])
    .executeTakeFirst()
  if (saved === undefined) throw new Refusal('changed-meanwhile')
  await writeHistory(ctx, {
    call: 'directory.updateOrganisation',
    subjectKind: 'organisation',
    subjectId: subject.id,
    change: { before, after: facts },
  })
  await announceOrganisation(ctx, subject.id)
  return saved
}

/** One click a year: the profile is right. */
export async function confirmOrganisation(
  ctx: Context,
  _input: unknown,
  subject: OrganisationSubject,
): Promise<{ done: true }> {
  await ctx.db
    .updateTable('organisation')
    .set({ last_confirmed_at: ctx.now() })
    .where('id', '=', subject.id)
    .execute()
  await writeHistory(ctx, {
    call: 'directory.confirmOrganisation',
    subjectKind: 'organisation',
    subjectId: subject.id,
  })
  return { done: true }
}

/**
 * The organisation these facts name, made when there is none, by the rule of `recogniseOrganisation`; what is there is not
 * overwritten. Of several that could be meant the caller decides: nothing is made then. For rooms that meet organisations
 * by name.
 */
export async function ensureOrganisation(
  ctx: Context,
  facts: Partial<OrganisationFacts> & { name: string; country: string },
  eyes: Viewer = ctx.viewer,
): Promise<{ id: string; created: boolean } | Extract<Recognised, { unclear: unknown }>> {
  const there = await recogniseOrganisation(ctx.db, facts, eyes)
  if ('unclear' in there) return there
  if (there.found !== null) return { id: there.found, created: false }
  const created = await insertOrganisation(ctx, {
    kind: 'company',
    lang: 'en',
    technologies: [],
    targetMarkets: [],
    certificates: [],
    visibility: 'platform',
    ...facts,
  })
  return { id: created.id, created: true }
}

/** The organisation a call names, when the viewer may know of it. */
export async function organisationSubject(
  ctx: Context,
  id: string,
  slug: string,
  visible: boolean,
): Promise<OrganisationSubject> {
  return { id, slug, visible, clusterIds: await listCurrentClusterIds(ctx.db, id) }
}
