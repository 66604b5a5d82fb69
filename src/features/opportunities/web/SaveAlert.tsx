import type { ReactNode } from 'react'
import { Button, FormActions, RadioGroup, TextField } from '../../../web/design/index.ts'
import { CallForm } from '../../../web/form.tsx'
import { useText } from '../../../web/text.tsx'
import { alertRhythms, saveSearch } from '../contract-searches.ts'
import { type Query, readFilters } from './opportunity-words.ts'

/** Keeps the search of the address under a name, to be told of news: folded away until somebody wants it. */
export function SaveAlert({ query, isOpen }: { query: Query; isOpen: boolean }): ReactNode {
  const text = useText()
  return (
    <details className="k-opportunity-act k-no-print" open={isOpen}>
      <summary>{text('opportunities.alerts.save')}</summary>
      <CallForm
        call={saveSearch}
        fixed={readFilters(query)}
        next="/opportunity-searches/{id}"
        done="opportunities.done.alertSaved"
        className="k-form"
      >
        {form => (
          <>
            <p className="k-muted">{text('opportunities.alerts.saveWhy')}</p>
            <TextField
              {...form.field('name', (query.q ?? '').slice(0, 60))}
              label={text('opportunities.alerts.name')}
              required
              maxLength={120}
            />
            <AlertRhythm form={form} rhythm="daily" />
            <FormActions>
              <Button variant="primary" icon="bell">
                {text('opportunities.alerts.saveAction')}
              </Button>
            </FormActions>
          </>
        )}
      </CallForm>
    </details>
  )
}

/** How often somebody wants to be told. */
export function AlertRhythm(props: {
  form: {
    field: (
      name: string,
      initial?: string,
    ) => { name: string; defaultValue: string; error: string | undefined }
  }
  rhythm: string
}): ReactNode {
  const text = useText()
  return (
    <RadioGroup
      {...props.form.field('rhythm', props.rhythm)}
      label={text('opportunities.alerts.rhythmLabel')}
      inline
      choices={alertRhythms.map(value => ({ value, label: text(`opportunities.alerts.rhythm.${value}`) }))}
    />
  )
}
