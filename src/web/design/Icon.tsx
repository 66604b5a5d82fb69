import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import { iconPaths } from './icon-paths.tsx'

/** The name of a picture; see `icon-paths.tsx`, or the gallery. */
export type IconName = keyof typeof iconPaths

/**
 * A 20-pixel line picture in the colour of its text. It says nothing to a screen reader: the word beside it does. Only
 * where no word can stand, give `label`.
 */
export function Icon(props: { name: IconName; label?: string; className?: string }): ReactNode {
  const { label } = props
  return (
    <svg
      role={label === undefined ? undefined : 'img'}
      aria-label={label}
      aria-hidden={label === undefined ? true : undefined}
      className={classNames('k-icon', props.className)}
      viewBox="0 0 20 20"
      width="20"
      height="20"
      focusable="false"
    >
      {iconPaths[props.name]}
    </svg>
  )
}
