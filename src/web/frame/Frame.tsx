import { type ReactNode, useRef } from 'react'
import { classNames } from '../design/class-names.ts'
import { Icon, type IconName } from '../design/Icon.tsx'
import { LogoMark } from '../design/Logo.tsx'
import { Menu, MenuGroup, MenuLink } from '../design/Menu.tsx'
import { Flash } from '../design/Notice.tsx'
import { useText } from '../text.tsx'
import { useSearchShortcut } from './use-search-shortcut.ts'

/** One entry of the rail (desktop) and the bar (phone). */
export interface RailItem {
  href: string
  label: string
  /** For the phone's bar, where five words share 320 pixels. */
  shortLabel?: string
  icon: IconName
  active?: boolean
  /** What waits there; `countLabel` says it in words ('9 requests waiting'). */
  count?: number
  countLabel?: string
}

/** Where the person is, a partnership, a cluster or a mission, and where else they may go. */
export interface Place {
  name: string
  kind?: string
  href: string
  others?: readonly { href: string; name: string; note?: string; current?: boolean }[]
}

/** What the app's frame shows around a screen; every word and address comes from outside. */
export interface FrameProps {
  homeHref: string
  rail: readonly RailItem[]
  place?: Place
  /** The form asks `action` by GET with `q`. */
  search?: { action: string; value?: string }
  notifications?: { href: string; count: number }
  me: {
    name: string
    /** Who this is, beneath the name: organisation or e-mail. */
    note?: string
    links: readonly { href: string; label: string; icon: IconName }[]
    /** The forms that switch language and theme. */
    settings?: ReactNode
    /** The form that signs out. */
    signOut: ReactNode
  }
  /** 'reading' for text and forms, 'normal' for lists, 'full' for the board. */
  width?: 'reading' | 'normal' | 'full'
  flash?: string | null
  children: ReactNode
}

const onBar = 4

/** The app around a screen: rail or bar, top line, one main landmark. */
export function Frame(props: FrameProps): ReactNode {
  return (
    <div className="k-frame">
      <SkipLink />
      <TopBar {...props} />
      <Rail items={props.rail} />
      <main className={classNames('k-main', `k-main-${props.width ?? 'normal'}`)} id="main" tabIndex={-1}>
        {props.flash === null || props.flash === undefined ? null : <Flash>{props.flash}</Flash>}
        {props.children}
      </main>
    </div>
  )
}

/** The first stop of the Tab key: over the frame, into the matter. */
export function SkipLink(): ReactNode {
  const text = useText()
  return (
    <a className="k-skip" href="#main">
      {text('design.skip')}
    </a>
  )
}

function Rail(props: { items: readonly RailItem[] }): ReactNode {
  const text = useText()
  const rest = props.items.slice(onBar)
  return (
    <nav className="k-rail" aria-label={text('design.mainNavigation')}>
      <ul>
        {props.items.map((item, index) => (
          <li key={item.href} className={index < onBar || rest.length === 1 ? undefined : 'k-rail-rest'}>
            <RailLink item={item} />
          </li>
        ))}
        {rest.length > 1 ? (
          <li className="k-rail-more">
            <Menu
              bare
              side="end"
              label={text('design.more')}
              icon="more"
              className={classNames(
                'k-rail-menu',
                rest.some(item => item.active === true) && 'k-rail-menu-active',
              )}
            >
              {rest.map(item => (
                <MenuLink key={item.href} href={item.href} icon={item.icon} current={item.active === true}>
                  {item.label}
                </MenuLink>
              ))}
            </Menu>
          </li>
        ) : null}
      </ul>
    </nav>
  )
}

function RailLink(props: { item: RailItem }): ReactNode {
  const { item } = props
  return (
    <a className="k-rail-link" href={item.href} aria-current={item.active === true ? 'page' : undefined}>
      <span className="k-rail-icon">
        <Icon name={item.icon} />
        {item.count === undefined || item.count === 0 ? null : (
          <span className="k-rail-count" aria-hidden="true">
            {item.count}
          </span>
        )}
      </span>
      {item.shortLabel === undefined ? (
        <span className="k-rail-word">{item.label}</span>
      ) : (
        <>
          <span className="k-rail-word k-rail-long">{item.label}</span>
          <span className="k-rail-word k-rail-short">{item.shortLabel}</span>
        </>
      )}
      {item.count === undefined || item.count === 0 ? null : (
        <span className="k-hidden">{item.countLabel ?? item.count}</span>
      )}
    </a>
  )
}

function TopBar(props: FrameProps): ReactNode {
  const { place, search, notifications, me } = props
  return (
    <header className="k-top">
      <a className="k-top-home" href={props.homeHref}>
        <LogoMark />
        <span className="k-hidden">Kontor</span>
      </a>
      {place === undefined ? <span className="k-top-place" /> : <PlaceSwitch place={place} />}
      {search === undefined ? null : <SearchForm {...search} />}
      <div className="k-top-end">
        {search === undefined ? null : <SearchLink href={search.action} />}
        {notifications === undefined ? null : <BellLink {...notifications} />}
        <MeMenu {...me} />
      </div>
    </header>
  )
}

function PlaceSwitch(props: { place: Place }): ReactNode {
  const { place } = props
  const text = useText()
  const others = place.others ?? []
  return (
    <div className="k-top-place">
      <a className="k-place" href={place.href}>
        {place.kind === undefined ? null : <span className="k-place-kind">{place.kind}</span>}
        <span className="k-place-name">{place.name}</span>
      </a>
      {others.length === 0 ? null : (
        <Menu bare icon="swap" label={null} name={text('design.switchPlace', { name: place.name })}>
          {others.map(other => (
            <MenuLink key={other.href} href={other.href} note={other.note} current={other.current === true}>
              {other.name}
            </MenuLink>
          ))}
        </Menu>
      )}
    </div>
  )
}

function SearchForm(props: { action: string; value?: string }): ReactNode {
  const text = useText()
  const box = useRef<HTMLInputElement>(null)
  useSearchShortcut(box)
  return (
    <search className="k-top-search">
      <form method="get" action={props.action}>
        <label className="k-search">
          <Icon name="search" />
          <span className="k-hidden">{text('design.search')}</span>
          <input
            className="k-input"
            type="search"
            name="q"
            defaultValue={props.value}
            placeholder={text('design.searchPlaceholder')}
            autoComplete="off"
            enterKeyHint="search"
            ref={box}
            aria-keyshortcuts="/ Control+K"
          />
        </label>
      </form>
    </search>
  )
}

function SearchLink(props: { href: string }): ReactNode {
  const text = useText()
  return (
    <a className="k-top-icon k-phone-only" href={props.href}>
      <Icon name="search" label={text('design.search')} />
    </a>
  )
}

function BellLink(props: { href: string; count: number }): ReactNode {
  const text = useText()
  const words =
    props.count === 0 ? text('design.noNotifications') : text('design.notifications', { count: props.count })
  return (
    <a className="k-top-icon" href={props.href} title={words}>
      <Icon name="bell" label={words} />
      {props.count === 0 ? null : (
        <span className="k-bell-count" aria-hidden="true">
          {props.count > 99 ? '99+' : props.count}
        </span>
      )}
    </a>
  )
}

function MeMenu(props: FrameProps['me']): ReactNode {
  const text = useText()
  return (
    <Menu
      bare
      side="end"
      icon="user"
      label={props.name}
      name={text('design.me', { name: props.name })}
      className="k-me"
    >
      <MenuGroup>
        <p className="k-menu-heading">
          {props.name}
          {props.note === undefined ? null : <span className="k-menu-note">{props.note}</span>}
        </p>
        {props.links.map(link => (
          <MenuLink key={link.href} href={link.href} icon={link.icon}>
            {link.label}
          </MenuLink>
        ))}
      </MenuGroup>
      {props.settings === undefined ? null : props.settings}
      <MenuGroup>{props.signOut}</MenuGroup>
    </Menu>
  )
}
