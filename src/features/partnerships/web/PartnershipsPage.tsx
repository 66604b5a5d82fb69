import { Badge, DataTable, EmptyState, LinkButton, PageHeader } from '../../../web/design/index.ts'
import { definePage, use } from '../../../web/page.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import { listPartnerships } from '../contract.ts'
import { periodWords } from './days.ts'

/** Partnerships one may see, one's own first. */
export const page = definePage({
  path: '/partnerships',
  access: 'public',
  frame: 'app',
  width: 'normal',
  calls: () => ({ partnerships: use(listPartnerships, {}) }),
  actions: [],
  title: (_props, text) => text('partnerships.title'),
  Component: ({ data }) => {
    const text = useText()
    const { lang } = useLocale()
    const { items, mayCreate } = data.partnerships
    const rows = [...items].sort((a, b) => Number(b.mine) - Number(a.mine))
    const found = mayCreate ? (
      <LinkButton variant="primary" icon="plus" href="/partnerships/new">
        {text('partnerships.new')}
      </LinkButton>
    ) : undefined
    return (
      <>
        <PageHeader
          title={text('partnerships.title')}
          subtitle={text('partnerships.subtitle')}
          actions={
            items.length === 0 ? undefined : (
              <>
                {found}
                {items.some(item => item.mine) ? (
                  <LinkButton icon="list" href="/side-by-side">
                    {text('desk.side.link')}
                  </LinkButton>
                ) : null}
                <LinkButton icon="calendar" href="/activities">
                  {text('activities.link')}
                </LinkButton>
              </>
            )
          }
        />
        <DataTable
          caption={text('partnerships.title')}
          rows={rows}
          rowKey={item => item.id}
          empty={
            <EmptyState icon="partnership" title={text('partnerships.emptyTitle')} action={found}>
              {text(mayCreate ? 'partnerships.emptyWhy' : 'partnerships.emptyReader')}
            </EmptyState>
          }
          columns={[
            {
              key: 'acronym',
              head: text('partnerships.field.acronym'),
              width: 'wide',
              cell: item => (
                <>
                  <a href={`/partnerships/${item.slug}`}>{item.acronym}</a>{' '}
                  {item.mine ? <Badge>{text('partnerships.mine')}</Badge> : null}
                  <br />
                  <small>{item.title}</small>
                </>
              ),
            },
            {
              key: 'period',
              head: text('partnerships.field.period'),
              cell: item => periodWords(item.startsOn, item.endsOn, lang),
            },
            {
              key: 'clusters',
              head: text('partnerships.clusters'),
              numeric: true,
              cell: item => item.clusters,
            },
            {
              key: 'missions',
              head: text('partnerships.missions'),
              numeric: true,
              cell: item => item.missions,
            },
          ]}
        />
      </>
    )
  },
})
