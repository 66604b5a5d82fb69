import type { ReactNode } from 'react'
import { useLocale } from '../text.tsx'
import { classNames } from './class-names.ts'
import { dayKey, formatDay, formatTime, showSameTime, zonePlace } from './times.ts'

/**
 * From when to when (ISO instants): the event's zone first; where the reader's clock shows another time, that one in
 * grey with its place, and its day if that differs. `ownZone={false}` hides it, as on site.
 */
export function TimeRange(props: {
  start: string
  end?: string
  /** The event's zone (IANA). */
  zone: string
  ownZone?: boolean
  /** Names the event's place too, where both zones stand alone: 'Tokyo'. */
  nameZone?: boolean
  /** Also the day, in front. */
  showDay?: boolean
  /** The reader's own time only as a start. */
  brief?: boolean
  className?: string
}): ReactNode {
  const { start, end, zone } = props
  const { lang, timeZone } = useLocale()
  const showsOwn = props.ownZone !== false && timeZone !== null && !showSameTime(start, zone, timeZone)
  return (
    <span className={classNames('k-time', props.className)}>
      {props.showDay === true ? (
        <span className="k-time-day">{formatDay(start, zone, lang, 'short')} </span>
      ) : null}
      <span className="k-time-event">
        <Span start={start} end={end} zone={zone} lang={lang} />
        {props.nameZone === true ? ` ${zonePlace(zone)}` : null}
      </span>
      {showsOwn ? (
        <span className="k-time-own">
          {' '}
          {dayKey(start, zone) === dayKey(start, timeZone)
            ? ''
            : `${formatDay(start, timeZone, lang, 'short')} `}
          <Span start={start} end={props.brief === true ? undefined : end} zone={timeZone} lang={lang} />{' '}
          {zonePlace(timeZone)}
        </span>
      ) : null}
    </span>
  )
}

function Span(props: { start: string; end: string | undefined; zone: string; lang: string }): ReactNode {
  const { start, end, zone, lang } = props
  return (
    <>
      <time dateTime={start}>{formatTime(start, zone, lang)}</time>
      {end === undefined ? null : (
        <>
          –<time dateTime={end}>{formatTime(end, zone, lang)}</time>
        </>
      )}
    </>
  )
}
