import type { ReactNode } from 'react'
import { countryName } from '../../../web/countries.ts'
import { CheckboxField, FileField, FormGrid, TextField } from '../../../web/design/index.ts'
import { useForm } from '../../../web/form.tsx'
import { useLocale, useText } from '../../../web/text.tsx'
import { writeAmount } from '../../costs/rules/money.ts'
import { type DeclarationForm, dayWords } from './declaration-words.ts'

/** What an organisation says of a year, who says it, and the consent. Needs a `CallForm` around it. */
export function DeclarationFields(props: { form: DeclarationForm }): ReactNode {
  const text = useText()
  const form = useForm()
  const { lang } = useLocale()
  const { said, year, currency, markets, partnership, organisation } = props.form
  const amount = (minor: number | null | undefined) =>
    minor == null ? null : writeAmount(minor, currency).replace(/\.00$/, '')
  const where = markets.map(country => countryName(country, lang)).join(', ')
  const last = `${year}-12-31`
  return (
    <>
      <FormGrid>
        <TextField
          {...form.field('turnover', amount(said?.turnover))}
          label={text('declarations.field.turnover', { year, currency })}
          hint={text('declarations.hint.turnover')}
          inputMode="decimal"
          autoComplete="off"
          maxLength={24}
          optional
        />
        <TextField
          {...form.field('international', amount(said?.international))}
          label={text('declarations.field.international', { currency })}
          hint={text('declarations.hint.international')}
          inputMode="decimal"
          autoComplete="off"
          maxLength={24}
          optional
        />
        <TextField
          {...form.field('internationalShare', said?.saidShare)}
          label={text('declarations.field.internationalShare')}
          hint={text('declarations.hint.internationalShare')}
          inputMode="decimal"
          autoComplete="off"
          optional
        />
        <TextField
          {...form.field('jobs', said?.jobs)}
          label={text('declarations.field.jobs', { day: dayWords(last, lang) })}
          hint={text('declarations.hint.jobs')}
          inputMode="decimal"
          autoComplete="off"
          optional
        />
      </FormGrid>
      <TextField
        {...form.field('exports', amount(said?.exports))}
        label={text('declarations.field.exports', { currency })}
        hint={where === '' ? undefined : text('declarations.hint.exports', { markets: where })}
        inputMode="decimal"
        autoComplete="off"
        maxLength={24}
        size="medium"
        optional
      />
      <TextField
        {...form.field('basedOn', said?.basedOn)}
        label={text('declarations.field.basedOn')}
        hint={text('declarations.hint.basedOn')}
        maxLength={200}
        optional
      />
      <FileField
        name="file"
        label={text('declarations.field.file')}
        hint={
          said?.fileName == null
            ? text('declarations.hint.file')
            : text('declarations.hint.fileStays', { name: said.fileName })
        }
        error={form.field('file').error}
        optional
      />
      <TextField
        {...form.field('declaredBy', said?.declaredBy ?? props.form.name)}
        label={text('declarations.field.declaredBy')}
        hint={text('declarations.hint.declaredBy')}
        maxLength={120}
        required
      />
      <CheckboxField
        name="consent"
        value="true"
        defaultChecked={form.ticked('consent', 'true', false)}
        label={text(`declarations.consent.${props.form.consentVersion}`, {
          partnership: partnership.acronym,
          organisation: organisation.name,
          year,
        })}
        hint={text('declarations.consentVersion', { version: props.form.consentVersion })}
        error={form.field('consent').error}
        required
      />
    </>
  )
}
