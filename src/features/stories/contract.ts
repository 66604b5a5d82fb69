import { z } from 'zod'
import { defineCall } from '../../shared/contract.ts'
import * as f from '../../shared/fields.ts'
import { interfaceLanguages } from '../../shared/languages.ts'
import { storyRungs } from './rules/story.ts'

const story = f.reference
const side = z.enum(['from', 'to'])
const rung = z.enum(storyRungs)

/** A company in a story; without a name where it did not agree to be named. */
const company = z.object({
  name: z.string().nullable(),
  slug: z.string().nullable(),
  country: z.string(),
})

const line = z.object({
  id: f.id,
  slug: z.string(),
  state: z.enum(['draft', 'released', 'withdrawn']),
  title: z.string(),
  lang: z.string(),
  rung,
  /** The market: the country of the mission. */
  country: z.string(),
  /** Null where the reader may not know of it. */
  mission: z.object({ slug: z.string(), title: z.string() }).nullable(),
  metOn: f.day,
  from: company,
  to: company,
  releasedAt: f.instant.nullable(),
  /** Whether a yes of mine is waited for. */
  waitsForMe: z.boolean(),
})

export const listStories = defineCall({
  name: 'stories.listStories',
  method: 'GET',
  path: '/stories',
  summary: 'Success stories: the released ones for everybody, those on their way for the two companies alone',
  input: z.object({ ...f.paging, country: f.country.optional(), mission: f.reference.optional() }),
  output: f.paged(line).extend({ countries: z.array(z.string()) }),
})

export const getStory = defineCall({
  name: 'stories.getStory',
  method: 'GET',
  path: '/stories/:story',
  summary: 'One success story; before it is released only for its two companies and whoever drafted it',
  input: z.object({ story }),
  output: line.extend({
    body: z.string(),
    version: z.number().int(),
    /** Null for everybody but those who have to do with it. */
    inside: z
      .object({
        /** What each company said of this version; null: nothing yet. */
        from: z.object({ name: z.string(), agreed: z.boolean().nullable(), note: z.string().nullable() }),
        to: z.object({ name: z.string(), agreed: z.boolean().nullable(), note: z.string().nullable() }),
        /** The sides I speak for. */
        mine: z.array(side),
        mayEdit: z.boolean(),
        mayRelease: z.boolean(),
        mayWithdraw: z.boolean(),
        versions: z.array(
          z.object({ number: z.number().int(), title: z.string(), writtenAt: f.instant, by: z.string() }),
        ),
      })
      .nullable(),
  }),
})

export const getStoryDraft = defineCall({
  name: 'stories.getStoryDraft',
  method: 'GET',
  path: '/meetings/:meeting/story-draft',
  summary: 'What the records say of a meeting, put into words to begin a success story with',
  input: z.object({ meeting: f.id, lang: z.enum(interfaceLanguages).default('en') }),
  output: z.object({
    meetingId: f.id,
    lang: z.string(),
    title: z.string(),
    body: z.string(),
    rung,
    /** A story of this meeting that is there already, if I may see it. */
    there: z.string().nullable(),
    /** Companies that have not said that they may be named. */
    unnamed: z.array(z.string()),
  }),
})

const words = { lang: z.enum(interfaceLanguages), title: f.line(160), body: f.prose(8000) }

export const draftStory = defineCall({
  name: 'stories.draftStory',
  method: 'POST',
  path: '/stories',
  summary:
    'Draft a success story of a meeting; both companies are asked, and until both agreed nobody else sees it',
  input: z.object({ meeting: f.id, ...words }),
  output: z.object({ slug: z.string() }),
})

export const saveStory = defineCall({
  name: 'stories.saveStory',
  method: 'POST',
  path: '/stories/:story/versions',
  summary: 'Write a new version; both companies are asked again',
  input: z.object({ story, version: f.version, ...words }),
  output: z.object({ version: z.number().int() }),
})

export const answerStory = defineCall({
  name: 'stories.answerStory',
  method: 'POST',
  path: '/stories/:story/answers',
  summary: 'Say yes or no to a version for one’s own company',
  input: z.object({ story, version: f.version, side, agreed: z.boolean(), note: f.optionalProse(1000) }),
  output: f.done,
})

export const releaseStory = defineCall({
  name: 'stories.releaseStory',
  method: 'POST',
  path: '/stories/:story/release',
  summary: 'Show a story that both companies agreed to everybody',
  input: z.object({ story, version: f.version }),
  output: f.done,
})

export const withdrawStory = defineCall({
  name: 'stories.withdrawStory',
  method: 'POST',
  path: '/stories/:story/withdraw',
  summary: 'Take a story back; its page is gone at once',
  input: z.object({ story }),
  output: f.done,
})
