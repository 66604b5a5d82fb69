import { z } from 'zod'
import { feedbackReasons } from '../../engines/matching/index.ts'
import { defineCall } from '../../shared/contract.ts'
import { done, id, instant, line, optionalLine, reference } from '../../shared/fields.ts'

/** A sentence that a reason rests on, where it stands, and the words of it that count. */
const passage = z.object({
  /** `need`, `offer`, `capability`, `summary`, `technologies`, or an opportunity's slug behind `opportunity:`. */
  source: z.string(),
  text: z.string(),
  lang: z.string(),
  marks: z.array(z.string()),
})

/** Why one would want the other: a fact, and how much of the score rests on it. */
export const reason = z.object({
  ground: z.enum([
    'words',
    'bridge',
    'figure',
    'field',
    'sector',
    'presence',
    'market',
    'stage',
    'cooperation',
    'kind',
    'language',
    'project',
    'meeting',
    'acquaintance',
    'unsaid',
    'feedback',
  ]),
  points: z.number(),
  sought: passage.nullable(),
  offered: passage.nullable(),
  /** What the reason names: lists' labels, countries, languages, projects, organisations. */
  names: z.array(z.string()),
  /** Where a vocabulary carries from one word to the other, whose it is. */
  bridges: z.array(z.object({ sought: z.string(), offered: z.string(), source: z.string() })),
})

const gap = z.object({
  gap: z.enum([
    'they-seek-unsaid',
    'we-seek-unsaid',
    'they-offer-unsaid',
    'we-offer-unsaid',
    'no-common-language',
    'stage-too-early',
    'figure-not-met',
  ]),
  names: z.array(z.string()),
})

const side = z.object({ points: z.number(), reasons: z.array(reason) })

export const feedbackReason = z.enum(feedbackReasons)

export const named = z.object({
  id,
  slug: z.string(),
  name: z.string(),
  kind: z.string(),
  country: z.string(),
  city: z.string().nullable(),
  summary: z.string().nullable(),
  lang: z.string(),
})

export const pair = z.object({
  /** The harmonic mean of what both want: as good as the weaker side allows. */
  score: z.number(),
  whyThem: side,
  whyUs: side,
  gaps: z.array(gap),
  /** Nothing is known yet of what it did with others. */
  isNewcomer: z.boolean(),
})

/** Open missions in which both take part, and for whom of the own side the viewer may ask for a meeting there. */
const missions = z.array(z.object({ slug: z.string(), title: z.string(), participantId: id }))

export const match = pair.extend({ organisation: named, missions })

const opportunity = z.object({
  id,
  slug: z.string(),
  title: z.string(),
  lang: z.string(),
  type: z.string(),
})

const setAside = z.object({
  organisation: z.object({ slug: z.string(), name: z.string() }),
  reason: feedbackReason,
  note: z.string().nullable(),
  saidAt: instant,
})

const own = z.object({ id, slug: z.string(), name: z.string() })
export const question = z.enum(['needs', 'offers', 'fields', 'markets', 'kinds', 'languages'])

export const listMatches = defineCall({
  name: 'matching.listMatches',
  method: 'GET',
  path: '/organisations/:organisation/matches',
  summary: 'Who would want this organisation and be wanted by it, each with the reasons of both sides',
  input: z.object({ organisation: reference }),
  output: z.object({
    organisation: own,
    items: z.array(match),
    /** Open offers and requests that fit. */
    opportunities: z.array(pair.extend({ opportunity })),
    setAside: z.array(setAside),
    /** The one thing that would help most to know of the organisation itself. */
    question: question.nullable(),
    mayEdit: z.boolean(),
    /** On a sanctions list: nobody is proposed to it and it to nobody. */
    flagged: z.boolean(),
    mayFlag: z.boolean(),
  }),
})

export const getMatch = defineCall({
  name: 'matching.getMatch',
  method: 'GET',
  path: '/organisations/:organisation/matches/:other',
  summary: 'Why two organisations would want each other, and what is missing',
  input: z.object({ organisation: reference, other: reference }),
  output: z.object({
    organisation: own,
    other: named,
    /** Null where nothing may be proposed between the two: one group, or a sanctions list. */
    match: pair.nullable(),
    missions,
    opportunities: z.array(opportunity),
    setAside: setAside.nullable(),
    /** Whether the viewer may set it aside or let it come again. */
    mayEdit: z.boolean(),
  }),
})

export const saveFeedback = defineCall({
  name: 'matching.saveFeedback',
  method: 'PUT',
  path: '/organisations/:organisation/match-feedback/:other',
  summary: 'Not for us, because…: sets a proposal aside and teaches what comes next; private to the own side',
  input: z.object({
    organisation: reference,
    other: reference,
    reason: feedbackReason,
    note: optionalLine(300),
  }),
  output: done,
})

export const takeBackFeedback = defineCall({
  name: 'matching.takeBackFeedback',
  method: 'DELETE',
  path: '/organisations/:organisation/match-feedback/:other',
  summary: 'Let a proposal that was set aside come again',
  input: z.object({ organisation: reference, other: reference }),
  output: done,
})

export const getSides = defineCall({
  name: 'matching.getSides',
  method: 'GET',
  path: '/organisations/:organisation/match-sides',
  summary: 'Which of the viewer’s own organisations can be held against this one',
  input: z.object({ organisation: reference }),
  output: z.object({
    /** It is the viewer’s own: whom it fits with can be listed. */
    isOwn: z.boolean(),
    sides: z.array(own),
  }),
})

export const matchOpportunity = defineCall({
  name: 'matching.matchOpportunity',
  method: 'GET',
  path: '/opportunities/:opportunity/matches',
  summary:
    'For the own side of an offer or request, whom it fits; for others, how it fits their own organisations',
  input: z.object({ opportunity: reference }),
  output: z.object({
    opportunity,
    isOwn: z.boolean(),
    /** It is open and takes interest; only then it is matched. */
    isOpen: z.boolean(),
    /** Whose matches can be opened pair by pair; null where the viewer may not. */
    owner: own.nullable(),
    items: z.array(pair.extend({ organisation: named })),
    ours: z.array(z.object({ organisation: own, match: pair.nullable() })),
  }),
})

const evenness = z.object({
  /** Share of all who are proposed to somebody. */
  coverage: z.number(),
  /** 0: everybody as often as everybody; 1: all proposals name one. */
  gini: z.number(),
})

export const getExposure = defineCall({
  name: 'matching.getExposure',
  method: 'GET',
  path: '/clusters/:cluster/matches',
  summary: 'How proposals fall on the members of a cluster: who is never proposed, who has none, how evenly',
  input: z.object({ cluster: reference }),
  output: z.object({
    cluster: z.object({ slug: z.string(), name: z.string() }),
    members: z.number().int(),
    /** Members that anybody is proposed to. */
    matched: z.number().int(),
    /** Of the proposals to members, over everybody who could be proposed. */
    plain: evenness,
    balanced: evenness,
    /** Members that are proposed to no other member, at most a hundred by name. */
    neverProposed: z.array(own),
    neverCount: z.number().int(),
    /** Members nobody can be proposed to, with what would help most. */
    withoutMatch: z.array(own.extend({ question: question.nullable() })),
    withoutCount: z.number().int(),
  }),
})

export const flagSanctions = defineCall({
  name: 'matching.flagSanctions',
  method: 'PUT',
  path: '/organisations/:organisation/sanctions-flag',
  summary: 'Note that an organisation is on a sanctions list: it is proposed to nobody',
  input: z.object({ organisation: reference, reason: line(300) }),
  output: done,
})

export const unflagSanctions = defineCall({
  name: 'matching.unflagSanctions',
  method: 'DELETE',
  path: '/organisations/:organisation/sanctions-flag',
  summary: 'Note that an organisation is on no sanctions list any more',
  input: z.object({ organisation: reference }),
  output: done,
})
