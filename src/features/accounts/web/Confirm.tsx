import type { ReactNode } from 'react'

/** A second look before something cannot be undone; opens without scripts, too. `children` is the form that does it. */
export function Confirm(props: { label: string; why: string; children: ReactNode }): ReactNode {
  return (
    <details className="k-accounts-confirm">
      <summary>{props.label}</summary>
      <p>{props.why}</p>
      {props.children}
    </details>
  )
}
