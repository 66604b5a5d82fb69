import type { ReactNode } from 'react'
import type { Need } from '../../../web/design/index.ts'
import { useText } from '../../../web/text.tsx'
import { Block } from './Block.tsx'
import { dueNeeds } from './DueLines.tsx'
import type { Desk, Text } from './desk-words.tsx'

type Partnership = Desk['partnerships'][number]

/** What a partnership needs of its coordinator. */
export function partnershipNeeds(partnership: Partnership, text: Text): Need[] {
  return dueNeeds([...partnership.due, ...partnership.waiting], text)
}

/** A partnership that somebody coordinates: what is due, and beside it who has not answered. */
export function MyPartnership({ partnership }: { partnership: Partnership }): ReactNode {
  const text = useText()
  const { slug, acronym, month, grant, nextReport } = partnership
  return (
    <>
      <Block
        title={<a href={`/partnerships/${slug}`}>{acronym}</a>}
        aside={
          month === null ? undefined : text('desk.partnership.month', { month: month.month, of: month.of })
        }
        facts={[
          ...(grant === null || grant === acronym ? [] : [grant]),
          ...(nextReport === null
            ? []
            : [text('desk.partnership.report', { count: nextReport.days, name: nextReport.name })]),
        ]}
        needs={dueNeeds(partnership.due, text)}
        calm={text('desk.partnership.nothingDue')}
      />
      {partnership.waiting.length === 0 ? null : (
        <Block
          title={text('desk.partnership.waiting')}
          aside={acronym}
          facts={[]}
          needs={dueNeeds(partnership.waiting, text)}
          calm=""
        />
      )}
    </>
  )
}
