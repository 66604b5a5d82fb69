import { z } from 'zod'
import { defineCall } from '../../shared/contract.ts'
import * as f from '../../shared/fields.ts'
import { missionReference, namedOrganisation, requestState } from './contract-fields.ts'

const mission = missionReference

export const listActors = defineCall({
  name: 'meetings.listActors',
  method: 'GET',
  path: '/missions/:mission/acting-for',
  summary: 'The participants one may ask and answer for, oneself first',
  input: z.object({ mission, text: f.optionalLine(100) }),
  output: z.object({
    items: z.array(
      z.object({
        participantId: f.id,
        name: z.string(),
        organisation: z.string(),
        kind: z.string(),
        isMe: z.boolean(),
        sent: z.number().int(),
      }),
    ),
    /** There are more than are listed. */
    more: z.boolean(),
  }),
})

export const counterpart = z.object({
  organisation: namedOrganisation.extend({
    slug: z.string(),
    kind: z.string(),
    city: z.string().nullable(),
    summary: z.string().nullable(),
    lang: z.string(),
  }),
  offers: z.string().nullable(),
  seeks: z.string().nullable(),
  lang: z.string(),
  languages: z.array(z.string()),
  groups: z.array(z.string()),
  people: z.array(z.object({ participantId: f.id, name: z.string(), jobTitle: z.string().nullable() })),
  /** Their delegate carries the offers; the company itself stays at home. */
  represented: z.boolean(),
  /** Words that one side offers and the other seeks. */
  why: z.object({ theyOffer: z.array(z.string()), theySeek: z.array(z.string()) }),
  request: z
    .object({
      id: f.id,
      state: requestState,
      direction: z.enum(['sent', 'received']),
    })
    .nullable(),
})

export const listCounterparts = defineCall({
  name: 'meetings.listCounterparts',
  method: 'GET',
  path: '/missions/:mission/meet',
  summary: 'Whom a participant may meet, those first whose offers and wishes share words with theirs',
  input: z.object({
    mission,
    /** The participant one looks for; oneself when not named. */
    as: f.id.optional(),
    text: f.optionalLine(100),
    country: f.country.optional(),
    language: f.lang.optional(),
    asked: z.enum(['not-yet', 'asked']).optional(),
    order: z.enum(['match', 'name']).default('match'),
    ...f.paging,
  }),
  output: f.paged(counterpart).extend({
    mission: z.object({ id: f.id, slug: z.string(), title: z.string(), lang: z.string() }),
    /** For whom this is; null when the reader takes no part and has not said for whom they look. */
    self: z
      .object({
        participantId: f.id,
        name: z.string(),
        organisation: z.string(),
        isMe: z.boolean(),
        offers: z.string().nullable(),
        seeks: z.string().nullable(),
        confirmed: z.boolean(),
        sent: z.number().int(),
        limit: z.number().int().nullable(),
      })
      .nullable(),
    /** Whether requests can be sent: not yet, yes, or no longer. */
    window: z.enum(['before', 'open', 'over']),
    opensAt: f.instant.nullable(),
    closesAt: f.instant.nullable(),
    countries: z.array(z.object({ country: z.string(), organisations: z.number().int() })),
    languages: z.array(z.string()),
    /** How many there are without any filter. */
    everybody: z.number().int(),
  }),
})

export const setNever = defineCall({
  name: 'meetings.setNever',
  method: 'PUT',
  path: '/missions/:mission/never/:organisation',
  summary:
    'Never meet this organisation here. Private: the other side cannot tell it from a declined request',
  input: z.object({ mission, organisation: f.id }),
  output: f.done,
})

export const unsetNever = defineCall({
  name: 'meetings.unsetNever',
  method: 'DELETE',
  path: '/missions/:mission/never/:organisation',
  summary: 'Take an organisation off the private never list',
  input: z.object({ mission, organisation: f.id }),
  output: f.done,
})

export const leaveToColleagues = defineCall({
  name: 'meetings.leaveToColleagues',
  method: 'PUT',
  path: '/missions/:mission/left-to-colleagues/:organisation',
  summary:
    'Leave meetings with this organisation to my colleagues. Private: whoever names me for one sees that I do not attend, not why',
  input: z.object({ mission, organisation: f.id }),
  output: f.done,
})

export const comeAgain = defineCall({
  name: 'meetings.comeAgain',
  method: 'DELETE',
  path: '/missions/:mission/left-to-colleagues/:organisation',
  summary: 'Come to meetings with this organisation again',
  input: z.object({ mission, organisation: f.id }),
  output: f.done,
})

export const listNever = defineCall({
  name: 'meetings.listNever',
  method: 'GET',
  path: '/missions/:mission/never',
  summary:
    'Whom I never meet or leave to colleagues, and the organisations I could add; nobody else can read it',
  input: z.object({ mission, text: f.optionalLine(100) }),
  output: z.object({
    mission: z.object({ slug: z.string(), title: z.string() }),
    items: z.array(
      namedOrganisation.extend({ since: f.instant, word: z.enum(['never', 'left-to-colleagues']) }),
    ),
    others: z.array(namedOrganisation),
  }),
})
