import { z } from 'zod'
import { defineCall, defineFileCall } from '../../shared/contract.ts'
import * as f from '../../shared/fields.ts'
import { mission, ofMission, organisationFace, personFace } from './contract-fields.ts'

const myMeeting = z.object({
  id: f.id,
  startsAt: f.instant,
  endsAt: f.instant,
  state: z.enum(['accepted', 'held', 'not-held', 'cancelled']),
  place: z.object({
    label: z.string(),
    kind: z.string(),
    directions: z.string().nullable(),
    link: z.string().nullable(),
  }),
  /** Held after the mission's days, by video; whoever comes may move it. */
  isCall: z.boolean(),
  /** The way from the meeting before it that day, or from the venue to an office: when to leave, and how long it takes. */
  way: z
    .object({
      leaveAt: f.instant,
      minutes: z.number().int(),
      kind: z.enum(['walk', 'travel']),
      from: z.string(),
    })
    .nullable(),
  /** Between which languages somebody interprets, where both sides share none. */
  interpreter: z.object({ languageA: z.string(), languageB: z.string() }).nullable(),
  counterpart: organisationFace.extend({
    offers: z.string().nullable(),
    seeks: z.string().nullable(),
    lang: z.string(),
  }),
  people: z.array(personFace),
  colleagues: z.array(personFace),
  /** The words that came with the request. */
  message: z.object({ text: z.string(), lang: z.string(), mine: z.boolean() }).nullable(),
  /** The reader looks on, the meeting does not wait for them. */
  observing: z.boolean(),
})

export const mySchedule = z.object({
  mission: z.object({
    id: f.id,
    slug: z.string(),
    title: z.string(),
    lang: z.string(),
    timeZone: z.string(),
    city: z.string(),
    venue: z.string().nullable(),
    address: z.string().nullable(),
    directions: z.string().nullable(),
  }),
  /** Whose schedule this is; null when the reader takes no part. */
  participant: z
    .object({
      id: f.id,
      name: z.string(),
      organisation: z.string(),
      /** How they join meetings held by video; the other side never reads it. */
      dialIn: z.string().nullable(),
    })
    .nullable(),
  /** Others the reader may look at: colleagues they act for, companies they bring. */
  others: z.array(
    z.object({ id: f.id, name: z.string(), organisation: z.string(), meetings: z.number().int() }),
  ),
  publishedAt: f.instant.nullable(),
  meetings: z.array(myMeeting),
  /** The first meeting that has not ended; null when there is none. */
  nextMeetingId: f.id.nullable(),
  programme: z.array(
    z.object({
      id: f.id,
      kind: z.string(),
      title: z.string(),
      lang: z.string(),
      place: z.string().nullable(),
      startsAt: f.instant,
      endsAt: f.instant,
    }),
  ),
  /** Accepted meetings that have no place yet. */
  waiting: z.array(z.object({ id: f.id, counterpart: z.string() })),
  /** The reader's own zone, where it differs from the event's. */
  ownTimeZone: z.string().nullable(),
})

export const getMySchedule = defineCall({
  name: 'schedule.getMySchedule',
  method: 'GET',
  path: '/missions/:mission/my-schedule',
  summary: 'My meetings and programme, or those of a participant I act for',
  input: z.object({ mission, participant: f.id.optional() }),
  output: mySchedule,
})

export const getScheduleByLink = defineCall({
  name: 'schedule.getScheduleByLink',
  method: 'GET',
  path: '/my-schedule/:token',
  summary: 'The schedule a personal link opens, without signing in',
  input: z.object({ token: z.string().max(100), participant: f.id.optional() }),
  output: mySchedule,
})

export const setDialInByLink = defineCall({
  name: 'schedule.setDialInByLink',
  method: 'POST',
  path: '/my-schedule/:token/dial-in',
  summary:
    'Say, without signing in, how the person whose schedule a personal link opens joins meetings held by video; left empty, nothing is said',
  input: z.object({
    token: z.string().max(100),
    participant: f.optional(f.id),
    /** The line that stood there; another since then refuses the change. */
    shown: f.optionalLine(300),
    dialIn: f.optionalLine(300),
  }),
  output: f.done,
})

export const getCalendarFeed = defineCall({
  name: 'schedule.getCalendarFeed',
  method: 'GET',
  path: '/me/calendar-feed',
  summary: 'Whether I have a private calendar address, and since when',
  input: f.nothing,
  output: z.object({ since: f.instant.nullable(), lastReadAt: f.instant.nullable() }),
})

export const renewCalendarFeed = defineCall({
  name: 'schedule.renewCalendarFeed',
  method: 'POST',
  path: '/me/calendar-feed',
  summary: 'Make my private calendar address; an address given out before stops working',
  input: f.nothing,
  output: z.object({ address: z.string() }),
})

export const revokeCalendarFeed = defineCall({
  name: 'schedule.revokeCalendarFeed',
  method: 'POST',
  path: '/me/calendar-feed/end',
  summary: 'End my private calendar address',
  input: f.nothing,
  output: f.done,
})

export const readCalendar = defineFileCall({
  name: 'schedule.readCalendar',
  method: 'GET',
  path: '/calendar/:token',
  summary: 'A private calendar, for calendar programs; the token may end in .ics',
  input: z.object({ token: z.string().max(100) }),
})

export const downloadMyCalendar = defineFileCall({
  name: 'schedule.downloadMyCalendar',
  method: 'GET',
  path: '/missions/:mission/my-schedule.ics',
  summary: 'My meetings of a mission as a calendar file',
  input: z.object({ mission, participant: f.id.optional() }),
})

export const downloadCalendarByLink = defineFileCall({
  name: 'schedule.downloadCalendarByLink',
  method: 'GET',
  path: '/my-schedule/:token/calendar.ics',
  summary: 'The meetings a personal link opens as a calendar file',
  input: z.object({ token: z.string().max(100), participant: f.id.optional() }),
})

export const printMySchedule = defineFileCall({
  name: 'schedule.printMySchedule',
  method: 'GET',
  path: '/missions/:mission/my-schedule.pdf',
  summary: 'My schedule as a PDF',
  input: z.object({ mission, participant: f.id.optional() }),
})

export const printScheduleByLink = defineFileCall({
  name: 'schedule.printScheduleByLink',
  method: 'GET',
  path: '/my-schedule/:token/schedule.pdf',
  summary: 'The schedule a personal link opens as a PDF',
  input: z.object({ token: z.string().max(100), participant: f.id.optional() }),
})

export const printAll = defineFileCall({
  name: 'schedule.printAll',
  method: 'GET',
  path: '/missions/:mission/schedules.pdf',
  summary: 'Everybody’s schedule, a page each, and a sign for every table and day, in one PDF',
  input: ofMission.extend({ part: z.enum(['schedules', 'signs', 'both']).default('both') }),
})
