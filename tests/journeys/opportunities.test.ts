import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { checkPage, checkShape, openBrowser, untilHydrated, type Visitor, visit } from '../harness/browser.ts'
import { type Mailbox, openMailbox, readLink } from '../harness/mailbox.ts'
import {
  administrator,
  type HttpClient,
  type RunningServer,
  setUpAdministrator,
  startRunningServer,
} from '../harness/running-server.ts'

/** An offer from its first word to the owner's answer, by mouse on a desk and by finger on a phone: real server, real mail. */

let server: RunningServer
let mailbox: Mailbox
let browser: Browser
let client: HttpClient

beforeAll(async () => {
  mailbox = await openMailbox()
  server = await startRunningServer({ smtpUrl: mailbox.url })
  browser = await openBrowser()
  client = await setUpAdministrator(server)
  await client.send('POST', '/clusters', {
    name: 'Offer Photonics Cluster',
    shortName: 'OPC',
    country: 'LT',
    lang: 'en',
    visibility: 'public',
  })
  const { items } = (await client.send('GET', '/clusters')) as { items: { id: string }[] }
  await client.send('POST', '/organisations', {
    clusterId: items[0]?.id ?? '',
    kind: 'sme',
    name: 'Glimmer Works',
    country: 'LT',
    lang: 'en',
    visibility: 'public',
  })
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
  await mailbox?.close()
})

/** Presses a button that sends a form, or follows a link, and waits for the page that comes. */
async function press({ page }: Visitor, role: 'button' | 'link', name: string | RegExp): Promise<void> {
  await Promise.all([page.waitForEvent('framenavigated'), page.getByRole(role, { name }).first().click()])
  await page.waitForLoadState('load')
  await untilHydrated(page)
}

const fill = ({ page }: Visitor, name: string, value: string) =>
  page.locator(`[name="${name}"]:not([type=hidden]):visible`).first().fill(value)
const choose = ({ page }: Visitor, name: string, value: string) =>
  page.locator(`select[name="${name}"]:visible`).first().selectOption(value)

test.each([1280, 390] as const)('from the first word to the owner’s answer, %i wide', async width => {
  const owner = await visit(browser, server.base, { width, cookie: client.cookie() })
  const guest = await visit(browser, server.base, { width })
  const title = `Steady light source, shown ${width} wide`
  const address = `guest${width}@test.invalid`

  await owner.goTo('/opportunities')
  await press(owner, 'link', 'New opportunity')
  await owner.page.getByLabel('A technology or know-how').check()
  await fill(owner, 'title', title)
  await fill(
    owner,
    'summary',
    'Ask Glimmer about a light source of 1,064 nm that runs for years without care.',
  )
  await owner.page.getByLabel('Leave our name out').check()
  expect(await owner.page.getByText('A name in ‘In short’: glimmer').count()).toBe(1)
  await owner.page.getByLabel('Leave our name out').uncheck()
  await choose(owner, 'visibility', 'public')
  await checkPage(owner.page)
  await press(owner, 'button', 'Save draft')
  await press(owner, 'button', 'Publish')
  const path = new URL(owner.page.url()).pathname
  await checkPage(owner.page)

  await guest.goTo(path)
  await checkShape(guest.page)
  expect(await guest.page.locator('h1').innerText()).toContain(title)
  await press(guest, 'link', 'Express interest')
  await fill(guest, 'about', 'We build cameras for eye clinics in four countries. '.repeat(4))
  await fill(guest, 'wish', 'We would like two samples and a price for a hundred. '.repeat(4))
  await fill(guest, 'organisationName', 'Guest Cameras')
  await choose(guest, 'country', 'AT')
  await fill(guest, 'familyName', 'Gast')
  await fill(guest, 'email', address)
  await checkPage(guest.page)
  await press(guest, 'button', 'Send and get the code')
  const { subject } = await mailbox.next(address, /code/)
  await fill(guest, 'code', /\d{6}/.exec(subject)?.[0] ?? '')
  await checkPage(guest.page)
  await press(guest, 'button', 'Confirm and send')
  expect(await guest.page.getByText('With the owner').first().isVisible()).toBe(true)
  await checkPage(guest.page)

  const received = await mailbox.next(administrator.email, /Guest Cameras/)
  await owner.goTo(readLink(received, server.base))
  await checkPage(owner.page)
  await owner.page.locator('[name="words"]:visible').first().fill('Gladly, samples leave on Monday.')
  await press(owner, 'button', 'Accept and write to each other')
  expect(await owner.page.getByText('Accepted').first().isVisible()).toBe(true)

  await guest.page.reload()
  expect(await guest.page.getByText('Glimmer Works').first().isVisible()).toBe(true)
  expect(await guest.page.getByText('Gladly, samples leave on Monday.').first().isVisible()).toBe(true)
  await owner.leave()
  await guest.leave()
})
