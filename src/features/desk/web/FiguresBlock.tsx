import type { ReactNode } from 'react'
import type { Need } from '../../../web/design/index.ts'
import { useText } from '../../../web/text.tsx'
import { Block } from './Block.tsx'
import { type Desk, need, type Text } from './desk-words.tsx'

/** How many are lacking by now, of what, and the records behind it. */
export function figureNeeds(figures: Desk['figures'], text: Text): Need[] {
  return figures.flatMap(({ id, name, shippedAs, proven, target, expected }) => {
    const count = Math.floor(expected) - proven
    return need(
      id,
      count,
      text('desk.figures.behind', {
        count,
        name: shippedAs === null ? name : text(`indicators.shipped.${shippedAs}.name`),
        proven,
        target,
      }),
      { href: `/indicators/${id}`, label: text('desk.act.see') },
    )
  })
}

/** Figures of a partnership that are below what should be there by now. */
export function BelowTarget({ figures }: { figures: Desk['figures'] }): ReactNode {
  const text = useText()
  const [first] = figures
  if (first === undefined) return null
  return (
    <Block
      title={<a href={`/partnerships/${first.slug}/indicators`}>{text('desk.figures.title')}</a>}
      aside={[...new Set(figures.map(one => one.partnership))].join(', ')}
      facts={[]}
      needs={figureNeeds(figures, text)}
      calm=""
    />
  )
}
