import type { ReactNode } from 'react'
import {
  Button,
  EmptyState,
  FormActions,
  LinkButton,
  PageHeader,
  SelectField,
} from '../../../web/design/index.ts'
import { CallForm } from '../../../web/form.tsx'
import { definePage, use } from '../../../web/page.ts'
import { useText } from '../../../web/text.tsx'
import { listTerms } from '../../directory/contract-taxonomies.ts'
import { createOpportunity, getChoices } from '../contract.ts'
import { type Begun, OpportunityFields } from './OpportunityFields.tsx'
import './opportunities.css'

/** A new offer or request: for whom, then what it is. */
export const page = definePage({
  path: '/opportunities/new',
  access: 'signed-in',
  frame: 'app',
  width: 'normal',
  calls: ({ query, viewer }) => ({
    choices: use(getChoices, query.q === undefined ? {} : { q: query.q.slice(0, 100) }),
    terms: use(listTerms, { scheme: 'photonics-health', lang: viewer.lang }),
  }),
  actions: [createOpportunity],
  title: (_props, text) => text('opportunities.new.title'),
  Component: ({ data, query, form }) => {
    const text = useText()
    const { organisations } = data.choices
    const sent = form?.values.organisation
    const wanted = typeof sent === 'string' ? sent : query.organisation
    const chosen =
      organisations.find(({ slug }) => slug === wanted) ??
      (organisations.length === 1 ? organisations[0] : undefined)
    return (
      <>
        <PageHeader
          title={text('opportunities.new.title')}
          subtitle={text('opportunities.new.why')}
          steps={[{ href: '/opportunities', label: text('opportunities.title') }]}
        />
        {organisations.length === 0 ? (
          <Nobody />
        ) : chosen === undefined ? (
          <ForWhom organisations={organisations} query={query} />
        ) : (
          <CallForm
            call={createOpportunity}
            fixed={{ organisation: chosen.slug }}
            next="/opportunities/{slug}"
            done="opportunities.done.saved"
            className="k-form k-opportunity-wide"
          >
            {api => (
              <>
                <p>
                  {text('opportunities.new.for', { name: chosen.name })}{' '}
                  {organisations.length > 1 ? (
                    <a href="/opportunities/new">{text('opportunities.new.change')}</a>
                  ) : null}
                </p>
                {chosen.clusters.length < 2 ? null : (
                  <SelectField
                    {...api.field('clusterId', chosen.clusters[0]?.id)}
                    label={text('opportunities.new.cluster')}
                    choices={chosen.clusters.map(({ id, name }) => ({ value: id, label: name }))}
                  />
                )}
                <OpportunityFields
                  form={api}
                  draft={null}
                  begun={readBegun(query)}
                  lang={query.lang ?? chosen.lang}
                  names={chosen.names}
                  size={chosen.size}
                  terms={data.terms.items}
                />
                <FormActions sticky>
                  <Button variant="primary">{text('opportunities.form.save')}</Button>
                  <LinkButton variant="quiet" href="/opportunities">
                    {text('opportunities.form.cancel')}
                  </LinkButton>
                </FormActions>
              </>
            )}
          </CallForm>
        )}
      </>
    )
  },
})

function Nobody(): ReactNode {
  const text = useText()
  return (
    <EmptyState
      icon="organisation"
      title={text('opportunities.new.nobodyTitle')}
      action={<LinkButton href="/find">{text('opportunities.new.nobodyAction')}</LinkButton>}
    >
      {text('opportunities.new.nobodyWhy')}
    </EmptyState>
  )
}

type Query = Record<string, string | undefined>
const begunFields = ['pays', 'about', 'title', 'summary', 'lang', 'terms'] as const

/** What the address brings along to begin with. */
function readBegun({ pays, about, title, summary, terms }: Query): Begun {
  return {
    ...{ pays, about },
    title: title?.slice(0, 160),
    summary: summary?.slice(0, 800),
    terms: (terms ?? '').split(',').filter(term => term !== ''),
  }
}

function ForWhom(props: {
  organisations: readonly { slug: string; name: string }[]
  query: Query
}): ReactNode {
  const text = useText()
  return (
    <form method="get" action="/opportunities/new" className="k-form">
      {begunFields.map(name =>
        props.query[name] ? <input key={name} type="hidden" name={name} value={props.query[name]} /> : null,
      )}
      <SelectField
        name="organisation"
        label={text('opportunities.new.forWhom')}
        choices={props.organisations.map(({ slug, name }) => ({ value: slug, label: name }))}
      />
      <FormActions>
        <Button variant="primary">{text('opportunities.new.next')}</Button>
      </FormActions>
    </form>
  )
}
