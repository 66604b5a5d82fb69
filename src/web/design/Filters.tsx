import type { ReactNode } from 'react'
import { useText } from '../text.tsx'
import { Button } from './Button.tsx'
import { Icon } from './Icon.tsx'
import { Tag } from './Status.tsx'

/**
 * Narrows a list; everything chosen stands in the address, so it can be sent to a colleague. Fields come as children,
 * rarer ones as `more`; `chips` are the filters in force, each with the address without it.
 */
export function Filters(props: {
  action: string
  /** What the address carries besides, such as the order. */
  keep?: Record<string, string | undefined>
  chips?: readonly { label: string; removeHref: string }[]
  /** Without any filter. */
  clearHref?: string
  submitLabel?: string
  more?: ReactNode
  /** Opens the rarer fields, when one of them is in force. */
  moreOpen?: boolean
  children: ReactNode
}): ReactNode {
  const text = useText()
  const chips = props.chips ?? []
  return (
    <search className="k-filters">
      <form method="get" action={props.action}>
        {Object.entries(props.keep ?? {}).map(([name, value]) =>
          value === undefined || value === '' ? null : (
            <input key={name} type="hidden" name={name} value={value} />
          ),
        )}
        <div className="k-filters-fields">
          {props.children}
          <Button>{props.submitLabel ?? text('design.applyFilters')}</Button>
        </div>
        {props.more === undefined ? null : (
          <details className="k-filters-more" open={props.moreOpen}>
            <summary>
              <Icon name="filter" />
              {text('design.moreFilters')}
            </summary>
            <div className="k-filters-fields">{props.more}</div>
          </details>
        )}
      </form>
      {chips.length === 0 ? null : (
        <ul className="k-chips" aria-label={text('design.activeFilters')}>
          {chips.map(chip => (
            <li key={chip.removeHref}>
              <Tag removeHref={chip.removeHref}>{chip.label}</Tag>
            </li>
          ))}
          {props.clearHref === undefined || chips.length < 2 ? null : (
            <li>
              <a href={props.clearHref}>{text('design.clearFilters')}</a>
            </li>
          )}
        </ul>
      )}
    </search>
  )
}
