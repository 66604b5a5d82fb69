import type { ReactNode } from 'react'
import { AppFrame, VisitorFrame } from './AppFrame.tsx'
import { PageFormContext } from './form.tsx'
import type { Page, PageProps } from './page.ts'
import { TextProvider } from './text.tsx'

/** A screen in its frame, with the reader's words: what the server renders and the browser takes over. */
export function App(props: {
  page: Page
  props: PageProps<never>
  text: (key: string, values?: Record<string, unknown>) => string
  flash: string | null
}): ReactNode {
  const { page, text, flash } = props
  const { viewer, form, url, formKey } = props.props
  const Component = page.Component as (shown: PageProps<never>) => ReactNode
  const screen = <Component {...props.props} />
  return (
    <TextProvider text={text} lang={viewer.lang} timeZone={viewer.timeZone}>
      <PageFormContext value={{ form, url, formKey, owner: ownerOf(viewer.personId, url) }}>
        {page.frame === 'bare' ? (
          screen
        ) : page.frame === 'app' && viewer.signedIn ? (
          <AppFrame width={page.width} viewer={viewer} url={url} flash={flash}>
            {screen}
          </AppFrame>
        ) : (
          <VisitorFrame width={page.width} viewer={viewer} url={url} flash={flash}>
            {screen}
          </VisitorFrame>
        )}
      </PageFormContext>
    </TextProvider>
  )
}

/** Whose words a form of this page sends: the person's who is signed in, or whoever has the link the page is behind. */
function ownerOf(personId: string | null, url: string): string {
  return personId ?? (url.split('?')[0] ?? url).split('/').slice(0, 3).join('/')
}
