import type { ReactNode } from 'react'
import { formatDay, formatTime, zonePlace } from '../../../web/design/index.ts'
import { useLocale } from '../../../web/text.tsx'

/** An instant in words, in the reader's zone: '12 May 2027, 14:02 (Vienna)'. */
export function Moment(props: { at: string }): ReactNode {
  const { lang, timeZone } = useLocale()
  const zone = timeZone ?? 'UTC'
  const day = formatDay(props.at, zone, lang, 'date')
  return (
    <time dateTime={props.at}>
      {day}, {formatTime(props.at, zone, lang)} ({zonePlace(zone)})
    </time>
  )
}
