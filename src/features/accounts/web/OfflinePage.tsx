import { LinkButton, Notice, PageHeader } from '../../../web/design/index.ts'
import { definePage } from '../../../web/page.ts'
import { useText } from '../../../web/text.tsx'

/** What any address shows without a network when its page is not kept on the phone; the same for everybody. */
export const page = definePage({
  path: '/offline',
  access: 'public',
  frame: 'plain',
  width: 'reading',
  calls: () => ({}),
  actions: [],
  title: (_props, text) => text('offline.pageTitle'),
  Component: () => {
    const text = useText()
    return (
      <>
        <PageHeader title={text('offline.title')} />
        <Notice
          kind="info"
          actions={
            <LinkButton href="/today" variant="primary" icon="calendar">
              {text('offline.toDay')}
            </LinkButton>
          }
        >
          <p>{text('offline.why')}</p>
        </Notice>
      </>
    )
  },
})
