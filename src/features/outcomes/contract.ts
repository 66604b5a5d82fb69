import { z } from 'zod'
import { defineCall } from '../../shared/contract.ts'
import * as f from '../../shared/fields.ts'
import { mailState } from '../notifications/contract.ts'
import { encounterKinds } from './contract-funnel.ts'
import { amountBands, currencies, rungs } from './rules/ladder.ts'

export * from './contract-funnel.ts'
export * from './contract-goals.ts'
export * from './contract-statistics.ts'

const side = z.enum(['from', 'to'])
const missing = z.enum(['from', 'to', 'both'])
const mission = z.string().min(1).max(120)
const token = z.string().min(20).max(200)
const rung = z.enum(rungs)

const answered = z.object({
  held: z.boolean(),
  missing: missing.nullable(),
  /** Null where it was not held. */
  rung: rung.nullable(),
  /** How useful it was, one to five stars; null where that was not said. */
  rating: z.number().int().nullable(),
  nextStep: z.string().nullable(),
  nextBy: z.string().nullable(),
  nextDue: f.day.nullable(),
  /** Null also for those who may not read amounts. */
  amountBand: z.enum(amountBands).nullable(),
  currency: z.string().nullable(),
  mayName: z.boolean(),
  closed: z.boolean(),
  answeredBy: z.string().nullable(),
  onBehalfOf: z.string().nullable(),
  via: z.enum(['link', 'signed-in', 'phone']),
  answeredAt: f.instant,
})

/** What somebody says came of a meeting. */
const saying = {
  held: z.boolean(),
  missing: missing.nullable().optional(),
  /** Needed where it was held. */
  rung: rung.nullable().optional(),
  /** How useful it was, one to five. */
  rating: z.number().int().min(1).max(5).nullable().optional(),
  nextStep: f.optionalLine(300),
  /** Who does it. */
  nextBy: f.optionalLine(120),
  nextDue: f.day.nullable().optional(),
  amountBand: z.enum(amountBands).nullable().optional(),
  currency: z.enum(currencies).default('EUR'),
  /** Both companies may be named with this outcome. */
  mayName: z.boolean().default(false),
  /** Nothing more will come of it; it is not asked about again. */
  closed: z.boolean().default(false),
}

/** What somebody says came of an encounter: it took place, so only how far it went. */
const sayingMet = {
  rung,
  nextStep: saying.nextStep,
  nextBy: saying.nextBy,
  nextDue: saying.nextDue,
  amountBand: saying.amountBand,
  currency: saying.currency,
  mayName: saying.mayName,
  closed: saying.closed,
}

const met = z.object({
  encounterId: f.id,
  metAt: f.instant,
  kind: z.enum(encounterKinds),
  /** The company it was for: the reader's, or one whose offers they carried. */
  organisation: z.string(),
  other: z.object({ id: f.id.nullable(), name: z.string(), nameOtherScript: z.string().nullable() }),
  /** What was said last of it; null while only exchanged contacts say that it was. */
  answer: answered.omit({ held: true, missing: true, rating: true }).extend({ rung }).nullable(),
})

const asked = z.object({
  meetingId: f.id,
  requestId: f.id,
  side,
  startsAt: f.instant,
  endsAt: f.instant,
  /** The company whose outcome it is: the reader's, or one whose offers they carried. */
  organisation: z.string(),
  counterpart: z.object({
    id: f.id,
    name: z.string(),
    nameOtherScript: z.string().nullable(),
    country: z.string(),
    people: z.string(),
  }),
  /** What this side said last; null while it has said nothing. */
  answer: answered.nullable(),
})

const followUp = z.object({
  mission: z.object({
    id: f.id,
    slug: z.string(),
    title: z.string(),
    city: z.string(),
    country: z.string(),
    timeZone: z.string(),
    startsOn: f.day,
    endsOn: f.day,
  }),
  /** Whose meetings these are. */
  person: z.object({ id: f.id, name: z.string(), phone: z.string().nullable() }),
  /** They are asked by mail no more. */
  mailsOff: z.boolean(),
  meetings: z.array(asked),
  /** Whom they met without a request. */
  encounters: z.array(met),
})

export type FollowUp = z.output<typeof followUp>
export type AskedMeeting = z.output<typeof asked>
export type AskedEncounter = z.output<typeof met>

export const getFollowUpByLink = defineCall({
  name: 'outcomes.getFollowUpByLink',
  method: 'GET',
  path: '/follow-ups/:token',
  summary:
    'All meetings of one person at a mission, from the link of a mail, with what their side said came of them',
  input: z.object({ token }),
  output: followUp,
})

export const answerByLink = defineCall({
  name: 'outcomes.answerByLink',
  method: 'POST',
  path: '/follow-ups/:token',
  summary: 'Say what came of one of these meetings, without signing in',
  input: z.object({ token, meeting: f.id, ...saying }),
  output: f.done,
})

export const answerEncounterByLink = defineCall({
  name: 'outcomes.answerEncounterByLink',
  method: 'POST',
  path: '/follow-ups/:token/encounters',
  summary: 'Say what came of an encounter listed there, without signing in',
  input: z.object({ token, encounter: f.id, ...sayingMet }),
  output: f.done,
})

export const answerEncounter = defineCall({
  name: 'outcomes.answerEncounter',
  method: 'POST',
  path: '/encounters/:id/outcome',
  summary: 'Say what came of an encounter, as who met somebody there or on their behalf',
  input: z.object({ id: f.id, ...sayingMet }),
  output: f.done,
})

export const setMailsByLink = defineCall({
  name: 'outcomes.setMailsByLink',
  method: 'POST',
  path: '/follow-ups/:token/mails',
  summary: 'End the mails that ask what came of meetings, or have them again',
  input: z.object({ token, off: z.boolean().default(true) }),
  output: f.done,
})

export const getFollowUp = defineCall({
  name: 'outcomes.getFollowUp',
  method: 'GET',
  path: '/missions/:mission/follow-up',
  summary:
    'The same signed in: of one’s own meetings, or of a person whose company one answers for, to record what they say on the phone',
  input: z.object({
    mission,
    person: f.id.optional(),
    /** The participant whose meetings they are, where nobody is named. */
    participant: f.id.optional(),
  }),
  output: followUp,
})

export const answerOutcome = defineCall({
  name: 'outcomes.answerOutcome',
  method: 'POST',
  path: '/meetings/:id/outcome',
  summary: 'Say what came of a meeting for one of its sides, as somebody of that side or on their behalf',
  input: z.object({
    id: f.id,
    /** Left out, it is that of the participant named. */
    side: side.optional(),
    /** Who sat there. */
    participant: f.id.optional(),
    /** Whose words these are; one’s own, or those of the participant named, when not named. */
    person: f.id.optional(),
    ...saying,
    /** Made by a phone once for all attempts, so that an answer stands once however often it is sent. */
    answer: f.id.optional(),
    /** When it was said, where a phone had no network; now, when nothing is said. */
    at: f.instant.optional(),
  }),
  output: f.done,
})

const paging = f.paging

/** `silent`: over, and nobody said whether it was held or what came of it; `unanswered`: neither side answered. */
export const outcomeFilters = [
  'all',
  'silent',
  'unanswered',
  'differ',
  'next-step',
  'held',
  ...rungs,
] as const

export const listOutcomes = defineCall({
  name: 'outcomes.listOutcomes',
  method: 'GET',
  path: '/missions/:mission/outcomes',
  summary:
    'What came of the scheduled meetings: of one’s own companies, or of all for those who run the mission, who read both sides’ answers beside each other',
  input: z.object({
    mission,
    show: z.enum(outcomeFilters).default('all'),
    cluster: f.id.optional(),
    ...paging,
  }),
  output: f
    .paged(
      z.object({
        meetingId: f.id,
        requestId: f.id,
        startsAt: f.instant,
        from: z.object({ id: f.id, name: z.string(), answer: answered.nullable() }),
        to: z.object({ id: f.id, name: z.string(), answer: answered.nullable() }),
        held: z.object({
          state: z.enum(['unknown', 'held', 'not-held']),
          strength: z.enum(['signed-list', 'steward', 'both-sides', 'one-side']).nullable(),
          /** Told to managers only. */
          contradicts: z.boolean(),
        }),
        /** The two answers are not the same; told to managers only. */
        differs: z.boolean(),
        /** What the reader can begin from it; null where there is nothing to begin. */
        onwards: z.object({ story: z.boolean() }).nullable(),
      }),
    )
    .extend({
      runs: z.boolean(),
      counts: z.object({
        all: z.number().int(),
        unanswered: z.number().int(),
        differ: z.number().int(),
      }),
    }),
})

export const listChase = defineCall({
  name: 'outcomes.listChase',
  method: 'GET',
  path: '/missions/:mission/chase',
  summary:
    'Who has not said what came of their meetings and encounters, with whom to call; for managers of their clusters and who runs the mission',
  input: z.object({ mission, ...paging }),
  output: f.paged(
    z.object({
      person: z.object({
        id: f.id,
        name: z.string(),
        phone: z.string().nullable(),
        email: z.string().nullable(),
        lang: z.string(),
        mailFault: f.mailFault.nullable(),
      }),
      organisation: z.string(),
      meetings: z.number().int(),
      /** Whom they met without a request. */
      encounters: z.number().int(),
      /** Of both, those of which they have said nothing. */
      unanswered: z.number().int(),
      askedAt: f.instant.nullable(),
      remindedAt: f.instant.nullable(),
      /** What became of the last of these mails; null where none is on record. */
      mail: mailState.nullable(),
      /** They ended these mails themselves. */
      mailsOff: z.boolean(),
    }),
  ),
})
