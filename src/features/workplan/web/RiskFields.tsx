import type { ReactNode } from 'react'
import { FormGrid, SelectField, TextArea } from '../../../web/design/index.ts'
import { useForm } from '../../../web/form.tsx'
import { useText } from '../../../web/text.tsx'
import { degrees } from '../rules/risk-level.ts'
import { OwnerField } from './OwnerField.tsx'
import { LanguageField } from './PackageFields.tsx'
import type { Risks } from './RiskTable.tsx'

/** What could go wrong, how likely and how bad, what is done about it, and who looks after it. */
export function RiskFields(props: {
  risk: Partial<Risks['items'][number]> & { lang: string }
  owners: Risks['owners']
}): ReactNode {
  const text = useText()
  const form = useForm()
  const { risk } = props
  const choices = degrees.map(value => ({ value, label: text(`workplan.risk.degree.${value}`) }))
  return (
    <>
      <TextArea
        {...form.field('description', risk.description)}
        label={text('workplan.risk.field.description')}
        rows={2}
        maxLength={1000}
        required
      />
      <FormGrid>
        <SelectField
          {...form.field('likelihood', risk.likelihood ?? 'medium')}
          label={text('workplan.risk.field.likelihood')}
          choices={choices}
        />
        <SelectField
          {...form.field('impact', risk.impact ?? 'medium')}
          label={text('workplan.risk.field.impact')}
          choices={choices}
        />
      </FormGrid>
      <TextArea
        {...form.field('mitigation', risk.mitigation)}
        label={text('workplan.risk.field.mitigation')}
        hint={text('workplan.risk.mitigationHint')}
        rows={3}
        maxLength={2000}
        required
      />
      <FormGrid>
        <OwnerField given={risk.owner} owners={props.owners} />
        <LanguageField given={risk.lang} />
      </FormGrid>
    </>
  )
}
