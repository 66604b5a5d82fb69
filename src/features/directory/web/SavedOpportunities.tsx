import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import { countryName } from '../../../web/countries.ts'
import { Button, DataTable, EmptyState, LinkButton, StateBadge } from '../../../web/design/index.ts'
import { CallForm } from '../../../web/form.tsx'
import { useLocale, useText } from '../../../web/text.tsx'
import { type listSearches, removeSearch, updateSearch } from '../../opportunities/contract-searches.ts'
import { alertAddress, sayAlert } from '../../opportunities/rules/alert-words.ts'
import './directory.css'
import { dayWords } from './days.ts'

type Alert = OutputOf<typeof listSearches>['items'][number]

/** The searches of opportunities somebody keeps: what each looks for, what is new in it, how often they are told, and an end to it. */
export function SavedOpportunities({ alerts }: { alerts: readonly Alert[] }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  return (
    <DataTable
      caption={text('opportunities.title')}
      rows={alerts}
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
          cell: search => sayAlert(search, { text, countryName: code => countryName(code, lang) }),
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
          cell: search => <Actions search={search} />,
        },
      ]}
    />
  )
}

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

function Actions({ search }: { search: Alert }): ReactNode {
  const text = useText()
  return (
    <div className="k-directory-row-actions">
      <LinkButton variant="quiet" href={alertAddress(search)}>
        {text('opportunities.alerts.open')} <span className="k-hidden">{search.name}</span>
      </LinkButton>
      {search.rhythm === 'never' ? null : (
        <CallForm
          call={updateSearch}
          formId={`off-${search.id}`}
          fixed={{ search: search.id, version: search.version, name: search.name, rhythm: 'never' }}
          next="/searches"
          done="directory.done.searchOff"
        >
          <Button variant="quiet">
            {text('directory.searches.noMails')} <span className="k-hidden">{search.name}</span>
          </Button>
        </CallForm>
      )}
      <CallForm
        call={removeSearch}
        formId={`remove-${search.id}`}
        fixed={{ search: search.id }}
        next="/searches"
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
      level={3}
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
