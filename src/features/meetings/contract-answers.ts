import { z } from 'zod'
import { defineCall } from '../../shared/contract.ts'
import * as f from '../../shared/fields.ts'
import { attendee, meetingState, namedOrganisation, requestState, wish } from './contract-fields.ts'
import { missingSides } from './rules/held.ts'

/** What one can answer; `decline` needs no reason and takes none. */
const answers = ['accept', 'decline', 'pass', 'another-time', 'by-e-mail'] as const

const answer = {
  answer: z.enum(answers),
  /** With accept: how much the one who answers wants it. */
  wish: wish.optional(),
  /** With accept: who comes; everybody of this side who was asked when not named. */
  attendees: z.array(f.id).max(20).optional(),
  /** With accept: one of them comes, whoever is free; otherwise all come together. */
  anyOf: z.boolean().optional(),
  /** With pass: the colleague. */
  colleague: f.id.optional(),
  /** With another time: when it would suit. */
  proposedTime: f.optionalLine(300),
  /** With by e-mail: what to write first. */
  message: f.optionalProse(2000),
}

const answered = z.object({ id: f.id, state: requestState, meetingId: f.id.nullable() })

export const answerRequest = defineCall({
  name: 'meetings.answerRequest',
  method: 'POST',
  path: '/requests/:id/answer',
  summary: 'Accept, decline, pass to a colleague, propose another time, or continue by e-mail',
  input: z.object({ id: f.id, ...answer }),
  output: answered,
})

export const agreeToTime = defineCall({
  name: 'meetings.agreeToTime',
  method: 'POST',
  path: '/requests/:id/agree',
  summary: 'Agree to the other time they proposed; the request is accepted',
  input: z.object({ id: f.id }),
  output: answered,
})

const token = z.string().min(20).max(200)

export const getRequestByLink = defineCall({
  name: 'meetings.getRequestByLink',
  method: 'GET',
  path: '/answers/:token',
  summary: 'The request behind the answer link of a mail',
  input: z.object({ token }),
  output: z.object({
    id: f.id,
    mission: z.object({
      title: z.string(),
      city: z.string(),
      country: z.string(),
      startsOn: f.day,
      endsOn: f.day,
      timeZone: z.string(),
    }),
    reader: z.string(),
    to: namedOrganisation,
    from: namedOrganisation.extend({
      person: z.string(),
      summary: z.string().nullable(),
      offers: z.string().nullable(),
      seeks: z.string().nullable(),
      lang: z.string(),
    }),
    askedBy: z.string().nullable(),
    message: z.string(),
    lang: z.string(),
    state: requestState,
    proposedTime: z.string().nullable(),
    expiresAt: f.instant,
    isOver: z.boolean(),
    colleagues: z.array(z.object({ participantId: f.id, name: z.string() })),
  }),
})

export const answerByLink = defineCall({
  name: 'meetings.answerByLink',
  method: 'POST',
  path: '/answers/:token',
  summary: 'Answer a request through the link of its mail, without signing in',
  input: z.object({ token, ...answer }),
  output: answered,
})

export const cancelMeeting = defineCall({
  name: 'meetings.cancelMeeting',
  method: 'POST',
  path: '/meetings/:id/cancel',
  summary: 'Call a meeting off; everybody else who would have come is told, its place is free again',
  input: z.object({ id: f.id, version: f.version, reason: f.optionalLine(300) }),
  output: f.done,
})

export const changeAttendees = defineCall({
  name: 'meetings.changeAttendees',
  method: 'PUT',
  path: '/meetings/:id/attendees',
  summary: 'Say who comes for one side; swapping a colleague needs no new acceptance',
  input: z.object({
    id: f.id,
    version: f.version,
    side: z.enum(['from', 'to']),
    attendees: z.array(f.id).min(1).max(20),
    /** Of these, who only listens: an observer never stands in the way of a time. */
    observing: z.array(f.id).max(20).optional(),
    /** One of them comes, whoever is free then; otherwise all come together. */
    anyOf: z.boolean().optional(),
  }),
  output: z.object({ version: z.number().int(), attendees: z.array(attendee), state: meetingState }),
})

export const recordAttendance = defineCall({
  name: 'meetings.recordAttendance',
  method: 'PUT',
  path: '/meetings/:id/attendance',
  summary:
    'Note at the desk that a scheduled meeting was held, or was not, as seen there or by a signed list',
  input: z.object({
    id: f.id,
    held: z.boolean(),
    /** Who was missing, where it was not held. */
    missing: z.enum(missingSides).optional(),
    source: z.enum(['steward', 'signed-list']).default('steward'),
  }),
  output: f.done,
})
