import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import {
  Button,
  DataTable,
  EmptyState,
  Figure,
  FigureRow,
  FormActions,
  LinkButton,
  Notice,
  Pagination,
  RadioGroup,
  Section,
  StateBadge,
  TextArea,
} from '../../../web/design/index.ts'
import { formatDay, formatTime } from '../../../web/design/times.ts'
import { CallForm } from '../../../web/form.tsx'
import { definePage, use } from '../../../web/page.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import { getMission } from '../../missions/contract.ts'
import { decideCall, getCall, getRanking, ruleOn } from '../contract.ts'
import { explain } from '../rules/explain.ts'
import { CallHead } from './DelegatesNav.tsx'
import { outcomeLook, sayPoints } from './delegate-words.ts'
import './delegates.css'

type Ranking = OutputOf<typeof getRanking>
type Item = Ranking['items'][number]
type Call = NonNullable<OutputOf<typeof getCall>['call']>

/** Who would go by the scores and the clusters' places, why, and the decision. */
export const page = definePage({
  path: '/missions/:mission/call',
  access: 'signed-in',
  frame: 'app',
  width: 'full',
  calls: ({ params, query }) => ({
    mission: use(getMission, { mission: params.mission ?? '' }),
    setUp: use(getCall, { mission: params.mission ?? '' }),
    ranking: use(getRanking, { mission: params.mission ?? '', page: Number(query.page) || 1 }),
  }),
  actions: [ruleOn, decideCall],
  title: ({ data }, text) => `${text('missions.parts.call')} · ${data.mission.title}`,
  Component: ({ data }) => {
    const text = useText()
    const { mission, ranking } = data
    const { call } = data.setUp
    const path = `/missions/${mission.slug}/call`
    return (
      <>
        <CallHead
          mission={mission}
          current="ranking"
          actions={
            call === null || ranking.total === 0 ? undefined : (
              <LinkButton icon="download" href={`/api/v1/missions/${mission.slug}/call/ranking-sheet`}>
                {text('delegates.ranking.export')}
              </LinkButton>
            )
          }
        />
        {call === null ? (
          <EmptyState
            icon="people"
            title={text('delegates.none.title')}
            action={
              <LinkButton variant="primary" href={`${path}/settings`}>
                {text('delegates.none.action')}
              </LinkButton>
            }
          >
            {text('delegates.none.why')}
          </EmptyState>
        ) : (
          <>
            <Standing call={call} ranking={ranking} zone={mission.timeZone} slug={mission.slug} />
            <Section title={text('delegates.ranking.title')} intro={text('delegates.ranking.why')}>
              <RankingTable
                ranking={ranking}
                slug={mission.slug}
                leastPoints={call.leastPoints}
                path={path}
              />
              <Pagination
                page={ranking.page}
                pageSize={ranking.pageSize}
                total={ranking.total}
                hrefOf={at => `${path}?page=${at}`}
              />
            </Section>
            {ranking.byCluster.length === 0 ? null : <ByCluster ranking={ranking} />}
          </>
        )}
      </>
    )
  },
})

/** Where the call stands, and the step that comes next. */
function Standing(props: { call: Call; ranking: Ranking; zone: string; slug: string }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  const { call, ranking, zone, slug } = props
  const when = (instant: string | null) =>
    instant === null ? '' : `${formatDay(instant, zone, lang)} ${formatTime(instant, zone, lang)}`
  const date = when(call.phase === 'before' ? call.opensAt : call.closesAt)
  return (
    <>
      <FigureRow>
        <Figure
          value={ranking.total}
          unit={text('delegates.figures.applications', { count: ranking.total })}
        />
        <Figure
          value={ranking.counts.in}
          base={call.seats}
          unit={text('delegates.figures.in', { count: call.seats })}
        />
        <Figure value={ranking.counts.reserve} unit={text('delegates.figures.reserve')} />
        <Figure value={ranking.counts.out} unit={text('delegates.figures.out')} />
      </FigureRow>
      {call.reviewers.length === 0 && call.phase !== 'decided' ? (
        <Notice
          kind="warning"
          title={text('delegates.reviewers.none')}
          actions={
            <LinkButton href={`/missions/${slug}/call/settings#reviewers`}>
              {text('delegates.reviewers.name')}
            </LinkButton>
          }
        />
      ) : null}
      {call.phase === 'before' || call.phase === 'open' ? (
        <Notice title={text(`delegates.phase.${call.phase}`, { date })}>
          {call.phase === 'open' && ranking.unscored > 0
            ? text('delegates.decide.unscored', { count: ranking.unscored })
            : null}
        </Notice>
      ) : ranking.undecided > 0 ? (
        <Decide ranking={ranking} slug={slug} />
      ) : (
        <Notice
          kind={call.phase === 'decided' ? 'success' : 'info'}
          title={text(`delegates.phase.${call.phase}`, { date })}
        />
      )}
    </>
  )
}

/** The decision: how many mails it sends stands on it, and it wants a second press. */
function Decide(props: { ranking: Ranking; slug: string }): ReactNode {
  const text = useText()
  const { ranking, slug } = props
  if (ranking.unscored > 0)
    return (
      <Notice kind="warning" title={text('delegates.decide.unscored', { count: ranking.unscored })}>
        {text('delegates.decide.unscoredWhy')}
      </Notice>
    )
  return (
    <Notice kind="info" title={text('delegates.decide.ready', { count: ranking.undecided })}>
      <p>{text('delegates.decide.why', { ...ranking.counts })}</p>
      <details className="k-delegates-confirm">
        <summary>{text('delegates.decide.open')}</summary>
        <CallForm
          call={decideCall}
          fixed={{ mission: slug }}
          next={`/missions/${slug}/call`}
          done="delegates.done.decided"
        >
          <FormActions>
            <Button variant="primary" icon="mail">
              {text('delegates.decide.send', { count: ranking.undecided })}
            </Button>
          </FormActions>
        </CallForm>
      </details>
    </Notice>
  )
}

function RankingTable(props: {
  ranking: Ranking
  slug: string
  leastPoints: number | null
  path: string
}): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  const { ranking, slug, leastPoints, path } = props
  const head = (name: string) => text(`delegates.table.${name}`)
  return (
    <DataTable
      caption={text('delegates.ranking.title')}
      rows={ranking.items}
      rowKey={item => item.participantId}
      empty={
        <EmptyState icon="people" level={3} title={text('delegates.ranking.none')}>
          {text('delegates.ranking.noneWhy')}
        </EmptyState>
      }
      columns={[
        {
          key: 'rank',
          head: head('rank'),
          numeric: true,
          width: 'fit',
          cell: item => item.rank ?? '–',
        },
        {
          key: 'organisation',
          head: head('organisation'),
          rowHeader: true,
          cell: item => (
            <>
              <a href={`/missions/${slug}/participants/${item.participantId}`}>{item.organisation.name}</a>
              {item.person === null ? null : <span className="k-delegates-note">{item.person}</span>}
            </>
          ),
        },
        { key: 'cluster', head: head('cluster'), cell: item => <ClusterCell item={item} /> },
        {
          key: 'points',
          head: head('points'),
          numeric: true,
          width: 'fit',
          cell: item => (
            <>
              {item.points === null ? '–' : sayPoints(item.points, lang)}
              <span className="k-delegates-note">
                {text('delegates.ranking.reviews', { count: item.reviews })}
              </span>
            </>
          ),
        },
        {
          key: 'outcome',
          head: head('outcome'),
          width: 'fit',
          cell: item => (
            <>
              <StateBadge state={outcomeLook(item.outcome)}>
                {text(`delegates.outcome.${item.outcome}`)}
              </StateBadge>
              <span className="k-delegates-note">
                {item.decided
                  ? text(`missions.participantState.${item.state}`)
                  : text('delegates.ranking.proposed')}
              </span>
            </>
          ),
        },
        {
          key: 'why',
          head: head('why'),
          width: 'wide',
          cell: item => (
            <>
              {explain({ ...item, cluster: item.cluster?.name ?? null, leastPoints }, text, lang).join(' ')}
              {item.reason === null ? null : <span className="k-delegates-note">„{item.reason}“</span>}
            </>
          ),
        },
        {
          key: 'ruling',
          head: head('ruling'),
          hideHead: true,
          cell: item => (item.decided ? null : <Ruling item={item} slug={slug} path={path} />),
        },
      ]}
    />
  )
}

function ClusterCell({ item }: { item: Item }): ReactNode {
  const text = useText()
  if (item.cluster === null)
    return <span className="k-delegates-note">{text('delegates.ranking.noCluster')}</span>
  return (
    <>
      {item.cluster.name}
      {item.isMember ? null : <span className="k-delegates-note">{text('delegates.ranking.notMember')}</span>}
    </>
  )
}

/** Deciding against the ranking, with the reason that the applicant is told. */
function Ruling(props: { item: Item; slug: string; path: string }): ReactNode {
  const text = useText()
  const { item, slug, path } = props
  const formId = `rule-${item.participantId}`
  return (
    <details className="k-delegates-ruling">
      <summary>{text('delegates.ruling.action')}</summary>
      <CallForm
        call={ruleOn}
        formId={formId}
        fixed={{ mission: slug, participant: item.participantId }}
        next={path}
        done="delegates.done.ruled"
        className="k-form"
      >
        {form => (
          <>
            <RadioGroup
              {...form.field('ruling')}
              label={text('delegates.ruling.label')}
              defaultValue={form.values('ruling', [item.ruling ?? 'none'])[0] ?? 'none'}
              choices={(['none', 'in', 'out'] as const).map(value => ({
                value,
                label: text(`delegates.ruling.${value}`),
              }))}
            />
            <TextArea
              {...form.field('reason', item.reason)}
              label={text('delegates.ruling.reason')}
              hint={text('delegates.ruling.reasonHint')}
              rows={3}
            />
            <FormActions>
              <Button>{text('delegates.save')}</Button>
            </FormActions>
          </>
        )}
      </CallForm>
    </details>
  )
}

function ByCluster({ ranking }: { ranking: Ranking }): ReactNode {
  const text = useText()
  return (
    <Section title={text('delegates.byCluster.title')}>
      <DataTable
        caption={text('delegates.byCluster.title')}
        rows={ranking.byCluster}
        rowKey={row => row.cluster?.id ?? 'none'}
        columns={[
          {
            key: 'cluster',
            head: text('delegates.table.cluster'),
            cell: row => row.cluster?.name ?? text('delegates.ranking.noCluster'),
          },
          { key: 'seats', head: text('delegates.byCluster.seats'), numeric: true, cell: row => row.seats },
          {
            key: 'applications',
            head: text('delegates.byCluster.applications'),
            numeric: true,
            cell: row => row.applications,
          },
          { key: 'in', head: text('delegates.outcome.in'), numeric: true, cell: row => row.in },
        ]}
      />
    </Section>
  )
}
