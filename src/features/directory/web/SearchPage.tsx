import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import {
  Badge,
  Button,
  Columns,
  EmptyState,
  FormActions,
  LinkButton,
  Notice,
  PageHeader,
  Section,
  TextField,
} from '../../../web/design/index.ts'
import { CallForm } from '../../../web/form.tsx'
import { definePage, use } from '../../../web/page.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import { getSearch, markSearchSeen, removeSearch, updateSearch } from '../contract-searches.ts'
import { dayWords } from './days.ts'
import './directory.css'
import { findAddress } from './filters.ts'
import { usePlace } from './OrganisationResults.tsx'
import { sayQuestion } from './question-words.ts'
import { RhythmField } from './SaveSearch.tsx'

type Search = OutputOf<typeof getSearch>

/** One saved search: what is new in it, then its name and how often one is told. */
export const page = definePage({
  path: '/searches/:search',
  access: 'signed-in',
  frame: 'app',
  width: 'normal',
  calls: ({ params }) => ({ search: use(getSearch, { search: params.search ?? '' }) }),
  actions: [markSearchSeen, updateSearch, removeSearch],
  title: ({ data }) => data.search.name,
  Component: ({ data }) => {
    const text = useText()
    const { lang } = useLocale()
    const { search } = data
    return (
      <>
        <PageHeader
          title={search.name}
          subtitle={sayQuestion(search.question, search.labels, text, lang)}
          steps={[{ href: '/searches', label: text('directory.searches.title') }]}
          actions={
            <LinkButton href={findAddress(search.question, {})} icon="find">
              {text('directory.searches.open')}
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

function News({ search }: { search: Search }): ReactNode {
  const text = useText()
  if (search.watch !== 'watched')
    return (
      <Notice kind={search.watch === 'too-broad' ? 'warning' : 'info'}>
        {text(`directory.searches.watch.${search.watch}`)}
      </Notice>
    )
  if (search.news === null)
    return (
      <EmptyState icon="clock" title={text('directory.searches.unknownTitle')}>
        {text('directory.searches.unknownWhy')}
      </EmptyState>
    )
  if (search.news === 0)
    return (
      <EmptyState icon="check" title={text('directory.searches.calmTitle')}>
        {text('directory.searches.calmWhy')}
      </EmptyState>
    )
  return (
    <Section title={text('directory.searches.newTitle', { count: search.news })}>
      <ol className="k-directory-list">
        {search.items.map(item => (
          <li key={item.id}>
            <OneNew item={item} />
          </li>
        ))}
      </ol>
      <CallForm
        call={markSearchSeen}
        fixed={{ search: search.id, organisationIds: search.items.map(({ id }) => id) }}
        next={`/searches/${search.id}`}
        done="directory.done.searchSeen"
      >
        <Button variant="primary" icon="check">
          {text('directory.searches.seenAction')}
        </Button>
      </CallForm>
    </Section>
  )
}

function OneNew({ item }: { item: Search['items'][number] }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  const place = usePlace()
  return (
    <article>
      <h3>
        <a href={`/organisations/${item.slug}`}>{item.name}</a>
      </h3>
      <p className="k-directory-facts">
        <Badge>{text(`directory.kind.${item.kind}`)}</Badge> {place(item)}
        {item.clusters.map(cluster => (
          <span key={cluster.slug}>
            {' · '}
            <a href={`/clusters/${cluster.slug}`}>{cluster.name}</a>
          </span>
        ))}
        {item.toldAt === null ? null : (
          <span>
            {' · '}
            {text('directory.searches.told', { day: dayWords(item.toldAt.slice(0, 10), lang) })}
          </span>
        )}
      </p>
      {item.summary === null ? null : <p lang={item.lang}>{item.summary}</p>}
    </article>
  )
}

function Settings({ search }: { search: Search }): ReactNode {
  const text = useText()
  return (
    <Section title={text('directory.searches.settings')}>
      <CallForm
        call={updateSearch}
        fixed={{ search: search.id, version: search.version }}
        next={`/searches/${search.id}`}
        done="directory.done.searchChanged"
        className="k-form"
      >
        {form => (
          <>
            <TextField
              {...form.field('name', search.name)}
              label={text('directory.searches.name')}
              required
              maxLength={120}
            />
            <RhythmField form={form} rhythm={search.rhythm} />
            <FormActions>
              <Button variant="primary">{text('directory.searches.changeAction')}</Button>
            </FormActions>
          </>
        )}
      </CallForm>
      <CallForm
        call={removeSearch}
        fixed={{ search: search.id }}
        next="/searches"
        done="directory.done.searchRemoved"
      >
        <Button variant="quiet">{text('directory.searches.removeNamed', { name: search.name })}</Button>
      </CallForm>
    </Section>
  )
}
