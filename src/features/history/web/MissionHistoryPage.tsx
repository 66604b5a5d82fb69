import { definePage, use } from '../../../web/page.ts'
import { useText } from '../../../web/text.tsx'
import { getMission } from '../../missions/contract.ts'
import { SettingsHead } from '../../missions/web/SettingsNav.tsx'
import { getMissionHistory } from '../contract.ts'
import { HistoryList } from './HistoryList.tsx'

/** Who changed what of a mission, its participants and its schedule. */
export const page = definePage({
  path: '/missions/:mission/settings/history',
  access: 'signed-in',
  frame: 'app',
  width: 'normal',
  calls: ({ params, query }) => ({
    mission: use(getMission, { mission: params.mission ?? '' }),
    lines: use(getMissionHistory, {
      mission: params.mission ?? '',
      page: Math.max(1, Math.floor(Number(query.page)) || 1),
      pageSize: 50,
    }),
  }),
  actions: [],
  title: ({ data }, text) => `${text('history.title')} · ${data.mission.title}`,
  Component: ({ data: { mission, lines } }) => {
    const text = useText()
    return (
      <>
        <SettingsHead mission={mission} current="history" />
        <p>{text('history.missionWhy')}</p>
        <HistoryList
          lines={lines}
          timeZone={lines.timeZone}
          here={`/missions/${mission.slug}/settings/history`}
        />
      </>
    )
  },
})
