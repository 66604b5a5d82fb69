import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { checkPageEverywhere, openBrowser, tabTo, type Visitor, visit, widths } from '../harness/browser.ts'
import {
  type LoadedSample,
  loadSampleInto,
  lookAs,
  type RunningServer,
  setUpAdministrator,
  startRunningServer,
} from '../harness/running-server.ts'

/** Three first screens of one partnership: its coordinator's by mouse, a manager's on a phone, its funder's by keyboard. */

let server: RunningServer
let browser: Browser
let sample: LoadedSample

beforeAll(async () => {
  server = await startRunningServer()
  browser = await openBrowser()
  sample = await loadSampleInto(await setUpAdministrator(server), 'over')
})

afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

async function lookAt(part: string, options: { width?: 390 | 1280; of?: string } = {}): Promise<Visitor> {
  const { width, of } = options
  const cookie = (await lookAs(server.base, sample, part, of)).cookie()
  return visit(browser, server.base, { cookie, ...(width === undefined ? {} : { width }) })
}

/** Opens an address again until its figures were counted, which a chore does within a minute. */
async function untilCounted(person: Visitor, path: string, words: RegExp): Promise<void> {
  for (let attempt = 0; attempt < 45; attempt++) {
    await person.goTo(path)
    if (words.test(await person.page.locator('main').innerText())) return
    await person.page.waitForTimeout(2_000)
  }
  throw new Error(`${path} never said ${words}`)
}

const numberIn = (words: string): number => Number(/\d+/.exec(words)?.[0])

async function follow(page: Page, click: () => Promise<void>): Promise<void> {
  await Promise.all([page.waitForEvent('framenavigated'), click()])
  await page.waitForLoadState('load')
}

test('the coordinator finds by mouse how far it is, why a figure lags, and whom to call', {
  timeout: 180_000,
}, async () => {
  const coordinator = await lookAt('coordinator')
  const { page } = coordinator
  await untilCounted(coordinator, '/desk', /Why: for \d+ member/)
  expect(await page.locator('main').innerText()).toMatch(/Month \d+ of 18/)
  await checkPageEverywhere(page)

  const cause = page.getByRole('link', { name: /^Why: for \d+ member/ })
  const lacking = numberIn(await cause.innerText())
  await follow(page, () => cause.click())
  expect(new URL(page.url()).searchParams.get('show')).toBe('left-out')
  expect(numberIn(await page.locator('select[name=show] option:checked').innerText())).toBe(lacking)

  await coordinator.goTo('/desk')
  const chase = page.locator('li', { hasText: 'what came of meetings' }).first()
  const people = numberIn(await chase.innerText())
  await follow(page, () => chase.getByRole('link', { name: 'Call them' }).click())
  expect(page.url()).toContain('/chase')
  expect(people).toBeGreaterThan(0)
})

test('a manager reads on a phone who benefited and who was left out, with one thing to do for each', {
  timeout: 180_000,
}, async () => {
  const manager = await lookAt('manager', { width: widths.phone })
  const { page } = manager
  await untilCounted(manager, '/desk', /benefited from/)
  await checkPageEverywhere(page)
  await follow(page, () =>
    page
      .getByRole('link', { name: /benefited from/ })
      .first()
      .click(),
  )
  expect(await page.locator('h1').innerText()).toBe('Members who benefited')

  await manager.goTo('/desk')
  const left = page.locator('li', { hasText: 'left out' }).first()
  const count = numberIn(await left.innerText())
  await follow(page, () => left.getByRole('link', { name: 'See them' }).click())
  expect(await page.locator('tbody tr').count()).toBe(Math.min(50, count))
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(widths.phone)
  const next = page
    .locator('tbody tr')
    .first()
    .getByRole('link', { name: /Invite somebody|Introduce them|Log a service/ })
  await follow(page, () => next.click())
  expect(await page.locator('h1').innerText()).not.toMatch(/not found/i)
})

test('the funder compares all partnerships by keyboard alone and opens a figure', {
  timeout: 180_000,
}, async () => {
  const funder = await lookAt('funder')
  const { page } = funder
  await untilCounted(funder, '/desk', /Figures against their targets/)
  const rows = page.locator('#partnerships tbody tr')
  expect(await rows.count()).toBe(4)
  await checkPageEverywhere(page)

  await page.locator('select[name=country]').focus()
  await page.keyboard.type('Singapore')
  await tabTo(page, 'Show')
  await Promise.all([page.waitForEvent('framenavigated'), page.keyboard.press('Enter')])
  await page.waitForLoadState('load')
  expect(new URL(page.url()).searchParams.get('country')).toBe('SG')
  expect(await rows.count()).toBe(1)

  await tabTo(page, /^\d+ of \d+$/)
  await Promise.all([page.waitForEvent('framenavigated'), page.keyboard.press('Enter')])
  await page.waitForLoadState('load')
  expect(new URL(page.url()).pathname).toMatch(/^\/indicators\//)
})

test('what the coordinator takes back, a stranger reads no more', { timeout: 120_000 }, async () => {
  const stranger = await visit(browser, server.base, {})
  const coordinator = await lookAt('coordinator')
  const at = `/partnerships/${sample.partnershipSlug}`
  await stranger.goTo(`${at}/public`)
  await checkPageEverywhere(stranger.page)
  const about = 'one list of markets, one delegation'
  expect(await stranger.page.locator('main').innerText()).toContain(about)

  await coordinator.goTo(`${at}/releases`)
  await checkPageEverywhere(coordinator.page)
  const row = coordinator.page.locator('tbody tr', { hasText: 'About the partnership' })
  await row.getByRole('button', { name: 'Take back' }).click()
  await row.getByRole('button', { name: 'Release' }).waitFor()

  await stranger.goTo(`${at}/public`)
  expect(await stranger.page.locator('main').innerText()).not.toContain(about)
})
