import type { ReactNode } from 'react'
import { useText } from '../text.tsx'
import { classNames } from './class-names.ts'
import { Icon, type IconName } from './Icon.tsx'

/** Waiting for somebody; agreed or done; in conflict or refused; locked; or nothing of these (a draft, a past thing). */
export type State = 'waiting' | 'agreed' | 'conflict' | 'locked' | 'quiet'

const stateIcons: Record<State, IconName> = {
  waiting: 'clock',
  agreed: 'check',
  conflict: 'conflict',
  locked: 'lock',
  quiet: 'minus',
}

/** The state of a thing: always a picture and a word, the colour only helps. The word is the trade's: 'accepted', 'held'. */
export function StateBadge(props: { state: State; icon?: IconName; children: ReactNode }): ReactNode {
  return (
    <span className={classNames('k-state', `k-state-${props.state}`)}>
      <Icon name={props.icon ?? stateIcons[props.state]} />
      <span>{props.children}</span>
    </span>
  )
}

/** A short word about a thing that is no state: a kind, a role, 'must', 'new'. */
export function Badge(props: { icon?: IconName; strong?: boolean; children: ReactNode }): ReactNode {
  return (
    <span className={classNames('k-badge', props.strong === true && 'k-badge-strong')}>
      {props.icon === undefined ? null : <Icon name={props.icon} />}
      {props.children}
    </span>
  )
}

/** A word people filed a thing under; `href` shows everything else filed so, `removeHref` takes it off. */
export function Tag(props: {
  href?: string
  removeHref?: string
  lang?: string
  children: ReactNode
}): ReactNode {
  const text = useText()
  const word =
    props.href === undefined ? (
      <span lang={props.lang}>{props.children}</span>
    ) : (
      <a href={props.href} lang={props.lang}>
        {props.children}
      </a>
    )
  return (
    <span className="k-tag">
      {word}
      {props.removeHref === undefined ? null : (
        <a className="k-tag-remove" href={props.removeHref}>
          <Icon name="close" />
          <span className="k-hidden">
            {text('design.remove')} {props.children}
          </span>
        </a>
      )}
    </span>
  )
}

/** Tags in a row. */
export function TagList(props: { label?: string; children: readonly ReactNode[] }): ReactNode {
  return (
    <ul className="k-tags" aria-label={props.label}>
      {props.children.map((child, index) => (
        <li key={index}>{child}</li>
      ))}
    </ul>
  )
}
