import type { ReactNode } from 'react'
import { countryName } from '../../../web/countries.ts'
import {
  CheckboxGroup,
  DateField,
  FormGrid,
  NumberField,
  RadioGroup,
  SelectField,
  TagsField,
  TextField,
} from '../../../web/design/index.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import { organisationKinds } from '../../directory/rules/kinds.ts'
import { rungs } from '../../outcomes/rules/ladder.ts'
import {
  betweens,
  blocksOf,
  changes,
  countedThings,
  distincts,
  eventTypes,
  origins,
  projectStages,
  proofs,
  type Rule,
  reaches,
  services,
  whoses,
} from '../rules/rule.ts'

/** The building blocks of a rule, those that the thing counted has. */
export function RuleFields(props: {
  rule: Rule
  countsFrom: string
  countsTo: string
  /** The partnership's target markets, as a hint. */
  markets: readonly string[]
}): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  const { rule } = props
  const has = (block: keyof Rule) => blocksOf[rule.counts].some(one => one === block)
  const choices = (name: string, values: readonly string[]) =>
    values.map(value => ({ value, label: text(`indicators.choice.${name}.${value}`) }))
  const group = <Block extends 'between' | 'origin' | 'reach' | 'distinct' | 'change' | 'whose'>(
    block: Block,
    values: readonly string[],
  ) =>
    has(block) ? (
      <RadioGroup
        key={`${block} ${rule.counts}`}
        name={block}
        label={text(`indicators.block.${block}`)}
        choices={choices(block, values)}
        defaultValue={rule[block]}
        inline
      />
    ) : null
  const boxes = (block: 'kinds' | 'events' | 'services', values: readonly string[], words: string) =>
    has(block) ? (
      <details key={`${block} ${rule.counts}`} open={rule[block].length > 0}>
        <summary>{text(`indicators.block.${block}`)}</summary>
        <CheckboxGroup
          name={block}
          label={text(`indicators.block.${block}`)}
          hint={text('indicators.noneIsAll')}
          hideLabel
          choices={values.map(value => ({ value, label: text(`${words}.${value}`) }))}
          defaultValues={rule[block]}
        />
      </details>
    ) : null
  return (
    <>
      <SelectField
        name="counts"
        label={text('indicators.block.counts')}
        choices={choices('counts', countedThings)}
        defaultValue={rule.counts}
      />
      {has('rung') ? (
        <SelectField
          name="rung"
          label={text('indicators.block.rung')}
          choices={rungs.map(value => ({ value, label: text(`outcomes.rung.${value}`) }))}
          defaultValue={rule.rung}
        />
      ) : null}
      {has('stage') ? (
        <SelectField
          name="stage"
          label={text('indicators.block.stage')}
          choices={projectStages.map(value => ({ value, label: text(`projects.state.${value}`) }))}
          defaultValue={rule.stage}
        />
      ) : null}
      {group('change', changes)}
      {group('whose', whoses)}
      {has('baseYear') || has('currency') ? (
        <FormGrid>
          {has('baseYear') ? (
            <>
              <NumberField
                name="baseYear"
                label={text('indicators.block.baseYear')}
                min={2000}
                max={2100}
                defaultValue={rule.baseYear ?? ''}
              />
              <NumberField
                name="year"
                label={text('indicators.block.year')}
                min={2000}
                max={2100}
                defaultValue={rule.year ?? ''}
              />
            </>
          ) : null}
          {has('currency') ? (
            <TextField
              name="currency"
              label={text('indicators.block.currency')}
              maxLength={3}
              defaultValue={rule.currency}
            />
          ) : null}
        </FormGrid>
      ) : null}
      {group('between', betweens)}
      {group('origin', origins)}
      {group('reach', reaches)}
      {group('distinct', distincts)}
      {has('proof') ? (
        <SelectField
          name="proof"
          label={text('indicators.block.proof')}
          hint={text('indicators.block.proofHint')}
          choices={proofs.map(value => ({ value, label: text(`indicators.proof.${value}`) }))}
          defaultValue={rule.proof}
        />
      ) : null}
      {has('markets') ? (
        <TagsField
          name="markets"
          label={text('indicators.block.markets')}
          hint={text('indicators.block.marketsHint', {
            markets: props.markets.map(market => `${market} ${countryName(market, lang)}`).join(', ') || '–',
          })}
          defaultValue={rule.markets.join(', ')}
        />
      ) : null}
      {boxes('kinds', organisationKinds, 'directory.kind')}
      {boxes('events', eventTypes, 'missions.type')}
      {boxes('services', services, 'indicators.service')}
      <FormGrid>
        <DateField
          name="countsFrom"
          defaultValue={props.countsFrom}
          label={text('indicators.field.countsFrom')}
        />
        <DateField name="countsTo" defaultValue={props.countsTo} label={text('indicators.field.countsTo')} />
      </FormGrid>
    </>
  )
}
