import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import {
  DayList,
  EmptyState,
  LanguageText,
  LinkButton,
  MeetingCard,
  Notice,
  Row,
  Section,
  Stack,
  StateBadge,
} from '../../../web/design/index.ts'
import { dayKey, formatDay, formatTime } from '../../../web/design/times.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import { type Notes, NotesRead } from '../../day/web/NotesNav.tsx'
import type { getMySchedule } from '../contract-mine.ts'
import { sayLanguages } from '../rules/say-times.ts'

export type Schedule = OutputOf<typeof getMySchedule>
type Mine = Schedule['meetings'][number]

/** Where paper, calendar, other people's schedules and the notes of a meeting are. */
export interface ScheduleLinks {
  pdf: string
  calendar: string
  person: (id: string) => string
  notes: (meetingId: string) => string
  /** Hour and address of a meeting that is held later by video. */
  call: (meetingId: string) => string
  /** Where to answer who scanned one’s badge. */
  contacts: string
}

const scripts: Record<string, string> = {
  JP: 'ja',
  KR: 'ko',
  CN: 'zh',
  TW: 'zh',
  GR: 'el',
  BG: 'bg',
  UA: 'uk',
}

/** A person's day on a phone: the next meeting first, then everything in order, with where, who and why. */
export function PersonalSchedule(props: {
  schedule: Schedule
  now: string
  links: ScheduleLinks
  /** What was written down of the meetings: of the next one it is shown, as questions prepared for it. */
  notes: Notes['items']
  /** What can be said on the day, below the next meeting. */
  actions?: ReactNode
}): ReactNode {
  const { schedule, now } = props
  const text = useText()
  const next = schedule.meetings.find(meeting => meeting.endsAt > now) ?? null
  return (
    <Stack gap="large">
      {next === null ? (
        props.actions
      ) : (
        <NextMeeting
          meeting={next}
          notes={props.notes.filter(note => note.meetingId === next.id)}
          schedule={schedule}
          now={now}
          actions={
            <>
              {props.actions}
              {next.isCall ? (
                <LinkButton icon="clock" large href={props.links.call(next.id)}>
                  {text('schedule.call.open')}
                </LinkButton>
              ) : null}
              <LinkButton icon="edit" large href={props.links.notes(next.id)}>
                {text('day.notes.open')}
              </LinkButton>
            </>
          }
        />
      )}
      {schedule.meetings.length === 0 ? <NoMeetings schedule={schedule} /> : null}
      {schedule.waiting.length === 0 ? null : (
        <Notice title={text('schedule.mine.waiting', { count: schedule.waiting.length })}>
          {schedule.waiting.map(one => one.counterpart).join(', ')}
        </Notice>
      )}
      <Days schedule={schedule} now={now} links={props.links} />
      {schedule.meetings.length === 0 ? null : (
        <Row>
          <LinkButton icon="print" href={props.links.pdf}>
            {text('schedule.mine.pdf')}
          </LinkButton>
          <LinkButton icon="calendar" href={props.links.calendar}>
            {text('schedule.mine.toCalendar')}
          </LinkButton>
        </Row>
      )}
      <WhereItIs schedule={schedule} />
      {schedule.others.length === 0 ? null : (
        <Section title={text('schedule.mine.others')}>
          <ul className="k-schedule-others">
            {schedule.others.map(one => (
              <li key={one.id}>
                <a href={props.links.person(one.id)}>
                  {one.name === '' ? one.organisation : `${one.name}, ${one.organisation}`}
                </a>{' '}
                <span className="k-schedule-quiet">
                  {text('schedule.mine.meetings', { count: one.meetings })}
                </span>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </Stack>
  )
}

function NoMeetings(props: { schedule: Schedule }): ReactNode {
  const text = useText()
  const { schedule } = props
  const key =
    schedule.participant === null ? 'notIn' : schedule.publishedAt === null ? 'notPublished' : 'none'
  return (
    <EmptyState icon="calendar" title={text(`schedule.mine.empty.${key}`)}>
      {text(`schedule.mine.empty.${key}Why`)}
    </EmptyState>
  )
}

function NextMeeting(props: {
  meeting: Mine
  schedule: Schedule
  now: string
  notes: Notes['items']
  actions: ReactNode
}): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  const { meeting, schedule } = props
  const minutes = Math.round((new Date(meeting.startsAt).getTime() - new Date(props.now).getTime()) / 60_000)
  const organisation = meeting.counterpart
  const script = scripts[organisation.country] ?? 'und'
  const other = (name: string | null) => (name === null ? null : { text: name, lang: script })
  const people = meeting.people.filter(person => person.name !== '')
  const counterparts =
    people.length === 0
      ? [{ name: organisation.name, other: other(organisation.otherScript) }]
      : people.map(person => ({
          name: person.name,
          other: other(person.otherScript),
          organisation: organisation.name,
          organisationOther: other(organisation.otherScript),
        }))
  // Days ahead the hour alone would be taken for today's.
  const sayNext = (startsAt: string) => {
    const day = (at: string) => formatDay(at, schedule.mission.timeZone, lang, 'short')
    return day(startsAt) === day(props.now)
      ? text('schedule.mine.next')
      : `${text('schedule.mine.next')} · ${day(startsAt)}`
  }
  return (
    <MeetingCard
      level={2}
      start={meeting.startsAt}
      end={meeting.endsAt}
      zone={schedule.mission.timeZone}
      ownZone={schedule.ownTimeZone !== null}
      when={
        minutes <= 0
          ? text('schedule.mine.nextNow')
          : minutes < 120
            ? text('schedule.mine.nextIn', { count: minutes })
            : sayNext(meeting.startsAt)
      }
      place={
        meeting.place.link === null ? (
          meeting.place.label
        ) : (
          <a href={meeting.place.link}>{meeting.place.label}</a>
        )
      }
      {...(meeting.place.directions === null ? {} : { placeNote: meeting.place.directions })}
      counterparts={counterparts}
      {...(props.actions === undefined ? {} : { actions: props.actions })}
      {...(meeting.observing
        ? { state: <StateBadge state="quiet">{text('schedule.mine.observing')}</StateBadge> }
        : {})}
    >
      <OnTheWay meeting={meeting} schedule={schedule} />
      <Why meeting={meeting} />
      {props.notes.length === 0 ? null : (
        <div>
          <strong>{text('schedule.mine.prepared')}</strong>
          <NotesRead notes={props.notes} zone={schedule.mission.timeZone} />
        </div>
      )}
    </MeetingCard>
  )
}

/** When to leave and how long the way takes, or how one dials in; who interprets. */
function OnTheWay(props: { meeting: Mine; schedule: Schedule }): ReactNode {
  const lines = useWayLines()(props.meeting, props.schedule)
  return lines.length === 0 ? null : (
    <p className="k-schedule-way">
      {lines.map(line => (
        <span key={line}>{line}</span>
      ))}
    </p>
  )
}

function useWayLines(): (meeting: Mine, schedule: Schedule) => string[] {
  const text = useText()
  const { lang } = useLocale()
  return ({ way, interpreter, place }, { mission, participant }) => [
    ...(place.kind !== 'online' || participant === null || participant.dialIn === null
      ? []
      : [text('schedule.mine.dialIn', { dialIn: participant.dialIn })]),
    ...(way === null
      ? []
      : [
          text(`schedule.mine.way.${way.kind}`, {
            time: formatTime(way.leaveAt, mission.timeZone, lang),
            count: way.minutes,
          }),
        ]),
    ...(interpreter === null
      ? []
      : [text('schedule.mine.interpreter', { languages: sayLanguages(interpreter, lang) })]),
  ]
}

/** Why we meet: the words of the request, what they offer and seek. */
function Why(props: { meeting: Mine }): ReactNode {
  const text = useText()
  const { meeting } = props
  const { counterpart, message } = meeting
  return (
    <>
      {message === null ? null : (
        <p>
          {text(message.mine ? 'schedule.mine.youWrote' : 'schedule.mine.theyWrote')}{' '}
          <LanguageText lang={message.lang} text={message.text} />
        </p>
      )}
      {counterpart.offers === null || counterpart.offers === '' ? null : (
        <p>
          {text('schedule.mine.offers')} <LanguageText lang={counterpart.lang} text={counterpart.offers} />
        </p>
      )}
      {counterpart.seeks === null || counterpart.seeks === '' ? null : (
        <p>
          {text('schedule.mine.seeks')} <LanguageText lang={counterpart.lang} text={counterpart.seeks} />
        </p>
      )}
    </>
  )
}

function Days(props: { schedule: Schedule; now: string; links: ScheduleLinks }): ReactNode {
  const { schedule } = props
  const text = useText()
  const { lang } = useLocale()
  const zone = schedule.mission.timeZone
  const sayWay = useWayLines()
  const kindOf = (start: string, end: string) =>
    end <= props.now ? ('over' as const) : start <= props.now ? ('now' as const) : undefined
  const items = [
    ...schedule.meetings.map(meeting => {
      const kind = kindOf(meeting.startsAt, meeting.endsAt)
      const lines = sayWay(meeting, schedule)
      const people = meeting.people
        .map(person =>
          [person.name, person.otherScript].filter(word => word !== null && word !== '').join(' '),
        )
        .filter(name => name !== '')
      return {
        key: meeting.id,
        start: meeting.startsAt,
        end: meeting.endsAt,
        title: [meeting.counterpart.name, meeting.counterpart.otherScript]
          .filter(word => word !== null)
          .join(' '),
        place: [meeting.place.label, meeting.place.directions]
          .filter(word => word !== null && word !== '')
          .join(' · '),
        ...(people.length + lines.length === 0
          ? {}
          : { note: [...(people.length === 0 ? [] : [people.join(', ')]), ...lines].join(' · ') }),
        meta: (
          <details className="k-schedule-more">
            <summary>{text('schedule.mine.why')}</summary>
            <Why meeting={meeting} />
            <p>
              <a href={props.links.notes(meeting.id)}>{text('day.notes.open')}</a>
            </p>
            {meeting.isCall ? (
              <p>
                <a href={props.links.call(meeting.id)}>{text('schedule.call.open')}</a>
              </p>
            ) : null}
          </details>
        ),
        ...(kind === undefined ? {} : { kind }),
      }
    }),
    ...schedule.programme.map(item => {
      const kind =
        kindOf(item.startsAt, item.endsAt) ??
        (item.kind === 'meal' || item.kind === 'transfer' ? ('pause' as const) : undefined)
      return {
        key: item.id,
        start: item.startsAt,
        end: item.endsAt,
        title: <span lang={item.lang}>{item.title}</span>,
        ...(item.place === null ? {} : { place: item.place }),
        ...(kind === undefined ? {} : { kind }),
      }
    }),
  ].sort((a, b) => (a.start < b.start ? -1 : 1))
  const days = [...new Set(items.map(item => dayKey(item.start, zone)))]
  return (
    <DayList
      level={2}
      zone={zone}
      ownZone={schedule.ownTimeZone !== null}
      days={days.map(day => {
        const own = items.filter(item => dayKey(item.start, zone) === day)
        return { key: day, label: formatDay(own[0]?.start ?? '', zone, lang), items: own }
      })}
    />
  )
}

function WhereItIs(props: { schedule: Schedule }): ReactNode {
  const text = useText()
  const { mission } = props.schedule
  const lines = [mission.venue, mission.address, mission.directions].filter(
    line => line !== null && line !== '',
  )
  if (lines.length === 0) return null
  return (
    <Section title={text('schedule.mine.where')}>
      {lines.map(line => (
        <p key={line} lang={mission.lang}>
          {line}
        </p>
      ))}
    </Section>
  )
}
