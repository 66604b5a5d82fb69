import type { ReactNode } from 'react'
import { type State, StateBadge } from '../../../web/design/index.ts'
import { useText } from '../../../web/text.tsx'

const looks = {
  active: 'agreed',
  invited: 'waiting',
  suspended: 'locked',
  none: 'quiet',
} as const satisfies Record<string, State>

/** Whether somebody can come in: active, invited, suspended, without an account. */
export function AccountBadge(props: { state: keyof typeof looks }): ReactNode {
  const text = useText()
  return <StateBadge state={looks[props.state]}>{text(`accounts.states.${props.state}`)}</StateBadge>
}
