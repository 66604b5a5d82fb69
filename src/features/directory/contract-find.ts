import { z } from 'zod'
import { defineCall, defineFileCall } from '../../shared/contract.ts'
import { country, id, reference, slug } from '../../shared/fields.ts'
import { kind, organisationLine } from './contract.ts'
import { capability } from './contract-capabilities.ts'

/** What a search can be narrowed to; all of it stands in the address. */
export const findFilters = {
  q: z.string().trim().max(1_000).optional(),
  kind: kind.optional(),
  country: country.optional(),
  cluster: slug.optional(),
  technology: z.string().max(120).optional(),
  /** A term of a taxonomy, as `scheme:code`. */
  term: z.string().max(120).optional(),
  market: country.optional(),
  /** A programme of the European Union in which it takes or took part in a project; `any` for all of them. */
  programme: z.string().max(120).optional(),
  /** Places of the map, as `directory.map` names them: `latitude,longitude`, several joined by a space. */
  place: z
    .string()
    .max(1_000)
    .regex(/^-?\d{1,2}\.\d\d,-?\d{1,3}\.\d\d( -?\d{1,2}\.\d\d,-?\d{1,3}\.\d\d)*$/, 'not-a-place')
    .optional(),
}

/** A text in pieces, of which some are what was asked for. */
const marked = z.array(z.object({ text: z.string(), hit: z.boolean() }))
const counted = z.array(z.object({ value: z.string(), count: z.number() }))
const labelled = z.array(z.object({ value: z.string(), label: z.string(), count: z.number() }))

/** How a word was found: as it is, as part of a longer one, through the bridge, in spite of a typing error. */
const hitKinds = ['word', 'part', 'joined', 'measure', 'letter', 'bridge', 'typo', 'prefix', 'near'] as const

const reason = z.object({
  words: z.string(),
  kind: z.enum(hitKinds),
  /** The parts of the profile it stands in. */
  fields: z.array(z.string()),
  /** Through the bridge: the expression that stands there, and where it is said to mean the same. */
  expression: z.string().nullable(),
  source: z.string().nullable(),
})

export const findOrganisations = defineCall({
  name: 'directory.find',
  method: 'GET',
  path: '/find',
  summary: 'Find organisations by a sentence, the best first, each with why it was found',
  input: z.object({
    ...findFilters,
    sort: z.enum(['relevance', 'name', 'newest']).default('relevance'),
    pageSize: z.number().int().min(1).max(100).default(25),
    /** `next` of the page before. */
    cursor: z.string().max(300).optional(),
  }),
  output: z.object({
    items: z.array(
      organisationLine.extend({
        marked: z.object({
          name: marked,
          summary: marked.nullable(),
          /** The stretch of the profile that says most of what was asked for, where it is neither name nor summary. */
          passage: z.object({ field: z.string(), text: marked }).nullable(),
        }),
        why: z.array(reason),
        /** Which record meets which condition of the sentence, as its owner wrote the figure. */
        met: z.array(
          z.object({
            condition: z.string(),
            capability: id,
            title: z.string(),
            low: z.number().nullable(),
            high: z.number().nullable(),
            unit: z.string(),
          }),
        ),
      }),
    ),
    total: z.number(),
    next: z.string().nullable(),
    /** The sentence as it was understood; `without` is the sentence that is left when a condition is taken out. */
    reading: z.object({
      words: z.string(),
      withoutWords: z.string(),
      conditions: z.array(z.object({ text: z.string(), without: z.string() })),
    }),
    /** True when nothing has most of the words, so that one of them was enough. */
    isLoosened: z.boolean(),
    /** Words nothing has, and what was looked for instead. */
    corrections: z.array(z.object({ word: z.string(), instead: z.array(z.string()) })),
    /** Words of the sentence that each find something by themselves, when all together find nothing. */
    similar: z.array(z.object({ words: z.string(), count: z.number() })),
    facets: z.object({
      kind: counted,
      country: counted,
      cluster: labelled,
      technology: counted,
      programme: counted,
      term: labelled,
    }),
  }),
})

export const findCapabilities = defineCall({
  name: 'directory.findCapabilities',
  method: 'GET',
  path: '/capabilities',
  summary: 'Every capability record I may see, one page after the other, for reading into another system',
  input: z.object({
    /** Only records of this organisation’s country. */
    country: country.optional(),
    /** Only records changed since. */
    since: z.iso.datetime({ offset: true }).optional(),
    pageSize: z.number().int().min(1).max(200).default(100),
    /** `next` of the page before: the id of its last record. */
    cursor: id.optional(),
  }),
  output: z.object({
    items: z.array(capability.extend({ organisationName: z.string(), organisationSlug: z.string() })),
    next: id.nullable(),
  }),
})

export const exportCapabilities = defineFileCall({
  name: 'directory.exportCapabilities',
  method: 'GET',
  path: '/capabilities/export',
  summary: 'The capability records I may see as a file, of everybody or of one organisation',
  input: z.object({
    organisation: reference.optional(),
    country: country.optional(),
    format: z.enum(['xlsx', 'csv', 'json']).default('xlsx'),
  }),
})
