import type { ReactNode } from 'react'
import { FormGrid, NumberField, SelectField, TextArea, TextField } from '../../../web/design/index.ts'
import { useForm } from '../../../web/form.tsx'
import { languageName } from '../../../web/language-names.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import { mostMonths } from '../rules/kinds.ts'
import type { Package } from './workplan-words.ts'

const languages = ['en', 'de', 'fr', 'es', 'lt']

/** The language something is written in, as it is chosen. */
export function LanguageField({ given }: { given: string }): ReactNode {
  const text = useText()
  const form = useForm()
  const { lang } = useLocale()
  const offered = languages.includes(given) ? languages : [given, ...languages]
  return (
    <SelectField
      {...form.field('lang', given)}
      label={text('workplan.field.lang')}
      choices={offered.map(value => ({ value, label: languageName(value, lang) }))}
    />
  )
}

/** What a work package is: its aim, who leads it, from which month to which. */
export function PackageFields(props: {
  package: Partial<Package> & { lang: string; number: number }
  clusters: readonly { id: string; name: string }[]
  months: number
}): ReactNode {
  const text = useText()
  const form = useForm()
  const { package: it, clusters } = props
  const offered =
    it.lead == null || clusters.some(({ id }) => id === it.lead?.id) ? clusters : [...clusters, it.lead]
  return (
    <>
      <FormGrid>
        <NumberField
          {...form.field('number', it.number)}
          label={text('workplan.field.packageNumber')}
          min={1}
          max={99}
          required
        />
        <SelectField
          {...form.field('leadClusterId', it.lead?.id)}
          label={text('workplan.field.lead')}
          empty={text('workplan.nobody')}
          choices={offered.map(({ id, name }) => ({ value: id, label: name }))}
        />
      </FormGrid>
      <TextField
        {...form.field('title', it.title)}
        label={text('workplan.field.title')}
        maxLength={200}
        required
      />
      <TextArea
        {...form.field('objective', it.objective)}
        label={text('workplan.field.objective')}
        hint={text('workplan.objectiveHint')}
        rows={3}
        maxLength={2000}
        required
      />
      <TextArea
        {...form.field('description', it.description)}
        label={text('workplan.field.description')}
        rows={5}
        maxLength={8000}
        optional
      />
      <FormGrid>
        <NumberField
          {...form.field('fromMonth', it.fromMonth ?? 1)}
          label={text('workplan.field.fromMonth')}
          min={1}
          max={mostMonths}
          required
        />
        <NumberField
          {...form.field('toMonth', it.toMonth ?? props.months)}
          label={text('workplan.field.toMonth')}
          min={1}
          max={mostMonths}
          required
        />
      </FormGrid>
      <LanguageField given={it.lang} />
    </>
  )
}
