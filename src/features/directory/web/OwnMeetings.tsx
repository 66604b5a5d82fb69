import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import { Section, StateBadge, TimeRange } from '../../../web/design/index.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import type { getOrganisation } from '../contract.ts'
import { dayWords } from './days.ts'

type Organisation = OutputOf<typeof getOrganisation>
const states = { accepted: 'waiting', held: 'agreed', 'not-held': 'conflict', cancelled: 'quiet' } as const

/** History with us: our own meetings with them, and missions on which we both are. */
export function OwnMeetings(props: {
  meetings: Organisation['meetings']
  missions: Organisation['missions']
}): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  return (
    <>
      {props.meetings.length === 0 ? null : (
        <Section title={text('directory.profile.history')}>
          <ul className="k-directory-plain">
            {props.meetings.map(meeting => (
              <li key={meeting.id}>
                <a href={`/missions/${meeting.missionSlug}`}>{meeting.missionTitle}</a>{' '}
                <StateBadge state={states[meeting.state]}>
                  {text(`directory.profile.meeting.${meeting.state}`)}
                </StateBadge>
                <br />
                <small>
                  {meeting.startsAt === null ? (
                    text('directory.profile.noTime')
                  ) : (
                    <TimeRange start={meeting.startsAt} zone={meeting.timeZone} showDay nameZone />
                  )}
                </small>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {props.missions.length === 0 ? null : (
        <Section title={text('directory.organisation.missions')}>
          <ul className="k-directory-plain">
            {props.missions.map(mission => (
              <li key={mission.slug}>
                <a href={`/missions/${mission.slug}`}>{mission.title}</a>
                <br />
                <small>
                  {mission.city} · {dayWords(mission.startsOn, lang)}
                </small>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  )
}
