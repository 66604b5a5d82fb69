import { z } from 'zod'
import { defineCall, defineFileCall } from '../../shared/contract.ts'
import { day, done, id, instant, nothing, optional, reference } from '../../shared/fields.ts'
import { interfaceLanguages } from '../../shared/languages.ts'
import { storyRungs } from '../stories/rules/story.ts'

const count = z.number().int()

/** What can be released; a partner, an indicator and a report by their ids. */
export const things = [
  'page',
  'summary',
  'markets',
  'missions',
  'stories',
  'partner',
  'indicator',
  'report',
] as const
const thing = z.enum(things)

export const publicFormats = ['pdf', 'docx', 'xlsx', 'json'] as const

const company = z.object({ name: z.string().nullable(), country: z.string() })

const publicPage = z.object({
  slug: z.string(),
  acronym: z.string(),
  title: z.string(),
  theme: z.string().nullable(),
  lang: z.string(),
  startsOn: day.nullable(),
  endsOn: day.nullable(),
  releasedOn: day,
  /** Null where it was not released. */
  summary: z.object({ text: z.string(), releasedOn: day }).nullable(),
  /** Partners that released their name. */
  partners: z.array(
    z.object({
      name: z.string(),
      shortName: z.string(),
      country: z.string(),
      coordinates: z.boolean(),
      /** Where a stranger may read more. */
      slug: z.string().nullable(),
      releasedOn: day,
    }),
  ),
  markets: z.array(z.object({ country: z.string(), stage: z.string() })).nullable(),
  missions: z
    .array(
      z.object({
        slug: z.string(),
        title: z.string(),
        lang: z.string(),
        type: z.string(),
        country: z.string(),
        city: z.string(),
        startsOn: day,
        endsOn: day,
      }),
    )
    .nullable(),
  stories: z
    .array(
      z.object({
        slug: z.string(),
        title: z.string(),
        lang: z.string(),
        rung: z.enum(storyRungs),
        from: company,
        to: company,
      }),
    )
    .nullable(),
  figures: z.array(
    z.object({
      code: z.string(),
      name: z.string(),
      unit: z.string(),
      lang: z.string(),
      shippedAs: z.string().nullable(),
      /** Null where it is of a small group. */
      value: z.number().nullable(),
      /** Of how many organisations a change is; null for counts. */
      of: count.nullable(),
      target: z.number().nullable(),
      countedOn: day,
      releasedOn: day,
    }),
  ),
  reports: z.array(
    z.object({
      id,
      kind: z.string(),
      period: z.object({ name: z.string(), from: day, to: day }),
      langs: z.array(z.string()),
      hash: z.string(),
      madeOn: day,
      releasedOn: day,
      /** How far requests came: how many, of how many, and of those disputed; null where a small group is hidden. */
      outcomes: z.array(
        z.object({
          step: z.string(),
          value: count.nullable(),
          of: count.nullable(),
          disputed: count.nullable(),
        }),
      ),
    }),
  ),
})

export const getPublicPartnership = defineCall({
  name: 'releases.getPublicPartnership',
  method: 'GET',
  path: '/public-partnerships/:partnership',
  summary:
    'What a partnership and its partners released to everybody; not there without a release of its page',
  input: z.object({ partnership: reference }),
  output: publicPage,
})

export const getPublicReport = defineFileCall({
  name: 'releases.getPublicReport',
  method: 'GET',
  path: '/public-partnerships/:partnership/reports/:edition',
  summary:
    'The public version of a released report: without small groups, single partners and names not released',
  input: z.object({
    partnership: reference,
    edition: id,
    format: z.enum(publicFormats),
    lang: z.enum(interfaceLanguages).optional(),
  }),
})

export const listPublicPartnerships = defineCall({
  name: 'releases.listPublicPages',
  method: 'GET',
  path: '/public-partnerships',
  summary: 'Public pages of partnerships, for search engines',
  input: nothing,
  output: z.object({ items: z.array(z.object({ path: z.string(), updatedAt: instant })) }),
})

const choice = z.object({
  thing,
  /** Of what, where there are several of its kind. */
  of: id.nullable(),
  name: z.string().nullable(),
  lang: z.string().nullable(),
  shippedAs: z.string().nullable(),
  /** The release that stands. */
  release: z.object({ id, at: instant, by: z.string().nullable() }).nullable(),
  mayRelease: z.boolean(),
  mayTakeBack: z.boolean(),
  /** Shown as a dash today, since it is of a small group. */
  isHidden: z.boolean(),
})

export const getReleases = defineCall({
  name: 'releases.getReleases',
  method: 'GET',
  path: '/partnerships/:partnership/releases',
  summary: 'What a partnership can release to everybody, what stands released since when and by whom',
  input: z.object({ partnership: reference }),
  output: z.object({
    partnership: z.object({ id, slug: z.string(), acronym: z.string() }),
    /** May release everything but partners' names. */
    edits: z.boolean(),
    choices: z.array(choice),
    /** What was taken back, the latest first. */
    past: z.array(
      z.object({
        thing,
        name: z.string().nullable(),
        shippedAs: z.string().nullable(),
        releasedAt: instant,
        takenBackAt: instant,
        takenBackBy: z.string().nullable(),
      }),
    ),
  }),
})

export const getPreview = defineCall({
  name: 'releases.getPreview',
  method: 'GET',
  path: '/partnerships/:partnership/releases/preview',
  summary: 'The public page as a stranger sees it, or would if the page itself were released',
  input: z.object({ partnership: reference }),
  output: publicPage,
})

export const release = defineCall({
  name: 'releases.release',
  method: 'POST',
  path: '/partnerships/:partnership/releases',
  summary: 'Let everybody read one thing of a partnership, from now on',
  input: z.object({ partnership: reference, thing, of: optional(id) }),
  output: done,
})

export const takeBack = defineCall({
  name: 'releases.takeBack',
  method: 'POST',
  path: '/releases/:release/take-back',
  summary: 'Take a release back, at once',
  input: z.object({ release: id }),
  output: done,
})
