import { stat } from 'node:fs/promises'
import { readSheet } from '../../server/sheets/read-sheet.ts'
import type { Context } from '../../shared/context.ts'
import type { AnswerOf, ParsedInputOf } from '../../shared/contract.ts'
import { writeHistory } from '../../shared/history.ts'
import { Refusal } from '../../shared/refusals.ts'
import { mayReadSent } from '../../shared/sent-files.ts'
import { readUpload } from '../directory/index.ts'
import { cellsByField, missingFields } from '../directory/rules/map-columns.ts'
import type * as contract from './contract-attendance.ts'
import { frameOf } from './get-scoreboard.ts'
import { loadFigures } from './load-figures.ts'
import { editsFigures, type FiguresSubject, managedPartners } from './policy.ts'
import {
  type AttendanceListRow,
  findAttendanceList,
  listAttendanceLists,
  listKnownMembers,
  listReportedOf,
  lockAttendanceList,
} from './queries-attendance.ts'
import { reportRecord } from './reported-records.ts'
import {
  type AttendanceField,
  type AttendanceRow,
  attendanceCatalogue,
  type JudgedRow,
  judgeRows,
  type RowStanding,
  rowStandings,
} from './rules/attendance.ts'

/** An event has so many guests; a longer list is of something else. */
const rowsMost = 5_000

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

/** Keeps a list that was just sent; a file that is no list of people is refused with a sentence. */
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
  const read = await readUpload(attendanceCatalogue, { path, name: file.name }, undefined)
  if (missingFields(attendanceCatalogue, read.columns).length > 0)
    throw new Refusal('input-invalid', { faults: [{ field: 'file', code: 'no-attendance-columns' }] })
  if (read.total > rowsMost)
    throw new Refusal('input-invalid', {
      faults: [{ field: 'file', code: 'too-many-rows', values: { maximum: rowsMost } }],
    })
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
  const { judged, columns } = await judgeList(ctx, list)
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
    },
    counts: list.taken ?? countStandings(judged),
    columns,
    rows: shown.slice(from, from + input.pageSize).map(({ row, ...rest }) => ({
      number: row.number,
      organisation: row.organisation,
      name: row.name,
      email: row.email,
      ...rest,
    })),
    total: shown.length,
    page: input.page,
    pageSize: input.pageSize,
  }
}

/** Makes the good rows services, all or none; what was reported already adds nothing. */
export async function takeAttendance(
  ctx: Context,
  _input: unknown,
  { list, partnership }: AttendanceSubject,
): Promise<AnswerOf<typeof contract.takeAttendance>> {
  if (!(await lockAttendanceList(ctx.db, list.id))) throw new Refusal('import-over')
  const { judged } = await judgeList(ctx, list)
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

async function judgeList(
  ctx: Context,
  list: AttendanceListRow,
): Promise<{ judged: JudgedRow[]; columns: { heading: string; field: AttendanceField | null }[] }> {
  const path = await ctx.files.local(list.fileHash)
  const read = await readUpload(attendanceCatalogue, { path, name: list.fileName }, undefined)
  const rows: AttendanceRow[] = []
  await readSheet(
    path,
    { name: list.fileName, ...(read.sheet === null ? {} : { sheet: read.sheet }) },
    batch => {
      for (const { number, cells } of batch) {
        const said = cellsByField(read.columns, cells)
        const cell = (field: AttendanceField) => (said[field] ?? '').trim().slice(0, 300)
        rows.push({
          number,
          organisation: cell('organisation'),
          email: cell('email'),
          vat: cell('vat'),
          name: cell('name'),
          minutes: cell('minutes'),
        })
      }
    },
  )
  const judged = judgeRows(rows, {
    members: await listKnownMembers(ctx.db, list.clusterId),
    reported: await listReportedOf(ctx.db, list),
    hours: list.hours,
  })
  return {
    judged,
    columns: read.header.map((heading, index) => ({ heading, field: read.columns[index] ?? null })),
  }
}

function countStandings(judged: readonly JudgedRow[]): Record<RowStanding, number> {
  const count = (standing: RowStanding) => judged.filter(one => one.standing === standing).length
  return Object.fromEntries(rowStandings.map(one => [one, count(one)])) as Record<RowStanding, number>
}
