import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { checkPageEverywhere, openBrowser, type Visitor, visit, widths } from '../harness/browser.ts'
import {
  type HttpClient,
  type LoadedSample,
  loadSampleInto,
  lookAs,
  type RunningServer,
  setUpAdministrator,
  startRunningServer,
} from '../harness/running-server.ts'

/** A coordinator asks companies for a year, a company answers by its link on a phone, and the figure moves. */

let server: RunningServer
let browser: Browser
let administrator: HttpClient
let sample: LoadedSample
let coordinator: Visitor

beforeAll(async () => {
  server = await startRunningServer()
  browser = await openBrowser()
  administrator = await setUpAdministrator(server)
  sample = await loadSampleInto(administrator, 'registration')
  const cookie = (await lookAs(server.base, sample, 'coordinator')).cookie()
  coordinator = await visit(browser, server.base, { cookie })
})

afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

/** The newest link by which somebody is asked to declare. */
async function findLink(): Promise<string> {
  for (let page = 1; page <= 20; page++) {
    const { items } = (await administrator.send('GET', `/mails?page=${page}`)) as {
      items: { id: string; kind: string }[]
    }
    const asked = items.find(one => one.kind === 'declaration-asked')
    if (asked === undefined) continue
    const { textBody } = (await administrator.send('GET', `/mails/${asked.id}`)) as { textBody: string }
    return new URL(/http\S+\/declare\/\S+/.exec(textBody)?.[0] ?? server.base).pathname
  }
  return '/'
}

test('companies are asked for a year, one answers on a phone, and its figures are read by who counts them', async () => {
  const { page } = coordinator
  const base = `/partnerships/${sample.partnershipSlug}/declarations`
  await coordinator.goTo(base)
  expect(await page.locator('main').innerText()).toContain('All together')
  await checkPageEverywhere(page)
  await coordinator.goTo(`${base}/ask?year=2022`)
  await checkPageEverywhere(page)
  await page.getByRole('button', { name: 'Send the mails' }).click()
  await page.waitForURL(/year=2022/)
  expect(await page.locator('main').innerText()).toContain('Not answered')

  const phone = await visit(browser, server.base, { width: widths.phone })
  phone.expectRefusal(422)
  await phone.goTo(await findLink())
  await checkPageEverywhere(phone.page)
  await phone.page.getByLabel(/^Turnover/).fill('1.250.000')
  await phone.page.getByRole('button', { name: 'Declare' }).click()
  await phone.page.waitForSelector('[role=alert]')
  expect(await phone.page.getByLabel(/^Turnover/).inputValue()).toBe('1.250.000')
  await phone.page.getByRole('checkbox').check()
  await phone.page.getByRole('button', { name: 'Declare' }).click()
  await phone.page.waitForSelector('text=Declared on')
  expect(await phone.page.locator('main').innerText()).toContain('1,250,000')
  await checkPageEverywhere(phone.page)

  await coordinator.goTo(`/partnerships/${sample.partnershipSlug}/attendance`)
  await checkPageEverywhere(page)
  await coordinator.goTo(`${base}?year=2022&show=declared`)
  expect(await page.locator('main').innerText()).toContain('€1,250,000')
  await phone.leave()
  await coordinator.leave()

  // One company is no group: whoever reads groups alone is told nothing of it.
  const cookie = (await lookAs(server.base, sample, 'funder')).cookie()
  const funder = await visit(browser, server.base, { cookie })
  await funder.goTo(`${base}?year=2022`)
  expect(await funder.page.locator('main').innerText()).not.toContain('1,250,000')
  await checkPageEverywhere(funder.page)
  await funder.leave()
})
