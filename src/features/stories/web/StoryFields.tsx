import type { ReactNode } from 'react'
import { interfaceLanguages } from '../../../shared/languages.ts'
import { SelectField, TextArea, TextField } from '../../../web/design/index.ts'
import type { FormApi } from '../../../web/form.tsx'
import { languageName } from '../../../web/language-names.ts'
import { useLocale, useText } from '../../../web/text.tsx'

/** Title, words and their language. */
export function StoryFields(props: {
  form: FormApi
  story: { title: string; body: string; lang: string }
}): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  const { form, story } = props
  return (
    <>
      <TextField
        {...form.field('title', story.title)}
        label={text('stories.form.title')}
        lang={story.lang}
        required
      />
      <TextArea
        {...form.field('body', story.body)}
        label={text('stories.form.body')}
        hint={text('stories.form.bodyHint')}
        lang={story.lang}
        rows={16}
        required
      />
      <SelectField
        {...form.field('lang', story.lang)}
        label={text('stories.form.lang')}
        choices={interfaceLanguages.map(one => ({ value: one, label: languageName(one, lang) }))}
      />
    </>
  )
}
