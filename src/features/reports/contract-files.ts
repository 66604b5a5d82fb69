import { z } from 'zod'
import { defineFileCall } from '../../shared/contract.ts'
import { id } from '../../shared/fields.ts'
import { interfaceLanguages } from '../../shared/languages.ts'

export const reportFormats = ['pdf', 'docx', 'xlsx', 'csv', 'json'] as const
const tables = [
  'scoreboard',
  'by-partner',
  'deviations',
  'missions',
  'outcomes',
  'about',
  'partners',
] as const

const wanted = {
  format: z.enum(reportFormats),
  lang: z.enum(interfaceLanguages).optional(),
  /** Of CSV alone: which of its tables. */
  table: z.enum(tables).default('scoreboard'),
}

export const getReportFile = defineFileCall({
  name: 'reports.getReportFile',
  method: 'GET',
  path: '/reports/:report/file',
  summary:
    'A report being written as tagged PDF, DOCX, XLSX, CSV (one of its tables) or JSON, with figures as they are now',
  input: z.object({ report: id, ...wanted }),
})

export const getEditionFile = defineFileCall({
  name: 'reports.getEditionFile',
  method: 'GET',
  path: '/report-editions/:edition/file',
  summary: 'A report as it was handed over, as tagged PDF, DOCX, XLSX, CSV (one of its tables) or JSON',
  input: z.object({ edition: id, ...wanted }),
})
