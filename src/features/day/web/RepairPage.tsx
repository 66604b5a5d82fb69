import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import {
  Button,
  DateField,
  EmptyState,
  LinkButton,
  Notice,
  Row,
  Section,
  Stack,
  TimeField,
  TimeRange,
} from '../../../web/design/index.ts'
import { dayKey, formatDay, formatTime } from '../../../web/design/times.ts'
import { CallForm } from '../../../web/form.tsx'
import { definePage, use } from '../../../web/page.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import { getMission } from '../../missions/contract.ts'
import { MissionHead } from '../../missions/web/MissionNav.tsx'
import { clockOf, OnClocks } from '../../schedule/web/ClocksNav.tsx'
import { getRepair, putOff, takeRepair } from '../contract-repair.ts'
import './day.css'

type Repair = OutputOf<typeof getRepair>
type Option = Repair['options'][number]
type Cell = Option['moves'][number]['to']

/** How the day goes on after a meeting that stands still, a lost table or somebody who does not come: what each way costs. */
export const page = definePage({
  path: '/missions/:mission/day/repair',
  access: 'signed-in',
  frame: 'app',
  width: 'reading',
  calls: ({ params, query }) => ({
    mission: use(getMission, { mission: params.mission ?? '' }),
    repair: use(getRepair, { mission: params.mission ?? '', ...named(query) }),
  }),
  actions: [takeRepair, putOff],
  title: ({ data }, text) => text('day.repair.pageTitle', { about: data.repair.about }),
  Component: ({ data, query }) => {
    const text = useText()
    const { repair } = data
    const desk = `/missions/${repair.mission.slug}/day`
    return (
      <div className="k-floor">
        <MissionHead mission={data.mission} current="day" />
        <About repair={repair} />
        {repair.isDone ? (
          <Notice actions={<LinkButton href={desk}>{text('day.repair.back')}</LinkButton>}>
            {text(`day.repair.done.${repair.what}`)}
          </Notice>
        ) : repair.options.length === 0 ? (
          <EmptyState icon="clock" title={text('day.repair.none')}>
            {text('day.repair.noneWhy')}
          </EmptyState>
        ) : (
          repair.options.map(option => (
            <Way key={option.fingerprint} option={option} repair={repair} named={named(query)} />
          ))
        )}
        {repair.isDone ? null : <Later repair={repair} meeting={query.meeting ?? ''} />}
        <p>
          <a href={desk}>{text('day.repair.back')}</a>
        </p>
      </div>
    )
  },
})

function named(query: Record<string, string | undefined>) {
  const { meeting, place, participant } = query
  return {
    ...(meeting === undefined ? {} : { meeting }),
    ...(place === undefined ? {} : { place }),
    ...(participant === undefined ? {} : { participant }),
  }
}

/** A time and a table; with the day where a way on leads to another one. */
function useCell(repair: Repair): (cell: Cell) => string {
  const { lang } = useLocale()
  const zone = repair.mission.timeZone
  const day = (cell: Cell) => formatDay(cell.startsAt, zone, lang, 'short')
  const days = new Set(
    [
      repair.at,
      ...repair.options.flatMap(({ moves, takenOut }) => [
        ...moves.flatMap(move => [move.from, move.to]),
        ...takenOut.map(meeting => meeting.from),
      ]),
    ].flatMap(cell => (cell === null ? [] : [day(cell)])),
  )
  return cell => {
    const where = `${formatTime(cell.startsAt, zone, lang)}, ${cell.place}`
    return days.size > 1 ? `${day(cell)} ${where}` : where
  }
}

/** What it is about, and because of whom. */
function About(props: { repair: Repair }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  const { repair } = props
  const zone = repair.mission.timeZone
  const say = useCell(repair)
  return (
    <>
      <h2>{text(`day.repair.title.${repair.what}`, { about: repair.about })}</h2>
      {repair.at === null ? null : <p>{text('day.repair.stood', { where: say(repair.at) })}</p>}
      {repair.because.length === 0 ? null : (
        <p>
          {repair.because
            .map(one =>
              one.until === null
                ? text('day.repair.isMissing', { name: one.name })
                : text('day.repair.isLate', { name: one.name, time: formatTime(one.until, zone, lang) }),
            )
            .join(' · ')}
        </p>
      )}
    </>
  )
}

/** Held after the mission by video: an hour that suits the clocks of both sides, or one that the two named. */
function Later(props: { repair: Repair; meeting: string }): ReactNode {
  const text = useText()
  const { repair, meeting } = props
  const { later, mission } = repair
  if (later === null) return null
  const zone = mission.timeZone
  const send = { next: `/missions/${mission.slug}/day`, done: 'day.repair.wasPutOff' }
  return (
    <Section title={text('day.repair.later')} intro={text('day.repair.laterWhy')}>
      <ul className="k-floor-moves">
        {later.times.map(at => (
          <li key={at}>
            <CallForm
              call={putOff}
              formId={`later ${at}`}
              fixed={{ mission: mission.slug, meeting, on: dayKey(at, zone), time: clockOf(at, zone) }}
              {...send}
            >
              <Button large wide>
                <TimeRange start={at} zone={zone} showDay nameZone ownZone={false} />
              </Button>
            </CallForm>
            <OnClocks at={at} zones={later.zones} />
          </li>
        ))}
      </ul>
      <details className="k-floor-more">
        <summary className="k-button k-button-secondary k-button-large">
          {text('schedule.call.ownTime')}
        </summary>
        <CallForm call={putOff} formId="later" fixed={{ mission: mission.slug, meeting }} {...send}>
          {form => (
            <Stack>
              <DateField {...form.field('on')} label={text('schedule.call.day')} required />
              <TimeField
                {...form.field('time')}
                label={text('schedule.call.time')}
                timeZone={zone}
                required
              />
              <Row>
                <Button large>{text('day.repair.putOff')}</Button>
              </Row>
            </Stack>
          )}
        </CallForm>
      </details>
    </Section>
  )
}

function Way(props: { option: Option; repair: Repair; named: ReturnType<typeof named> }): ReactNode {
  const text = useText()
  const { option, repair } = props
  const say = useCell(repair)
  const isGentle = option.strangers === 0
  const publish = (button: ReactNode) => (
    <CallForm
      call={takeRepair}
      formId={option.fingerprint}
      fixed={{
        mission: repair.mission.slug,
        ...props.named,
        fingerprint: option.fingerprint,
        strangers: option.strangers,
      }}
      next={`/missions/${repair.mission.slug}/day`}
      done="day.repair.published"
    >
      {button}
    </CallForm>
  )
  return (
    <Section title={text(isGentle ? 'day.repair.gentle' : 'day.repair.strong')}>
      <ul className="k-floor-moves">
        {option.moves.map(move => (
          <li key={move.meetingId}>
            <strong>{move.title}</strong>
            <span>
              {move.from === null
                ? say(move.to)
                : text('day.repair.move', { from: say(move.from), to: say(move.to) })}
            </span>
            {move.makesRoom ? <span className="k-floor-quiet">{text('day.repair.makesRoom')}</span> : null}
          </li>
        ))}
        {option.takenOut.map(meeting => (
          <li key={meeting.meetingId}>
            <strong>{meeting.title}</strong>
            <span>{text('day.repair.takenOut')}</span>
          </li>
        ))}
      </ul>
      <p>
        {option.moves.length + option.takenOut.length === 0
          ? text('day.repair.nothing')
          : [
              text('day.repair.costMoves', { count: option.moves.length }),
              text('day.repair.costPeople', { count: option.people }),
              option.gaps < 0
                ? text('day.repair.costFewerGaps', { count: -option.gaps })
                : text('day.repair.costGaps', { count: option.gaps }),
            ].join(' · ')}
      </p>
      {isGentle ? (
        publish(
          <Button variant="primary" large icon="check">
            {option.people === 0
              ? text(`day.repair.take.${repair.what}`)
              : text('day.repair.publish', { count: option.people })}
          </Button>,
        )
      ) : (
        <details className="k-floor-more">
          <summary className="k-button k-button-secondary k-button-large">
            {text('day.repair.consider')}
          </summary>
          <p>{text('day.repair.strangers', { count: option.strangers })}</p>
          {publish(
            <Button variant="danger" large>
              {text('day.repair.publishStrangers', { count: option.strangers })}
            </Button>,
          )}
        </details>
      )}
    </Section>
  )
}
