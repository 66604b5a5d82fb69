import { z } from 'zod'
import { defineCall } from '../../shared/contract.ts'
import {
  country,
  day,
  done,
  id,
  instant,
  lang,
  line,
  nothing,
  optionalLine,
  optionalProse,
  reference,
  version,
} from '../../shared/fields.ts'

export const partnershipVisibility = z.enum(['public', 'platform', 'partnership'])
export const marketStage = z.enum(['studied', 'planned', 'visited', 'dropped'])

const facts = {
  acronym: line(40),
  title: line(200),
  theme: optionalLine(200),
  summary: optionalProse(4_000),
  lang: lang.default('en'),
  startsOn: day.nullable().optional(),
  endsOn: day.nullable().optional(),
  visibility: partnershipVisibility.default('public'),
}

const created = z.object({ id, slug: z.string() })

export const createPartnership = defineCall({
  name: 'partnerships.createPartnership',
  method: 'POST',
  path: '/partnerships',
  summary: 'Found a partnership with its coordinating cluster',
  input: z.object({ ...facts, coordinatorClusterId: id, joinedOn: day.optional() }),
  output: created,
})

export const updatePartnership = defineCall({
  name: 'partnerships.updatePartnership',
  method: 'PUT',
  path: '/partnerships/:partnership',
  summary: 'Change what a partnership says of itself',
  input: z.object({ partnership: reference, version, ...facts }),
  output: created,
})

export const addPartner = defineCall({
  name: 'partnerships.addPartner',
  method: 'POST',
  path: '/partnerships/:partnership/partners',
  summary: 'Let a cluster join',
  input: z.object({ partnership: reference, clusterId: id, joinedOn: day }),
  output: done,
})

export const endPartner = defineCall({
  name: 'partnerships.endPartner',
  method: 'POST',
  path: '/partnerships/:partnership/partners/:clusterId/end',
  summary: 'Let a cluster leave; what it did stays on record',
  input: z.object({ partnership: reference, clusterId: id, leftOn: day }),
  output: done,
})

export const changeCoordinator = defineCall({
  name: 'partnerships.changeCoordinator',
  method: 'PUT',
  path: '/partnerships/:partnership/coordinator',
  summary: 'Hand coordination over to another partner',
  input: z.object({ partnership: reference, clusterId: id }),
  output: done,
})

export const saveMarket = defineCall({
  name: 'partnerships.saveMarket',
  method: 'PUT',
  path: '/partnerships/:partnership/markets/:country',
  summary: 'Say how far a target market is',
  input: z.object({
    partnership: reference,
    country,
    priority: z.number().int().min(1).max(99).default(1),
    stage: marketStage,
    reason: optionalLine(500),
  }),
  output: done,
})

const clusterLine = z.object({
  id,
  slug: z.string(),
  name: z.string(),
  shortName: z.string(),
  country: z.string(),
  city: z.string().nullable(),
  role: z.enum(['coordinator', 'partner']),
  joinedOn: day,
  leftOn: day.nullable(),
  members: z.number(),
})

export const getPartnership = defineCall({
  name: 'partnerships.getPartnership',
  method: 'GET',
  path: '/partnerships/:partnership',
  summary: 'A partnership with its clusters, markets and missions',
  input: z.object({ partnership: reference }),
  output: z.object({
    id,
    slug: z.string(),
    acronym: z.string(),
    title: z.string(),
    theme: z.string().nullable(),
    summary: z.string().nullable(),
    lang: z.string(),
    startsOn: day.nullable(),
    endsOn: day.nullable(),
    visibility: partnershipVisibility,
    version: z.number(),
    mayEdit: z.boolean(),
    /** Reads what is for partners and funders alone: budgets, for one. */
    readsInside: z.boolean(),
    /** Who funds it; a voluntary partnership has none. */
    grants: z.array(
      z.object({
        title: z.string(),
        grantNumber: z.string().nullable(),
        callIdentifier: z.string().nullable(),
        programme: z.string().nullable(),
        startsOn: day.nullable(),
        endsOn: day.nullable(),
      }),
    ),
    organisations: z.number(),
    partners: z.array(clusterLine),
    markets: z.array(
      z.object({
        country: z.string(),
        priority: z.number(),
        stage: marketStage,
        reason: z.string().nullable(),
      }),
    ),
    missions: z.array(
      z.object({
        id,
        slug: z.string(),
        title: z.string(),
        country: z.string(),
        city: z.string(),
        startsOn: day,
        endsOn: day,
        state: z.string(),
      }),
    ),
  }),
})

export const listPartnerships = defineCall({
  name: 'partnerships.listPartnerships',
  method: 'GET',
  path: '/partnerships',
  summary: 'Partnerships I may see',
  input: nothing,
  output: z.object({
    mayCreate: z.boolean(),
    items: z.array(
      z.object({
        id,
        slug: z.string(),
        acronym: z.string(),
        title: z.string(),
        theme: z.string().nullable(),
        startsOn: day.nullable(),
        endsOn: day.nullable(),
        clusters: z.number(),
        missions: z.number(),
        mine: z.boolean(),
        updatedAt: instant,
      }),
    ),
  }),
})
