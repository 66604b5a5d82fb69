import './no-eval.ts'
import i18next from 'i18next'
import { StrictMode } from 'react'
import { hydrateRoot } from 'react-dom/client'
import './design/design.css'
import { App } from './App.tsx'
import { isKeptCopy, startKeeping } from './offline/keep-pages.ts'
import { dropUnsentOfOthers } from './offline/unsent.ts'
import type { Page, PageProps } from './page.ts'

const modules = import.meta.glob<{ page: Page }>('../features/*/web/*Page.tsx')

interface Handover {
  name: string
  props: PageProps<never>
  messages: string
  flash: string | null
}

/** Takes over the page the server sent: its own data, its own words, its own component and nothing more. */
async function takeOver(): Promise<void> {
  const root = document.getElementById('app')
  const source = document.getElementById('handover')?.textContent
  if (root === null || source === null || source === undefined) return
  const handover = JSON.parse(source) as Handover
  const load = modules[handover.name]
  if (load === undefined) return
  const [module, messages] = await Promise.all([
    load(),
    fetch(handover.messages).then(answer => answer.json() as Promise<Record<string, object>>),
  ])
  const words = i18next.createInstance()
  const resources = Object.fromEntries(
    Object.entries(messages).map(([lang, translation]) => [lang, { translation }]),
  )
  await words.init({
    lng: handover.props.viewer.lang,
    fallbackLng: 'en',
    resources,
    interpolation: { escapeValue: false },
    returnEmptyString: false,
  })
  const text = (key: string, values?: Record<string, unknown>) => words.t(key, values ?? {})
  hydrateRoot(
    root,
    <StrictMode>
      <App page={module.page} props={handover.props} text={text} flash={handover.flash} />
    </StrictMode>,
  )
  document.documentElement.dataset.hydrated = 'true'
  startKeeping()
  const { personId } = handover.props.viewer
  // What somebody else wrote at this browser is not theirs to read; a copy from the phone does not say who is here now.
  if (personId !== null && !isKeptCopy()) void dropUnsentOfOthers(personId).catch(() => undefined)
}

/** Brings the chosen tab into view where the tabs of a page are wider than a phone. */
function showChosenTabs(): void {
  for (const tab of document.querySelectorAll('.k-tabs a[aria-current]')) {
    const strip = tab.closest('.k-tabs')
    if (strip === null) continue
    const [inner, outer] = [tab.getBoundingClientRect(), strip.getBoundingClientRect()]
    if (inner.right > outer.right) strip.scrollLeft += inner.right - outer.right + 32
  }
}

showChosenTabs()
void takeOver()
