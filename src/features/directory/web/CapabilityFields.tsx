import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
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
import type { getCapability } from '../contract-capabilities.ts'
import { capabilityPartNames } from '../rules/capability-levels.ts'
import {
  exportControlChoices,
  figureRoles,
  functionVerbs,
  ipTermChoices,
  maximumFigures,
} from '../rules/capability-words.ts'
import { partLevels } from '../rules/part-table.ts'
import { unitGroups } from '../rules/units.ts'
import { SetApart } from './SetApart.tsx'
import { TextLanguageField } from './TextLanguageField.tsx'

type Capability = Partial<OutputOf<typeof getCapability>>
type Part = { capability: Capability }
type Departments = OutputOf<typeof getOrganisation>['departments']

/** A capability record as a form: what, how well, how far, under which terms. */
export function CapabilityFields({
  capability,
  departments,
}: Part & { departments: Departments }): ReactNode {
  return (
    <>
      <WhatFields capability={capability} departments={departments} />
      <FigureRows capability={capability} />
      <ServiceFields capability={capability} />
      <TermFields capability={capability} />
    </>
  )
}

function WhatFields({ capability: it, departments }: Part & { departments: Departments }): ReactNode {
  const text = useText()
  const form = useForm()
  const { lang } = useLocale()
  const label = (name: string) => text(`directory.capability.${name}`)
  return (
    <Fieldset legend={label('what')} hint={label('whatHint')}>
      <FormGrid>
        <SelectField
          {...form.field('verb', it.verb)}
          label={label('verb')}
          required
          empty={text('directory.form.choose')}
          choices={functionVerbs.map(value => ({ value, label: text(`directory.verb.${value}`) }))}
        />
        <TextField
          {...form.field('object', it.object)}
          label={label('object')}
          hint={label('objectHint')}
          required
        />
        <TextField {...form.field('method', it.method)} label={label('method')} />
        <TextField {...form.field('measurand', it.measurand)} label={label('measurand')} />
        <TextField {...form.field('title', it.title)} label={label('name')} hint={label('nameHint')} />
        {departments.length === 0 ? null : (
          <SelectField
            {...form.field('departmentId', it.department?.id)}
            label={label('department')}
            empty={text('directory.capability.noDepartment')}
            choices={departments.map(({ id, name }) => ({ value: id, label: name }))}
          />
        )}
        <TextLanguageField {...form.field('lang', it.lang ?? lang)} />
      </FormGrid>
    </Fieldset>
  )
}

function FigureRows({ capability: it }: Part): ReactNode {
  const text = useText()
  const form = useForm()
  const label = (name: string) => text(`directory.capability.${name}`)
  const figures = it.figures ?? []
  const rows = Array.from(
    { length: Math.min(maximumFigures, Math.max(4, figures.length + 2)) },
    (_, index) => index,
  )
  return (
    <Fieldset legend={label('figures')} hint={label('figuresHint')}>
      <div className="k-profile-rows">
        {rows.map(index => {
          const name = (field: string) => `figures.${index}.${field}`
          const figure = figures[index]
          return (
            <div className="k-profile-row" key={index}>
              <SelectField
                {...form.field(name('role'), figure?.role ?? figureRoles[index] ?? 'range')}
                label={label('role')}
                choices={figureRoles.map(value => ({ value, label: text(`directory.figure.${value}`) }))}
              />
              <TextField {...form.field(name('label'), figure?.label)} label={label('figureOf')} />
              <NumberField {...form.field(name('low'), figure?.low)} step="any" label={label('low')} />
              <NumberField {...form.field(name('high'), figure?.high)} step="any" label={label('high')} />
              <SelectField
                {...form.field(name('unit'), figure?.unit)}
                label={label('unit')}
                empty="–"
                choices={unitGroups.map(group => ({
                  label: text(`directory.dimension.${group.dimension}`),
                  choices: group.units.map(unit => ({ value: unit, label: unit === '1' ? '–' : unit })),
                }))}
              />
            </div>
          )
        })}
      </div>
    </Fieldset>
  )
}

function ServiceFields({ capability: it }: Part): ReactNode {
  const text = useText()
  const form = useForm()
  const label = (name: string) => text(`directory.capability.${name}`)
  return (
    <Fieldset legend={label('service')}>
      <FormGrid>
        <TextField {...form.field('sample', it.sample)} label={label('sample')} />
        <TextField
          {...form.field('environment', it.environment)}
          label={label('environment')}
          hint={label('environmentHint')}
        />
        <NumberField {...form.field('trlIn', it.trlIn)} min={1} max={9} label={label('trlIn')} />
        <NumberField {...form.field('trlOut', it.trlOut)} min={1} max={9} label={label('trlOut')} />
        <TextField {...form.field('deliverable', it.deliverable)} label={label('deliverable')} />
        <NumberField
          {...form.field('leadTimeDays', it.leadTimeDays)}
          min={0}
          label={label('leadTime')}
          unit={text('directory.capability.daysUnit')}
        />
        <TextField {...form.field('availability', it.availability)} label={label('availability')} />
        <TagsField
          {...form.field('accreditations', it.accreditations?.join(', '))}
          label={label('accreditations')}
        />
      </FormGrid>
    </Fieldset>
  )
}

function TermFields({ capability: it }: Part): ReactNode {
  const text = useText()
  const form = useForm()
  const levels = partLevels.map(value => ({ value, label: text(`directory.visibility.${value}`) }))
  const label = (name: string) => text(`directory.capability.${name}`)
  return (
    <Fieldset legend={label('terms')}>
      <FormGrid columns={3}>
        <NumberField {...form.field('priceLow', it.priceLow)} min={0} step="any" label={label('priceLow')} />
        <NumberField
          {...form.field('priceHigh', it.priceHigh)}
          min={0}
          step="any"
          label={label('priceHigh')}
        />
        <TextField
          {...form.field('currency', it.currency ?? 'EUR')}
          label={label('currency')}
          maxLength={3}
        />
      </FormGrid>
      <FormGrid>
        <SelectField
          {...form.field('ipTerms', it.ipTerms)}
          label={label('ipTerms')}
          empty={text('directory.form.unknown')}
          choices={ipTermChoices.map(value => ({ value, label: text(`directory.choice.ipTerms.${value}`) }))}
        />
        <SelectField
          {...form.field('exportControl', it.exportControl ?? 'unknown')}
          label={label('exportControl')}
          choices={exportControlChoices.map(value => ({
            value,
            label: text(`directory.choice.exportControl.${value}`),
          }))}
        />
      </FormGrid>
      <TextArea
        {...form.field('references', it.references?.join('\n'))}
        label={label('references')}
        hint={label('referencesHint')}
        rows={3}
      />
      <SelectField
        {...form.field('visibility', it.visibility ?? 'platform')}
        label={text('directory.field.visibility')}
        choices={levels}
      />
      <SetApart
        fields={capabilityPartNames.map(name => ({ name, label: label(name === 'trl' ? 'trlSpan' : name) }))}
        said={it.fieldLevels}
        same={label('sameAsRecord')}
        hint={label('setApartHint')}
        choices={levels.filter(({ value }) => value !== 'public')}
      />
    </Fieldset>
  )
}
