import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import {
  DataTable,
  EmptyState,
  LinkButton,
  Pagination,
  Row,
  StateBadge,
  Tabs,
  TimeRange,
} from '../../../web/design/index.ts'
import { definePage, use } from '../../../web/page.ts'
import { useText } from '../../../web/text.tsx'
import { getMission } from '../../missions/contract.ts'
import { listOutcomes, outcomeFilters } from '../contract.ts'
import { OutcomesHead } from './OutcomesNav.tsx'
import { rungLook, sayAnswer } from './outcome-words.ts'
import './outcomes.css'

type Outcomes = OutputOf<typeof listOutcomes>
type Item = Outcomes['items'][number]

const shows = ['all', 'silent', 'unanswered', 'differ', 'next-step'] as const

/** What came of a mission's meetings: both sides beside each other for its managers, one's own for a company. */
export const page = definePage({
  path: '/missions/:mission/outcomes',
  access: 'signed-in',
  frame: 'app',
  width: 'full',
  calls: ({ params, query }) => ({
    mission: use(getMission, { mission: params.mission ?? '' }),
    outcomes: use(listOutcomes, {
      mission: params.mission ?? '',
      show: outcomeFilters.find(one => one === query.show) ?? 'all',
      page: Number(query.page) || 1,
    }),
  }),
  actions: [],
  title: ({ data }, text) => `${text('outcomes.parts.outcomes')} · ${data.mission.title}`,
  Component: ({ data, query, viewer }) => {
    const text = useText()
    const { mission, outcomes } = data
    const path = `/missions/${mission.slug}/outcomes`
    const show = query.show ?? 'all'
    const counts: Record<string, number> = outcomes.counts
    return (
      <>
        <OutcomesHead mission={mission} viewer={viewer} current="outcomes" />
        {outcomes.counts.all === 0 ? (
          <EmptyState icon="check" title={text('outcomes.none.title')}>
            {text('outcomes.none.why')}
          </EmptyState>
        ) : (
          <>
            <Tabs
              label={text('outcomes.show.label')}
              tabs={shows
                .filter(one => one !== 'differ' || outcomes.runs || outcomes.counts.differ > 0)
                .map(one => ({
                  href: one === 'all' ? path : `${path}?show=${one}`,
                  label: text(`outcomes.show.${one}`),
                  current: one === show,
                  ...(counts[one] === undefined ? {} : { count: counts[one] }),
                }))}
            />
            <Table items={outcomes.items} zone={mission.timeZone} offersRooms={!outcomes.runs} />
            <Pagination
              page={outcomes.page}
              pageSize={outcomes.pageSize}
              total={outcomes.total}
              hrefOf={at => `${path}?show=${show}&page=${at}`}
            />
          </>
        )}
      </>
    )
  },
})

function Table(props: {
  items: readonly Item[]
  zone: string
  /** Rooms are opened by the companies themselves. */
  offersRooms: boolean
}): ReactNode {
  const text = useText()
  return (
    <DataTable
      caption={text('outcomes.parts.outcomes')}
      rows={props.items}
      rowKey={item => item.meetingId}
      rowState={item => (item.differs || item.held.contradicts ? 'conflict' : undefined)}
      empty={
        <EmptyState icon="check" title={text('outcomes.none.fits')}>
          {text('outcomes.none.fitsWhy')}
        </EmptyState>
      }
      columns={[
        {
          key: 'who',
          head: text('outcomes.table.meeting'),
          cell: item => (
            <a href={`/requests/${item.requestId}`}>
              {item.from.name} – {item.to.name}
            </a>
          ),
        },
        {
          key: 'when',
          head: text('outcomes.table.when'),
          width: 'fit',
          cell: item => <TimeRange start={item.startsAt} zone={props.zone} showDay />,
        },
        {
          key: 'held',
          head: text('outcomes.table.held'),
          cell: item => <Proof held={item.held} />,
        },
        { key: 'from', head: text('outcomes.table.from'), cell: item => <Said answer={item.from.answer} /> },
        { key: 'to', head: text('outcomes.table.to'), cell: item => <Said answer={item.to.answer} /> },
        {
          key: 'differs',
          head: text('outcomes.table.differs'),
          hideHead: true,
          width: 'fit',
          cell: item => (
            <Row>
              {item.differs ? <StateBadge state="conflict">{text('outcomes.differ')}</StateBadge> : null}
              {props.offersRooms && furthest(item) ? (
                <LinkButton
                  icon="lock"
                  href={`/rooms/new?with=${item.to.answer === null ? item.to.id : item.from.id}`}
                >
                  {text('outcomes.openRoom')}
                </LinkButton>
              ) : null}
              {item.onwards === null ? null : <Onwards item={item} />}
            </Row>
          ),
        },
      ]}
    />
  )
}

/** What an outcome can go on to: each begins with what the records say of the meeting. */
function Onwards({ item }: { item: Item }): ReactNode {
  const text = useText()
  const { onwards } = item
  if (onwards === null) return null
  return (
    <details>
      <summary>{text('outcomes.onwards.title')}</summary>
      <ul>
        <li>
          <a href={`/meetings/${item.meetingId}/project`}>{text('outcomes.onwards.project')}</a>
        </li>
        {onwards.story ? (
          <li>
            <a href={`/meetings/${item.meetingId}/story`}>{text('outcomes.onwards.story')}</a>
          </li>
        ) : null}
        <li>
          <a href={`/markets/new?meeting=${item.meetingId}`}>{text('outcomes.onwards.note')}</a>
        </li>
      </ul>
    </details>
  )
}

function furthest(item: Item): boolean {
  return [item.from.answer?.rung, item.to.answer?.rung].some(rung => rung === 'nda' || rung === 'pilot')
}

function Proof({ held }: { held: Item['held'] }): ReactNode {
  const text = useText()
  const look = held.state === 'held' ? 'agreed' : held.state === 'not-held' ? 'quiet' : 'waiting'
  return (
    <div>
      <StateBadge state={held.contradicts ? 'conflict' : look}>
        {text(`outcomes.held.${held.state}`)}
      </StateBadge>
      {held.strength === null ? null : (
        <span className="k-outcomes-note">{text(`outcomes.strength.${held.strength}`)}</span>
      )}
    </div>
  )
}

function Said({ answer }: { answer: Item['from']['answer'] }): ReactNode {
  const text = useText()
  if (answer === null) return <span className="k-outcomes-note">{text('outcomes.noAnswer')}</span>
  return (
    <div>
      <StateBadge state={answer.held ? rungLook(answer.rung ?? 'none') : 'quiet'}>
        {sayAnswer(answer, text)}
      </StateBadge>
      {answer.amountBand === null ? null : (
        <span className="k-outcomes-note">
          {text(`outcomes.band.${answer.amountBand}`)} {answer.currency}
        </span>
      )}
      {answer.nextStep === null ? null : <span className="k-outcomes-note">{answer.nextStep}</span>}
      <span className="k-outcomes-note">
        {text(`outcomes.via.${answer.via}`, { name: answer.answeredBy ?? '' })}
      </span>
    </div>
  )
}
