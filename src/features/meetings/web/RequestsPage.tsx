import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import {
  Button,
  type Column,
  DataTable,
  EmptyState,
  Filters,
  LinkButton,
  type Need,
  NeedsList,
  PageHeader,
  Pagination,
  PersonName,
  SearchField,
  SelectField,
  StateBadge,
  Tabs,
  TimeRange,
} from '../../../web/design/index.ts'
import { CallForm } from '../../../web/form.tsx'
import { definePage, use } from '../../../web/page.ts'
import { type Text, useText } from '../../../web/text.tsx'
import { getMission } from '../../missions/contract.ts'
import { MissionNav } from '../../missions/web/MissionNav.tsx'
import { listRequests, remindAll } from '../contract.ts'
import { requestStates } from '../rules/request-states.ts'
import type { RequestItem } from './counterpart-item.ts'
import { stateMarks, withQuery } from './request-words.ts'
import './meetings.css'

type List = OutputOf<typeof listRequests>
type Query = Record<string, string | undefined>

/** All requests that concern me: what I must answer first, then what I sent, then, for the organiser, everybody's. */
export const page = definePage({
  path: '/missions/:mission/requests',
  access: 'signed-in',
  frame: 'app',
  width: 'full',
  calls: ({ params, query }) => ({
    mission: use(getMission, { mission: params.mission ?? '' }),
    list: use(listRequests, { mission: params.mission ?? '', ...query } as never),
  }),
  actions: [remindAll],
  title: ({ data }, text) => text('meetings.requests.pageTitle', { mission: data.list.mission.title }),
  Component: ({ data, query }) => {
    const text = useText()
    const { list } = data
    const path = `/missions/${list.mission.slug}/requests`
    const filters = { ...query, page: undefined, box: undefined }
    return (
      <>
        <PageHeader
          title={text('meetings.requests.title')}
          subtitle={text('meetings.requests.subtitle', {
            mission: list.mission.title,
            count: list.counts.all,
          })}
          steps={[{ href: `/missions/${list.mission.slug}`, label: list.mission.title }]}
          actions={
            <>
              <LinkButton variant="primary" icon="people" href={`/missions/${list.mission.slug}/meet`}>
                {text('meetings.requests.findSomebody')}
              </LinkButton>
              <LinkButton href={`${path}/propose`}>{text('matching.delegates.link')}</LinkButton>
              {list.runs ? (
                <LinkButton icon="upload" href={`${path}/import`}>
                  {text('meetings.requests.import')}
                </LinkButton>
              ) : null}
              <LinkButton
                icon="download"
                href={withQuery(`/api/v1/missions/${list.mission.slug}/requests-sheet`, {
                  ...filters,
                  box: query.box,
                })}
              >
                {text('meetings.requests.export')}
              </LinkButton>
            </>
          }
        />
        <MissionNav mission={data.mission} current="requests" />
        <Needs list={list} path={path} />
        <Tabs
          label={text('meetings.requests.title')}
          tabs={[
            ...(['all', 'received', 'sent'] as const).map(box => ({
              href: withQuery(path, filters, { box: box === 'all' ? undefined : box }),
              label: text(
                list.runs && box === 'all'
                  ? 'meetings.requests.box.everybody'
                  : `meetings.requests.box.${box}`,
              ),
              count: list.counts[box],
              current: (query.box ?? 'all') === box,
            })),
            {
              href: `${path}/proposed`,
              label: text('meetings.requests.box.proposed'),
              count: list.counts.proposed,
            },
          ]}
        />
        <RequestFilters list={list} path={path} query={query} />
        <DataTable
          caption={text('meetings.requests.title')}
          rows={list.items}
          rowKey={row => row.id}
          rowState={row => (row.overdue ? 'waiting' : undefined)}
          columns={columnsOf(list, text)}
          empty={<NoRequests list={list} path={path} query={query} />}
        />
        <Pagination
          page={list.page}
          pageSize={list.pageSize}
          total={list.total}
          hrefOf={number => withQuery(path, query, { page: String(number) })}
        />
      </>
    )
  },
})

function Needs(props: { list: List; path: string }): ReactNode {
  const { list, path } = props
  const text = useText()
  const needs: Need[] = []
  if (list.counts.toAnswer > 0)
    needs.push({
      key: 'answer',
      count: list.counts.toAnswer,
      cause: text('meetings.requests.toAnswer', { count: list.counts.toAnswer }),
      href: withQuery(path, { box: 'received', state: 'pending' }),
      urgent: true,
    })
  if (!list.runs && list.counts.proposed > 0)
    needs.push({
      key: 'proposed',
      count: list.counts.proposed,
      cause: text('meetings.requests.proposedToYou', { count: list.counts.proposed }),
      href: `${path}/proposed`,
    })
  if (list.runs && list.counts.overdue > 0)
    needs.push({
      key: 'overdue',
      count: list.counts.overdue,
      cause: text('meetings.requests.overdue', { count: list.counts.overdue }),
      href: withQuery(path, { overdue: 'true' }),
      action: (
        <CallForm
          call={remindAll}
          fixed={{ mission: list.mission.slug }}
          next={path}
          done="meetings.done.reminded"
        >
          <Button icon="mail">{text('meetings.requests.remindAll')}</Button>
        </CallForm>
      ),
    })
  if (needs.length === 0) return null
  return (
    <div className="k-meetings-needs">
      <NeedsList needs={needs} label={text('meetings.requests.needs')} />
    </div>
  )
}

function RequestFilters(props: { list: List; path: string; query: Query }): ReactNode {
  const { list, path, query } = props
  const text = useText()
  const without = (name: string) => withQuery(path, query, { [name]: undefined, page: undefined })
  const nameIn = (rows: readonly { id: string; name: string }[], id: string) =>
    rows.find(row => row.id === id)?.name ?? id
  const chips = [
    ...(query.text ? [{ label: `“${query.text}”`, removeHref: without('text') }] : []),
    ...(query.state ? [{ label: text(`meetings.state.${query.state}`), removeHref: without('state') }] : []),
    ...(query.overdue
      ? [{ label: text('meetings.requests.overdueFilter'), removeHref: without('overdue') }]
      : []),
    ...(query.cluster
      ? [{ label: nameIn(list.clusters, query.cluster), removeHref: without('cluster') }]
      : []),
    ...(query.group ? [{ label: nameIn(list.groups, query.group), removeHref: without('group') }] : []),
  ]
  const choices = (rows: readonly { id: string; name: string }[]) =>
    rows.map(row => ({ value: row.id, label: row.name }))
  return (
    <Filters
      action={path}
      keep={{ box: query.box }}
      chips={chips}
      clearHref={withQuery(path, { box: query.box })}
      moreOpen={query.cluster !== undefined || query.group !== undefined}
      {...(list.clusters.length < 2 && list.groups.length < 2
        ? {}
        : {
            more: (
              <>
                {list.clusters.length < 2 ? null : (
                  <SelectField
                    name="cluster"
                    label={text('meetings.requests.cluster')}
                    empty={text('meetings.requests.anyCluster')}
                    defaultValue={query.cluster ?? ''}
                    choices={choices(list.clusters)}
                  />
                )}
                {list.groups.length < 2 ? null : (
                  <SelectField
                    name="group"
                    label={text('meetings.requests.group')}
                    empty={text('meetings.requests.anyGroup')}
                    defaultValue={query.group ?? ''}
                    choices={choices(list.groups)}
                  />
                )}
              </>
            ),
          })}
    >
      <SearchField
        name="text"
        label={text('meetings.requests.search')}
        placeholder={text('meetings.requests.search')}
        defaultValue={query.text ?? ''}
      />
      <SelectField
        name="state"
        label={text('meetings.requests.state')}
        empty={text('meetings.requests.anyState')}
        defaultValue={query.state ?? ''}
        choices={requestStates.map(state => ({ value: state, label: text(`meetings.state.${state}`) }))}
      />
      <SelectField
        name="overdue"
        label={text('meetings.requests.waiting')}
        empty={text('meetings.requests.anyTime')}
        defaultValue={query.overdue ?? ''}
        choices={[{ value: 'true', label: text('meetings.requests.overdueFilter') }]}
      />
    </Filters>
  )
}

function columnsOf(list: List, text: Text): Column<RequestItem>[] {
  const organisation = (side: RequestItem['from'], lang: string) => (
    <PersonName
      name={side.organisation.name}
      other={
        side.organisation.nameOtherScript === null ? null : { text: side.organisation.nameOtherScript, lang }
      }
    />
  )
  const person = (side: RequestItem['from']) =>
    side.person === null || side.person.name === side.organisation.name ? null : (
      <div className="k-meetings-label">{side.person.name}</div>
    )
  return [
    {
      key: 'from',
      head: text('meetings.requests.from'),
      cell: row => (
        <>
          <a href={`/requests/${row.id}`}>{organisation(row.from, row.lang)}</a>
          {person(row.from)}
          {row.askedBy === null ? null : (
            <div className="k-meetings-label">{text('meetings.requests.askedBy', { name: row.askedBy })}</div>
          )}
        </>
      ),
    },
    {
      key: 'to',
      head: text('meetings.requests.to'),
      cell: row => (
        <div>
          {organisation(row.to, row.lang)}
          {person(row.to)}
        </div>
      ),
    },
    {
      key: 'state',
      head: text('meetings.requests.state'),
      cell: row => (
        <div>
          <StateBadge state={stateMarks[row.state]}>
            {row.meeting?.state === 'cancelled'
              ? text('meetings.meetingState.cancelled')
              : text(`meetings.state.${row.state}`)}
          </StateBadge>
          {row.proposedTime !== null && row.state === 'pending' ? (
            <div className="k-meetings-label">
              {text('meetings.requests.proposed', { time: row.proposedTime })}
            </div>
          ) : null}
        </div>
      ),
    },
    {
      key: 'wish',
      head: text('meetings.requests.wish'),
      desktopOnly: true,
      cell: row => sayWishes(row, list.runs, text),
    },
    {
      key: 'when',
      head: text('meetings.requests.when'),
      numeric: true,
      cell: row => <TimeRange start={row.createdAt} zone={list.mission.timeZone} showDay ownZone={false} />,
    },
    {
      key: 'act',
      head: text('meetings.requests.action'),
      hideHead: true,
      width: 'fit',
      cell: row =>
        row.canAnswer ? (
          <LinkButton href={`/requests/${row.id}`} {...(list.runs ? {} : { variant: 'primary' as const })}>
            {text('meetings.meet.answer')}
          </LinkButton>
        ) : null,
    },
  ]
}

/** Both wishes for those who run the mission, else the reader's own. */
function sayWishes(row: RequestItem, both: boolean, text: Text): string {
  const told = [row.wish, row.answerWish].map(wish => (wish === null ? '–' : text(`meetings.wish.${wish}`)))
  return both ? told.join(' / ') : told.filter(word => word !== '–').join(' / ')
}

function NoRequests(props: { list: List; path: string; query: Query }): ReactNode {
  const text = useText()
  const { list, path, query } = props
  if (list.counts[query.box === 'received' || query.box === 'sent' ? query.box : 'all'] > 0)
    return (
      <EmptyState
        icon="filter"
        title={text('meetings.requests.noneFit')}
        action={
          <LinkButton href={withQuery(path, { box: query.box })}>
            {text('meetings.requests.showAll')}
          </LinkButton>
        }
      >
        {text('meetings.requests.noneFitWhy')}
      </EmptyState>
    )
  const kind = query.box === 'received' ? 'received' : 'sent'
  return (
    <EmptyState
      icon="message"
      title={text(`meetings.requests.none.${kind}`)}
      action={
        <LinkButton variant="primary" href={`/missions/${list.mission.slug}/meet`}>
          {text('meetings.requests.findSomebody')}
        </LinkButton>
      }
    >
      {text(`meetings.requests.noneWhy.${kind}`)}
    </EmptyState>
  )
}
