import { z } from 'zod'
import { defineCall } from '../../shared/contract.ts'
import * as f from '../../shared/fields.ts'

const mission = z.string().max(120)
const token = z.string().max(100)

export const meetingState = z.enum([
  'coming',
  'due',
  'running',
  'over-running',
  'ended',
  'not-held',
  'unknown',
])
export const personState = z.enum(['expected', 'late', 'missing', 'here', 'at-table', 'meeting', 'released'])

const name = z.object({
  participantId: f.id,
  /** Empty when the organisation has not said who comes. */
  name: z.string(),
  otherScript: z.string().nullable(),
  organisation: z.string(),
})

const seen = name.extend({
  state: personState,
  lateUntil: f.instant.nullable(),
  /** Only of somebody who is missing, for those who may call them. */
  phone: z.string().nullable(),
  noShows: z.number().int(),
})

const deskMeeting = z.object({
  id: f.id,
  state: meetingState,
  startsAt: f.instant,
  endsAt: f.instant,
  /** Until when it runs over; its end otherwise. */
  until: f.instant,
  place: z.string(),
  sides: z.array(
    z.object({ organisation: z.string(), otherScript: z.string().nullable(), people: z.array(seen) }),
  ),
  missing: z.array(f.id),
})

const listedPerson = seen.extend({
  reading: z.string().nullable(),
  since: f.instant.nullable(),
  next: z.object({ startsAt: f.instant, place: z.string() }).nullable(),
})

const version = z.object({
  missionId: f.id,
  version: z.number().int(),
  /** Whose own day it is: only what concerns them counts; null: everything. */
  participantId: f.id.nullable(),
})

export const getVersion = defineCall({
  name: 'day.getVersion',
  method: 'GET',
  path: '/missions/:mission/day/version',
  summary:
    'A number that rises whenever something of the mission’s day changes, or of one participant’s own day; with /live behind it a stream of server-sent events tells each new one',
  input: z.object({ mission, participant: f.id.optional() }),
  output: version,
})

export const getVersionByLink = defineCall({
  name: 'day.getVersionByLink',
  method: 'GET',
  path: '/my-schedule/:token/version',
  summary: 'The same for whoever has the link to a schedule, and as a stream with /live behind it',
  input: z.object({ token, participant: f.id.optional() }),
  output: version,
})

export const getDesk = defineCall({
  name: 'day.getDesk',
  method: 'GET',
  path: '/missions/:mission/day',
  summary: 'What the desk sees now, or saw at an earlier moment: tables, who is missing and who waits',
  input: z.object({ mission, at: f.instant.optional() }),
  output: z.object({
    mission: z.object({ id: f.id, slug: z.string(), title: z.string(), timeZone: z.string() }),
    version: z.number().int(),
    at: f.instant,
    /** The event's day that is shown. */
    day: f.day,
    /** Looking back: nothing can be noted. */
    isPast: z.boolean(),
    mayNote: z.boolean(),
    counts: z.object({
      people: z.number().int(),
      here: z.number().int(),
      late: z.number().int(),
      missing: z.number().int(),
      meetings: z.number().int(),
      held: z.number().int(),
      notHeld: z.number().int(),
      unknown: z.number().int(),
    }),
    tables: z.array(
      z.object({
        placeId: f.id,
        label: z.string(),
        kind: z.string(),
        lostSince: f.instant.nullable(),
        now: z.array(deskMeeting),
        kept: z.array(deskMeeting),
        next: deskMeeting.nullable(),
      }),
    ),
    /** Meetings whose time is over and of which nobody said whether they were held. */
    unknown: z.array(deskMeeting),
    missing: z.array(
      seen.extend({
        meeting: z.object({ id: f.id, startsAt: f.instant, place: z.string(), with: z.string() }),
      }),
    ),
    waiting: z.array(
      name.extend({ since: f.instant.nullable(), startsAt: f.instant, place: z.string(), for: z.string() }),
    ),
    late: z.array(name.extend({ until: f.instant, next: f.instant.nullable() })),
    /** What was said last, newest first, each with what takes it back. */
    /** Here with nothing in the place of a meeting that stood still: somebody else can be offered to them. */
    stranded: z.array(name.extend({ meetingId: f.id, about: z.string() })),
    said: z.array(
      z.object({
        id: f.id,
        kind: z.string(),
        at: f.instant,
        by: z.string().nullable(),
        from: z.enum(['desk', 'own', 'link', 'badge']),
        about: z.string(),
        meetingId: f.id.nullable(),
        minutes: z.number().int().nullable(),
        mayUndo: z.boolean(),
      }),
    ),
    /** When meetings begin next, if not now. */
    nextAt: f.instant.nullable(),
    /** When the last meetings of the days before began, to look back. */
    lastAt: f.instant.nullable(),
  }),
})

export const findPeople = defineCall({
  name: 'day.findPeople',
  method: 'GET',
  path: '/missions/:mission/day/people',
  summary:
    'Who takes part on site and whether they are here; by a few letters of name, reading or organisation, or the code of a badge',
  input: z.object({
    mission,
    text: f.optionalLine(300),
    show: z.enum(['all', 'not-here', 'here']).default('all'),
    page: z.number().int().min(1).max(1000).default(1),
    pageSize: z.number().int().min(1).max(100).default(12),
  }),
  output: f.paged(listedPerson),
})

const said = z.object({
  /** What can be undone; null when it was so already and nothing was written. */
  event: f.id.nullable(),
})

export const checkIn = defineCall({
  name: 'day.checkIn',
  method: 'POST',
  path: '/missions/:mission/day/people/:participant/check-in',
  summary: 'Note at the desk that somebody is here',
  input: z.object({
    mission,
    participant: f.id,
    /** How they were found: by name, or by the code of their badge. */
    by: z.enum(['desk', 'badge']).default('desk'),
  }),
  output: said.extend({ name: z.string() }),
})

export const sayLate = defineCall({
  name: 'day.sayLate',
  method: 'POST',
  path: '/missions/:mission/day/people/:participant/late',
  summary: 'Note at the desk that somebody comes late',
  input: z.object({ mission, participant: f.id, minutes: z.number().int().min(1).max(480) }),
  output: said.extend({ name: z.string() }),
})

export const noteMeeting = defineCall({
  name: 'day.noteMeeting',
  method: 'POST',
  path: '/missions/:mission/day/meetings/:meeting/notes',
  summary:
    'Note that a meeting began, runs over, ended, or was not held and who was missing; what began counts as held',
  input: z.object({
    mission,
    meeting: f.id,
    what: z.enum(['started', 'runs-over', 'ended', 'not-held']),
    minutes: z.number().int().min(1).max(120).optional(),
    missing: z.array(f.id).max(40).default([]),
  }),
  output: said,
})

export const undo = defineCall({
  name: 'day.undo',
  method: 'POST',
  path: '/missions/:mission/day/undo',
  summary: 'Take back what was noted; both rows stay on record',
  input: z.object({ mission, event: f.id }),
  output: f.done,
})

const myDay = z.object({
  missionId: f.id,
  version: z.number().int(),
  /** Null where the reader takes no part, or nothing can be said for the one shown. */
  participantId: f.id.nullable(),
  /** The days of the mission have come. */
  isOn: z.boolean(),
  isHere: z.boolean(),
  lateUntil: f.instant.nullable(),
  /** The meeting at whose table one said to be. */
  waitsFor: f.id.nullable(),
  /** How many scanned one's own badge and wait for an answer. */
  contactsWaiting: z.number().int(),
  states: z.array(
    z.object({
      meetingId: f.id,
      state: meetingState,
      othersHere: z.boolean(),
      othersLateUntil: f.instant.nullable(),
      /** The desk introduced the two; either may say no until it begins. */
      isIntroduced: z.boolean(),
    }),
  ),
})

export const getMyDay = defineCall({
  name: 'day.getMyDay',
  method: 'GET',
  path: '/missions/:mission/my-day',
  summary: 'Whether I, or a participant I act for, am noted as here or late, and how my meetings stand',
  input: z.object({ mission, participant: f.id.optional() }),
  output: myDay,
})

export const getDayByLink = defineCall({
  name: 'day.getDayByLink',
  method: 'GET',
  path: '/my-schedule/:token/day',
  summary: 'The same for whoever has the link to a schedule',
  input: z.object({ token, participant: f.id.optional() }),
  output: myDay,
})

const word = {
  what: z.enum(['here', 'late']),
  minutes: z.number().int().min(1).max(480).optional(),
  /** I am at the table of this meeting. */
  meeting: f.id.optional(),
  /** When it was said, where a phone had no network; now, when nothing is said. */
  at: f.instant.optional(),
}

export const sayForMyself = defineCall({
  name: 'day.sayForMyself',
  method: 'POST',
  path: '/missions/:mission/participants/:participant/day',
  summary: 'Say that I am here, at the table of my meeting, or running late; the desk sees it at once',
  input: z.object({ mission, participant: f.id, ...word }),
  output: said,
})

export const sayByLink = defineCall({
  name: 'day.sayByLink',
  method: 'POST',
  path: '/my-schedule/:token/day',
  summary: 'The same for whoever has the link to a schedule',
  input: z.object({ token, participant: f.id, ...word }),
  output: said,
})
