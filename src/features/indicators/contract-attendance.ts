import { z } from 'zod'
import { defineCall } from '../../shared/contract.ts'
import { country, day, id, instant, lang, line, optional, paging, reference } from '../../shared/fields.ts'
import { cluster, partnershipFrame, service } from './contract-fields.ts'
import { rowReasons, rowStandings } from './rules/attendance.ts'

const count = z.number().int()
const sentFile = z.object({ hash: z.string().regex(/^[0-9a-f]{64}$/, 'missing'), name: line(200) })
const counts = z.object({
  counts: count,
  double: count,
  'not-a-member': count,
  unreadable: count,
})

export const sendAttendance = defineCall({
  name: 'indicators.sendAttendance',
  method: 'POST',
  path: '/partnerships/:partnership/attendance-lists',
  summary: 'Send the list of who was at a webinar or an event; answers with what each row would be',
  input: z.object({
    partnership: reference,
    clusterId: id,
    title: line(200),
    lang: lang.default('en'),
    heldOn: day,
    service: service.default('webinar'),
    market: optional(country),
    /** For rows that say no minutes. */
    hours: optional(z.number().min(0).max(24)),
    file: sentFile,
  }),
  output: z.object({ id }),
})

export const getAttendance = defineCall({
  name: 'indicators.getAttendance',
  method: 'GET',
  path: '/attendance-lists/:list',
  summary: 'A list of who was there, row by row: what counts, what does not, why, and what mends it',
  input: z.object({ list: id, show: z.enum(rowStandings).optional(), ...paging }),
  output: z.object({
    partnership: partnershipFrame,
    list: z.object({
      id,
      title: z.string(),
      lang: z.string(),
      heldOn: day,
      service,
      cluster,
      fileName: z.string(),
      sentAt: instant,
      takenAt: instant.nullable(),
    }),
    /** How many rows are what; of a list that was taken, what they were then. */
    counts,
    columns: z.array(z.object({ heading: z.string(), field: z.string().nullable() })),
    rows: z.array(
      z.object({
        number: count,
        organisation: z.string(),
        name: z.string(),
        email: z.string(),
        standing: z.enum(rowStandings),
        reason: z.enum(rowReasons),
        member: z.object({ id, name: z.string() }).nullable(),
        hours: z.number().nullable(),
      }),
    ),
    total: count,
    page: count,
    pageSize: count,
  }),
})

export const listAttendance = defineCall({
  name: 'indicators.listAttendance',
  method: 'GET',
  path: '/partnerships/:partnership/attendance-lists',
  summary: 'The lists that were sent for my clusters, those that wait first',
  input: z.object({ partnership: reference, ...paging }),
  output: z.object({
    items: z.array(
      z.object({
        id,
        title: z.string(),
        lang: z.string(),
        heldOn: day,
        cluster: z.string(),
        fileName: z.string(),
        takenAt: instant.nullable(),
        services: count.nullable(),
      }),
    ),
    total: count,
    page: count,
    pageSize: count,
  }),
})

export const takeAttendance = defineCall({
  name: 'indicators.takeAttendance',
  method: 'POST',
  path: '/attendance-lists/:list/take',
  summary: 'Make the good rows of a list services of the members; the rest stays listed',
  input: z.object({ list: id }),
  output: z.object({ added: count }),
})
