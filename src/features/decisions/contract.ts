import { z } from 'zod'
import { defineCall } from '../../shared/contract.ts'
import {
  day,
  done,
  id,
  instant,
  lang,
  line,
  optionalProse,
  paging,
  prose,
  reference,
} from '../../shared/fields.ts'
import { choices, majorities, results } from './rules/count-votes.ts'

export const linkKinds = ['market', 'hypothesis', 'agreement', 'partner', 'work'] as const
export const states = ['open', 'decided', 'withdrawn'] as const

const decision = id
const partnership = z.object({ id, slug: z.string(), acronym: z.string() })
const rule = z.object({
  voting: z.boolean(),
  majority: z.enum(majorities),
  quorum: z.number().int(),
  casting: z.boolean(),
})
const made = z.object({ id })

const head = {
  id,
  title: z.string(),
  lang: z.string(),
  state: z.enum(states),
  openUntil: day.nullable(),
  result: z.enum(results).nullable(),
  decidedOn: day.nullable(),
}

export const listDecisions = defineCall({
  name: 'decisions.listDecisions',
  method: 'GET',
  path: '/partnerships/:partnership/decisions',
  summary: 'What a partnership decides and decided, what is open first, and the rule it decides by',
  input: z.object({ partnership: reference, ...paging }),
  output: z.object({
    partnership,
    mayEdit: z.boolean(),
    mayPropose: z.boolean(),
    rule,
    items: z.array(z.object({ ...head, voted: z.number().int(), mayVote: z.number().int() })),
    total: z.number().int(),
    page: z.number().int(),
    pageSize: z.number().int(),
  }),
})

const link = z.object({
  kind: z.enum(linkKinds),
  ref: z.string(),
  /** A country code for a market; else what it is called. */
  label: z.string(),
  lang: z.string().nullable(),
  href: z.string(),
})

export const getDecision = defineCall({
  name: 'decisions.getDecision',
  method: 'GET',
  path: '/decisions/:decision',
  summary: 'One decision: what was proposed, what was said, who voted how, the minutes, and what it changed',
  input: z.object({ decision }),
  output: z.object({
    ...head,
    partnership,
    proposal: z.string(),
    changes: z.string().nullable(),
    withdrawnReason: z.string().nullable(),
    by: z.string().nullable(),
    at: instant,
    mayEdit: z.boolean(),
    mayTalk: z.boolean(),
    /** Of a vote; null where it was written down, or for those who read only what came of it. */
    vote: z
      .object({
        majority: z.enum(majorities),
        quorum: z.number().int(),
        casting: z.boolean(),
        yes: z.number().int(),
        no: z.number().int(),
        abstain: z.number().int(),
        silent: z.number().int(),
        needed: z.number().int(),
        /** How it would end if it closed now, or how it ended. */
        result: z.enum(results),
        byCasting: z.boolean(),
        mayClose: z.boolean(),
        ballots: z.array(
          z.object({
            cluster: z.object({ id, slug: z.string(), name: z.string() }),
            coordinator: z.boolean(),
            choice: z.enum(choices).nullable(),
            by: z.string().nullable(),
            at: instant.nullable(),
            mayCast: z.boolean(),
          }),
        ),
      })
      .nullable(),
    words: z.array(
      z.object({
        id,
        words: z.string(),
        lang: z.string(),
        by: z.string().nullable(),
        at: instant,
        mayTakeBack: z.boolean(),
      }),
    ),
    minutes: z
      .object({
        number: z.number().int(),
        minutes: z.string(),
        lang: z.string(),
        present: z.array(z.object({ id, name: z.string() })),
        others: z.string().nullable(),
        by: z.string().nullable(),
        at: instant,
      })
      .nullable(),
    links: z.array(link),
    /** What can be named as changed; for who keeps decisions. */
    linkable: z.array(link),
    clusters: z.array(z.object({ id, name: z.string() })),
  }),
})

export const saveRule = defineCall({
  name: 'decisions.saveRule',
  method: 'PUT',
  path: '/partnerships/:partnership/decision-rule',
  summary:
    'Say how the partnership decides by its charter, and switch voting on or off; open votes keep their rule',
  input: z.object({
    partnership: reference,
    voting: z.boolean().default(false),
    majority: z.enum(majorities),
    quorum: z.number().int().min(0).max(100),
    casting: z.boolean().default(false),
  }),
  output: done,
})

export const recordDecision = defineCall({
  name: 'decisions.recordDecision',
  method: 'POST',
  path: '/partnerships/:partnership/decisions',
  summary: 'Write down what was decided, on which day, with minutes and who was there',
  input: z.object({
    partnership: reference,
    title: line(200),
    proposal: prose(8_000),
    changes: optionalProse(2_000),
    lang: lang.default('en'),
    result: z.enum(['adopted', 'rejected']).default('adopted'),
    decidedOn: day,
    minutes: optionalProse(20_000),
    present: z.array(id).max(60).default([]),
    others: optionalProse(500),
  }),
  output: made,
})

export const proposeDecision = defineCall({
  name: 'decisions.proposeDecision',
  method: 'POST',
  path: '/partnerships/:partnership/proposals',
  summary: 'Propose something to be voted on until a day; every partner of today has one vote, and is told',
  input: z.object({
    partnership: reference,
    title: line(200),
    proposal: prose(8_000),
    changes: optionalProse(2_000),
    lang: lang.default('en'),
    openUntil: day,
  }),
  output: made,
})

export const castVote = defineCall({
  name: 'decisions.castVote',
  method: 'PUT',
  path: '/decisions/:decision/votes/:cluster',
  summary: 'Vote for one’s cluster; can be changed until the vote closes',
  input: z.object({ decision, cluster: id, choice: z.enum(choices) }),
  output: done,
})

export const closeVote = defineCall({
  name: 'decisions.closeVote',
  method: 'POST',
  path: '/decisions/:decision/close',
  summary: 'Close a vote before its last day, once everybody has voted',
  input: z.object({ decision }),
  output: done,
})

export const withdrawProposal = defineCall({
  name: 'decisions.withdrawProposal',
  method: 'POST',
  path: '/decisions/:decision/withdraw',
  summary: 'Take a proposal back while it is open; that it was there stays on record',
  input: z.object({ decision, reason: prose(500) }),
  output: done,
})

export const addWords = defineCall({
  name: 'decisions.addWords',
  method: 'POST',
  path: '/decisions/:decision/words',
  summary: 'Say something to a proposal that is open',
  input: z.object({ decision, words: prose(4_000), lang: lang.default('en') }),
  output: made,
})

export const takeBackWords = defineCall({
  name: 'decisions.takeBackWords',
  method: 'DELETE',
  path: '/decisions/:decision/words/:word',
  summary: 'Take one’s own words back',
  input: z.object({ decision, word: id }),
  output: done,
})

export const writeMinutes = defineCall({
  name: 'decisions.writeMinutes',
  method: 'PUT',
  path: '/decisions/:decision/minutes',
  summary: 'Write the minutes of a decision and who was there; what stood before stays on record',
  input: z.object({
    decision,
    /** The version that was read; 0: there were none. */
    number: z.number().int().min(0),
    minutes: prose(20_000),
    lang: lang.default('en'),
    present: z.array(id).max(60).default([]),
    others: optionalProse(500),
  }),
  output: done,
})

export const linkDecision = defineCall({
  name: 'decisions.linkDecision',
  method: 'POST',
  path: '/decisions/:decision/links',
  summary:
    'Name something that a decision changed: `market:JP`, `agreement:<id>`, `hypothesis:<id>`, `partner:<id>`, `work:<id>`',
  input: z.object({ decision, target: z.string().regex(/^[a-z]+:[A-Za-z0-9-]{2,40}$/, 'not-offered') }),
  output: done,
})

export const unlinkDecision = defineCall({
  name: 'decisions.unlinkDecision',
  method: 'DELETE',
  path: '/decisions/:decision/links/:target',
  summary: 'Say that a decision did not change this',
  input: z.object({ decision, target: z.string().max(60) }),
  output: done,
})

export const emptyRule = { voting: false, majority: 'simple', quorum: 50, casting: false } as const
export type Rule = z.output<typeof rule>
