import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import { countryName } from '../../../web/countries.ts'
import {
  DataTable,
  EmptyState,
  LanguageText,
  LinkButton,
  PageHeader,
  Pagination,
  Tabs,
} from '../../../web/design/index.ts'
import { definePage, use } from '../../../web/page.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import { interestBoxes, listInterests } from '../contract-interests.ts'
import { InterestBadge } from './InterestParts.tsx'
import './opportunities.css'
import { addressWith, dayWords, type Query, readPage } from './opportunity-words.ts'

type Interests = OutputOf<typeof listInterests>

const readBox = (query: Query) => interestBoxes.find(box => box === query.box) ?? 'received'

/** Interests that wait for the reader first, as their owner or as the cluster between; and those they expressed. */
export const page = definePage({
  path: '/interests',
  access: 'signed-in',
  frame: 'app',
  width: 'normal',
  calls: ({ query }) => ({
    interests: use(listInterests, {
      box: readBox(query),
      open: query.open === 'true',
      page: readPage(query),
    }),
  }),
  actions: [],
  title: (_props, text) => text('opportunities.interests.title'),
  Component: ({ data, query }) => {
    const text = useText()
    const { interests } = data
    const box = readBox(query)
    const to = (changes: Query) => addressWith('/interests', query, changes)
    return (
      <>
        <PageHeader
          title={text('opportunities.interests.title')}
          subtitle={
            interests.median === null
              ? undefined
              : text('opportunities.interests.median', {
                  count: interests.median.days,
                  answered: interests.median.answered,
                })
          }
          steps={[{ href: '/opportunities', label: text('opportunities.title') }]}
        />
        <Tabs
          label={text('opportunities.interests.boxes')}
          tabs={[
            {
              href: to({ box: undefined, open: undefined }),
              label: text('opportunities.interests.received'),
              current: box === 'received' && query.open !== 'true',
            },
            {
              href: to({ box: undefined, open: 'true' }),
              label: text('opportunities.interests.waiting'),
              count: interests.waiting,
              current: box === 'received' && query.open === 'true',
            },
            {
              href: to({ box: 'sent', open: undefined }),
              label: text('opportunities.interests.sent'),
              current: box === 'sent',
            },
          ]}
        />
        <InterestTable interests={interests} box={box} />
        <Pagination
          page={interests.page}
          pageSize={interests.pageSize}
          total={interests.total}
          hrefOf={page => to({ page: String(page) })}
        />
      </>
    )
  },
})

function InterestTable(props: { interests: Interests; box: 'received' | 'sent' }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  return (
    <DataTable
      caption={text('opportunities.interests.title')}
      rows={props.interests.items}
      rowKey={item => item.id}
      rowState={item => (item.isMyTurn ? 'waiting' : undefined)}
      empty={
        <EmptyState
          icon="message"
          title={text(`opportunities.interests.empty.${props.box}`)}
          action={<LinkButton href="/opportunities">{text('opportunities.interests.toList')}</LinkButton>}
        >
          {text(`opportunities.interests.emptyWhy.${props.box}`)}
        </EmptyState>
      }
      columns={[
        {
          key: 'opportunity',
          head: text('opportunities.interests.opportunity'),
          rowHeader: true,
          width: 'wide',
          cell: item => (
            <a href={`/interests/${item.id}`}>
              <LanguageText text={item.opportunity.title} lang={item.opportunity.lang} />
            </a>
          ),
        },
        {
          key: 'sender',
          head: text('opportunities.interests.sender'),
          cell: item => `${item.sender.organisation}, ${countryName(item.sender.country, lang)}`,
        },
        {
          key: 'state',
          head: text('opportunities.interests.state'),
          cell: item => <InterestBadge state={item.state} />,
        },
        {
          key: 'since',
          head: text('opportunities.interests.since'),
          cell: item => dayWords(item.confirmedAt.slice(0, 10), lang),
        },
      ]}
    />
  )
}
