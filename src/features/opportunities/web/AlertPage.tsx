import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import { countryName } from '../../../web/countries.ts'
import {
  Button,
  Columns,
  EmptyState,
  FormActions,
  LinkButton,
  PageHeader,
  Section,
  TextField,
} from '../../../web/design/index.ts'
import { CallForm } from '../../../web/form.tsx'
import { definePage, use } from '../../../web/page.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import { getSearch, markSearchSeen, removeSearch, updateSearch } from '../contract-searches.ts'
import { alertAddress, sayAlert } from '../rules/alert-words.ts'
import { OpportunityList } from './OpportunityList.tsx'
import './opportunities.css'
import { AlertRhythm } from './SaveAlert.tsx'

type Alert = OutputOf<typeof getSearch>

/** One saved search of opportunities: what is new in it, then its name and how often one is told. */
export const page = definePage({
  path: '/opportunity-searches/:search',
  access: 'signed-in',
  frame: 'app',
  width: 'normal',
  calls: ({ params }) => ({ search: use(getSearch, { search: params.search ?? '' }) }),
  actions: [markSearchSeen, updateSearch, removeSearch],
  title: ({ data }) => data.search.name,
  Component: ({ data: { search } }) => {
    const text = useText()
    const { lang } = useLocale()
    return (
      <>
        <PageHeader
          title={search.name}
          subtitle={sayAlert(search, { text, countryName: code => countryName(code, lang) })}
          steps={[{ href: '/searches', label: text('opportunities.alerts.title') }]}
          actions={
            <LinkButton href={alertAddress(search)} icon="find">
              {text('opportunities.alerts.open')}
            </LinkButton>
          }
        />
        <Columns side={<Settings search={search} />}>
          <News search={search} />
        </Columns>
      </>
    )
  },
})

function News({ search }: { search: Alert }): ReactNode {
  const text = useText()
  if (search.news === 0)
    return (
      <EmptyState icon="check" title={text('opportunities.alerts.calmTitle')}>
        {text('opportunities.alerts.calmWhy')}
      </EmptyState>
    )
  return (
    <Section title={text('opportunities.alerts.newTitle', { count: search.news })}>
      <OpportunityList items={search.items} level={3} />
      <CallForm
        call={markSearchSeen}
        fixed={{ search: search.id, opportunityIds: search.items.map(({ id }) => id) }}
        next={`/opportunity-searches/${search.id}`}
        done="opportunities.done.alertSeen"
      >
        <Button variant="primary" icon="check">
          {text('opportunities.alerts.seenAction')}
        </Button>
      </CallForm>
    </Section>
  )
}

function Settings({ search }: { search: Alert }): ReactNode {
  const text = useText()
  return (
    <Section title={text('opportunities.alerts.settings')}>
      <CallForm
        call={updateSearch}
        fixed={{ search: search.id, version: search.version }}
        next={`/opportunity-searches/${search.id}`}
        done="opportunities.done.alertChanged"
        className="k-form"
      >
        {form => (
          <>
            <TextField
              {...form.field('name', search.name)}
              label={text('opportunities.alerts.name')}
              required
              maxLength={120}
            />
            <AlertRhythm form={form} rhythm={search.rhythm} />
            <FormActions>
              <Button variant="primary">{text('opportunities.alerts.changeAction')}</Button>
            </FormActions>
          </>
        )}
      </CallForm>
      <CallForm
        call={removeSearch}
        fixed={{ search: search.id }}
        next="/searches"
        done="opportunities.done.alertRemoved"
      >
        <Button variant="quiet">{text('opportunities.alerts.removeNamed', { name: search.name })}</Button>
      </CallForm>
    </Section>
  )
}
