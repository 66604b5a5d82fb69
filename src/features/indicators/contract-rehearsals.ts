import { z } from 'zod'
import { defineCall } from '../../shared/contract.ts'
import { day, done, id, instant, optionalProse, reference } from '../../shared/fields.ts'
import { rungs } from '../outcomes/rules/ladder.ts'
import { partnershipFrame, proof, record, rights } from './contract-fields.ts'
import { mends } from './rules/challenge.ts'

const count = z.number().int()
const seed = z
  .string()
  .trim()
  .regex(/^[\x21-\x7e]{1,64}$/, 'not-a-seed')

const rehearsal = z.object({
  id,
  /** Behind one indicator, or behind everything of a period. */
  indicator: z.object({ id, name: z.string(), shippedAs: z.string().nullable() }).nullable(),
  period: z.object({ id, name: z.string() }).nullable(),
  seed: z.string(),
  drawnFrom: count,
  drawnBy: z.string().nullable(),
  drawnAt: instant,
  size: count,
  proven: count,
  weak: count,
})

const evidence = z.object({
  what: z.enum([
    'held',
    'not-held',
    'taken-back',
    'came-to',
    'reported',
    'withdrawn',
    'checked-in',
    'declared-over',
    'registered',
    'idea',
    'submitted',
    'funded',
    'refused',
    'dropped',
    'confirmed-part',
    'signed',
    'declared',
    'declared-documented',
  ]),
  by: z.enum(['steward', 'signed-list', 'from', 'to', 'cluster', 'house', 'partner', 'company']),
  /** The organisation or cluster that says so, where the reader may know it. */
  who: z.string().nullable(),
  rung: z.enum(rungs).nullable(),
  count: count.nullable(),
  source: z.string().nullable(),
  link: z.string().nullable(),
  fileName: z.string().nullable(),
  at: instant,
})

/** One record behind what was drawn, with everything that shows it. */
const shown = record
  .pick({ key: true, about: true, title: true, kind: true, on: true, proof: true, href: true })
  .extend({
    /** Whose word there is that it happened: of both sides, of one, of none. */
    confirmed: z.enum(['both', 'one', 'none']),
    evidence: z.array(evidence),
  })

export const listRehearsals = defineCall({
  name: 'indicators.listRehearsals',
  method: 'GET',
  path: '/partnerships/:partnership/rehearsals',
  summary: 'The audits that were rehearsed, each with what was found, and what another one can be drawn from',
  input: z.object({ partnership: reference }),
  output: z.object({
    partnership: partnershipFrame,
    rights,
    items: z.array(rehearsal),
    indicators: z.array(z.object({ id, name: z.string(), shippedAs: z.string().nullable() })),
    periods: z.array(z.object({ id, name: z.string() })),
  }),
})

export const drawRehearsal = defineCall({
  name: 'indicators.drawRehearsal',
  method: 'POST',
  path: '/partnerships/:partnership/rehearsals',
  summary:
    'Draw ten records at random behind an indicator or a whole period; the same seed draws the same again',
  input: z.object({
    partnership: reference,
    /** `indicator:<id>` or `period:<id>`. */
    from: z.string().regex(/^(indicator|period):[0-9a-f-]{36}$/, 'not-offered'),
    seed: seed.nullable().optional(),
  }),
  output: z.object({ id }),
})

export const getRehearsal = defineCall({
  name: 'indicators.getRehearsal',
  method: 'GET',
  path: '/rehearsals/:rehearsal',
  summary: 'What was drawn, each with its evidence and what was found',
  input: z.object({ rehearsal: id }),
  output: z.object({
    partnership: partnershipFrame,
    rights,
    rehearsal,
    records: z.array(
      z.object({
        position: count,
        indicator: z.object({ id, name: z.string(), shippedAs: z.string().nullable() }),
        /** As it was when it was drawn. */
        about: z.string(),
        on: day.nullable(),
        proof,
        shown: z.array(shown),
        /** Records beyond those that are shown. */
        more: count,
        mend: z.enum(mends),
        /** Where it is mended. */
        mendAt: z.string().nullable(),
        mark: z.enum(['proven', 'weak']).nullable(),
        reason: z.string().nullable(),
        markedBy: z.string().nullable(),
        markedAt: instant.nullable(),
      }),
    ),
  }),
})

export const markRehearsed = defineCall({
  name: 'indicators.markRehearsed',
  method: 'PUT',
  path: '/rehearsals/:rehearsal/records/:position',
  summary: 'Mark a record that was drawn as proven, or as weak with the reason; earlier marks stay on record',
  input: z.object({
    rehearsal: id,
    position: z.number().int().min(1).max(100),
    mark: z.enum(['proven', 'weak']),
    reason: optionalProse(500),
  }),
  output: done,
})
