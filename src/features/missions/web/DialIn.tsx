import type { ReactNode } from 'react'
import { Button, FormActions, Section, TextField } from '../../../web/design/index.ts'
import { CallForm } from '../../../web/form.tsx'
import { useText } from '../../../web/text.tsx'
import { setDialIn } from '../contract-dial-in.ts'
import type { Inside } from './ParticipantConsents.tsx'

/** How the participant joins meetings held by video: one line that the other side never reads. */
export function DialIn(props: {
  inside: Inside
  fixed: { mission: string; participant: string }
  here: string
}): ReactNode {
  const text = useText()
  const { inside, fixed, here } = props
  return (
    <Section title={text('missions.dialIn.title')} id="dial-in" intro={text('missions.dialIn.why')}>
      <CallForm
        call={setDialIn}
        formId="dial-in"
        fixed={{ ...fixed, version: inside.version }}
        next={`${here}#dial-in`}
        done="missions.done.saved"
        className="k-form"
      >
        {form => (
          <>
            <TextField
              {...form.field('dialIn', inside.dialIn)}
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
