import { Button, LinkButton, Notice, PageHeader, Stack } from '../../../web/design/index.ts'
import { CallForm } from '../../../web/form.tsx'
import { definePage, use } from '../../../web/page.ts'
import { useText } from '../../../web/text.tsx'
import { endProposalMails, getProposalMails } from '../contract-proposed.ts'

/** Behind the link of a mail about proposed requests: one button, no signing in. Mail programs press it themselves. */
export const page = definePage({
  path: '/proposal-mails/:token',
  access: 'public',
  frame: 'plain',
  width: 'reading',
  calls: ({ params }) => ({ mails: use(getProposalMails, { token: params.token ?? '' }) }),
  actions: [endProposalMails],
  oneClick: { call: endProposalMails, input: ({ token = '' }) => ({ token }) },
  title: (_props, text) => text('meetings.proposalMails.title'),
  Component: ({ data, params }) => {
    const text = useText()
    return (
      <>
        <PageHeader title={text('meetings.proposalMails.title')} />
        {data.mails.on ? (
          <Stack>
            <p>{text('meetings.proposalMails.ask')}</p>
            <p>{text('meetings.proposalMails.keep')}</p>
            <CallForm
              call={endProposalMails}
              fixed={{ token: params.token ?? '' }}
              next={`/proposal-mails/${params.token ?? ''}`}
              done="meetings.done.proposalMailsEnded"
            >
              <Button variant="primary" large>
                {text('meetings.proposalMails.action')}
              </Button>
            </CallForm>
          </Stack>
        ) : (
          <Notice
            kind="success"
            title={text('meetings.proposalMails.ended')}
            actions={<LinkButton href="/missions">{text('missions.title')}</LinkButton>}
          >
            {text('meetings.proposalMails.keep')}
          </Notice>
        )}
      </>
    )
  },
})
