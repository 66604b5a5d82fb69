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
  PageHeader,
  Pagination,
  SelectField,
} from '../../../web/design/index.ts'
import { definePage, use } from '../../../web/page.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import { listMembersServed, shownMembers } from '../contract-members.ts'
import './desk.css'

type Read = OutputOf<typeof listMembersServed>
type Member = Read['items'][number]

const uuid = /^[0-9a-f]{8}-[0-9a-f-]{27}$/
const shownIn = (query: Record<string, string | undefined>) =>
  shownMembers.find(one => one === query.show) ?? 'left-out'

/** Members for whom something was held or done, or whom no record mentions, each with what to do next. */
export const page = definePage({
  path: '/partnerships/:slug/members',
  access: 'signed-in',
  frame: 'app',
  width: 'normal',
  calls: ({ params, query }) => ({
    read: use(listMembersServed, {
      partnership: params.slug ?? '',
      show: shownIn(query),
      ...(query.cluster === undefined || query.cluster === '' ? {} : { cluster: query.cluster }),
      ...(uuid.test(query.indicator ?? '') ? { indicator: query.indicator } : {}),
      page: Math.max(1, Math.floor(Number(query.page)) || 1),
    }),
  }),
  actions: [],
  title: ({ data, query }, text) =>
    `${text(`desk.served.title.${shownIn(query)}`)} · ${data.read.partnership.acronym}`,
  Component: ({ data: { read }, query }) => {
    const text = useText()
    const { lang } = useLocale()
    const show = shownIn(query)
    const at = `/partnerships/${read.partnership.slug}/members`
    const day = (value: string) => formatDay(`${value}T12:00:00Z`, 'UTC', lang, 'date')
    const { from, to } = read.term
    const kept = Object.fromEntries(
      Object.entries({ show, cluster: query.cluster, indicator: query.indicator }).flatMap(([name, value]) =>
        value === undefined || value === '' ? [] : [[name, value]],
      ),
    )
    return (
      <>
        <PageHeader
          title={text(`desk.served.title.${show}`)}
          subtitle={
            from === null || to === null
              ? text(`desk.served.why.${show}`)
              : text(`desk.served.whyTerm.${show}`, { from: day(from), to: day(to) })
          }
          steps={[{ href: `/partnerships/${read.partnership.slug}`, label: read.partnership.acronym }]}
        />
        <Filters action={at} keep={{ indicator: query.indicator }} submitLabel={text('desk.side.show')}>
          <SelectField
            name="show"
            label={text('desk.served.show')}
            defaultValue={show}
            choices={shownMembers.map(value => ({
              value,
              label: text(`desk.served.choice.${value}`, {
                count: value === 'benefited' ? read.counts.benefited : read.counts.leftOut,
              }),
            }))}
          />
          {read.clusters.length < 2 ? null : (
            <SelectField
              name="cluster"
              label={text('desk.served.cluster')}
              defaultValue={read.cluster?.slug ?? ''}
              choices={[
                { value: '', label: text('desk.side.all') },
                ...read.clusters.map(({ slug, name }) => ({ value: slug, label: name })),
              ]}
            />
          )}
        </Filters>
        <DataTable
          caption={text(`desk.served.title.${show}`)}
          rows={read.items}
          rowKey={member => member.id}
          empty={
            <EmptyState icon="check" title={text(`desk.served.none.${show}`)}>
              {text(`desk.served.noneWhy.${show}`)}
            </EmptyState>
          }
          columns={[
            {
              key: 'name',
              head: text('desk.served.member'),
              rowHeader: true,
              width: 'wide',
              cell: member => <a href={`/organisations/${member.slug}`}>{member.name}</a>,
            },
            {
              key: 'country',
              head: text('desk.side.country'),
              cell: member => countryName(member.country, lang),
            },
            {
              key: 'clusters',
              head: text('desk.served.cluster'),
              cell: member => member.clusters.map(({ name }) => name).join(', '),
            },
            ...(show === 'benefited'
              ? [
                  {
                    key: 'how',
                    head: text('desk.served.how'),
                    cell: (member: Member) => <Served member={member} />,
                  },
                  {
                    key: 'last',
                    head: text('desk.served.last'),
                    cell: (member: Member) => (member.served === null ? '–' : day(member.served.lastOn)),
                  },
                ]
              : read.acts
                ? [
                    {
                      key: 'next',
                      head: text('desk.served.next'),
                      cell: (member: Member) => <Next member={member} read={read} />,
                    },
                  ]
                : []),
          ]}
        />
        <Pagination
          page={read.page}
          pageSize={read.pageSize}
          total={read.total}
          hrefOf={page => `${at}?${new URLSearchParams({ ...kept, page: String(page) })}`}
        />
      </>
    )
  },
})

function Served({ member: { served } }: { member: Member }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  if (served === null) return '–'
  const parts = [
    served.meetings === 0
      ? null
      : text('desk.served.meetings', { count: served.meetings, value: formatNumber(served.meetings, lang) }),
    served.services === 0
      ? null
      : text('desk.served.services', { count: served.services, value: formatNumber(served.services, lang) }),
    served.direct ? null : text('desk.served.indirect'),
  ]
  return parts.filter(part => part !== null).join(' · ')
}

/** The one best thing to do for a member that was left out. */
function Next({ member, read }: { member: Member; read: Read }): ReactNode {
  const text = useText()
  const [cluster] = member.clusters
  if (member.next === null || cluster === undefined) return null
  const hrefs = {
    invite: `/organisations/${member.slug}/colleagues`,
    introduce: `/clusters/${cluster.slug}/introductions`,
    serve: `/partnerships/${read.partnership.slug}/reported/new?kind=service&cluster=${cluster.id}&organisation=${member.id}`,
    ask: `/clusters/${cluster.slug}`,
  }
  return (
    <LinkButton href={hrefs[member.next]}>
      {text(`desk.served.step.${member.next}`, { cluster: cluster.name })}
    </LinkButton>
  )
}
