import type { ReactNode } from 'react'
import { CheckboxGroup } from '../../../web/design/index.ts'
import { useText } from '../../../web/text.tsx'

/** Where the words of a badge's person go to: signed in, or with the link in their mails. */
export type BadgeSource = { mission: string } | { token: string }

/** What somebody gives beside their name: a box for each they have. */
export function GivenBoxes(props: {
  has: readonly string[]
  gives: readonly string[]
  label: string
}): ReactNode {
  const text = useText()
  return (
    <>
      {/* Without a tick the boxes send nothing; two empty values say 'only my name'. */}
      <input type="hidden" name="gives" value="" />
      <input type="hidden" name="gives" value="" />
      {props.has.length === 0 ? (
        <p>{text('badges.hasNothing')}</p>
      ) : (
        <CheckboxGroup
          name="gives"
          label={props.label}
          choices={props.has.map(one => ({ value: one, label: text(`badges.give.${one}`) }))}
          defaultValues={props.gives}
        />
      )}
    </>
  )
}

/** A code to scan: dark on light whatever the theme, with light all around. */
export function Code(props: { qr: { size: number; path: string }; label: string }): ReactNode {
  const { size, path } = props.qr
  return (
    <svg
      className="k-pass-code"
      viewBox={`-4 -4 ${size + 8} ${size + 8}`}
      shapeRendering="crispEdges"
      role="img"
      aria-label={props.label}
    >
      <rect x="-4" y="-4" width={size + 8} height={size + 8} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  )
}
