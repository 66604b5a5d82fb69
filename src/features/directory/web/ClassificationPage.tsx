import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import {
  Button,
  CheckboxGroup,
  Filters,
  FormActions,
  LinkButton,
  PageHeader,
  SearchField,
  Tabs,
} from '../../../web/design/index.ts'
import { CallForm } from '../../../web/form.tsx'
import { definePage, use } from '../../../web/page.ts'
import { useText } from '../../../web/text.tsx'
import { getOrganisation } from '../contract.ts'
import { listTaxonomies, listTerms, saveClassification } from '../contract-taxonomies.ts'
import './directory.css'
import './profile.css'

type Terms = OutputOf<typeof listTerms>
type Organisation = OutputOf<typeof getOrganisation>

/** Classify an organisation by the lists: tick what fits, search where a list is long. Works without scripts. */
export const page = definePage({
  path: '/organisations/:slug/classification',
  access: 'signed-in',
  frame: 'app',
  width: 'normal',
  calls: ({ params, query, viewer }) => ({
    organisation: use(getOrganisation, { organisation: params.slug ?? '' }),
    lists: use(listTaxonomies, { lang: viewer.lang }),
    terms: use(listTerms, {
      scheme: query.scheme ?? 'photonics-health',
      q: query.q ?? '',
      lang: viewer.lang,
    }),
  }),
  actions: [saveClassification],
  title: (_props, text) => text('directory.classification.title'),
  Component: ({ data, query }) => {
    const text = useText()
    const it = data.organisation
    const here = `/organisations/${it.slug}/classification`
    const { terms } = data
    return (
      <>
        <PageHeader
          title={text('directory.classification.title')}
          subtitle={text('directory.classification.why')}
          steps={[{ href: `/organisations/${it.slug}`, label: it.name }]}
        />
        <Tabs
          label={text('directory.classification.lists')}
          tabs={data.lists.items.map(list => ({
            href: `${here}?scheme=${list.scheme}`,
            label: list.title,
            current: list.scheme === terms.scheme,
          }))}
        />
        <Filters
          action={here}
          keep={{ scheme: terms.scheme }}
          submitLabel={text('directory.classification.search')}
        >
          <SearchField
            name="q"
            label={text('directory.classification.search')}
            defaultValue={query.q ?? ''}
          />
        </Filters>
        <TermForm
          key={`${terms.scheme} ${query.q ?? ''}`}
          organisation={it}
          terms={terms}
          query={query.q ?? ''}
        />
        <p className="k-directory-quiet">
          {text('directory.classification.source', {
            revision: terms.revision,
            source: data.lists.items.find(list => list.scheme === terms.scheme)?.source ?? '',
            licence: data.lists.items.find(list => list.scheme === terms.scheme)?.licence ?? '',
          })}
        </p>
      </>
    )
  },
})

function TermForm(props: { organisation: Organisation; terms: Terms; query: string }): ReactNode {
  const text = useText()
  const { organisation: it, terms, query } = props
  const chosen = it.classifications.filter(one => one.scheme === terms.scheme)
  const hidden = chosen.filter(one => !terms.items.some(term => term.code === one.code))
  const choices = [
    ...hidden.map(one => ({ value: one.code, label: `${one.code} ${one.label}` })),
    ...terms.items.map(term => ({
      value: term.code,
      label: /^[A-Z0-9./-]+$/.test(term.code) ? `${term.code} ${term.label}` : term.label,
      ...(term.note === null ? {} : { hint: term.note }),
    })),
  ]
  const address = `/organisations/${it.slug}/classification?scheme=${terms.scheme}${query === '' ? '' : `&q=${encodeURIComponent(query)}`}`
  return (
    <CallForm
      call={saveClassification}
      fixed={{ organisation: it.slug, scheme: terms.scheme, offered: choices.map(choice => choice.value) }}
      next={address}
      done="directory.done.classified"
      className="k-form"
    >
      {form => (
        <>
          <div className="k-profile-terms">
            <CheckboxGroup
              name="codes"
              label={text('directory.classification.found', { count: terms.total })}
              choices={choices}
              defaultValues={form.values(
                'codes',
                chosen.map(one => one.code),
              )}
            />
          </div>
          {terms.total > terms.items.length ? (
            <p>{text('directory.classification.more', { shown: terms.items.length, total: terms.total })}</p>
          ) : null}
          <FormActions sticky>
            <Button variant="primary">{text('directory.form.save')}</Button>
            <LinkButton variant="quiet" href={`/organisations/${it.slug}`}>
              {text('directory.profile.toProfile')}
            </LinkButton>
          </FormActions>
        </>
      )}
    </CallForm>
  )
}
