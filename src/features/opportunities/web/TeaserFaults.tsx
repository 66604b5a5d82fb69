import type { ReactNode } from 'react'
import { Notice } from '../../../web/design/index.ts'
import { useText } from '../../../web/text.tsx'
import type { TeaserFault } from '../rules/teaser-faults.ts'

/** What in a text without its owner's name could tell who is behind it. */
export function TeaserFaults({ faults }: { faults: readonly TeaserFault[] }): ReactNode {
  const text = useText()
  if (faults.length === 0) return null
  return (
    <Notice kind="warning" title={text('opportunities.teaser.title', { count: faults.length })}>
      <ul>
        {faults.map(fault => (
          <li key={`${fault.field} ${fault.kind} ${fault.words}`}>
            {text(`opportunities.teaser.${fault.kind}`, {
              words: fault.words,
              field: text(`opportunities.field.${fault.field}`),
            })}
          </li>
        ))}
      </ul>
    </Notice>
  )
}
