import { Button, FormActions, LinkButton, Notice, PageHeader } from '../../../web/design/index.ts'
import { CallForm } from '../../../web/form.tsx'
import { definePage, use } from '../../../web/page.ts'
import { useText } from '../../../web/text.tsx'
import { listTerms } from '../../directory/contract-taxonomies.ts'
import { getDraft, saveDraft } from '../contract.ts'
import { OpportunityFields } from './OpportunityFields.tsx'
import './opportunities.css'

/** Work on the next version; what is published stays until this one is. */
export const page = definePage({
  path: '/opportunities/:slug/edit',
  access: 'signed-in',
  frame: 'app',
  width: 'normal',
  calls: ({ params, viewer }) => ({
    draft: use(getDraft, { opportunity: params.slug ?? '' }),
    terms: use(listTerms, { scheme: 'photonics-health', lang: viewer.lang }),
  }),
  actions: [saveDraft],
  title: ({ data }, text) => text('opportunities.edit.title', { title: data.draft.draft.title }),
  Component: ({ data }) => {
    const text = useText()
    const it = data.draft
    return (
      <>
        <PageHeader
          title={text('opportunities.edit.heading')}
          subtitle={it.organisation?.name}
          steps={[
            { href: '/opportunities', label: text('opportunities.title') },
            { href: `/opportunities/${it.slug}`, label: it.draft.title },
          ]}
        />
        {it.isPublished ? <Notice>{text('opportunities.edit.staysPublished')}</Notice> : null}
        {it.state === 'submitted' ? (
          <Notice kind="warning">{text('opportunities.edit.takesBack')}</Notice>
        ) : null}
        {it.returnedReason === null ? null : (
          <Notice kind="warning" title={text('opportunities.working.returned')}>
            <p className="k-opportunity-reasons">{it.returnedReason}</p>
          </Notice>
        )}
        <CallForm
          call={saveDraft}
          fixed={{ opportunity: it.slug, version: it.version }}
          next="/opportunities/{slug}"
          done="opportunities.done.saved"
          className="k-form k-opportunity-wide"
        >
          {form => (
            <>
              <OpportunityFields
                form={form}
                draft={it.draft}
                lang={it.draft.lang}
                names={it.names}
                size={it.organisation?.size ?? null}
                terms={data.terms.items}
              />
              <FormActions sticky>
                <Button variant="primary">{text('opportunities.form.save')}</Button>
                <LinkButton variant="quiet" href={`/opportunities/${it.slug}`}>
                  {text('opportunities.form.cancel')}
                </LinkButton>
              </FormActions>
            </>
          )}
        </CallForm>
      </>
    )
  },
})
