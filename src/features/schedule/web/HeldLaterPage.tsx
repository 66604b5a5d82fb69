import { definePage, use } from '../../../web/page.ts'
import { getMission } from '../../missions/contract.ts'
import { MissionHead } from '../../missions/web/MissionNav.tsx'
import { changeCall, getCall } from '../contract-calls.ts'
import { HeldLater } from './HeldLater.tsx'
import './schedule.css'

/** A meeting of mine, or of somebody I act for, that is held by video after the mission. */
export const page = definePage({
  path: '/missions/:mission/calls/:meeting',
  access: 'signed-in',
  frame: 'app',
  width: 'reading',
  calls: ({ params }) => ({
    mission: use(getMission, { mission: params.mission ?? '' }),
    shown: use(getCall, { mission: params.mission ?? '', meeting: params.meeting ?? '' }),
  }),
  actions: [changeCall],
  title: ({ data }, text) => text('schedule.call.pageTitle', { with: data.shown.counterpart }),
  Component: ({ data }) => {
    const { shown } = data
    const { slug } = shown.mission
    return (
      <>
        <MissionHead mission={data.mission} current="my-schedule" />
        <HeldLater
          shown={shown}
          source={{ mission: slug }}
          here={`/missions/${slug}/calls/${shown.meetingId}`}
          schedule={`/missions/${slug}/my-schedule?participant=${shown.participantId}`}
        />
      </>
    )
  },
})
