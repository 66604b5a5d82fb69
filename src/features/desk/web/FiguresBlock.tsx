import type { ReactNode } from 'react'
import { formatNumber, formatPercent, LinkButton, type Need } from '../../../web/design/index.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import { causePath } from '../../indicators/rules/records-path.ts'
import { Block } from './Block.tsx'
import type { Desk, Text } from './desk-words.tsx'

/** How many are lacking by now, of what, why, and the records behind it. */
function figureNeeds(figures: Desk['figures'], text: Text, lang: string): Need[] {
  return figures.map(figure => {
    const { id, name, shippedAs, proven, target, expected } = figure
    const count = Math.ceil(Math.floor(expected) - proven)
    return {
      key: id,
      count,
      cause: (
        <>
          {text('desk.figures.behind', {
            count,
            name: shippedAs === null ? name : text(`indicators.shipped.${shippedAs}.name`),
            proven: formatNumber(proven, lang),
            target: formatNumber(target, lang),
            percent: formatPercent(proven / target, lang),
          })}
          <Cause figure={figure} />
        </>
      ),
      action: <LinkButton href={`/indicators/${id}`}>{text('desk.act.see')}</LinkButton>,
    }
  })
}

/** What keeps a figure down most, as a link to the very records. */
function Cause({ figure: { id, slug, cause } }: { figure: Desk['figures'][number] }): ReactNode {
  const text = useText()
  if (cause === null) return null
  return (
    <a className="k-desk-cause" href={causePath(cause.cause, { indicator: id, partnership: slug })}>
      {text(`desk.cause.${cause.cause}`, { count: cause.count })}
    </a>
  )
}

/** Figures of a partnership that are below what should be there by now. */
export function BelowTarget({ figures }: { figures: Desk['figures'] }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  const [first] = figures
  if (first === undefined) return null
  return (
    <Block
      title={<a href={`/partnerships/${first.slug}/indicators`}>{text('desk.figures.title')}</a>}
      aside={[...new Set(figures.map(one => one.partnership))].join(', ')}
      facts={[]}
      needs={figureNeeds(figures, text, lang)}
      calm=""
    />
  )
}
