import { Button, FormActions, LinkButton, PageHeader } from '../../../web/design/index.ts'
import { CallForm } from '../../../web/form.tsx'
import { definePage, use } from '../../../web/page.ts'
import { useText } from '../../../web/text.tsx'
import { getOrganisation } from '../contract.ts'
import { getCapability, removeCapability, updateCapability } from '../contract-capabilities.ts'
import { CapabilityFields } from './CapabilityFields.tsx'
import './directory.css'
import './profile.css'

/** Change a capability record, or take it off the profile. */
export const page = definePage({
  path: '/organisations/:slug/capabilities/:capability/edit',
  access: 'signed-in',
  frame: 'app',
  width: 'normal',
  calls: ({ params }) => ({
    organisation: use(getOrganisation, { organisation: params.slug ?? '' }),
    capability: use(getCapability, { organisation: params.slug ?? '', capability: params.capability ?? '' }),
  }),
  actions: [updateCapability, removeCapability],
  title: ({ data }, text) => text('directory.organisation.editTitle', { name: data.capability.title }),
  Component: ({ data }) => {
    const text = useText()
    const it = data.capability
    const home = `/organisations/${it.organisationSlug}`
    return (
      <>
        <PageHeader
          title={text('directory.organisation.editTitle', { name: it.title })}
          steps={[
            { href: home, label: it.organisationName },
            { href: `${home}/capabilities/${it.id}`, label: it.title },
          ]}
        />
        <CallForm
          call={updateCapability}
          fixed={{ organisation: it.organisationSlug, capability: it.id, version: it.version }}
          next={`${home}/capabilities/${it.id}`}
          done="directory.done.capabilitySaved"
          className="k-form"
        >
          <CapabilityFields capability={it} departments={data.organisation.departments} />
          <FormActions sticky>
            <Button variant="primary">{text('directory.form.save')}</Button>
            <LinkButton variant="quiet" href={`${home}/capabilities/${it.id}`}>
              {text('directory.form.cancel')}
            </LinkButton>
          </FormActions>
        </CallForm>
        <CallForm
          call={removeCapability}
          fixed={{ organisation: it.organisationSlug, capability: it.id }}
          next={home}
          done="directory.done.capabilityRemoved"
        >
          <Button variant="quiet">{text('directory.capability.remove')}</Button>
        </CallForm>
      </>
    )
  },
})
