import { Button, FormActions, PageHeader, TextField } from '../../../web/design/index.ts'
import { CallForm } from '../../../web/form.tsx'
import { definePage } from '../../../web/page.ts'
import { useText } from '../../../web/text.tsx'
import { signInWithPassword } from '../contract.ts'

/** The way in. */
export const page = definePage({
  path: '/sign-in',
  access: 'public',
  frame: 'plain',
  width: 'reading',
  calls: () => ({}),
  actions: [signInWithPassword],
  title: (_props, text) => text('accounts.signIn.title'),
  Component: ({ query }) => {
    const text = useText()
    return (
      <>
        <PageHeader title={text('accounts.signIn.title')} />
        <CallForm call={signInWithPassword} next={query.next ?? '/desk'} className="k-form">
          {form => (
            <>
              <TextField
                {...form.field('email')}
                type="email"
                autoComplete="username"
                label={text('accounts.email')}
                required
              />
              <TextField
                {...form.field('password')}
                type="password"
                autoComplete="current-password"
                label={text('accounts.password')}
                required
              />
              <FormActions>
                <Button variant="primary">{text('accounts.signIn.action')}</Button>
              </FormActions>
            </>
          )}
        </CallForm>
      </>
    )
  },
})
