import {
  DataTable,
  EmptyState,
  LinkButton,
  Notice,
  Pagination,
  Section,
  StateBadge,
} from '../../../web/design/index.ts'
import { definePage, use } from '../../../web/page.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import { getMission } from '../../missions/contract.ts'
import { listReviews } from '../contract.ts'
import { CallHead } from './DelegatesNav.tsx'
import { sayPoints } from './delegate-words.ts'
import './delegates.css'

/** The applicants that somebody was asked to score. */
export const page = definePage({
  path: '/missions/:mission/call/reviews',
  access: 'signed-in',
  frame: 'app',
  calls: ({ params, query }) => ({
    mission: use(getMission, { mission: params.mission ?? '' }),
    reviews: use(listReviews, { mission: params.mission ?? '', page: Number(query.page) || 1 }),
  }),
  actions: [],
  title: ({ data }, text) => `${text('delegates.parts.reviews')} · ${data.mission.title}`,
  Component: ({ data }) => {
    const text = useText()
    const { lang } = useLocale()
    const { mission, reviews } = data
    const path = `/missions/${mission.slug}/call/reviews`
    return (
      <>
        <CallHead mission={mission} current="reviews" />
        <Notice
          kind={reviews.open === 0 && reviews.total > 0 ? 'success' : 'info'}
          title={text('delegates.score.open', { count: reviews.open })}
        >
          {text('delegates.score.why')}
        </Notice>
        <Section title={text('delegates.score.title')}>
          <DataTable
            caption={text('delegates.score.title')}
            rows={reviews.items}
            rowKey={item => item.participantId}
            empty={
              <EmptyState icon="people" level={3} title={text('delegates.ranking.none')}>
                {text('delegates.ranking.noneWhy')}
              </EmptyState>
            }
            columns={[
              {
                key: 'organisation',
                head: text('delegates.table.organisation'),
                rowHeader: true,
                cell: item => (
                  <>
                    {item.own ? (
                      item.organisation.name
                    ) : (
                      <a href={`${path}/${item.participantId}`}>{item.organisation.name}</a>
                    )}
                    {item.person === null ? null : <span className="k-delegates-note">{item.person}</span>}
                  </>
                ),
              },
              {
                key: 'cluster',
                head: text('delegates.table.cluster'),
                cell: item => item.cluster?.name ?? text('delegates.ranking.noCluster'),
              },
              {
                key: 'points',
                head: text('delegates.score.mine'),
                numeric: true,
                cell: item => (item.points === null ? '–' : sayPoints(item.points, lang)),
              },
              {
                key: 'state',
                head: text('delegates.table.state'),
                cell: item =>
                  item.own ? (
                    <StateBadge state="locked">{text('delegates.score.own')}</StateBadge>
                  ) : (
                    <StateBadge state={item.points === null ? 'waiting' : 'agreed'}>
                      {text(item.points === null ? 'delegates.score.toDo' : 'delegates.score.done')}
                    </StateBadge>
                  ),
              },
              {
                key: 'action',
                head: text('delegates.score.action'),
                hideHead: true,
                width: 'fit',
                cell: item =>
                  item.own || item.points !== null ? null : (
                    <LinkButton href={`${path}/${item.participantId}`}>
                      {text('delegates.score.action')}
                    </LinkButton>
                  ),
              },
            ]}
          />
          <Pagination
            page={reviews.page}
            pageSize={reviews.pageSize}
            total={reviews.total}
            hrefOf={at => `${path}?page=${at}`}
          />
        </Section>
      </>
    )
  },
})
