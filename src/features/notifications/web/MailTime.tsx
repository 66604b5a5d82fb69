import type { ReactNode } from 'react'
import { formatDay, formatTime, zonePlace } from '../../../web/design/index.ts'
import { useLocale } from '../../../web/text.tsx'

/** When something happened to a mail, in the reader's zone. */
export function MailTime(props: { at: string }): ReactNode {
  const { lang, timeZone } = useLocale()
  const zone = timeZone ?? 'UTC'
  return (
    <time dateTime={props.at}>
      {formatDay(props.at, zone, lang, 'short')}, {formatTime(props.at, zone, lang)} ({zonePlace(zone)})
    </time>
  )
}
