import { type ReactNode, useRef } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import { Button, LinkButton, SearchField, Section } from '../../../web/design/index.ts'
import { formatTime } from '../../../web/design/times.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import type { findPeople } from '../contract.ts'
import type { Desk } from './DayPage.tsx'
import { Arrival } from './DeskAlerts.tsx'
import { PersonBadge, Who } from './person-look.tsx'

export type People = OutputOf<typeof findPeople>

const pauseMs = 120

/** Check-in by name: a few letters, then one large button. Unasked it lists whoever is not here and has the next meeting. */
export function CheckIn(props: {
  desk: Desk
  people: People
  typed: string
  onType: (words: string) => Promise<unknown>
  onSaid: () => Promise<void>
}): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  const { desk, people, onSaid } = props
  const waiting = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  const zone = desk.mission.timeZone
  return (
    <Section title={text('day.checkIn.title')}>
      <form method="get" className="k-floor-search">
        <SearchField
          name="text"
          label={text('day.checkIn.find')}
          defaultValue={props.typed}
          autoComplete="off"
          onChange={event => {
            const words = event.currentTarget.value.trim()
            clearTimeout(waiting.current)
            waiting.current = setTimeout(() => void props.onType(words).catch(() => undefined), pauseMs)
          }}
        />
        <noscript>
          <Button>{text('day.checkIn.search')}</Button>
        </noscript>
      </form>
      <p className="k-floor-quiet" role="status">
        {props.typed === ''
          ? text('day.checkIn.notHere', { count: people.total })
          : text('day.checkIn.found', { count: people.total })}
      </p>
      <p>
        <LinkButton icon="plus" href={`/missions/${desk.mission.slug}/day/walk-in`}>
          {text('day.walkIn.open')}
        </LinkButton>
      </p>
      <ul className="k-floor-list">
        {people.items.map(person => (
          <li key={person.participantId} className="k-floor-person">
            <div>
              <p>
                <Who person={person} />
              </p>
              <p className="k-floor-badges">
                <PersonBadge person={person} zone={zone} />
                {person.next === null ? null : (
                  <span>
                    {text('day.checkIn.next', {
                      time: formatTime(person.next.startsAt, zone, lang),
                      place: person.next.place,
                    })}
                  </span>
                )}
              </p>
            </div>
            <div className="k-floor-taps">
              {person.since === null || person.lateUntil !== null ? (
                <Arrival desk={desk} person={person} onSaid={onSaid} />
              ) : null}
            </div>
          </li>
        ))}
      </ul>
    </Section>
  )
}
