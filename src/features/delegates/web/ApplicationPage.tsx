import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import { EmptyState, Section, StateBadge } from '../../../web/design/index.ts'
import { formatDay, formatTime } from '../../../web/design/times.ts'
import { definePage, use } from '../../../web/page.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import { getMission } from '../../missions/contract.ts'
import { MissionHead } from '../../missions/web/MissionNav.tsx'
import { listApplications } from '../contract.ts'
import { explain } from '../rules/explain.ts'
import { Conditions } from './Conditions.tsx'
import './delegates.css'

type Item = OutputOf<typeof listApplications>['items'][number]

/** One's own application: what was answered, where it stands, and why it ended as it did. */
export const page = definePage({
  path: '/missions/:mission/application',
  access: 'signed-in',
  frame: 'app',
  width: 'reading',
  calls: ({ params }) => ({
    mission: use(getMission, { mission: params.mission ?? '' }),
    applications: use(listApplications, { mission: params.mission ?? '' }),
  }),
  actions: [],
  title: ({ data }, text) => `${text('missions.parts.application')} · ${data.mission.title}`,
  Component: ({ data }) => {
    const text = useText()
    const { lang } = useLocale()
    const { mission, applications } = data
    const { closesAt } = applications
    return (
      <>
        <MissionHead mission={mission} current="application" />
        {applications.items.length === 0 ? (
          <EmptyState icon="people" title={text('delegates.mine.none')}>
            {text('delegates.mine.noneWhy')}
          </EmptyState>
        ) : (
          applications.items.map(item => (
            <OneApplication
              key={item.participantId}
              item={item}
              leastPoints={applications.leastPoints}
              until={
                closesAt === null
                  ? ''
                  : `${formatDay(closesAt, mission.timeZone, lang)} ${formatTime(closesAt, mission.timeZone, lang)}`
              }
            />
          ))
        )}
      </>
    )
  },
})

function OneApplication(props: { item: Item; leastPoints: number | null; until: string }): ReactNode {
  const { item, leastPoints, until } = props
  const text = useText()
  const { lang } = useLocale()
  const why =
    item.why === null
      ? []
      : explain({ ...item, why: item.why, cluster: item.cluster?.name ?? null, leastPoints }, text, lang)
  return (
    <Section
      title={item.organisation.name}
      aside={
        <StateBadge
          state={
            item.state === 'confirmed'
              ? 'agreed'
              : item.state === 'applied' || item.state === 'waiting-list'
                ? 'waiting'
                : 'quiet'
          }
        >
          {text(`missions.participantState.${item.state}`)}
        </StateBadge>
      }
    >
      {item.state === 'applied' ? <p>{text('delegates.mine.waiting', { date: until })}</p> : null}
      {item.outcome === 'reserve' && item.state === 'confirmed' ? (
        <p>{text('delegates.mine.movedUp')}</p>
      ) : (
        why.map(sentence => <p key={sentence}>{sentence}</p>)
      )}
      {item.reason === null ? null : <p>„{item.reason}“</p>}
      <p className="k-delegates-note">
        {item.cluster === null
          ? text('delegates.mine.open')
          : text('delegates.mine.through', { cluster: item.cluster.name })}
      </p>
      <Conditions conditions={item.conditions} />
    </Section>
  )
}
