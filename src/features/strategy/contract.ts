import { z } from 'zod'
import { defineCall, defineFileCall } from '../../shared/contract.ts'
import { country, day, id, instant, lang, optionalProse, prose, reference } from '../../shared/fields.ts'

const words = z.object({
  /** Which version it is; the first is 1. */
  number: z.number().int(),
  ambition: z.string(),
  segments: z.string().nullable(),
  entryMode: z.string().nullable(),
  leaveOut: z.string().nullable(),
  lang: z.string(),
  by: z.string().nullable(),
  at: instant,
})

const partnership = z.object({ id, slug: z.string(), acronym: z.string() })

/** A target market: what is wanted there, and what the records say for and against it as far as the reader may see them. */
const market = {
  country: z.string(),
  priority: z.number().int(),
  stage: z.enum(['studied', 'planned', 'visited', 'dropped']),
  /** The line that stands with the market on the partnership's page. */
  reason: z.string().nullable(),
  words: words.nullable(),
  hypotheses: z.array(
    z.object({
      slug: z.string(),
      segment: z.string(),
      act: z.string(),
      reason: z.string(),
      market: z.string(),
      lang: z.string(),
      verdict: z.enum(['planned', 'testing', 'validated', 'invalidated', 'unclear']),
      decision: z.enum(['persevere', 'pivot', 'stop']).nullable(),
    }),
  ),
  missions: z.array(
    z.object({
      slug: z.string(),
      title: z.string(),
      lang: z.string(),
      city: z.string().nullable(),
      startsOn: day,
      endsOn: day,
      state: z.string(),
    }),
  ),
  /** Meetings of these missions that are known to have been held; null: fewer than five, and the reader reads no small numbers. */
  meetingsHeld: z.number().int().nullable(),
  /** Encounters that were noted there; null as above. */
  encounters: z.number().int().nullable(),
  agreements: z.array(z.object({ slug: z.string(), title: z.string(), lang: z.string(), inForceOn: day })),
  /** What was learnt and is meant for the reader, the newest first; at most twenty. */
  notes: z.array(z.object({ id, title: z.string(), lang: z.string(), source: z.string(), learntOn: day })),
  moreNotes: z.number().int(),
}

export const getStrategy = defineCall({
  name: 'strategy.getStrategy',
  method: 'GET',
  path: '/partnerships/:partnership/strategy',
  summary:
    'The internationalisation strategy of a partnership: its target markets, why it goes there and how, and the evidence its records hold',
  input: z.object({ partnership: reference }),
  output: z.object({ partnership, mayEdit: z.boolean(), markets: z.array(z.object(market)) }),
})

export const getMarketStrategy = defineCall({
  name: 'strategy.getMarketStrategy',
  method: 'GET',
  path: '/partnerships/:partnership/strategy/:country',
  summary: 'The strategy for one market, with every version of its words',
  input: z.object({ partnership: reference, country }),
  output: z.object({
    ...market,
    partnership,
    mayEdit: z.boolean(),
    /** The newest first. */
    versions: z.array(words),
  }),
})

export const saveMarketStrategy = defineCall({
  name: 'strategy.saveMarketStrategy',
  method: 'PUT',
  path: '/partnerships/:partnership/strategy/:country',
  summary: 'Write why the partnership goes to a market and how; what stood before stays on record',
  input: z.object({
    partnership: reference,
    country,
    /** The version that was read; 0: there was none. */
    number: z.number().int().min(0),
    ambition: prose(2_000),
    segments: optionalProse(4_000),
    entryMode: optionalProse(4_000),
    leaveOut: optionalProse(4_000),
    lang: lang.default('en'),
  }),
  output: z.object({ number: z.number().int() }),
})

export const getStrategyPaper = defineFileCall({
  name: 'strategy.getStrategyPaper',
  method: 'GET',
  path: '/partnerships/:partnership/strategy-paper',
  summary: 'The strategy as a tagged PDF in the reader’s language, with the evidence the reader may see',
  input: z.object({ partnership: reference }),
})
