import type { OutputOf } from '../../../shared/contract.ts'
import {
  Badge,
  DataTable,
  EmptyState,
  LinkButton,
  PageHeader,
  StateBadge,
  Tabs,
} from '../../../web/design/index.ts'
import { definePage, use } from '../../../web/page.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import { listMissions } from '../contract.ts'
import { missionStateLook, sayDays, sayPlace, withQuery } from './mission-words.ts'
import { Paging } from './Paging.tsx'
import './missions.css'

type Listed = OutputOf<typeof listMissions>['items'][number]
const whens = ['upcoming', 'over', 'all'] as const

/** All missions and events somebody may see, the next one first. */
export const page = definePage({
  path: '/missions',
  access: 'signed-in',
  frame: 'app',
  calls: ({ query }) => ({
    list: use(listMissions, {
      when: whens.find(when => when === query.when) ?? 'upcoming',
      text: query.text,
      page: Number(query.page) || 1,
      ...(query.partnership ? { partnership: query.partnership } : {}),
    }),
  }),
  actions: [],
  title: (_props, text) => text('missions.title'),
  Component: ({ data, query, viewer }) => {
    const text = useText()
    const { lang } = useLocale()
    const mayBegin =
      viewer.isAdministrator ||
      viewer.managedClusters.length > 0 ||
      viewer.partnerships.some(place => place.role === 'coordinator')
    const begin = (
      <LinkButton variant="primary" icon="plus" href="/missions/new">
        {text('missions.new.action')}
      </LinkButton>
    )
    const when = query.when ?? 'upcoming'
    return (
      <>
        <PageHeader
          title={text('missions.title')}
          subtitle={text('missions.list.count', { count: data.list.total })}
          actions={mayBegin && data.list.total > 0 ? begin : undefined}
        />
        <Tabs
          label={text('missions.title')}
          tabs={whens.map(value => ({
            href: withQuery('/missions', query, { when: value }),
            label: text(`missions.list.${value}`),
            current: value === when,
          }))}
        />
        <DataTable
          caption={text('missions.title')}
          rows={data.list.items}
          rowKey={mission => mission.id}
          empty={
            <EmptyState
              icon="missions"
              title={text(when === 'over' ? 'missions.list.noneOver' : 'missions.list.none')}
              action={mayBegin ? begin : undefined}
            >
              {text('missions.list.why')}
            </EmptyState>
          }
          columns={[
            {
              key: 'title',
              head: text('missions.fields.title'),
              rowHeader: true,
              cell: (mission: Listed) => (
                <a href={`/missions/${mission.slug}`} lang={mission.lang}>
                  {mission.title}
                </a>
              ),
            },
            {
              key: 'days',
              head: text('missions.fields.days'),
              cell: mission => sayDays(mission.startsOn, mission.endsOn, lang),
            },
            { key: 'place', head: text('missions.fields.place'), cell: mission => sayPlace(mission, lang) },
            {
              key: 'type',
              head: text('missions.fields.type'),
              desktopOnly: true,
              cell: mission => text(`missions.type.${mission.type}`),
            },
            {
              key: 'partnership',
              head: text('missions.fields.partnership'),
              desktopOnly: true,
              cell: mission => mission.partnership.name,
            },
            {
              key: 'people',
              head: text('missions.fields.confirmed'),
              numeric: true,
              cell: mission => mission.participants,
            },
            {
              key: 'state',
              head: text('missions.fields.state'),
              cell: mission => (
                <>
                  <StateBadge state={missionStateLook(mission.state)}>
                    {text(`missions.state.${mission.state}`)}
                  </StateBadge>
                  {mission.sample ? <Badge>{text('missions.sample')}</Badge> : null}
                </>
              ),
            },
          ]}
        />
        <Paging
          path="/missions"
          query={query}
          page={data.list.page}
          pageSize={data.list.pageSize}
          total={data.list.total}
        />
      </>
    )
  },
})
