import { Button, FormActions, LinkButton, PageHeader } from '../../../web/design/index.ts'
import { CallForm } from '../../../web/form.tsx'
import { definePage, use } from '../../../web/page.ts'
import { useText } from '../../../web/text.tsx'
import { getOrganisation, updateOrganisation } from '../contract.ts'
import './directory.css'
import { OrganisationFields } from './OrganisationFields.tsx'

/** Change an organisation's profile. */
export const page = definePage({
  path: '/organisations/:slug/edit',
  access: 'signed-in',
  frame: 'app',
  width: 'normal',
  calls: ({ params }) => ({ organisation: use(getOrganisation, { organisation: params.slug ?? '' }) }),
  actions: [updateOrganisation],
  title: ({ data }, text) => text('directory.organisation.editTitle', { name: data.organisation.name }),
  Component: ({ data }) => {
    const text = useText()
    const it = data.organisation
    return (
      <>
        <PageHeader
          title={text('directory.organisation.editTitle', { name: it.name })}
          steps={[{ href: `/organisations/${it.slug}`, label: it.name }]}
        />
        <CallForm
          call={updateOrganisation}
          fixed={{ organisation: it.id, version: it.version }}
          next="/organisations/{slug}"
          done="directory.done.organisationSaved"
          className="k-form"
        >
          <OrganisationFields profile={it} />
          <FormActions sticky>
            <Button variant="primary">{text('directory.form.save')}</Button>
            <LinkButton variant="quiet" href={`/organisations/${it.slug}`}>
              {text('directory.form.cancel')}
            </LinkButton>
          </FormActions>
        </CallForm>
      </>
    )
  },
})
