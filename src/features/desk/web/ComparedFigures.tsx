import type { ReactNode } from 'react'
import {
  DataTable,
  formatDay,
  formatNumber,
  formatTime,
  ProgressBar,
  Section,
} from '../../../web/design/index.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import { nameOf } from '../../indicators/rules/names.ts'
import { perCent } from '../rules/per-cent.ts'
import type { Compared } from './SideBySide.tsx'

/** Each figure of each partnership against its target; partnerships that count the same stand beneath each other. */
export function ComparedFigures({ read }: { read: Compared }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  const order = new Map(read.indicators.map((one, index) => [one.key, index]))
  const rows = read.partnerships
    .flatMap(partnership => partnership.figures.map(figure => ({ partnership, figure })))
    .sort((a, b) => (order.get(a.figure.key) ?? 0) - (order.get(b.figure.key) ?? 0))
  const [oldest] = read.partnerships
    .flatMap(one => (one.countedAt === null || one.figures.length === 0 ? [] : [one.countedAt]))
    .sort()
  const number = (value: number) => formatNumber(value, lang)
  return (
    <Section
      title={text('desk.side.figures')}
      id="figures"
      intro={
        oldest === undefined
          ? undefined
          : text('desk.side.counted', {
              time: `${formatDay(oldest, 'UTC', lang, 'date')}, ${formatTime(oldest, 'UTC', lang)} UTC`,
            })
      }
    >
      <DataTable
        caption={text('desk.side.figures')}
        rows={rows}
        rowKey={({ figure }) => figure.id}
        empty={<p>{text('desk.side.noFigures')}</p>}
        columns={[
          {
            key: 'indicator',
            head: text('desk.side.indicator'),
            rowHeader: true,
            width: 'wide',
            cell: ({ figure }) => (
              <a href={`/indicators/${figure.id}`} lang={figure.shippedAs === null ? figure.lang : undefined}>
                {nameOf(figure, text)}
              </a>
            ),
          },
          {
            key: 'partnership',
            head: text('desk.side.partnership'),
            cell: ({ partnership }) => (
              <a href={`/partnerships/${partnership.slug}/indicators`}>{partnership.acronym}</a>
            ),
          },
          {
            key: 'actual',
            head: text('desk.side.actual'),
            numeric: true,
            cell: ({ figure }) => <strong>{number(figure.proven)}</strong>,
          },
          {
            key: 'target',
            head: text('desk.side.target'),
            numeric: true,
            cell: ({ figure }) => (figure.target === null ? '–' : number(figure.target)),
          },
          {
            key: 'perCent',
            head: text('desk.side.perCent'),
            width: 'wide',
            cell: ({ figure }) => {
              const share = perCent(figure)
              return share === null || figure.target === null ? (
                '–'
              ) : (
                <ProgressBar
                  label={nameOf(figure, text)}
                  labelHidden
                  value={Math.min(figure.proven, figure.target)}
                  max={figure.target}
                  valueText={text('desk.side.share', { share: number(share) })}
                />
              )
            },
          },
        ]}
      />
    </Section>
  )
}
