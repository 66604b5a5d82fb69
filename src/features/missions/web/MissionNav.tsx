import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import { PageHeader, StateBadge, Tabs } from '../../../web/design/index.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import type { getMission } from '../contract.ts'
import { missionStateLook, sayDays, sayPlace } from './mission-words.ts'

export type MissionPart =
  | 'overview'
  | 'participants'
  | 'application'
  | 'call'
  | 'preparation'
  | 'requests'
  | 'board'
  | 'day'
  | 'my-schedule'
  | 'outcomes'
  | 'host'
  | 'settings'
export type MissionData = OutputOf<typeof getMission>

/**
 * The parts of a mission, each at its address: what somebody may open follows from what `getMission` says of them.
 * Rooms that stand upon missions show it above their own pages.
 */
export function MissionNav(props: {
  mission: Pick<MissionData, 'slug' | 'title' | 'mine'>
  current: MissionPart
}): ReactNode {
  const text = useText()
  const { slug, title, mine } = props.mission
  const takesPart = mine.participants.some(participant => participant.state === 'confirmed')
  const prepares = mine.participants.some(one => one.state === 'confirmed' && one.kind !== 'local')
  const shown: Record<MissionPart, boolean> = {
    overview: true,
    participants: mine.seesPeople,
    application: mine.applied,
    call: mine.runs || mine.reviews,
    preparation: mine.runs || mine.manages || prepares,
    requests: mine.staffs || mine.hosts || takesPart,
    board: mine.staffs,
    day: mine.staffs || mine.hosts,
    'my-schedule': takesPart,
    outcomes: mine.runs || takesPart,
    host: mine.hosts,
    settings: mine.runs,
  }
  const parts = Object.keys(shown) as MissionPart[]
  return (
    <Tabs
      label={title}
      tabs={parts
        .filter(part => shown[part] || part === props.current)
        .map(part => ({
          href: `/missions/${slug}${addressOf(part, mine, prepares)}`,
          label: text(`missions.parts.${part}`),
          current: part === props.current,
        }))}
    />
  )
}

/** Where a part is; whoever only scores applicants goes straight to them, whoever has no list of their own to that of all. */
function addressOf(part: MissionPart, mine: MissionData['mine'], prepares: boolean): string {
  if (part === 'overview') return ''
  if (part === 'call' && !mine.runs) return '/call/reviews'
  return part === 'preparation' && !prepares ? '/preparation/delegates' : `/${part}`
}

/** The head of every page of a mission: title, place, days, state, and its parts. */
export function MissionHead(props: {
  mission: MissionData
  current: MissionPart
  actions?: ReactNode
}): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  const { mission } = props
  return (
    <>
      <PageHeader
        title={mission.title}
        lang={mission.lang}
        steps={[{ href: '/missions', label: text('missions.title') }]}
        subtitle={`${sayPlace(mission, lang)} · ${sayDays(mission.startsOn, mission.endsOn, lang)}`}
        meta={
          <StateBadge state={missionStateLook(mission.state)}>
            {text(`missions.state.${mission.state}`)}
          </StateBadge>
        }
        actions={props.actions}
      />
      <MissionNav mission={mission} current={props.current} />
    </>
  )
}
