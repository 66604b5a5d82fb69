import { z } from 'zod'
import { defineCall, defineFileCall } from '../../shared/contract.ts'
import * as f from '../../shared/fields.ts'

const mission = z.string().min(1).max(120)
const participant = f.id
/** An instant with its offset, or a wall-clock time of the mission's place, as forms send it. */
const moment = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})?$/, 'not-a-datetime')
export const conditionKinds = ['yes-no', 'choice', 'level'] as const
export const surplusRules = ['best', 'kept'] as const
export const outcomes = ['in', 'reserve', 'out'] as const
export const whys = [
  'fixed-in',
  'quota',
  'open',
  'surplus',
  'reserve',
  'moved-up',
  'fixed-out',
  'not-eligible',
  'not-scored',
  'below-least',
] as const

const cluster = z.object({ id: f.id, name: z.string() })
const condition = z.object({
  id: f.id,
  label: z.string(),
  hint: z.string().nullable(),
  kind: z.enum(conditionKinds),
  options: z.array(z.string()),
  accepted: z.array(z.string()),
  leastLevel: z.number().int().nullable(),
})
const criterion = z.object({
  id: f.id,
  label: z.string(),
  hint: z.string().nullable(),
  weight: z.number().int(),
})

const callFacts = {
  intro: z.string().nullable(),
  lang: z.string(),
  opensAt: f.instant.nullable(),
  closesAt: f.instant.nullable(),
  /** Before it opens, open, closed, decided. */
  phase: z.enum(['before', 'open', 'closed', 'decided']),
  seats: z.number().int(),
  surplus: z.enum(surplusRules),
  leastPoints: z.number().int().nullable(),
  quotas: z.array(z.object({ cluster, seats: z.number().int() })),
  conditions: z.array(condition),
  criteria: z.array(criterion),
}

export const getPublicCall = defineCall({
  name: 'delegates.getPublicCall',
  method: 'GET',
  path: '/events/:slug/call',
  summary:
    'The call for delegates of a mission with a public page: until when, how many places, who is eligible, what is scored',
  input: z.object({ slug: f.slug }),
  output: z.object({
    call: z
      .object({
        ...callFacts,
        /** The partner clusters through which one can apply. */
        clusters: z.array(cluster),
      })
      .nullable(),
  }),
})

export const getCall = defineCall({
  name: 'delegates.getCall',
  method: 'GET',
  path: '/missions/:mission/call',
  summary: 'A call for delegates as those who run the mission set it up, with who scores',
  input: z.object({ mission }),
  output: z.object({
    call: z
      .object({
        ...callFacts,
        reviewers: z.array(
          z.object({
            person: z.object({ id: f.id, name: z.string() }),
            cluster,
            scored: z.number().int(),
          }),
        ),
        /** Scores are there: what is scored stays as it is. */
        scored: z.boolean(),
        applications: z.number().int(),
        version: z.number().int(),
      })
      .nullable(),
    clusters: z.array(cluster),
    /** Who can be asked to score: people of the partner clusters. */
    candidates: z.array(z.object({ person: z.object({ id: f.id, name: z.string() }), cluster })),
  }),
})

export const saveCall = defineCall({
  name: 'delegates.saveCall',
  method: 'PUT',
  path: '/missions/:mission/call',
  summary:
    'Open a call for delegates or change it; from then on whoever registers applies, and whoever applied before takes part in it',
  input: z.object({
    mission,
    version: z.number().int().min(0),
    intro: f.optionalProse(5000),
    lang: f.lang.default('en'),
    opensAt: moment.nullable().optional(),
    closesAt: moment,
    seats: z.number().int().min(1).max(10_000),
    surplus: z.enum(surplusRules).default('best'),
    leastPoints: z.number().int().min(0).max(100).nullable().optional(),
    quotas: z
      .array(z.object({ clusterId: f.id, seats: z.number().int().min(0).max(10_000).nullable().optional() }))
      .max(50)
      .default([]),
    /** A line without words is left out, and one that is not named goes. */
    conditions: z
      .array(
        z.object({
          id: f.id.optional(),
          label: f.optionalLine(300),
          hint: f.optionalLine(500),
          kind: z.enum(conditionKinds).default('yes-no'),
          options: z.array(z.string().trim().min(1).max(200)).max(50).default([]),
          accepted: z.array(z.string().trim().min(1).max(200)).max(50).default([]),
          leastLevel: z.number().int().min(1).max(9).nullable().optional(),
        }),
      )
      .max(20)
      .default([]),
    criteria: z
      .array(
        z.object({
          id: f.id.optional(),
          label: f.optionalLine(200),
          hint: f.optionalLine(500),
          weight: z.number().int().min(1).max(100).nullable().optional(),
        }),
      )
      .max(20)
      .default([]),
  }),
  output: z.object({ version: z.number().int() }),
})

export const dropCall = defineCall({
  name: 'delegates.dropCall',
  method: 'DELETE',
  path: '/missions/:mission/call',
  summary:
    'Take a call for delegates back while nothing of it is decided; applications stay with the mission',
  input: z.object({ mission }),
  output: f.done,
})

export const addReviewer = defineCall({
  name: 'delegates.addReviewer',
  method: 'POST',
  path: '/missions/:mission/call/reviewers',
  summary: 'Ask somebody of a partner cluster to score the applicants; they are told by mail',
  input: z.object({
    mission,
    /** Person and cluster by ids as `person:cluster`, as a form sends them. */
    reviewer: z.string().regex(/^[0-9a-f-]{36}:[0-9a-f-]{36}$/, 'not-offered'),
  }),
  output: f.done,
})

export const removeReviewer = defineCall({
  name: 'delegates.removeReviewer',
  method: 'DELETE',
  path: '/missions/:mission/call/reviewers/:person',
  summary: 'Let somebody score no longer; what they gave counts no more',
  input: z.object({ mission, person: f.id }),
  output: f.done,
})

const applicant = {
  participantId: f.id,
  organisation: z.object({ id: f.id, slug: z.string(), name: z.string(), country: z.string() }),
  person: z.string().nullable(),
  cluster: cluster.nullable(),
  /** Whether the records say the organisation is a member of that cluster. */
  isMember: z.boolean(),
  appliedAt: f.instant,
}

const judged = {
  state: z.string(),
  outcome: z.enum(outcomes),
  why: z.enum(whys),
  points: z.number().nullable(),
  rank: z.number().int().nullable(),
  reserve: z.number().int().nullable(),
  /** The conditions that are not met. */
  unmet: z.array(z.string()),
  /** Points of the last who got a place of the cluster, and of those beyond. */
  cutOwn: z.number().nullable(),
  cutBeyond: z.number().nullable(),
  reason: z.string().nullable(),
}

export const getRanking = defineCall({
  name: 'delegates.getRanking',
  method: 'GET',
  path: '/missions/:mission/call/ranking',
  summary: 'Who would go by the scores and the clusters’ places, and for every applicant why, in or out',
  input: z.object({ mission, ...f.paging }),
  output: f
    .paged(
      z.object({
        ...applicant,
        ...judged,
        reviews: z.number().int(),
        ruling: z.enum(['in', 'out']).nullable(),
        /** Decided and told. */
        decided: z.boolean(),
      }),
    )
    .extend({
      counts: z.object({ in: z.number().int(), reserve: z.number().int(), out: z.number().int() }),
      /** Those nobody has decided about yet. */
      undecided: z.number().int(),
      /** Of them, those who are eligible and have no complete review. */
      unscored: z.number().int(),
      byCluster: z.array(
        z.object({
          cluster: cluster.nullable(),
          seats: z.number().int(),
          applications: z.number().int(),
          in: z.number().int(),
        }),
      ),
    }),
})

export const exportRanking = defineFileCall({
  name: 'delegates.exportRanking',
  method: 'GET',
  path: '/missions/:mission/call/ranking-sheet',
  summary: 'The ranking with its reasons, answers and scores as a workbook',
  input: z.object({ mission }),
})

export const ruleOn = defineCall({
  name: 'delegates.ruleOn',
  method: 'PUT',
  path: '/missions/:mission/call/applications/:participant/ruling',
  summary: 'Decide for or against an applicant whatever the ranking says, with the reason they are told',
  input: z.object({
    mission,
    participant,
    ruling: z.enum(['in', 'out', 'none']),
    reason: f.optionalProse(2000),
  }),
  output: f.done,
})

export const decideCall = defineCall({
  name: 'delegates.decideCall',
  method: 'POST',
  path: '/missions/:mission/call/decision',
  summary:
    'Let the ranking count: everybody undecided is in, on the reserve list or out, and is told why by mail',
  input: z.object({ mission }),
  output: z.object({ in: z.number().int(), reserve: z.number().int(), out: z.number().int() }),
})

export const listReviews = defineCall({
  name: 'delegates.listReviews',
  method: 'GET',
  path: '/missions/:mission/call/reviews',
  summary: 'The applicants I score, without those of my own companies',
  input: z.object({ mission, ...f.paging }),
  output: f
    .paged(
      z.object({
        ...applicant,
        points: z.number().nullable(),
        /** One of my own: somebody else scores it. */
        own: z.boolean(),
      }),
    )
    .extend({ open: z.number().int(), phase: callFacts.phase }),
})

export const getReview = defineCall({
  name: 'delegates.getReview',
  method: 'GET',
  path: '/missions/:mission/call/reviews/:participant',
  summary: 'What an applicant answered, and what I gave',
  input: z.object({ mission, participant }),
  output: z.object({
    ...applicant,
    offers: z.string().nullable(),
    seeks: z.string().nullable(),
    conditions: z.array(
      z.object({ label: z.string(), answer: z.string().nullable(), met: z.boolean().nullable() }),
    ),
    answers: z.array(z.object({ label: z.string(), answer: z.string() })),
    criteria: z.array(criterion.extend({ score: z.number().int().nullable() })),
    comment: z.string().nullable(),
    /** Decided about: nothing is scored any more. */
    decided: z.boolean(),
    /** The next one without my scores. */
    next: f.id.nullable(),
  }),
})

export const saveReview = defineCall({
  name: 'delegates.saveReview',
  method: 'PUT',
  path: '/missions/:mission/call/reviews/:participant',
  summary: 'Score an applicant from 0 to 5 by every criterion; nobody scores their own company',
  input: z.object({
    mission,
    participant,
    scores: z.array(z.object({ criterion: f.id, score: z.number().int().min(0).max(5) })).max(20),
    comment: f.optionalProse(2000),
  }),
  output: f.done,
})

export const listApplications = defineCall({
  name: 'delegates.listApplications',
  method: 'GET',
  path: '/missions/:mission/applications',
  summary: 'My own applications and those of my companies, with what was decided and why',
  input: z.object({ mission }),
  output: z.object({
    closesAt: f.instant.nullable(),
    leastPoints: z.number().int().nullable(),
    items: z.array(
      z.object({
        ...applicant,
        ...judged,
        outcome: z.enum(outcomes).nullable(),
        why: z.enum(whys).nullable(),
        decidedAt: f.instant.nullable(),
        conditions: z.array(
          z.object({ label: z.string(), answer: z.string().nullable(), met: z.boolean().nullable() }),
        ),
      }),
    ),
  }),
})
