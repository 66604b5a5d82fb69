import { writeXlsx } from '../../server/sheets/write-sheet.ts'
import type { Context } from '../../shared/context.ts'
import type { FileAnswer, ParsedInputOf } from '../../shared/contract.ts'
import { selectAsked } from './call-keeper.ts'
import type { exportParticipants as call } from './contract-participants.ts'
import { personName } from './list-participants.ts'
import type { LoadedMission } from './load.ts'
import { type ParticipantRow, selectParticipants } from './queries-participants.ts'
import { selectStandInNames } from './queries-stand-ins.ts'
import { readAnswers } from './rules/answers.ts'

const most = 20_000

/** The participants that fit as a workbook; what is between them and the organisers only where the viewer acts for them. */
export async function exportParticipants(
  ctx: Context,
  input: ParsedInputOf<typeof call>,
  subject: LoadedMission,
): Promise<FileAnswer> {
  const rows = await selectParticipants(ctx.db, ctx.viewer, subject, input, { limit: most, offset: 0 })
  const questions = rows.some(row => row.acts) ? (await selectAsked(ctx.db, subject.id)).questions : []
  const standIns = await selectStandInNames(ctx.db, subject.id)
  const text = ctx.text(ctx.viewer.lang)
  const heads = [
    'organisation',
    'otherScript',
    'country',
    'person',
    'personOtherScript',
    'reading',
    'group',
    'kind',
    'state',
    'clusters',
    'carrier',
    'languages',
    'offers',
    'seeks',
    'email',
    'phone',
    'dietary',
    'availability',
    'pauseAfter',
    'standIns',
  ] as const
  const columns = [
    ...heads.map(head => ({ title: text(`missions.participants.columns.${head}`) })),
    ...questions.map(question => ({ title: question.label })),
  ]
  const cells = rows.map(row => {
    const answers = row.acts ? readAnswers(row.answers) : {}
    const told = row.acts
      ? [row.pause_after === null ? null : String(row.pause_after), standIns.get(row.id)?.join('; ') ?? null]
      : [null, null]
    return [...cellsOf(row, text), ...told, ...questions.map(question => answers[question.id] ?? '')]
  })
  return {
    fileName: `${subject.row.slug}-participants.xlsx`,
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    body: await writeXlsx(columns, cells, { sheet: subject.row.title }),
  }
}

function cellsOf(row: ParticipantRow, text: ReturnType<Context['text']>): (string | null)[] {
  return [
    row.organisation_name,
    row.organisation_other_script,
    row.country,
    row.person_id === null ? null : personName(row),
    row.person_other_script,
    row.person_reading,
    row.group_name,
    text(`missions.kind.${row.kind}`),
    text(`missions.participantState.${row.state}`),
    row.clusters.join(', '),
    row.carrier_name,
    row.languages.join(', '),
    row.offers,
    row.seeks,
    row.email,
    row.phone,
    row.acts ? row.dietary : null,
    text(
      row.availability_confirmed_at === null
        ? 'missions.participants.missing'
        : 'missions.participants.given',
    ),
  ]
}
