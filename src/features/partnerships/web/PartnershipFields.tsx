import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import { DateField, FormGrid, SelectField, TextArea, TextField } from '../../../web/design/index.ts'
import { useForm } from '../../../web/form.tsx'
import { useLocale, useText } from '../../../web/text.tsx'
import type { getPartnership } from '../contract.ts'

const visibilities = ['public', 'platform', 'partnership'] as const
const languages = ['en', 'fr', 'de', 'es', 'lt'] as const

/** What a partnership says of itself; a grant is optional. */
export function PartnershipFields(props: {
  partnership: Partial<OutputOf<typeof getPartnership>>
}): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  const form = useForm()
  const it = props.partnership
  const label = (name: string) => text(`partnerships.field.${name}`)
  const names = new Intl.DisplayNames([lang], { type: 'language' })
  return (
    <>
      <TextField
        {...form.field('acronym', it.acronym)}
        label={label('acronym')}
        hint={text('partnerships.hint.acronym')}
        required
        size="medium"
      />
      <TextField {...form.field('title', it.title)} label={label('title')} required />
      <TextField
        {...form.field('theme', it.theme)}
        label={label('theme')}
        hint={text('partnerships.hint.theme')}
      />
      <TextArea {...form.field('summary', it.summary)} label={text('partnerships.about')} />
      <FormGrid>
        <DateField {...form.field('startsOn', it.startsOn)} label={label('startsOn')} />
        <DateField {...form.field('endsOn', it.endsOn)} label={label('endsOn')} />
        <SelectField
          {...form.field('lang', it.lang ?? lang)}
          label={label('lang')}
          choices={languages.map(value => ({ value, label: names.of(value) ?? value }))}
        />
        <SelectField
          {...form.field('visibility', it.visibility ?? 'public')}
          label={label('visibility')}
          choices={visibilities.map(value => ({ value, label: text(`partnerships.visibility.${value}`) }))}
        />
      </FormGrid>
    </>
  )
}
