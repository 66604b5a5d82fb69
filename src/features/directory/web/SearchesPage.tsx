import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import {
  Button,
  DataTable,
  EmptyState,
  LinkButton,
  PageHeader,
  Section,
  StateBadge,
} from '../../../web/design/index.ts'
import { CallForm } from '../../../web/form.tsx'
import { definePage, use } from '../../../web/page.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import {
  listSearches as listAlerts,
  removeSearch as removeAlert,
  updateSearch as updateAlert,
} from '../../opportunities/contract-searches.ts'
import { listSearches, removeSearch, updateSearch } from '../contract-searches.ts'
import { dayWords } from './days.ts'
import './directory.css'
import { findAddress } from './filters.ts'
import { sayQuestion } from './question-words.ts'
import { SavedOpportunities } from './SavedOpportunities.tsx'

type Search = OutputOf<typeof listSearches>['items'][number]

/** All searches somebody keeps, of organisations and of opportunities: what is new in each, how often they are told, and an end to it. */
export const page = definePage({
  path: '/searches',
  access: 'signed-in',
  frame: 'app',
  width: 'normal',
  calls: () => ({ searches: use(listSearches, {}), alerts: use(listAlerts, {}) }),
  actions: [removeSearch, updateSearch, removeAlert, updateAlert],
  title: (_props, text) => text('directory.searches.title'),
  Component: ({ data }) => {
    const text = useText()
    const { lang } = useLocale()
    return (
      <>
        <PageHeader
          title={text('directory.searches.title')}
          subtitle={text('directory.searches.subtitle')}
          steps={[{ href: '/find', label: text('directory.find.title') }]}
        />
        <Section title={text('directory.organisations')}>
          <DataTable
            caption={text('directory.organisations')}
            rows={data.searches.items}
            rowKey={search => search.id}
            empty={<NoSearches />}
            columns={[
              {
                key: 'name',
                head: text('directory.searches.name'),
                rowHeader: true,
                cell: search => <a href={`/searches/${search.id}`}>{search.name}</a>,
              },
              {
                key: 'news',
                head: text('directory.searches.news'),
                cell: search => <News search={search} />,
              },
              {
                key: 'asked',
                head: text('directory.searches.asked'),
                width: 'wide',
                cell: search => sayQuestion(search.question, search.labels, text, lang),
              },
              {
                key: 'rhythm',
                head: text('directory.searches.rhythmLabel'),
                cell: search => text(`directory.searches.rhythm.${search.rhythm}`),
              },
              {
                key: 'told',
                head: text('directory.searches.toldAt'),
                desktopOnly: true,
                cell: search =>
                  search.toldAt === null
                    ? text('directory.searches.notTold')
                    : dayWords(search.toldAt.slice(0, 10), lang),
              },
              {
                key: 'actions',
                head: text('directory.searches.remove'),
                hideHead: true,
                width: 'fit',
                cell: search => <Actions search={search} />,
              },
            ]}
          />
        </Section>
        <Section title={text('opportunities.title')}>
          <SavedOpportunities alerts={data.alerts.items} />
        </Section>
      </>
    )
  },
})

function News({ search }: { search: Search }): ReactNode {
  const text = useText()
  if (search.watch !== 'watched' || search.news === null) return text('directory.searches.newsUnknown')
  if (search.news === 0) return <span className="k-muted">{text('directory.searches.none')}</span>
  return (
    <a href={`/searches/${search.id}`}>
      <StateBadge state="waiting" icon="bell">
        {text('directory.searches.newsCount', { count: search.news })}
      </StateBadge>
    </a>
  )
}

function Actions({ search }: { search: Search }): ReactNode {
  const text = useText()
  return (
    <div className="k-directory-row-actions">
      <LinkButton variant="quiet" href={findAddress(search.question, {})}>
        {text('directory.searches.open')} <span className="k-hidden">{search.name}</span>
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
        done="directory.done.searchRemoved"
      >
        <Button variant="quiet">
          {text('directory.searches.remove')} <span className="k-hidden">{search.name}</span>
        </Button>
      </CallForm>
    </div>
  )
}

function NoSearches(): ReactNode {
  const text = useText()
  return (
    <EmptyState
      icon="find"
      level={3}
      title={text('directory.searches.emptyTitle')}
      action={
        <LinkButton variant="primary" href="/find">
          {text('directory.searches.emptyAction')}
        </LinkButton>
      }
    >
      {text('directory.searches.emptyWhy')}
    </EmptyState>
  )
}
