import { PageHeader } from '../../../web/design/index.ts'
import { definePage, use } from '../../../web/page.ts'
import { changeCallByLink, getCallByLink } from '../contract-calls.ts'
import { HeldLater } from './HeldLater.tsx'
import './schedule.css'

/** The same from the link in a mail, without signing in. */
export const page = definePage({
  path: '/s/:token/calls/:meeting',
  access: 'public',
  frame: 'plain',
  width: 'reading',
  calls: ({ params }) => ({
    shown: use(getCallByLink, { token: params.token ?? '', meeting: params.meeting ?? '' }),
  }),
  actions: [changeCallByLink],
  title: ({ data }, text) => text('schedule.call.pageTitle', { with: data.shown.counterpart }),
  Component: ({ data, params }) => {
    const { shown } = data
    const token = params.token ?? ''
    return (
      <>
        <PageHeader title={shown.counterpart} subtitle={`${shown.mission.title} · ${shown.mission.city}`} />
        <HeldLater
          shown={shown}
          source={{ token }}
          here={`/s/${token}/calls/${shown.meetingId}`}
          schedule={`/s/${token}?participant=${shown.participantId}`}
        />
      </>
    )
  },
})
