import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { checkPageEverywhere, openBrowser, type Visitor, visit } from '../harness/browser.ts'
import {
  loadSampleInto,
  type RunningServer,
  setUpAdministrator,
  startRunningServer,
} from '../harness/running-server.ts'

/** The map of Find, walked through by keyboard alone: without JavaScript by its links, with it by the arrows too. */

let server: RunningServer
let browser: Browser
let cookie = ''

beforeAll(async () => {
  server = await startRunningServer()
  browser = await openBrowser()
  const client = await setUpAdministrator(server)
  await loadSampleInto(client, 'registration')
  cookie = client.cookie()
})

afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

const focused = (visitor: Visitor) =>
  visitor.page.evaluate(() => {
    const link = document.activeElement
    return link?.getAttribute('aria-label') ?? link?.textContent ?? ''
  })

/** Presses Tab until what is meant has the focus. */
async function tabTo(visitor: Visitor, wanted: RegExp): Promise<string> {
  for (let presses = 0; presses < 150; presses += 1) {
    await visitor.page.keyboard.press('Tab')
    const words = await focused(visitor)
    if (wanted.test(words)) return words
  }
  throw new Error(`Tab never came to ${wanted}`)
}

async function enter(visitor: Visitor): Promise<void> {
  await Promise.all([visitor.page.waitForEvent('framenavigated'), visitor.page.keyboard.press('Enter')])
  await visitor.page.waitForLoadState('load')
}

test('without JavaScript the keyboard comes from a circle to the list of who is there', async () => {
  const ada = await visit(browser, server.base, { cookie, javaScript: false })
  await ada.goTo('/find')
  await tabTo(ada, /^Map$/)
  await enter(ada)
  const heading = await ada.page.locator('.k-directory-head h2').textContent()
  expect(heading).toMatch(/^\d+ organisations$/)

  const circle = await tabTo(ada, /(?:Vilnius|Kaunas).*: \d+ organisations, zoom in$/)
  await enter(ada)
  expect(new URL(ada.page.url()).searchParams.get('zoom')).toMatch(/^[1-8]$/)
  expect(await ada.page.getByText(/organisations? lies? on this part of the map/).count()).toBe(1)
  expect(Number(/(\d+) organisations/.exec(circle)?.[1])).toBeGreaterThan(1)

  const place = await tabTo(ada, /^Vilnius: \d+ organisations?, (?:show it|list them)$/)
  const count = Number(/(\d+) organisation/.exec(place)?.[1])
  await enter(ada)
  expect(await ada.page.locator('.k-directory-head h2').textContent()).toBe(
    count === 1 ? '1 organisation' : `${count} organisations`,
  )
  expect(await ada.page.locator('.k-directory-list article').count()).toBe(count)
  await ada.leave()
})

test('with the map in hand the arrows move it; the table says the same numbers', async () => {
  const ada = await visit(browser, server.base, { cookie })
  await ada.goTo('/find?view=map')
  await checkPageEverywhere(ada.page)
  await tabTo(ada, /^Zoom in$/)
  await Promise.all([ada.page.waitForEvent('framenavigated'), ada.page.keyboard.press('+')])
  await ada.page.waitForURL(/zoom=1/)
  await ada.page.waitForFunction(() => document.documentElement.dataset.hydrated === 'true')
  const before = new URL(ada.page.url()).searchParams.get('at')
  await ada.page.locator('.k-map-bar a').first().focus()
  await ada.page.keyboard.press('ArrowRight')
  await ada.page.waitForURL(url => url.searchParams.get('at') !== before)

  await ada.goTo('/find?view=map&area=world')
  const circles = await ada.page
    .locator('.k-map-place')
    .evaluateAll(all => all.map(one => one.getAttribute('aria-label')))
  const counts = circles.map(label => Number(/: (\d+) /.exec(label ?? '')?.[1]))
  const rows = await ada.page.locator('#places tbody tr td:nth-child(3)').allTextContents()
  expect(rows.map(Number).sort((a, b) => a - b)).toEqual([...counts].sort((a, b) => a - b))
  const total = Number.parseInt((await ada.page.locator('.k-directory-head h2').textContent()) ?? '', 10)
  // Who has sites stands in several circles.
  expect(counts.reduce((sum, count) => sum + count, 0)).toBeGreaterThanOrEqual(total)
  await ada.leave()
})
