import { z } from 'zod'
import { defineCall } from '../../shared/contract.ts'
import * as f from '../../shared/fields.ts'
import { meetingsChoice, missionReference, placeKinds, programmeKinds } from './contract-fields.ts'
import { hall, hours, interpreter, walk } from './contract-rules.ts'

const mission = missionReference

export const saveGroups = defineCall({
  name: 'missions.saveGroups',
  method: 'PUT',
  path: '/missions/:mission/groups',
  summary:
    'Say which groups take part and which may meet which; groups not named go, unless somebody is in them',
  input: z.object({
    mission,
    groups: z
      .array(
        z.object({
          id: f.id.optional(),
          name: f.optionalLine(120),
          /** Fewest and most meetings in which somebody of the group takes part; unsaid, as they were. */
          meetingsMin: z.number().int().min(0).max(10_000).nullable().optional(),
          meetingsMax: z.number().int().min(1).max(10_000).nullable().optional(),
        }),
      )
      .max(30),
    /** Pairs by the groups' names; a group paired with itself may meet within. */
    pairs: z
      .array(z.object({ a: f.line(120), b: f.line(120) }))
      .max(465)
      .optional(),
    /** The same by ids as `first:second`, as a form's boxes send them. Without either, pairs stay as they are. */
    pairIds: z
      .array(z.string().regex(/^[0-9a-f-]{36}:[0-9a-f-]{36}$/))
      .max(465)
      .optional(),
  }),
  output: z.object({ groups: z.array(z.object({ id: f.id, name: z.string() })), pairs: z.number().int() }),
})

export const saveQuestions = defineCall({
  name: 'missions.saveQuestions',
  method: 'PUT',
  path: '/missions/:mission/questions',
  summary:
    "A mission's own registration questions, in order; questions not named go, their answers stay on record",
  input: z.object({
    mission,
    questions: z
      .array(
        z.object({
          id: f.id.optional(),
          label: f.optionalLine(300),
          hint: f.optionalLine(500),
          kind: z.enum(['text', 'long-text', 'choice', 'yes-no']).default('text'),
          options: z.array(z.string().trim().min(1).max(200)).max(50).default([]),
          required: z.boolean(),
        }),
      )
      .max(50),
  }),
  output: z.object({ questions: z.array(z.object({ id: f.id, label: z.string() })) }),
})

const sessionFields = {
  title: f.line(120),
  date: f.day,
  from: f.clock,
  to: f.clock,
  slotMinutes: z.number().int().min(5).max(240),
  pauseMinutes: z.number().int().min(0).max(240).default(0),
  booking: z.enum(['organiser', 'on-acceptance']).default('organiser'),
}

const savedSession = z.object({
  id: f.id,
  slots: z.number().int(),
  kept: z.number().int(),
  /** Meetings that lost their time, and how many people they concern. */
  meetings: z.number().int(),
  people: z.number().int(),
})

export const addSession = defineCall({
  name: 'missions.addSession',
  method: 'POST',
  path: '/missions/:mission/sessions',
  summary: "Add a session of meetings; day and times are those of the mission's place",
  input: z.object({ mission, ...sessionFields }),
  output: savedSession,
})

export const updateSession = defineCall({
  name: 'missions.updateSession',
  method: 'PUT',
  path: '/missions/:mission/sessions/:session',
  summary: 'Change a session; slots that stay the same keep their meetings',
  input: z.object({ mission, session: f.id, version: f.version, ...sessionFields, meetings: meetingsChoice }),
  output: savedSession,
})

export const leaveOutSlots = defineCall({
  name: 'missions.leaveOutSlots',
  method: 'PUT',
  path: '/missions/:mission/sessions/:session/left-out',
  summary:
    'Say which slots of a session are left out, for a speech or a meal; those not named are there. They stay out when the session is cut anew',
  input: z.object({ mission, session: f.id, slotIds: z.array(f.id).max(300), meetings: meetingsChoice }),
  output: savedSession.omit({ id: true, kept: true }),
})

export const removeSession = defineCall({
  name: 'missions.removeSession',
  method: 'DELETE',
  path: '/missions/:mission/sessions/:session',
  summary: 'Remove a session with its slots',
  input: z.object({ mission, session: f.id, meetings: meetingsChoice }),
  output: savedSession,
})

const place = z.object({
  id: f.id,
  label: z.string(),
  kind: z.enum(placeKinds),
  owner: z.object({ participantId: f.id, organisation: z.string() }).nullable(),
  directions: z.string().nullable(),
  link: z.string().nullable(),
  closedSlotIds: z.array(f.id),
  hallId: f.id.nullable(),
  /** Minutes from the venue to an office that stands in no hall. */
  travelMinutes: z.number().int().nullable(),
  /** Its owner meets nowhere else. */
  onlyHere: z.boolean(),
})

const slot = z.object({ id: f.id, startsAt: f.instant, endsAt: f.instant })

export const getPlan = defineCall({
  name: 'missions.getPlan',
  method: 'GET',
  path: '/missions/:mission/plan',
  summary: 'When and where meetings can be: sessions with their slots, and places',
  input: z.object({ mission }),
  output: z.object({
    timeZone: z.string(),
    sessions: z.array(
      z.object({
        id: f.id,
        title: z.string(),
        date: f.day,
        from: f.clock,
        to: f.clock,
        startsAt: f.instant,
        endsAt: f.instant,
        slotMinutes: z.number().int(),
        pauseMinutes: z.number().int(),
        booking: z.enum(['organiser', 'on-acceptance']),
        version: z.number().int(),
        slots: z.array(slot),
        /** Slots that were taken out of it by themselves. */
        leftOut: z.array(slot),
      }),
    ),
    places: z.array(place),
    halls: z.array(hall),
    walks: z.array(walk),
    interpreters: z.array(interpreter),
    hours: z.array(hours),
    pauseAfter: z.number().int().nullable(),
    videoLines: z.number().int().nullable(),
  }),
})

export const savePlaces = defineCall({
  name: 'missions.savePlaces',
  method: 'PUT',
  path: '/missions/:mission/places',
  summary:
    "Add or change places: a row of numbered tables at once, own booths, a counterpart's office, a room online",
  input: z.object({
    mission,
    row: z
      .object({
        label: f.line(60),
        kind: z.enum(placeKinds).default('table'),
        from: z.number().int().min(1).max(9999),
        to: z.number().int().min(1).max(9999),
        hallId: f.id.nullable().optional(),
      })
      .optional(),
    places: z
      .array(
        z.object({
          id: f.id.optional(),
          label: f.line(80),
          kind: z.enum(placeKinds),
          ownerParticipantId: f.id.nullable().optional(),
          directions: f.optionalProse(500),
          link: f.webAddress.nullable().optional(),
          hallId: f.id.nullable().optional(),
          travelMinutes: z.number().int().min(1).max(600).nullable().optional(),
          onlyHere: z.boolean().optional(),
        }),
      )
      .max(500)
      .default([]),
  }),
  output: z.object({ added: z.number().int(), changed: z.number().int(), placeIds: z.array(f.id) }),
})

export const closePlace = defineCall({
  name: 'missions.closePlace',
  method: 'PUT',
  path: '/missions/:mission/places/:place/closed',
  summary: 'Say in which slots a place cannot be used; slots not named are open',
  input: z.object({ mission, place: f.id, slotIds: z.array(f.id).max(2000), meetings: meetingsChoice }),
  output: z.object({ closed: z.number().int(), meetings: z.number().int(), people: z.number().int() }),
})

export const removePlace = defineCall({
  name: 'missions.removePlace',
  method: 'DELETE',
  path: '/missions/:mission/places/:place',
  summary: 'Remove a place',
  input: z.object({ mission, place: f.id, meetings: meetingsChoice }),
  output: z.object({ meetings: z.number().int(), people: z.number().int() }),
})

export const listProgramme = defineCall({
  name: 'missions.listProgramme',
  method: 'GET',
  path: '/missions/:mission/programme',
  summary: "A mission's programme in order of time, with seats and whether I have one",
  input: z.object({ mission }),
  output: z.object({
    timeZone: z.string(),
    items: z.array(
      z.object({
        id: f.id,
        kind: z.enum(programmeKinds),
        title: z.string(),
        description: z.string().nullable(),
        lang: z.string(),
        place: z.string().nullable(),
        date: f.day,
        from: f.clock,
        to: f.clock,
        startsAt: f.instant,
        endsAt: f.instant,
        capacity: z.number().int().nullable(),
        signUp: z.boolean(),
        signedUp: z.number().int(),
        /** The participants I act for who have a seat. */
        mine: z.array(f.id),
      }),
    ),
  }),
})

export const saveProgrammeItem = defineCall({
  name: 'missions.saveProgrammeItem',
  method: 'PUT',
  path: '/missions/:mission/programme',
  summary: 'Add a programme item, or change the one whose id is sent',
  input: z.object({
    mission,
    id: f.id.optional(),
    kind: z.enum(programmeKinds),
    title: f.line(200),
    description: f.optionalProse(3000),
    lang: f.lang.default('en'),
    place: f.optionalLine(200),
    date: f.day,
    from: f.clock,
    to: f.clock,
    capacity: z.number().int().min(1).max(100_000).nullable().optional(),
    signUp: z.boolean(),
  }),
  output: z.object({ id: f.id }),
})

export const removeProgrammeItem = defineCall({
  name: 'missions.removeProgrammeItem',
  method: 'DELETE',
  path: '/missions/:mission/programme/:item',
  summary: 'Remove a programme item; those who signed up are told',
  input: z.object({ mission, item: f.id }),
  output: z.object({ told: z.number().int() }),
})

export const signUpForItem = defineCall({
  name: 'missions.signUpForItem',
  method: 'POST',
  path: '/missions/:mission/programme/:item/sign-ups',
  summary: 'Take a seat at a programme item for a participant',
  input: z.object({ mission, item: f.id, participant: f.id }),
  output: z.object({ signedUp: z.number().int(), capacity: z.number().int().nullable() }),
})

export const leaveItem = defineCall({
  name: 'missions.leaveItem',
  method: 'DELETE',
  path: '/missions/:mission/programme/:item/sign-ups',
  summary: 'Give back a seat at a programme item',
  input: z.object({ mission, item: f.id, participant: f.id }),
  output: z.object({ signedUp: z.number().int(), capacity: z.number().int().nullable() }),
})
