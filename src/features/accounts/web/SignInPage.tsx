import type { ReactNode } from 'react'
import {
  Button,
  FieldScope,
  FormActions,
  LinkButton,
  Notice,
  PageHeader,
  TextField,
} from '../../../web/design/index.ts'
import { CallForm } from '../../../web/form.tsx'
import { definePage, use } from '../../../web/page.ts'
import { useText } from '../../../web/text.tsx'
import { getEntrance, signInWithPassword } from '../contract.ts'
import { requestSignInLink } from '../contract-invitations.ts'
import { addressAfter, addressWith } from './addresses.ts'
import { PasskeySignIn } from './PasskeySignIn.tsx'
import './accounts.css'

/** The way in: first who, then how. A code by mail needs nothing remembered; password and passkey are there for those who have them. */
export const page = definePage({
  path: '/sign-in',
  access: 'public',
  frame: 'plain',
  width: 'reading',
  calls: () => ({ entrance: use(getEntrance, {}) }),
  actions: [signInWithPassword, requestSignInLink],
  title: (_props, text) => text('accounts.signIn.title'),
  Component: ({ query, viewer, data, form }) => {
    const text = useText()
    const next = addressAfter(query.next)
    const typed = form?.values.email
    const email = query.email ?? (typeof typed === 'string' ? typed : '')
    return (
      <>
        <PageHeader
          title={text('accounts.signIn.title')}
          subtitle={email === '' ? text('accounts.signIn.lead') : undefined}
        />
        {viewer.signedIn ? (
          <Notice
            title={text('accounts.signIn.already', { name: viewer.name })}
            actions={<LinkButton href={next}>{text('accounts.signIn.goOn')}</LinkButton>}
          />
        ) : null}
        {data.entrance.hasAdministrator ? null : (
          <Notice kind="warning" title={text('accounts.first.title')}>
            <p>{text('accounts.first.why')}</p>
          </Notice>
        )}
        {email === '' ? (
          <WhoForm next={query.next} />
        ) : (
          <HowForms
            email={email}
            next={next}
            sendsMail={data.entrance.sendsMail}
            passwordFirst={form?.call === signInWithPassword.name || !data.entrance.sendsMail}
          />
        )}
        <PasskeySignIn next={next} />
      </>
    )
  },
})

/** Asks for the address only; it goes with GET, so that 'back' works and nothing is sent twice. */
function WhoForm(props: { next: string | undefined }): ReactNode {
  const text = useText()
  return (
    <FieldScope id="who">
      <form method="get" action="/sign-in" className="k-form">
        {props.next === undefined ? null : <input type="hidden" name="next" value={props.next} />}
        <TextField
          name="email"
          type="email"
          autoComplete="username webauthn"
          label={text('accounts.email')}
          required
        />
        <FormActions>
          <Button variant="primary">{text('accounts.signIn.continue')}</Button>
        </FormActions>
      </form>
    </FieldScope>
  )
}

function HowForms(props: {
  email: string
  next: string
  sendsMail: boolean
  passwordFirst: boolean
}): ReactNode {
  const text = useText()
  const { email, next } = props
  const mail = (
    <div key="mail">
      {props.sendsMail ? null : <Notice kind="warning">{text('accounts.signIn.noMail')}</Notice>}
      <CallForm
        call={requestSignInLink}
        fixed={{ email }}
        next={`/sign-in/code?email={email}&next=${encodeURIComponent(next)}`}
      >
        <Button variant={props.passwordFirst ? 'secondary' : 'primary'} icon="mail">
          {text('accounts.signIn.mail')}
        </Button>
        <p className="k-hint">{text('accounts.signIn.mailHint')}</p>
      </CallForm>
    </div>
  )
  const password = (
    <details key="password" className="k-accounts-more" open={props.passwordFirst}>
      <summary>{text('accounts.signIn.withPassword')}</summary>
      <CallForm call={signInWithPassword} next={next} className="k-form">
        {form => (
          <>
            <input
              type="email"
              name="email"
              value={email}
              autoComplete="username"
              readOnly
              hidden
              tabIndex={-1}
              aria-hidden="true"
            />
            <TextField
              {...form.field('password')}
              type="password"
              autoComplete="current-password"
              label={text('accounts.password')}
              required
            />
            <FormActions>
              <Button variant={props.passwordFirst ? 'primary' : 'secondary'}>
                {text('accounts.signIn.action')}
              </Button>
            </FormActions>
          </>
        )}
      </CallForm>
    </details>
  )
  return (
    <div className="k-accounts-ways">
      <p>
        {text('accounts.signIn.as')} <strong className="k-accounts-address">{email}</strong>{' '}
        <a href={addressWith('/sign-in', { next })}>{text('accounts.signIn.notMe')}</a>
      </p>
      {props.passwordFirst ? [password, mail] : [mail, password]}
    </div>
  )
}
