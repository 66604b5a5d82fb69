import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { checkPageEverywhere, openBrowser, type Visitor, visit } from '../harness/browser.ts'
import {
  type HttpClient,
  type RunningServer,
  setUpAdministrator,
  startRunningServer,
} from '../harness/running-server.ts'

/** Finding, keeping a search, being told, and mending the words: by keyboard alone. */

let server: RunningServer
let browser: Browser
let client: HttpClient
let ada: Visitor
let cluster = ''

beforeAll(async () => {
  server = await startRunningServer()
  browser = await openBrowser()
  client = await setUpAdministrator(server)
  cluster = String(
    (await client.send('POST', '/clusters', { name: 'Sample Light', shortName: 'Light', country: 'LT' })).id,
  )
  await addOrganisation('Sample Perimetry', 'Perimetry for clinics')
  ada = await visit(browser, server.base, { cookie: client.cookie() })
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

async function addOrganisation(name: string, summary: string): Promise<void> {
  await client.send('POST', '/organisations', {
    clusterId: cluster,
    kind: 'sme',
    name,
    summary,
    country: 'LT',
    visibility: 'public',
  })
}

/** What has the focus, in the words a screen reader would begin with. */
const focused = (page: Page) =>
  page.evaluate(() => {
    const it = document.activeElement
    const label = it instanceof HTMLInputElement || it instanceof HTMLTextAreaElement ? it.labels?.[0] : it
    return `${it?.getAttribute('name') ?? ''} ${label?.textContent ?? ''}`.trim()
  })

async function tabTo(page: Page, words: RegExp): Promise<void> {
  for (let presses = 0; presses < 120; presses++) {
    if (words.test(await focused(page))) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`no Tab stop is called ${words}`)
}

async function pressOn(page: Page, words: RegExp): Promise<void> {
  await tabTo(page, words)
  await Promise.all([page.waitForEvent('framenavigated'), page.keyboard.press('Enter')])
  await page.waitForLoadState('load')
}

test('a search is asked, kept and told of by keyboard alone', async () => {
  const { page } = ada
  await ada.goTo('/find')
  await tabTo(page, /^q What are you looking for/)
  await page.keyboard.type('perimetry')
  await Promise.all([page.waitForEvent('framenavigated'), page.keyboard.press('Enter')])
  await page.waitForLoadState('load')
  expect(await page.locator('main').innerText()).toContain('Looking for “perimetry”.')
  await tabTo(page, /^Save this search/)
  await page.keyboard.press('Enter')
  await checkPageEverywhere(page)
  await tabTo(page, /^name/)
  await page.keyboard.press('Control+A')
  await page.keyboard.type('Visual fields')
  await pressOn(page, /^Save search/)
  expect(new URL(page.url()).pathname).toMatch(/^\/searches\//)
  const address = page.url()
  await expect
    .poll(
      async () => {
        await page.goto(address)
        return page.locator('main').innerText()
      },
      { timeout: 60_000 },
    )
    .toContain('Nothing new')

  await addOrganisation('Sample Field Tests', 'Perimetry at home')
  await ada.goTo('/desk')
  expect(await page.locator('main').innerText()).toMatch(/1\s+new for “Visual fields”/)
  await pressOn(page, /^See them/)
  await checkPageEverywhere(page)
  const words = await page.locator('main').innerText()
  expect(words).toContain('Sample Field Tests')
  expect(words).not.toContain('Sample Perimetry')
  await pressOn(page, /^I have looked at these/)
  expect(await page.locator('main').innerText()).toContain('Nothing new')
  await ada.goTo('/searches')
  await checkPageEverywhere(page)
  await pressOn(page, /^Remove Visual fields/)
  expect(await page.locator('main').innerText()).toContain('No saved search yet')
})

test('two are put side by side by keyboard, one is taken out, and the search is there again', async () => {
  const { page } = ada
  await ada.goTo('/find?q=perimetry')
  await pressOn(page, /^Compare$/)
  await pressOn(page, /^Compare$/)
  expect(await page.locator('main').innerText()).toContain('2 of 4 chosen to compare')
  await checkPageEverywhere(page)
  await pressOn(page, /^Compare them/)
  await checkPageEverywhere(page)
  const words = await page.locator('main').innerText()
  expect(words).toContain('Perimetry at home')
  expect(words).toContain('Perimetry for clinics')
  await pressOn(page, /^Take out/)
  expect(await page.locator('.k-compare thead th').count()).toBe(1)
  await pressOn(page, /^Back to the search/)
  expect(await page.locator('main').innerText()).toContain('2 of 4 chosen to compare')
})

test('on a phone, results are chosen with a finger and stand beneath each other', async () => {
  const phone = await visit(browser, server.base, { width: 390 })
  const { page } = phone
  await phone.goTo('/find?q=perimetry')
  for (const name of ['Compare Sample Perimetry', 'Compare Sample Field Tests', 'Compare them']) {
    const link = page.getByRole('link', { name })
    await Promise.all([page.waitForEvent('framenavigated'), link.tap()])
    await page.waitForLoadState('load')
  }
  const [first, second] = await page.locator('.k-compare tbody tr').first().locator('td').all()
  const above = await first?.boundingBox()
  const below = await second?.boundingBox()
  expect(below?.y).toBeGreaterThan(above?.y ?? 0)
  expect(below?.x).toBe(above?.x)
  await phone.leave()
})

test('a bridge is found, tried and added by keyboard alone, and the next search goes over it', async () => {
  const { page } = ada
  await ada.goTo('/bridges')
  await checkPageEverywhere(page)
  await tabTo(page, /^q Expression/)
  await page.keyboard.type('photoplethysm')
  await Promise.all([page.waitForEvent('framenavigated'), page.keyboard.press('Enter')])
  await page.waitForLoadState('load')
  expect(await page.locator('main').innerText()).toContain('PPG')
  await pressOn(page, /^Add a bridge/)
  await tabTo(page, /^left\.en/)
  await page.keyboard.type('sightcone probing')
  await tabTo(page, /^right\.en/)
  await page.keyboard.type('perimetry')
  await tabTo(page, /^source/)
  await page.keyboard.type('Invented for this journey')
  await tabTo(page, /^try/)
  await page.keyboard.type('sightcone probing')
  await pressOn(page, /^Try without saving/)
  await checkPageEverywhere(page)
  const tried = await page.locator('main').innerText()
  expect(tried).toContain('Without: 0 organisations')
  expect(tried).toContain('through “perimetry”')
  await pressOn(page, /^Add this bridge/)
  await checkPageEverywhere(page)
  await ada.goTo('/find?q=sightcone+probing')
  await tabTo(page, /^Why this result/)
  await page.keyboard.press('Enter')
  expect(await page.locator('main').innerText()).toContain('Source: Invented for this journey')
  await ada.leave()
})
