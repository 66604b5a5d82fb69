import { z } from 'zod'
import { defineCall } from '../../shared/contract.ts'
import * as f from '../../shared/fields.ts'
import { missionReference } from './contract-fields.ts'

export const hall = z.object({ id: f.id, name: z.string() })
export const walk = z.object({ hallA: f.id, hallB: f.id, minutes: z.number().int() })
export const interpreter = z.object({
  id: f.id,
  languageA: f.lang,
  languageB: f.lang,
  units: z.number().int(),
})
/** When so many of a pair, or (without one) video lines, are there; clocks of the mission's place, null: the day's end. */
export const hours = z.object({
  interpreterId: f.id.nullable(),
  day: f.day,
  from: f.clock.nullable(),
  to: f.clock.nullable(),
  units: z.number().int(),
  /** On top of what the day has: added from the board for one slot. */
  extra: z.boolean(),
})

export const saveMeetingRules = defineCall({
  name: 'missions.saveMeetingRules',
  method: 'PUT',
  path: '/missions/:mission/meeting-rules',
  summary:
    'Halls and the minutes between them, interpreters by language pair, pauses and video lines; what is not sent stays',
  input: z.object({
    mission: missionReference,
    /** Halls and buildings in order; those not named, or with an empty name, go. */
    halls: z
      .array(z.object({ id: f.id.optional(), name: f.optionalLine(80) }))
      .max(30)
      .optional(),
    /** Minutes from one hall to another, either way; empty: next to each other. Pairs not named go. */
    walks: z
      .array(
        z.object({
          hallA: f.id,
          hallB: f.id,
          minutes: z.number().int().min(0).max(600).nullable().optional(),
        }),
      )
      .max(435)
      .optional(),
    /** How many interpret between two languages at once; pairs not named, or without a number, go. */
    interpreters: z
      .array(
        z.object({
          languageA: f.lang.optional(),
          languageB: f.lang.optional(),
          units: z.number().int().min(0).max(500).nullable().optional(),
        }),
      )
      .max(30)
      .optional(),
    /** Everybody needs a free slot after so many meetings in a row; null: no such rule. */
    pauseAfter: z.number().int().min(1).max(50).nullable().optional(),
    /** How many meetings can be online at once; null: any number. */
    videoLines: z.number().int().min(0).max(1000).nullable().optional(),
  }),
  output: z.object({
    halls: z.array(hall),
    walks: z.number().int(),
    interpreters: z.number().int(),
  }),
})

export const saveHours = defineCall({
  name: 'missions.saveHours',
  method: 'PUT',
  path: '/missions/:mission/hours',
  summary:
    'When the interpreters of a pair, or the video lines, are there; a day for which nothing is said has the usual number',
  input: z.object({
    mission: missionReference,
    /** The language pair; absent: video lines. */
    interpreter: f.id.optional(),
    /** All of them: stretches not named go. One in which neither a time nor a number stands is left out. */
    stretches: z
      .array(
        z.object({
          day: f.day,
          /** Absent: from the day's beginning, to its end. */
          from: f.clock.optional(),
          to: f.clock.optional(),
          /** Absent: the usual number; 0: nobody. Stretches that overlap are counted together. */
          units: z.number().int().min(0).max(500).nullable().optional(),
          extra: z.boolean().default(false),
        }),
      )
      .max(300),
  }),
  output: z.object({ stretches: z.number().int() }),
})
