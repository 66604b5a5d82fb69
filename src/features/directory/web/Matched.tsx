import type { ReactNode } from 'react'
import { useLocale } from '../../../web/text.tsx'
import { findMatches } from '../rules/find-matches.ts'

/** A text with the words of the question marked in it. */
export function Matched(props: { text: string; words: readonly string[]; lang?: string }): ReactNode {
  const reader = useLocale()
  const lang = props.lang === undefined || props.lang === reader.lang ? undefined : props.lang
  if (props.words.length === 0) return <span lang={lang}>{props.text}</span>
  return (
    <span lang={lang}>
      {findMatches(props.text, props.words).map((piece, index) =>
        piece.hit ? <mark key={index}>{piece.text}</mark> : piece.text,
      )}
    </span>
  )
}
