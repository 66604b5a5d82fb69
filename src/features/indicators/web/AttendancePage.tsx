import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import { Button, LinkButton, Notice, PageHeader, Pagination, Tabs } from '../../../web/design/index.ts'
import { CallForm } from '../../../web/form.tsx'
import { definePage, use } from '../../../web/page.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import {
  chooseAttendanceSheet,
  discardAttendance,
  getAttendance,
  mapAttendance,
  takeAttendance,
} from '../contract-attendance.ts'
import { rowStandings } from '../rules/attendance.ts'
import { AttendanceColumns, readingWords } from './AttendanceColumns.tsx'
import { AttendanceRows } from './AttendanceRows.tsx'
import { dayWords } from './days.ts'
import './figures.css'

type Read = OutputOf<typeof getAttendance>

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
  actions: [takeAttendance, mapAttendance, chooseAttendanceSheet, discardAttendance],
  title: ({ data }, text) => text('indicators.attendance.pageTitle', { title: data.read.list.title }),
  Component: ({ data: { read }, query }) => {
    const text = useText()
    const { lang } = useLocale()
    const { list, partnership } = read
    const isMapping =
      list.takenAt === null && (!read.isMapped || read.asksForColumns || query.step === 'columns')
    const reported = `/partnerships/${partnership.slug}/reported`
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
          actions={isMapping || list.takenAt !== null ? undefined : <Actions read={read} />}
        />
        {isMapping ? <AttendanceColumns read={read} /> : <Judged read={read} query={query} />}
        {list.takenAt === null ? <Discard read={read} /> : null}
      </>
    )
  },
})

function Judged({ read, query }: { read: Read; query: Record<string, string | undefined> }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  const { list, partnership, counts } = read
  const here = `/attendance-lists/${list.id}`
  const reported = `/partnerships/${partnership.slug}/reported`
  const show = rowStandings.find(one => one === query.show)
  return (
    <>
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
      <AttendanceRows rows={read.rows} />
      {counts.unreadable + counts['not-a-member'] === 0 ? null : (
        <p>
          <LinkButton icon="download" href={`/api/v1/attendance-lists/${list.id}/problems`}>
            {text('indicators.attendance.problems')}
          </LinkButton>
        </p>
      )}
      <Pagination
        page={read.page}
        pageSize={read.pageSize}
        total={read.total}
        hrefOf={at => `${here}?${show === undefined ? '' : `show=${show}&`}page=${at}`}
      />
      <details className="k-figures-more">
        <summary>{text('indicators.attendance.columns')}</summary>
        <p>{readingWords(read, text)}</p>
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
}

/** Taking over what counts, and saying otherwise what the columns mean. */
function Actions({ read }: { read: Read }): ReactNode {
  const text = useText()
  return (
    <>
      <LinkButton href={`/attendance-lists/${read.list.id}?step=columns`}>
        {text('indicators.attendance.columnsTitle')}
      </LinkButton>
      {read.counts.counts > 0 ? <Take read={read} /> : null}
    </>
  )
}

/** A list that was sent by mistake holds people of other companies: nothing of it stays. */
function Discard({ read }: { read: Read }): ReactNode {
  const text = useText()
  return (
    <CallForm
      call={discardAttendance}
      fixed={{ list: read.list.id }}
      next={`/partnerships/${read.partnership.slug}/attendance`}
      done="indicators.done.attendanceDiscarded"
    >
      <Button variant="quiet">{text('indicators.attendance.discard')}</Button>
    </CallForm>
  )
}

function Take({ read }: { read: Read }): ReactNode {
  const text = useText()
  return (
    <CallForm
      call={takeAttendance}
      fixed={{ list: read.list.id, version: read.list.version }}
      next={`/attendance-lists/${read.list.id}`}
      done="indicators.done.attendanceTaken"
    >
      <Button variant="primary" icon="check">
        {text('indicators.attendance.take', { count: read.counts.counts })}
      </Button>
    </CallForm>
  )
}
