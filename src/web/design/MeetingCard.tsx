import type { ReactNode } from 'react'
import { useLocale } from '../text.tsx'
import { Icon } from './Icon.tsx'
import { Avatar, type OtherName, PersonName } from './PersonName.tsx'
import { TimeRange } from './TimeRange.tsx'
import { formatTime } from './times.ts'

/** Somebody one is about to meet. */
export interface Counterpart {
  name: string
  other?: OtherName | null
  organisation?: string
  organisationOther?: OtherName | null
  /** Only as their consent allows. */
  picture?: string | null
}

/**
 * The next meeting on a phone, read at arm's length in a fair hall: the time in 48 pixels, the table, who it is in both
 * scripts, why we meet, and what can be done now.
 */
export function MeetingCard(props: {
  /** ISO instants, the event's zone. */
  start: string
  end: string
  zone: string
  ownZone?: boolean
  /** 'Next · in 7 min', said above the time. */
  when?: ReactNode
  place: ReactNode
  /** How one gets there. */
  placeNote?: ReactNode
  counterparts: readonly Counterpart[]
  /** Badge: confirmed, moved, called off. */
  state?: ReactNode
  /** Large buttons: Here, Late, Call desk. */
  actions?: ReactNode
  level?: 2 | 3
  /** Why we meet. */
  children?: ReactNode
}): ReactNode {
  const { lang } = useLocale()
  const Heading = props.level === 3 ? 'h3' : 'h2'
  return (
    <article className="k-meeting">
      <div className="k-meeting-when">
        {props.when === undefined ? null : <p className="k-meeting-label">{props.when}</p>}
        {props.state}
      </div>
      <div className="k-meeting-main">
        <p className="k-meeting-clock">
          <time dateTime={props.start}>{formatTime(props.start, props.zone, lang)}</time>
        </p>
        <div>
          <p className="k-meeting-place">
            <Icon name="place" />
            {props.place}
          </p>
          {props.placeNote === undefined ? null : <p className="k-meeting-note">{props.placeNote}</p>}
          <p className="k-meeting-note">
            <TimeRange
              start={props.start}
              end={props.end}
              zone={props.zone}
              {...(props.ownZone === undefined ? {} : { ownZone: props.ownZone })}
            />
          </p>
        </div>
      </div>
      <ul className="k-meeting-people">
        {props.counterparts.map(person => (
          <li key={`${person.name} ${person.organisation ?? ''}`}>
            <Avatar name={person.name} picture={person.picture ?? null} large />
            <div>
              <Heading className="k-meeting-name">
                <PersonName name={person.name} other={person.other ?? null} />
              </Heading>
              {person.organisation === undefined ? null : (
                <p>
                  <PersonName name={person.organisation} other={person.organisationOther ?? null} />
                </p>
              )}
            </div>
          </li>
        ))}
      </ul>
      {props.children === undefined ? null : <div className="k-meeting-why">{props.children}</div>}
      {props.actions === undefined ? null : <div className="k-meeting-actions">{props.actions}</div>}
    </article>
  )
}
