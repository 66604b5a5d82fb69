import { Button, Notice, PageHeader, Stack } from '../../../web/design/index.ts'
import { CallForm } from '../../../web/form.tsx'
import { definePage, use } from '../../../web/page.ts'
import { useText } from '../../../web/text.tsx'
import { getFollowUpByLink, setMailsByLink } from '../contract.ts'

/** Behind the last line of such a mail: one button ends them, no signing in. Mail programs press it themselves. */
export const page = definePage({
  path: '/follow-up/:token/mails',
  access: 'public',
  frame: 'plain',
  width: 'reading',
  calls: ({ params }) => ({ followUp: use(getFollowUpByLink, { token: params.token ?? '' }) }),
  actions: [setMailsByLink],
  oneClick: { call: setMailsByLink, input: ({ token = '' }) => ({ token, off: true }) },
  title: (_props, text) => text('outcomes.mails.title'),
  Component: ({ data, params }) => {
    const text = useText()
    const token = params.token ?? ''
    const off = data.followUp.mailsOff
    return (
      <Stack>
        <PageHeader title={text('outcomes.mails.title')} />
        {off ? (
          <Notice kind="success" title={text('outcomes.mails.offNow')} />
        ) : (
          <p>{text('outcomes.mails.ask')}</p>
        )}
        <CallForm
          call={setMailsByLink}
          fixed={{ token, off: !off }}
          next={`/follow-up/${token}/mails`}
          done={off ? 'outcomes.done.mailsOn' : 'outcomes.done.mailsOff'}
        >
          <Button variant={off ? undefined : 'primary'} large>
            {text(off ? 'outcomes.mails.again' : 'outcomes.mails.stop')}
          </Button>
        </CallForm>
        <p>
          <a href={`/follow-up/${token}`}>{text('outcomes.mails.back')}</a>
        </p>
      </Stack>
    )
  },
})
