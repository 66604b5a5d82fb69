import { z } from 'zod'
import { defineCall } from '../../shared/contract.ts'
import { id, optionalLine, optionalProse, paging, reference, slug } from '../../shared/fields.ts'
import { named, reason } from './contract.ts'

/** What speaks for a candidate by what was done before; the engine's own grounds. */
export const historyGround = z.enum([
  'ties',
  'strongestTie',
  'tiedPartners',
  'overlap',
  'ledTogether',
  'nearestProject',
  'projects',
  'recentProjects',
  'projectsInParts',
  'shareInParts',
  'unmetInParts',
  'sameCountry',
  'sameKind',
])

const projects = {
  /** Projects of the European Union it takes or took part in. */
  projects: z.number().int(),
  led: z.number().int(),
  /** Of these, under the programme of the call. */
  inProgramme: z.number().int(),
}

export const completeConsortium = defineCall({
  name: 'matching.completeConsortium',
  method: 'GET',
  path: '/consortium',
  summary:
    'Partners are known, and a funding call or words: who is missing, by what was done before and by what the topic asks',
  input: z.object({
    partners: z.array(reference).max(30).default([]),
    call: slug.optional(),
    words: optionalProse(2000),
    /** Those who have done projects, or newcomers of whom none is known. */
    show: z.enum(['known', 'newcomers']).default('known'),
    /** Part of a name, for choosing another partner. */
    find: optionalLine(100),
    page: paging.page,
    pageSize: z.number().int().min(1).max(50).default(10),
  }),
  output: z.object({
    partners: z.array(
      named.extend({
        ...projects,
        /** What of the topic its profile answers. */
        covers: z.array(z.string()),
      }),
    ),
    call: z
      .object({
        slug: z.string(),
        title: z.string(),
        topic: z.string(),
        programme: z.string(),
        lang: z.string(),
      })
      .nullable(),
    words: z.string().nullable(),
    /** Sentences of the topic, and how many of them no partner's profile answers. */
    sentences: z.number().int(),
    uncovered: z.number().int(),
    items: z.array(
      z.object({
        organisation: named,
        /** The sum of both shares. */
        score: z.number(),
        topic: z.object({ points: z.number(), share: z.number(), reasons: z.array(reason) }),
        history: z.object({
          points: z.number(),
          share: z.number(),
          ...projects,
          grounds: z.array(z.object({ ground: historyGround, value: z.number(), points: z.number() })),
          /** With which partners in which projects. */
          together: z.array(z.object({ partner: z.string(), projects: z.array(z.string()) })),
        }),
      }),
    ),
    /** Slugs of the partners whose matches the viewer may open. */
    mine: z.array(z.string()),
    counts: z.object({ known: z.number().int(), newcomers: z.number().int() }),
    found: z.array(z.object({ id, slug: z.string(), name: z.string(), country: z.string() })),
    total: z.number().int(),
    page: z.number().int(),
    pageSize: z.number().int(),
  }),
})
