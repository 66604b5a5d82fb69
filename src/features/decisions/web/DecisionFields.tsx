import type { ReactNode } from 'react'
import { TextArea, TextField } from '../../../web/design/index.ts'
import type { FormApi } from '../../../web/form.tsx'
import { useText } from '../../../web/text.tsx'

/** What is proposed or was decided, and what it changes. */
export function DecisionFields({ form }: { form: FormApi }): ReactNode {
  const text = useText()
  return (
    <>
      <TextField {...form.field('title')} label={text('decisions.field.title')} maxLength={200} required />
      <TextArea
        {...form.field('proposal')}
        label={text('decisions.field.proposal')}
        hint={text('decisions.proposalHint')}
        rows={6}
        maxLength={8000}
        required
      />
      <TextArea
        {...form.field('changes')}
        label={text('decisions.field.changes')}
        hint={text('decisions.changesHint')}
        rows={3}
        maxLength={2000}
        optional
      />
    </>
  )
}
