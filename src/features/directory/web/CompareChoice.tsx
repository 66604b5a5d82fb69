import type { ReactNode } from 'react'
import { LinkButton } from '../../../web/design/index.ts'
import { useText } from '../../../web/text.tsx'
import { mostCompared } from '../contract-compare.ts'
import './compare.css'
import { chooseAddress, readChosen } from './compare-address.ts'
import { addressWith } from './filters.ts'

type Query = Record<string, string | undefined>

/** Puts one result beside others, or takes it out again; nothing where four stand there already. */
export function CompareChoice(props: { item: { slug: string; name: string }; query: Query }): ReactNode {
  const text = useText()
  const { item, query } = props
  const chosen = readChosen(query)
  const isChosen = chosen.includes(item.slug)
  if (!isChosen && chosen.length >= mostCompared) return null
  return (
    <a
      className="k-compare-choice"
      href={chooseAddress(query, item.slug)}
      aria-label={text(isChosen ? 'directory.compare.removeNamed' : 'directory.compare.named', {
        name: item.name,
      })}
    >
      {isChosen ? `✓ ${text('directory.compare.chosen')}` : text('directory.compare.add')}
    </a>
  )
}

/** How many are chosen, and the way to see them side by side. */
export function CompareBar(props: { query: Query }): ReactNode {
  const text = useText()
  const chosen = readChosen(props.query)
  if (chosen.length === 0) return null
  const back = addressWith('/find', props.query, {})
  return (
    <div className="k-compare-bar">
      <p>
        {chosen.length < mostCompared
          ? text('directory.compare.ready', { count: chosen.length, most: mostCompared })
          : text('directory.compare.full')}
      </p>
      <div>
        <LinkButton
          variant="primary"
          href={`/compare?of=${chosen.join(',')}&back=${encodeURIComponent(back.slice('/find'.length))}`}
        >
          {text('directory.compare.open')}
        </LinkButton>{' '}
        <LinkButton variant="quiet" href={addressWith('/find', props.query, { compare: undefined })}>
          {text('directory.compare.clear')}
        </LinkButton>
      </div>
    </div>
  )
}
