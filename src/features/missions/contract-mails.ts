import { z } from 'zod'
import { defineCall } from '../../shared/contract.ts'
import * as f from '../../shared/fields.ts'
import { allLanguages } from '../../shared/languages.ts'
import { mailKinds } from './rules/mail-kinds.ts'

const mission = z.string().min(1).max(120)
const kind = z.enum(mailKinds)
const lang = z.enum(allLanguages)
const words = z.object({ subject: z.string(), lines: z.string(), button: z.string() })
/** What a mail about so many things says otherwise; empty: as of any number. */
const form = z.object({
  form: z.enum(['one', 'two', 'few', 'many']),
  /** The first numbers said so in the language. */
  numbers: z.array(z.number().int()),
  more: z.boolean(),
  words: z.object({ subject: z.string(), lines: z.string() }),
  preview: words,
})

export const listMailWords = defineCall({
  name: 'missions.listMailWords',
  method: 'GET',
  path: '/missions/:mission/mail-words',
  summary:
    'The mails of a mission with what they say in a language, and which are in the organisers’ own words',
  input: z.object({ mission, lang: lang.default('en') }),
  output: z.object({
    items: z.array(
      z.object({
        kind,
        subject: z.string(),
        /** In the organisers’ own words. */
        own: z.boolean(),
        /** In further languages, too. */
        ownIn: z.array(z.string()),
      }),
    ),
  }),
})

export const getMailWords = defineCall({
  name: 'missions.getMailWords',
  method: 'GET',
  path: '/missions/:mission/mail-words/:kind',
  summary: 'What one mail of a mission says in a language, what it may name, and how it looks filled in',
  input: z.object({ mission, kind, lang: lang.default('en') }),
  output: z.object({
    kind,
    lang,
    words,
    /** The words it has when nobody writes their own. */
    standard: words,
    /** Where the mail can be about one thing or several: how the language says numbers; none where it says all alike. */
    forms: z.array(form),
    own: z.boolean(),
    /** 0 while nobody wrote their own; sent back when saving. */
    version: z.number().int(),
    changedAt: f.instant.nullable(),
    /** What the words may leave open, written as `{{name}}`. */
    placeholders: z.array(z.string()),
    /** With what is known of the mission put in, and the rest in brackets. */
    preview: words,
  }),
})

export const saveMailWords = defineCall({
  name: 'missions.saveMailWords',
  method: 'POST',
  path: '/missions/:mission/mail-words/:kind',
  summary: 'Write one mail of a mission in one’s own words; what is open in it must be what the mail knows',
  input: z.object({
    mission,
    kind,
    lang,
    version: z.number().int().min(0),
    subject: f.line(200),
    lines: f.prose(4000),
    button: f.line(60),
    /** Of so many things; left out: as of any number. */
    subjectOne: f.optionalLine(200),
    linesOne: f.optionalProse(4000),
    subjectTwo: f.optionalLine(200),
    linesTwo: f.optionalProse(4000),
    subjectFew: f.optionalLine(200),
    linesFew: f.optionalProse(4000),
    subjectMany: f.optionalLine(200),
    linesMany: f.optionalProse(4000),
  }),
  output: z.object({ version: z.number().int() }),
})

export const resetMailWords = defineCall({
  name: 'missions.resetMailWords',
  method: 'POST',
  path: '/missions/:mission/mail-words/:kind/reset',
  summary: 'Give one mail of a mission its usual words back',
  input: z.object({ mission, kind, lang, version: f.version }),
  output: f.done,
})

export const testMailWords = defineCall({
  name: 'missions.testMailWords',
  method: 'POST',
  path: '/missions/:mission/mail-words/:kind/test',
  summary: 'Send oneself one mail of a mission as it is now, with what is not known in brackets',
  input: z.object({ mission, kind, lang }),
  output: z.object({ to: z.string() }),
})
