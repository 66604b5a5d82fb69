import { renderToString } from 'react-dom/server'
import './design/design.css'
import { App } from './App.tsx'
import type { Page, PageProps } from './page.ts'

const modules = import.meta.glob<{ page: Page }>('../features/*/web/*Page.tsx', { eager: true })

/** Every screen of the house under its file's name, as the server knows them. */
export const pages: ReadonlyMap<string, Page> = new Map(
  Object.entries(modules).map(([file, module]) => [file, module.page]),
)

/** Renders a screen with its data to HTML, exactly as the browser will hydrate it. */
export function renderPage(
  name: string,
  props: PageProps<never>,
  text: (key: string, values?: Record<string, unknown>) => string,
  flash: string | null,
): { html: string; title: string } {
  const page = pages.get(name)
  if (page === undefined) throw new Error(`there is no page ${name}`)
  return {
    html: renderToString(<App page={page} props={props} text={text} flash={flash} />),
    title: page.title(props, text),
  }
}
