import type { ReactNode } from 'react'
import { Tabs } from '../../../web/design/index.ts'
import { useText } from '../../../web/text.tsx'
import { type MissionData, MissionHead } from '../../missions/web/MissionNav.tsx'

export type CallPart = 'ranking' | 'reviews' | 'settings'

const addresses: Record<CallPart, string> = { ranking: '', reviews: '/reviews', settings: '/settings' }

/** The head of every page of a call for delegates, with its parts for those who run it and those who score. */
export function CallHead(props: { mission: MissionData; current: CallPart; actions?: ReactNode }): ReactNode {
  const text = useText()
  const { mission, current } = props
  const { mine } = mission
  const shown: Record<CallPart, boolean> = {
    ranking: mine.runs,
    reviews: mine.reviews,
    settings: mine.runs,
  }
  return (
    <>
      <MissionHead mission={mission} current="call" actions={props.actions} />
      <Tabs
        label={text('missions.parts.call')}
        tabs={(Object.keys(shown) as CallPart[])
          .filter(part => shown[part] || part === current)
          .map(part => ({
            href: `/missions/${mission.slug}/call${addresses[part]}`,
            label: text(`delegates.parts.${part}`),
            current: part === current,
          }))}
      />
    </>
  )
}
