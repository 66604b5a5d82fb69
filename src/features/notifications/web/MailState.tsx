import type { ReactNode } from 'react'
import { type State, StateBadge } from '../../../web/design/index.ts'
import { useText } from '../../../web/text.tsx'

export const mailStates = [
  'waiting',
  'sending',
  'sent',
  'failed',
  'bounced',
  'barred',
  'held',
  'gathered',
  'kept',
  'withdrawn',
  'unwanted',
] as const

const looks = {
  waiting: 'waiting',
  sending: 'waiting',
  sent: 'agreed',
  failed: 'conflict',
  bounced: 'conflict',
  barred: 'conflict',
  held: 'waiting',
  gathered: 'agreed',
  kept: 'quiet',
  withdrawn: 'quiet',
  unwanted: 'quiet',
} as const satisfies Record<string, State>

/** What became of a mail. */
export function MailState(props: { state: keyof typeof looks }): ReactNode {
  const text = useText()
  return <StateBadge state={looks[props.state]}>{text(`notifications.states.${props.state}`)}</StateBadge>
}
