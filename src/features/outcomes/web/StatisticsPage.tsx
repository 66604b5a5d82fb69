import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import {
  DataTable,
  EmptyState,
  formatPercent,
  LinkButton,
  Notice,
  Pagination,
  Section,
} from '../../../web/design/index.ts'
import { formatNumber } from '../../../web/design/times.ts'
import { definePage, use } from '../../../web/page.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import { getMission } from '../../missions/contract.ts'
import { getStatistics } from '../contract-statistics.ts'
import { OutcomesHead } from './OutcomesNav.tsx'
import './outcomes.css'

type Statistics = OutputOf<typeof getStatistics>
type People = NonNullable<Statistics['people']>

/** How the meetings of a mission went, on one page: for its organisers, cluster managers and the funder. */
export const page = definePage({
  path: '/missions/:mission/statistics',
  access: 'signed-in',
  frame: 'app',
  width: 'full',
  calls: ({ params, query }) => ({
    mission: use(getMission, { mission: params.mission ?? '' }),
    statistics: use(getStatistics, { mission: params.mission ?? '', page: Number(query.page) || 1 }),
  }),
  actions: [],
  title: ({ data }, text) => `${text('outcomes.parts.statistics')} · ${data.mission.title}`,
  Component: ({ data, viewer }) => {
    const text = useText()
    const { mission, statistics } = data
    const path = `/missions/${mission.slug}/statistics`
    return (
      <>
        <OutcomesHead
          mission={mission}
          viewer={viewer}
          current="statistics"
          actions={
            <LinkButton icon="download" href={`/api/v1${path}/sheet`}>
              {text('outcomes.statistics.sheet')}
            </LinkButton>
          }
        />
        {statistics.hides ? <Notice>{text('outcomes.funnel.hidden')}</Notice> : null}
        <div className="k-outcomes-parts">
          <Parts title="requests" words="end" parts={statistics.requests} />
          <Parts title="meetings" words="end" parts={statistics.meetings} />
          <Parts title="noShows" words="noShow" parts={statistics.noShows} />
          <Parts title="proofs" words="proof" parts={statistics.proofs} />
        </div>
        <Ratings ratings={statistics.ratings} />
        <Clusters statistics={statistics} />
        {statistics.people === null ? null : <ByPerson people={statistics.people} path={path} />}
      </>
    )
  },
})

/** Parts of a whole, each a bar with its number. */
function Parts<Key extends string>(props: {
  title: 'requests' | 'meetings' | 'noShows' | 'proofs'
  words: 'end' | 'noShow' | 'proof'
  parts: readonly { key: Key; value: number | null }[]
}): ReactNode {
  const text = useText()
  const title = text(`outcomes.statistics.${props.title}`)
  const whole = props.parts.reduce((sum, part) => sum + (part.value ?? 0), 0)
  return (
    <Section title={title}>
      <Bars
        caption={title}
        rows={props.parts.map(part => ({
          key: part.key,
          label: text(`outcomes.statistics.${props.words}.${part.key}`),
          value: part.value,
        }))}
        share={props.parts.every(part => part.value !== null) && whole >= 5 ? whole : null}
      />
    </Section>
  )
}

function Bars(props: {
  caption: string
  rows: readonly { key: string; label: string; value: number | null }[]
  /** Shares are told of this whole; null where one of the parts is hidden, or the whole is too small. */
  share: number | null
}): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  const most = Math.max(1, ...props.rows.map(row => row.value ?? 0))
  const { share } = props
  return (
    <DataTable
      caption={props.caption}
      rows={props.rows}
      rowKey={row => row.key}
      keepTable
      columns={[
        { key: 'label', head: text('outcomes.statistics.what'), cell: row => row.label },
        {
          key: 'bar',
          head: text('outcomes.funnel.share'),
          hideHead: true,
          width: 'wide',
          cell: row => (
            <svg className="k-outcomes-bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
              <rect width={((row.value ?? 0) / most) * 100} height="8" />
            </svg>
          ),
        },
        {
          key: 'value',
          head: text('outcomes.funnel.count'),
          numeric: true,
          width: 'fit',
          cell: row =>
            row.value === null ? text('outcomes.statistics.hidden') : formatNumber(row.value, lang),
        },
        {
          key: 'share',
          head: text('outcomes.statistics.ofAll'),
          numeric: true,
          width: 'fit',
          cell: row => (share === null || row.value === null ? '–' : formatPercent(row.value / share, lang)),
        },
      ]}
    />
  )
}

function Ratings({ ratings }: { ratings: Statistics['ratings'] }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  const none = ratings.from.count === 0 && ratings.to.count === 0
  return (
    <Section
      title={text('outcomes.statistics.ratingsTitle')}
      intro={text('outcomes.statistics.ratingsIntro')}
    >
      {none ? (
        <p className="k-outcomes-note">{text('outcomes.statistics.noRating')}</p>
      ) : (
        <DataTable
          caption={text('outcomes.statistics.ratingsTitle')}
          rows={(['from', 'to'] as const).map(side => ({ side, ...ratings[side] }))}
          rowKey={row => row.side}
          columns={[
            {
              key: 'side',
              head: text('outcomes.statistics.who'),
              cell: row => text(`outcomes.statistics.ratings.${row.side}`),
            },
            ...[1, 2, 3, 4, 5].map(star => ({
              key: String(star),
              head: text('outcomes.statistics.stars', { count: star }),
              numeric: true,
              cell: (row: Statistics['ratings']['from']) => {
                const value = row.stars[star - 1] ?? null
                return value === null ? text('outcomes.statistics.hidden') : formatNumber(value, lang)
              },
            })),
            {
              key: 'mean',
              head: text('outcomes.statistics.mean'),
              numeric: true,
              cell: row => (row.mean === null ? '–' : formatNumber(row.mean, lang)),
            },
          ]}
        />
      )}
    </Section>
  )
}

function Clusters({ statistics }: { statistics: Statistics }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  const say = (value: number | null) =>
    value === null ? text('outcomes.statistics.hidden') : formatNumber(value, lang)
  const { distance } = statistics
  return (
    <Section title={text('outcomes.statistics.clusters')} intro={text('outcomes.statistics.clustersIntro')}>
      <DataTable
        caption={text('outcomes.statistics.clusters')}
        rows={statistics.clusters}
        rowKey={row => `${row.a.id} ${row.b?.id ?? ''}`}
        empty={
          <EmptyState icon="people" title={text('outcomes.statistics.noClusters')} level={3}>
            {text('outcomes.statistics.noClustersWhy')}
          </EmptyState>
        }
        columns={[
          { key: 'a', head: text('outcomes.funnel.cluster'), cell: row => row.a.name },
          {
            key: 'b',
            head: text('outcomes.statistics.with'),
            cell: row => row.b?.name ?? text('outcomes.statistics.noCluster'),
          },
          {
            key: 'requested',
            head: text('outcomes.step.requested'),
            numeric: true,
            cell: row => say(row.requested),
          },
          {
            key: 'accepted',
            head: text('outcomes.step.accepted'),
            numeric: true,
            cell: row => say(row.accepted),
          },
          { key: 'held', head: text('outcomes.step.held'), numeric: true, cell: row => say(row.held) },
          {
            key: 'km',
            head: text('outcomes.statistics.km'),
            numeric: true,
            cell: row => (row.km === null ? '–' : formatNumber(row.km, lang)),
          },
        ]}
      />
      {distance.km === null ? null : (
        <p className="k-outcomes-note">
          {text('outcomes.statistics.distanceIs', {
            km: formatNumber(distance.km, lang),
            count: distance.of ?? 0,
          })}
        </p>
      )}
    </Section>
  )
}

function ByPerson({ people, path }: { people: People; path: string }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  const number = (value: number) => formatNumber(value, lang)
  return (
    <Section title={text('outcomes.statistics.people')} intro={text('outcomes.statistics.peopleIntro')}>
      <DataTable
        caption={text('outcomes.statistics.people')}
        rows={people.items}
        rowKey={row => row.participantId}
        empty={
          <EmptyState icon="people" title={text('outcomes.statistics.noPeople')} level={3}>
            {text('outcomes.statistics.noPeopleWhy')}
          </EmptyState>
        }
        columns={[
          {
            key: 'name',
            head: text('outcomes.chase.person'),
            cell: row => (
              <div>
                {row.name}
                <span className="k-outcomes-note">{row.organisation.name}</span>
              </div>
            ),
          },
          {
            key: 'sent',
            head: text('outcomes.statistics.sent'),
            numeric: true,
            cell: row => number(row.sent),
          },
          {
            key: 'received',
            head: text('outcomes.statistics.received'),
            numeric: true,
            cell: row => number(row.received),
          },
          {
            key: 'scheduled',
            head: text('outcomes.step.scheduled'),
            numeric: true,
            cell: row => number(row.scheduled),
          },
          { key: 'held', head: text('outcomes.step.held'), numeric: true, cell: row => number(row.held) },
          {
            key: 'missed',
            head: text('outcomes.statistics.missed'),
            numeric: true,
            cell: row => number(row.missed),
          },
          {
            key: 'unknown',
            head: text('outcomes.statistics.unknown'),
            numeric: true,
            cell: row => number(row.unknown),
          },
          {
            key: 'gave',
            head: text('outcomes.statistics.gave'),
            numeric: true,
            cell: row => (row.gave === null ? '–' : number(row.gave)),
          },
        ]}
      />
      <Pagination
        page={people.page}
        pageSize={people.pageSize}
        total={people.total}
        hrefOf={at => `${path}?page=${at}`}
      />
    </Section>
  )
}
