import type { Context } from '../../shared/context.ts'
import type { AnswerOf, ParsedInputOf } from '../../shared/contract.ts'
import { writeHistory } from '../../shared/history.ts'
import { Refusal } from '../../shared/refusals.ts'
import { missingFields, readMapping } from '../directory/rules/map-columns.ts'
import type { AttendanceSubject } from './attendance.ts'
import type * as contract from './contract-attendance.ts'
import { lockWaiting, openAttendance } from './read-attendance.ts'
import { attendanceCatalogue } from './rules/attendance.ts'

/**
 * Says what each column of a list means, and whether its first row is a guest as well. Refuses without a column by which a company
 * is known, two columns of one meaning, a list that was taken over, and one whose columns somebody changed meanwhile.
 */
export async function mapAttendance(
  ctx: Context,
  input: ParsedInputOf<typeof contract.mapAttendance>,
  { list }: AttendanceSubject,
): Promise<AnswerOf<typeof contract.mapAttendance>> {
  const before = await lockWaiting(ctx, list.id, input.version)
  const header = before.header ?? (await read(ctx, list, {})).header
  const { mapped, faults } = readMapping(
    attendanceCatalogue,
    header.map((_, column) => input.columns[column] || null),
  )
  if (missingFields(attendanceCatalogue, mapped).length > 0)
    faults.push({ field: 'columns.0', code: 'no-attendance-columns' })
  if (faults.length > 0) throw new Refusal('input-invalid', { faults })
  await ctx.db
    .updateTable('attendance_list')
    .set({
      header: JSON.stringify(header),
      columns: JSON.stringify(mapped),
      mapped: true,
      headless: input.headless,
      version: input.version + 1,
    })
    .where('id', '=', list.id)
    .execute()
  await tell(ctx, 'indicators.mapAttendance', list, { columns: mapped, headless: input.headless })
  return { id: list.id }
}

/** Turns to another sheet of the workbook, or reads the letters in another way; what was said of the columns is gone. */
export async function chooseAttendanceSheet(
  ctx: Context,
  input: ParsedInputOf<typeof contract.chooseAttendanceSheet>,
  { list }: AttendanceSubject,
): Promise<AnswerOf<typeof contract.chooseAttendanceSheet>> {
  const { version } = await lockWaiting(ctx, list.id, input.version)
  const encoding = input.encoding ?? list.encoding
  const turned = await read(ctx, list, {
    sheet: input.sheet ?? list.sheet ?? undefined,
    encoding: encoding ?? undefined,
  })
  await ctx.db
    .updateTable('attendance_list')
    .set({
      sheet: turned.sheet,
      encoding: turned.encoding === null ? null : encoding,
      header: JSON.stringify(turned.header),
      columns: JSON.stringify(turned.columns),
      mapped: false,
      version: version + 1,
    })
    .where('id', '=', list.id)
    .execute()
  await tell(ctx, 'indicators.chooseAttendanceSheet', list, { sheet: turned.sheet, encoding })
  return { done: true }
}

async function read(
  ctx: Context,
  { clusterId, fileHash, fileName }: AttendanceSubject['list'],
  choice: { sheet?: string | undefined; encoding?: string | undefined },
) {
  return openAttendance(ctx, { clusterId, fileName, path: await ctx.files.local(fileHash) }, choice)
}

async function tell(
  ctx: Context,
  call: string,
  list: AttendanceSubject['list'],
  change: Record<string, unknown>,
): Promise<void> {
  await writeHistory(ctx, {
    call,
    subjectKind: 'partnership',
    subjectId: list.partnershipId,
    change: { list: list.id, ...change },
  })
}
