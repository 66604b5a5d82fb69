import type { ReactNode } from 'react'
import { useText } from '../text.tsx'
import { classNames } from './class-names.ts'
import { Icon, type IconName } from './Icon.tsx'

/** A step on the way here. */
export interface Step {
  label: string
  href: string
}

/** The way back up, for pages more than one step below a rail entry. */
export function Breadcrumb(props: { steps: readonly Step[] }): ReactNode {
  const text = useText()
  return (
    <nav className="k-breadcrumb" aria-label={text('design.breadcrumb')}>
      <ol>
        {props.steps.map(step => (
          <li key={step.href}>
            <a href={step.href}>{step.label}</a>
          </li>
        ))}
      </ol>
    </nav>
  )
}

/** The head of every page: what it is, where and when, its state, and the one main action. */
export function PageHeader(props: {
  title: ReactNode
  /** Place, dates, kind: 'Osaka · 12–14 May 2027'. */
  subtitle?: ReactNode
  /** Badges beside the title. */
  meta?: ReactNode
  /** One primary button, at most two others. */
  actions?: ReactNode
  steps?: readonly Step[]
  /** The language the title is written in, where it is not the reader's. */
  lang?: string
}): ReactNode {
  return (
    <header className="k-page-header">
      {props.steps === undefined ? null : <Breadcrumb steps={props.steps} />}
      <div className="k-page-header-line">
        <div className="k-page-header-words">
          <h1 lang={props.lang}>{props.title}</h1>
          {props.meta === undefined ? null : <div className="k-page-meta">{props.meta}</div>}
          {props.subtitle === undefined ? null : <p className="k-page-subtitle">{props.subtitle}</p>}
        </div>
        {props.actions === undefined ? null : <div className="k-page-actions">{props.actions}</div>}
      </div>
    </header>
  )
}

/** A part of a page with its heading; `aside` stands at the heading's end: a count, a link, a small button. */
export function Section(props: {
  title: ReactNode
  level?: 2 | 3
  intro?: ReactNode
  aside?: ReactNode
  id?: string
  children: ReactNode
}): ReactNode {
  const Heading = props.level === 3 ? 'h3' : 'h2'
  return (
    <section className={classNames('k-section', props.level === 3 && 'k-section-sub')} id={props.id}>
      <div className="k-section-head">
        <Heading>{props.title}</Heading>
        {props.aside === undefined ? null : <div className="k-section-aside">{props.aside}</div>}
      </div>
      {props.intro === undefined ? null : <p className="k-section-intro">{props.intro}</p>}
      {props.children}
    </section>
  )
}

/** Main matter and, beside it on a wide screen, what belongs to it. */
export function Columns(props: { children: ReactNode; side: ReactNode }): ReactNode {
  return (
    <div className="k-columns">
      <div className="k-columns-main">{props.children}</div>
      <div className="k-columns-side">{props.side}</div>
    </div>
  )
}

/** Things below each other with even space. */
export function Stack(props: { gap?: 'small' | 'large'; children: ReactNode }): ReactNode {
  return <div className={classNames('k-stack', props.gap && `k-stack-${props.gap}`)}>{props.children}</div>
}

/** Small things side by side: badges, buttons. */
export function Row(props: { spread?: boolean; children: ReactNode }): ReactNode {
  return <div className={classNames('k-row', props.spread === true && 'k-row-spread')}>{props.children}</div>
}

/** Parts of one thing, each at its own address. */
export function Tabs(props: {
  label: string
  tabs: readonly { href: string; label: string; count?: number; current?: boolean; icon?: IconName }[]
}): ReactNode {
  return (
    <nav className="k-tabs" aria-label={props.label}>
      <ul>
        {props.tabs.map(tab => (
          <li key={tab.href}>
            <a href={tab.href} aria-current={tab.current === true ? 'page' : undefined}>
              {tab.icon === undefined ? null : <Icon name={tab.icon} />}
              {tab.label}
              {tab.count === undefined ? null : <span className="k-count">{tab.count}</span>}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** Only for a thing that can be picked up: moved, compared, opened as a whole. Everything else is a table or a section. */
export function Card(props: {
  title: ReactNode
  href?: string
  subtitle?: ReactNode
  meta?: ReactNode
  actions?: ReactNode
  lang?: string
  level?: 2 | 3
  children?: ReactNode
}): ReactNode {
  const Heading = props.level === 2 ? 'h2' : 'h3'
  return (
    <article className={classNames('k-card', props.href !== undefined && 'k-card-link')}>
      <div className="k-card-head">
        <Heading lang={props.lang}>
          {props.href === undefined ? props.title : <a href={props.href}>{props.title}</a>}
        </Heading>
        {props.meta}
      </div>
      {props.subtitle === undefined ? null : <p className="k-card-subtitle">{props.subtitle}</p>}
      {props.children}
      {props.actions === undefined ? null : <div className="k-card-actions">{props.actions}</div>}
    </article>
  )
}

/** Cards in as many columns as fit. */
export function CardGrid(props: { children: ReactNode }): ReactNode {
  return <div className="k-card-grid">{props.children}</div>
}

/** Facts about one thing, name and value; entries with nothing to say (null, undefined, '') are left out. */
export function DescriptionList(props: {
  items: readonly { term: string; value: ReactNode }[]
  /** Two columns of pairs where there is room. */
  wide?: boolean
}): ReactNode {
  const told = props.items.filter(
    item => item.value !== null && item.value !== undefined && item.value !== '',
  )
  return (
    <dl className={classNames('k-facts', props.wide === true && 'k-facts-wide')}>
      {told.map(item => (
        <div key={item.term}>
          <dt>{item.term}</dt>
          <dd>{item.value}</dd>
        </div>
      ))}
    </dl>
  )
}
