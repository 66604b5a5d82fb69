import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import { Icon, type IconName } from './Icon.tsx'

/** How a notice is meant; the picture says it too. */
export type NoticeKind = 'info' | 'success' | 'warning' | 'error'

const noticeIcons: Record<NoticeKind, IconName> = {
  info: 'info',
  success: 'check',
  warning: 'warning',
  error: 'conflict',
}

/** What happened, what is safe, what to do; stays where it is. `actions` are buttons or links. */
export function Notice(props: {
  kind?: NoticeKind
  title?: ReactNode
  actions?: ReactNode
  children?: ReactNode
}): ReactNode {
  const kind = props.kind ?? 'info'
  return (
    <div className={classNames('k-notice', `k-notice-${kind}`)} role={kind === 'error' ? 'alert' : undefined}>
      <Icon name={noticeIcons[kind]} />
      <div>
        {props.title === undefined ? null : <p className="k-notice-title">{props.title}</p>}
        {props.children}
        {props.actions === undefined ? null : <div className="k-notice-actions">{props.actions}</div>}
      </div>
    </div>
  )
}

/** One sentence after something was done: 'Mission created.' Announced, gone with the next page. */
export function Flash(props: { children: ReactNode; kind?: NoticeKind; action?: ReactNode }): ReactNode {
  const kind = props.kind ?? 'success'
  return (
    <div className={classNames('k-flash', `k-flash-${kind}`)} role="status">
      <Icon name={noticeIcons[kind]} />
      <span>{props.children}</span>
      {props.action}
    </div>
  )
}
