import type { ReactNode } from 'react'
import { classNames } from '../design/class-names.ts'
import { Logo } from '../design/Logo.tsx'
import { Flash } from '../design/Notice.tsx'
import { SkipLink } from './Frame.tsx'

/** Around pages for visitors: sign-in, invitations, guests' answers, public missions. */
export interface PublicFrameProps {
  homeHref: string
  /** At the top's end: language links, 'Sign in'. */
  end?: ReactNode
  /** Who runs this, imprint, privacy: links in one line. */
  footer?: ReactNode
  width?: 'reading' | 'normal' | 'full'
  flash?: string | null
  children: ReactNode
}

/** A page without the rail: who we are, the matter, who is responsible. */
export function PublicFrame(props: PublicFrameProps): ReactNode {
  return (
    <div className="k-public">
      <SkipLink />
      <header className="k-public-top">
        <a href={props.homeHref}>
          <Logo />
        </a>
        {props.end === undefined ? null : <div className="k-public-end">{props.end}</div>}
      </header>
      <main className={classNames('k-main', `k-main-${props.width ?? 'reading'}`)} id="main" tabIndex={-1}>
        {props.flash === null || props.flash === undefined ? null : <Flash>{props.flash}</Flash>}
        {props.children}
      </main>
      {props.footer === undefined ? null : <footer className="k-public-footer">{props.footer}</footer>}
    </div>
  )
}
