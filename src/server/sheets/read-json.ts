import { readFile } from 'node:fs/promises'
import { joinEntries } from './join-entries.ts'
import { rorHeader, rorRow } from './ror-record.ts'
import { collectRows } from './row-collector.ts'
import {
  type ReadSheetOptions,
  type SheetLimits,
  SheetRefusal,
  type SheetResult,
  type TakeRows,
} from './sheet-types.ts'

/**
 * Reads a JSON list of records: research organisations as ROR publishes them (schema 2), or plain objects whose keys
 * become the headings.
 */
export async function readJson(
  path: string,
  options: ReadSheetOptions & { limits: SheetLimits },
  take: TakeRows,
): Promise<SheetResult> {
  const { name } = options
  const records = readRecords(await readFile(path, 'utf8'))
  if (records === null) throw new SheetRefusal('sheet-damaged', { name })
  if (records.length === 0) throw new SheetRefusal('sheet-no-rows', { name })
  const isRor = records.some(record => typeof record.id === 'string' && record.id.includes('ror.org/'))
  const header = isRor
    ? [...rorHeader]
    : [...new Set(records.slice(0, 1_000).flatMap(record => Object.keys(record)))]
  const collector = collectRows(
    { format: 'json', encoding: 'utf-8', delimiter: null, sheet: null, sheets: [] },
    { ...options, headerRow: 1 },
    take,
  )
  await collector.add({ number: 1, cells: header })
  for (const [index, record] of records.entries())
    await collector.add({
      number: index + 2,
      cells: isRor ? rorRow(record) : header.map(key => toCell(record[key])),
    })
  return collector.finish()
}

type JsonRecord = Record<string, unknown>

/** The records of a file: a list, or the list an answer of the ROR interface carries under `items`. */
function readRecords(text: string): JsonRecord[] | null {
  try {
    const json = JSON.parse(text.replace(/^\uFEFF/, '')) as unknown
    const list = Array.isArray(json) ? json : (json as { items?: unknown } | null)?.items
    if (!Array.isArray(list)) return null
    return list.filter(
      (entry): entry is JsonRecord => typeof entry === 'object' && entry !== null && !Array.isArray(entry),
    )
  } catch {
    return null
  }
}

function toCell(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (Array.isArray(value)) return joinEntries(value.map(toCell))
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
