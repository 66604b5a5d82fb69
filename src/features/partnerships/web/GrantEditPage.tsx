import { Button, FormActions, LinkButton, PageHeader, TextArea } from '../../../web/design/index.ts'
import { CallForm } from '../../../web/form.tsx'
import { definePage, use } from '../../../web/page.ts'
import { useText } from '../../../web/text.tsx'
import { changeGrant, getGrant } from '../contract-grants.ts'
import { GrantFields } from './GrantFields.tsx'
import { grantsPath } from './GrantParts.tsx'

/** Change a grant, with the reason: an amendment, or a mistake that is mended. */
export const page = definePage({
  path: '/partnerships/:slug/grants/:grant/edit',
  access: 'signed-in',
  frame: 'app',
  width: 'normal',
  calls: ({ params }) => ({ grant: use(getGrant, { grant: params.grant ?? '' }) }),
  actions: [changeGrant],
  title: (_props, text) => text('partnerships.grants.change'),
  Component: ({ data: { grant } }) => {
    const text = useText()
    const path = grantsPath(grant.partnership)
    return (
      <>
        <PageHeader
          title={text('partnerships.grants.change')}
          subtitle={text('partnerships.grants.changeWhy')}
          steps={[
            { href: `/partnerships/${grant.partnership.slug}`, label: grant.partnership.acronym },
            { href: path, label: text('partnerships.grants.title') },
            { href: `${path}/${grant.id}`, label: grant.title },
          ]}
        />
        <CallForm
          call={changeGrant}
          fixed={{ grant: grant.id, version: grant.version }}
          next={`${path}/{id}`}
          done="partnerships.done.grantSaved"
          className="k-form"
        >
          {form => (
            <>
              <GrantFields grant={grant} clusters={grant.clusters} />
              <TextArea
                {...form.field('reason')}
                label={text('partnerships.grants.reason')}
                hint={text('partnerships.grants.reasonHint')}
                rows={2}
                maxLength={500}
                required
              />
              <FormActions>
                <Button variant="primary">{text('partnerships.grants.save')}</Button>
                <LinkButton variant="quiet" href={`${path}/${grant.id}`}>
                  {text('partnerships.cancel')}
                </LinkButton>
              </FormActions>
            </>
          )}
        </CallForm>
      </>
    )
  },
})
