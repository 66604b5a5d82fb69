import { Button, FormActions, LinkButton, PageHeader } from '../../../web/design/index.ts'
import { CallForm } from '../../../web/form.tsx'
import { definePage, use } from '../../../web/page.ts'
import { useText } from '../../../web/text.tsx'
import { getOrganisation } from '../contract.ts'
import { createCapability } from '../contract-capabilities.ts'
import { CapabilityFields } from './CapabilityFields.tsx'
import './directory.css'
import './profile.css'

/** Add a capability record to an organisation. */
export const page = definePage({
  path: '/organisations/:slug/capabilities/new',
  access: 'signed-in',
  frame: 'app',
  width: 'normal',
  calls: ({ params }) => ({ organisation: use(getOrganisation, { organisation: params.slug ?? '' }) }),
  actions: [createCapability],
  title: (_props, text) => text('directory.capability.add'),
  Component: ({ data }) => {
    const text = useText()
    const it = data.organisation
    return (
      <>
        <PageHeader
          title={text('directory.capability.add')}
          subtitle={text('directory.capability.addWhy')}
          steps={[{ href: `/organisations/${it.slug}`, label: it.name }]}
        />
        <CallForm
          call={createCapability}
          fixed={{ organisation: it.slug }}
          next={`/organisations/${it.slug}#capabilities`}
          done="directory.done.capabilityAdded"
          className="k-form"
        >
          <CapabilityFields capability={{ lang: it.lang }} departments={it.departments} />
          <FormActions sticky>
            <Button variant="primary">{text('directory.capability.add')}</Button>
            <LinkButton variant="quiet" href={`/organisations/${it.slug}`}>
              {text('directory.form.cancel')}
            </LinkButton>
          </FormActions>
        </CallForm>
      </>
    )
  },
})
