import { Button, CheckboxField, FormActions, LinkButton, PageHeader } from '../../../web/design/index.ts'
import { CallForm } from '../../../web/form.tsx'
import { definePage, use } from '../../../web/page.ts'
import { useText } from '../../../web/text.tsx'
import { createChain, listChains } from '../contract-chains.ts'
import { ChainFields } from './ChainFields.tsx'
import './matching.css'

/** A new value chain: for what, and whether the usual roles are a beginning. */
export const page = definePage({
  path: '/partnerships/:slug/chains/new',
  access: 'signed-in',
  frame: 'app',
  width: 'normal',
  calls: ({ params }) => ({ list: use(listChains, { partnership: params.slug ?? '', pageSize: 1 }) }),
  actions: [createChain],
  title: (_props, text) => text('matching.chains.draw'),
  Component: ({ data: { list }, viewer }) => {
    const text = useText()
    const chains = `/partnerships/${list.partnership.slug}/chains`
    return (
      <>
        <PageHeader
          title={text('matching.chains.draw')}
          subtitle={text('matching.chains.drawWhy')}
          steps={[
            { href: `/partnerships/${list.partnership.slug}`, label: list.partnership.acronym },
            { href: chains, label: text('matching.chains.title') },
          ]}
        />
        <CallForm
          call={createChain}
          fixed={{ partnership: list.partnership.slug }}
          next="/chains/{slug}/edit"
          done="matching.done.chainDrawn"
          className="k-form"
        >
          {form => (
            <>
              <ChainFields chain={{ title: '', lang: viewer.lang }} />
              <CheckboxField
                name="usual"
                defaultChecked={form.ticked('usual', 'true', true)}
                label={text('matching.chains.usualRoles')}
                hint={text('matching.chains.usualRolesHint')}
              />
              <FormActions>
                <Button variant="primary">{text('matching.chains.draw')}</Button>
                <LinkButton variant="quiet" href={chains}>
                  {text('matching.chains.cancel')}
                </LinkButton>
              </FormActions>
            </>
          )}
        </CallForm>
      </>
    )
  },
})
