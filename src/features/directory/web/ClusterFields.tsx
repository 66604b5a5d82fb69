import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import { countryChoices } from '../../../web/countries.ts'
import {
  FormGrid,
  NumberField,
  SelectField,
  TagsField,
  TextArea,
  TextField,
} from '../../../web/design/index.ts'
import { useForm } from '../../../web/form.tsx'
import { useLocale, useText } from '../../../web/text.tsx'
import type { getCluster } from '../contract.ts'
import { TextLanguageField } from './TextLanguageField.tsx'

const clusterVisibilities = ['public', 'platform', 'partnership', 'cluster'] as const

/** The fields of a cluster's profile. */
export function ClusterFields(props: { cluster: Partial<OutputOf<typeof getCluster>> }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  const form = useForm()
  const { cluster } = props
  const label = (name: string) => text(`directory.field.${name}`)
  return (
    <>
      <TextField {...form.field('name', cluster.name)} label={label('name')} required />
      <FormGrid>
        <TextField
          {...form.field('shortName', cluster.shortName)}
          label={label('shortName')}
          hint={text('directory.form.shortNameHint')}
          required
        />
        <SelectField
          {...form.field('country', cluster.country)}
          label={label('country')}
          required
          empty={text('directory.form.choose')}
          choices={countryChoices(lang)}
        />
        <TextField {...form.field('city', cluster.city)} label={label('city')} />
        <TextField {...form.field('website', cluster.website)} type="url" label={label('website')} />
        <TextField {...form.field('email', cluster.email)} type="email" label={label('email')} />
        <NumberField {...form.field('foundedYear', cluster.foundedYear)} label={label('foundedYear')} />
        <NumberField
          {...form.field('staffFte', cluster.staffFte)}
          step="0.1"
          min={0}
          label={label('staffFte')}
        />
      </FormGrid>
      <TextField
        {...form.field('summary', cluster.summary)}
        label={label('summary')}
        hint={text('directory.form.clusterSummaryHint')}
        maxLength={300}
      />
      <TextArea {...form.field('description', cluster.description)} label={label('description')} rows={6} />
      <TagsField
        {...form.field('technologies', cluster.technologies?.join(', '))}
        label={label('technologies')}
      />
      <FormGrid>
        <TextLanguageField {...form.field('lang', cluster.lang ?? lang)} />
        <SelectField
          {...form.field('visibility', cluster.visibility ?? 'public')}
          label={label('visibility')}
          choices={clusterVisibilities.map(value => ({
            value,
            label: text(`directory.visibility.${value}`),
          }))}
        />
      </FormGrid>
    </>
  )
}
