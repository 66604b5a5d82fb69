import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import {
  Button,
  CheckboxField,
  FormActions,
  FormGrid,
  LinkButton,
  Row,
  SelectField,
  TextField,
} from '../../../web/design/index.ts'
import { CallForm } from '../../../web/form.tsx'
import { useLocale, useText } from '../../../web/text.tsx'
import { type getCosts, removeCost, saveCost } from '../contract.ts'
import { writeAmount } from '../rules/money.ts'
import { bearers, costKinds } from '../rules/reckoning.ts'

type Line = Omit<OutputOf<typeof getCosts>['items'][number]['lines'][number], 'shared'>

/** A cost of a delegate or of the mission: what, how much, who bears it, whether it counts for aid. */
export function CostForm(props: {
  line: Line | undefined
  delegates: readonly { id: string; name: string }[]
  slug: string
  path: string
}): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  const { line, delegates, slug, path } = props
  const words = (name: string) => text(`costs.table.${name}`)
  return (
    <CallForm
      call={saveCost}
      fixed={{ mission: slug, lang: line?.lang ?? lang, ...(line === undefined ? {} : { id: line.id }) }}
      next={path}
      done="costs.done.saved"
      className="k-form"
    >
      {form => (
        <>
          <FormGrid>
            <TextField {...form.field('label', line?.label)} label={words('label')} required />
            <SelectField
              {...form.field('participantId', line?.participantId)}
              label={text('costs.form.whose')}
              empty={text('costs.ofMission')}
              choices={delegates.map(one => ({ value: one.id, label: one.name }))}
            />
          </FormGrid>
          <FormGrid columns={3}>
            <TextField
              {...form.field('amount', line === undefined ? '' : writeAmount(line.amount, line.currency))}
              label={words('amount')}
              inputMode="decimal"
              required
            />
            <TextField
              {...form.field('currency', line?.currency ?? 'EUR')}
              label={words('currency')}
              size="short"
              required
            />
            <SelectField
              {...form.field('kind', line?.kind ?? 'travel')}
              label={words('kind')}
              choices={costKinds.map(value => ({ value, label: text(`costs.kind.${value}`) }))}
            />
          </FormGrid>
          <SelectField
            {...form.field('bearer', line?.bearer ?? 'delegate')}
            label={words('bearer')}
            choices={bearers.map(value => ({ value, label: text(`costs.bearer.${value}`) }))}
          />
          <CheckboxField
            name="aided"
            label={words('aided')}
            hint={text('costs.form.aidedHint')}
            defaultChecked={form.ticked('aided', 'true', line?.aided ?? false)}
          />
          <FormActions>
            <Button variant="primary">{text('costs.form.save')}</Button>
            {line === undefined ? null : (
              <LinkButton variant="quiet" href={path}>
                {text('missions.cancel')}
              </LinkButton>
            )}
          </FormActions>
        </>
      )}
    </CallForm>
  )
}

/** The ways to change a cost. */
export function RemoveCost(props: { line: Line; slug: string; path: string }): ReactNode {
  const text = useText()
  const { line, slug, path } = props
  return (
    <Row>
      <LinkButton variant="quiet" icon="edit" href={`${path}?cost=${line.id}#form`}>
        {text('costs.form.edit')}
        <span className="k-hidden"> {line.label}</span>
      </LinkButton>
      <CallForm
        call={removeCost}
        formId={`remove-${line.id}`}
        fixed={{ mission: slug, cost: line.id }}
        next={path}
        done="costs.done.removed"
      >
        <Button variant="quiet" icon="remove">
          {text('costs.form.remove')}
          <span className="k-hidden"> {line.label}</span>
        </Button>
      </CallForm>
    </Row>
  )
}
