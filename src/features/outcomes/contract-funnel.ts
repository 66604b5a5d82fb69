import { z } from 'zod'
import { defineCall } from '../../shared/contract.ts'
import * as f from '../../shared/fields.ts'
import { funnelSteps } from './rules/funnel.ts'
import { rungs } from './rules/ladder.ts'

const mission = z.string().min(1).max(120)
const named = z.object({ id: f.id, name: z.string() })
const median = z.object({
  /** Null where fewer than five are known. */
  days: z.number().nullable(),
  /** Null where a small group is hidden. */
  count: z.number().int().nullable(),
})

export const getFunnel = defineCall({
  name: 'outcomes.getFunnel',
  method: 'GET',
  path: '/missions/:mission/funnel',
  summary:
    'From requests over held meetings to each rung: of a mission or its market, of all, a cluster or a member; numbers of small groups only for those who run it',
  input: z.object({
    mission,
    /** This mission alone, or all of its partnership to the same country. */
    scope: z.enum(['mission', 'market']).default('mission'),
    cluster: f.id.optional(),
    organisation: f.id.optional(),
  }),
  output: z.object({
    missions: z.number().int(),
    steps: z.array(
      z.object({
        step: z.enum(funnelSteps),
        /** Null where a small group is hidden. */
        value: z.number().int().nullable(),
        of: z.number().int().nullable(),
        disputed: z.number().int().nullable(),
      }),
    ),
    /** Contacts nobody had requested. */
    encounters: z.number().int().nullable(),
    medians: z.object({ toAccept: median, toHeld: median, toRung: median }),
    /** Small groups are hidden from this reader. */
    hides: z.boolean(),
    clusters: z.array(named),
    members: z.array(named),
  }),
})

export const encounterKinds = ['stand', 'introduction', 'visit', 'other'] as const

export const getEncounterChoices = defineCall({
  name: 'outcomes.getEncounterChoices',
  method: 'GET',
  path: '/missions/:mission/encounter-choices',
  summary: 'For whom somebody can log an encounter, and the names of those they may have met',
  input: z.object({ mission }),
  output: z.object({
    /** The reader’s own company and those whose offers they carry. */
    companies: z.array(named.extend({ participantId: f.id })),
    names: z.array(z.string()),
  }),
})

export const logEncounter = defineCall({
  name: 'outcomes.logEncounter',
  method: 'POST',
  path: '/missions/:mission/encounters',
  summary: 'Log somebody met without a request, for one’s own company or one whose offers one carries',
  input: z.object({
    mission,
    /** For whom; one’s own company when not named. */
    organisation: f.id.optional(),
    /** Whom, chosen or typed; a name of the mission becomes that organisation. */
    other: f.line(200),
    kind: z.enum(encounterKinds),
    /** How far it went; left out, it is asked about that evening. */
    rung: z.enum(rungs).optional(),
    nextStep: f.optionalLine(300),
    note: f.optionalProse(2000),
    lang: f.lang.optional(),
    /** When; now when not said. */
    metAt: f.instant.optional(),
  }),
  output: z.object({ id: f.id }),
})

export const withdrawEncounter = defineCall({
  name: 'outcomes.withdrawEncounter',
  method: 'POST',
  path: '/encounters/:id/withdraw',
  summary: 'Take back an encounter that was logged by mistake',
  input: z.object({ id: f.id }),
  output: f.done,
})

export const listEncounters = defineCall({
  name: 'outcomes.listEncounters',
  method: 'GET',
  path: '/missions/:mission/encounters',
  summary: 'Encounters of one’s own companies, or of all for those who run the mission',
  input: z.object({ mission, ...f.paging }),
  output: f.paged(
    z.object({
      id: f.id,
      metAt: f.instant,
      kind: z.enum(encounterKinds),
      organisation: named,
      other: z.object({ id: f.id.nullable(), name: z.string() }),
      by: z.string(),
      rung: z.enum(rungs),
      nextStep: z.string().nullable(),
      note: z.string().nullable(),
      lang: z.string(),
      canWithdraw: z.boolean(),
    }),
  ),
})
