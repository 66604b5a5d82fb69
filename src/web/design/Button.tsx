import type { ComponentProps, ReactNode } from 'react'
import { useText } from '../text.tsx'
import { classNames } from './class-names.ts'
import { Icon, type IconName } from './Icon.tsx'

/** One primary per screen; secondary beside it; quiet inside rows and bars; danger for what cannot be undone. */
export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger'

interface Look {
  variant?: ButtonVariant
  icon?: IconName
  /** Only the picture is seen; the children stay as the name for screen readers and as a tip. */
  iconOnly?: boolean
  /** As large as a thumb in a fair hall. */
  large?: boolean
  /** Fills its line. */
  wide?: boolean
}

function lookOf(props: Look & { className?: string | undefined }): string {
  return classNames(
    'k-button',
    `k-button-${props.variant ?? 'secondary'}`,
    props.iconOnly === true && 'k-button-icon',
    props.large === true && 'k-button-large',
    props.wide === true && 'k-button-wide',
    props.className,
  )
}

function Inside(props: {
  icon?: IconName | undefined
  iconOnly?: boolean | undefined
  children: ReactNode
}): ReactNode {
  return (
    <>
      {props.icon === undefined ? null : <Icon name={props.icon} />}
      <span className={props.iconOnly === true ? 'k-hidden' : undefined}>{props.children}</span>
    </>
  )
}

/**
 * Does something here: sends a form (`type="submit"` is the default) or acts on this page. The text is a verb and its
 * object, 'Publish 14 changes'. `pending` keeps the button in place and focusable, says so, and takes no second press.
 */
export function Button(props: Look & { pending?: boolean } & ComponentProps<'button'>): ReactNode {
  const { variant, icon, iconOnly, large, wide, pending, className, children, onClick, ...rest } = props
  const text = useText()
  const isPending = pending === true
  return (
    <button
      type="submit"
      title={iconOnly === true && typeof children === 'string' ? children : undefined}
      {...rest}
      className={lookOf({ variant, iconOnly, large, wide, className })}
      aria-disabled={isPending ? true : rest['aria-disabled']}
      aria-busy={isPending ? true : undefined}
      onClick={isPending ? event => event.preventDefault() : onClick}
    >
      <Inside icon={isPending ? 'clock' : icon} iconOnly={iconOnly}>
        {children}
      </Inside>
      {isPending ? <span className="k-hidden">{text('design.pending')}</span> : null}
    </button>
  )
}

/** Goes somewhere but weighs as much as a button: 'New mission', 'Build schedule'. */
export function LinkButton(props: Look & ComponentProps<'a'> & { href: string }): ReactNode {
  const { variant, icon, iconOnly, large, wide, className, children, ...rest } = props
  return (
    <a
      title={iconOnly === true && typeof children === 'string' ? children : undefined}
      {...rest}
      className={lookOf({ variant, iconOnly, large, wide, className })}
    >
      <Inside icon={icon} iconOnly={iconOnly}>
        {children}
      </Inside>
    </a>
  )
}
