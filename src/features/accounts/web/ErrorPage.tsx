import { LinkButton, Notice, PageHeader } from '../../../web/design/index.ts'
import { definePage } from '../../../web/page.ts'
import { useText } from '../../../web/text.tsx'

/** What a person sees when a page cannot be shown: what happened, what is safe, where to go. */
export const page = definePage({
  path: '/error',
  access: 'public',
  frame: 'app',
  width: 'reading',
  calls: () => ({}),
  actions: [],
  title: ({ form }, text) => form?.problem.title ?? text('error.title'),
  Component: ({ form, viewer }) => {
    const text = useText()
    const problem = form?.problem
    const code = problem?.code ?? 'unexpected'
    const kind =
      code === 'not-found'
        ? 'notFound'
        : code === 'not-allowed'
          ? 'notAllowed'
          : code === 'link-invalid'
            ? 'link'
            : code === 'unexpected'
              ? 'unexpected'
              : 'other'
    return (
      <>
        <PageHeader title={text(`error.${kind}.title`)} />
        <Notice
          kind={code === 'unexpected' ? 'error' : 'info'}
          title={problem?.title ?? text('error.title')}
          actions={
            <LinkButton href={viewer.signedIn ? '/desk' : '/'} variant="primary" icon="left">
              {text('error.home')}
            </LinkButton>
          }
        >
          <p>{text(`error.${kind}.why`)}</p>
          {code === 'unexpected' ? <p>{text('error.requestId', { id: problem?.requestId ?? '' })}</p> : null}
        </Notice>
      </>
    )
  },
})
