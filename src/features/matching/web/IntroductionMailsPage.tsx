import { Button, Notice, PageHeader, Stack } from '../../../web/design/index.ts'
import { CallForm } from '../../../web/form.tsx'
import { definePage, use } from '../../../web/page.ts'
import { useText } from '../../../web/text.tsx'
import { endIntroductionMails, getIntroductionMails } from '../contract-introductions.ts'

/** Behind the link of the weekly mail on introductions: one button, no signing in. Mail programs press it themselves. */
export const page = definePage({
  path: '/introduction-mails/:token',
  access: 'public',
  frame: 'plain',
  width: 'reading',
  calls: ({ params }) => ({ mails: use(getIntroductionMails, { token: params.token ?? '' }) }),
  actions: [endIntroductionMails],
  oneClick: { call: endIntroductionMails, input: ({ token = '' }) => ({ token }) },
  title: (_props, text) => text('matching.introductions.off.title'),
  Component: ({ data, params }) => {
    const text = useText()
    return (
      <>
        <PageHeader title={text('matching.introductions.off.title')} />
        {data.mails.wanted ? (
          <Stack>
            <p>{text('matching.introductions.off.ask')}</p>
            <CallForm
              call={endIntroductionMails}
              fixed={{ token: params.token ?? '' }}
              next={`/introduction-mails/${params.token ?? ''}`}
              done="matching.done.introductionMailsOff"
            >
              <Button variant="primary" large>
                {text('matching.introductions.off.action')}
              </Button>
            </CallForm>
          </Stack>
        ) : (
          <Notice kind="success" title={text('matching.introductions.off.done')}>
            {text('matching.introductions.off.keep')}
          </Notice>
        )}
      </>
    )
  },
})
