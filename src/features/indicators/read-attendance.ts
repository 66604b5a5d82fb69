import { readSheet } from '../../server/sheets/read-sheet.ts'
import type { SheetRow } from '../../server/sheets/sheet-types.ts'
import type { Context } from '../../shared/context.ts'
import { Refusal } from '../../shared/refusals.ts'
import { cleanCell, readUpload, type UploadReading } from '../directory/index.ts'
import { cellsByField } from '../directory/rules/map-columns.ts'
import {
  type AttendanceListRow,
  listKnownMembers,
  listMappedLists,
  listReportedOf,
  lockAttendanceList,
} from './queries-attendance.ts'
import {
  type AttendanceField,
  type AttendanceRow,
  attendanceCatalogue,
  type JudgedRow,
  judgeRows,
} from './rules/attendance.ts'
import { recallColumns } from './rules/attendance-columns.ts'

/** An event has so many guests; a longer list is of something else. */
const rowsMost = 5_000
/** A cell of a list of people says no more; longer ones are cut where they are compared and shown. */
const cellMost = 300

type Reading = UploadReading<AttendanceField>

/**
 * Reads the file of a list and says what its columns mean: as somebody said of an earlier list of this cluster with these
 * headings, else by the headings themselves. A file we will not read, or one of too many rows, is refused with a sentence.
 */
export async function openAttendance(
  ctx: Context,
  list: { clusterId: string; path: string; fileName: string },
  choice: { sheet?: string | undefined; encoding?: string | undefined },
): Promise<Reading> {
  const file = { path: list.path, name: list.fileName }
  const read = await readUpload(attendanceCatalogue, file, choice.sheet, choice.encoding)
  if (read.total > rowsMost)
    throw new Refusal('input-invalid', {
      faults: [{ field: 'file', code: 'too-many-rows', values: { maximum: rowsMost } }],
    })
  return { ...read, columns: (await recall(ctx, read, list.clusterId)).columns }
}

/** Of a list whose columns nobody gave a meaning: those that are read as somebody said of an earlier list. */
export async function listRecalled(ctx: Context, list: AttendanceListRow, read: Reading): Promise<number[]> {
  return list.mapped ? [] : (await recall(ctx, read, list.clusterId)).recalled
}

async function recall(ctx: Context, read: Reading, clusterId: string) {
  return recallColumns(read.header, read.columns, await listMappedLists(ctx.db, clusterId))
}

/** Locks a list that still waits to be taken over, unless somebody changed it since the reader's version. */
export async function lockWaiting(ctx: Context, id: string, version: number | undefined) {
  const locked = await lockAttendanceList(ctx.db, id)
  if (locked === null) throw new Refusal('not-found')
  if (locked.takenAt !== null) throw new Refusal('import-over')
  if (version !== undefined && version !== locked.version) throw new Refusal('changed-meanwhile')
  return locked
}

/** A list as its file says it, each row with all its cells and what it would be. */
export interface JudgedList {
  read: Reading
  /** What the columns mean. */
  columns: readonly (AttendanceField | null)[]
  judged: (JudgedRow & { cells: readonly string[] })[]
}

/** Every row of a list and what it would be now, by what the columns were said to mean. */
export async function judgeList(ctx: Context, list: AttendanceListRow): Promise<JudgedList> {
  const path = await ctx.files.local(list.fileHash)
  const read = await readUpload(
    attendanceCatalogue,
    { path, name: list.fileName },
    list.sheet ?? undefined,
    list.encoding ?? undefined,
  )
  const columns = list.columns ?? read.columns
  const found: SheetRow[] = []
  const head = await readSheet(
    path,
    {
      name: list.fileName,
      ...(read.sheet === null ? {} : { sheet: read.sheet }),
      ...(list.encoding === null ? {} : { encoding: list.encoding }),
    },
    batch => {
      found.push(...batch)
    },
  )
  if (list.headless) found.unshift({ number: head.headerRow, cells: [...head.header] })
  const rows = found.map(({ number, cells }) => toRow(number, cellsByField(columns, cells)))
  const judged = judgeRows(rows, {
    members: await listKnownMembers(ctx.db, list),
    reported: await listReportedOf(ctx.db, list),
    hours: list.hours,
  })
  return {
    read,
    columns,
    judged: judged.map((one, index) => ({ ...one, cells: (found[index]?.cells ?? []).map(cleanCell) })),
  }
}

function toRow(number: number, said: Partial<Record<AttendanceField, string>>): AttendanceRow {
  const cell = (field: AttendanceField) => cleanCell((said[field] ?? '').trim().slice(0, cellMost))
  return {
    number,
    organisation: cell('organisation'),
    email: cell('email'),
    vat: cell('vat'),
    name: cell('name'),
    minutes: cell('minutes'),
  }
}
