import type { ReactNode } from 'react'
import {
  DateField,
  FormGrid,
  NumberField,
  SelectField,
  TextArea,
  TextField,
} from '../../../web/design/index.ts'
import { useForm } from '../../../web/form.tsx'
import { languageName } from '../../../web/language-names.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import { levels } from '../rules/rule.ts'

interface Definition {
  code: string
  name: string
  unit: string
  lang: string
  level: string
  evidence: string | null
  owner: string | null
  target: number | null
  baseline: number | null
  baselineOn: string | null
}

const languages = ['en', 'de', 'fr', 'es', 'lt']

/** What an indicator is called, who answers for it, and what is to be reached. */
export function DefinitionFields({ indicator }: { indicator: Definition | null }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  const form = useForm()
  const own = indicator?.lang ?? lang
  const offered = languages.includes(own) ? languages : [own, ...languages]
  return (
    <>
      <FormGrid>
        <TextField
          {...form.field('name', indicator?.name)}
          label={text('indicators.field.name')}
          hint={text('indicators.hint.name')}
          maxLength={160}
          required
        />
        <TextField
          {...form.field('code', indicator?.code)}
          label={text('indicators.field.code')}
          hint={text('indicators.hint.code')}
          maxLength={20}
          required
        />
        <TextField
          {...form.field('unit', indicator?.unit)}
          label={text('indicators.field.unit')}
          hint={text('indicators.hint.unit')}
          maxLength={60}
          required
        />
        <SelectField
          {...form.field('level', indicator?.level ?? 'output')}
          label={text('indicators.field.level')}
          choices={levels.map(value => ({ value, label: text(`indicators.level.${value}`) }))}
        />
        <NumberField
          {...form.field('target', indicator?.target)}
          label={text('indicators.field.target')}
          min={0}
          step="any"
          optional
        />
        <TextField
          {...form.field('owner', indicator?.owner)}
          label={text('indicators.field.owner')}
          maxLength={120}
          optional
        />
      </FormGrid>
      <TextArea
        {...form.field('evidence', indicator?.evidence)}
        label={text('indicators.field.evidence')}
        hint={text('indicators.hint.evidence')}
        rows={2}
        optional
      />
      <FormGrid>
        <NumberField
          {...form.field('baseline', indicator?.baseline)}
          label={text('indicators.field.baseline')}
          hint={text('indicators.hint.baseline')}
          step="any"
          optional
        />
        <DateField
          {...form.field('baselineOn', indicator?.baselineOn)}
          label={text('indicators.field.baselineOn')}
          optional
        />
        <SelectField
          {...form.field('lang', own)}
          label={text('indicators.field.lang')}
          choices={offered.map(value => ({ value, label: languageName(value, lang) }))}
        />
      </FormGrid>
    </>
  )
}
