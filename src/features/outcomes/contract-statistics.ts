import { z } from 'zod'
import { defineCall, defineFileCall } from '../../shared/contract.ts'
import * as f from '../../shared/fields.ts'
import { meetingEnds, noShowSides, proofs, requestEnds } from './rules/statistics.ts'

const mission = z.string().min(1).max(120)
/** Null where a small group is hidden. */
const count = z.number().int().nullable()
const named = z.object({ id: f.id, name: z.string() })

const parts = <const Keys extends readonly [string, ...string[]]>(keys: Keys) =>
  z.array(z.object({ key: z.enum(keys), value: count }))

const stars = z.object({
  /** How many gave one star, two, … five. */
  stars: z.array(count),
  /** Null while nobody gave any, or for a small group that is hidden. */
  mean: z.number().nullable(),
  count,
})

const meetingPerson = z.object({
  participantId: f.id,
  name: z.string(),
  organisation: named,
  kind: z.string(),
  sent: z.number().int(),
  received: z.number().int(),
  scheduled: z.number().int(),
  held: z.number().int(),
  /** Not held because they, or they and the other side, were missing. */
  missed: z.number().int(),
  unknown: z.number().int(),
  /** The stars their side gave, their mean. */
  gave: z.number().nullable(),
})

export const getStatistics = defineCall({
  name: 'outcomes.getStatistics',
  method: 'GET',
  path: '/missions/:mission/statistics',
  summary:
    'How the requests of a mission ended, what was held and how well it is proven, who did not come, ratings, and between which clusters people met; small groups are hidden from all but those who run it',
  input: z.object({ mission, ...f.paging }),
  output: z.object({
    requests: parts(requestEnds),
    meetings: parts(meetingEnds),
    noShows: parts(noShowSides),
    proofs: parts(proofs),
    ratings: z.object({ from: stars, to: stars }),
    clusters: z.array(
      z.object({
        a: named,
        /** Null: companies of no cluster, such as those of the market. */
        b: named.nullable(),
        requested: count,
        accepted: count,
        held: count,
        km: z.number().int().nullable(),
      }),
    ),
    /** How far apart those were who met: the middle, and of how many meetings. */
    distance: z.object({ km: z.number().int().nullable(), of: count }),
    /** Small groups are hidden from this reader. */
    hides: z.boolean(),
    /** The same by person, for who runs the mission, and for managers of clusters of their own members; else null. */
    people: f.paged(meetingPerson).nullable(),
  }),
})

export const exportStatistics = defineFileCall({
  name: 'outcomes.exportStatistics',
  method: 'GET',
  path: '/missions/:mission/statistics/sheet',
  summary:
    'The statistics as a workbook: a sheet of figures, one of clusters, and one of people for whom that is',
  input: z.object({ mission }),
})
