import { EmptyState, LinkButton, PageHeader } from '../../../web/design/index.ts'
import { definePage, use } from '../../../web/page.ts'
import { useText } from '../../../web/text.tsx'
import { getDesk } from '../contract.ts'
import { getSideBySide } from '../contract-side-by-side.ts'
import { Administration } from './Administration.tsx'
import { Block } from './Block.tsx'
import { clusterNeeds, MyCluster } from './ClusterBlock.tsx'
import { chosenFrom } from './chosen.ts'
import './desk.css'
import type { Desk, Text } from './desk-words.tsx'
import { BelowTarget } from './FiguresBlock.tsx'
import { MyMission, mineNeeds, RunMission, runNeeds } from './MissionBlocks.tsx'
import { MyPartnership, partnershipNeeds } from './PartnershipBlocks.tsx'
import { SideBySide } from './SideBySide.tsx'
import { newsNeeds, opportunityNeeds, Rooms, SearchNews } from './WaitingBlocks.tsx'

/** The desk: each line a number, a cause and one action that works from here. */
export const page = definePage({
  path: '/desk',
  access: 'signed-in',
  frame: 'app',
  width: 'normal',
  calls: ({ query, viewer }) => ({
    desk: use(getDesk, {}),
    side: viewer.partnerships.some(({ role }) => role === 'funder')
      ? use(getSideBySide, chosenFrom(query))
      : null,
  }),
  actions: [],
  title: (_props, text) => text('desk.title'),
  Component: ({ data, viewer, now, query }) => {
    const text = useText()
    const { desk, side } = data
    const hour = Number(
      new Intl.DateTimeFormat('en-GB', {
        hour: '2-digit',
        hour12: false,
        timeZone: viewer.timeZone ?? 'UTC',
      }).format(new Date(now)),
    )
    const count = countNeeds(desk, text)
    const opportunities = opportunityNeeds(desk.opportunities, text)
    const clusters = desk.clusters.map(cluster => <MyCluster key={cluster.slug} cluster={cluster} />)
    const nothing =
      desk.missions.length +
        desk.mine.length +
        desk.clusters.length +
        desk.partnerships.length +
        desk.news.length +
        desk.rooms.length +
        desk.figures.length +
        opportunities.length ===
      0
    return (
      <>
        <PageHeader
          title={text(hour < 12 ? 'desk.morning' : hour < 18 ? 'desk.afternoon' : 'desk.evening')}
          subtitle={nothing && side === null ? undefined : text('desk.needs', { count })}
        />
        {desk.administration === null ? null : <Administration facts={desk.administration} />}
        {nothing && desk.administration === null && side === null ? (
          <EmptyState
            icon="desk"
            title={text('desk.empty.title')}
            action={
              <LinkButton variant="primary" href="/missions">
                {text('desk.empty.action')}
              </LinkButton>
            }
          >
            {text('desk.empty.why')}
          </EmptyState>
        ) : null}
        <div className="k-desk-cards">
          {desk.mine
            .filter(mine => !desk.missions.some(mission => mission.slug === mine.slug))
            .map(mission => (
              <MyMission key={mission.slug} mission={mission} />
            ))}
          {desk.missions.map(mission => (
            <RunMission
              key={mission.slug}
              mission={mission}
              mine={desk.mine.find(mine => mine.slug === mission.slug) ?? null}
            />
          ))}
          {desk.partnerships.map(partnership => (
            <MyPartnership key={partnership.slug} partnership={partnership} />
          ))}
          {desk.partnerships.length === 0 ? clusters : null}
          {desk.figures.length === 0 ? null : <BelowTarget figures={desk.figures} />}
          {desk.partnerships.length === 0 ? null : clusters}
          {opportunities.length === 0 ? null : (
            <Block
              title={<a href="/opportunities?show=mine">{text('desk.opportunities.title')}</a>}
              facts={[]}
              needs={opportunities}
              calm={text('desk.opportunities.calm')}
            />
          )}
          {desk.rooms.length === 0 ? null : <Rooms rooms={desk.rooms} />}
          {desk.news.length === 0 ? null : <SearchNews news={desk.news} />}
        </div>
        {side === null ? null : (
          <SideBySide
            read={side}
            at="/desk"
            chosen={{ country: query.country, indicator: query.indicator }}
          />
        )}
      </>
    )
  },
})

function countNeeds(desk: Desk, text: Text): number {
  return (
    [
      ...desk.mine.flatMap(mission => mineNeeds(mission, text)),
      ...desk.missions.flatMap(mission => runNeeds(mission, text)),
      ...desk.clusters.flatMap(cluster => clusterNeeds(cluster, text)),
      ...desk.partnerships.flatMap(partnership => partnershipNeeds(partnership, text)),
      ...newsNeeds(desk.news, text),
      ...opportunityNeeds(desk.opportunities, text),
    ].length +
    desk.figures.length +
    desk.rooms.length
  )
}
