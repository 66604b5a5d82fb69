import { z } from 'zod'
import { defineCall } from '../../shared/contract.ts'
import * as f from '../../shared/fields.ts'
import { mission } from './contract-fields.ts'

const token = z.string().max(100)

/** A meeting that is held by video after the mission's days. */
const heldLater = z.object({
  mission: z.object({ slug: z.string(), title: z.string(), timeZone: z.string(), city: z.string() }),
  meetingId: f.id,
  participantId: f.id,
  counterpart: z.string(),
  startsAt: f.instant,
  endsAt: f.instant,
  link: z.string().nullable(),
  /** How whoever reads this joins; the other side never reads it. */
  dialIn: z.string().nullable(),
  /** It is still to be held: its hour and its address can be changed. */
  isOpen: z.boolean(),
  /** On whose clocks: the event's zone, then those of the people who come. */
  zones: z.array(z.string()),
  /** Other hours at which nobody who comes has something else. */
  times: z.array(f.instant),
})

export const getCall = defineCall({
  name: 'schedule.getCall',
  method: 'GET',
  path: '/missions/:mission/calls/:meeting',
  summary: 'A meeting of mine that is held by video after the mission, with other hours that suit both sides',
  input: z.object({ mission, meeting: f.id }),
  output: heldLater,
})

export const getCallByLink = defineCall({
  name: 'schedule.getCallByLink',
  method: 'GET',
  path: '/my-schedule/:token/calls/:meeting',
  summary: 'The same for whoever has the link to a schedule',
  input: z.object({ token, meeting: f.id }),
  output: heldLater,
})

const change = {
  meeting: f.id,
  /** The hour that was shown; another since then refuses the change. */
  seen: f.instant,
  /** The new hour, on the event's clocks; unsaid, it stays. */
  on: f.optional(f.day),
  time: f.optional(f.clock),
  /** Where it is held, at any provider; empty takes it away, unsaid leaves it. */
  link: f.optional(f.webAddress),
}

const changed = z.object({ changed: z.boolean(), startsAt: f.instant })

export const changeCall = defineCall({
  name: 'schedule.changeCall',
  method: 'POST',
  path: '/missions/:mission/calls/:meeting',
  summary:
    'Move a meeting that is held by video after the mission, or say at which address; the others are told',
  input: z.object({ mission, ...change }),
  output: changed,
})

export const changeCallByLink = defineCall({
  name: 'schedule.changeCallByLink',
  method: 'POST',
  path: '/my-schedule/:token/calls/:meeting',
  summary: 'The same for whoever has the link to a schedule',
  input: z.object({ token, ...change }),
  output: changed,
})
