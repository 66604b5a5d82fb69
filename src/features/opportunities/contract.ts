import { z } from 'zod'
import { defineCall } from '../../shared/contract.ts'
import {
  country,
  day,
  done,
  id,
  instant,
  paged,
  paging,
  prose,
  reference,
  version,
} from '../../shared/fields.ts'
import { opportunityDetail, opportunityLine, writtenFields } from './contract-fields.ts'
import { cooperationTypes, opportunityLevels, opportunityTypes } from './rules/choices.ts'
import { reviewCriteria } from './rules/review-score.ts'
import { teaserFaultKinds } from './rules/teaser-faults.ts'

/** What a list can be narrowed to; all of it stands in the address. */
export const opportunityFilters = {
  q: z.string().trim().max(500).optional(),
  type: z.enum(opportunityTypes).optional(),
  country: country.optional(),
  /** At least this technology readiness level. */
  trl: z.number().int().min(1).max(9).optional(),
  market: country.optional(),
  term: z.string().max(161).optional(),
  cooperation: z.enum(cooperationTypes).optional(),
}

/** Everything that is open to me; what my organisations and clusters keep; what waits for my review or publication. */
export const opportunityShows = ['open', 'mine', 'waiting'] as const

export const listOpportunities = defineCall({
  name: 'opportunities.listOpportunities',
  method: 'GET',
  path: '/opportunities',
  summary: 'Offers and requests I may see, found by words and filters',
  input: z.object({
    ...opportunityFilters,
    /** Of one organisation; what it keeps without its name is found only by its own side. */
    organisation: reference.optional(),
    show: z.enum(opportunityShows).default('open'),
    ...paging,
    pageSize: z.number().int().min(1).max(100).default(20),
  }),
  output: paged(opportunityLine).extend({
    /** How much waits for the reader to publish or review. */
    waiting: z.number(),
    /** Whether the reader could offer or request something themselves. */
    mayCreate: z.boolean(),
    /** Whether the reader could import a feed: for a cluster they manage. */
    mayImport: z.boolean(),
    facets: z.object({
      type: z.array(z.object({ value: z.enum(opportunityTypes), count: z.number() })),
      country: z.array(z.object({ value: z.string(), count: z.number() })),
      market: z.array(z.object({ value: z.string(), count: z.number() })),
      term: z.array(z.object({ value: z.string(), label: z.string(), count: z.number() })),
    }),
  }),
})

const teaserFault = z.object({ kind: z.enum(teaserFaultKinds), field: z.string(), words: z.string() })
const working = z.object({
  state: z.enum(['draft', 'submitted', 'returned']),
  number: z.number(),
  needsReview: z.boolean(),
  returnedReason: z.string().nullable(),
  submittedAt: instant.nullable(),
  updatedAt: instant,
  teaserFaults: z.array(teaserFault),
})

export const getOpportunity = defineCall({
  name: 'opportunities.getOpportunity',
  method: 'GET',
  path: '/opportunities/:opportunity',
  summary: 'An offer or a request, as far as I may read it; its owner also as a stranger sees it',
  input: z.object({ opportunity: reference, as: z.enum(['stranger']).optional() }),
  output: opportunityDetail.extend({
    /** What only its own side is told. */
    own: z
      .object({
        version,
        mayEdit: z.boolean(),
        mayPublish: z.boolean(),
        visibility: z.enum(opportunityLevels),
        inFeeds: z.boolean(),
        acceptsInterest: z.boolean(),
        organisation: z.object({ name: z.string(), slug: z.string() }).nullable(),
        publishedNumber: z.number().nullable(),
        working: working.nullable(),
      })
      .nullable(),
    mayReview: z.boolean(),
    shownAs: z.enum(['stranger']).nullable(),
  }),
})

const written = z.object(writtenFields)

export const getChoices = defineCall({
  name: 'opportunities.getChoices',
  method: 'GET',
  path: '/opportunity-choices',
  summary:
    'Organisations for which I may offer or request something, each with the clusters that could publish it',
  input: z.object({ q: z.string().trim().max(100).optional() }),
  output: z.object({
    organisations: z.array(
      z.object({
        id,
        slug: z.string(),
        name: z.string(),
        lang: z.string(),
        size: z.string().nullable(),
        clusters: z.array(z.object({ id, name: z.string() })),
        /** Names that a text without the owner's name must not have. */
        names: z.array(z.string()),
      }),
    ),
  }),
})

export const createOpportunity = defineCall({
  name: 'opportunities.createOpportunity',
  method: 'POST',
  path: '/opportunities',
  summary: 'Write a new offer or request; nobody else sees it before it is published',
  input: written.extend({ organisation: reference, clusterId: id.nullable().optional() }),
  output: z.object({ id, slug: z.string() }),
})

export const getDraft = defineCall({
  name: 'opportunities.getDraft',
  method: 'GET',
  path: '/opportunities/:opportunity/draft',
  summary: 'The version that is being worked on, or the published one to begin from',
  input: z.object({ opportunity: reference }),
  output: z.object({
    slug: z.string(),
    version,
    organisation: z.object({ name: z.string(), slug: z.string(), size: z.string().nullable() }).nullable(),
    names: z.array(z.string()),
    isPublished: z.boolean(),
    state: z.enum(['draft', 'submitted', 'returned', 'published']),
    returnedReason: z.string().nullable(),
    draft: opportunityDetail
      .pick({
        type: true,
        lang: true,
        title: true,
        summary: true,
        description: true,
        advantages: true,
        expertise: true,
        applications: true,
        anonymous: true,
        trl: true,
        stage: true,
        iprStatus: true,
        iprComment: true,
        partnerArea: true,
        partnerSought: true,
        partnerTypes: true,
        partnerCountries: true,
        cooperationTypes: true,
        targetMarkets: true,
        terms: true,
        keywords: true,
        programme: true,
        callTopic: true,
        durationMonths: true,
        deadline: true,
      })
      .extend({
        visibility: z.enum(opportunityLevels),
        inFeeds: z.boolean(),
        shownSize: z.string().nullable(),
      }),
  }),
})

export const saveDraft = defineCall({
  name: 'opportunities.saveDraft',
  method: 'PUT',
  path: '/opportunities/:opportunity/draft',
  summary: 'Save what is being worked on; what is published stays as it is until the next publication',
  input: written.extend({ opportunity: reference, version }),
  output: z.object({ id, slug: z.string(), version: z.number() }),
})

export const discardDraft = defineCall({
  name: 'opportunities.discardDraft',
  method: 'DELETE',
  path: '/opportunities/:opportunity/draft',
  summary: 'Throw away what is being worked on; what was never published is gone',
  input: z.object({ opportunity: reference }),
  output: z.object({ left: z.boolean() }),
})

export const submitOpportunity = defineCall({
  name: 'opportunities.submitOpportunity',
  method: 'POST',
  path: '/opportunities/:opportunity/submit',
  summary: 'Hand it to the cluster to publish, or to a second person to review',
  input: z.object({ opportunity: reference }),
  output: done,
})

export const publishOpportunity = defineCall({
  name: 'opportunities.publishOpportunity',
  method: 'POST',
  path: '/opportunities/:opportunity/publish',
  summary: 'Publish what is being worked on; one click for the own cluster, where no review is needed',
  input: z.object({ opportunity: reference }),
  output: z.object({ reference: z.string(), number: z.number() }),
})

export const returnOpportunity = defineCall({
  name: 'opportunities.returnOpportunity',
  method: 'POST',
  path: '/opportunities/:opportunity/return',
  summary: 'Hand it back to who wrote it, with the reasons',
  input: z.object({ opportunity: reference, reasons: prose(2_000) }),
  output: done,
})

export const withdrawOpportunity = defineCall({
  name: 'opportunities.withdrawOpportunity',
  method: 'POST',
  path: '/opportunities/:opportunity/withdraw',
  summary: 'Take it down; its versions stay on record',
  input: z.object({ opportunity: reference }),
  output: done,
})

export const renewOpportunity = defineCall({
  name: 'opportunities.renewOpportunity',
  method: 'POST',
  path: '/opportunities/:opportunity/renew',
  summary: 'It is still true: keep it published for another year',
  input: z.object({ opportunity: reference }),
  output: z.object({ expiresOn: day }),
})

export const switchInterest = defineCall({
  name: 'opportunities.switchInterest',
  method: 'POST',
  path: '/opportunities/:opportunity/accepting',
  summary: 'Take expressions of interest, or none for the time being',
  input: z.object({ opportunity: reference, accepts: z.boolean() }),
  output: done,
})

export const listVersions = defineCall({
  name: 'opportunities.listVersions',
  method: 'GET',
  path: '/opportunities/:opportunity/versions',
  summary: 'Every version that was published, with what each changed; for its own side',
  input: z.object({ opportunity: reference }),
  output: z.object({
    slug: z.string(),
    title: z.string(),
    lang: z.string(),
    items: z.array(
      z.object({
        number: z.number(),
        publishedAt: instant,
        publishedBy: z.string().nullable(),
        isPublished: z.boolean(),
        /** Who reviewed it is not told. */
        review: z.object({ points: z.number() }).nullable(),
        changes: z.array(z.object({ field: z.string(), before: z.string(), after: z.string() })),
      }),
    ),
  }),
})

const score = z.number().int().min(0).max(5)
const scores = z.object({ advantages: score, clarity: score, cooperation: score, guidelines: score })

export const getReview = defineCall({
  name: 'opportunities.getReview',
  method: 'GET',
  path: '/opportunities/:opportunity/review',
  summary:
    'What waits for a second person: the text as a stranger will see it, and what earlier reviews said',
  input: z.object({ opportunity: reference }),
  output: opportunityDetail.extend({
    visibility: z.enum(opportunityLevels),
    inFeeds: z.boolean(),
    submittedAt: instant.nullable(),
    /** What could tell who is behind it; only for the own side, since it names the names. */
    teaserFaults: z.array(teaserFault),
    reviews: z.array(
      scores.extend({
        points: z.number(),
        outcome: z.enum(['published', 'returned']),
        reasons: z.string().nullable(),
        at: instant,
      }),
    ),
  }),
})

export const reviewOpportunity = defineCall({
  name: 'opportunities.reviewOpportunity',
  method: 'POST',
  path: '/opportunities/:opportunity/review',
  summary: `Score it by four criteria (${reviewCriteria.join(', ')}), 0 to 5 each: ten points publish, a zero hands it back`,
  input: scores.extend({
    opportunity: reference,
    /** When what was read was submitted: what was changed since is not published by mistake. */
    submittedAt: z.iso.datetime().optional(),
    /** Needed when it is handed back. */
    reasons: prose(2_000).or(z.literal('')).nullable().optional(),
  }),
  output: z.object({ outcome: z.enum(['published', 'returned']), points: z.number() }),
})
