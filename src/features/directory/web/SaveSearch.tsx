import type { ReactNode } from 'react'
import { Button, FormActions, RadioGroup, TextField } from '../../../web/design/index.ts'
import { CallForm } from '../../../web/form.tsx'
import { useText } from '../../../web/text.tsx'
import { saveSearch } from '../contract-searches.ts'
import { searchRhythms } from '../rules/search-rhythms.ts'
import { readFindFilters } from './filters.ts'

/** Keeps the search of the address under a name: folded away until somebody wants it, open when something was wrong. */
export function SaveSearch(props: {
  query: Record<string, string | undefined>
  isLoosened: boolean
  isOpen: boolean
}): ReactNode {
  const text = useText()
  const question = readFindFilters(props.query)
  return (
    <details className="k-directory-save" open={props.isOpen}>
      <summary>{text('directory.searches.save')}</summary>
      <CallForm
        call={saveSearch}
        fixed={question}
        next="/searches/{id}"
        done="directory.done.searchSaved"
        className="k-form"
      >
        {form => (
          <>
            <p className="k-muted">{text('directory.searches.saveWhy')}</p>
            {props.isLoosened ? <p>{text('directory.searches.saveLoosened')}</p> : null}
            <TextField
              {...form.field('name', (question.q ?? '').slice(0, 60))}
              label={text('directory.searches.name')}
              required
              maxLength={120}
            />
            <RhythmField form={form} rhythm="daily" />
            <FormActions>
              <Button variant="primary" icon="bell">
                {text('directory.searches.saveAction')}
              </Button>
            </FormActions>
          </>
        )}
      </CallForm>
    </details>
  )
}

/** How often somebody wants to be told. */
export function RhythmField(props: {
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
      label={text('directory.searches.rhythmLabel')}
      inline
      choices={searchRhythms.map(value => ({ value, label: text(`directory.searches.rhythm.${value}`) }))}
    />
  )
}
