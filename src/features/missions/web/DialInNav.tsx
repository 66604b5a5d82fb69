import type { ReactNode } from 'react'
import type { Call } from '../../../shared/contract.ts'
import { Button, FormActions, Section, TextField } from '../../../web/design/index.ts'
import { CallForm } from '../../../web/form.tsx'
import { useText } from '../../../web/text.tsx'

/** How the participant joins meetings held by video: one line that the other side never reads. */
export function DialIn(props: {
  /** The line as it stands. */
  dialIn: string | null
  /** Keeps it, signed in or by the link to a schedule. */
  call: Call
  fixed: Record<string, string | number>
  here: string
}): ReactNode {
  const text = useText()
  const { here } = props
  return (
    <Section title={text('missions.dialIn.title')} id="dial-in" intro={text('missions.dialIn.why')}>
      <CallForm
        call={props.call}
        formId="dial-in"
        fixed={props.fixed}
        next={`${here}#dial-in`}
        done="missions.done.saved"
        className="k-form"
      >
        {form => (
          <>
            <TextField
              {...form.field('dialIn', props.dialIn)}
              label={text('missions.dialIn.label')}
              hint={text('missions.dialIn.hint')}
              maxLength={300}
              autoComplete="off"
              optional
            />
            <FormActions>
              <Button>{text('missions.dialIn.save')}</Button>
            </FormActions>
          </>
        )}
      </CallForm>
    </Section>
  )
}
