import { Button, PageHeader } from '../../../web/design/index.ts'
import { CallForm } from '../../../web/form.tsx'
import { definePage } from '../../../web/page.ts'
import { useText } from '../../../web/text.tsx'
import { signInWithLink } from '../contract-invitations.ts'

/** Behind the link of a sign-in mail. Opening it changes nothing, since mail scanners open links, too: the button does. */
export const page = definePage({
  path: '/sign-in/link/:token',
  access: 'public',
  frame: 'plain',
  width: 'reading',
  calls: () => ({}),
  actions: [signInWithLink],
  title: (_props, text) => text('accounts.signIn.title'),
  Component: ({ params, form }) => {
    const text = useText()
    return (
      <>
        <PageHeader title={text('accounts.link.title')} subtitle={text('accounts.link.why')} />
        <CallForm call={signInWithLink} fixed={{ token: params.token ?? '' }} next="/desk">
          <Button variant="primary" large>
            {text('accounts.link.action')}
          </Button>
        </CallForm>
        {form === null ? null : (
          <p>
            <a href="/sign-in">{text('accounts.link.other')}</a>
          </p>
        )}
      </>
    )
  },
})
