import type { ReactNode } from 'react'
import { SelectField } from '../../../web/design/index.ts'
import { useLocale, useText } from '../../../web/text.tsx'

const languages = [
  'en',
  'fr',
  'de',
  'es',
  'lt',
  'it',
  'nl',
  'pl',
  'pt',
  'fi',
  'sv',
  'da',
  'cs',
  'el',
  'ja',
  'ko',
  'zh',
]

/** The language a record's texts are written in, so that they are spoken and hyphenated rightly. */
export function TextLanguageField(props: {
  name: string
  defaultValue: string
  error: string | undefined
}): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  const names = new Intl.DisplayNames([lang], { type: 'language' })
  const offered = languages.includes(props.defaultValue) ? languages : [props.defaultValue, ...languages]
  return (
    <SelectField
      {...props}
      label={text('directory.field.lang')}
      choices={offered.map(value => ({ value, label: names.of(value) ?? value }))}
    />
  )
}
