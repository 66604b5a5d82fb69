import { z } from 'zod'
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
  optional,
  optionalLine,
  optionalProse,
  paged,
  paging,
  prose,
  reference,
} from '../../shared/fields.ts'
import { organisationKinds } from '../directory/rules/kinds.ts'
import { opportunityLine } from './contract-fields.ts'
import { interestStates } from './rules/interest-states.ts'

const token = z.string().min(20).max(200)
const answer = prose(600).min(150)
const state = z.enum(interestStates)
const step = z.object({
  state,
  by: z.enum(['sender', 'broker', 'owner']),
  words: z.string().nullable(),
  at: instant,
})

export const getInterestForm = defineCall({
  name: 'opportunities.getInterestForm',
  method: 'GET',
  path: '/opportunities/:opportunity/interest-form',
  summary: 'What I need to know to express my interest: the opportunity, and for whom I could',
  input: z.object({ opportunity: reference }),
  output: opportunityLine.extend({
    /** Who is signed in; null for somebody without an account. */
    me: z.object({ name: z.string(), email: z.string() }).nullable(),
    organisations: z.array(z.object({ id, name: z.string() })),
    /** An interest of mine that is there already. */
    mine: id.nullable(),
  }),
})

export const expressInterest = defineCall({
  name: 'opportunities.expressInterest',
  method: 'POST',
  path: '/opportunities/:opportunity/interests',
  summary:
    'Express an interest in three answers; without an account the e-mail address is confirmed by a code',
  input: z.object({
    opportunity: reference,
    /** Who we are and what we do. */
    about: answer,
    /** What interests us and what we expect. */
    wish: answer,
    questions: optionalProse(600),
    /** One of my organisations, when I am signed in. */
    organisationId: optional(id),
    organisationName: optionalLine(200),
    country: optional(country),
    kind: optional(z.enum(organisationKinds)),
    givenName: optionalLine(100),
    familyName: optionalLine(100),
    email: optional(email),
    phone: optionalLine(40),
    lang: lang.default('en'),
  }),
  output: z.object({ id, state }),
})

export const confirmInterest = defineCall({
  name: 'opportunities.confirmInterest',
  method: 'POST',
  path: '/interests/:interest/confirm',
  summary: 'Confirm the e-mail address of an interest with the six digits that were mailed to it',
  input: z.object({ interest: id, code: line(12) }),
  output: z.object({ token: z.string(), state }),
})

/** What the sender is told: of an opportunity without a name only what everybody is, until its owner tells it. */
const sent = z.object({
  id,
  state,
  opportunity: opportunityLine,
  organisation: z.string(),
  about: z.string(),
  wish: z.string(),
  questions: z.string().nullable(),
  reply: z.string().nullable(),
  /** Once accepted: whom to write to. */
  contact: z
    .object({ organisation: z.string().nullable(), name: z.string(), email: z.string().nullable() })
    .nullable(),
  steps: z.array(step),
})

export const getInterestByLink = defineCall({
  name: 'opportunities.getInterestByLink',
  method: 'GET',
  path: '/interest-links/:token',
  summary: 'Behind the link of a mail: where my interest is',
  input: z.object({ token }),
  output: sent,
})

export const answerByLink = defineCall({
  name: 'opportunities.answerByLink',
  method: 'POST',
  path: '/interest-links/:token/answer',
  summary: 'Answer the question of the cluster that stands between, by the link of its mail',
  input: z.object({ token, words: prose(1_000) }),
  output: done,
})

export const withdrawByLink = defineCall({
  name: 'opportunities.withdrawByLink',
  method: 'POST',
  path: '/interest-links/:token/withdraw',
  summary: 'Withdraw my interest by the link of a mail',
  input: z.object({ token }),
  output: done,
})

export const interestBoxes = ['received', 'sent'] as const

const interestLine = z.object({
  id,
  state,
  opportunity: opportunityLine,
  sender: z.object({
    name: z.string(),
    organisation: z.string(),
    country: z.string(),
    kind: z.string().nullable(),
  }),
  confirmedAt: instant,
  answeredAt: instant.nullable(),
  /** Whose turn it is. */
  turn: z.enum(['sender', 'broker', 'owner']).nullable(),
  isMyTurn: z.boolean(),
})

export const listInterests = defineCall({
  name: 'opportunities.listInterests',
  method: 'GET',
  path: '/interests',
  summary: 'Interests in what I answer for, or those I expressed myself',
  input: z.object({
    box: z.enum(interestBoxes).default('received'),
    /** Only those that wait for me. */
    open: z.boolean().default(false),
    ...paging,
  }),
  output: paged(interestLine).extend({
    /** For managers: half of the interests in what their clusters publish were answered within so many days. */
    median: z.object({ days: z.number(), answered: z.number() }).nullable(),
    waiting: z.number(),
  }),
})

export const getInterest = defineCall({
  name: 'opportunities.getInterest',
  method: 'GET',
  path: '/interests/:interest',
  summary: 'One interest: who, what they wrote, each step with its date',
  input: z.object({ interest: id }),
  output: sent.extend({
    sender: z
      .object({
        name: z.string(),
        organisation: z.string(),
        country: z.string(),
        kind: z.string().nullable(),
        email: z.string(),
        phone: z.string().nullable(),
        lang: z.string(),
      })
      .nullable(),
    throughBroker: z.boolean(),
    mayBroker: z.boolean(),
    mayAnswer: z.boolean(),
    isSender: z.boolean(),
    hasOwner: z.boolean(),
  }),
})

const words = (path: string) => ({ method: 'POST' as const, path: `/interests/:interest/${path}` })

export const passOnInterest = defineCall({
  name: 'opportunities.passOnInterest',
  ...words('pass-on'),
  summary: 'As the cluster that stands between: pass it on to the owner',
  input: z.object({ interest: id, words: optionalProse(1_000) }),
  output: done,
})

export const askInterested = defineCall({
  name: 'opportunities.askInterested',
  ...words('ask'),
  summary: 'As the cluster that stands between: ask who is interested something first',
  input: z.object({ interest: id, words: prose(1_000) }),
  output: done,
})

export const stopInterest = defineCall({
  name: 'opportunities.stopInterest',
  ...words('stop'),
  summary: 'As the cluster that stands between: do not pass it on',
  input: z.object({ interest: id, words: optionalProse(1_000) }),
  output: done,
})

export const acceptInterest = defineCall({
  name: 'opportunities.acceptInterest',
  ...words('accept'),
  summary: 'Accept: both sides get each other’s name and address',
  input: z.object({ interest: id, words: optionalProse(2_000) }),
  output: done,
})

export const declineInterest = defineCall({
  name: 'opportunities.declineInterest',
  ...words('decline'),
  summary: 'Decline; no reason is needed, and no name is told',
  input: z.object({ interest: id, words: optionalProse(1_000) }),
  output: done,
})

export const answerQuestion = defineCall({
  name: 'opportunities.answerQuestion',
  ...words('answer'),
  summary: 'Answer the question of the cluster that stands between',
  input: z.object({ interest: id, words: prose(1_000) }),
  output: done,
})

export const withdrawInterest = defineCall({
  name: 'opportunities.withdrawInterest',
  ...words('withdraw'),
  summary: 'Withdraw my interest',
  input: z.object({ interest: id }),
  output: done,
})

export const getRenewal = defineCall({
  name: 'opportunities.getRenewal',
  method: 'GET',
  path: '/opportunity-renewals/:token',
  summary: 'Behind the link of a mail: which opportunity runs out, and when',
  input: z.object({ token }),
  output: z.object({ title: z.string(), lang: z.string(), slug: z.string(), expiresOn: day.nullable() }),
})

export const renewByLink = defineCall({
  name: 'opportunities.renewByLink',
  method: 'POST',
  path: '/opportunity-renewals/:token',
  summary: 'It is still true: keep it published for another year, by the link of a mail',
  input: z.object({ token }),
  output: z.object({ expiresOn: day }),
})
