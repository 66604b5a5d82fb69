import type { ReactNode } from 'react'
import { Badge, Button, Notice } from '../../../web/design/index.ts'
import { CallForm } from '../../../web/form.tsx'
import { useText } from '../../../web/text.tsx'
import { clearBounce } from '../contract-choices.ts'

/** Why mail does not reach somebody, as those who may do something about it are told. */
export interface MailFaultShown {
  since: string
  status: string
  reason: string
}

/** In a list, beside a name. */
export function MailFaultBadge(): ReactNode {
  const text = useText()
  return <Badge icon="conflict">{text('notifications.fault.short')}</Badge>
}

/** On somebody's page: what the other mail server said, and the button for an address that is right after all. */
export function MailFaultNote(props: {
  personId: string
  fault: MailFaultShown | null
  next: string
}): ReactNode {
  const text = useText()
  const { fault } = props
  if (fault === null) return null
  return (
    <Notice
      kind="warning"
      title={text('notifications.fault.title')}
      actions={
        <CallForm
          call={clearBounce}
          fixed={{ person: props.personId }}
          next={props.next}
          done="notifications.done.cleared"
        >
          <Button>{text('notifications.bounces.clear')}</Button>
        </CallForm>
      }
    >
      <p>{text('notifications.fault.why')}</p>
      <p className="k-hint">{[fault.status, fault.reason].filter(Boolean).join(' · ')}</p>
    </Notice>
  )
}
