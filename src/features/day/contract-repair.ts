import { z } from 'zod'
import { defineCall } from '../../shared/contract.ts'
import * as f from '../../shared/fields.ts'

/** What went wrong: a meeting that stands still, a table that cannot be used any more, or somebody who does not come today. */
const trouble = {
  mission: z.string().max(120),
  meeting: f.id.optional(),
  place: f.id.optional(),
  participant: f.id.optional(),
}

const cell = z.object({ startsAt: f.instant, place: z.string() })

const option = z.object({
  code: z.enum(['nobody-else-moves', 'fewest-moves']),
  /** Given back to take it: stands for exactly these moves. */
  fingerprint: z.string(),
  moves: z.array(
    z.object({
      meetingId: f.id,
      title: z.string(),
      from: cell.nullable(),
      to: cell,
      /** Nothing is wrong with it; it makes room for another. */
      makesRoom: z.boolean(),
    }),
  ),
  takenOut: z.array(
    z.object({ meetingId: f.id, title: z.string(), from: cell.nullable(), makesRoom: z.boolean() }),
  ),
  people: z.number().int(),
  /** Of them: with whose meetings nothing was wrong. */
  strangers: z.number().int(),
  gaps: z.number().int(),
})

export const getRepair = defineCall({
  name: 'day.getRepair',
  method: 'GET',
  path: '/missions/:mission/day/repair',
  summary:
    'How the day could go on after a meeting that stands still, a lost table or somebody who does not come: first without moving anybody else',
  input: z.object(trouble),
  output: z.object({
    mission: z.object({ id: f.id, slug: z.string(), title: z.string(), timeZone: z.string() }),
    what: z.enum(['meeting', 'place', 'participant']),
    /** The meeting, table or person it is about. */
    about: z.string(),
    at: z.object({ startsAt: f.instant, place: z.string() }).nullable(),
    /** Those who are missing or late, with until when where they said so. */
    because: z.array(z.object({ name: z.string(), until: f.instant.nullable() })),
    options: z.array(option),
    /** Of a meeting: hours after the mission at which the two could meet by video, and on whose clocks they suit. */
    later: z.object({ times: z.array(f.instant), zones: z.array(z.string()) }).nullable(),
    /** It was done already: the table is lost, the day released. */
    isDone: z.boolean(),
  }),
})

export const takeRepair = defineCall({
  name: 'day.takeRepair',
  method: 'POST',
  path: '/missions/:mission/day/repair',
  summary:
    'Publish one way on; those whose meetings change are told at once, nobody else. Moving others needs their number repeated',
  input: z.object({
    ...trouble,
    fingerprint: z.string().max(100),
    /** How many people with whom nothing is wrong will have another meeting time; said again by whoever decides it. */
    strangers: z.number().int().min(0).default(0),
  }),
  output: z.object({
    event: f.id,
    moved: z.number().int(),
    takenOut: z.number().int(),
    people: z.number().int(),
  }),
})

export const putOff = defineCall({
  name: 'day.putOff',
  method: 'POST',
  path: '/missions/:mission/day/meetings/:meeting/call',
  summary:
    'Hold a meeting that stands still after the mission, by video: both sides are told the hour, find it in their calendars and may move it among themselves',
  input: z.object({
    mission: z.string().max(120),
    meeting: f.id,
    /** The hour, on the event's clocks. */
    on: f.day,
    time: f.clock,
  }),
  output: z.object({ event: f.id, startsAt: f.instant, people: z.number().int() }),
})
