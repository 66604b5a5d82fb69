import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { signedCopy } from '../../seeds/agreements.ts'
import { openArchive } from '../../src/engines/ledger/index.ts'
import {
  checkPage,
  checkPageEverywhere,
  openBrowser,
  tabTo,
  untilHydrated,
  type Visitor,
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

/** Opens the desk again until its figures were counted, which a chore does within a minute. */
async function untilCounted(person: Visitor, words: RegExp): Promise<void> {
  for (let attempt = 0; attempt < 45; attempt++) {
    await person.goTo('/desk')
    if (words.test(await person.page.locator('main').innerText())) return
    await person.page.waitForTimeout(2_000)
  }
  throw new Error(`the desk never said ${words}`)
}

const numbersIn = (words: string): number[] => [...words.matchAll(/\d+/g)].map(([number]) => Number(number))

test('the first screen says that an indicator is at 37 %, and its cause leads to what was left out and why', async () => {
  const { page } = reader
  await untilCounted(reader, /B2B meetings held, \d+ of \d+ \(37%\)/)
  const line = page.locator('li', { hasText: 'B2B meetings held' })
  const [lacking = 0, , held = 0, promised = 0] = numbersIn((await line.innerText()).replace('B2B', 'B2'))
  const [, waiting = 0] = /^Why: (\d+) were asked for and not accepted$/m.exec(await line.innerText()) ?? []
  expect(Math.round((held / promised) * 100)).toBe(37)
  expect([lacking, Number(waiting)].every(one => one > 0)).toBe(true)
  await enter(page, `Why: ${waiting} were asked for and not accepted`)

  expect(await page.locator('h1').innerText()).toBe('B2B meetings held')
  const words = await page.locator('main').innerText()
  expect(words).toMatch(/37% of the target is proven/)
  expect(words).toMatch(new RegExp(`${lacking}\\s+fewer than there should be`))
  const why = page.locator('section', { has: page.getByRole('heading', { name: 'Why it is not more' }) })
  const reasons = await why.locator('li').allInnerTexts()
  expect(reasons[0]).toBe(`${waiting} Only asked for`)
  for (const reason of reasons) expect(reason).toMatch(/^\d+ \S/)
  const leftOut = await texts(page, '#records tbody tr')
  expect(leftOut.length).toBeGreaterThan(0)
  for (const record of leftOut)
    expect(record).toMatch(/Only asked for|Accepted, not scheduled|Not held|Between/)
  await checkPageEverywhere(page)
})

test('the three records that would be challenged first are named, each with what is against it and what mends it', async () => {
  const { page } = reader
  await enter(page, 'Scoreboard')
  expect(
    await page
      .getByRole('row', { name: /^B2B meetings held/ })
      .first()
      .innerText(),
  ).toContain('37%')
  await enter(page, 'B2B meetings held')

  const challenged = await texts(page, '#challenged ol > li')
  expect(challenged).toHaveLength(3)
  for (const one of challenged) {
    expect(one).toMatch(/^\S.* – \S/)
    expect(one).toMatch(/one side’s or one source’s word alone/)
    expect(one).toContain('Mend it')
  }
  await checkPageEverywhere(page)
})

test('a record that would be challenged leads to where it is mended, and says in which figures it counts', async () => {
  const { page } = reader
  await enter(page, 'Mend it')

  expect(new URL(page.url()).pathname).toMatch(/^\/(requests|reported)\//)
  const counts = page.locator('section', { has: page.getByRole('heading', { name: 'Counts in' }) })
  expect(await counts.innerText()).toContain('B2B meetings held')
  await checkPageEverywhere(page)
  await enter(page, 'B2B meetings held')
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

/** Clicks what leads to another page, and waits for it. */
async function click(page: Page, what: Locator): Promise<void> {
  await Promise.all([page.waitForEvent('framenavigated'), what.click()])
  await page.waitForLoadState('load')
  await untilHydrated(page)
}

test('on the phone a manager reads what is proposed, votes for the cluster, and may vote otherwise', async () => {
  const manager = await lookAs(server.base, sample, 'manager')
  const voter = await visit(browser, server.base, { cookie: manager.cookie(), width: 390 })
  const { page } = voter
  await voter.goTo(`/partnerships/${sample.partnershipSlug}`)
  await click(page, page.getByRole('link', { name: 'Decisions', exact: true }))
  await click(page, page.getByRole('link', { name: /^Travel aid of half the costs/ }))
  const mine = page.getByRole('group', { name: /^Vote of / })
  await mine.getByLabel('Abstains').check()
  await click(page, page.getByRole('button', { name: /^Vote( otherwise)?$/ }))

  expect(await page.locator('main').innerText()).toContain('The vote is counted.')
  await mine.getByLabel('Yes', { exact: true }).check()
  await click(page, page.getByRole('button', { name: 'Vote otherwise' }))
  expect(await page.locator('main').innerText()).toMatch(/\d yes, \d no, 0 abstain/)
  await checkPage(page)
  await voter.leave()
})

test('by mouse the coordinator uploads the last signed copy of a memorandum, which is in force with it', async () => {
  const coordinator = await lookAs(server.base, sample, 'coordinator')
  const visitor = await visit(browser, server.base, { cookie: coordinator.cookie() })
  const { page } = visitor
  await visitor.goTo(`/partnerships/${sample.partnershipSlug}`)
  await click(page, page.getByRole('link', { name: 'Agreements', exact: true }))
  await click(page, page.getByRole('link', { name: /Photonics Council Ottawa/ }))
  await page.getByText(/^Upload the signed copy of /).click()
  const name = 'signed-ottawa.pdf'
  const sent = { name, mimeType: 'application/pdf', buffer: Buffer.from(signedCopy('Ottawa has signed')) }
  await page.getByLabel('Signed copy').setInputFiles({ ...sent, buffer: Buffer.from('no paper') })
  visitor.expectRefusal(422)
  await click(page, page.getByRole('button', { name: 'Upload this copy' }))
  expect(await page.locator('main').innerText()).not.toContain('The signed copy is there.')
  await page.getByLabel('Signed copy').setInputFiles(sent)
  await click(page, page.getByRole('button', { name: 'Upload this copy' }))

  const words = await page.locator('main').innerText()
  expect(words).toContain('The signed copy is there.')
  expect(words).toContain('In force')
  await page.getByRole('link', { name }).waitFor()
  await checkPage(page)
  await visitor.leave()
})

test('by mouse the coordinator begins the final report, writes with a figure in it, and takes it along as a workbook', async () => {
  const coordinator = await lookAs(server.base, sample, 'coordinator')
  const visitor = await visit(browser, server.base, { cookie: coordinator.cookie() })
  const { page } = visitor
  await visitor.goTo(`/partnerships/${sample.partnershipSlug}`)
  await click(page, page.getByRole('link', { name: 'Reports', exact: true }))
  await page.getByLabel('Period').selectOption({ label: 'Final report' })
  await page.getByLabel('Kind').selectOption({ label: 'Final report' })
  await click(page, page.getByRole('button', { name: 'Begin the report' }))
  await click(page, page.getByRole('link', { name: 'Write “Summary”' }))
  await page.getByLabel('Text in English').fill('So far {B2B} meetings, and {B2X}.')
  await click(page, page.getByRole('button', { name: 'Save' }).first())

  const written = await page.locator('main').innerText()
  expect(written).toMatch(/So far \d+ meetings/)
  expect(written).toContain('{B2X} names no figure')
  await click(page, page.getByRole('link', { name: 'Cancel' }).first())
  expect(await page.locator('main').innerText()).toContain('Figures are live')
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'XLSX' }).click(),
  ])
  expect(file.suggestedFilename()).toMatch(/^report-laser-go-global-.*-draft-en\.xlsx$/)
  await checkPage(page)
  await visitor.leave()
})

test('the report that was handed over is read on the phone with its mission and what came of it', async () => {
  const manager = await lookAs(server.base, sample, 'manager')
  const visitor = await visit(browser, server.base, { cookie: manager.cookie(), width: 390 })
  const { page } = visitor
  await visitor.goTo(`/partnerships/${sample.partnershipSlug}/reports`)
  await click(page, page.getByRole('link', { name: 'Interim report' }).first())

  const words = await page.locator('main').innerText()
  expect(words).toContain('Osaka')
  expect(words).toMatch(/Of \d+ requests \d+ were accepted, \d+ scheduled and \d+ held/)
  await checkPage(page)
  await visitor.leave()
})
