import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import { visibilities } from '../../../shared/visibility.ts'
import { countryChoices } from '../../../web/countries.ts'
import {
  CheckboxGroup,
  Fieldset,
  FormGrid,
  NumberField,
  SelectField,
  TagsField,
  TextArea,
  TextField,
} from '../../../web/design/index.ts'
import { type FormApi, useForm } from '../../../web/form.tsx'
import { useLocale, useText } from '../../../web/text.tsx'
import type { getOrganisation } from '../contract.ts'
import { organisationKinds, sizeClasses } from '../rules/kinds.ts'
import { TextLanguageField } from './TextLanguageField.tsx'

type Profile = Partial<OutputOf<typeof getOrganisation>>

/** All fields of a profile, those that get one found first; only name, kind and country are asked for. */
export function OrganisationFields(props: { profile: Profile }): ReactNode {
  const form = useForm()
  return (
    <>
      <NameFields form={form} profile={props.profile} />
      <StoryFields form={form} profile={props.profile} />
      <PlaceFields form={form} profile={props.profile} />
      <NumberFields form={form} profile={props.profile} />
    </>
  )
}

type Part = { form: FormApi; profile: Profile }

function NameFields({ form, profile }: Part): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  const label = (name: string) => text(`directory.field.${name}`)
  return (
    <Fieldset legend={text('directory.form.who')}>
      <TextField {...form.field('name', profile.name)} label={label('name')} required />
      <FormGrid>
        <SelectField
          {...form.field('kind', profile.kind)}
          label={label('kind')}
          required
          empty={text('directory.form.choose')}
          choices={organisationKinds.map(value => ({ value, label: text(`directory.kind.${value}`) }))}
        />
        <SelectField
          {...form.field('country', profile.country)}
          label={label('country')}
          required
          empty={text('directory.form.choose')}
          choices={countryChoices(lang)}
        />
        <TextField {...form.field('shortName', profile.shortName)} label={label('shortName')} />
        <TextField {...form.field('legalForm', profile.legalForm)} label={label('legalForm')} />
        <TextField
          {...form.field('nameOtherScript', profile.nameOtherScript)}
          label={label('nameOtherScript')}
          hint={text('directory.form.otherScriptHint')}
        />
        <TextField
          {...form.field('nameReading', profile.nameReading)}
          label={label('nameReading')}
          hint={text('directory.form.readingHint')}
        />
      </FormGrid>
    </Fieldset>
  )
}

function StoryFields({ form, profile }: Part): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  const label = (name: string) => text(`directory.field.${name}`)
  const chosen = form.values('targetMarkets', profile.targetMarkets ?? [])
  const countries = countryChoices(lang)
  return (
    <Fieldset legend={text('directory.form.what')} hint={text('directory.form.whatHint')}>
      <TextField
        {...form.field('summary', profile.summary)}
        label={label('summary')}
        hint={text('directory.form.summaryHint')}
        maxLength={1000}
      />
      <TextArea
        {...form.field('offers', profile.offers)}
        label={label('offers')}
        hint={text('directory.form.offersHint')}
      />
      <TextArea
        {...form.field('needs', profile.needs)}
        label={label('needs')}
        hint={text('directory.form.needsHint')}
      />
      <TagsField
        {...form.field('technologies', profile.technologies?.join(', '))}
        label={label('technologies')}
      />
      <TextArea {...form.field('description', profile.description)} label={label('description')} rows={6} />
      <TextLanguageField {...form.field('lang', profile.lang ?? lang)} />
      <div className="k-directory-markets">
        <CheckboxGroup
          name="targetMarkets"
          label={label('targetMarkets')}
          choices={[
            ...countries.filter(country => chosen.includes(country.value)),
            ...countries.filter(country => !chosen.includes(country.value)),
          ]}
          defaultValues={chosen}
        />
      </div>
    </Fieldset>
  )
}

function PlaceFields({ form, profile }: Part): ReactNode {
  const text = useText()
  const label = (name: string) => text(`directory.field.${name}`)
  return (
    <Fieldset legend={text('directory.form.where')}>
      <FormGrid>
        <TextField {...form.field('city', profile.city)} label={label('city')} />
        <TextField {...form.field('postcode', profile.postcode)} label={label('postcode')} />
        <TextField {...form.field('street', profile.street)} label={label('street')} />
        <TextField
          {...form.field('region', profile.region)}
          label={label('region')}
          hint={text('directory.form.regionHint')}
        />
        <TextField {...form.field('website', profile.website)} type="url" label={label('website')} />
        <TextField {...form.field('email', profile.email)} type="email" label={label('email')} />
        <TextField {...form.field('phone', profile.phone)} type="tel" label={label('phone')} />
      </FormGrid>
    </Fieldset>
  )
}

function NumberFields({ form, profile }: Part): ReactNode {
  const text = useText()
  const label = (name: string) => text(`directory.field.${name}`)
  return (
    <>
      <Fieldset legend={text('directory.form.size')}>
        <FormGrid>
          <SelectField
            {...form.field('sizeClass', profile.sizeClass)}
            label={label('sizeClass')}
            empty={text('directory.form.unknown')}
            choices={sizeClasses.map(value => ({ value, label: text(`directory.size.${value}`) }))}
          />
          <NumberField {...form.field('employees', profile.employees)} min={0} label={label('employees')} />
          <NumberField {...form.field('foundedYear', profile.foundedYear)} label={label('foundedYear')} />
          <TagsField
            {...form.field('certificates', profile.certificates?.join(', '))}
            label={label('certificates')}
          />
          <TextField
            {...form.field('pic', profile.pic)}
            label={label('pic')}
            inputMode="numeric"
            hint={text('directory.form.picHint')}
          />
          <TextField {...form.field('vat', profile.vat)} label={label('vat')} />
          <TextField {...form.field('lei', profile.lei)} label={label('lei')} />
          <TextField {...form.field('nationalId', profile.nationalId)} label={label('nationalId')} />
        </FormGrid>
      </Fieldset>
      <Fieldset legend={text('directory.form.whoSees')}>
        <SelectField
          {...form.field('visibility', profile.visibility ?? 'platform')}
          label={label('visibility')}
          choices={visibilities.map(value => ({ value, label: text(`directory.visibility.${value}`) }))}
        />
      </Fieldset>
    </>
  )
}
