import { EmptyState, LinkButton, PageHeader, Section } from '../../../web/design/index.ts'
import { definePage, use } from '../../../web/page.ts'
import { useText } from '../../../web/text.tsx'
import { listGrants } from '../contract-grants.ts'
import { BudgetTable, GrantFacts, grantsPath } from './GrantParts.tsx'

/** The grants of a partnership and what each partner may spend; for partners and funders. */
export const page = definePage({
  path: '/partnerships/:slug/grants',
  access: 'signed-in',
  frame: 'app',
  width: 'normal',
  calls: ({ params }) => ({ grants: use(listGrants, { partnership: params.slug ?? '' }) }),
  actions: [],
  title: (_props, text) => text('partnerships.grants.title'),
  Component: ({ data: { grants } }) => {
    const text = useText()
    const { partnership, items } = grants
    const path = grantsPath(partnership)
    const add = partnership.mayEdit ? (
      <LinkButton variant={items.length === 0 ? 'primary' : 'secondary'} icon="plus" href={`${path}/new`}>
        {text('partnerships.grants.add')}
      </LinkButton>
    ) : undefined
    return (
      <>
        <PageHeader
          title={text('partnerships.grants.title')}
          subtitle={text('partnerships.grants.subtitle')}
          steps={[{ href: `/partnerships/${partnership.slug}`, label: partnership.acronym }]}
          actions={items.length === 0 ? undefined : add}
        />
        {items.length === 0 ? (
          <EmptyState icon="file" title={text('partnerships.grants.emptyTitle')} action={add}>
            {text(partnership.mayEdit ? 'partnerships.grants.emptyWhy' : 'partnerships.grants.emptyReader')}
          </EmptyState>
        ) : (
          items.map(grant => (
            <Section
              key={grant.id}
              title={grant.title}
              aside={
                <LinkButton variant="quiet" href={`${path}/${grant.id}`}>
                  {text('partnerships.grants.versions')}
                  <span className="k-hidden"> {grant.title}</span>
                </LinkButton>
              }
            >
              <GrantFacts grant={grant} />
              <BudgetTable grant={grant} />
            </Section>
          ))
        )}
      </>
    )
  },
})
