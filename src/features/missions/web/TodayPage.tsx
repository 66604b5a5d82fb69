import { EmptyState, LinkButton, PageHeader } from '../../../web/design/index.ts'
import { definePage, use } from '../../../web/page.ts'
import { useText } from '../../../web/text.tsx'
import { listMissions } from '../contract.ts'

/** Where the app on a phone begins: one's own schedule in the mission that is on or comes next. */
export const page = definePage({
  path: '/today',
  access: 'signed-in',
  frame: 'app',
  width: 'reading',
  calls: () => ({ missions: use(listMissions, { when: 'upcoming', pageSize: 100 }) }),
  actions: [],
  redirect: ({ data, viewer }) => {
    const own = new Set(viewer.missions.map(mission => mission.slug))
    const next = data.missions.items.find(mission => own.has(mission.slug))
    return next === undefined ? null : `/missions/${next.slug}/my-schedule`
  },
  title: (_props, text) => text('offline.today'),
  Component: () => {
    const text = useText()
    return (
      <>
        <PageHeader title={text('offline.today')} />
        <EmptyState
          icon="calendar"
          title={text('offline.none')}
          action={<LinkButton href="/missions">{text('offline.missions')}</LinkButton>}
        >
          {text('offline.noneWhy')}
        </EmptyState>
      </>
    )
  },
})
