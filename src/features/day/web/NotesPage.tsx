import { EmptyState, LinkButton } from '../../../web/design/index.ts'
import { definePage, use } from '../../../web/page.ts'
import { useText } from '../../../web/text.tsx'
import { getMission } from '../../missions/contract.ts'
import { MissionHead } from '../../missions/web/MissionNav.tsx'
import { answerOutcome, getFollowUp } from '../../outcomes/contract.ts'
import { QuickOutcome } from '../../outcomes/web/QuickOutcomeNav.tsx'
import { getMySchedule } from '../../schedule/contract-mine.ts'
import { deleteNote, listNotes, removeNotePhoto, saveNote } from '../contract-notes.ts'
import { NotesList } from './NotesNav.tsx'
import './day.css'

/** Notes of my meetings, or of those of somebody I act for. */
export const page = definePage({
  path: '/missions/:mission/notes',
  access: 'signed-in',
  frame: 'app',
  width: 'reading',
  kept: true,
  calls: ({ params, query }) => {
    const mission = params.mission ?? ''
    const who = query.participant === undefined ? {} : { participant: query.participant }
    return {
      mission: use(getMission, { mission }),
      schedule: use(getMySchedule, { mission, ...who }),
      notes: use(listNotes, { mission, ...who, pageSize: 200 }),
      followUp: use(getFollowUp, { mission, ...who }),
    }
  },
  actions: [answerOutcome, saveNote, deleteNote, removeNotePhoto],
  title: ({ data }, text) => text('day.notes.pageTitle', { mission: data.mission.title }),
  Component: ({ data, query, url, now }) => {
    const text = useText()
    const { schedule, mission } = data
    const { participant } = schedule
    const mine = `/missions/${mission.slug}/my-schedule`
    return (
      <div className="k-floor">
        <MissionHead mission={mission} current="my-schedule" />
        {participant === null || schedule.meetings.length === 0 ? (
          <EmptyState
            icon="calendar"
            title={text('day.notes.none')}
            action={<LinkButton href={mine}>{text('day.notes.back')}</LinkButton>}
          >
            {text('day.notes.noneWhy')}
          </EmptyState>
        ) : (
          <>
            <p>
              <a href={query.participant === undefined ? mine : `${mine}?participant=${participant.id}`}>
                {text('day.notes.back')}
              </a>
            </p>
            <NotesList
              source={{ mission: mission.slug }}
              schedule={schedule}
              participant={participant}
              url={url}
              notes={data.notes.items}
              open={query.meeting ?? null}
              beside={meeting => (
                <QuickOutcome
                  mission={mission.slug}
                  meeting={meeting}
                  participantId={participant.id}
                  answer={data.followUp.meetings.find(one => one.meetingId === meeting.id)?.answer ?? null}
                  now={now}
                  url={`${url}#notes-${meeting.id}`}
                />
              )}
            />
          </>
        )}
      </div>
    )
  },
})
