import { z } from 'zod'
import { defineCall, defineFileCall } from '../../shared/contract.ts'
import {
  day,
  done,
  id,
  instant,
  line,
  optional,
  optionalLine,
  paging,
  reference,
} from '../../shared/fields.ts'
import { consentVersions, measures, standings } from './rules/figures.ts'

const count = z.number().int()
const token = z.string().min(20).max(200)
const year = z.number().int().min(2000).max(2100)
const currency = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^[A-Z]{3}$/, 'not-a-currency')
/** An amount as people write it, `1 250 000` or `1.250.000,50`, in the currency that is asked for. */
const amount = optionalLine(24)
const sentFile = z.object({ hash: z.string().regex(/^[0-9a-f]{64}$/, 'missing'), name: line(200) })

/** What an organisation says of a year; nothing of it is needed by itself, something is. */
const figures = {
  turnover: amount,
  /** Of the turnover, what came from international activities; or only its share. */
  international: amount,
  /** Per cent, with up to two digits after the point. */
  internationalShare: optional(z.number().min(0).max(100)),
  /** Exports of innovative products to the partnership's target markets. */
  exports: amount,
  /** Full-time equivalents at the year's end. */
  jobs: optional(z.number().min(0).max(10_000_000)),
  /** What the figures rest on: the annual accounts, the tax return. */
  basedOn: optionalLine(200),
  /** Name and function. */
  declaredBy: line(120),
  // A form sends a word; what is not ticked is not sent at all.
  consent: z.boolean().refine(agreed => agreed, 'consent-needed'),
  consentVersion: z.enum(consentVersions),
  /** How often it was said before, as whoever declares has read it; nothing for the first time. */
  number: z.number().int().min(0).default(0),
}

/** Amounts in whole numbers of the currency's smallest unit: cents, or yen. */
const said = z.object({
  number: count,
  currency: z.string(),
  turnover: z.number().nullable(),
  international: z.number().nullable(),
  /** Per cent: as it was said, or reckoned from both amounts. */
  share: z.number().nullable(),
  /** Only where it was said instead of an amount. */
  saidShare: z.number().nullable(),
  exports: z.number().nullable(),
  jobs: z.number().nullable(),
  basedOn: z.string().nullable(),
  fileName: z.string().nullable(),
  declaredBy: z.string(),
  consentVersion: z.enum(consentVersions),
  withdrawn: z.boolean(),
  saidAt: instant,
})

const partnership = z.object({ id, slug: z.string(), acronym: z.string() })
const round = z.object({ year, currency: z.string(), closesOn: day })

/** A figure of many, amounts in the smallest unit: null where it would tell too much of single organisations. */
const together = z.object({
  measure: z.enum(measures),
  value: z.number().nullable(),
  of: count,
  said: count.nullable(),
})

export const listDeclarations = defineCall({
  name: 'declarations.listDeclarations',
  method: 'GET',
  path: '/partnerships/:partnership/declarations',
  summary:
    'What organisations declared of a year: figures of many together, and for whoever counts them who said what and who has not',
  input: z.object({
    partnership: reference,
    /** Without it: the year asked about last. */
    year: year.optional(),
    show: z.enum(standings).optional(),
    ...paging,
  }),
  output: z.object({
    partnership,
    rights: z.object({
      asks: z.boolean(),
      /** Counts for the whole partnership. */
      edits: z.boolean(),
      /** How much is read of single organisations: of all, of one's own clusters' members, of none. */
      reads: z.enum(['all', 'own', 'none']),
    }),
    rounds: z.array(round),
    round: round.nullable(),
    /** Null where the numbers are too small for this reader. */
    counts: z.object({
      asked: count.nullable(),
      declared: count.nullable(),
      waiting: count.nullable(),
      withdrawn: count.nullable(),
      unreachable: count.nullable(),
    }),
    /** Asked, not answered, not reminded yet. */
    toRemind: count,
    together: z.array(together),
    items: z.array(
      z.object({
        organisation: z.object({ id, slug: z.string(), name: z.string() }),
        clusters: z.array(z.string()),
        standing: z.enum(standings),
        contact: z.string().nullable(),
        askedAt: instant.nullable(),
        remindedAt: instant.nullable(),
        declarationId: id.nullable(),
        said: said.nullable(),
      }),
    ),
    total: count,
    page: count,
    pageSize: count,
  }),
})

export const getAskChoices = defineCall({
  name: 'declarations.getAskChoices',
  method: 'GET',
  path: '/partnerships/:partnership/declaration-choices',
  summary:
    'Whom a year would be asked of: how many members, how many of them took part, how many have nobody to write to',
  input: z.object({ partnership: reference, year: year.optional() }),
  output: z.object({
    partnership,
    year,
    currency: z.string(),
    closesOn: day,
    /** The year is asked about already: its currency and last day stand. */
    isOpen: z.boolean(),
    rounds: z.array(round),
    whom: z.array(z.object({ whom: z.enum(['active', 'all']), toAsk: count, unreachable: count })),
  }),
})

export const askMembers = defineCall({
  name: 'declarations.askMembers',
  method: 'POST',
  path: '/partnerships/:partnership/declarations/ask',
  summary:
    'Ask companies by mail to declare a year through a link; whoever was asked or has declared is left alone',
  input: z.object({
    partnership: reference,
    year,
    currency: currency.default('EUR'),
    closesOn: day,
    /** Those who took part in a mission or got a service, or every company that is a member. */
    whom: z.enum(['active', 'all']).default('active'),
    /** Only these. */
    organisationIds: z.array(id).max(500).optional(),
  }),
  output: z.object({ year, sent: count, unreachable: count, left: count }),
})

export const remindMembers = defineCall({
  name: 'declarations.remindMembers',
  method: 'POST',
  path: '/partnerships/:partnership/declarations/remind',
  summary: 'Remind, once, those who were asked about a year and have not declared it',
  input: z.object({ partnership: reference, year }),
  output: z.object({ year, sent: count }),
})

const form = z.object({
  partnership,
  organisation: z.object({ id, slug: z.string(), name: z.string() }),
  year,
  currency: z.string(),
  closesOn: day.nullable(),
  askedBy: z.string().nullable(),
  /** Who is asked, for the field with the name. */
  name: z.string(),
  markets: z.array(z.string()),
  consentVersion: z.enum(consentVersions),
  said: said.nullable(),
})

export const getByLink = defineCall({
  name: 'declarations.getByLink',
  method: 'GET',
  path: '/declaration-links/:token',
  summary: 'What is asked of an organisation, and what it has said, for whoever has the link',
  input: z.object({ token }),
  output: form,
})

export const declareByLink = defineCall({
  name: 'declarations.declareByLink',
  method: 'POST',
  path: '/declaration-links/:token',
  summary:
    'Declare the year that the link is about, or correct what was declared; with a document where there is one',
  input: z.object({ token, ...figures, file: sentFile.optional() }),
  output: z.object({ number: count }),
})

export const withdrawByLink = defineCall({
  name: 'declarations.withdrawByLink',
  method: 'POST',
  path: '/declaration-links/:token/withdraw',
  summary: 'Take the consent to a declaration back: it counts no longer from now on',
  input: z.object({ token, declaredBy: line(120) }),
  output: done,
})

export const listOwn = defineCall({
  name: 'declarations.listOwn',
  method: 'GET',
  path: '/organisations/:organisation/declarations',
  summary: 'What one’s own organisation declared, and what it is asked to declare',
  input: z.object({ organisation: reference }),
  output: z.object({
    organisation: z.object({ id, slug: z.string(), name: z.string() }),
    items: z.array(form.extend({ declarationId: id.nullable() })),
  }),
})

export const declare = defineCall({
  name: 'declarations.declare',
  method: 'POST',
  path: '/organisations/:organisation/declarations',
  summary:
    'Declare a year that one’s own organisation was asked about, or correct it; with a document where there is one',
  input: z.object({ organisation: reference, partnership: id, year, ...figures, file: sentFile.optional() }),
  output: z.object({ number: count }),
})

export const withdraw = defineCall({
  name: 'declarations.withdraw',
  method: 'POST',
  path: '/organisations/:organisation/declarations/withdraw',
  summary: 'Take the consent to a declaration of one’s own organisation back',
  input: z.object({ organisation: reference, partnership: id, year, declaredBy: line(120) }),
  output: done,
})

export const getDocument = defineFileCall({
  name: 'declarations.getDocument',
  method: 'GET',
  path: '/declarations/:declaration/document',
  summary: 'The document that goes with a declaration',
  input: z.object({ declaration: id }),
})
