import { countryName } from '../../../web/countries.ts'
import { DataTable, EmptyState, LinkButton, PageHeader, Pagination } from '../../../web/design/index.ts'
import { definePage, use } from '../../../web/page.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import { listChains } from '../contract-chains.ts'
import { addressWith } from './address-with.ts'
import { chainPath } from './ChainParts.tsx'

/** The value chains of a partnership. */
export const page = definePage({
  path: '/partnerships/:slug/chains',
  access: 'signed-in',
  frame: 'app',
  width: 'normal',
  calls: ({ params, query }) => ({
    list: use(listChains, { partnership: params.slug ?? '', page: query.page ?? '1' } as never),
  }),
  actions: [],
  title: ({ data }, text) => `${text('matching.chains.title')} · ${data.list.partnership.acronym}`,
  Component: ({ data: { list } }) => {
    const text = useText()
    const { lang } = useLocale()
    const partnership = `/partnerships/${list.partnership.slug}`
    const draw = (
      <LinkButton variant="primary" icon="plus" href={`${partnership}/chains/new`}>
        {text('matching.chains.draw')}
      </LinkButton>
    )
    return (
      <>
        <PageHeader
          title={text('matching.chains.title')}
          subtitle={text('matching.chains.why')}
          steps={[{ href: partnership, label: list.partnership.acronym }]}
          actions={list.items.length === 0 ? undefined : draw}
        />
        <DataTable
          caption={text('matching.chains.title')}
          rows={list.items}
          rowKey={one => one.id}
          empty={
            <EmptyState icon="partnership" title={text('matching.chains.none')} action={draw}>
              {text('matching.chains.noneWhy')}
            </EmptyState>
          }
          columns={[
            {
              key: 'title',
              head: text('matching.chains.field.title'),
              rowHeader: true,
              width: 'wide',
              cell: one => (
                <a href={chainPath(one)} lang={one.lang}>
                  {one.title}
                </a>
              ),
            },
            {
              key: 'market',
              head: text('matching.chains.field.market'),
              cell: one => (one.market === null ? '–' : countryName(one.market, lang)),
            },
            {
              key: 'roles',
              head: text('matching.chains.roles'),
              width: 'wide',
              cell: one =>
                one.roles.length === 0 ? '–' : <span lang={one.lang}>{one.roles.join(' → ')}</span>,
            },
          ]}
        />
        <Pagination
          page={list.page}
          pageSize={list.pageSize}
          total={list.total}
          hrefOf={number => addressWith(`${partnership}/chains`, { page: String(number) })}
        />
      </>
    )
  },
})
