import { type ReactNode, useEffect, useState } from 'react'
import { sendCall } from '../../../web/api.ts'
import { Button, LinkButton, Notice, Row } from '../../../web/design/index.ts'
import { CallForm } from '../../../web/form.tsx'
import { useText } from '../../../web/text.tsx'
import { renewCalendarFeed } from '../contract-mine.ts'

/** Makes the private address and shows it once; without JavaScript it stands in the message after sending. */
export function CalendarAddress(props: { hasOne: boolean }): ReactNode {
  const text = useText()
  const [isLive, setLive] = useState(false)
  const [address, setAddress] = useState<string | null>(null)
  const [isCopied, setCopied] = useState(false)
  useEffect(() => setLive(true), [])
  const label = text(props.hasOne ? 'schedule.feed.renew' : 'schedule.feed.make')
  if (address !== null)
    return (
      <Notice kind="success" title={text('schedule.feed.ready')}>
        <p className="k-schedule-address">{address}</p>
        <Row>
          <Button
            type="button"
            icon="copy"
            onClick={() => void navigator.clipboard.writeText(address).then(() => setCopied(true))}
          >
            {text(isCopied ? 'schedule.feed.copied' : 'schedule.feed.copy')}
          </Button>
          <LinkButton icon="calendar" href={address.replace(/^https?:/, 'webcal:')}>
            {text('schedule.feed.subscribe')}
          </LinkButton>
        </Row>
      </Notice>
    )
  if (isLive)
    return (
      <Button
        type="button"
        variant="primary"
        onClick={() => void sendCall(renewCalendarFeed, {}).then(answer => setAddress(answer.address))}
      >
        {label}
      </Button>
    )
  return (
    <CallForm call={renewCalendarFeed} next="/my-calendar" done="schedule.done.feed">
      <Button variant="primary">{label}</Button>
    </CallForm>
  )
}
