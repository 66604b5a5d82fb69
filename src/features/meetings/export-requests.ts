import { writeXlsx } from '../../server/sheets/write-sheet.ts'
import type { Context } from '../../shared/context.ts'
import type { FileAnswer, ParsedInputOf } from '../../shared/contract.ts'
import { clockIn, dayIn } from '../../shared/zones.ts'
import type { exportRequests as call } from './contract.ts'
import { type MissionLoaded, scopeOf, shapeRequest } from './list-requests.ts'
import { listRequestRows } from './queries-lists.ts'

const columns = [
  'fromOrganisation',
  'fromCountry',
  'fromPerson',
  'toOrganisation',
  'toCountry',
  'toPerson',
  'state',
  'wish',
  'answerWish',
  'message',
  'lang',
  'proposedTime',
  'askedBy',
  'askedAt',
  'answeredAt',
  'meeting',
] as const

const mostRows = 100_000

/** The requests the viewer sees and that fit the filters, as a workbook in the viewer's language; times in the mission's zone. */
export async function exportRequests(
  ctx: Context,
  input: ParsedInputOf<typeof call>,
  loaded: MissionLoaded,
): Promise<FileAnswer> {
  const text = ctx.text(ctx.viewer.lang)
  const { mission } = loaded
  const scope = await scopeOf(ctx, loaded)
  const rows = await listRequestRows(ctx.db, scope, input, { limit: mostRows, offset: 0 })
  const when = (instant: Date) =>
    `${dayIn(instant, mission.time_zone)} ${clockIn(instant, mission.time_zone)}`
  const word = (kind: string, value: string | null) =>
    value === null ? null : text(`meetings.${kind}.${value}`)
  const body = await writeXlsx(
    columns.map(name => ({
      title: text(`meetings.sheet.${name}`, { zone: mission.time_zone }),
      width: name === 'message' ? 60 : 22,
    })),
    rows.map(row => {
      const one = shapeRequest(row, scope, ctx.viewer)
      return [
        row.fromOrganisation,
        row.fromCountry,
        row.fromPersonId === null ? null : row.fromPerson,
        row.toOrganisation,
        row.toCountry,
        row.toPerson,
        word('state', one.state),
        word('wish', one.wish),
        word('wish', one.answerWish),
        row.message,
        row.lang,
        row.proposedTime,
        one.askedBy,
        when(row.createdAt),
        row.answeredAt === null ? null : when(row.answeredAt),
        word('meetingState', row.meetingState),
      ]
    }),
    { sheet: text('meetings.requests.title') },
  )
  return {
    fileName: `${mission.slug}-requests.xlsx`,
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    body,
  }
}
