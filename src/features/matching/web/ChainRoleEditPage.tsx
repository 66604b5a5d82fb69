import { Button, FormActions, LinkButton, PageHeader } from '../../../web/design/index.ts'
import { CallForm } from '../../../web/form.tsx'
import { definePage, use } from '../../../web/page.ts'
import { useText } from '../../../web/text.tsx'
import { listTerms } from '../../directory/contract-taxonomies.ts'
import { getChainRole, updateChainRole } from '../contract-chains.ts'
import { RoleFields } from './ChainFields.tsx'
import { chainPath, rolePath } from './ChainParts.tsx'
import './matching.css'

/** Changing what one role of a value chain looks for. */
export const page = definePage({
  path: '/chains/:chain/roles/:role/edit',
  access: 'signed-in',
  frame: 'app',
  width: 'normal',
  calls: ({ params, viewer }) => ({
    read: use(getChainRole, { chain: params.chain ?? '', role: params.role ?? '', pageSize: 1 }),
    terms: use(listTerms, { scheme: 'photonics-health', lang: viewer.lang }),
  }),
  actions: [updateChainRole],
  title: ({ data }) => data.read.role.name,
  Component: ({ data: { read, terms } }) => {
    const text = useText()
    const { chain, role } = read
    return (
      <>
        <PageHeader
          title={role.name}
          lang={chain.lang}
          steps={[
            { href: chainPath(chain), label: chain.title },
            { href: `${chainPath(chain)}/edit`, label: text('matching.chains.edit') },
          ]}
        />
        <CallForm
          call={updateChainRole}
          fixed={{ chain: chain.slug, role: role.id, version: role.version }}
          next={rolePath(chain, role)}
          done="matching.done.roleSaved"
          className="k-form"
        >
          <RoleFields sought={{ ...role, terms: role.terms.map(({ value }) => value) }} terms={terms.items} />
          <FormActions>
            <Button variant="primary">{text('matching.chains.save')}</Button>
            <LinkButton variant="quiet" href={rolePath(chain, role)}>
              {text('matching.chains.cancel')}
            </LinkButton>
          </FormActions>
        </CallForm>
      </>
    )
  },
})
