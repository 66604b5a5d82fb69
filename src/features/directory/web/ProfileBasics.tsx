import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import { visibilities } from '../../../shared/visibility.ts'
import { countryChoices } from '../../../web/countries.ts'
import {
  Fieldset,
  FormGrid,
  NumberField,
  SelectField,
  TagsField,
  TextArea,
  TextField,
} from '../../../web/design/index.ts'
import { useForm } from '../../../web/form.tsx'
import { useLocale, useText } from '../../../web/text.tsx'
import type { getOrganisation } from '../contract.ts'
import { organisationKinds } from '../rules/kinds.ts'
import { LevelField } from './LevelField.tsx'
import { TextLanguageField } from './TextLanguageField.tsx'

type Profile = Partial<OutputOf<typeof getOrganisation>>

/** Step one: what in one line, what you offer, what you seek, where, two keywords. */
export function BasicsFields({ profile }: { profile: Profile }): ReactNode {
  const text = useText()
  const form = useForm()
  const { lang } = useLocale()
  const label = (name: string) => text(`directory.field.${name}`)
  return (
    <Fieldset legend={text('directory.group.basics.title')}>
      <TextField
        {...form.field('summary', profile.summary)}
        label={label('summary')}
        hint={text('directory.form.summaryHint')}
        maxLength={300}
      />
      <TextArea
        {...form.field('offers', profile.offers)}
        label={label('offers')}
        hint={text('directory.form.offersHint')}
        rows={3}
      />
      <TextArea
        {...form.field('needs', profile.needs)}
        label={label('needs')}
        hint={text('directory.form.needsHint')}
        rows={3}
      />
      <TagsField
        {...form.field('technologies', profile.technologies?.join(', '))}
        label={label('technologies')}
        hint={text('directory.profile.twoWords')}
      />
      <FormGrid>
        <TextField {...form.field('city', profile.city)} label={label('city')} />
        <SelectField
          {...form.field('country', profile.country)}
          label={label('country')}
          required
          empty={text('directory.form.choose')}
          choices={countryChoices(lang)}
        />
        <TextLanguageField {...form.field('lang', profile.lang ?? lang)} />
      </FormGrid>
    </Fieldset>
  )
}

/** Names, addresses, registers, and who sees the profile as a whole. */
export function IdentityFields({ profile }: { profile: Profile }): ReactNode {
  const text = useText()
  const form = useForm()
  const label = (name: string) => text(`directory.field.${name}`)
  return (
    <>
      <NameFields profile={profile} />
      <Fieldset legend={text('directory.form.where')}>
        <FormGrid>
          <TextField {...form.field('website', profile.website)} type="url" label={label('website')} />
          <TextField {...form.field('email', profile.email)} type="email" label={label('email')} />
          <TextField {...form.field('phone', profile.phone)} type="tel" label={label('phone')} />
          <TextField {...form.field('street', profile.street)} label={label('street')} />
          <TextField {...form.field('postcode', profile.postcode)} label={label('postcode')} />
          <TextField {...form.field('region', profile.region)} label={label('region')} />
          <TextField
            {...form.field('nuts', profile.nuts)}
            label={label('nuts')}
            hint={text('directory.profile.nutsHint')}
          />
          <NumberField
            {...form.field('latitude', profile.latitude)}
            step="any"
            label={label('latitude')}
            unit="°"
          />
          <NumberField
            {...form.field('longitude', profile.longitude)}
            step="any"
            label={label('longitude')}
            unit="°"
          />
        </FormGrid>
        <LevelField part="contact" profile={profile} />
      </Fieldset>
      <Fieldset legend={text('directory.profile.registers')}>
        <FormGrid>
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
        <LevelField part="registers" profile={profile} />
      </Fieldset>
      <Fieldset
        legend={text('directory.profile.wholeVisibility')}
        hint={text('directory.profile.wholeVisibilityHint')}
      >
        <SelectField
          {...form.field('visibility', profile.visibility ?? 'platform')}
          label={label('visibility')}
          choices={visibilities.map(value => ({ value, label: text(`directory.visibility.${value}`) }))}
        />
      </Fieldset>
    </>
  )
}

function NameFields({ profile }: { profile: Profile }): ReactNode {
  const text = useText()
  const form = useForm()
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

/** What a new listing needs besides step one: its name and kind, its site, and who sees it. */
export function NewNameFields(): ReactNode {
  const text = useText()
  const form = useForm()
  const label = (name: string) => text(`directory.field.${name}`)
  return (
    <Fieldset legend={text('directory.form.who')}>
      <TextField {...form.field('name')} label={label('name')} required />
      <FormGrid>
        <SelectField
          {...form.field('kind')}
          label={label('kind')}
          required
          empty={text('directory.form.choose')}
          choices={organisationKinds.map(value => ({ value, label: text(`directory.kind.${value}`) }))}
        />
        <TextField {...form.field('website')} type="url" label={label('website')} />
        <TextField {...form.field('email')} type="email" label={label('email')} />
        <SelectField
          {...form.field('visibility', 'platform')}
          label={label('visibility')}
          choices={visibilities.map(value => ({ value, label: text(`directory.visibility.${value}`) }))}
        />
      </FormGrid>
    </Fieldset>
  )
}
