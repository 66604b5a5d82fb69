import type { ReactNode } from 'react'

/** The mark: a trading house with its stepped gable, its crane beam, its gate open. */
export function LogoMark(props: { size?: number }): ReactNode {
  const size = props.size ?? 28
  return (
    <svg
      className="k-logo-mark"
      viewBox="0 0 28 28"
      width={size}
      height={size}
      aria-hidden="true"
      focusable="false"
    >
      <path
        d="M4 25V14.5h3.5V10H11V5.5h6V10h3.5v4.5H24V25h-6v-6.5h-8V25Z"
        fill="none"
        stroke="currentColor"
        strokeWidth="2"
      />
      <path d="M11 14.5h6M14 1.5V5" fill="none" stroke="currentColor" strokeWidth="2" />
    </svg>
  )
}

/** Mark and word, for sign-in and public pages. */
export function Logo(props: { size?: number }): ReactNode {
  return (
    <span className="k-logo">
      <LogoMark {...props} />
      <span className="k-logo-word">Kontor</span>
    </span>
  )
}
