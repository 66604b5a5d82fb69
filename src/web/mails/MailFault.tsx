import type { ReactNode } from 'react'
import { Badge, Notice } from '../design/index.ts'
import { useText } from '../text.tsx'

/** Why mail does not reach somebody, as those who may do something about it are told. */
interface MailFault {
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
export function MailFaultNote(props: { fault: MailFault | null; action: ReactNode }): ReactNode {
  const text = useText()
  const { fault } = props
  if (fault === null) return null
  return (
    <Notice kind="warning" title={text('notifications.fault.title')} actions={props.action}>
      <p>{text('notifications.fault.why')}</p>
      <p className="k-hint">{[fault.status, fault.reason].filter(Boolean).join(' · ')}</p>
    </Notice>
  )
}
