import { EmptyState, PageHeader } from '../../../web/design/index.ts'
import { definePage, use } from '../../../web/page.ts'
import { useText } from '../../../web/text.tsx'
import { getScheduleByLink } from '../../schedule/contract-mine.ts'
import { deleteNoteByLink, listNotesByLink, saveNoteByLink } from '../contract-notes.ts'
import { NotesList } from './NotesNav.tsx'
import './day.css'

/** Notes of one's meetings from the link to a schedule, without signing in. */
export const page = definePage({
  path: '/s/:token/notes',
  access: 'public',
  frame: 'plain',
  width: 'reading',
  kept: true,
  calls: ({ params, query }) => {
    const token = params.token ?? ''
    return {
      schedule: use(getScheduleByLink, {
        token,
        ...(query.participant === undefined ? {} : { participant: query.participant }),
      }),
      notes: use(listNotesByLink, { token, pageSize: 200 }),
    }
  },
  actions: [saveNoteByLink, deleteNoteByLink],
  title: ({ data }, text) => text('day.notes.pageTitle', { mission: data.schedule.mission.title }),
  Component: ({ data, params, query, url }) => {
    const text = useText()
    const { schedule } = data
    const { participant } = schedule
    const token = params.token ?? ''
    return (
      <div className="k-floor">
        <PageHeader
          title={text('day.notes.title')}
          subtitle={`${schedule.mission.title} · ${schedule.mission.city}`}
        />
        <p>
          <a href={participant === null ? `/s/${token}` : `/s/${token}?participant=${participant.id}`}>
            {text('day.notes.back')}
          </a>
        </p>
        {participant === null || schedule.meetings.length === 0 ? (
          <EmptyState icon="calendar" title={text('day.notes.none')}>
            {text('day.notes.noneWhy')}
          </EmptyState>
        ) : (
          <NotesList
            source={{ token }}
            schedule={schedule}
            participant={participant}
            url={url}
            notes={data.notes.items}
            open={query.meeting ?? null}
          />
        )}
      </div>
    )
  },
})
