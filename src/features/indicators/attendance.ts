import { stat } from 'node:fs/promises'
import { tabulateRejected } from '../../server/sheets/rejected-rows.ts'
import { writeXlsx } from '../../server/sheets/write-sheet.ts'
import type { Context } from '../../shared/context.ts'
import type { AnswerOf, FileAnswer, ParsedInputOf } from '../../shared/contract.ts'
import { writeHistory } from '../../shared/history.ts'
import { Refusal } from '../../shared/refusals.ts'
import { mayReadSent } from '../../shared/sent-files.ts'
import { describeColumns } from '../directory/index.ts'
import { missingFields } from '../directory/rules/map-columns.ts'
import type * as contract from './contract-attendance.ts'
import { frameOf } from './get-scoreboard.ts'
import { loadFigures } from './load-figures.ts'
import { editsFigures, type FiguresSubject, managedPartners } from './policy.ts'
import {
  type AttendanceListRow,
  findAttendanceList,
  holdAttendance,
  listAttendanceLists,
} from './queries-attendance.ts'
import { type JudgedList, judgeList, listRecalled, lockWaiting, openAttendance } from './read-attendance.ts'
import { reportRecord } from './reported-records.ts'
import {
  attendanceCatalogue,
  attendanceFields,
  type JudgedRow,
  type RowStanding,
  rowStandings,
} from './rules/attendance.ts'

export interface AttendanceSubject {
  list: AttendanceListRow
  partnership: FiguresSubject
}

/** A list, for whoever reports for its cluster; for everybody else there is none. */
export async function loadAttendance(ctx: Context, input: { list: string }): Promise<AttendanceSubject> {
  const list = await findAttendanceList(ctx.db, input.list)
  if (list === null) throw new Refusal('not-found')
  return { list, partnership: await loadFigures(ctx, { partnership: list.partnershipId }) }
}

/**
 * Keeps a list that was just sent, with what its columns seem to mean; a file we cannot read is refused with a sentence. One whose
 * headings say nothing is kept, too: a person says what they mean.
 */
export async function sendAttendance(
  ctx: Context,
  input: ParsedInputOf<typeof contract.sendAttendance>,
  subject: FiguresSubject,
): Promise<AnswerOf<typeof contract.sendAttendance>> {
  const { clusterId, file } = input
  if (!subject.partnerIds.includes(clusterId))
    throw new Refusal('input-invalid', { faults: [{ field: 'clusterId', code: 'not-offered' }] })
  if (!editsFigures(ctx.viewer, subject) && !managedPartners(ctx.viewer, subject).includes(clusterId))
    throw new Refusal('not-allowed')
  if (input.heldOn > ctx.now().toISOString().slice(0, 10))
    throw new Refusal('input-invalid', { faults: [{ field: 'heldOn', code: 'in-the-future' }] })
  if (!(await mayReadSent(ctx, file.hash)))
    throw new Refusal('input-invalid', { faults: [{ field: 'file', code: 'missing' }] })
  const path = await ctx.files.local(file.hash)
  const read = await openAttendance(ctx, { clusterId, path, fileName: file.name }, {})
  await ctx.db
    .insertInto('file')
    .values({ hash: file.hash, size: (await stat(path)).size, created_at: ctx.now() })
    .onConflict(conflict => conflict.doNothing())
    .execute()
  const id = ctx.newId()
  await ctx.db
    .insertInto('attendance_list')
    .values({
      id,
      partnership_id: subject.id,
      cluster_id: clusterId,
      title: input.title,
      lang: input.lang,
      held_on: input.heldOn,
      service: input.service,
      market: input.market ?? null,
      hours: input.hours == null ? null : String(input.hours),
      file_hash: file.hash,
      file_name: file.name,
      sheet: read.sheet,
      header: JSON.stringify(read.header),
      columns: JSON.stringify(read.columns),
      sent_by: ctx.viewer.personId,
      sent_at: ctx.now(),
    })
    .execute()
  return { id }
}

/** The lists that somebody sent for the clusters that the viewer reports for. */
export async function listAttendance(
  ctx: Context,
  input: ParsedInputOf<typeof contract.listAttendance>,
  subject: FiguresSubject,
): Promise<AnswerOf<typeof contract.listAttendance>> {
  const clusterIds = editsFigures(ctx.viewer, subject)
    ? subject.partnerIds
    : managedPartners(ctx.viewer, subject)
  const page = { limit: input.pageSize, offset: (input.page - 1) * input.pageSize }
  const items = await listAttendanceLists(ctx.db, { partnershipId: subject.id, clusterIds }, page)
  return { items, total: items[0]?.total ?? 0, page: input.page, pageSize: input.pageSize }
}

/** The list row by row, as it would count now. */
export async function getAttendance(
  ctx: Context,
  input: ParsedInputOf<typeof contract.getAttendance>,
  { list, partnership }: AttendanceSubject,
): Promise<AnswerOf<typeof contract.getAttendance>> {
  const judgedList = await judgeList(ctx, list)
  const { judged } = judgedList
  const shown = judged.filter(one => input.show === undefined || one.standing === input.show)
  const from = (input.page - 1) * input.pageSize
  return {
    partnership: frameOf(partnership),
    list: {
      id: list.id,
      title: list.title,
      lang: list.lang,
      heldOn: list.heldOn,
      service: list.service,
      cluster: { id: list.clusterId, name: list.cluster, slug: list.clusterSlug },
      fileName: list.fileName,
      sentAt: list.sentAt,
      takenAt: list.takenAt,
      version: list.version,
      headless: list.headless,
    },
    counts: list.taken ?? countStandings(judged),
    isMapped: missingFields(attendanceCatalogue, judgedList.columns).length === 0,
    asksForColumns: list.takenAt === null && !list.mapped && judged.every(one => one.member === null),
    fields: [...attendanceFields],
    reading: {
      sheet: judgedList.read.sheet,
      sheets: judgedList.read.sheets,
      encoding: judgedList.read.encoding,
      encodings: judgedList.read.encodings,
      delimiter: judgedList.read.delimiter,
      notes: judgedList.read.notes,
    },
    columns: await tellColumns(ctx, list, judgedList),
    rows: shown.slice(from, from + input.pageSize).map(({ row, cells, standing, reason, member, hours }) => ({
      number: row.number,
      organisation: row.organisation,
      name: row.name,
      email: row.email,
      firstCell: (cells.find(cell => cell.trim() !== '') ?? '').slice(0, 120),
      standing,
      reason,
      member,
      hours,
    })),
    total: shown.length,
    page: input.page,
    pageSize: input.pageSize,
  }
}

/** Makes the good rows services, all or none; what was reported already adds nothing. */
export async function takeAttendance(
  ctx: Context,
  input: ParsedInputOf<typeof contract.takeAttendance>,
  { list, partnership }: AttendanceSubject,
): Promise<AnswerOf<typeof contract.takeAttendance>> {
  await holdAttendance(ctx.db, list.partnershipId)
  // What is taken over is what was looked at: in another window somebody may have said that the columns mean something else.
  await lockWaiting(ctx, list.id, input.version ?? list.version)
  const { judged, columns } = await judgeList(ctx, list)
  if (missingFields(attendanceCatalogue, columns).length > 0)
    throw new Refusal('input-invalid', { faults: [{ field: 'columns.0', code: 'no-attendance-columns' }] })
  const good = judged.filter(one => one.standing === 'counts')
  for (const { member, hours } of good)
    if (member !== null)
      await reportRecord(
        ctx,
        {
          partnership: partnership.id,
          clusterId: list.clusterId,
          organisationId: member.id,
          kind: 'service',
          heldOn: list.heldOn,
          title: list.title,
          lang: list.lang,
          market: list.market,
          source: list.fileName,
          service: list.service,
          hours,
          // Whoever is one of many at a webinar is reached through it, not by advice of their own.
          reach: list.service === 'webinar' || list.service === 'newsletter' ? 'indirect' : 'direct',
        },
        partnership,
      )
  await ctx.db
    .updateTable('attendance_list')
    .set({ taken_at: ctx.now(), taken: JSON.stringify(countStandings(judged)) })
    .where('id', '=', list.id)
    .execute()
  await writeHistory(ctx, {
    call: 'indicators.takeAttendance',
    subjectKind: 'partnership',
    subjectId: partnership.id,
    change: { list: list.id, title: list.title, added: good.length },
  })
  return { added: good.length }
}

/** Throws away a list that waits, with the people in it; of one that was taken over the services are withdrawn, one by one. */
export async function discardAttendance(
  ctx: Context,
  _input: unknown,
  { list, partnership }: AttendanceSubject,
): Promise<AnswerOf<typeof contract.discardAttendance>> {
  await lockWaiting(ctx, list.id, undefined)
  await ctx.db.deleteFrom('attendance_list').where('id', '=', list.id).execute()
  await writeHistory(ctx, {
    call: 'indicators.discardAttendance',
    subjectKind: 'partnership',
    subjectId: partnership.id,
    change: { list: list.id, title: list.title },
  })
  return { done: true }
}

/** The rows that cannot be taken as a workbook: their own columns, then why and what mends it. */
export async function getAttendanceProblems(
  ctx: Context,
  _input: unknown,
  { list }: AttendanceSubject,
): Promise<FileAnswer> {
  const text = ctx.text(ctx.viewer.lang)
  const { read, judged } = await judgeList(ctx, list)
  const table = tabulateRejected(
    // Of a file without headings the first row is among the rows.
    list.headless ? read.header.map(() => '') : read.header,
    judged
      .filter(({ standing }) => standing === 'unreadable' || standing === 'not-a-member')
      .map(({ row, cells, reason, member }) => ({
        number: row.number,
        cells,
        reasons: [text(`indicators.attendance.reason.${reason}`, { name: member?.name ?? '' })],
        fixes: [text(`indicators.attendance.fix.${reason}`)],
      })),
    {
      row: text('import.rejected.row'),
      reason: text('import.rejected.reason'),
      fix: text('import.rejected.fix'),
    },
  )
  return {
    fileName: `${list.fileName.replace(/\.[^.]*$/, '')} ${text('indicators.attendance.problemsFile')}.xlsx`,
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    body: await writeXlsx(table.columns, table.rows),
  }
}

/** The columns with values and meaning, and why they are read so. */
async function tellColumns(ctx: Context, list: AttendanceListRow, { read, columns }: JudgedList) {
  const recalled = new Set(await listRecalled(ctx, list, read))
  return describeColumns(attendanceCatalogue, { ...read, columns }).map((column, index) =>
    recalled.has(index) && column.field !== null
      ? {
          ...column,
          proposed: column.field,
          confidence: 1,
          reason: { code: 'remembered', values: { heading: column.heading } },
        }
      : column,
  )
}

function countStandings(judged: readonly Pick<JudgedRow, 'standing'>[]): Record<RowStanding, number> {
  const count = (standing: RowStanding) => judged.filter(one => one.standing === standing).length
  return Object.fromEntries(rowStandings.map(one => [one, count(one)])) as Record<RowStanding, number>
}
