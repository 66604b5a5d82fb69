import { z } from 'zod'
import { defineCall, defineFileCall } from '../../shared/contract.ts'
import {
  country,
  day,
  done,
  id,
  instant,
  lang,
  line,
  optional,
  paging,
  reference,
} from '../../shared/fields.ts'
import {
  encodingReading,
  importChoice,
  importColumn,
  readingChoice,
  sheetNote,
} from '../directory/contract-import.ts'
import { cluster, partnershipFrame, service } from './contract-fields.ts'
import { attendanceFields, rowReasons, rowStandings } from './rules/attendance.ts'

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
      version: count,
      /** The file has no headings: its first row is a guest as well. */
      headless: z.boolean(),
    }),
    /** How many rows are what; of a list that was taken, what they were then. */
    counts,
    /** Whether a column says by what a company is known; else nothing can be taken over. */
    isMapped: z.boolean(),
    /** Nobody has said what the columns mean, and as they are read no row is of a member. */
    asksForColumns: z.boolean(),
    /** What a column can mean. */
    fields: z.array(z.enum(attendanceFields)),
    reading: z.object({
      sheet: z.string().nullable(),
      sheets: z.array(z.string()),
      encoding: z.string().nullable(),
      encodings: z.array(encodingReading),
      /** What parts the cells of a text file. */
      delimiter: z.string().nullable(),
      notes: z.array(sheetNote),
    }),
    columns: z.array(importColumn),
    rows: z.array(
      z.object({
        number: count,
        organisation: z.string(),
        name: z.string(),
        email: z.string(),
        /** What stands first in the row, whatever it means. */
        firstCell: z.string(),
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
  input: z.object({
    list: id,
    /** That of the list as it was looked at. */
    version: count.optional(),
  }),
  output: z.object({ added: count }),
})

export const mapAttendance = defineCall({
  name: 'indicators.mapAttendance',
  method: 'PUT',
  path: '/attendance-lists/:list/columns',
  summary: 'Say what the columns of a list mean; later lists of the cluster with these headings are read so',
  input: z.object({
    list: id,
    columns: importChoice.columns,
    headless: z.boolean().default(false),
    version: count,
  }),
  output: z.object({ id }),
})

export const chooseAttendanceSheet = defineCall({
  name: 'indicators.chooseAttendanceSheet',
  method: 'PUT',
  path: '/attendance-lists/:list/sheet',
  summary:
    'Turn to another sheet of what was sent, or read its letters in another way, and propose what its columns mean',
  input: z.object({ list: id, ...readingChoice, version: count.optional() }),
  output: done,
})

export const discardAttendance = defineCall({
  name: 'indicators.discardAttendance',
  method: 'DELETE',
  path: '/attendance-lists/:list',
  summary: 'Throw away a list that was not taken over; nothing of it is kept',
  input: z.object({ list: id }),
  output: done,
})

export const getAttendanceProblems = defineFileCall({
  name: 'indicators.getAttendanceProblems',
  method: 'GET',
  path: '/attendance-lists/:list/problems',
  summary: 'The rows that cannot be taken over, with the reason and what mends it, to correct and send again',
  input: z.object({ list: id }),
})
