import type { ReactNode } from 'react'

/** The mark: a trading house with its stepped gable, one door open. Solid, so that it holds at 16 pixels. */
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
        d="M2.5 26V14.5h4v-4h4v-4h2V3.5h3v3h2v4h4v4h4V26h-8.5v-5a3 3 0 0 0-6 0v5Z"
        fill="none"
        stroke="currentColor"
        strokeWidth="2"
        strokeLinejoin="miter"
      />
      <path d="M9.5 16.5v-2m4.5 2v-4m4.5 4v-2" fill="none" stroke="currentColor" strokeWidth="2" />
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
