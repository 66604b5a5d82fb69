import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import { countryName } from '../../../web/countries.ts'
import {
  DataTable,
  EmptyState,
  Filters,
  formatDay,
  formatNumber,
  LinkButton,
  Section,
  SelectField,
  StateBadge,
} from '../../../web/design/index.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import { nameOf } from '../../indicators/rules/names.ts'
import { type getSideBySide, sideBySideFormats } from '../contract-side-by-side.ts'
import { ComparedFigures } from './ComparedFigures.tsx'
import { ComparedPlaces } from './ComparedPlaces.tsx'

export type Compared = OutputOf<typeof getSideBySide>

/** All partnerships that somebody reads, side by side: a table, their figures, and where they go on map and table. */
export function SideBySide(props: {
  read: Compared
  /** The page's own address: where filters lead. */
  at: string
  chosen: { country: string | undefined; indicator: string | undefined }
}): ReactNode {
  const text = useText()
  const { read } = props
  if (read.countries.length === 0 && read.partnerships.length === 0)
    return (
      <EmptyState icon="partnership" title={text('desk.side.none')}>
        {text('desk.side.noneWhy')}
      </EmptyState>
    )
  return (
    <>
      <Choose {...props} />
      <Partnerships read={read} />
      <ComparedFigures read={read} />
      <ComparedPlaces read={read} />
    </>
  )
}

function Choose({ read, at, chosen }: Parameters<typeof SideBySide>[0]): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  const query = new URLSearchParams(
    Object.entries(chosen).flatMap(([name, value]) =>
      value === undefined || value === '' ? [] : [[name, value]],
    ),
  )
  return (
    <div className="k-desk-side-head">
      <Filters action={at} submitLabel={text('desk.side.show')}>
        <SelectField
          name="country"
          label={text('desk.side.market')}
          defaultValue={chosen.country ?? ''}
          choices={[
            { value: '', label: text('desk.side.all') },
            ...read.countries
              .map(code => ({ value: code, label: countryName(code, lang) }))
              .sort((a, b) => a.label.localeCompare(b.label, lang)),
          ]}
        />
        <SelectField
          name="indicator"
          label={text('desk.side.indicator')}
          defaultValue={chosen.indicator ?? ''}
          choices={[
            { value: '', label: text('desk.side.all') },
            ...read.indicators.map(one => ({ value: one.key, label: nameOf(one, text) })),
          ]}
        />
      </Filters>
      <p className="k-desk-side-files">
        {sideBySideFormats.map(format => {
          const file = new URLSearchParams(query)
          file.set('format', format)
          return (
            <LinkButton key={format} icon="download" href={`/api/v1/side-by-side/file?${file}`}>
              {text(`desk.side.${format}`)}
            </LinkButton>
          )
        })}
      </p>
    </div>
  )
}

type LateItem = Compared['partnerships'][number]['late'][number]

/** As many of what is late stand open; the rest is folded beneath. */
const openLate = 3

/** What is late, the longest overdue first, each leading to where it is read. */
function Late({ items }: { items: readonly LateItem[] }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  const rest = items.slice(openLate)
  return (
    <div className="k-desk-side-lates">
      <StateBadge state="conflict">
        {text('desk.side.lateNumber', { number: formatNumber(items.length, lang) })}
      </StateBadge>
      <ul>{items.slice(0, openLate).map(lineOf)}</ul>
      {rest.length === 0 ? null : (
        <details>
          <summary>{text('desk.side.lateMore', { number: formatNumber(rest.length, lang) })}</summary>
          <ul>{rest.map(lineOf)}</ul>
        </details>
      )}
    </div>
  )

  function lineOf(item: LateItem): ReactNode {
    return (
      <li key={item.id}>
        <a
          href={item.kind === 'report' ? `/periods/${item.id}` : `/workplan/items/${item.id}`}
          lang={item.lang ?? undefined}
        >
          {item.name}
        </a>
        <span className="k-desk-side-note">
          {text('desk.side.lateWords', {
            count: item.days,
            day: formatDay(`${item.dueOn}T12:00:00Z`, 'UTC', lang, 'date'),
          })}
        </span>
      </li>
    )
  }
}

function Partnerships({ read }: { read: Compared }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  const number = (value: number) => formatNumber(value, lang)
  return (
    <Section title={text('desk.side.partnerships')} intro={text('desk.side.lateWhy')} id="partnerships">
      <DataTable
        caption={text('desk.side.partnerships')}
        rows={read.partnerships}
        rowKey={one => one.id}
        empty={<p>{text('desk.side.noneThere')}</p>}
        columns={[
          {
            key: 'name',
            head: text('desk.side.partnership'),
            rowHeader: true,
            width: 'wide',
            cell: one => (
              <>
                <a href={`/partnerships/${one.slug}`}>{one.acronym}</a>
                <span className="k-desk-side-note">{one.theme ?? one.title}</span>
              </>
            ),
          },
          {
            key: 'month',
            head: text('desk.side.month'),
            width: 'fit',
            cell: one =>
              one.month === null
                ? '–'
                : text('desk.side.monthOf', { month: one.month.month, of: one.month.of }),
          },
          {
            key: 'missions',
            head: text('desk.side.missions'),
            cell: one =>
              text('desk.side.missionsWords', {
                over: number(one.missions.over),
                toCome: number(one.missions.toCome),
              }),
          },
          {
            key: 'held',
            head: text('desk.side.meetingsHeld'),
            numeric: true,
            cell: one => (one.meetingsHeld === null ? '–' : number(one.meetingsHeld)),
          },
          {
            key: 'reports',
            head: text('desk.side.reports'),
            width: 'fit',
            cell: one =>
              one.reports.of === 0 ? (
                '–'
              ) : (
                <a href={`/partnerships/${one.slug}/reports`}>
                  {text('desk.side.reportsWords', {
                    filed: number(one.reports.filed),
                    count: one.reports.of,
                  })}
                </a>
              ),
          },
          {
            key: 'late',
            head: text('desk.side.late'),
            cell: one => (one.late.length === 0 ? text('desk.side.nothingLate') : <Late items={one.late} />),
          },
        ]}
      />
    </Section>
  )
}
