import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import {
  Fieldset,
  FormGrid,
  NumberField,
  SelectField,
  TextArea,
  TextField,
} from '../../../web/design/index.ts'
import { useForm } from '../../../web/form.tsx'
import { useText } from '../../../web/text.tsx'
import { conditionKinds, type getCall } from '../contract.ts'

type Call = NonNullable<OutputOf<typeof getCall>['call']>

/** One condition: what is asked, how it is answered, and which answers make an applicant eligible. */
export function ConditionFields(props: {
  condition: Call['conditions'][number] | null
  index: number
}): ReactNode {
  const text = useText()
  const form = useForm()
  const { condition, index } = props
  const name = `conditions.${index}`
  const words = (key: string) => text(`delegates.condition.${key}`)
  return (
    <Fieldset
      legend={
        condition === null ? words('another') : text('delegates.condition.number', { number: index + 1 })
      }
    >
      {condition === null ? null : <input type="hidden" name={`${name}.id`} value={condition.id} />}
      <TextField {...form.field(`${name}.label`, condition?.label)} label={words('label')} />
      <div className="k-delegates-condition">
        <FormGrid>
          <SelectField
            {...form.field(`${name}.kind`, condition?.kind ?? 'yes-no')}
            label={words('kind')}
            choices={conditionKinds.map(value => ({ value, label: words(`kinds.${value}`) }))}
          />
          <TextField {...form.field(`${name}.hint`, condition?.hint)} label={words('hint')} optional />
        </FormGrid>
        <FormGrid columns={3}>
          <TextArea
            {...form.field(`${name}.options`, condition?.options.join('\n'))}
            label={words('options')}
            hint={words('optionsHint')}
            rows={3}
            optional
          />
          <TextArea
            {...form.field(`${name}.accepted`, condition?.accepted.join('\n'))}
            label={words('accepted')}
            hint={words('acceptedHint')}
            rows={3}
            optional
          />
          <NumberField
            {...form.field(`${name}.leastLevel`, condition?.leastLevel)}
            label={words('leastLevel')}
            hint={words('leastLevelHint')}
            min={1}
            max={9}
            optional
          />
        </FormGrid>
      </div>
    </Fieldset>
  )
}

/** One criterion and its weight; once somebody has scored, only its words can change. */
export function CriterionFields(props: {
  criterion: Call['criteria'][number] | null
  index: number
  fixed: boolean
}): ReactNode {
  const text = useText()
  const form = useForm()
  const { criterion, index, fixed } = props
  const name = `criteria.${index}`
  const words = (key: string) => text(`delegates.criterion.${key}`)
  return (
    <Fieldset
      legend={
        criterion === null ? words('another') : text('delegates.criterion.number', { number: index + 1 })
      }
    >
      {criterion === null ? null : <input type="hidden" name={`${name}.id`} value={criterion.id} />}
      <FormGrid columns={3}>
        <TextField {...form.field(`${name}.label`, criterion?.label)} label={words('label')} />
        <TextField {...form.field(`${name}.hint`, criterion?.hint)} label={words('hint')} optional />
        {fixed ? (
          <input type="hidden" name={`${name}.weight`} value={criterion?.weight ?? 1} />
        ) : (
          <NumberField
            {...form.field(`${name}.weight`, criterion?.weight ?? (criterion === null ? 10 : null))}
            label={words('weight')}
            min={1}
            max={100}
          />
        )}
      </FormGrid>
    </Fieldset>
  )
}
