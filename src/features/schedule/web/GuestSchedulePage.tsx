import { LinkButton, PageHeader } from '../../../web/design/index.ts'
import { definePage, use } from '../../../web/page.ts'
import { useText } from '../../../web/text.tsx'
import { getDayByLink, sayByLink } from '../../day/contract.ts'
import { declineIntroductionByLink } from '../../day/contract-introductions.ts'
import { listNotesByLink } from '../../day/contract-notes.ts'
import { DialIn } from '../../missions/web/DialInNav.tsx'
import { getScheduleByLink, setDialInByLink } from '../contract-mine.ts'
import { LiveSchedule } from './LiveSchedule.tsx'
import './schedule.css'

/** A schedule from the link in a mail, without signing in; made for a phone in a fair hall. */
export const page = definePage({
  path: '/s/:token',
  access: 'public',
  frame: 'plain',
  width: 'reading',
  kept: true,
  calls: ({ params, query }) => ({
    schedule: use(getScheduleByLink, {
      token: params.token ?? '',
      ...(query.participant === undefined ? {} : { participant: query.participant }),
    }),
    notes: use(listNotesByLink, { token: params.token ?? '', pageSize: 200 }),
    day: use(getDayByLink, {
      token: params.token ?? '',
      ...(query.participant === undefined ? {} : { participant: query.participant }),
    }),
  }),
  actions: [sayByLink, declineIntroductionByLink, setDialInByLink],
  title: ({ data }, text) => text('schedule.mine.pageTitle', { mission: data.schedule.mission.title }),
  Component: ({ data, params, now, url }) => {
    const text = useText()
    const { schedule } = data
    const { participant } = schedule
    const token = params.token ?? ''
    const who = participant === null ? '' : `?participant=${participant.id}`
    return (
      <>
        <PageHeader
          title={
            participant === null
              ? text('schedule.mine.title')
              : participant.name === ''
                ? participant.organisation
                : participant.name
          }
          subtitle={`${schedule.mission.title} · ${schedule.mission.city}`}
          {...(participant === null
            ? {}
            : {
                actions: (
                  <LinkButton icon="person" href={`/s/${token}/badge${who}`}>
                    {text('badges.mine')}
                  </LinkButton>
                ),
              })}
        />
        <LiveSchedule
          source={{ token }}
          schedule={schedule}
          day={data.day}
          notes={data.notes.items}
          now={now}
          url={url}
          links={{
            pdf: `/api/v1/my-schedule/${token}/schedule.pdf${who}`,
            calendar: `/api/v1/my-schedule/${token}/calendar.ics${who}`,
            person: id => `/s/${token}?participant=${id}`,
            notes: id => `/s/${token}/notes${who === '' ? '?' : `${who}&`}meeting=${id}#notes-${id}`,
            call: id => `/s/${token}/calls/${id}`,
            contacts: `/s/${token}/badge${who}`,
          }}
        />
        {participant === null ? null : (
          <DialIn
            dialIn={participant.dialIn}
            call={setDialInByLink}
            fixed={{ token, participant: participant.id, shown: participant.dialIn ?? '' }}
            here={`/s/${token}${who}`}
          />
        )}
      </>
    )
  },
})
