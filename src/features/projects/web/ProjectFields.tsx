import type { ReactNode } from 'react'
import { interfaceLanguages } from '../../../shared/languages.ts'
import { SelectField, TextArea, TextField } from '../../../web/design/index.ts'
import type { FormApi } from '../../../web/form.tsx'
import { languageName } from '../../../web/language-names.ts'
import { useLocale, useText } from '../../../web/text.tsx'

/** What a joint project says of itself. */
export function ProjectFields(props: {
  form: FormApi
  project: { title: string; topic: string | null; summary: string | null; lang: string } | null
}): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  const { form, project } = props
  return (
    <>
      <TextField {...form.field('title', project?.title)} label={text('projects.form.title')} required />
      <TextField
        {...form.field('topic', project?.topic)}
        label={text('projects.form.topic')}
        hint={text('projects.form.topicHint')}
        optional
      />
      <TextArea
        {...form.field('summary', project?.summary)}
        label={text('projects.form.summary')}
        rows={6}
        optional
      />
      <SelectField
        {...form.field('lang', project?.lang ?? lang)}
        label={text('projects.form.lang')}
        choices={interfaceLanguages.map(one => ({ value: one, label: languageName(one, lang) }))}
      />
    </>
  )
}
