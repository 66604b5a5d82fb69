import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  checkPage,
  checkPageEverywhere,
  openBrowser,
  tabTo,
  untilHydrated,
  visit,
} from '../harness/browser.ts'
import {
  type LoadedSample,
  loadSampleInto,
  lookAs,
  type RunningServer,
  setUpAdministrator,
  startRunningServer,
} from '../harness/running-server.ts'

/** What a partnership promised: the coordinator keeps the plan with the mouse, a manager reads it by keyboard and on the phone. */

let server: RunningServer
let browser: Browser
let sample: LoadedSample

beforeAll(async () => {
  server = await startRunningServer()
  browser = await openBrowser()
  sample = await loadSampleInto(await setUpAdministrator(server), 'registration')
})

afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

const today = () => new Date().toISOString().slice(0, 10)
const words = (page: Page) => page.locator('main').innerText()

/** Clicks what leads to another page, and waits for it. */
async function click(page: Page, what: Locator): Promise<void> {
  await Promise.all([page.waitForEvent('framenavigated'), what.click()])
  await page.waitForLoadState('load')
  await untilHydrated(page)
}

async function visitAs(role: 'coordinator' | 'manager', width: 1280 | 390 = 1280) {
  const cookie = (await lookAs(server.base, sample, role)).cookie()
  const visitor = await visit(browser, server.base, { cookie, width })
  await visitor.goTo(`/partnerships/${sample.partnershipSlug}`)
  return visitor
}

test('by mouse a milestone is added, nothing typed is lost when something is missing, and it is said to be reached', async () => {
  const visitor = await visitAs('coordinator')
  const { page } = visitor
  await click(page, page.getByRole('link', { name: 'Work plan', exact: true }))
  expect(await words(page)).toMatch(
    /What is late or due soon[\s\S]*D5\.1 Plan for telling others[\s\S]*\d+ days late/,
  )
  await checkPageEverywhere(page)

  await click(page, page.getByRole('link', { name: 'Add a milestone WP1' }))
  await page.getByLabel('Title').fill('Stand in Osaka is booked')
  await page.getByLabel('Due with the end of month').fill('8')
  visitor.expectRefusal(422)
  await click(page, page.getByRole('button', { name: 'Add a milestone' }))
  expect(await page.getByLabel('Title').inputValue()).toBe('Stand in Osaka is booked')
  await page.getByLabel('Means of verification').fill('The contract with the fair')
  await click(page, page.getByRole('button', { name: 'Add a milestone' }))
  expect(await words(page)).toContain('It stands in the plan.')

  await click(page, page.getByRole('link', { name: /^MS\d+ Stand in Osaka is booked$/ }))
  await page.getByLabel('Reached', { exact: true }).check()
  await page.getByLabel('Reached on').fill(today())
  await page.getByLabel('What shows it').fill('Signed by both.')
  await click(page, page.getByRole('button', { name: 'Save' }))
  expect(await words(page)).toMatch(/How far it is has been noted\.[\s\S]*Reached[\s\S]*Signed by both\./)
  await checkPage(page)
  await visitor.leave()
})

test('what one partner has not planned of its budget is planned, and its plan fits', async () => {
  const visitor = await visitAs('coordinator')
  const { page } = visitor
  await click(page, page.getByRole('link', { name: 'Work plan', exact: true }))
  expect(await page.locator('#effort').innerText()).toMatch(/€4,000.00 not planned/)
  await click(page, page.getByRole('link', { name: 'Effort in WP5' }))
  await page.getByRole('group', { name: 'Optence' }).getByLabel('Cost in EUR').fill('24000')
  await checkPage(page)
  await click(page, page.getByRole('button', { name: 'Save' }))
  expect(await page.locator('#effort').innerText()).not.toContain('not planned')
  await visitor.leave()
})

test('by keyboard alone a manager comes to what is late and to why a market is on the list', async () => {
  const visitor = await visitAs('manager')
  const { page } = visitor
  const enter = async (what: string | RegExp) => {
    await tabTo(page, what)
    await Promise.all([page.waitForEvent('framenavigated'), page.keyboard.press('Enter')])
    await page.waitForLoadState('load')
  }
  await enter('Strategy')
  await enter('Japan')
  expect(await words(page)).toMatch(/What we do not do[\s\S]*Hypotheses[\s\S]*What was written before/)
  await checkPage(page)
  await visitor.goTo(`/partnerships/${sample.partnershipSlug}`)
  await enter('Work plan')
  await enter(/^D2\.2 Implementation roadmap/)
  expect(await words(page)).toMatch(/\d+ days late/)
  await visitor.leave()
})

test('on the phone the plan is read row by row, each with its months in words, and nothing is there to change', async () => {
  const visitor = await visitAs('manager', 390)
  const { page } = visitor
  await click(page, page.getByRole('link', { name: 'Work plan', exact: true }))
  const row = page.getByRole('row', { name: /T2\.2 Interviews/ })
  expect(await row.innerText()).toMatch(/M2–M5[\s\S]*Done/)
  expect(await page.getByRole('link', { name: /^(Change|Add)/ }).count()).toBe(0)
  await checkPage(page)
  await click(page, page.getByRole('link', { name: /^D5\.1 Plan for telling others/ }).first())
  expect(await words(page)).toContain('Optence')
  expect(await page.getByRole('button', { name: 'Save' }).count()).toBe(0)
  await checkPage(page)
  await visitor.leave()
})

test('on the phone the owner opens what the reminder leads to and hands the deliverable in with its document; the coordinator puts it back', async () => {
  const cookie = (await lookAs(server.base, sample, 'manager', 'Optence')).cookie()
  const owner = await visit(browser, server.base, { cookie, width: 390 })
  const { page } = owner
  await owner.goTo(`/partnerships/${sample.partnershipSlug}/workplan`)
  const at = await page.getByRole('link', { name: 'Report D5.1' }).getAttribute('href')
  await owner.goTo(at ?? '')
  await untilHydrated(page)
  expect(await page.locator('#report').innerText()).toContain('What was promised stays as it is')
  expect(await page.getByRole('radio').evaluateAll(all => all.map(one => one.getAttribute('value')))).toEqual(
    ['planned', 'begun', 'submitted'],
  )
  await checkPage(page)

  await page.getByLabel('Submitted', { exact: true }).check()
  await page.getByLabel('A word beside it').fill('All partners have agreed.')
  owner.expectRefusal(422)
  await click(page, page.getByRole('button', { name: 'Save' }))
  expect(await page.getByLabel('A word beside it').inputValue()).toBe('All partners have agreed.')
  expect(await page.getByLabel('Submitted', { exact: true }).isChecked()).toBe(true)
  await page.getByLabel('Begun or submitted on').fill(today())
  await page.getByLabel('File').setInputFiles({
    name: 'plan.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.from('%PDF-1.7 the plan'),
  })
  await click(page, page.getByRole('button', { name: 'Save' }))
  expect(await words(page)).toMatch(
    /How far it is has been noted\.[\s\S]*Submitted[\s\S]*plan\.pdf[\s\S]*All partners have agreed\.[\s\S]*answers for it/,
  )
  expect(await page.getByRole('link', { name: 'Change' }).count()).toBe(0)
  await checkPage(page)
  // A form that nobody here may send is not shown: its address leads to what it is about.
  const item = new URL(page.url()).pathname
  await owner.goTo(`${item}/edit`)
  expect(new URL(page.url()).pathname).toBe(item)
  await owner.leave()

  const lead = await visitAs('coordinator')
  await lead.goTo(at ?? '')
  await untilHydrated(lead.page)
  expect(await words(lead.page)).toMatch(/All partners have agreed\.[\s\S]*answers for it · plan\.pdf/)
  await lead.page.getByLabel('Planned', { exact: true }).check()
  await lead.page.getByLabel('A word beside it').fill('The annex is missing.')
  await click(lead.page, lead.page.getByRole('button', { name: 'Save' }))
  expect(await words(lead.page)).toMatch(/days late[\s\S]*The annex is missing\.[\s\S]*keeps the plan/)
  await checkPageEverywhere(lead.page)
  await lead.leave()
})
