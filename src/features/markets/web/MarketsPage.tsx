import { countryName } from '../../../web/countries.ts'
import { DataTable, EmptyState, formatDay, LinkButton, PageHeader } from '../../../web/design/index.ts'
import { definePage, use } from '../../../web/page.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import { listMarketCountries } from '../contract.ts'
import './markets.css'

/** Markets of one's partnerships, with how much was learnt of each. */
export const page = definePage({
  path: '/markets',
  access: 'signed-in',
  frame: 'app',
  calls: () => ({ markets: use(listMarketCountries, {}) }),
  actions: [],
  title: (_props, text) => text('markets.title'),
  Component: ({ data: { markets } }) => {
    const text = useText()
    const { lang } = useLocale()
    return (
      <>
        <PageHeader
          title={text('markets.title')}
          subtitle={text('markets.why')}
          actions={
            <LinkButton icon="plus" href="/markets/new">
              {text('markets.write')}
            </LinkButton>
          }
        />
        <DataTable
          caption={text('markets.title')}
          rows={markets.items}
          rowKey={item => item.country}
          empty={
            <EmptyState icon="globe" title={text('markets.none')}>
              {text('markets.noneWhy')}
            </EmptyState>
          }
          columns={[
            {
              key: 'country',
              head: text('markets.market'),
              rowHeader: true,
              cell: item => <a href={`/markets/${item.country}`}>{countryName(item.country, lang)}</a>,
            },
            {
              key: 'notes',
              head: text('markets.notes'),
              align: 'end',
              cell: item => item.notes,
            },
            {
              key: 'newest',
              head: text('markets.newest'),
              cell: item =>
                item.newest === null ? '' : formatDay(`${item.newest}T12:00:00Z`, 'UTC', lang, 'short'),
            },
            {
              key: 'partnerships',
              head: text('markets.partnerships'),
              cell: item =>
                item.partnerships.map(one => (
                  <div key={one.slug} className="k-markets-name">
                    <a href={`/partnerships/${one.slug}`}>{one.name}</a>
                  </div>
                )),
            },
          ]}
        />
      </>
    )
  },
})
