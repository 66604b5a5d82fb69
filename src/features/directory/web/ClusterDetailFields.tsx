import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import { countryChoices } from '../../../web/countries.ts'
import {
  CheckboxGroup,
  DateField,
  Fieldset,
  FormGrid,
  NumberField,
  SelectField,
  TagsField,
  TextField,
} from '../../../web/design/index.ts'
import { useForm } from '../../../web/form.tsx'
import { useLocale, useText } from '../../../web/text.tsx'
import type { getCluster } from '../contract.ts'
import {
  clusterBudgetBands,
  clusterLabels,
  clusterServices,
  clusterTurnoverBands,
  cooperationInstruments,
} from '../rules/cluster-choices.ts'
import { type ClusterPart, clusterTable } from '../rules/cluster-parts.ts'
import { memberFields, moneyShares } from './cluster-fields.ts'
import { PartLevelField } from './LevelField.tsx'

/** Fields that are called the same as an organisation's. */
const sharedNames = new Set(['street', 'postcode', 'phone'])

type Part = { cluster: OutputOf<typeof getCluster> }

/** Every field of a cluster beyond its core, in the order of trade.md 2.1. */
export function ClusterDetailFields({ cluster }: Part): ReactNode {
  return (
    <>
      <ServiceFields cluster={cluster} />
      <MemberFields cluster={cluster} />
      <AbroadFields cluster={cluster} />
      <QualityFields cluster={cluster} />
      <ContactFields cluster={cluster} />
      <MoneyFields cluster={cluster} />
    </>
  )
}

function Level(props: { part: ClusterPart; cluster: Part['cluster'] }): ReactNode {
  const text = useText()
  const label = useLabel()
  return (
    <PartLevelField
      part={props.part}
      profile={props.cluster}
      table={clusterTable}
      labelOf={name => (sharedNames.has(name) ? text(`directory.field.${name}`) : label(name))}
      levelWords="directory.clusterLevel"
    />
  )
}

function useLabel(): (name: string) => string {
  const text = useText()
  return name => text(`directory.clusterField.${name}`)
}

function ServiceFields({ cluster }: Part): ReactNode {
  const text = useText()
  const form = useForm()
  const label = useLabel()
  return (
    <Fieldset legend={label('services')}>
      <CheckboxGroup
        name="services"
        label={label('services')}
        hideLabel
        choices={clusterServices.map(value => ({
          value,
          label: text(`directory.choice.clusterServices.${value}`),
        }))}
        defaultValues={form.values('services', cluster.services)}
      />
      <TagsField
        {...form.field('s3Priorities', cluster.s3Priorities.join(', '))}
        label={label('s3Priorities')}
      />
      <TagsField
        {...form.field('applicationMarkets', cluster.applicationMarkets.join(', '))}
        label={label('applicationMarkets')}
      />
      <FormGrid>
        <NumberField {...form.field('trlFrom', cluster.trlFrom)} min={1} max={9} label={label('trlFrom')} />
        <NumberField {...form.field('trlTo', cluster.trlTo)} min={1} max={9} label={label('trlTo')} />
      </FormGrid>
    </Fieldset>
  )
}

function MemberFields({ cluster }: Part): ReactNode {
  const form = useForm()
  const label = useLabel()
  const text = useText()
  return (
    <Fieldset legend={label('membership')} hint={text('directory.clusterDetails.membershipHint')}>
      <FormGrid columns={3}>
        {memberFields.map(name => (
          <NumberField key={name} {...form.field(name, cluster[name])} min={0} label={label(name)} />
        ))}
        <NumberField {...form.field('jobs', cluster.jobs)} min={0} label={label('jobs')} />
        <NumberField
          {...form.field('exportingShare', cluster.exportingShare)}
          min={0}
          max={100}
          unit="%"
          label={label('exportingShare')}
        />
        <DateField {...form.field('countedOn', cluster.countedOn)} label={label('countedOn')} />
      </FormGrid>
      <Level part="membership" cluster={cluster} />
    </Fieldset>
  )
}

function AbroadFields({ cluster }: Part): ReactNode {
  const text = useText()
  const form = useForm()
  const label = useLabel()
  const { lang } = useLocale()
  const countries = countryChoices(lang)
  const rows = Array.from({ length: Math.min(60, cluster.cooperations.length + 3) }, (_, index) => index)
  return (
    <Fieldset legend={label('cooperations')} hint={text('directory.profile.rowsHint')}>
      <div className="k-profile-rows">
        {rows.map(index => {
          const name = (field: string) => `cooperations.${index}.${field}`
          const there = cluster.cooperations[index]
          return (
            <div className="k-profile-row k-profile-row-three" key={index}>
              <SelectField
                {...form.field(name('country'), there?.country)}
                label={text('directory.field.country')}
                empty="–"
                choices={countries}
              />
              <TextField {...form.field(name('partner'), there?.partner)} label={label('partner')} />
              <SelectField
                {...form.field(name('instrument'), there?.instrument ?? 'mou')}
                label={label('instrument')}
                choices={cooperationInstruments.map(value => ({
                  value,
                  label: text(`directory.choice.instrument.${value}`),
                }))}
              />
            </div>
          )
        })}
      </div>
      {(['wishedCountries', 'officeCountries', 'memberMarkets'] as const).map(name => (
        <TagsField
          key={name}
          {...form.field(name, cluster[name].join(', '))}
          label={label(name)}
          hint={text('directory.clusterDetails.countriesHint')}
        />
      ))}
      <Level part="cooperation" cluster={cluster} />
    </Fieldset>
  )
}

function QualityFields({ cluster }: Part): ReactNode {
  const text = useText()
  const form = useForm()
  const label = useLabel()
  return (
    <Fieldset legend={label('quality')}>
      <FormGrid>
        <SelectField
          {...form.field('label', cluster.label)}
          label={label('label')}
          empty={text('directory.form.unknown')}
          choices={clusterLabels.map(value => ({
            value,
            label: text(`directory.choice.clusterLabel.${value}`),
          }))}
        />
        <SelectField
          {...form.field('iso9001', cluster.iso9001 === null ? '' : String(cluster.iso9001))}
          label="ISO 9001"
          empty={text('directory.form.unknown')}
          choices={[
            { value: 'true', label: text('directory.yes') },
            { value: 'false', label: text('directory.no') },
          ]}
        />
        <DateField {...form.field('labelledOn', cluster.labelledOn)} label={label('labelledOn')} />
        <DateField
          {...form.field('labelExpiresOn', cluster.labelExpiresOn)}
          label={label('labelExpiresOn')}
        />
      </FormGrid>
      <TagsField {...form.field('networks', cluster.networks.join(', '))} label={label('networks')} />
    </Fieldset>
  )
}

function ContactFields({ cluster }: Part): ReactNode {
  const text = useText()
  const form = useForm()
  const label = useLabel()
  const known = (name: string) => text(`directory.field.${name}`)
  return (
    <Fieldset legend={text('directory.form.where')}>
      <FormGrid>
        <TextField {...form.field('street', cluster.street)} label={known('street')} />
        <TextField {...form.field('postcode', cluster.postcode)} label={known('postcode')} />
        <TextField {...form.field('phone', cluster.phone)} type="tel" label={known('phone')} />
        <TextField
          {...form.field('nuts', cluster.nuts)}
          label={known('nuts')}
          hint={text('directory.profile.nutsHint')}
        />
        <TextField {...form.field('profileUrl', cluster.profileUrl)} type="url" label={label('profileUrl')} />
        <TagsField
          {...form.field('languages', cluster.languages.join(', '))}
          label={known('languages')}
          hint={text('directory.profile.languagesHint')}
        />
        <TextField
          {...form.field('internationalContact', cluster.internationalContact)}
          label={label('internationalContact')}
        />
        <TextField
          {...form.field('financeContact', cluster.financeContact)}
          label={label('financeContact')}
        />
      </FormGrid>
      <Level part="contact" cluster={cluster} />
    </Fieldset>
  )
}

function MoneyFields({ cluster }: Part): ReactNode {
  const text = useText()
  const form = useForm()
  const label = useLabel()
  const unknown = text('directory.form.unknown')
  return (
    <Fieldset legend={label('finance')}>
      <FormGrid>
        <SelectField
          {...form.field('budgetBand', cluster.budgetBand)}
          label={label('budgetBand')}
          empty={unknown}
          choices={clusterBudgetBands.map(value => ({
            value,
            label: text(`directory.choice.money.${value}`),
          }))}
        />
        <SelectField
          {...form.field('turnoverBand', cluster.turnoverBand)}
          label={label('turnoverBand')}
          empty={unknown}
          choices={clusterTurnoverBands.map(value => ({
            value,
            label: text(`directory.choice.money.${value}`),
          }))}
        />
        {moneyShares.map(name => (
          <NumberField
            key={name}
            {...form.field(name, cluster[name])}
            min={0}
            max={100}
            unit="%"
            label={label(name)}
          />
        ))}
      </FormGrid>
      <Level part="finance" cluster={cluster} />
    </Fieldset>
  )
}
