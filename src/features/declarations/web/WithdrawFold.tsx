import type { ReactNode } from 'react'
import type { InputOf } from '../../../shared/contract.ts'
import { Button, FormActions, TextField } from '../../../web/design/index.ts'
import { CallForm } from '../../../web/form.tsx'
import { useText } from '../../../web/text.tsx'
import type { withdraw, withdrawByLink } from '../contract.ts'

/** Takes the consent back, behind a fold, since it takes the figures out at once. */
export function WithdrawFold<C extends typeof withdraw | typeof withdrawByLink>(props: {
  call: C
  fixed: Partial<InputOf<C>>
  name: string
  next: string
  formId?: string
}): ReactNode {
  const text = useText()
  return (
    <details className="k-declaration-fold">
      <summary>{text('declarations.withdraw')}</summary>
      <CallForm
        call={props.call}
        fixed={props.fixed}
        {...(props.formId === undefined ? {} : { formId: props.formId })}
        next={props.next}
        done="declarations.done.withdrawn"
        className="k-form"
      >
        {form => (
          <>
            <p>{text('declarations.withdrawWhy')}</p>
            <TextField
              {...form.field('declaredBy', props.name)}
              label={text('declarations.field.declaredBy')}
              maxLength={120}
              required
            />
            <FormActions>
              <Button variant="danger">{text('declarations.withdrawAction')}</Button>
            </FormActions>
          </>
        )}
      </CallForm>
    </details>
  )
}
