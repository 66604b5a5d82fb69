import { LinkButton } from '../../../web/design/index.ts'
import { definePage, use } from '../../../web/page.ts'
import { useText } from '../../../web/text.tsx'
import { getMyDay, sayForMyself } from '../../day/contract.ts'
import { declineIntroduction } from '../../day/contract-introductions.ts'
import { listNotes } from '../../day/contract-notes.ts'
import { getMission } from '../../missions/contract.ts'
import { MissionHead } from '../../missions/web/MissionNav.tsx'
import { getMySchedule } from '../contract-mine.ts'
import { LiveSchedule } from './LiveSchedule.tsx'
import './schedule.css'

/** My schedule of a mission, or that of somebody I act for. */
export const page = definePage({
  path: '/missions/:mission/my-schedule',
  access: 'signed-in',
  frame: 'app',
  width: 'reading',
  kept: true,
  calls: ({ params, query }) => ({
    mission: use(getMission, { mission: params.mission ?? '' }),
    schedule: use(getMySchedule, {
      mission: params.mission ?? '',
      ...(query.participant === undefined ? {} : { participant: query.participant }),
    }),
    notes: use(listNotes, {
      mission: params.mission ?? '',
      ...(query.participant === undefined ? {} : { participant: query.participant }),
      pageSize: 200,
    }),
    day: use(getMyDay, {
      mission: params.mission ?? '',
      ...(query.participant === undefined ? {} : { participant: query.participant }),
    }),
  }),
  actions: [sayForMyself, declineIntroduction],
  title: ({ data }, text) => text('schedule.mine.pageTitle', { mission: data.mission.title }),
  Component: ({ data, now, url }) => {
    const text = useText()
    const { schedule } = data
    const { slug } = schedule.mission
    const who = schedule.participant === null ? '' : `?participant=${schedule.participant.id}`
    return (
      <div className="k-schedule-own">
        <MissionHead
          mission={data.mission}
          current="my-schedule"
          actions={
            <>
              <LinkButton icon="person" href={`/missions/${slug}/my-badge${who}`}>
                {text('badges.mine')}
              </LinkButton>
              <LinkButton icon="calendar" href="/my-calendar">
                {text('schedule.feed.open')}
              </LinkButton>
            </>
          }
        />
        {schedule.participant === null ? null : (
          <p className="k-schedule-who">
            {schedule.participant.name === ''
              ? schedule.participant.organisation
              : `${schedule.participant.name}, ${schedule.participant.organisation}`}
          </p>
        )}
        <LiveSchedule
          source={{ mission: slug }}
          schedule={schedule}
          day={data.day}
          notes={data.notes.items}
          now={now}
          url={url}
          links={{
            pdf: `/api/v1/missions/${slug}/my-schedule.pdf${who}`,
            calendar: `/api/v1/missions/${slug}/my-schedule.ics${who}`,
            person: id => `/missions/${slug}/my-schedule?participant=${id}`,
            notes: id => `/missions/${slug}/notes${who === '' ? '?' : `${who}&`}meeting=${id}#notes-${id}`,
            call: id => `/missions/${slug}/calls/${id}`,
            contacts: `/missions/${slug}/contacts`,
          }}
        />
      </div>
    )
  },
})
