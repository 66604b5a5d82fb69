import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react'
import { classNames } from './class-names.ts'
import { Icon, type IconName } from './Icon.tsx'

/**
 * A list of links or small forms behind one word; opens and closes without JavaScript (`details`). With it, Esc and a
 * click elsewhere close it too, and Esc gives the focus back.
 */
export function Menu(props: {
  /** What one sees on the button. */
  label: ReactNode
  /** What a screen reader hears, where the label is a picture. */
  name?: string
  icon?: IconName
  side?: 'start' | 'end'
  /** Without frame or arrow, for bars. */
  bare?: boolean
  className?: string
  children: ReactNode
}): ReactNode {
  const box = useRef<HTMLDetailsElement>(null)
  useEffect(() => {
    const closeFromOutside = (event: Event) => {
      const menu = box.current
      if (menu?.open === true && event.target instanceof Node && !menu.contains(event.target))
        menu.open = false
    }
    document.addEventListener('pointerdown', closeFromOutside)
    document.addEventListener('focusin', closeFromOutside)
    return () => {
      document.removeEventListener('pointerdown', closeFromOutside)
      document.removeEventListener('focusin', closeFromOutside)
    }
  }, [])
  const closeOnEscape = (event: KeyboardEvent) => {
    const menu = box.current
    if (event.key !== 'Escape' || menu === null || !menu.open) return
    menu.open = false
    menu.querySelector('summary')?.focus()
  }
  return (
    <details className={classNames('k-menu', props.className)} ref={box} onKeyDown={closeOnEscape}>
      <summary
        className={props.bare === true ? 'k-menu-bare' : 'k-button k-button-secondary'}
        aria-label={props.name}
      >
        {props.icon === undefined ? null : <Icon name={props.icon} />}
        <span className="k-menu-label">{props.label}</span>
        {props.bare === true ? null : <Icon name="down" className="k-menu-arrow" />}
      </summary>
      <div className={classNames('k-menu-list', props.side === 'end' && 'k-menu-end')}>{props.children}</div>
    </details>
  )
}

/** A place to go from a menu. */
export function MenuLink(props: {
  href: string
  icon?: IconName
  note?: ReactNode
  current?: boolean
  lang?: string
  children: ReactNode
}): ReactNode {
  return (
    <a
      className="k-menu-item"
      href={props.href}
      lang={props.lang}
      hrefLang={props.lang}
      aria-current={props.current === true ? 'true' : undefined}
    >
      {props.icon === undefined ? null : <Icon name={props.icon} />}
      <span>
        {props.children}
        {props.note === undefined ? null : <span className="k-menu-note">{props.note}</span>}
      </span>
      {props.current === true ? <Icon name="check" className="k-menu-check" /> : null}
    </a>
  )
}

/** Something to do from a menu; stands inside the form that does it. */
export function MenuButton(props: {
  icon?: IconName
  name?: string
  value?: string
  current?: boolean
  lang?: string
  children: ReactNode
}): ReactNode {
  return (
    <button
      type="submit"
      className="k-menu-item"
      name={props.name}
      value={props.value}
      lang={props.lang}
      aria-pressed={props.current}
    >
      {props.icon === undefined ? null : <Icon name={props.icon} />}
      <span>{props.children}</span>
      {props.current === true ? <Icon name="check" className="k-menu-check" /> : null}
    </button>
  )
}

/** Items of a menu under one heading. */
export function MenuGroup(props: { label?: string; children: ReactNode }): ReactNode {
  return (
    <div className="k-menu-group">
      {props.label === undefined ? null : <p className="k-menu-heading">{props.label}</p>}
      {props.children}
    </div>
  )
}
