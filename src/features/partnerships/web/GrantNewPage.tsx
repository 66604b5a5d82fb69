import { Button, FormActions, LinkButton, PageHeader } from '../../../web/design/index.ts'
import { CallForm } from '../../../web/form.tsx'
import { definePage, use } from '../../../web/page.ts'
import { useText } from '../../../web/text.tsx'
import { addGrant, listGrants } from '../contract-grants.ts'
import { GrantFields } from './GrantFields.tsx'
import { grantsPath } from './GrantParts.tsx'

/** Write down a grant of a partnership. */
export const page = definePage({
  path: '/partnerships/:slug/grants/new',
  access: 'signed-in',
  frame: 'app',
  width: 'normal',
  calls: ({ params }) => ({ grants: use(listGrants, { partnership: params.slug ?? '' }) }),
  actions: [addGrant],
  title: (_props, text) => text('partnerships.grants.add'),
  Component: ({ data: { grants } }) => {
    const text = useText()
    const { partnership, clusters } = grants
    const path = grantsPath(partnership)
    return (
      <>
        <PageHeader
          title={text('partnerships.grants.add')}
          steps={[
            { href: `/partnerships/${partnership.slug}`, label: partnership.acronym },
            { href: path, label: text('partnerships.grants.title') },
          ]}
        />
        <CallForm
          call={addGrant}
          fixed={{ partnership: partnership.id }}
          next={path}
          done="partnerships.done.grantSaved"
          className="k-form"
        >
          <GrantFields grant={{}} clusters={clusters} />
          <FormActions>
            <Button variant="primary">{text('partnerships.grants.save')}</Button>
            <LinkButton variant="quiet" href={path}>
              {text('partnerships.cancel')}
            </LinkButton>
          </FormActions>
        </CallForm>
      </>
    )
  },
})
