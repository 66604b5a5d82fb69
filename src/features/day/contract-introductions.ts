import { z } from 'zod'
import { defineCall } from '../../shared/contract.ts'
import * as f from '../../shared/fields.ts'
import { pair } from '../matching/contract.ts'

const mission = z.string().max(120)
const token = z.string().max(100)

export const getFreePeople = defineCall({
  name: 'day.getFreePeople',
  method: 'GET',
  path: '/missions/:mission/day/people/:participant/free',
  summary:
    'Two people who match somebody whose meeting stands still, are here, and have nothing in the slot at hand or the next either',
  input: z.object({ mission, participant: f.id }),
  output: z.object({
    mission: z.object({ slug: z.string(), title: z.string(), timeZone: z.string() }),
    participantId: f.id,
    name: z.string(),
    organisation: z.string(),
    /** Only whoever is here and not in a meeting is offered somebody. */
    isFree: z.boolean(),
    slot: z.object({ id: f.id, startsAt: f.instant, endsAt: f.instant }).nullable(),
    people: z.array(
      z.object({
        participantId: f.id,
        name: z.string(),
        otherScript: z.string().nullable(),
        organisation: z.string(),
        /** The table that is free for the two. */
        place: z.string(),
        pair,
      }),
    ),
  }),
})

export const introduce = defineCall({
  name: 'day.introduce',
  method: 'POST',
  path: '/missions/:mission/day/people/:participant/introductions',
  summary:
    'Introduce two people who are free: their meeting stands in the published schedule at a free table, both are told, either may say no',
  input: z.object({ mission, participant: f.id, with: f.id, slot: f.id }),
  output: z.object({
    event: f.id,
    meeting: f.id,
    name: z.string(),
    with: z.string(),
    place: z.string(),
    startsAt: f.instant,
  }),
})

export const declineIntroduction = defineCall({
  name: 'day.declineIntroduction',
  method: 'POST',
  path: '/missions/:mission/participants/:participant/introductions/:meeting/decline',
  summary:
    'Say no to somebody the desk introduced, before it begins: the other side is told and the table is free',
  input: z.object({ mission, participant: f.id, meeting: f.id }),
  output: f.done,
})

export const declineIntroductionByLink = defineCall({
  name: 'day.declineIntroductionByLink',
  method: 'POST',
  path: '/my-schedule/:token/introductions/:meeting/decline',
  summary: 'The same for whoever has the link to a schedule',
  input: z.object({ token, participant: f.id, meeting: f.id }),
  output: f.done,
})
