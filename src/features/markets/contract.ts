import { z } from 'zod'
import { defineCall } from '../../shared/contract.ts'
import * as f from '../../shared/fields.ts'
import { interfaceLanguages } from '../../shared/languages.ts'

/** For whom a note is meant; nobody without an account reads any. */
const noteLevels = ['platform', 'partnership', 'cluster', 'organisation'] as const

const level = z.enum(noteLevels)

const note = z.object({
  id: f.id,
  country: z.string(),
  title: z.string(),
  body: z.string(),
  lang: z.string(),
  /** Who or what it is from. */
  source: z.string(),
  learntOn: f.day,
  level,
  /** The partnership, cluster or organisation it is meant for. */
  meantFor: z.string().nullable(),
  mission: z.object({ slug: z.string(), title: z.string() }).nullable(),
  by: z.string(),
  version: z.number().int(),
  mayChange: z.boolean(),
})

export const listMarketCountries = defineCall({
  name: 'markets.listMarketCountries',
  method: 'GET',
  path: '/markets',
  summary: 'Markets: where partnerships of mine go, and of which something was learnt that I may read',
  input: f.nothing,
  output: z.object({
    items: z.array(
      z.object({
        country: z.string(),
        notes: z.number().int(),
        newest: f.day.nullable(),
        partnerships: z.array(z.object({ slug: z.string(), name: z.string(), stage: z.string() })),
      }),
    ),
  }),
})

export const listMarketNotes = defineCall({
  name: 'markets.listMarketNotes',
  method: 'GET',
  path: '/markets/:country/notes',
  summary: 'What was learnt of a market, newest first, as far as it is meant for me',
  input: z.object({ country: f.country, ...f.paging, q: z.string().trim().max(100).optional() }),
  output: f.paged(note),
})

export const getNoteChoices = defineCall({
  name: 'markets.getNoteChoices',
  method: 'GET',
  path: '/market-note-choices',
  summary: 'For whom I may write a note on a market, and what it begins with when it comes from a meeting',
  input: z.object({ meeting: f.id.optional(), note: f.id.optional() }),
  output: z.object({
    /** `cluster:…` and the like, as `meantFor` is sent. */
    audiences: z.array(z.object({ value: z.string(), level, name: z.string().nullable() })),
    country: z.string().nullable(),
    source: z.string().nullable(),
    /** The note itself, when one is changed. */
    note: note.extend({ meantForValue: z.string() }).nullable(),
  }),
})

const words = {
  title: f.line(200),
  body: f.prose(8000),
  lang: z.enum(interfaceLanguages),
  source: f.line(300),
  learntOn: f.day,
  /** `platform`, or `partnership:`, `cluster:`, `organisation:` with the id. */
  meantFor: z.string().max(60),
}

export const writeMarketNote = defineCall({
  name: 'markets.writeMarketNote',
  method: 'POST',
  path: '/market-notes',
  summary: 'Write down what was learnt of a market, from where, when, and for whom it is meant',
  input: z.object({ country: f.country, meeting: f.id.optional(), ...words }),
  output: z.object({ id: f.id, country: z.string() }),
})

export const changeMarketNote = defineCall({
  name: 'markets.changeMarketNote',
  method: 'PUT',
  path: '/market-notes/:note',
  summary: 'Change a note of one’s own on a market',
  input: z.object({ note: f.id, version: f.version, ...words }),
  output: z.object({ version: z.number().int(), country: z.string() }),
})

export const withdrawMarketNote = defineCall({
  name: 'markets.withdrawMarketNote',
  method: 'POST',
  path: '/market-notes/:note/withdraw',
  summary: 'Take a note on a market back',
  input: z.object({ note: f.id }),
  output: f.done,
})
