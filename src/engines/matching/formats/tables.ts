import { parse } from 'csv-parse/sync'
import type { Gap, Participation } from '../model.ts'
import { decode } from './decode.ts'
import { FormatFault } from './format-fault.ts'

interface Row {
  /** Line of the file the row begins on, from 1. */
  readonly line: number
  readonly cells: Readonly<Record<string, string>>
}

/** A gap and the name of its case. */
export interface NamedGap extends Gap {
  readonly name: string
}

/**
 * Reads participations in the columns of CORDIS: rcn, role, pic, type, country, start_date and programme_parts (parts
 * separated by |). Only rcn and pic must be there.
 * @throws FormatFault naming the line and the field
 */
export function readParticipations(bytes: Uint8Array): Participation[] {
  return readRows(bytes, ['rcn', 'pic']).map(row => ({
    project: need(row, 'rcn'),
    organisation: need(row, 'pic'),
    began: readYear(row),
    isCoordinator: row.cells.role?.trim().toLowerCase() === 'coordinator',
    country: row.cells.country?.trim() ?? '',
    kind: row.cells.type?.trim() ?? '',
    parts: split(row.cells.programme_parts),
  }))
}

/**
 * Reads cases to complete: case, programme_parts, known; parts and PICs separated by |.
 * @throws FormatFault naming the line and the field
 */
export function readCases(bytes: Uint8Array): NamedGap[] {
  const lines = new Map<string, number>()
  return readRows(bytes, ['case', 'known']).map(row => {
    const name = need(row, 'case')
    const before = lines.get(name)
    if (before !== undefined)
      throw new FormatFault(`line ${row.line}, field case: "${name}" stands on line ${before} already.`)
    lines.set(name, row.line)
    return { name, parts: split(row.cells.programme_parts), known: split(row.cells.known) }
  })
}

function need(row: Row, field: string): string {
  const value = row.cells[field]?.trim() ?? ''
  if (value === '') throw new FormatFault(`line ${row.line}, field ${field}: is empty.`)
  return value
}

function split(cell: string | undefined): string[] {
  const values = (cell ?? '').split('|').map(value => value.trim())
  return [...new Set(values.filter(value => value !== ''))]
}

const MS_PER_YEAR = 365.25 * 86_400_000

function readYear(row: Row): number | null {
  const day = row.cells.start_date?.trim() ?? ''
  if (day === '' || day === 'NA') return null
  const time = /^\d{4}-\d{2}-\d{2}/.test(day) ? Date.parse(day.slice(0, 10)) : Number.NaN
  if (Number.isNaN(time))
    throw new FormatFault(`line ${row.line}, field start_date: "${day}" is no day like 2017-03-01.`)
  return 1970 + time / MS_PER_YEAR
}

function readRows(bytes: Uint8Array, required: readonly string[]): Row[] {
  const [heading, ...body] = parseTable(decode(bytes))
  if (heading === undefined) throw new FormatFault(`line 1, field ${required[0]}: the file is empty.`)
  const names = heading.cells.map(cell => cell.trim().toLowerCase())
  for (const field of required)
    if (!names.includes(field))
      throw new FormatFault(`line 1, field ${field}: there is no such column in the heading.`)
  return body.map(({ line, cells }) => {
    if (cells.length !== names.length)
      throw new FormatFault(
        `line ${line}, field ${cells.length}: the row has ${cells.length} fields, the heading ${names.length}.`,
      )
    return { line, cells: Object.fromEntries(names.map((name, at) => [name, cells[at] ?? ''])) }
  })
}

function parseTable(text: string): { line: number; cells: string[] }[] {
  try {
    const records = parse(text, {
      bom: true,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
    }) as unknown as { record: string[]; info: { lines: number } }[]
    return records.map(({ record, info }) => ({ line: info.lines, cells: record }))
  } catch (error) {
    const told = error as { lines?: number; column?: number | string; message?: string }
    throw new FormatFault(
      `line ${told.lines ?? 1}, field ${told.column ?? 1}: ${told.message ?? 'cannot be read'}`,
    )
  }
}
