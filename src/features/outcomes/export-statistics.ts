import { type SheetTable, writeWorkbook } from '../../server/sheets/write-sheet.ts'
import type { Context } from '../../shared/context.ts'
import type { AnswerOf, FileAnswer, ParsedInputOf } from '../../shared/contract.ts'
import type { LoadedMission } from '../missions/index.ts'
import type { exportStatistics as call, getStatistics as statisticsCall } from './contract-statistics.ts'
import { getStatistics } from './get-statistics.ts'

const mostPeople = 10_000

/** The statistics as a workbook in the reader's language: figures, clusters, and people for whom reads them by name. */
export async function exportStatistics(
  ctx: Context,
  input: ParsedInputOf<typeof call>,
  subject: LoadedMission,
): Promise<FileAnswer> {
  const statistics = await getStatistics(ctx, { ...input, page: 1, pageSize: mostPeople }, subject)
  const text = ctx.text(ctx.viewer.lang)
  const tables = [figuresOf(statistics, text), clustersOf(statistics, text)]
  if (statistics.people !== null) tables.push(peopleOf(statistics.people, text))
  return {
    fileName: `${subject.row.slug}-statistics.xlsx`,
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    body: await writeWorkbook(tables),
  }
}

type Text = ReturnType<Context['text']>
type Statistics = AnswerOf<typeof statisticsCall>

function figuresOf(statistics: Statistics, text: Text): SheetTable {
  const few = text('outcomes.funnel.few')
  const part = (name: 'requests' | 'meetings' | 'noShows' | 'proofs') =>
    statistics[name].map(({ key, value }) => [
      text(`outcomes.statistics.${name}`),
      text(
        `outcomes.statistics.${name === 'proofs' ? 'proof' : name === 'noShows' ? 'noShow' : 'end'}.${key}`,
      ),
      value ?? few,
    ])
  const stars = (side: 'from' | 'to') => [
    ...statistics.ratings[side].stars.map((value, index) => [
      text(`outcomes.statistics.ratings.${side}`),
      text('outcomes.statistics.stars', { count: index + 1 }),
      value ?? few,
    ]),
    [
      text(`outcomes.statistics.ratings.${side}`),
      text('outcomes.statistics.mean'),
      statistics.ratings[side].mean,
    ],
  ]
  return {
    sheet: text('outcomes.statistics.figures'),
    columns: [
      { title: text('outcomes.statistics.about'), width: 32 },
      { title: text('outcomes.statistics.what'), width: 32 },
      { title: text('outcomes.funnel.count'), width: 12 },
    ],
    rows: [
      ...part('requests'),
      ...part('meetings'),
      ...part('noShows'),
      ...part('proofs'),
      ...stars('from'),
      ...stars('to'),
      [text('outcomes.statistics.distance'), text('outcomes.statistics.km'), statistics.distance.km],
    ],
  }
}

function clustersOf(statistics: Statistics, text: Text): SheetTable {
  const few = text('outcomes.funnel.few')
  return {
    sheet: text('outcomes.statistics.clusters'),
    columns: [
      { title: text('outcomes.funnel.cluster'), width: 24 },
      { title: text('outcomes.statistics.with'), width: 24 },
      { title: text('outcomes.step.requested') },
      { title: text('outcomes.step.accepted') },
      { title: text('outcomes.step.held') },
      { title: text('outcomes.statistics.km') },
    ],
    rows: statistics.clusters.map(row => [
      row.a.name,
      row.b?.name ?? text('outcomes.statistics.noCluster'),
      row.requested ?? few,
      row.accepted ?? few,
      row.held ?? few,
      row.km,
    ]),
  }
}

function peopleOf({ items }: NonNullable<Statistics['people']>, text: Text): SheetTable {
  return {
    sheet: text('outcomes.statistics.people'),
    columns: [
      { title: text('outcomes.chase.person'), width: 28 },
      { title: text('outcomes.chase.organisation'), width: 32 },
      { title: text('outcomes.statistics.sent') },
      { title: text('outcomes.statistics.received') },
      { title: text('outcomes.step.scheduled') },
      { title: text('outcomes.step.held') },
      { title: text('outcomes.statistics.missed') },
      { title: text('outcomes.statistics.unknown') },
      { title: text('outcomes.statistics.gave') },
    ],
    rows: items.map(one => [
      one.name,
      one.organisation.name,
      one.sent,
      one.received,
      one.scheduled,
      one.held,
      one.missed,
      one.unknown,
      one.gave,
    ]),
  }
}
