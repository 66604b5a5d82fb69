import { type ReactNode, useEffect, useState } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import { sendCall } from '../../../web/api.ts'
import { EmptyState, LinkButton, Notice, Row, Section } from '../../../web/design/index.ts'
import { formatDay, formatTime, zonePlace } from '../../../web/design/times.ts'
import { ConnectionBar, useLive } from '../../../web/live.tsx'
import { definePage, use } from '../../../web/page.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import { getMission } from '../../missions/contract.ts'
import { MissionHead } from '../../missions/web/MissionNav.tsx'
import { checkIn, findPeople, getDesk, getVersion, noteMeeting, sayLate, undo } from '../contract.ts'
import { deskEveryMs } from '../rules/pace.ts'
import { CheckIn, type People } from './CheckIn.tsx'
import { DeskAlerts } from './DeskAlerts.tsx'
import { DeskSaid } from './DeskSaid.tsx'
import { DeskTables, UnknownMeetings } from './DeskTables.tsx'
import './day.css'

export type Desk = OutputOf<typeof getDesk>

/** The live desk of a mission's day: now and next by table, who is here, who is missing, who waits. */
export const page = definePage({
  path: '/missions/:mission/day',
  access: 'signed-in',
  frame: 'app',
  width: 'full',
  calls: ({ params, query }) => ({
    mission: use(getMission, { mission: params.mission ?? '' }),
    desk: use(getDesk, {
      mission: params.mission ?? '',
      ...(query.at === undefined ? {} : { at: query.at }),
    }),
    people: use(findPeople, {
      mission: params.mission ?? '',
      ...(query.text === undefined ? {} : { text: query.text }),
      show: query.text === undefined || query.text === '' ? 'not-here' : 'all',
    }),
  }),
  actions: [checkIn, sayLate, noteMeeting, undo],
  title: ({ data }, text) => text('day.pageTitle', { mission: data.mission.title }),
  Component: ({ data, query, url }) => (
    <div className="k-floor">
      <MissionHead mission={data.mission} current="day" />
      {data.desk.isPast ? (
        <PastDesk desk={data.desk} />
      ) : (
        <LiveDesk first={data.desk} people={data.people} typed={query.text ?? ''} url={url} />
      )}
    </div>
  ),
})

function LiveDesk(props: { first: Desk; people: People; typed: string; url: string }): ReactNode {
  const [desk, setDesk] = useState(props.first)
  const [people, setPeople] = useState(props.people)
  const [typed, setTyped] = useState(props.typed)
  const mission = desk.mission.slug
  const find = async (words: string) =>
    setPeople(await sendCall(findPeople, { mission, text: words, show: words === '' ? 'not-here' : 'all' }))
  const reload = async () => {
    const [latest] = await Promise.all([sendCall(getDesk, { mission }), find(typed)])
    setDesk(latest)
  }
  const shown = { version: props.first.version, onChange: reload, everyMs: deskEveryMs }
  const connection = useLive(getVersion, { mission }, shown)
  const bar = <ConnectionBar connection={connection} zone={desk.mission.timeZone} url={props.url} />
  // Whoever may not see the desk any more does not go on seeing how it stood.
  if (connection.state === 'over') return bar
  return (
    <>
      {bar}
      <DeskHead desk={desk} />
      <div className="k-floor-desk">
        <div className="k-floor-main">
          <div>
            <DeskAlerts desk={desk} onSaid={reload} />
          </div>
          <div className="k-floor-held">
            <DeskTables desk={desk} onSaid={reload} />
            <UnknownMeetings desk={desk} onSaid={reload} />
          </div>
        </div>
        <div className="k-floor-side">
          <div className="k-floor-arrivals">
            <CheckIn
              desk={desk}
              people={people}
              typed={typed}
              onType={words => {
                setTyped(words)
                return find(words)
              }}
              onSaid={reload}
            />
          </div>
          <div className="k-floor-noted">
            <DeskSaid desk={desk} onSaid={reload} />
          </div>
          <Papers slug={mission} mayNote={desk.mayNote} />
        </div>
      </div>
    </>
  )
}

/** What is printed for the day: badges for the staff, lists to hand out also for hosts. */
function Papers(props: { slug: string; mayNote: boolean }): ReactNode {
  const text = useText()
  const { slug, mayNote } = props
  const papers = [
    ...(mayNote
      ? [
          { key: 'badges', href: `/api/v1/missions/${slug}/badges.pdf` },
          { key: 'signs', href: `/api/v1/missions/${slug}/schedules.pdf?part=signs` },
        ]
      : []),
    { key: 'list', href: `/api/v1/missions/${slug}/participants-list.pdf` },
    { key: 'brochure', href: `/api/v1/missions/${slug}/brochure.pdf` },
  ]
  return (
    <Section title={text('day.papers.title')}>
      <Row>
        {papers.map(paper => (
          <LinkButton key={paper.key} icon="print" href={paper.href}>
            {text(`day.papers.${paper.key}`)}
          </LinkButton>
        ))}
      </Row>
    </Section>
  )
}

/** How it stood at an earlier moment: the same, and nothing to press. */
function PastDesk(props: { desk: Desk }): ReactNode {
  const text = useText()
  const { desk } = props
  return (
    <>
      <Notice
        title={text('day.past')}
        actions={<LinkButton href={`/missions/${desk.mission.slug}/day`}>{text('day.toNow')}</LinkButton>}
      >
        {text('day.pastWhy')}
      </Notice>
      <DeskHead desk={desk} />
      <DeskAlerts desk={desk} onSaid={null} />
      <DeskTables desk={desk} onSaid={null} />
      <UnknownMeetings desk={desk} onSaid={null} />
      <DeskSaid desk={desk} onSaid={null} />
    </>
  )
}

/** The clock of the event and the day in figures. */
function DeskHead(props: { desk: Desk }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  const { desk } = props
  const { counts, mission } = desk
  const at = useClock(desk)
  const figures = [
    { key: 'here', value: text('day.of', { count: counts.here, total: counts.people }), state: '' },
    { key: 'missing', value: String(counts.missing), state: counts.missing > 0 ? 'conflict' : '' },
    { key: 'late', value: String(counts.late), state: counts.late > 0 ? 'waiting' : '' },
    { key: 'held', value: text('day.of', { count: counts.held, total: counts.meetings }), state: '' },
    { key: 'notHeld', value: String(counts.notHeld), state: '' },
    { key: 'unknown', value: String(counts.unknown), state: counts.unknown > 0 ? 'waiting' : '' },
  ]
  return (
    <>
      <div className="k-floor-head">
        <p className="k-floor-clock">
          <time dateTime={at}>{formatTime(at, mission.timeZone, lang)}</time>
          <span>
            {zonePlace(mission.timeZone)} · {formatDay(at, mission.timeZone, lang, 'short')}
          </span>
        </p>
        <dl className="k-floor-figures">
          {figures.map(figure => (
            <div
              key={figure.key}
              className={figure.state === '' ? undefined : `k-floor-figure-${figure.state}`}
            >
              <dt>{text(`day.count.${figure.key}`)}</dt>
              <dd>{figure.value}</dd>
            </div>
          ))}
        </dl>
      </div>
      {counts.meetings > 0 ? null : <NoMeetings desk={desk} />}
    </>
  )
}

/** The house's clock, going on by itself between two answers. */
function useClock(desk: Desk): string {
  const [elapsed, setElapsed] = useState(0)
  useEffect(() => {
    setElapsed(0)
    if (desk.isPast) return
    const start = performance.now()
    const timer = setInterval(() => setElapsed(performance.now() - start), 5_000)
    return () => clearInterval(timer)
  }, [desk.at, desk.isPast])
  return new Date(new Date(desk.at).getTime() + elapsed).toISOString()
}

function NoMeetings(props: { desk: Desk }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  const { desk } = props
  const zone = desk.mission.timeZone
  const say = (at: string) => `${formatDay(at, zone, lang, 'short')} ${formatTime(at, zone, lang)}`
  const { nextAt, lastAt } = desk
  return (
    <EmptyState
      icon="calendar"
      title={text(nextAt === null && lastAt === null ? 'day.none' : 'day.noneToday')}
      {...(lastAt === null
        ? {}
        : {
            action: (
              <LinkButton href={`/missions/${desk.mission.slug}/day?at=${encodeURIComponent(lastAt)}`}>
                {text('day.lookBack', { when: say(lastAt) })}
              </LinkButton>
            ),
          })}
    >
      {nextAt !== null
        ? text('day.next', { when: say(nextAt) })
        : lastAt !== null
          ? text('day.over')
          : text('day.noneWhy')}
    </EmptyState>
  )
}
