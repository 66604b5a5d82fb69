import type { ReactNode } from 'react'
import { useLocale } from '../text.tsx'

/** What somebody wrote, in the language they wrote it in, so that it is spoken and hyphenated rightly. */
export function LanguageText(props: {
  text: string
  /** BCP 47; null where the writer did not say. */
  lang: string | null
  /** Keeps line breaks as typed, as paragraphs. */
  block?: boolean
}): ReactNode {
  const reader = useLocale()
  const lang = props.lang === null || props.lang === reader.lang ? undefined : props.lang
  if (props.block === true)
    return (
      <div className="k-prose" lang={lang} dir="auto">
        {props.text
          .split(/\n{2,}/)
          .filter(part => part.trim() !== '')
          .map((part, index) => (
            <p key={index}>{part}</p>
          ))}
      </div>
    )
  return (
    <span lang={lang} dir={lang === undefined ? undefined : 'auto'}>
      {props.text}
    </span>
  )
}
