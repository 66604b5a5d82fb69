import type { OutputOf } from '../../../shared/contract.ts'
import { LinkButton, type Need } from '../../../web/design/index.ts'
import type { useText } from '../../../web/text.tsx'
import type { getDesk } from '../contract.ts'

export type Desk = OutputOf<typeof getDesk>
export type Text = ReturnType<typeof useText>

/** A line of a desk: how many, of what, and what to do about it; none where there are none. */
export function need(
  key: string,
  count: number,
  cause: string,
  action: { href: string; label: string },
  urgent = false,
): Need[] {
  return count === 0
    ? []
    : [{ key, count, cause, urgent, action: <LinkButton href={action.href}>{action.label}</LinkButton> }]
}
