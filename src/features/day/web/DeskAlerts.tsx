import type { ReactNode } from 'react'
import { Button, Icon, LinkButton, Section } from '../../../web/design/index.ts'
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
  return (
    <>
      {desk.missing.length === 0 ? null : (
        <Section title={text('day.missing.title', { count: desk.missing.length })}>
          <ul className="k-floor-list">
            {desk.missing.map(person => (
              <li key={person.participantId} className="k-floor-alert k-floor-alert-conflict">
                <div>
                  <p>
                    <Who person={person} />
                  </p>
                  <p>
                    {text('day.missing.for', {
                      time: time(person.meeting.startsAt),
                      place: person.meeting.place,
                      with: person.meeting.with,
                    })}
                  </p>
                  <p className="k-floor-badges">
                    <PersonBadge person={person} zone={zone} />
                    {person.noShows === 0 ? null : (
                      <span>{text('day.noShows', { count: person.noShows })}</span>
                    )}
                  </p>
                </div>
                <div className="k-floor-taps">
                  {person.phone === null ? null : (
                    <LinkButton icon="phone" large href={`tel:${person.phone.replace(/[^+\d]/g, '')}`}>
                      {text('day.call')}
                    </LinkButton>
                  )}
                  {onSaid === null ? null : <Arrival desk={desk} person={person} onSaid={onSaid} />}
                  {onSaid === null || !desk.mayNote || person.noShows < noShowsToRelease ? null : (
                    <LinkButton
                      large
                      href={`/missions/${desk.mission.slug}/day/repair?participant=${person.participantId}`}
                    >
                      {text('day.repair.release')}
                    </LinkButton>
                  )}
                </div>
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Stranded desk={desk} isLive={onSaid !== null} />
      {desk.waiting.length === 0 ? null : (
        <Section title={text('day.waiting.title', { count: desk.waiting.length })}>
          <ul className="k-floor-list">
            {desk.waiting.map(person => (
              <li key={person.participantId} className="k-floor-alert">
                <div>
                  <p>
                    <Who person={person} />
                  </p>
                  <p>
                    {text('day.waiting.for', {
                      time: time(person.startsAt),
                      place: person.place,
                      with: person.for,
                      since: person.since === null ? '' : time(person.since),
                    })}
                  </p>
                </div>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {desk.late.length === 0 ? null : (
        <Section title={text('day.late.title', { count: desk.late.length })}>
          <ul className="k-floor-list">
            {desk.late.map(person => (
              <li key={person.participantId} className="k-floor-alert k-floor-alert-waiting">
                <div>
                  <p>
                    <Who person={person} />
                  </p>
                  <p>
                    <Icon name="clock" />{' '}
                    {person.next === null
                      ? text('day.late.until', { time: time(person.until) })
                      : text('day.late.untilNext', { time: time(person.until), next: time(person.next) })}
                  </p>
                </div>
                <div className="k-floor-taps">
                  {onSaid === null ? null : (
                    <CallForm
                      call={checkIn}
                      formId={`here ${person.participantId}`}
                      fixed={{ mission: desk.mission.slug, participant: person.participantId }}
                      next={`/missions/${desk.mission.slug}/day`}
                      onSent={onSaid}
                    >
                      <Button icon="check" large>
                        {text('day.isHere')}
                      </Button>
                    </CallForm>
                  )}
                </div>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  )
}

/** Who is here with nothing in the place of a meeting that stood still: somebody else can be offered to them. */
function Stranded(props: { desk: Desk; isLive: boolean }): ReactNode {
  const text = useText()
  const { desk, isLive } = props
  if (desk.stranded.length === 0 || !desk.mayNote) return null
  return (
    <Section title={text('day.stranded.title', { count: desk.stranded.length })}>
      <ul className="k-floor-list">
        {desk.stranded.map(person => (
          <li key={person.participantId} className="k-floor-alert">
            <div>
              <p>
                <Who person={person} />
              </p>
              <p>{text('day.stranded.why', { about: person.about })}</p>
            </div>
            <div className="k-floor-taps">
              {isLive ? (
                <LinkButton
                  icon="people"
                  large
                  href={`/missions/${desk.mission.slug}/day/free?participant=${person.participantId}`}
                >
                  {text('day.stranded.whoIsFree')}
                </LinkButton>
              ) : null}
            </div>
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
