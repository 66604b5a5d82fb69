import { z } from 'zod'
import { defineCall } from '../../shared/contract.ts'
import * as f from '../../shared/fields.ts'

const mission = z.string().max(120)

export const getWalkInChoices = defineCall({
  name: 'day.getWalkInChoices',
  method: 'GET',
  path: '/missions/:mission/day/walk-ins',
  summary: 'The organisations that take part, to name one for somebody who came without being registered',
  input: z.object({ mission }),
  output: z.object({ organisations: z.array(z.string()), country: z.string() }),
})

export const addWalkIn = defineCall({
  name: 'day.addWalkIn',
  method: 'POST',
  path: '/missions/:mission/day/walk-ins',
  summary:
    'Register somebody who came without being registered: they take part, are checked in and free in every slot',
  input: z.object({
    mission,
    givenName: f.optionalLine(100),
    familyName: f.line(100),
    nameOtherScript: f.optionalLine(200),
    email: f.optional(f.email),
    lang: f.lang.default('en'),
    /** One of the directory; otherwise as it is typed. */
    organisationId: f.optional(f.id),
    organisation: f.line(200),
    country: f.optional(f.country),
    /** They said yes to being registered and to be seen by who takes part; without it nobody is. */
    agrees: z.boolean(),
    /** They may stand by name on the participants' list that is handed out. */
    onList: z.boolean().default(false),
  }),
  output: z.object({ participant: f.id, name: z.string(), event: f.id.nullable() }),
})
