import type { ComponentProps, ReactNode } from 'react'
import { Button, classNames, Icon, LinkButton, Section } from '../../../web/design/index.ts'
import { formatTime } from '../../../web/design/times.ts'
import { CallForm } from '../../../web/form.tsx'
import { useLocale, useText } from '../../../web/text.tsx'
import { checkIn, sayLate } from '../contract.ts'
import type { Desk } from './DayPage.tsx'
import { PersonBadge, Who } from './person-look.tsx'

/** What needs the desk now: who is missing for what is now or next, who waits at a table, who comes late. */
export function DeskAlerts(props: { desk: Desk; onSaid: (() => Promise<void>) | null }): ReactNode {
  const { desk, onSaid } = props
  const text = useText()
  const { lang } = useLocale()
  const zone = desk.mission.timeZone
  const time = (at: string) => formatTime(at, zone, lang)
  const day = `/missions/${desk.mission.slug}/day`
  return (
    <>
      <Alerts
        title={text('day.missing.title', { count: desk.missing.length })}
        people={desk.missing}
        look="conflict"
        says={person => (
          <>
            <p>
              {text('day.missing.for', {
                time: time(person.meeting.startsAt),
                place: person.meeting.place,
                with: person.meeting.with,
              })}
            </p>
            <p className="k-floor-badges">
              <PersonBadge person={person} zone={zone} />
              {person.noShows === 0 ? null : <span>{text('day.noShows', { count: person.noShows })}</span>}
            </p>
          </>
        )}
        taps={person => (
          <>
            {person.phone === null ? null : (
              <LinkButton icon="phone" large href={`tel:${person.phone.replace(/[^+\d]/g, '')}`}>
                {text('day.call')}
              </LinkButton>
            )}
            {onSaid === null ? null : <Arrival desk={desk} person={person} onSaid={onSaid} />}
            {onSaid === null || !desk.mayNote || person.noShows < noShowsToRelease ? null : (
              <LinkButton large href={`${day}/repair?participant=${person.participantId}`}>
                {text('day.repair.release')}
              </LinkButton>
            )}
          </>
        )}
      />
      <Alerts
        title={text('day.stranded.title', { count: desk.stranded.length })}
        people={desk.mayNote ? desk.stranded : []}
        says={person => <p>{text('day.stranded.why', { about: person.about })}</p>}
        taps={person =>
          onSaid === null ? null : (
            <LinkButton icon="people" large href={`${day}/free?participant=${person.participantId}`}>
              {text('day.stranded.whoIsFree')}
            </LinkButton>
          )
        }
      />
      <Alerts
        title={text('day.waiting.title', { count: desk.waiting.length })}
        people={desk.waiting}
        says={person => (
          <p>
            {text('day.waiting.for', {
              time: time(person.startsAt),
              place: person.place,
              with: person.for,
              since: person.since === null ? '' : time(person.since),
            })}
          </p>
        )}
      />
      <Alerts
        title={text('day.late.title', { count: desk.late.length })}
        people={desk.late}
        look="waiting"
        says={person => (
          <p>
            <Icon name="clock" />{' '}
            {person.next === null
              ? text('day.late.until', { time: time(person.until) })
              : text('day.late.untilNext', { time: time(person.until), next: time(person.next) })}
          </p>
        )}
        taps={person =>
          onSaid === null ? null : (
            <CallForm
              call={checkIn}
              formId={`here ${person.participantId}`}
              fixed={{ mission: desk.mission.slug, participant: person.participantId }}
              next={day}
              onSent={onSaid}
            >
              <Button icon="check" large>
                {text('day.isHere')}
              </Button>
            </CallForm>
          )
        }
      />
    </>
  )
}

/** People who need the desk for one reason: what is said of each, and what can be done with a tap. Nothing when there is nobody. */
function Alerts<Person extends ComponentProps<typeof Who>['person'] & { participantId: string }>(props: {
  title: string
  people: readonly Person[]
  look?: 'conflict' | 'waiting'
  says: (person: Person) => ReactNode
  taps?: (person: Person) => ReactNode
}): ReactNode {
  const { title, people, look, says, taps } = props
  if (people.length === 0) return null
  return (
    <Section title={title}>
      <ul className="k-floor-list">
        {people.map(person => (
          <li
            key={person.participantId}
            className={classNames('k-floor-alert', look !== undefined && `k-floor-alert-${look}`)}
          >
            <div>
              <p>
                <Who person={person} />
              </p>
              {says(person)}
            </div>
            {taps === undefined ? null : <div className="k-floor-taps">{taps(person)}</div>}
          </li>
        ))}
      </ul>
    </Section>
  )
}

/** After so many meetings missed the rest of somebody's day can be given up. */
const noShowsToRelease = 2
const minutesOffered = [5, 10, 15, 30]

/** [Is here], or how late they come. */
export function Arrival(props: {
  desk: Desk
  person: { participantId: string }
  onSaid: () => Promise<void>
}): ReactNode {
  const text = useText()
  const { desk, person, onSaid } = props
  const next = `/missions/${desk.mission.slug}/day`
  const fixed = { mission: desk.mission.slug, participant: person.participantId }
  return (
    <>
      <CallForm
        call={checkIn}
        formId={`in ${person.participantId}`}
        fixed={fixed}
        next={next}
        onSent={onSaid}
      >
        <Button variant="primary" icon="check" large>
          {text('day.isHere')}
        </Button>
      </CallForm>
      <details className="k-floor-more">
        <summary className="k-button k-button-secondary k-button-large">{text('day.isLate')}</summary>
        <div className="k-floor-minutes">
          {minutesOffered.map(minutes => (
            <CallForm
              key={minutes}
              call={sayLate}
              formId={`late ${person.participantId} ${minutes}`}
              fixed={{ ...fixed, minutes }}
              next={next}
              onSent={onSaid}
            >
              <Button large>{text('day.minutes', { count: minutes })}</Button>
            </CallForm>
          ))}
        </div>
      </details>
    </>
  )
}
