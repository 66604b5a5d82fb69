import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import { TimeRange } from './TimeRange.tsx'

/** One line of a day. */
export interface DayItem {
  key: string
  /** ISO instants. */
  start: string
  end?: string
  title: ReactNode
  href?: string
  /** Hall, table, street. */
  place?: ReactNode
  note?: ReactNode
  /** Badges and small buttons at the line's end. */
  meta?: ReactNode
  /** A pause is set back; what is over is grey; what is on now is marked. */
  kind?: 'pause' | 'over' | 'now'
}

/** Days of a programme or of one's own schedule, set like a timetable: time, what, where. Prints well. */
export function DayList(props: {
  /** `key` is the day `YYYY-MM-DD`, `label` how people there write it. */
  days: readonly { key: string; label: ReactNode; items: readonly DayItem[] }[]
  /** The event's zone (IANA). */
  zone: string
  ownZone?: boolean
  level?: 2 | 3
}): ReactNode {
  const Heading = props.level === 2 ? 'h2' : 'h3'
  return (
    <div className="k-days">
      {props.days.map(day => (
        <section className="k-day" key={day.key}>
          <Heading>
            <time dateTime={day.key}>{day.label}</time>
          </Heading>
          <ol className="k-day-items">
            {day.items.map(item => (
              <DayLine key={item.key} item={item} zone={props.zone} ownZone={props.ownZone} />
            ))}
          </ol>
        </section>
      ))}
    </div>
  )
}

function DayLine(props: { item: DayItem; zone: string; ownZone: boolean | undefined }): ReactNode {
  const { item } = props
  return (
    <li
      className={classNames('k-day-item', item.kind && `k-day-${item.kind}`)}
      aria-current={item.kind === 'now' ? 'time' : undefined}
    >
      <TimeRange
        start={item.start}
        zone={props.zone}
        brief
        className="k-day-time"
        {...(item.end === undefined ? {} : { end: item.end })}
        {...(props.ownZone === undefined ? {} : { ownZone: props.ownZone })}
      />
      <div className="k-day-words">
        <p className="k-day-title">
          {item.href === undefined ? item.title : <a href={item.href}>{item.title}</a>}
        </p>
        {item.place === undefined ? null : <p className="k-day-place">{item.place}</p>}
        {item.note === undefined ? null : <p className="k-day-note">{item.note}</p>}
      </div>
      {item.meta === undefined ? null : <div className="k-day-meta">{item.meta}</div>}
    </li>
  )
}

/** What happened to a record, newest first: when, who (and for whom), what. */
export function Timeline(props: {
  entries: readonly { key: string; at: string; who?: ReactNode; what: ReactNode; note?: ReactNode }[]
  zone: string
}): ReactNode {
  return (
    <ol className="k-timeline">
      {props.entries.map(entry => (
        <li key={entry.key}>
          <TimeRange start={entry.at} zone={props.zone} showDay className="k-timeline-time" ownZone={false} />
          <div>
            <p>
              {entry.who === undefined ? null : <b>{entry.who} </b>}
              {entry.what}
            </p>
            {entry.note === undefined ? null : <p className="k-day-note">{entry.note}</p>}
          </div>
        </li>
      ))}
    </ol>
  )
}
