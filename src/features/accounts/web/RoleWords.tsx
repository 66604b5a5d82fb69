import type { ReactNode } from 'react'
import { Badge } from '../../../web/design/index.ts'
import { useText } from '../../../web/text.tsx'

/** Roles with what they are held for: 'Cluster manager · LITEK'. */
export function RoleWords(props: { roles: readonly { role: string; of: string | null }[] }): ReactNode {
  const text = useText()
  return (
    <ul className="k-accounts-roles">
      {props.roles.map(grant => (
        <li key={`${grant.role} ${grant.of ?? ''}`}>
          <Badge>{text(`accounts.roles.${grant.role}`)}</Badge> {grant.of}
        </li>
      ))}
    </ul>
  )
}
