import { z } from 'zod'
import { defineCall, defineFileCall } from '../../shared/contract.ts'
import * as f from '../../shared/fields.ts'
import {
  attendee,
  meetingState,
  missionReference,
  namedOrganisation,
  requestState,
  wish,
} from './contract-fields.ts'
import { strengths } from './rules/held.ts'

export * from './contract-answers.ts'
export * from './contract-import.ts'
export * from './contract-meet.ts'

const mission = missionReference
const message = f.optionalProse(2000)

export const requestMeeting = defineCall({
  name: 'meetings.requestMeeting',
  method: 'POST',
  path: '/missions/:mission/requests',
  summary:
    'Ask an organisation, or one of its people, for a meeting; `from` names the participant one acts for',
  input: z.object({
    mission,
    /** The participant who asks; one's own when not named. */
    from: f.id.optional(),
    organisation: f.id,
    /** One person there; without it any of its people may attend. */
    participant: f.id.optional(),
    wish: wish.default('would-like'),
    message,
    lang: f.lang.optional(),
    externalId: f.optionalLine(100),
  }),
  output: z.object({
    id: f.id,
    /** True when they had asked already, so that asking back accepted their request. */
    accepted: z.boolean(),
    name: z.string(),
  }),
})

export const editRequest = defineCall({
  name: 'meetings.editRequest',
  method: 'PUT',
  path: '/requests/:id',
  summary: 'Change the message or the wish of a request that nobody has answered',
  input: z.object({ id: f.id, version: f.version, wish, message, lang: f.lang.optional() }),
  output: z.object({ version: z.number().int() }),
})

export const withdrawRequest = defineCall({
  name: 'meetings.withdrawRequest',
  method: 'POST',
  path: '/requests/:id/withdraw',
  summary: 'Take back a request that nobody has answered',
  input: z.object({ id: f.id, version: f.version }),
  output: f.done,
})

const party = z.object({
  organisation: namedOrganisation,
  /** The one who asked, or the one who was asked; null when any of the organisation's people may attend. */
  person: z.object({ participantId: f.id, name: z.string() }).nullable(),
})

export const listedRequest = z.object({
  id: f.id,
  mission: z.object({ slug: z.string(), title: z.string() }),
  from: party,
  to: party,
  state: requestState,
  /** Of the reader's own side; both for those who run the mission, none for the other side. */
  wish: wish.nullable(),
  answerWish: wish.nullable(),
  message: z.string(),
  lang: z.string(),
  proposedTime: z.string().nullable(),
  /** Who asked, when it was not the person who will meet. */
  askedBy: z.string().nullable(),
  answeredBy: z.string().nullable(),
  createdAt: f.instant,
  expiresAt: f.instant,
  answeredAt: f.instant.nullable(),
  remindedAt: f.instant.nullable(),
  /** Pending for more than 48 hours. */
  overdue: z.boolean(),
  canAnswer: z.boolean(),
  canEdit: z.boolean(),
  version: z.number().int(),
  meeting: z.object({ id: f.id, state: meetingState, weight: z.number().int().nullable() }).nullable(),
})

const requestFilters = {
  box: z.enum(['received', 'sent', 'all']).default('all'),
  state: requestState.optional(),
  cluster: f.id.optional(),
  group: f.id.optional(),
  participant: f.id.optional(),
  overdue: z.boolean().optional(),
  text: f.optionalLine(100),
}

export const listRequests = defineCall({
  name: 'meetings.listRequests',
  method: 'GET',
  path: '/missions/:mission/requests',
  summary:
    'Requests received, sent, or all that concern those one acts for; all of the mission for those who run it',
  input: z.object({ mission, ...requestFilters, ...f.paging }),
  output: f.paged(listedRequest).extend({
    mission: z.object({ id: f.id, slug: z.string(), title: z.string(), timeZone: z.string() }),
    /** Whether the reader runs the mission and sees every request. */
    runs: z.boolean(),
    /** Among those the reader sees, whatever the filters. */
    counts: z.object({
      received: z.number().int(),
      sent: z.number().int(),
      all: z.number().int(),
      toAnswer: z.number().int(),
      overdue: z.number().int(),
      /** Requests proposed to the participants the reader decides for, neither sent nor dropped. */
      proposed: z.number().int(),
    }),
    clusters: z.array(z.object({ id: f.id, name: z.string() })),
    groups: z.array(z.object({ id: f.id, name: z.string() })),
  }),
})

export const exportRequests = defineFileCall({
  name: 'meetings.exportRequests',
  method: 'GET',
  path: '/missions/:mission/requests-sheet',
  summary: 'The requests that fit the filters, as a spreadsheet',
  input: z.object({ mission, ...requestFilters }),
})

export const getRequest = defineCall({
  name: 'meetings.getRequest',
  method: 'GET',
  path: '/requests/:id',
  summary: 'One request with everything that happened to it',
  input: z.object({ id: f.id }),
  output: listedRequest.extend({
    timeZone: z.string(),
    runs: z.boolean(),
    side: z.enum(['from', 'to', 'none']),
    canCancelMeeting: z.boolean(),
    canAgreeToTime: z.boolean(),
    /** What each side offers and seeks in this mission. */
    about: z.object({
      from: z.object({ offers: z.string().nullable(), seeks: z.string().nullable(), lang: z.string() }),
      to: z.object({ offers: z.string().nullable(), seeks: z.string().nullable(), lang: z.string() }),
    }),
    answerMessage: z.string().nullable(),
    /** Colleagues the request could be passed to, or who could attend for the reader's own side. */
    colleagues: z.array(z.object({ participantId: f.id, name: z.string(), kind: z.string() })),
    attendees: z.array(attendee),
    /** True for a side of which one of the attendees comes, whoever is free. */
    anyOf: z.object({ from: z.boolean(), to: z.boolean() }),
    /** Whether the reader, if they take part themselves, leaves the other side to colleagues or never meets it; nobody else reads it. */
    ownWord: z.enum(['none', 'left-to-colleagues', 'never']).nullable(),
    meetingVersion: z.number().int().nullable(),
    /** Whether it was held, by whose word; `contradicts` is told to those who run the mission. */
    held: z
      .object({
        state: z.enum(['unknown', 'held', 'not-held']),
        strength: z.enum(strengths).nullable(),
        contradicts: z.boolean(),
      })
      .nullable(),
    cancelledReason: z.string().nullable(),
    history: z.array(
      z.object({
        at: f.instant,
        who: z.string().nullable(),
        onBehalfOf: z.string().nullable(),
        what: z.string(),
        detail: z.string().nullable(),
      }),
    ),
  }),
})

export const remindAll = defineCall({
  name: 'meetings.remindAll',
  method: 'POST',
  path: '/missions/:mission/requests/remind',
  summary:
    'Write to everybody who has left requests unanswered for 48 hours; one mail each, listing all of theirs',
  input: z.object({ mission }),
  output: z.object({ people: z.number().int(), requests: z.number().int() }),
})
