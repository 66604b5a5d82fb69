import { z } from 'zod'
import { placedBy } from '../../engines/places/placed-by.ts'
import { defineCall } from '../../shared/contract.ts'
import {
  country,
  day,
  done,
  email,
  id,
  instant,
  lang,
  line,
  mailFault,
  optional,
  optionalLine,
  optionalProse,
  paged,
  paging,
  reference,
  slug,
  tags,
  version,
  visibility,
  webAddress,
} from '../../shared/fields.ts'
import { clusterDetails } from './contract-clusters.ts'
import { partLevel } from './contract-levels.ts'
import { membershipRequest } from './contract-memberships.ts'
import { profileDetails, profileItem, translation } from './contract-profile.ts'
import { department, site } from './contract-structure.ts'
import { classification } from './contract-taxonomies.ts'
import { validationStates } from './rules/cluster-validation.ts'
import { organisationKinds, sizeClasses } from './rules/kinds.ts'

export const kind = z.enum(organisationKinds)
export const sizeClass = z.enum(sizeClasses)
const created = z.object({ id, slug: z.string() })

/** Keywords; as long as an import takes them. */
const words = z.array(line(120)).max(100)

/** The core of a profile (trade.md 2.1–2.3); everything but name, kind and country may be left empty. */
export const organisationFacts = {
  kind,
  name: line(300),
  shortName: optionalLine(120),
  nameOtherScript: optionalLine(300),
  nameReading: optionalLine(300),
  legalForm: optionalLine(120),
  country,
  city: optionalLine(120),
  postcode: optionalLine(20),
  street: optionalLine(300),
  region: optionalLine(120),
  website: optional(webAddress),
  email: optional(email),
  phone: optionalLine(60),
  vat: optionalLine(30),
  pic: optional(z.string().regex(/^\d{9}$/, 'not-a-pic')),
  lei: optional(z.string().regex(/^[A-Z0-9]{18}\d{2}$/, 'not-a-lei')),
  nationalId: optionalLine(60),
  foundedYear: optional(z.number().int().min(1000).max(2100)),
  sizeClass: optional(sizeClass),
  employees: optional(z.number().int().min(0).max(10_000_000)),
  summary: optionalLine(1_000),
  description: optionalProse(20_000),
  offers: optionalProse(20_000),
  needs: optionalProse(20_000),
  lang: lang.default('en'),
  technologies: words.default([]),
  targetMarkets: z.array(country).max(250).default([]),
  certificates: words.default([]),
  visibility: visibility.default('platform'),
}

export const createOrganisation = defineCall({
  name: 'directory.createOrganisation',
  method: 'POST',
  path: '/organisations',
  summary: 'List an organisation as a member of a cluster',
  input: z.object({ ...organisationFacts, clusterId: id, memberFrom: day.optional() }),
  output: created,
})

export const updateOrganisation = defineCall({
  name: 'directory.updateOrganisation',
  method: 'PUT',
  path: '/organisations/:organisation',
  summary: 'Change an organisation’s profile',
  input: z.object({ organisation: reference, version, ...organisationFacts }),
  output: created,
})

const personLine = z.object({
  id,
  affiliationId: id,
  name: z.string(),
  nameOtherScript: z.string().nullable(),
  nameReading: z.string().nullable(),
  jobTitle: z.string().nullable(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  /** Why mail does not reach them; for whoever sees the address. */
  mailFault: mailFault.nullable(),
  isContact: z.boolean(),
})

export const getOrganisation = defineCall({
  name: 'directory.getOrganisation',
  method: 'GET',
  path: '/organisations/:organisation',
  summary: 'An organisation as I may see it',
  input: z.object({
    organisation: reference,
    /** For its editors: the profile as somebody further away sees it. */
    as: partLevel.optional(),
  }),
  output: z.object({
    id,
    slug: z.string(),
    version: z.number(),
    kind,
    name: z.string(),
    shortName: z.string().nullable(),
    nameOtherScript: z.string().nullable(),
    nameReading: z.string().nullable(),
    legalForm: z.string().nullable(),
    country: z.string(),
    city: z.string().nullable(),
    postcode: z.string().nullable(),
    street: z.string().nullable(),
    region: z.string().nullable(),
    website: z.string().nullable(),
    email: z.string().nullable(),
    phone: z.string().nullable(),
    vat: z.string().nullable(),
    pic: z.string().nullable(),
    lei: z.string().nullable(),
    nationalId: z.string().nullable(),
    foundedYear: z.number().nullable(),
    sizeClass: sizeClass.nullable(),
    employees: z.number().nullable(),
    summary: z.string().nullable(),
    description: z.string().nullable(),
    offers: z.string().nullable(),
    needs: z.string().nullable(),
    lang: z.string(),
    technologies: z.array(z.string()),
    targetMarkets: z.array(z.string()),
    certificates: z.array(z.string()),
    visibility,
    nuts: z.string().nullable(),
    latitude: z.number().nullable(),
    longitude: z.number().nullable(),
    /** Where it stands on a map, by what of it I may see; null where not even its country is on one. */
    place: z
      .object({
        latitude: z.number(),
        longitude: z.number(),
        by: z.enum(placedBy),
        name: z.string().nullable(),
      })
      .nullable(),
    ...profileDetails.shape,
    /** Names of its products it is found by. */
    brands: z.array(z.string()),
    departments: z.array(department),
    sites: z.array(site),
    /** Where its sites are, as far as the viewer may know; those of which only the country is known are left out. */
    sitePlaces: z.array(
      z.object({ site: id, latitude: z.number(), longitude: z.number(), by: z.enum(placedBy) }),
    ),
    /** EU projects it takes or took part in, from CORDIS; contributions in euros. */
    projects: z.array(
      z.object({
        number: z.string(),
        acronym: z.string().nullable(),
        title: z.string().nullable(),
        startsOn: day.nullable(),
        endsOn: day.nullable(),
        programme: z.string().nullable(),
        role: z.string(),
        contribution: z.number().nullable(),
        leftEarly: z.boolean(),
      }),
    ),
    items: z.array(profileItem),
    translations: z.array(translation),
    classifications: z.array(classification),
    /** Who sees which part; for its editors only. */
    partLevels: z.record(z.string(), partLevel).nullable(),
    /** Who sees the fields that are set apart from their part; for its editors only. */
    fieldLevels: z.record(z.string(), partLevel).nullable(),
    /** False where the profile as a whole is hidden from those it is shown as to. */
    shownAs: z.boolean(),
    isClaimed: z.boolean(),
    lastConfirmedAt: instant.nullable(),
    updatedAt: instant,
    mayEdit: z.boolean(),
    /** The reader edits it for itself, not as a manager of its cluster. */
    isOwn: z.boolean(),
    completeness: z.number(),
    missingFields: z.array(z.string()),
    memberships: z.array(
      z.object({
        id,
        clusterId: id,
        clusterSlug: z.string(),
        clusterName: z.string(),
        memberFrom: day,
        memberTo: day.nullable(),
        mayEnd: z.boolean(),
      }),
    ),
    /** Clusters that ask to list it; for who answers, and one's own for who asked. */
    membershipRequests: z.array(
      z.object({
        id,
        clusterId: id,
        clusterSlug: z.string(),
        clusterName: z.string(),
        memberFrom: day,
        askedAt: instant,
        askedBy: z.string().nullable(),
        mayAnswer: z.boolean(),
        mayWithdraw: z.boolean(),
      }),
    ),
    /** For managers: others keep it, so it becomes a member only with their yes. */
    joiningIsAsked: z.boolean(),
    people: z.array(personLine),
    missions: z.array(z.object({ slug: z.string(), title: z.string(), startsOn: day, city: z.string() })),
    /** Our own meetings with them. */
    meetings: z.array(
      z.object({
        id,
        missionSlug: z.string(),
        missionTitle: z.string(),
        timeZone: z.string(),
        state: z.enum(['accepted', 'held', 'not-held', 'cancelled']),
        startsAt: instant.nullable(),
      }),
    ),
  }),
})

export const organisationLine = z.object({
  id,
  slug: z.string(),
  kind,
  name: z.string(),
  nameOtherScript: z.string().nullable(),
  country: z.string(),
  city: z.string().nullable(),
  summary: z.string().nullable(),
  lang: z.string(),
  technologies: z.array(z.string()),
  sizeClass: sizeClass.nullable(),
  clusters: z.array(z.object({ slug: z.string(), name: z.string() })),
  people: z.number(),
})
const facet = z.array(z.object({ value: z.string(), count: z.number() }))

export const organisationFilters = {
  q: z.string().trim().max(200).optional(),
  kind: kind.optional(),
  country: country.optional(),
  cluster: slug.optional(),
  technology: z.string().max(80).optional(),
  market: country.optional(),
  gap: z.enum(['people', 'summary', 'technologies', 'confirmation']).optional(),
  /** A term of a list, as `scheme:code`. */
  term: z
    .string()
    .regex(/^[a-z0-9-]{2,40}:.{1,120}$/, 'not-a-term')
    .optional(),
}

export const listOrganisations = defineCall({
  name: 'directory.listOrganisations',
  method: 'GET',
  path: '/organisations',
  summary: 'Find organisations',
  input: z.object({
    ...paging,
    ...organisationFilters,
    sort: z.enum(['relevance', 'name', 'newest']).default('relevance'),
  }),
  output: paged(organisationLine).extend({
    facets: z.object({
      kind: facet,
      country: facet,
      cluster: z.array(z.object({ value: z.string(), label: z.string(), count: z.number() })),
      technology: facet,
      /** Terms of the lists, as `scheme:code`. */
      term: z.array(z.object({ value: z.string(), label: z.string(), count: z.number() })),
    }),
  }),
})

export const clusterFacts = {
  name: line(200),
  shortName: line(60),
  country,
  city: optionalLine(120),
  website: optional(webAddress),
  email: optional(email),
  foundedYear: optional(z.number().int().min(1000).max(2100)),
  staffFte: optional(z.number().min(0).max(10_000)),
  summary: optionalLine(300),
  description: optionalProse(6_000),
  lang: lang.default('en'),
  technologies: tags(40).default([]),
  legalEntityId: optional(id),
  visibility: z.enum(['public', 'platform', 'partnership', 'cluster']).default('public'),
}

export const createCluster = defineCall({
  name: 'directory.createCluster',
  method: 'POST',
  path: '/clusters',
  summary: 'Add a cluster organisation',
  input: z.object(clusterFacts),
  output: created,
})

export const updateCluster = defineCall({
  name: 'directory.updateCluster',
  method: 'PUT',
  path: '/clusters/:cluster',
  summary: 'Change a cluster’s profile',
  input: z.object({ cluster: reference, version, ...clusterFacts }),
  output: created,
})

export const getCluster = defineCall({
  name: 'directory.getCluster',
  method: 'GET',
  path: '/clusters/:cluster',
  summary: 'A cluster with its numbers, people and partnerships',
  input: z.object({ cluster: reference }),
  output: z.object({
    id,
    slug: z.string(),
    version: z.number(),
    name: z.string(),
    shortName: z.string(),
    country: z.string(),
    city: z.string().nullable(),
    website: z.string().nullable(),
    email: z.string().nullable(),
    foundedYear: z.number().nullable(),
    staffFte: z.number().nullable(),
    summary: z.string().nullable(),
    description: z.string().nullable(),
    lang: z.string(),
    technologies: z.array(z.string()),
    visibility: z.enum(['public', 'platform', 'partnership', 'cluster']),
    legalEntity: z.object({ id, slug: z.string(), name: z.string() }).nullable(),
    ...clusterDetails.shape,
    /** Who sees which part, and the fields that are set apart from theirs; for those who run it only. */
    partLevels: z.record(z.string(), partLevel).nullable(),
    fieldLevels: z.record(z.string(), partLevel).nullable(),
    validation: z.enum(validationStates).nullable(),
    mayEdit: z.boolean(),
    numbers: z.object({
      members: z.number(),
      smes: z.number(),
      research: z.number(),
      withoutPeople: z.number(),
      withoutSummary: z.number(),
      unconfirmed: z.number(),
    }),
    /** For its managers: organisations it asked to list, and how many wishes of others they answer. */
    asked: z.array(membershipRequest),
    toAnswer: z.number(),
    people: z.array(personLine),
    /** For its managers: who else is one. */
    managers: z.array(
      z.object({
        grantId: id,
        personId: id,
        name: z.string(),
        email: z.string().nullable(),
        since: instant,
        hasAccount: z.boolean(),
      }),
    ),
    partnerships: z.array(z.object({ slug: z.string(), acronym: z.string(), role: z.string() })),
    imports: z.array(
      z.object({
        id,
        fileName: z.string(),
        state: z.string(),
        created: z.number(),
        rejected: z.number(),
        createdAt: instant,
      }),
    ),
  }),
})

export const listClusters = defineCall({
  name: 'directory.listClusters',
  method: 'GET',
  path: '/clusters',
  summary: 'Clusters I may see',
  input: z.object({ ...paging, q: z.string().trim().max(200).optional(), country: country.optional() }),
  output: paged(
    z.object({
      id,
      slug: z.string(),
      name: z.string(),
      shortName: z.string(),
      country: z.string(),
      city: z.string().nullable(),
      summary: z.string().nullable(),
      lang: z.string(),
      members: z.number(),
    }),
  ).extend({ mayCreate: z.boolean() }),
})

export const addMember = defineCall({
  name: 'directory.addMember',
  method: 'POST',
  path: '/clusters/:cluster/members',
  summary: 'Take an organisation into a cluster, or ask who keeps it whether it may be',
  input: z.object({ cluster: reference, organisationId: id, memberFrom: day }),
  /** `asked`: another cluster or an editor keeps it, and it becomes a member with their yes. */
  output: done.extend({ state: z.enum(['listed', 'asked']) }),
})

export const endMember = defineCall({
  name: 'directory.endMember',
  method: 'POST',
  path: '/memberships/:membership/end',
  summary: 'End a membership on a day',
  input: z.object({ membership: id, memberTo: day }),
  output: done,
})

export const personFacts = {
  givenName: line(100),
  familyName: line(100),
  nameOtherScript: optionalLine(200),
  nameReading: optionalLine(200),
  email: optional(email),
  phone: optionalLine(40),
  jobTitle: optionalLine(120),
  lang: lang.default('en'),
  isContact: z.boolean().default(false),
}

export const addPerson = defineCall({
  name: 'directory.addPerson',
  method: 'POST',
  path: '/organisations/:organisation/people',
  summary: 'Add somebody who works for an organisation',
  input: z.object({ organisation: reference, ...personFacts }),
  output: z.object({ id }),
})

export const addClusterPerson = defineCall({
  name: 'directory.addClusterPerson',
  method: 'POST',
  path: '/clusters/:cluster/people',
  summary: 'Add somebody who works for a cluster',
  input: z.object({ cluster: reference, ...personFacts }),
  output: z.object({ id }),
})

export const endAffiliation = defineCall({
  name: 'directory.endAffiliation',
  method: 'POST',
  path: '/organisations/:organisation/people/:person/end',
  summary: 'Somebody no longer works there',
  input: z.object({ organisation: reference, person: id }),
  output: done,
})

export const confirmOrganisation = defineCall({
  name: 'directory.confirmOrganisation',
  method: 'POST',
  path: '/organisations/:organisation/confirm',
  summary: 'Say that the profile is right today',
  input: z.object({ organisation: reference }),
  output: done,
})
