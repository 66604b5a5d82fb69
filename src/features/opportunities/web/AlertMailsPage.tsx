import { Button, LinkButton, Notice, PageHeader, Stack } from '../../../web/design/index.ts'
import { CallForm } from '../../../web/form.tsx'
import { definePage, use } from '../../../web/page.ts'
import { useText } from '../../../web/text.tsx'
import { endSearchMails, getSearchMails } from '../contract-searches.ts'

/** Behind the link of a mail about new opportunities: one button, no signing in. Mail programs press it themselves. */
export const page = definePage({
  path: '/opportunity-mails/:token',
  access: 'public',
  frame: 'plain',
  width: 'reading',
  calls: ({ params }) => ({ mails: use(getSearchMails, { token: params.token ?? '' }) }),
  actions: [endSearchMails],
  oneClick: { call: endSearchMails, input: ({ token = '' }) => ({ token }) },
  title: (_props, text) => text('opportunities.alerts.off.title'),
  Component: ({ data, params }) => {
    const text = useText()
    const { searches } = data.mails
    return (
      <>
        <PageHeader title={text('opportunities.alerts.off.title')} />
        {searches === 0 ? (
          <Notice
            kind="success"
            title={text('opportunities.alerts.off.done')}
            actions={<LinkButton href="/searches">{text('opportunities.alerts.off.mine')}</LinkButton>}
          >
            {text('opportunities.alerts.off.keep')}
          </Notice>
        ) : (
          <Stack>
            <p>{text('opportunities.alerts.off.ask', { count: searches })}</p>
            <p>{text('opportunities.alerts.off.keep')}</p>
            <CallForm
              call={endSearchMails}
              fixed={{ token: params.token ?? '' }}
              next={`/opportunity-mails/${params.token ?? ''}`}
              done="opportunities.done.alertMailsEnded"
            >
              <Button variant="primary" large>
                {text('opportunities.alerts.off.action')}
              </Button>
            </CallForm>
          </Stack>
        )}
      </>
    )
  },
})
