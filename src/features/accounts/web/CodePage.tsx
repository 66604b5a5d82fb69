import { Button, FormActions, Notice, PageHeader, TextField } from '../../../web/design/index.ts'
import { CallForm } from '../../../web/form.tsx'
import { definePage, use } from '../../../web/page.ts'
import { useText } from '../../../web/text.tsx'
import { getEntrance } from '../contract.ts'
import { requestSignInLink, signInWithCode } from '../contract-invitations.ts'
import { addressAfter, addressWith } from './addresses.ts'
import './accounts.css'

/** The mail is on its way: its link or its six digits sign in. */
export const page = definePage({
  path: '/sign-in/code',
  access: 'public',
  frame: 'plain',
  width: 'reading',
  calls: () => ({ entrance: use(getEntrance, {}) }),
  actions: [signInWithCode, requestSignInLink],
  title: (_props, text) => text('accounts.code.title'),
  Component: ({ query, data }) => {
    const text = useText()
    const email = query.email ?? ''
    const next = addressAfter(query.next)
    return (
      <>
        <PageHeader
          title={text('accounts.code.title')}
          subtitle={text('accounts.code.sent', { email })}
          steps={[{ href: addressWith('/sign-in', { email, next }), label: text('accounts.signIn.title') }]}
        />
        {data.entrance.sendsMail ? null : <Notice kind="warning">{text('accounts.signIn.noMail')}</Notice>}
        <CallForm call={signInWithCode} fixed={{ email }} next={next} className="k-form">
          {form => (
            <>
              <TextField
                {...form.field('code')}
                className="k-accounts-code"
                size="short"
                label={text('accounts.code.code')}
                hint={text('accounts.code.hint')}
                inputMode="numeric"
                autoComplete="one-time-code"
                maxLength={6}
                required
              />
              <FormActions>
                <Button variant="primary">{text('accounts.signIn.action')}</Button>
              </FormActions>
            </>
          )}
        </CallForm>
        <CallForm
          call={requestSignInLink}
          fixed={{ email }}
          done="accounts.done.codeSent"
          className="k-accounts-again"
        >
          <p>{text('accounts.code.nothing')}</p>
          <Button variant="quiet" icon="mail">
            {text('accounts.code.again')}
          </Button>
        </CallForm>
      </>
    )
  },
})
