import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import { countryChoices } from '../../../web/countries.ts'
import {
  CheckboxGroup,
  Fieldset,
  FormGrid,
  NumberField,
  SelectField,
  TagsField,
  TextField,
} from '../../../web/design/index.ts'
import { useForm } from '../../../web/form.tsx'
import { useLocale, useText } from '../../../web/text.tsx'
import type { getOrganisation } from '../contract.ts'
import { sizeClasses } from '../rules/kinds.ts'
import {
  accessModels,
  deviceClasses,
  fdaStatuses,
  ipPositions,
  marketModes,
  ownerships,
  turnoverBands,
} from '../rules/profile-choices.ts'
import { LevelField } from './LevelField.tsx'

type Part = { profile: OutputOf<typeof getOrganisation> }

function useChoices(): (list: string, values: readonly string[]) => { value: string; label: string }[] {
  const text = useText()
  return (list, values) => values.map(value => ({ value, label: text(`directory.choice.${list}.${value}`) }))
}

/** Where they sell and how, where they want to, and in which languages. */
export function MarketsFields({ profile }: Part): ReactNode {
  const text = useText()
  const form = useForm()
  const { lang } = useLocale()
  const choices = useChoices()
  const countries = countryChoices(lang)
  const chosen = form.values('targetMarkets', profile.targetMarkets)
  const rows = Array.from({ length: Math.min(60, profile.currentMarkets.length + 3) }, (_, index) => index)
  return (
    <>
      <Fieldset legend={text('directory.field.targetMarkets')}>
        <div className="k-directory-markets">
          <CheckboxGroup
            name="targetMarkets"
            label={text('directory.field.targetMarkets')}
            hideLabel
            choices={[
              ...countries.filter(country => chosen.includes(country.value)),
              ...countries.filter(country => !chosen.includes(country.value)),
            ]}
            defaultValues={chosen}
          />
        </div>
      </Fieldset>
      <Fieldset legend={text('directory.field.currentMarkets')} hint={text('directory.profile.rowsHint')}>
        <div className="k-profile-rows">
          {rows.map(index => (
            <div className="k-profile-row k-profile-row-two" key={index}>
              <SelectField
                {...form.field(`currentMarkets.${index}.country`, profile.currentMarkets[index]?.country)}
                label={text('directory.field.country')}
                empty="–"
                choices={countries}
              />
              <SelectField
                {...form.field(
                  `currentMarkets.${index}.mode`,
                  profile.currentMarkets[index]?.mode ?? 'direct',
                )}
                label={text('directory.profile.mode')}
                choices={choices('marketMode', marketModes)}
              />
            </div>
          ))}
        </div>
        <TagsField
          {...form.field('languages', profile.languages.join(', '))}
          label={text('directory.field.languages')}
          hint={text('directory.profile.languagesHint')}
        />
        <LevelField part="markets" profile={profile} />
      </Fieldset>
    </>
  )
}

/** Certificates, medical devices, the FDA, protection. */
export function QualityFields({ profile }: Part): ReactNode {
  const text = useText()
  const form = useForm()
  const choices = useChoices()
  const label = (name: string) => text(`directory.field.${name}`)
  return (
    <Fieldset legend={text('directory.group.quality.title')}>
      <TagsField
        {...form.field('certificates', profile.certificates.join(', '))}
        label={label('certificates')}
        hint={text('directory.profile.certificatesHint')}
      />
      <CheckboxGroup
        name="deviceClasses"
        label={label('deviceClasses')}
        choices={choices('deviceClasses', deviceClasses)}
        defaultValues={form.values('deviceClasses', profile.deviceClasses)}
      />
      <SelectField
        {...form.field('fdaStatus', profile.fdaStatus)}
        label={label('fdaStatus')}
        empty={text('directory.form.unknown')}
        choices={choices('fdaStatus', fdaStatuses)}
      />
      <CheckboxGroup
        name="ipPosition"
        label={label('ipPosition')}
        choices={choices('ipPosition', ipPositions)}
        defaultValues={form.values('ipPosition', profile.ipPosition)}
      />
      <LevelField part="quality" profile={profile} />
    </Fieldset>
  )
}

/** Size and ownership, then the figures that stay confidential. */
export function FiguresFields({ profile }: Part): ReactNode {
  const text = useText()
  const form = useForm()
  const choices = useChoices()
  const label = (name: string) => text(`directory.field.${name}`)
  const unknown = text('directory.form.unknown')
  const yesNo = [
    { value: 'true', label: text('directory.yes') },
    { value: 'false', label: text('directory.no') },
  ]
  const flag = (value: boolean | null) => (value === null ? '' : String(value))
  return (
    <>
      <Fieldset legend={text('directory.profile.size')}>
        <FormGrid>
          <SelectField
            {...form.field('sizeClass', profile.sizeClass)}
            label={label('sizeClass')}
            empty={unknown}
            choices={sizeClasses.map(value => ({ value, label: text(`directory.size.${value}`) }))}
          />
          <NumberField {...form.field('employees', profile.employees)} min={0} label={label('employees')} />
          <NumberField {...form.field('foundedYear', profile.foundedYear)} label={label('foundedYear')} />
          <SelectField
            {...form.field('ownership', profile.ownership)}
            label={label('ownership')}
            empty={unknown}
            choices={choices('ownership', ownerships)}
          />
          <TextField {...form.field('parentGroup', profile.parentGroup)} label={label('parentGroup')} />
          <SelectField
            {...form.field('startUp', flag(profile.startUp))}
            label={label('startUp')}
            empty={unknown}
            choices={yesNo}
          />
          <SelectField
            {...form.field('womenLed', flag(profile.womenLed))}
            label={label('womenLed')}
            empty={unknown}
            choices={yesNo}
          />
        </FormGrid>
        <LevelField part="size" profile={profile} />
      </Fieldset>
      <Fieldset legend={text('directory.profile.figures')} hint={text('directory.profile.figuresHint')}>
        <FormGrid>
          <SelectField
            {...form.field('turnoverBand', profile.turnoverBand)}
            label={label('turnoverBand')}
            empty={unknown}
            choices={choices('turnoverBand', turnoverBands)}
          />
          <NumberField
            {...form.field('exportShare', profile.exportShare)}
            min={0}
            max={100}
            unit="%"
            label={label('exportShare')}
          />
          <NumberField
            {...form.field('researchShare', profile.researchShare)}
            min={0}
            max={100}
            unit="%"
            label={label('researchShare')}
          />
          <NumberField
            {...form.field('readinessScore', profile.readinessScore)}
            min={0}
            max={200}
            label={label('readinessScore')}
            hint={text('directory.profile.readinessHint')}
          />
        </FormGrid>
        <LevelField part="figures" profile={profile} />
      </Fieldset>
    </>
  )
}

/** How others work with an institution. */
export function ResearchFields({ profile }: Part): ReactNode {
  const text = useText()
  const form = useForm()
  const choices = useChoices()
  const label = (name: string) => text(`directory.field.${name}`)
  return (
    <Fieldset legend={text('directory.group.research.title')}>
      <CheckboxGroup
        name="accessModels"
        label={label('accessModels')}
        choices={choices('accessModels', accessModels)}
        defaultValues={form.values('accessModels', profile.accessModels)}
      />
      <FormGrid>
        <NumberField
          {...form.field('researchStaff', profile.researchStaff)}
          min={0}
          step="any"
          label={label('researchStaff')}
        />
        <SelectField
          {...form.field(
            'evaluationNeeded',
            profile.evaluationNeeded === null ? '' : String(profile.evaluationNeeded),
          )}
          label={label('evaluationNeeded')}
          empty={text('directory.form.unknown')}
          choices={[
            { value: 'true', label: text('directory.yes') },
            { value: 'false', label: text('directory.no') },
          ]}
        />
        <TextField {...form.field('contactPoint', profile.contactPoint)} label={label('contactPoint')} />
        <TextField {...form.field('businessCoach', profile.businessCoach)} label={label('businessCoach')} />
      </FormGrid>
      <LevelField part="research" profile={profile} />
    </Fieldset>
  )
}
