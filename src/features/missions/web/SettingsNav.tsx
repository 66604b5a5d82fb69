import type { ReactNode } from 'react'
import { Tabs } from '../../../web/design/index.ts'
import { useText } from '../../../web/text.tsx'
import { type MissionData, MissionHead } from './MissionNav.tsx'

const parts = [
  'basics',
  'groups',
  'questions',
  'sessions',
  'places',
  'rules',
  'programme',
  'registration',
  'sponsors',
  'mails',
  'history',
] as const
export type SettingsPart = (typeof parts)[number]

/** Head of a settings page: the mission, and the settings' parts as links. */
export function SettingsHead(props: { mission: MissionData; current: SettingsPart }): ReactNode {
  const text = useText()
  const { mission, current } = props
  const counts: Partial<Record<SettingsPart, number>> = {
    groups: mission.groups.length,
    questions: mission.questions.length,
    sessions: mission.numbers.sessions,
    places: mission.numbers.places,
    programme: mission.numbers.programme,
  }
  return (
    <>
      <MissionHead mission={mission} current="settings" />
      <Tabs
        label={text('missions.parts.settings')}
        tabs={parts.map(part => {
          const count = counts[part]
          return {
            href:
              part === 'basics'
                ? `/missions/${mission.slug}/settings`
                : `/missions/${mission.slug}/settings/${part}`,
            label: text(`missions.settings.${part}.tab`),
            current: part === current,
            ...(count === undefined ? {} : { count }),
          }
        })}
      />
    </>
  )
}
