import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openArchive } from '../../src/engines/ledger/index.ts'
import { checkPageEverywhere, openBrowser, tabTo, type Visitor, visit } from '../harness/browser.ts'
import {
  type LoadedSample,
  loadSampleInto,
  lookAs,
  type RunningServer,
  setUpAdministrator,
  startRunningServer,
} from '../harness/running-server.ts'

/**
 * Somebody who has never seen the house finds by keyboard alone why an indicator is where it is, which three records would be
 * challenged first, and what an auditor would be shown.
 */

let server: RunningServer
let browser: Browser
let reader: Visitor
let sample: LoadedSample

beforeAll(async () => {
  server = await startRunningServer()
  browser = await openBrowser()
  sample = await loadSampleInto(await setUpAdministrator(server), 'over')
  const cookie = (await lookAs(server.base, sample, 'coordinator')).cookie()
  reader = await visit(browser, server.base, { cookie })
})

afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

/** Goes to a link or button by the Tab key and presses Enter on it. */
async function enter(page: Page, words: string | RegExp): Promise<void> {
  await tabTo(page, words)
  await Promise.all([page.waitForEvent('framenavigated'), page.keyboard.press('Enter')])
  await page.waitForLoadState('load')
}

const texts = (page: Page, selector: string): Promise<string[]> => page.locator(selector).allInnerTexts()

test('from the first screen to why an indicator is where it is, and the three records that would be challenged', async () => {
  const { page } = reader
  await reader.goTo('/desk')
  await enter(page, /^Partnership/)
  if (!page.url().includes(`/partnerships/${sample.partnershipSlug}`)) await enter(page, /^LASER-GO/)
  await enter(page, 'Scoreboard')
  await enter(page, 'Companies benefiting')

  expect(await page.locator('h1').innerText()).toBe('Companies benefiting')
  const words = await page.locator('main').innerText()
  expect(words).toMatch(/\d+\s?% of the target is proven/)
  expect(words).toMatch(/(fewer|more) than there should be/)
  const why = page.locator('section', { has: page.getByRole('heading', { name: 'Why it is not more' }) })
  const reasons = await why.locator('li').allInnerTexts()
  expect(reasons.length).toBeGreaterThan(0)
  for (const reason of reasons) expect(reason).toMatch(/^\d+ \S/)
  const challenged = await texts(page, '#challenged ol > li')
  expect(challenged).toHaveLength(3)
  for (const one of challenged) {
    expect(one).toMatch(/one side’s word|nothing|own records|steward|both sides/)
    expect(one).toContain('Mend it')
  }
  await checkPageEverywhere(page)
})

test('a record that would be challenged leads to where it is mended, and says in which figures it counts', async () => {
  const { page } = reader
  await enter(page, 'Mend it')

  expect(new URL(page.url()).pathname).toMatch(/^\/(requests|reported)\//)
  const counts = page.locator('section', { has: page.getByRole('heading', { name: 'Counts in' }) })
  expect(await counts.innerText()).toContain('Companies benefiting')
  await checkPageEverywhere(page)
  await enter(page, 'Companies benefiting')
})

test('an audit is rehearsed: ten records are drawn, one is marked weak with its reason, and the result says so', async () => {
  const { page } = reader
  await enter(page, 'Rehearse an audit')
  await enter(page, 'Draw ten records')

  expect(await texts(page, '.k-figures-drawn > li > h3')).toHaveLength(10)
  await checkPageEverywhere(page)
  await tabTo(page, /^Proven$/)
  await page.keyboard.press('ArrowDown')
  expect(await page.locator('input[name=mark]:checked').getAttribute('value')).toBe('weak')
  await tabTo(page, /^Reason/)
  await page.keyboard.type('No signed list')
  await enter(page, 'Save the mark')

  expect(await page.locator('#record-1').innerText()).toContain('No signed list')
  expect(await page.locator('main').innerText()).toMatch(/9 not looked at/)
  await reader.leave()
})

test('the auditor’s pack opens from a folder, without the house: in order at both widths, light and dark', async () => {
  const coordinator = await lookAs(server.base, sample, 'coordinator')
  const { items } = (await coordinator.send('GET', `/partnerships/${sample.partnershipSlug}/periods`)) as {
    items: { id: string; filings: number }[]
  }
  const filed = items.find(one => one.filings > 0)
  const answer = await fetch(`${server.base}/api/v1/periods/${filed?.id}/filings/0/evidence?lang=en`, {
    headers: { cookie: coordinator.cookie() },
  })
  expect(answer.headers.get('content-type')).toBe('application/zip')
  const files = openArchive(new Uint8Array(await answer.arrayBuffer()))
  const folder = mkdtempSync(join(tmpdir(), 'kontor-pack-'))
  try {
    writeFileSync(join(folder, 'index.html'), files?.get('index.html') ?? '')
    const auditor = await visit(browser, server.base)
    await auditor.page.goto(pathToFileURL(join(folder, 'index.html')).href)

    expect(await auditor.page.locator('h1').innerText()).toContain('Interim report')
    expect(await auditor.page.locator('table').count()).toBeGreaterThan(3)
    await checkPageEverywhere(auditor.page)
    await auditor.leave()
  } finally {
    rmSync(folder, { recursive: true })
  }
})
