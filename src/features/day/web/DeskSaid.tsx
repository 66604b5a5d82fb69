import type { ReactNode } from 'react'
import { Button, LinkButton, Section } from '../../../web/design/index.ts'
import { formatTime } from '../../../web/design/times.ts'
import { CallForm } from '../../../web/form.tsx'
import { useLocale, useText } from '../../../web/text.tsx'
import { undo } from '../contract.ts'
import type { Desk } from './DayPage.tsx'

/** What was noted last, by whom, each with its way back. */
export function DeskSaid(props: { desk: Desk; onSaid: (() => Promise<void>) | null }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  const { desk, onSaid } = props
  if (desk.said.length === 0) return null
  return (
    <Section title={text('day.said.title')}>
      <ul className="k-floor-said">
        {desk.said.map(event => (
          <li key={event.id}>
            <span>
              <time dateTime={event.at}>{formatTime(event.at, desk.mission.timeZone, lang)}</time>{' '}
              {text(`day.said.${event.kind}`, { about: event.about, minutes: event.minutes ?? 0 })}
              <span className="k-floor-quiet">
                {event.from === 'desk' && event.by !== null
                  ? ` ${event.by}`
                  : ` ${text(`day.from.${event.from}`)}`}
              </span>
            </span>
            {onSaid === null || event.kind !== 'not-held' || !desk.mayNote ? null : (
              <LinkButton
                variant="quiet"
                icon="clock"
                href={`/missions/${desk.mission.slug}/day/repair?meeting=${event.meetingId}`}
              >
                {text('day.repair.another')}
              </LinkButton>
            )}
            {onSaid === null || !event.mayUndo ? null : (
              <CallForm
                call={undo}
                formId={`undo ${event.id}`}
                fixed={{ mission: desk.mission.slug, event: event.id }}
                next={`/missions/${desk.mission.slug}/day`}
                onSent={onSaid}
              >
                <Button variant="quiet" icon="undo">
                  {text('day.undo')}
                </Button>
              </CallForm>
            )}
          </li>
        ))}
      </ul>
    </Section>
  )
}
