import type { ReactNode } from 'react'
import {
  type Column,
  DataTable,
  formatDay,
  formatNumber,
  formatTime,
  Section,
} from '../../../web/design/index.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import { nameOf } from '../../indicators/rules/names.ts'
import { perCent } from '../rules/per-cent.ts'
import type { Compared } from './SideBySide.tsx'

type Partnership = Compared['partnerships'][number]

/** Each figure of each partnership against its target: a row each, an indicator a column; on a phone a card each. */
export function ComparedFigures({ read }: { read: Compared }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  const counting = read.partnerships.filter(one => one.figures.length > 0)
  const shown = read.indicators.filter(({ key }) =>
    counting.some(one => one.figures.some(figure => figure.key === key)),
  )
  const [oldest] = counting.flatMap(one => (one.countedAt === null ? [] : [one.countedAt])).sort()
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
      <div className="k-desk-compared">
        <DataTable
          caption={text('desk.side.figures')}
          rows={counting}
          rowKey={one => one.id}
          empty={<p>{text('desk.side.noFigures')}</p>}
          columns={[
            {
              key: 'partnership',
              head: text('desk.side.partnership'),
              rowHeader: true,
              cell: one => <a href={`/partnerships/${one.slug}/indicators`}>{one.acronym}</a>,
            },
            ...shown.map(
              (indicator): Column<Partnership> => ({
                key: indicator.key,
                head: nameOf(indicator, text),
                numeric: true,
                cell: one => <Compare figures={one.figures.filter(({ key }) => key === indicator.key)} />,
              }),
            ),
          ]}
        />
      </div>
    </Section>
  )
}

/** '26 of 80' with its share beneath; what a partnership does not count is a dash. */
function Compare({ figures }: { figures: Partnership['figures'] }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  const number = (value: number) => formatNumber(value, lang)
  if (figures.length === 0) return '–'
  return figures.map(figure => {
    const share = perCent(figure)
    return (
      <span key={figure.id} className="k-desk-side-figure">
        <a href={`/indicators/${figure.id}`}>
          {figure.target === null
            ? number(figure.proven)
            : text('desk.side.ofTarget', { proven: number(figure.proven), target: number(figure.target) })}
        </a>
        {share === null ? null : (
          <span className="k-desk-side-note">{text('desk.side.share', { share: number(share) })}</span>
        )}
      </span>
    )
  })
}
