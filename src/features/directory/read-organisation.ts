import { locate } from '../../engines/places/index.ts'
import type { Context } from '../../shared/context.ts'
import type { AnswerOf, ParsedInputOf } from '../../shared/contract.ts'
import { Refusal } from '../../shared/refusals.ts'
import { editsOrganisation, isAdministrator, managesCluster } from '../../shared/viewer.ts'
import { describeClassifications } from './classify.ts'
import type * as contract from './contract.ts'
import { answersForMembership, editsProfile, type OrganisationSubject } from './policy.ts'
import { findOrganisation, listMemberships, listPeople, listSharedMissions } from './queries.ts'
import { hasEditors } from './queries-claims.ts'
import { listOwnMeetings } from './queries-history.ts'
import { listWaitingFor } from './queries-memberships.ts'
import type { OrganisationRow } from './queries-organisations.ts'
import { findReach, listProfileItems, listTranslations } from './queries-profile.ts'
import { listProjects } from './queries-projects.ts'
import { nothingBelow, readStructures, type Structure } from './queries-structure.ts'
import { measureCompleteness } from './rules/completeness.ts'
import { describeLevels, partLevels, reaches } from './rules/part-table.ts'
import { hiddenFields, hideFields, type PartVisibility, profileTable } from './rules/profile-parts.ts'
import { sitesWithin } from './rules/structure.ts'
import { readDetails } from './save-profile.ts'

/** All fields of a profile as it is kept, before anything is hidden. */
export function describeProfile(row: OrganisationRow) {
  return {
    kind: row.kind,
    name: row.name,
    shortName: row.short_name,
    nameOtherScript: row.name_other_script,
    nameReading: row.name_reading,
    legalForm: row.legal_form,
    country: row.country,
    city: row.city,
    postcode: row.postcode,
    street: row.street,
    region: row.region,
    nuts: row.nuts,
    latitude: row.latitude,
    longitude: row.longitude,
    website: row.website,
    email: row.email,
    phone: row.phone,
    vat: row.vat,
    pic: row.pic,
    lei: row.lei,
    nationalId: row.national_id,
    foundedYear: row.founded_year,
    sizeClass: row.size_class,
    employees: row.employees,
    summary: row.summary,
    description: row.description,
    offers: row.offers,
    needs: row.needs,
    lang: row.lang,
    technologies: row.technologies,
    targetMarkets: row.target_markets,
    certificates: row.certificates,
    visibility: row.visibility,
    ...readDetails(row),
  }
}

/** A profile with what stands below it; streets of sites only for who sees the organisation's own. */
export function describeWhole(row: OrganisationRow, structure: Structure, reach: number) {
  const sites = sitesWithin(structure.sites, row.part_visibility as PartVisibility, reach)
  return { ...describeProfile(row), ...structure, sites }
}

/** Offers, needs and texts in other languages, without the parts somebody standing that near may not see. */
export async function readTexts(ctx: Context, organisationId: string, said: PartVisibility, reach: number) {
  const hidden = hiddenFields(said, reach)
  const items = await listProfileItems(ctx.db, organisationId)
  const translations = await listTranslations(ctx.db, organisationId)
  return {
    items: items.filter(item => !hidden.has(item.side === 'offer' ? 'offers' : 'needs')),
    translations: translations
      .map(texts => hideFields(texts, said, reach))
      .filter(texts => texts.summary ?? texts.description ?? texts.offers ?? texts.needs),
  }
}

/**
 * An organisation with its people, memberships and shared missions, as far as the viewer may see them. Its editors may
 * look at it as somebody further away does.
 */
export async function getOrganisation(
  ctx: Context,
  input: ParsedInputOf<typeof contract.getOrganisation>,
  subject: OrganisationSubject,
): Promise<AnswerOf<typeof contract.getOrganisation>> {
  const row = await findOrganisation(ctx.db, subject.id)
  if (row === null) throw new Refusal('not-found')
  const edits = editsProfile(ctx.viewer, subject)
  const asked = edits && input.as !== undefined ? partLevels.indexOf(input.as) : null
  const reach = asked ?? (await findReach(ctx.db, row.id, ctx.viewer))
  const said = row.part_visibility as PartVisibility
  const mayEdit = edits && asked === null
  const structure = (await readStructures(ctx.db, [row.id])).get(row.id) ?? nothingBelow
  const profile = hideFields(describeWhole(row, structure, reach), said, reach)
  const texts = await readTexts(ctx, row.id, said, reach)
  const { completeness, missing } = measureCompleteness({
    ...profile,
    items: texts.items,
  })
  const near =
    asked === null
      ? mayEdit || subject.clusterIds.some(id => ctx.viewer.memberClusterIds.includes(id))
      : reach >= 3
  const memberships = await listMemberships(ctx.db, row.id, ctx.viewer)
  const ownEditors = await hasEditors(ctx.db, row.id)
  const keeping = { id: row.id, hasEditors: ownEditors, clusterIds: subject.clusterIds }
  const answers = asked === null && answersForMembership(ctx.viewer, keeping)
  const requests = asked === null ? await listWaitingFor(ctx.db, row.id, ctx.viewer, answers) : []
  const seesPeople = asked === null ? ctx.viewer.kind !== 'visitor' : reach > 0
  return {
    id: row.id,
    slug: row.slug,
    version: row.version,
    ...profile,
    place: locate(profile),
    sitePlaces: placeSites(profile.sites),
    ...texts,
    classifications: await describeClassifications(ctx, row.id),
    projects: await listProjects(ctx.db, row.id),
    ...(mayEdit ? describeLevels(profileTable, said) : { partLevels: null, fieldLevels: null }),
    shownAs: asked === null || reaches(asked, row.visibility),
    isClaimed: row.claimed_at !== null || ownEditors,
    lastConfirmedAt: row.last_confirmed_at,
    updatedAt: row.updated_at,
    mayEdit,
    isOwn: asked === null && editsOrganisation(ctx.viewer, row.id),
    completeness,
    missingFields: missing,
    memberships: memberships.map(membership => ({
      ...membership,
      mayEnd: mayEdit && (isAdministrator(ctx.viewer) || managesCluster(ctx.viewer, membership.clusterId)),
    })),
    membershipRequests: requests.map(request => ({
      id: request.id,
      clusterId: request.clusterId,
      clusterSlug: request.clusterSlug,
      clusterName: request.clusterName,
      memberFrom: request.memberFrom,
      askedAt: request.askedAt,
      askedBy: request.askedBy,
      mayAnswer: answers,
      mayWithdraw: managesCluster(ctx.viewer, request.clusterId),
    })),
    joiningIsAsked:
      ctx.viewer.grants.some(grant => grant.role === 'cluster-manager') &&
      !answers &&
      (ownEditors || subject.clusterIds.length > 0),
    people: seesPeople ? await listPeople(ctx.db, { organisationId: row.id }, near, ctx.viewer) : [],
    missions: asked === null ? await listSharedMissions(ctx.db, row.id, ctx.viewer) : [],
    meetings: asked === null ? await listOwnMeetings(ctx.db, row.id, ctx.viewer) : [],
  }
}

/** Sites on a map, each once. */
function placeSites(sites: readonly Structure['sites'][number][]) {
  return sites.flatMap(({ id, ...where }) => {
    const found = locate({ ...where, region: null })
    if (found === null || found.by === 'country') return []
    const { latitude, longitude, by } = found
    return [{ site: id, latitude, longitude, by }]
  })
}
