import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import {
  Button,
  DataTable,
  EmptyState,
  FormActions,
  LinkButton,
  PageHeader,
  Section,
} from '../../../web/design/index.ts'
import { CallForm } from '../../../web/form.tsx'
import { definePage, use } from '../../../web/page.ts'
import { useText } from '../../../web/text.tsx'
import { listTerms } from '../../directory/contract-taxonomies.ts'
import {
  addChainRole,
  getChain,
  moveChainRole,
  removeChain,
  removeChainRole,
  updateChain,
} from '../contract-chains.ts'
import { ChainFields, RoleFields } from './ChainFields.tsx'
import { chainPath, rolePath } from './ChainParts.tsx'
import './matching.css'

type Read = OutputOf<typeof getChain>

/** Changing a value chain: what it is for, its roles and their order. */
export const page = definePage({
  path: '/chains/:chain/edit',
  access: 'signed-in',
  frame: 'app',
  width: 'normal',
  calls: ({ params, viewer }) => ({
    read: use(getChain, { chain: params.chain ?? '' }),
    terms: use(listTerms, { scheme: 'photonics-health', lang: viewer.lang }),
  }),
  actions: [updateChain, removeChain, addChainRole, moveChainRole, removeChainRole],
  title: ({ data }, text) => `${text('matching.chains.edit')} · ${data.read.chain.title}`,
  Component: ({ data: { read, terms }, form }) => {
    const text = useText()
    const { chain, roles } = read
    const here = `${chainPath(chain)}/edit`
    return (
      <>
        <PageHeader
          title={text('matching.chains.edit')}
          steps={[
            { href: `/partnerships/${chain.partnership.slug}/chains`, label: text('matching.chains.title') },
            { href: chainPath(chain), label: chain.title },
          ]}
          actions={
            <LinkButton variant="primary" icon="check" href={chainPath(chain)}>
              {text('matching.chains.see')}
            </LinkButton>
          }
        />
        <Section title={text('matching.chains.roles')} intro={text('matching.chains.rolesWhy')}>
          <Roles read={read} next={here} />
        </Section>
        <details className="k-match-all" open={roles.length === 0 || form?.formId === addChainRole.name}>
          <summary>{text('matching.chains.addRole')}</summary>
          <CallForm
            call={addChainRole}
            fixed={{ chain: chain.slug }}
            next={here}
            done="matching.done.roleSaved"
            className="k-form"
          >
            <RoleFields sought={null} terms={terms.items} />
            <FormActions>
              <Button variant="primary">{text('matching.chains.addRole')}</Button>
            </FormActions>
          </CallForm>
        </details>
        <Section title={text('matching.chains.about')}>
          <CallForm
            call={updateChain}
            fixed={{ chain: chain.slug, version: chain.version }}
            next={chainPath(chain)}
            done="matching.done.chainSaved"
            className="k-form"
          >
            <ChainFields chain={chain} />
            <FormActions>
              <Button variant="primary">{text('matching.chains.save')}</Button>
            </FormActions>
          </CallForm>
        </Section>
        <details className="k-match-aside">
          <summary>{text('matching.chains.remove')}</summary>
          <CallForm
            call={removeChain}
            fixed={{ chain: chain.slug, version: chain.version }}
            next={`/partnerships/${chain.partnership.slug}/chains`}
            done="matching.done.chainRemoved"
          >
            <p>{text('matching.chains.removeWhy')}</p>
            <Button variant="danger">{text('matching.chains.remove')}</Button>
          </CallForm>
        </details>
      </>
    )
  },
})

function Roles({ read: { chain, roles }, next }: { read: Read; next: string }): ReactNode {
  const text = useText()
  return (
    <DataTable
      caption={text('matching.chains.roles')}
      rows={roles}
      rowKey={role => role.id}
      empty={
        <EmptyState icon="partnership" level={3} title={text('matching.chains.noRoles')}>
          {text('matching.chains.noRolesWhy')}
        </EmptyState>
      }
      columns={[
        {
          key: 'name',
          head: text('matching.chains.field.name'),
          rowHeader: true,
          cell: role => (
            <a href={`${rolePath(chain, role)}/edit`} lang={chain.lang}>
              {role.name}
            </a>
          ),
        },
        {
          key: 'words',
          head: text('matching.chains.field.words'),
          width: 'wide',
          cell: role => <span lang={chain.lang}>{role.words}</span>,
        },
        {
          key: 'wanted',
          head: text('matching.chains.field.wanted'),
          numeric: true,
          cell: role => role.wanted,
        },
        {
          key: 'act',
          head: text('matching.chains.order'),
          hideHead: true,
          width: 'fit',
          cell: role => {
            const at = roles.indexOf(role)
            return (
              <div className="k-chain-moves">
                {(['earlier', 'later'] as const).map(to =>
                  at === (to === 'earlier' ? 0 : roles.length - 1) ? null : (
                    <CallForm
                      key={to}
                      call={moveChainRole}
                      fixed={{ chain: chain.slug, role: role.id, to }}
                      formId={`${to}-${role.id}`}
                      next={next}
                      done="matching.done.roleSaved"
                    >
                      <Button variant="quiet" icon={to === 'earlier' ? 'up' : 'down'} iconOnly>
                        {text(`matching.chains.move.${to}`, { name: role.name })}
                      </Button>
                    </CallForm>
                  ),
                )}
                <CallForm
                  call={removeChainRole}
                  fixed={{ chain: chain.slug, role: role.id }}
                  formId={`remove-${role.id}`}
                  next={next}
                  done="matching.done.roleRemoved"
                >
                  <Button variant="quiet" icon="close" iconOnly>
                    {text('matching.chains.removeRole', { name: role.name })}
                  </Button>
                </CallForm>
              </div>
            )
          },
        },
      ]}
    />
  )
}
