import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import { countryChoices, countryName } from '../../../web/countries.ts'
import {
  DateField,
  Fieldset,
  FormGrid,
  NumberField,
  SelectField,
  TextArea,
  TextField,
} from '../../../web/design/index.ts'
import { useForm } from '../../../web/form.tsx'
import { languageName } from '../../../web/language-names.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import { currencies, type getHypothesis, type getHypothesisChoices } from '../contract.ts'
import { kinds, metrics, rungs } from '../rules/weigh-evidence.ts'

const languages = ['en', 'de', 'fr', 'es', 'lt']

type Read = OutputOf<typeof getHypothesis>
type Choices = OutputOf<typeof getHypothesisChoices>

/** What is believed, and what it is measured by: both stand from the first day of the experiment on. */
export function BeliefFields(props: { choices: Choices; it: Partial<Read> & { lang: string } }): ReactNode {
  const text = useText()
  const form = useForm()
  const { lang } = useLocale()
  const { it, choices } = props
  const offered = languages.includes(it.lang) ? languages : [it.lang, ...languages]
  const own = choices.markets.map(value => ({ value, label: countryName(value, lang) }))
  const others = countryChoices(lang).filter(one => !choices.markets.includes(one.value))
  return (
    <>
      <Fieldset legend={text('hypotheses.form.believe')}>
        <TextField
          {...form.field('segment', it.segment)}
          label={text('hypotheses.form.segment')}
          hint={text('hypotheses.form.segmentHint')}
          maxLength={200}
          required
        />
        <SelectField
          {...form.field('market', it.market)}
          label={text('hypotheses.form.market')}
          empty={text('hypotheses.form.choose')}
          choices={
            own.length === 0
              ? others
              : [
                  { label: text('hypotheses.form.ourMarkets'), choices: own },
                  { label: text('hypotheses.form.otherMarkets'), choices: others },
                ]
          }
          required
        />
        <TextField
          {...form.field('act', it.act)}
          label={text('hypotheses.form.act')}
          hint={text('hypotheses.form.actHint')}
          maxLength={200}
          required
        />
        <TextField
          {...form.field('reason', it.reason)}
          label={text('hypotheses.form.reason')}
          hint={text('hypotheses.form.reasonHint')}
          maxLength={300}
          required
        />
      </Fieldset>
      <Fieldset legend={text('hypotheses.form.measure')}>
        <p>{text('hypotheses.form.measureWhy')}</p>
        <FormGrid>
          <SelectField
            {...form.field('metric', it.metric ?? 'meetings')}
            label={text('hypotheses.field.metric')}
            choices={metrics.map(value => ({ value, label: text(`hypotheses.metric.${value}`) }))}
          />
          <SelectField
            {...form.field('rung', it.rung)}
            label={text('hypotheses.form.rung')}
            empty="–"
            optional
            choices={rungs.map(value => ({ value, label: text(`outcomes.rung.${value}`) }))}
          />
          <NumberField
            {...form.field('threshold', it.threshold ?? 5)}
            label={text('hypotheses.form.threshold')}
            hint={text('hypotheses.form.thresholdHint')}
            min={1}
            max={10000}
            required
          />
        </FormGrid>
        <FormGrid>
          <DateField
            {...form.field('startsOn', it.startsOn)}
            label={text('hypotheses.form.startsOn')}
            required
          />
          <DateField
            {...form.field('deadline', it.deadline)}
            label={text('hypotheses.form.deadline')}
            required
          />
        </FormGrid>
        {choices.missions.length === 0 ? null : (
          <SelectField
            {...form.field('missionId', it.mission?.id)}
            label={text('hypotheses.form.mission')}
            hint={text('hypotheses.form.missionHint')}
            empty={text('hypotheses.allMissions')}
            choices={choices.missions.map(one => ({
              value: one.id,
              label: `${one.title} · ${countryName(one.country, lang)}`,
            }))}
          />
        )}
      </Fieldset>
      <SelectField
        {...form.field('lang', it.lang)}
        label={text('hypotheses.form.lang')}
        choices={offered.map(value => ({ value, label: languageName(value, lang) }))}
      />
    </>
  )
}

/** How it is found out and what that costs: can be changed all along. */
export function ExperimentFields({ it }: { it: Partial<Read> }): ReactNode {
  const text = useText()
  const form = useForm()
  return (
    <>
      <TextArea
        {...form.field('experiment', it.experiment)}
        label={text('hypotheses.experiment')}
        hint={text('hypotheses.form.experimentHint')}
        rows={4}
        maxLength={1000}
        required
      />
      <FormGrid>
        <SelectField
          {...form.field('kind', it.kind ?? 'customer')}
          label={text('hypotheses.field.kind')}
          choices={kinds.map(value => ({ value, label: text(`hypotheses.kind.${value}`) }))}
        />
        <SelectField
          {...form.field('risk', it.risk ?? 3)}
          label={text('hypotheses.field.risk')}
          choices={[5, 4, 3, 2, 1].map(value => ({
            value: String(value),
            label: text(`hypotheses.risk.${value}`),
          }))}
        />
      </FormGrid>
      <FormGrid>
        <NumberField
          {...form.field(
            'cost',
            it.costMinor === undefined || it.costMinor === null ? '' : it.costMinor / 100,
          )}
          label={text('hypotheses.field.cost')}
          min={0}
          optional
        />
        <SelectField
          {...form.field('currency', it.currency ?? 'EUR')}
          label={text('hypotheses.form.currency')}
          choices={currencies.map(value => ({ value, label: value }))}
        />
      </FormGrid>
    </>
  )
}
