import { createContext, type ReactNode, useContext, useMemo } from 'react'

/** Looks up a message by key and fills in its values; `count` chooses the plural. */
export type Text = (key: string, values?: Record<string, unknown>) => string

/** The reader's language (BCP 47) and time zone (IANA); the zone is null while we do not know it. */
export interface Locale {
  lang: string
  timeZone: string | null
}

interface Words {
  text: Text
  locale: Locale
}

const WordsContext = createContext<Words | null>(null)

/** Gives everything below it the words, the language and the time zone of the reader. */
export function TextProvider(props: {
  text: Text
  lang: string
  timeZone: string | null
  children: ReactNode
}): ReactNode {
  const { text, lang, timeZone } = props
  const words = useMemo(() => ({ text, locale: { lang, timeZone } }), [text, lang, timeZone])
  return <WordsContext value={words}>{props.children}</WordsContext>
}

function useWords(): Words {
  const words = useContext(WordsContext)
  if (words === null) throw new Error('A screen needs a TextProvider around it.')
  return words
}

/** The reader's words: `text('missions.title')`, `text('design.rows', { count: 3 })`. */
export function useText(): Text {
  return useWords().text
}

/** The reader's language and time zone, for dates and numbers. */
export function useLocale(): Locale {
  return useWords().locale
}
