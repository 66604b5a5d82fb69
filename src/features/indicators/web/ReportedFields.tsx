import type { ReactNode } from 'react'
import { countryChoices } from '../../../web/countries.ts'
import {
  DateField,
  FileField,
  FormGrid,
  NumberField,
  RadioGroup,
  SelectField,
  TextField,
} from '../../../web/design/index.ts'
import { useForm } from '../../../web/form.tsx'
import { useLocale, useText } from '../../../web/text.tsx'
import { meetingSides } from '../contract-records.ts'
import { services } from '../rules/rule.ts'

interface Facts {
  heldOn: string
  title: string
  lang: string
  market: string | null
  source: string | null
  link: string | null
  fileName: string | null
  service: string | null
  hours: number | null
  reach: string
  between: string | null
  counterpart: string | null
  organisation: { id: string } | null
}

/** What is said of a service or a meeting held elsewhere. */
export function ReportedFields(props: {
  kind: 'service' | 'meeting'
  facts: Facts | null
  members: readonly { id: string; name: string }[]
  /** The member that an address chose beforehand. */
  organisation?: string | undefined
}): ReactNode {
  const text = useText()
  const form = useForm()
  const { lang } = useLocale()
  const { kind, facts } = props
  const isService = kind === 'service'
  return (
    <>
      <FormGrid>
        <TextField
          {...form.field('title', facts?.title)}
          label={text('indicators.field.title')}
          hint={text(`indicators.hint.title.${kind}`)}
          maxLength={200}
          required
        />
        <DateField
          {...form.field('heldOn', facts?.heldOn)}
          label={text('indicators.field.heldOn')}
          required
        />
        {isService ? (
          <>
            <SelectField
              {...form.field('service', facts?.service)}
              label={text('indicators.field.service')}
              empty={text('indicators.choose')}
              choices={services.map(value => ({ value, label: text(`indicators.service.${value}`) }))}
              required
            />
            <NumberField
              {...form.field('hours', facts?.hours)}
              label={text('indicators.field.hours')}
              min={0}
              step="any"
              optional
            />
          </>
        ) : (
          <TextField
            {...form.field('counterpart', facts?.counterpart)}
            label={text('indicators.field.counterpart')}
            hint={text('indicators.hint.counterpart')}
            maxLength={200}
            required
          />
        )}
        <SelectField
          {...form.field('market', facts?.market)}
          label={text(isService ? 'indicators.field.market' : 'indicators.field.country')}
          empty="–"
          choices={countryChoices(lang)}
        />
      </FormGrid>
      {isService ? null : (
        <RadioGroup
          name="between"
          label={text('indicators.field.between')}
          choices={meetingSides.map(value => ({ value, label: text(`indicators.meetingBetween.${value}`) }))}
          defaultValue={form.field('between', facts?.between ?? 'businesses').defaultValue}
          inline
        />
      )}
      <SelectField
        {...form.field('organisationId', facts?.organisation?.id ?? props.organisation)}
        label={text('indicators.field.member')}
        hint={isService ? undefined : text('indicators.hint.member')}
        empty={text(isService ? 'indicators.choose' : 'indicators.noMember')}
        choices={props.members.map(({ id, name }) => ({ value: id, label: name }))}
        required={isService}
      />
      <RadioGroup
        name="reach"
        label={text('indicators.field.reach')}
        choices={(['direct', 'indirect'] as const).map(value => ({
          value,
          label: text(`indicators.reachOf.${kind}.${value}`),
        }))}
        defaultValue={form.field('reach', facts?.reach ?? 'direct').defaultValue}
      />
      <FormGrid>
        <TextField
          {...form.field('source', facts?.source)}
          label={text('indicators.field.source')}
          hint={text(`indicators.hint.source.${kind}`)}
          maxLength={200}
          {...(isService ? { optional: true } : { required: true })}
        />
        <TextField
          {...form.field('link', facts?.link)}
          type="url"
          label={text('indicators.field.link')}
          optional
        />
        <FileField
          name="file"
          label={text('indicators.field.file')}
          hint={
            facts?.fileName == null
              ? text('indicators.hint.file')
              : text('indicators.hint.fileStays', { name: facts.fileName })
          }
          error={form.field('file').error}
          optional
        />
      </FormGrid>
    </>
  )
}
