import type { ReactNode } from 'react'
import { Button, FormActions, Section, TextField } from '../../../web/design/index.ts'
import { CallForm } from '../../../web/form.tsx'
import { useText } from '../../../web/text.tsx'
import { changePassword } from '../contract-invitations.ts'

/** A new password: with the old one, or shortly after signing in by mail without it. */
export function MyPassword(props: { email: string; hasPassword: boolean; freshSignIn: boolean }): ReactNode {
  const text = useText()
  const asksForOld = props.hasPassword && !props.freshSignIn
  const intro = !props.hasPassword
    ? text('accounts.settings.passwordNone')
    : props.freshSignIn
      ? text('accounts.settings.passwordFresh')
      : text('accounts.settings.passwordForgotten')
  return (
    <Section title={text('accounts.password')} id="password" intro={intro}>
      <CallForm call={changePassword} done="accounts.done.password" className="k-form">
        {form => (
          <>
            <input
              type="email"
              name="_username"
              value={props.email}
              autoComplete="username"
              readOnly
              hidden
              tabIndex={-1}
              aria-hidden="true"
            />
            {asksForOld ? (
              <TextField
                {...form.field('currentPassword')}
                type="password"
                autoComplete="current-password"
                label={text('accounts.settings.passwordOld')}
                required
              />
            ) : null}
            <TextField
              {...form.field('newPassword')}
              type="password"
              autoComplete="new-password"
              label={text('accounts.settings.passwordNew')}
              hint={text('accounts.passwordHint')}
              required
            />
            <FormActions>
              <Button>
                {text(
                  props.hasPassword ? 'accounts.settings.passwordChange' : 'accounts.settings.passwordSet',
                )}
              </Button>
            </FormActions>
          </>
        )}
      </CallForm>
    </Section>
  )
}
