import { z } from 'zod'
import { defineCall, defineFileCall } from '../../shared/contract.ts'
import { country, day, id, instant, line } from '../../shared/fields.ts'

const count = z.number().int()
const place = z.object({ latitude: z.number(), longitude: z.number(), by: z.string() }).nullable()

/** What is compared: partnerships that go to a country, and one figure by its key. */
const wanted = {
  country: country.optional(),
  indicator: line(200).optional(),
}

/** A figure of a partnership as last counted. */
export const comparedFigure = z.object({
  id,
  /** The same for the same indicator of several partnerships: the set's word, else its code. */
  key: z.string(),
  code: z.string(),
  name: z.string(),
  unit: z.string(),
  lang: z.string(),
  shippedAs: z.string().nullable(),
  /** A count, or a sum or change with its decimals. */
  proven: z.number(),
  claimed: z.number(),
  target: z.number().nullable(),
  expected: z.number().nullable(),
})

export const getSideBySide = defineCall({
  name: 'desk.getSideBySide',
  method: 'GET',
  path: '/side-by-side',
  summary:
    'The partnerships whose figures and papers I read, side by side: month, figures, missions, meetings held, reports, what is late, and where they go',
  input: z.object(wanted),
  output: z.object({
    today: day,
    partnerships: z.array(
      z.object({
        id,
        slug: z.string(),
        acronym: z.string(),
        title: z.string(),
        theme: z.string().nullable(),
        /** The term that runs: its grant's days, else its own. */
        from: day.nullable(),
        to: day.nullable(),
        month: z.object({ month: count, of: count }).nullable(),
        clusters: count,
        missions: z.object({ over: count, toCome: count }),
        /** Null until it was counted. */
        meetingsHeld: count.nullable(),
        reports: z.object({ filed: count, of: count }),
        /** Reports not sent, deliverables and milestones not done, each past its day; the longest overdue first. */
        late: z.array(
          z.object({
            kind: z.enum(['report', 'deliverable', 'milestone']),
            id,
            name: z.string(),
            /** Of what is written in one language. */
            lang: z.string().nullable(),
            dueOn: day,
            days: count,
          }),
        ),
        markets: z.array(z.object({ country: z.string(), stage: z.string(), place })),
        figures: z.array(comparedFigure),
        countedAt: instant.nullable(),
      }),
    ),
    /** Missions and events of these partnerships that I may know of, the next first. */
    missions: z.array(
      z.object({
        slug: z.string(),
        title: z.string(),
        lang: z.string(),
        type: z.string(),
        country: z.string(),
        city: z.string(),
        startsOn: day,
        endsOn: day,
        isOver: z.boolean(),
        partnership: z.object({ slug: z.string(), acronym: z.string() }),
        place,
      }),
    ),
    /** To choose from, whatever was chosen. */
    countries: z.array(z.string()),
    indicators: z.array(
      z.object({ key: z.string(), name: z.string(), shippedAs: z.string().nullable(), lang: z.string() }),
    ),
  }),
})

export const sideBySideFormats = ['xlsx', 'csv'] as const

export const getSideBySideFile = defineFileCall({
  name: 'desk.getSideBySideFile',
  method: 'GET',
  path: '/side-by-side/file',
  summary: 'The same as a workbook, or its figures as CSV',
  input: z.object({ ...wanted, format: z.enum(sideBySideFormats) }),
})
