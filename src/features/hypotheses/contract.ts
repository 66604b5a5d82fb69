import { z } from 'zod'
import { defineCall } from '../../shared/contract.ts'
import {
  country,
  day,
  done,
  id,
  instant,
  lang,
  line,
  optional,
  paging,
  prose,
  reference,
  version,
} from '../../shared/fields.ts'
import { kinds, leftOutReasons, metrics, rungs, verdicts } from './rules/weigh-evidence.ts'

export const currencies = ['EUR', 'USD', 'GBP', 'JPY', 'KRW', 'CHF'] as const
export const decisions = ['persevere', 'pivot', 'stop'] as const
export const noteSays = ['for', 'against', 'open'] as const

const fields = {
  market: country,
  /** 'We believe <segment> in <market> will <act> because <reason>.' */
  segment: line(200),
  act: line(200),
  reason: line(300),
  lang: lang.default('en'),
  kind: z.enum(kinds),
  /** Five: if this is wrong, nothing else matters. */
  risk: z.number().int().min(1).max(5),
  experiment: prose(1000),
  /** The one mission that tests it; none: all of the partnership's to that market. */
  missionId: optional(id),
  metric: z.enum(metrics),
  rung: optional(z.enum(rungs)),
  threshold: z.number().int().min(1).max(10_000),
  startsOn: day,
  deadline: day,
  /** In whole units of the currency. */
  cost: optional(z.number().int().min(0).max(20_000_000)),
  currency: z.enum(currencies).default('EUR'),
}

const decision = z.object({
  decision: z.enum(decisions),
  reason: z.string(),
  lang: z.string(),
  verdict: z.enum(verdicts),
  counted: z.number().int().nullable(),
  threshold: z.number().int(),
  newDeadline: day.nullable(),
  by: z.string().nullable(),
  at: instant,
})

const statement = {
  id,
  slug: z.string(),
  market: z.string(),
  segment: z.string(),
  act: z.string(),
  reason: z.string(),
  lang: z.string(),
  kind: z.enum(kinds),
  risk: z.number().int(),
  metric: z.enum(metrics),
  rung: z.enum(rungs).nullable(),
  threshold: z.number().int(),
  startsOn: day,
  deadline: day,
  verdict: z.enum(verdicts),
  /** Null: fewer than five, and the reader reads no small numbers. */
  counted: z.number().int().nullable(),
  wantsDecision: z.boolean(),
  closed: z.boolean(),
  decision: decision.nullable(),
}

const partnership = z.object({ id, slug: z.string(), acronym: z.string() })

export const listHypotheses = defineCall({
  name: 'hypotheses.listHypotheses',
  method: 'GET',
  path: '/partnerships/:partnership/hypotheses',
  summary: 'What a partnership believes of its markets, the riskiest first, and what asks for a decision',
  input: z.object({ partnership: reference, market: optional(country) }),
  output: z.object({
    partnership,
    mayWrite: z.boolean(),
    /** Markets of the partnership and of its hypotheses. */
    markets: z.array(z.string()),
    items: z.array(z.object(statement)),
    costs: z.array(
      z.object({
        market: z.string(),
        currency: z.string(),
        costMinor: z.number().int(),
        hypotheses: z.number().int(),
        validated: z.number().int(),
        leads: z.number().int().nullable(),
        perLeadMinor: z.number().int().nullable(),
      }),
    ),
  }),
})

const record = z.object({
  kind: z.enum(['meeting', 'encounter', 'interest', 'note']),
  on: day,
  /** Our company. */
  own: z.string().nullable(),
  /** Who is on the market's side. */
  other: z.string().nullable(),
  rung: z.enum(['none', ...rungs]).nullable(),
  mission: z.object({ slug: z.string(), title: z.string() }).nullable(),
  note: z
    .object({
      id,
      words: z.string(),
      lang: z.string(),
      says: z.enum(noteSays),
      source: z.string(),
      by: z.string().nullable(),
      mayTakeBack: z.boolean(),
    })
    .nullable(),
  leftOut: z.enum(leftOutReasons).nullable(),
})

export const getHypothesis = defineCall({
  name: 'hypotheses.getHypothesis',
  method: 'GET',
  path: '/hypotheses/:hypothesis',
  summary:
    'A hypothesis with its experiment, the records that count and those that do not, and what was decided',
  input: z.object({ hypothesis: reference, page: paging.page }),
  output: z.object({
    ...statement,
    partnership,
    experiment: z.string(),
    mission: z.object({ id, slug: z.string(), title: z.string() }).nullable(),
    costMinor: z.number().int().nullable(),
    currency: z.string(),
    follows: z
      .object({ slug: z.string(), segment: z.string(), act: z.string(), lang: z.string() })
      .nullable(),
    followedBy: z.array(
      z.object({ slug: z.string(), segment: z.string(), act: z.string(), lang: z.string() }),
    ),
    /** From its first day on what it is measured by stays as it is. */
    begun: z.boolean(),
    mayWrite: z.boolean(),
    mayNote: z.boolean(),
    version: z.number().int(),
    /** Records the reader may open, those that count first. */
    records: z.array(record),
    total: z.number().int(),
    page: z.number().int(),
    pageSize: z.number().int(),
    /** So many more count, of which the reader sees only that they are there; null: not told. */
    hiddenRecords: z.number().int().nullable(),
    /** Notes that speak against it, whatever is counted. */
    against: z.number().int(),
    decisions: z.array(decision),
  }),
})

export const getHypothesisChoices = defineCall({
  name: 'hypotheses.getHypothesisChoices',
  method: 'GET',
  path: '/partnerships/:partnership/hypotheses/choices',
  summary: 'Markets and missions to choose from when writing a hypothesis',
  input: z.object({ partnership: reference }),
  output: z.object({
    partnership,
    markets: z.array(z.string()),
    missions: z.array(z.object({ id, title: z.string(), country: z.string(), startsOn: day })),
  }),
})

export const writeHypothesis = defineCall({
  name: 'hypotheses.writeHypothesis',
  method: 'POST',
  path: '/partnerships/:partnership/hypotheses',
  summary: 'Write what the partnership believes, how it finds out, and from what number on it holds',
  input: z.object({ partnership: reference, ...fields, follows: optional(reference) }),
  output: z.object({ id, slug: z.string() }),
})

export const updateHypothesis = defineCall({
  name: 'hypotheses.updateHypothesis',
  method: 'PUT',
  path: '/hypotheses/:hypothesis',
  summary: 'Change a hypothesis; from its first day on what it is measured by stays',
  input: z.object({ hypothesis: reference, version, ...fields }),
  output: z.object({ id, slug: z.string() }),
})

export const removeHypothesis = defineCall({
  name: 'hypotheses.removeHypothesis',
  method: 'DELETE',
  path: '/hypotheses/:hypothesis',
  summary: 'Remove a hypothesis whose experiment has not begun',
  input: z.object({ hypothesis: reference, version }),
  output: done,
})

export const noteEvidence = defineCall({
  name: 'hypotheses.noteEvidence',
  method: 'POST',
  path: '/hypotheses/:hypothesis/notes',
  summary: 'Note what was found out beside the records, with its source',
  input: z.object({
    hypothesis: reference,
    says: z.enum(noteSays),
    words: prose(2000),
    lang: lang.default('en'),
    source: line(200),
    happenedOn: day,
  }),
  output: z.object({ id }),
})

export const takeBackNote = defineCall({
  name: 'hypotheses.takeBackNote',
  method: 'DELETE',
  path: '/hypotheses/:hypothesis/notes/:note',
  summary: 'Take a note of evidence back; that it was there stays on record',
  input: z.object({ hypothesis: reference, note: id }),
  output: done,
})

export const decideHypothesis = defineCall({
  name: 'hypotheses.decideHypothesis',
  method: 'POST',
  path: '/hypotheses/:hypothesis/decisions',
  summary: 'Decide: persevere, pivot or stop, with the reason; kept with how it stood',
  input: z.object({
    hypothesis: reference,
    version,
    decision: z.enum(decisions),
    reason: prose(1000),
    lang: lang.default('en'),
    /** Persevere, and ask again after that day. */
    newDeadline: optional(day),
  }),
  output: z.object({ slug: z.string() }),
})
