import { z } from 'zod'
import { defineCall } from '../../shared/contract.ts'
import { day, done, id, instant, optionalProse, reference, version } from '../../shared/fields.ts'
import { interfaceLanguages } from '../../shared/languages.ts'
import { partPattern, reportKinds } from './rules/sections.ts'

const count = z.number().int()
const kind = z.enum(reportKinds)
const lang = z.enum(interfaceLanguages)
const part = z.string().regex(partPattern, 'not-offered')

const frame = z.object({ id, slug: z.string(), acronym: z.string() })
const period = z.object({ id, name: z.string(), startsOn: day, endsOn: day, state: z.string() })

const edition = z.object({
  id,
  number: count,
  hash: z.string(),
  madeAt: instant,
  madeBy: z.string().nullable(),
})

export const listReports = defineCall({
  name: 'reports.listReports',
  method: 'GET',
  path: '/partnerships/:partnership/reports',
  summary: 'The reports of a partnership by period: those being written, and what was handed over',
  input: z.object({ partnership: reference }),
  output: z.object({
    partnership: frame,
    rights: z.object({ reads: z.enum(['all', 'own', 'figures']), edits: z.boolean() }),
    /** May begin and write reports. */
    edits: z.boolean(),
    /** May read reports that are still being written. */
    readsDrafts: z.boolean(),
    reports: z.array(z.object({ id, kind, lang, secondLang: lang, period, editions: z.array(edition) })),
    /** Periods without a report, for those who may begin one. */
    open: z.array(period),
  }),
})

export const beginReport = defineCall({
  name: 'reports.beginReport',
  method: 'POST',
  path: '/partnerships/:partnership/reports',
  summary: 'Begin the report of a period from the template, in two languages',
  input: z.object({ partnership: reference, period: id, kind, lang, secondLang: lang }),
  output: z.object({ id }),
})

export const updateReport = defineCall({
  name: 'reports.updateReport',
  method: 'PUT',
  path: '/reports/:report',
  summary: 'Change the kind and the languages of a report; what was written in another language stays',
  input: z.object({ report: id, version, kind, lang, secondLang: lang }),
  output: done,
})

const cell = z.union([z.string(), z.number(), z.null()])
const block = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), text: z.string(), unknown: z.array(z.string()) }),
  z.object({
    kind: z.literal('table'),
    key: z.string(),
    title: z.string(),
    columns: z.array(z.object({ title: z.string(), kind: z.enum(['text', 'number', 'day']) })),
    rows: z.array(z.array(cell)),
  }),
  z.object({
    kind: z.literal('chart'),
    key: z.string(),
    title: z.string(),
    alt: z.string(),
    bars: z.array(z.object({ label: z.string(), words: z.string(), share: z.number(), further: z.number() })),
  }),
])

export const paper = z.object({
  lang: z.string(),
  title: z.string(),
  subtitle: z.string(),
  parts: z.array(
    z.object({
      key: z.string(),
      heading: z.string(),
      section: z.string().nullable(),
      blocks: z.array(block),
    }),
  ),
})

export const getReport = defineCall({
  name: 'reports.getReport',
  method: 'GET',
  path: '/reports/:report',
  summary:
    'A report as it is read in one of its languages: figures live until their period is frozen, in what is written too',
  input: z.object({ report: id, lang: lang.optional() }),
  output: z.object({
    partnership: frame,
    edits: z.boolean(),
    id,
    kind,
    lang,
    secondLang: lang,
    version,
    period,
    paper,
    /** Figures below what should be there, with whether somebody said why in this language. */
    below: z.array(z.object({ id, code: z.string(), name: z.string(), explained: z.boolean() })),
    /** Sections nobody wrote in this language yet. */
    unwritten: z.array(z.string()),
    /** Names in what is written, in either language, that name no figure. */
    unknown: z.array(z.string()),
    editions: z.array(edition),
  }),
})

const text = z.object({
  lang,
  text: z.string(),
  /** The last version's number; nought before anything was written. */
  number: count,
  /** With its figures in place. */
  shown: z.string(),
  unknown: z.array(z.string()),
})

export const getReportPart = defineCall({
  name: 'reports.getReportPart',
  method: 'GET',
  path: '/reports/:report/parts/:part',
  summary:
    'What is written in a part of a report in both languages, its versions, and the figures it may name',
  input: z.object({ report: id, part }),
  output: z.object({
    partnership: frame,
    edits: z.boolean(),
    report: id,
    title: z.string(),
    part: z.string(),
    /** The indicator a reason is about. */
    indicator: z
      .object({
        name: z.string(),
        shippedAs: z.string().nullable(),
        proven: z.number(),
        expected: z.number().nullable(),
      })
      .nullable(),
    texts: z.array(text),
    named: z.array(z.object({ name: z.string(), value: z.string() })),
    versions: z.array(
      z.object({
        lang: z.string(),
        number: count,
        text: z.string(),
        writtenAt: instant,
        writtenBy: z.string().nullable(),
      }),
    ),
  }),
})

export const writeReportPart = defineCall({
  name: 'reports.writeReportPart',
  method: 'POST',
  path: '/reports/:report/parts/:part',
  summary: 'Write a part of a report in a language: a new version; the ones before stay',
  input: z.object({
    report: id,
    part,
    lang,
    /** The version it was written upon; nought for the first. */
    number: count.min(0),
    /** Nothing empties the part; the versions before stay. */
    text: optionalProse(20_000),
  }),
  output: z.object({ number: count }),
})

export const handOverReport = defineCall({
  name: 'reports.handOverReport',
  method: 'POST',
  path: '/reports/:report/editions',
  summary:
    'Make the edition of a report that is handed over, from the figures as they were frozen; it is never changed',
  input: z.object({ report: id }),
  output: z.object({ id, number: count, hash: z.string() }),
})

export const getEdition = defineCall({
  name: 'reports.getEdition',
  method: 'GET',
  path: '/report-editions/:edition',
  summary: 'A report as it was handed over, in one of its languages',
  input: z.object({ edition: id, lang: lang.optional() }),
  output: z.object({
    partnership: frame,
    readsDrafts: z.boolean(),
    report: id,
    lang,
    secondLang: lang,
    edition,
    paper,
  }),
})
