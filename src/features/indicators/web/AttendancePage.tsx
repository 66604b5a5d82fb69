import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import {
  Button,
  DataTable,
  EmptyState,
  formatNumber,
  LinkButton,
  Notice,
  PageHeader,
  Pagination,
  type State,
  StateBadge,
  Tabs,
} from '../../../web/design/index.ts'
import { CallForm } from '../../../web/form.tsx'
import { definePage, use } from '../../../web/page.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import { getAttendance, takeAttendance } from '../contract-attendance.ts'
import { type RowStanding, rowStandings } from '../rules/attendance.ts'
import { dayWords } from './days.ts'
import './figures.css'

type Read = OutputOf<typeof getAttendance>

const looks: Readonly<Record<RowStanding, State>> = {
  counts: 'agreed',
  double: 'quiet',
  'not-a-member': 'waiting',
  unreadable: 'conflict',
}

/** A list of who was there, before and after it was taken over: what each row is, why, and what mends it. */
export const page = definePage({
  path: '/attendance-lists/:list',
  access: 'signed-in',
  frame: 'app',
  width: 'normal',
  calls: ({ params, query }) => {
    const show = rowStandings.find(one => one === query.show)
    return {
      read: use(getAttendance, {
        list: params.list ?? '',
        ...(show === undefined ? {} : { show }),
        page: Number(query.page) || 1,
      }),
    }
  },
  actions: [takeAttendance],
  title: ({ data }, text) => text('indicators.attendance.pageTitle', { title: data.read.list.title }),
  Component: ({ data: { read }, query }) => {
    const text = useText()
    const { lang } = useLocale()
    const { list, partnership, counts } = read
    const here = `/attendance-lists/${list.id}`
    const reported = `/partnerships/${partnership.slug}/reported`
    const show = rowStandings.find(one => one === query.show)
    return (
      <>
        <PageHeader
          title={list.title}
          lang={list.lang}
          subtitle={[
            text(`indicators.service.${list.service}`),
            dayWords(list.heldOn, lang),
            list.cluster.name,
            list.fileName,
          ].join(' · ')}
          steps={[
            { href: `/partnerships/${partnership.slug}`, label: partnership.acronym },
            { href: reported, label: text('indicators.parts.reported') },
          ]}
          actions={list.takenAt === null && counts.counts > 0 ? <Take read={read} /> : undefined}
        />
        {list.takenAt === null ? (
          counts.counts === 0 ? (
            <Notice kind="warning" title={text('indicators.attendance.nothingCounts')}>
              {text('indicators.attendance.nothingCountsWhy')}
            </Notice>
          ) : (
            <p>{text('indicators.attendance.preview')}</p>
          )
        ) : (
          <Notice
            kind="success"
            title={text('indicators.attendance.taken', {
              count: counts.counts,
              day: dayWords(list.takenAt.slice(0, 10), lang),
            })}
            actions={<LinkButton href={reported}>{text('indicators.parts.reported')}</LinkButton>}
          >
            {text('indicators.attendance.takenWhy')}
          </Notice>
        )}
        <Tabs
          label={text('indicators.attendance.rows')}
          tabs={[
            { href: here, label: text('indicators.attendance.all'), current: show === undefined },
            ...rowStandings.map(one => ({
              href: `${here}?show=${one}`,
              label: text(`indicators.attendance.standing.${one}`),
              ...(list.takenAt === null ? { count: counts[one] } : {}),
              current: one === show,
            })),
          ]}
        />
        <Rows read={read} />
        <Pagination
          page={read.page}
          pageSize={read.pageSize}
          total={read.total}
          hrefOf={at => `${here}?${show === undefined ? '' : `show=${show}&`}page=${at}`}
        />
        <details className="k-figures-more">
          <summary>{text('indicators.attendance.columns')}</summary>
          <ul>
            {read.columns.map(({ heading, field }, index) => (
              <li key={`${index} ${heading}`}>
                {heading}: {text(`indicators.attendance.column.${field ?? 'none'}`)}
              </li>
            ))}
          </ul>
        </details>
      </>
    )
  },
})

function Take({ read }: { read: Read }): ReactNode {
  const text = useText()
  return (
    <CallForm
      call={takeAttendance}
      fixed={{ list: read.list.id }}
      next={`/attendance-lists/${read.list.id}`}
      done="indicators.done.attendanceTaken"
    >
      <Button variant="primary" icon="check">
        {text('indicators.attendance.take', { count: read.counts.counts })}
      </Button>
    </CallForm>
  )
}

function Rows({ read }: { read: Read }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  return (
    <DataTable
      caption={text('indicators.attendance.rows')}
      rows={read.rows}
      rowKey={row => String(row.number)}
      rowState={row => (row.standing === 'unreadable' ? 'conflict' : undefined)}
      empty={
        <EmptyState icon="check" title={text('indicators.attendance.none')}>
          {text('indicators.attendance.noneWhy')}
        </EmptyState>
      }
      columns={[
        {
          key: 'number',
          head: text('indicators.attendance.row'),
          numeric: true,
          width: 'fit',
          cell: row => row.number,
        },
        {
          key: 'who',
          head: text('indicators.attendance.who'),
          rowHeader: true,
          cell: row => (
            <>
              {row.organisation || row.email || row.name || '–'}
              <span className="k-figures-note">
                {[row.name, row.organisation === '' ? '' : row.email].filter(part => part !== '').join(' · ')}
              </span>
            </>
          ),
        },
        {
          key: 'standing',
          head: text('indicators.attendance.what'),
          cell: row => (
            <StateBadge state={looks[row.standing]}>
              {text(`indicators.attendance.standing.${row.standing}`)}
            </StateBadge>
          ),
        },
        {
          key: 'why',
          head: text('indicators.attendance.reasonHead'),
          width: 'wide',
          cell: row => (
            <>
              {text(`indicators.attendance.reason.${row.reason}`, { name: row.member?.name ?? '' })}
              {row.standing === 'counts' ? null : (
                <span className="k-figures-note">{text(`indicators.attendance.fix.${row.reason}`)}</span>
              )}
            </>
          ),
        },
        {
          key: 'hours',
          head: text('indicators.field.hours'),
          numeric: true,
          cell: row => (row.hours === null ? '–' : formatNumber(row.hours, lang)),
        },
      ]}
    />
  )
}
