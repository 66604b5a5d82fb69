import {
  DataTable,
  EmptyState,
  formatDay,
  formatNumber,
  PageHeader,
  Pagination,
  StateBadge,
  Tabs,
} from '../../../web/design/index.ts'
import { definePage, use } from '../../../web/page.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import { listProjects } from '../contract.ts'
import { projectStates } from '../rules/project-states.ts'
import { projectLooks } from './project-words.ts'
import './projects.css'

/** Joint projects of mine, by how far they came. */
export const page = definePage({
  path: '/project-records',
  access: 'signed-in',
  frame: 'app',
  calls: ({ query }) => ({
    projects: use(listProjects, {
      page: Math.max(1, Math.floor(Number(query.page)) || 1),
      state: projectStates.find(one => one === query.state),
    }),
  }),
  actions: [],
  title: (_props, text) => text('projects.title'),
  Component: ({ data: { projects }, query }) => {
    const text = useText()
    const { lang } = useLocale()
    const state = projectStates.find(one => one === query.state)
    const here = '/project-records'
    const all = Object.values(projects.counts).reduce((sum, count) => sum + count, 0)
    return (
      <>
        <PageHeader title={text('projects.title')} subtitle={text('projects.why')} />
        {all === 0 ? (
          <EmptyState icon="opportunities" title={text('projects.none')}>
            {text('projects.noneWhy')}
          </EmptyState>
        ) : (
          <>
            <Tabs
              label={text('projects.title')}
              tabs={[
                { href: here, label: text('projects.all'), current: state === undefined, count: all },
                ...projectStates.map(one => ({
                  href: `${here}?state=${one}`,
                  label: text(`projects.state.${one}`),
                  current: one === state,
                  count: projects.counts[one] ?? 0,
                })),
              ]}
            />
            <DataTable
              caption={text('projects.title')}
              rows={projects.items}
              rowKey={item => item.id}
              empty={
                <EmptyState icon="opportunities" title={text('projects.noneInState')}>
                  {text('projects.noneWhy')}
                </EmptyState>
              }
              columns={[
                {
                  key: 'title',
                  head: text('projects.form.title'),
                  rowHeader: true,
                  cell: item => (
                    <a href={`${here}/${item.slug}`} lang={item.lang}>
                      {item.title}
                    </a>
                  ),
                },
                {
                  key: 'topic',
                  head: text('projects.form.topic'),
                  desktopOnly: true,
                  cell: item => item.topic ?? '',
                },
                {
                  key: 'state',
                  head: text('projects.stateHead'),
                  cell: item => (
                    <>
                      <StateBadge state={projectLooks[item.state]}>
                        {text(`projects.state.${item.state}`)}
                      </StateBadge>
                      <div className="k-hint">
                        {formatDay(`${item.since}T12:00:00Z`, 'UTC', lang, 'short')}
                      </div>
                    </>
                  ),
                },
                {
                  key: 'partners',
                  head: text('projects.partners'),
                  align: 'end',
                  cell: item =>
                    text('projects.confirmedOf', { confirmed: item.confirmed, count: item.partners }),
                },
                {
                  key: 'budget',
                  head: text('projects.budget'),
                  align: 'end',
                  cell: item =>
                    item.budget === 0 ? '' : `${formatNumber(item.budget, lang)} ${item.currency}`,
                },
              ]}
            />
          </>
        )}
        <Pagination
          page={projects.page}
          pageSize={projects.pageSize}
          total={projects.total}
          hrefOf={page =>
            `${here}?${new URLSearchParams({ ...(state === undefined ? {} : { state }), page: String(page) })}`
          }
        />
      </>
    )
  },
})
