import type { ReactNode } from 'react'
import { Tabs } from '../../../web/design/index.ts'
import type { PageViewer } from '../../../web/page.ts'
import { useText } from '../../../web/text.tsx'
import { type MissionData, MissionHead } from '../../missions/web/MissionNav.tsx'

export type OutcomesPart =
  | 'outcomes'
  | 'follow-up'
  | 'encounters'
  | 'goals'
  | 'funnel'
  | 'statistics'
  | 'chase'

/** The head of every page about what came of a mission, with its parts. */
export function OutcomesHead(props: {
  mission: MissionData
  viewer: PageViewer
  current: OutcomesPart
  actions?: ReactNode
}): ReactNode {
  const text = useText()
  const { mission, current, viewer } = props
  const takesPart = mission.mine.participants.some(participant => participant.state === 'confirmed')
  const manages = mission.mine.runs || viewer.managedClusters.length > 0
  const funds = viewer.partnerships.some(one => one.role === 'funder')
  const shown: Record<OutcomesPart, boolean> = {
    outcomes: true,
    'follow-up': takesPart,
    encounters: true,
    goals: true,
    funnel: true,
    statistics: manages || funds,
    chase: manages,
  }
  return (
    <>
      <MissionHead mission={mission} current="outcomes" actions={props.actions} />
      <Tabs
        label={text('outcomes.parts.label')}
        tabs={(Object.keys(shown) as OutcomesPart[])
          .filter(part => shown[part] || part === current)
          .map(part => ({
            href: `/missions/${mission.slug}/${part}`,
            label: text(`outcomes.parts.${part}`),
            current: part === current,
          }))}
      />
    </>
  )
}
