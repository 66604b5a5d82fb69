import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import {
  Button,
  DataTable,
  EmptyState,
  LinkButton,
  PageHeader,
  StateBadge,
} from '../../../web/design/index.ts'
import { CallForm } from '../../../web/form.tsx'
import { definePage, use } from '../../../web/page.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import { listSearches, removeSearch } from '../contract-searches.ts'
import { alertAddress, sayAlert } from './alert-words.ts'
import './opportunities.css'
import { dayWords } from './opportunity-words.ts'

type Alert = OutputOf<typeof listSearches>['items'][number]

/** The searches of opportunities somebody keeps: what each looks for, what is new in it, how often they are told. */
export const page = definePage({
  path: '/opportunity-searches',
  access: 'signed-in',
  frame: 'app',
  width: 'normal',
  calls: () => ({ searches: use(listSearches, {}) }),
  actions: [removeSearch],
  title: (_props, text) => text('opportunities.alerts.title'),
  Component: ({ data }) => {
    const text = useText()
    const { lang } = useLocale()
    return (
      <>
        <PageHeader
          title={text('opportunities.alerts.title')}
          subtitle={text('opportunities.alerts.subtitle')}
          steps={[{ href: '/opportunities', label: text('opportunities.title') }]}
        />
        <DataTable
          caption={text('opportunities.alerts.title')}
          rows={data.searches.items}
          rowKey={search => search.id}
          empty={<NoAlerts />}
          columns={[
            {
              key: 'name',
              head: text('opportunities.alerts.name'),
              rowHeader: true,
              cell: search => <a href={`/opportunity-searches/${search.id}`}>{search.name}</a>,
            },
            {
              key: 'news',
              head: text('opportunities.alerts.news'),
              cell: search => <News search={search} />,
            },
            {
              key: 'asked',
              head: text('opportunities.alerts.asked'),
              width: 'wide',
              cell: search => sayAlert(search, text, lang),
            },
            {
              key: 'rhythm',
              head: text('opportunities.alerts.rhythmLabel'),
              cell: search => text(`opportunities.alerts.rhythm.${search.rhythm}`),
            },
            {
              key: 'told',
              head: text('opportunities.alerts.toldAt'),
              desktopOnly: true,
              cell: search =>
                search.toldAt === null
                  ? text('opportunities.alerts.notTold')
                  : dayWords(search.toldAt.slice(0, 10), lang),
            },
            {
              key: 'actions',
              head: text('opportunities.alerts.remove'),
              hideHead: true,
              width: 'fit',
              cell: search => <Remove search={search} />,
            },
          ]}
        />
      </>
    )
  },
})

function News({ search }: { search: Alert }): ReactNode {
  const text = useText()
  if (search.news === 0) return <span className="k-muted">{text('opportunities.alerts.none')}</span>
  return (
    <a href={`/opportunity-searches/${search.id}`}>
      <StateBadge state="waiting" icon="bell">
        {text('opportunities.alerts.newsCount', { count: search.news })}
      </StateBadge>
    </a>
  )
}

function Remove({ search }: { search: Alert }): ReactNode {
  const text = useText()
  return (
    <div className="k-opportunity-row-acts">
      <LinkButton variant="quiet" href={alertAddress(search)}>
        {text('opportunities.alerts.open')} <span className="k-hidden">{search.name}</span>
      </LinkButton>
      <CallForm
        call={removeSearch}
        formId={`remove-${search.id}`}
        fixed={{ search: search.id }}
        next="/opportunity-searches"
        done="opportunities.done.alertRemoved"
      >
        <Button variant="quiet">
          {text('opportunities.alerts.remove')} <span className="k-hidden">{search.name}</span>
        </Button>
      </CallForm>
    </div>
  )
}

function NoAlerts(): ReactNode {
  const text = useText()
  return (
    <EmptyState
      icon="bell"
      title={text('opportunities.alerts.emptyTitle')}
      action={
        <LinkButton variant="primary" href="/opportunities">
          {text('opportunities.alerts.emptyAction')}
        </LinkButton>
      }
    >
      {text('opportunities.alerts.emptyWhy')}
    </EmptyState>
  )
}
