import type { ReactNode } from 'react'
import {
  CheckboxField,
  DateField,
  FormGrid,
  RadioGroup,
  SelectField,
  TextField,
} from '../../../web/design/index.ts'
import type { FormApi } from '../../../web/form.tsx'
import { useText } from '../../../web/text.tsx'
import { amountBands, currencies, rungs } from '../rules/ladder.ts'

/** What was said before of a meeting or an encounter. */
interface Said {
  rung: string | null
  rating?: number | null
  nextStep: string | null
  nextBy: string | null
  nextDue: string | null
  amountBand: string | null
  currency: string | null
  mayName: boolean
  closed: boolean
}

/** The fields of how far it went and what comes next; with stars where it was a meeting. */
export function WhatCame(props: { form: FormApi; answer: Said | null; rates?: boolean }): ReactNode {
  const text = useText()
  const { form, answer } = props
  return (
    <>
      <RadioGroup
        {...form.field('rung')}
        label={text('outcomes.form.rung')}
        inline
        choices={rungs.map(rung => ({ value: rung, label: text(`outcomes.rung.${rung}`) }))}
        defaultValue={form.values('rung', answer === null ? [] : [answer.rung ?? ''])[0] ?? ''}
      />
      {props.rates ? (
        <RadioGroup
          {...form.field('rating')}
          label={text('outcomes.form.rating')}
          hint={text('outcomes.form.ratingHint')}
          inline
          choices={['1', '2', '3', '4', '5'].map(star => ({ value: star, label: star }))}
          defaultValue={form.values('rating', [String(answer?.rating ?? '')])[0] ?? ''}
        />
      ) : null}
      <TextField
        {...form.field('nextStep', answer?.nextStep)}
        label={text('outcomes.form.nextStep')}
        optional
      />
      <FormGrid>
        <TextField {...form.field('nextBy', answer?.nextBy)} label={text('outcomes.form.nextBy')} optional />
        <DateField
          {...form.field('nextDue', answer?.nextDue)}
          label={text('outcomes.form.nextDue')}
          optional
        />
      </FormGrid>
      <FormGrid>
        <SelectField
          {...form.field('amountBand', answer?.amountBand)}
          label={text('outcomes.form.amount')}
          hint={text('outcomes.form.amountHint')}
          empty={text('outcomes.form.untold')}
          choices={amountBands.map(band => ({ value: band, label: text(`outcomes.band.${band}`) }))}
        />
        <SelectField
          {...form.field('currency', answer?.currency ?? 'EUR')}
          label={text('outcomes.form.currency')}
          choices={currencies.map(currency => ({ value: currency, label: currency }))}
        />
      </FormGrid>
      <CheckboxField
        name="mayName"
        label={text('outcomes.form.mayName')}
        hint={text('outcomes.form.mayNameHint')}
        defaultChecked={form.ticked('mayName', 'true', answer?.mayName ?? false)}
      />
      <CheckboxField
        name="closed"
        label={text('outcomes.form.closed')}
        hint={text('outcomes.form.closedHint')}
        defaultChecked={form.ticked('closed', 'true', answer?.closed ?? false)}
      />
    </>
  )
}
