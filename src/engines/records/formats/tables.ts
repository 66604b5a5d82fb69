import { parse } from 'csv-parse/sync'
import type { OrganisationRecord } from '../model.ts'
import { FormatFault } from './format-fault.ts'

/** Headings people give our columns, folded. */
const columns: Record<string, string> = {
  id: 'id',
  name: 'name',
  organisation: 'name',
  organization: 'name',
  company: 'name',
  country: 'country',
  countrycode: 'country',
  city: 'city',
  town: 'city',
  postcode: 'postcode',
  postalcode: 'postcode',
  zip: 'postcode',
  vat: 'vat',
  vatnumber: 'vat',
  pic: 'pic',
  lei: 'lei',
  nationalid: 'nationalId',
  registrationnumber: 'nationalId',
  website: 'website',
  domain: 'website',
  url: 'website',
  email: 'email',
  phone: 'phone',
  shortname: 'shortName',
  left: 'left',
  right: 'right',
  leftcountry: 'leftCountry',
  rightcountry: 'rightCountry',
}

interface Row {
  /** Line of the file the row begins on, from 1. */
  readonly line: number
  readonly cells: Readonly<Record<string, string>>
}

/**
 * Reads a list of organisations: id and name, other columns where known.
 * @throws FormatFault naming the line and the field
 */
export function readRecords(bytes: Uint8Array): OrganisationRecord[] {
  const lines = new Map<string, number>()
  return readRows(bytes, ['id', 'name']).map(({ line, cells }) => {
    const id = (cells.id ?? '').trim()
    const name = (cells.name ?? '').trim()
    if (id === '') throw new FormatFault(`line ${line}, field id: is empty.`)
    if (name === '') throw new FormatFault(`line ${line}, field name: is empty.`)
    const before = lines.get(id)
    if (before !== undefined)
      throw new FormatFault(`line ${line}, field id: "${id}" stands on line ${before} already.`)
    lines.set(id, line)
    const { shortName, left: _left, right: _right, leftCountry: _lc, rightCountry: _rc, ...known } = cells
    return { ...known, id, name, ...(shortName ? { shortNames: [shortName] } : {}) }
  })
}

/**
 * Reads pairs of names to compare.
 * @throws FormatFault naming the line and the field
 */
export function readPairs(bytes: Uint8Array): { left: OrganisationRecord; right: OrganisationRecord }[] {
  return readRows(bytes, ['left', 'right']).map(({ line, cells }) => {
    const side = (field: 'left' | 'right'): OrganisationRecord => {
      const name = (cells[field] ?? '').trim()
      if (name === '') throw new FormatFault(`line ${line}, field ${field}: is empty.`)
      return { id: field, name, country: cells[`${field}Country`] ?? cells.country }
    }
    return { left: side('left'), right: side('right') }
  })
}

function readRows(bytes: Uint8Array, required: readonly string[]): Row[] {
  const text = decode(bytes)
  const first = text.slice(0, text.search(/\r?\n|$/))
  const rows = parseTable(text, delimiterOf(first))
  const [heading, ...body] = rows
  if (heading === undefined) throw new FormatFault(`line 1, field ${required[0]}: the file is empty.`)
  const names = heading.cells.map(cell => columns[cell.toLowerCase().replace(/[^a-z]/g, '')] ?? '')
  for (const field of required)
    if (!names.includes(field))
      throw new FormatFault(`line 1, field ${field}: there is no such column in the heading.`)
  for (const [at, name] of names.entries())
    if (name !== '' && names.indexOf(name) !== at)
      throw new FormatFault(`line 1, field ${name}: two columns have this heading.`)
  return body.map(({ line, cells }) => {
    if (cells.length > names.length)
      throw new FormatFault(
        `line ${line}, field ${cells.length}: the row has more fields than the heading (${names.length}).`,
      )
    return {
      line,
      cells: Object.fromEntries(names.flatMap((name, at) => (name === '' ? [] : [[name, cells[at] ?? '']]))),
    }
  })
}

function parseTable(text: string, delimiter: string): { line: number; cells: string[] }[] {
  try {
    const records = parse(text, {
      delimiter,
      bom: true,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
    }) as unknown as { record: string[]; info: { lines: number } }[]
    return records.map(({ record, info }) => ({
      // The reader tells the last line of a row; cells may hold line breaks.
      line: info.lines - record.reduce((breaks, cell) => breaks + (cell.match(/\n/g)?.length ?? 0), 0),
      cells: record,
    }))
  } catch (error) {
    const told = error as { lines?: number; column?: number | string; message?: string }
    throw new FormatFault(
      `line ${told.lines ?? 1}, field ${typeof told.column === 'number' ? told.column + 1 : (told.column ?? 1)}: ${told.message ?? 'cannot be read'}`,
    )
  }
}

function delimiterOf(heading: string): string {
  const counts = [',', ';', '\t'].map(mark => ({ mark, count: heading.split(mark).length }))
  return counts.sort((a, b) => b.count - a.count)[0]?.mark ?? ','
}

/** UTF-16 by its mark, otherwise UTF-8, otherwise Windows-1252. */
function decode(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  const zero = bytes.subarray(0, 4096).indexOf(0)
  if (zero >= 0) throw new FormatFault('line 1, field 1: this is no text file.')
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}
