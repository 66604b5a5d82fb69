import type { ReactNode } from 'react'
import { useText } from '../text.tsx'
import { Icon, type IconName } from './Icon.tsx'

/** A list with nothing in it teaches: what this is for, the first step, the button that takes it, a sample to try. */
export function EmptyState(props: {
  title: string
  children: ReactNode
  icon?: IconName
  /** The one button of the first step. */
  action?: ReactNode
  /** 'See a sample', 'How this works'. */
  other?: ReactNode
  level?: 2 | 3
}): ReactNode {
  const Heading = props.level === 3 ? 'h3' : 'h2'
  return (
    <div className="k-empty">
      {props.icon === undefined ? null : <Icon name={props.icon} />}
      <div>
        <Heading className="k-empty-title">{props.title}</Heading>
        <div className="k-empty-text">
          {typeof props.children === 'string' ? <p>{props.children}</p> : props.children}
        </div>
        {props.action === undefined && props.other === undefined ? null : (
          <div className="k-empty-actions">
            {props.action}
            {props.other}
          </div>
        )}
      </div>
    </div>
  )
}

/** The grey shape of what is being fetched: as many lines as it will have. */
export function Skeleton(props: { lines?: number; shape?: 'text' | 'table' | 'card' }): ReactNode {
  const text = useText()
  const lines = Array.from({ length: props.lines ?? 3 }, (_, line) => line)
  return (
    <div className={`k-skeleton k-skeleton-${props.shape ?? 'text'}`} role="status" aria-busy="true">
      <span className="k-hidden">{text('design.loading')}</span>
      {lines.map(line => (
        <span key={line} className="k-skeleton-line" />
      ))}
    </div>
  )
}
