import type { ReactNode } from 'react'
import { Tabs } from '../../../web/design/index.ts'
import { useText } from '../../../web/text.tsx'
import { type MissionData, MissionHead } from '../../missions/web/MissionNav.tsx'

export type PreparationPart = 'mine' | 'delegates' | 'steps' | 'costs'

const addresses: Record<PreparationPart, string> = {
  mine: '/preparation',
  delegates: '/preparation/delegates',
  steps: '/preparation/steps',
  costs: '/costs',
}

/** The head of every page about getting ready for a mission, with its parts. */
export function PreparationHead(props: {
  mission: MissionData
  current: PreparationPart
  actions?: ReactNode
}): ReactNode {
  const text = useText()
  const { mission, current } = props
  const { mine } = mission
  const prepares = mine.participants.some(one => one.state === 'confirmed' && one.kind !== 'local')
  const shown: Record<PreparationPart, boolean> = {
    mine: prepares,
    delegates: mine.runs || mine.manages,
    steps: mine.runs,
    costs: mine.runs || mine.manages || prepares,
  }
  const parts = (Object.keys(shown) as PreparationPart[]).filter(part => shown[part] || part === current)
  return (
    <>
      <MissionHead mission={mission} current="preparation" actions={props.actions} />
      {parts.length < 2 ? null : (
        <Tabs
          label={text('missions.parts.preparation')}
          tabs={parts.map(part => ({
            href: `/missions/${mission.slug}${addresses[part]}`,
            label: text(`preparation.parts.${part}`),
            current: part === current,
          }))}
        />
      )}
    </>
  )
}
