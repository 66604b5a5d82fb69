import type { ReactNode } from 'react'
import { dayKey, formatDay, formatTime, zonePlace } from '../../../web/design/times.ts'
import { useLocale } from '../../../web/text.tsx'
import './schedule.css'

/** An hour on the clocks of the places beside the event's: '09:00 Vilnius', with the day where it is another. */
export function OnClocks(props: { at: string; zones: readonly string[] }): ReactNode {
  const { lang } = useLocale()
  const { at, zones } = props
  const [first, ...others] = zones
  const shown = others.filter(
    (zone, index) =>
      first !== undefined &&
      others.findIndex(other => formatTime(at, other, lang) === formatTime(at, zone, lang)) === index &&
      formatTime(at, zone, lang) !== formatTime(at, first, lang),
  )
  if (first === undefined || shown.length === 0) return null
  return (
    <p className="k-schedule-clocks">
      {shown.map(zone => (
        <span key={zone}>
          {dayKey(at, zone) === dayKey(at, first) ? '' : `${formatDay(at, zone, lang, 'short')} `}
          <time dateTime={at}>{formatTime(at, zone, lang)}</time> {zonePlace(zone)}
        </span>
      ))}
    </p>
  )
}

/** `09:25` on the clocks of a zone, as a call takes it. */
export function clockOf(at: string, zone: string): string {
  return formatTime(at, zone, 'en')
}
