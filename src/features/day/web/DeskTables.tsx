import type { ReactNode } from 'react'
import {
  Button,
  EmptyState,
  Icon,
  LinkButton,
  Section,
  type State,
  StateBadge,
} from '../../../web/design/index.ts'
import { formatTime } from '../../../web/design/times.ts'
import { CallForm } from '../../../web/form.tsx'
import { useLocale, useText } from '../../../web/text.tsx'
import { noteMeeting } from '../contract.ts'
import type { Desk } from './DayPage.tsx'
import { PersonBadge } from './person-look.tsx'

type Table = Desk['tables'][number]
type Meeting = Table['now'][number]
type OnSaid = (() => Promise<void>) | null

const looks: Record<Meeting['state'], State> = {
  coming: 'quiet',
  due: 'waiting',
  running: 'agreed',
  'over-running': 'waiting',
  ended: 'agreed',
  'not-held': 'conflict',
  unknown: 'waiting',
}

/** Every table with what is held there now and what comes next, one tap for what happens. */
export function DeskTables(props: { desk: Desk; onSaid: OnSaid }): ReactNode {
  const text = useText()
  const { desk, onSaid } = props
  if (desk.counts.meetings === 0) return null
  const tables = [...desk.tables].sort((a, b) => Number(isIdle(a)) - Number(isIdle(b)))
  return (
    <Section title={text('day.tables.title')}>
      {tables.length === 0 ? (
        <EmptyState icon="table" title={text('day.tables.none')}>
          {text('day.tables.noneWhy')}
        </EmptyState>
      ) : (
        <ul className="k-floor-tables">
          {tables.map(table => (
            <li key={table.placeId} className="k-floor-table">
              <h3>
                <Icon name={table.kind === 'online' ? 'globe' : 'table'} />
                {table.label}
                {table.lostSince === null ? null : (
                  <StateBadge state="conflict">{text('day.tables.lost')}</StateBadge>
                )}
                {onSaid === null || !desk.mayNote || table.lostSince !== null ? null : (
                  <a href={`/missions/${desk.mission.slug}/day/repair?place=${table.placeId}`}>
                    {text('day.repair.losePlace')}
                  </a>
                )}
              </h3>
              {isIdle(table) ? <p className="k-floor-quiet">{text('day.tables.free')}</p> : null}
              {table.now.map(meeting => (
                <NowMeeting key={meeting.id} meeting={meeting} desk={desk} onSaid={onSaid} />
              ))}
              {table.kept.map(meeting => (
                <div key={meeting.id} className="k-floor-kept">
                  <p>{text('day.tables.kept')}</p>
                  <NowMeeting meeting={meeting} desk={desk} onSaid={onSaid} />
                </div>
              ))}
              {table.next === null ? null : <NextMeeting meeting={table.next} zone={desk.mission.timeZone} />}
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}

function isIdle(table: Table): boolean {
  return table.now.length + table.kept.length === 0
}

/** Meetings whose time is over and of which nobody said anything: silence is not held. */
export function UnknownMeetings(props: { desk: Desk; onSaid: OnSaid }): ReactNode {
  const text = useText()
  const { desk, onSaid } = props
  if (desk.unknown.length === 0) return null
  return (
    <Section
      title={text('day.unknown.title', { count: desk.counts.unknown })}
      intro={text('day.unknown.why')}
    >
      <ul className="k-floor-tables">
        {desk.unknown.map(meeting => (
          <li key={meeting.id} className="k-floor-table">
            <h3>{meeting.place}</h3>
            <NowMeeting meeting={meeting} desk={desk} onSaid={onSaid} />
          </li>
        ))}
      </ul>
    </Section>
  )
}

function NowMeeting(props: { meeting: Meeting; desk: Desk; onSaid: OnSaid }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  const { meeting, desk, onSaid } = props
  const zone = desk.mission.timeZone
  const until = meeting.state === 'over-running' ? meeting.until : meeting.endsAt
  return (
    <article className={`k-floor-now k-floor-now-${meeting.state}`}>
      <p className="k-floor-when">
        <span>
          {formatTime(meeting.startsAt, zone, lang)}–{formatTime(until, zone, lang)}
        </span>
        <StateBadge state={looks[meeting.state]}>{text(`day.meeting.${meeting.state}`)}</StateBadge>
      </p>
      {meeting.sides.map((side, index) => (
        <div key={index} className="k-floor-sidepeople">
          <p>
            <strong>{side.organisation}</strong>
            {side.otherScript === null ? null : <span className="k-floor-script"> {side.otherScript}</span>}
          </p>
          <ul>
            {side.people.map(person => (
              <li key={person.participantId}>
                <span>{person.name === '' ? person.organisation : person.name}</span>
                {meeting.state === 'ended' || meeting.state === 'running' ? null : (
                  <PersonBadge person={person} zone={zone} />
                )}
              </li>
            ))}
          </ul>
        </div>
      ))}
      {onSaid === null || !desk.mayNote ? null : <Taps meeting={meeting} desk={desk} onSaid={onSaid} />}
    </article>
  )
}

/** What can be said of a meeting in its state, each one tap. */
function Taps(props: { meeting: Meeting; desk: Desk; onSaid: () => Promise<void> }): ReactNode {
  const text = useText()
  const { meeting, desk, onSaid } = props
  const tap = (
    what: 'started' | 'runs-over' | 'ended' | 'not-held',
    button: ReactNode,
    missing: readonly string[] = [],
    key = '',
  ) => (
    <CallForm
      key={`${what} ${key}`}
      call={noteMeeting}
      formId={`${what} ${meeting.id} ${key}`}
      fixed={{ mission: desk.mission.slug, meeting: meeting.id, what, missing: [...missing] }}
      next={`/missions/${desk.mission.slug}/day`}
      onSent={onSaid}
    >
      {button}
    </CallForm>
  )
  if (meeting.state === 'due' || meeting.state === 'unknown')
    return (
      <div className="k-floor-taps">
        {tap(
          'started',
          <Button variant="primary" large icon="check">
            {text(meeting.state === 'due' ? 'day.tap.started' : 'day.tap.held')}
          </Button>,
        )}
        <details className="k-floor-more">
          <summary className="k-button k-button-secondary k-button-large">{text('day.tap.notHeld')}</summary>
          <div className="k-floor-who">
            <p>{text('day.tap.whoMissing')}</p>
            {meeting.sides.map((side, index) =>
              tap(
                'not-held',
                <Button large wide>
                  {side.organisation}
                </Button>,
                side.people.map(person => person.participantId),
                String(index),
              ),
            )}
            {tap(
              'not-held',
              <Button large wide>
                {text('day.tap.both')}
              </Button>,
              meeting.sides.flatMap(side => side.people.map(person => person.participantId)),
              'both',
            )}
          </div>
        </details>
        <LinkButton
          large
          icon="clock"
          href={`/missions/${desk.mission.slug}/day/repair?meeting=${meeting.id}`}
        >
          {text('day.repair.another')}
        </LinkButton>
      </div>
    )
  if (meeting.state === 'running' || meeting.state === 'over-running')
    return (
      <div className="k-floor-taps">
        {tap('ended', <Button large>{text('day.tap.ended')}</Button>)}
        {tap('runs-over', <Button large>{text('day.tap.runsOver')}</Button>)}
      </div>
    )
  return null
}

function NextMeeting(props: { meeting: Meeting; zone: string }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  const { meeting, zone } = props
  const missing = meeting.sides.flatMap(side => side.people).filter(person => person.state === 'missing')
  return (
    <p className="k-floor-next">
      <span>
        {text('day.tables.next', { time: formatTime(meeting.startsAt, zone, lang) })}{' '}
        {meeting.sides.map(side => side.organisation).join(' – ')}
      </span>
      {missing.length === 0 ? null : (
        <StateBadge state="conflict">
          {text('day.tables.nextMissing', {
            who: missing.map(person => (person.name === '' ? person.organisation : person.name)).join(', '),
          })}
        </StateBadge>
      )}
    </p>
  )
}
