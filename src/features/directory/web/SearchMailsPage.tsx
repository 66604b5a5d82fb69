import { Button, LinkButton, Notice, PageHeader, Stack } from '../../../web/design/index.ts'
import { CallForm } from '../../../web/form.tsx'
import { definePage, use } from '../../../web/page.ts'
import { useText } from '../../../web/text.tsx'
import { endSearchMails, getSearchMails } from '../contract-searches.ts'

/** Behind the link of a mail about saved searches: one button, no signing in. Mail programs press it themselves. */
export const page = definePage({
  path: '/search-mails/:token',
  access: 'public',
  frame: 'plain',
  width: 'reading',
  calls: ({ params }) => ({ mails: use(getSearchMails, { token: params.token ?? '' }) }),
  actions: [endSearchMails],
  oneClick: { call: endSearchMails, input: ({ token = '' }) => ({ token }) },
  title: (_props, text) => text('directory.searches.off.title'),
  Component: ({ data, params }) => {
    const text = useText()
    const { searches } = data.mails
    return (
      <>
        <PageHeader title={text('directory.searches.off.title')} />
        {searches === 0 ? (
          <Notice
            kind="success"
            title={text('directory.searches.off.done')}
            actions={<LinkButton href="/searches">{text('directory.searches.off.mine')}</LinkButton>}
          >
            {text('directory.searches.off.keep')}
          </Notice>
        ) : (
          <Stack>
            <p>{text('directory.searches.off.ask', { count: searches })}</p>
            <p>{text('directory.searches.off.keep')}</p>
            <CallForm
              call={endSearchMails}
              fixed={{ token: params.token ?? '' }}
              next={`/search-mails/${params.token ?? ''}`}
              done="directory.done.searchMailsEnded"
            >
              <Button variant="primary" large>
                {text('directory.searches.off.action')}
              </Button>
            </CallForm>
          </Stack>
        )}
      </>
    )
  },
})
