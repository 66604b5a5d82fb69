import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import {
  CheckboxField,
  DataTable,
  EmptyState,
  Filters,
  LinkButton,
  Pagination,
  Row,
  SelectField,
  StateBadge,
} from '../../../web/design/index.ts'
import { definePage, use } from '../../../web/page.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import { listReported, reportedKinds } from '../contract-records.ts'
import { dayWords } from './days.ts'
import { FiguresHead } from './FiguresNav.tsx'
import { proofState } from './figure-words.ts'
import './figures.css'

type List = OutputOf<typeof listReported>
type Reported = List['items'][number]

/** Services and meetings held elsewhere as the clusters report them; what nothing proves yet comes first. */
export const page = definePage({
  path: '/partnerships/:slug/reported',
  access: 'signed-in',
  frame: 'app',
  width: 'full',
  calls: ({ params, query }) => ({
    list: use(listReported, {
      partnership: params.slug ?? '',
      page: Number(query.page) || 1,
      unproven: query.unproven === 'true',
      ...(query.cluster ? { cluster: query.cluster } : {}),
      ...(query.kind ? { kind: query.kind === 'service' ? ('service' as const) : ('meeting' as const) } : {}),
    }),
  }),
  actions: [],
  title: ({ data }, text) => `${text('indicators.parts.reported')} · ${data.list.partnership.acronym}`,
  Component: ({ data: { list }, query }) => {
    const text = useText()
    const at = `/partnerships/${list.partnership.slug}/reported`
    const kept = new URLSearchParams(
      ['kind', 'cluster', 'unproven'].flatMap(name => (query[name] ? [[name, query[name] ?? '']] : [])),
    )
    return (
      <>
        <FiguresHead
          frame={list}
          current="reported"
          subtitle={text('indicators.reportedWhy')}
          actions={list.rights.reports ? <Add at={at} /> : undefined}
        />
        {list.total === 0 && kept.size === 0 ? null : (
          <Filters action={at} clearHref={at}>
            <SelectField
              name="kind"
              label={text('indicators.field.kind')}
              empty={text('indicators.any')}
              choices={reportedKinds.map(value => ({
                value,
                label: text(`indicators.reportedKind.${value}`),
              }))}
              defaultValue={query.kind ?? ''}
            />
            <SelectField
              name="cluster"
              label={text('indicators.field.cluster')}
              empty={text('indicators.any')}
              choices={list.clusters.map(({ id, name }) => ({ value: id, label: name }))}
              defaultValue={query.cluster ?? ''}
            />
            <CheckboxField
              name="unproven"
              label={text('indicators.onlyUnproven', { count: list.unproven })}
              defaultChecked={query.unproven === 'true'}
            />
          </Filters>
        )}
        <Table list={list} at={at} />
        <Pagination
          page={list.page}
          pageSize={list.pageSize}
          total={list.total}
          hrefOf={number => `${at}?${kept.size === 0 ? '' : `${kept}&`}page=${number}`}
        />
      </>
    )
  },
})

function Add({ at }: { at: string }): ReactNode {
  const text = useText()
  return (
    <Row>
      <LinkButton variant="primary" icon="plus" href={`${at}/new?kind=service`}>
        {text('indicators.addService')}
      </LinkButton>
      <LinkButton icon="plus" href={`${at}/new?kind=meeting`}>
        {text('indicators.addMeeting')}
      </LinkButton>
      <LinkButton icon="upload" href={`${at.replace(/\/reported$/, '')}/attendance`}>
        {text('indicators.attendance.link')}
      </LinkButton>
    </Row>
  )
}

function Table({ list, at }: { list: List; at: string }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  return (
    <DataTable
      caption={text('indicators.parts.reported')}
      rows={list.items}
      rowKey={row => row.id}
      empty={
        <EmptyState
          icon="file"
          title={text('indicators.noReported')}
          action={list.rights.reports ? <Add at={at} /> : undefined}
        >
          {text('indicators.noReportedWhy')}
        </EmptyState>
      }
      columns={[
        {
          key: 'title',
          head: text('indicators.field.what'),
          rowHeader: true,
          width: 'wide',
          cell: row => (
            <>
              <a href={`/reported/${row.id}`} lang={row.lang}>
                {row.title}
              </a>
              <span className="k-figures-note">{whatWords(row, text)}</span>
            </>
          ),
        },
        { key: 'who', head: text('indicators.field.who'), cell: row => whoWords(row, text) },
        { key: 'on', head: text('indicators.field.when'), cell: row => dayWords(row.heldOn, lang) },
        { key: 'cluster', head: text('indicators.field.cluster'), cell: row => row.cluster.name },
        {
          key: 'proof',
          head: text('indicators.field.proof'),
          cell: row => (
            <StateBadge state={proofState(row.proof)}>{text(`indicators.proof.${row.proof}`)}</StateBadge>
          ),
        },
      ]}
    />
  )
}

/** What kind of thing it was: 'Advice, 3 h', 'Meeting between businesses'. */
function whatWords(row: Reported, text: ReturnType<typeof useText>): string {
  if (row.kind === 'meeting') return text(`indicators.meetingBetween.${row.between ?? 'businesses'}`)
  const service = text(`indicators.service.${row.service ?? 'other'}`)
  return row.hours === null ? service : `${service}, ${text('indicators.hours', { count: row.hours })}`
}

export function whoWords(row: Reported, text: ReturnType<typeof useText>): string {
  const own =
    row.organisation === null ? row.cluster.name : (row.organisation.name ?? text('indicators.unnamed'))
  return row.counterpart === null ? own : `${own} – ${row.counterpart}`
}
