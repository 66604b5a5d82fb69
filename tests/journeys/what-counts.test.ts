import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { checkPageEverywhere, openBrowser, tabTo, type Visitor, visit, widths } from '../harness/browser.ts'
import {
  type HttpClient,
  type LoadedSample,
  loadSampleInto,
  lookAs,
  type RunningServer,
  setUpAdministrator,
  startRunningServer,
} from '../harness/running-server.ts'

/**
 * A cluster's manager by keyboard alone: brings in who was at a webinar, in a file whose headings the house does not know, and
 * reads why a figure is not more, reason by reason.
 */

let server: RunningServer
let browser: Browser
let sample: LoadedSample
let client: HttpClient
let manager: Visitor

interface Named {
  id: string
  name: string
}
interface Scoreboard {
  indicators: { id: string; shippedAs: string | null }[]
}
interface Read {
  figure: { proven: number; claimed: number }
}

beforeAll(async () => {
  server = await startRunningServer()
  browser = await openBrowser()
  sample = await loadSampleInto(await setUpAdministrator(server), 'over')
  client = await lookAs(server.base, sample, 'manager')
  manager = await visit(browser, server.base, { cookie: client.cookie() })
})

afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return
  await manager?.page
    .screenshot({ path: 'pictures/failed-attendance.png', fullPage: true })
    .catch(() => undefined)
})

afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

const get = async <T>(path: string): Promise<T> => (await client.send('GET', path)) as unknown as T

/** Goes to a link or button by the Tab key and presses Enter on it. */
async function enter(page: Page, words: string | RegExp): Promise<void> {
  await tabTo(page, words)
  await Promise.all([page.waitForEvent('framenavigated'), page.keyboard.press('Enter')])
  await page.waitForLoadState('load')
}

/** Goes to a field by the Tab key and types into it; in a choice the first letters choose. */
async function type(page: Page, name: string, words: string): Promise<void> {
  for (let presses = 0; presses < 150; presses++) {
    await page.keyboard.press('Tab')
    const here = await page.evaluate(() => document.activeElement?.getAttribute('name') ?? '')
    if (here !== name) continue
    await page.keyboard.type(words)
    return
  }
  throw new Error(`150 presses of Tab did not reach ${name}`)
}

/** Two companies of a cluster that benefit from nothing so far, as the house knows when it has counted. */
async function findLeftOut(indicator: string): Promise<{ cluster: Named; left: Named[] }> {
  const path = `/partnerships/${sample.partnershipSlug}/members-served?show=left-out&indicator=${indicator}`
  for (let looks = 0; looks < 240; looks++) {
    const { items, clusters } = await get<{ items: Named[]; clusters: Named[] }>(path)
    const [cluster] = clusters
    if (cluster !== undefined && items.length > 1) return { cluster, left: items.slice(0, 2) }
    await new Promise(resolve => setTimeout(resolve, 500))
  }
  throw new Error('nobody is left out')
}

test('a list with headings in a language the house does not know is mapped by keyboard, and more companies benefit', {
  timeout: 400_000,
}, async () => {
  const { page } = manager
  const { indicators } = await get<Scoreboard>(`/partnerships/${sample.partnershipSlug}/indicators`)
  const indicator = indicators.find(one => one.shippedAs === 'companies-benefiting')?.id ?? ''
  const { left } = await findLeftOut(indicator)
  const before = (await get<Read>(`/indicators/${indicator}`)).figure

  await manager.goTo(`/partnerships/${sample.partnershipSlug}/reported`)
  await enter(page, 'Import an attendance list')
  await page.locator('input[type=file]').setInputFiles({
    name: 'þátttaka.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(
      [
        'Þátttakandi;Vinnustaður;Viðvera',
        ...left.map((one, index) => `Gestur ${index + 1};${one.name};0:5${index}`),
        'Gestur 3;Einhver annar ehf.;30',
      ].join('\n'),
    ),
  })
  await type(page, 'title', 'Webinar: how hospitals buy')
  const day = new Date(Date.now() - 20 * 86_400_000).toISOString().slice(0, 10)
  await page.locator('[name=heldOn]').fill(day)
  await enter(page, 'See what would count')

  const words = () => page.locator('main').innerText()
  expect(await words()).toContain('The headings are not recognised')
  expect(await words()).toContain('Letters: UTF-8 · Cells parted by: semicolon')
  await checkPageEverywhere(page)
  // Without a column by which a company is known nothing goes on, and nothing that was chosen is lost.
  await type(page, 'columns.0', 'Per')
  manager.expectRefusal(422)
  await enter(page, 'See what would count')
  expect(await words()).toContain('Say which column names the company, the e-mail or the VAT number')
  expect(await page.locator('[name="columns.0"]').inputValue()).toBe('name')
  await type(page, 'columns.1', 'Com')
  await type(page, 'columns.2', 'Min')
  await enter(page, 'See what would count')

  expect(await page.locator('tbody tr').allInnerTexts()).toHaveLength(3)
  expect(await words()).toContain('Einhver annar ehf.')
  expect(await words()).toContain('No member of this cluster is known by this')
  await checkPageEverywhere(page)
  await page.setViewportSize({ width: widths.phone, height: 844 })
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(widths.phone)
  await page.setViewportSize({ width: widths.desktop, height: 900 })
  await enter(page, 'Report 2 services')

  const after = (await get<Read>(`/indicators/${indicator}`)).figure
  // Whoever was left out in the term that runs may have benefited before it.
  expect(after.claimed).toBeGreaterThan(before.claimed)
  await manager.goTo(`/indicators/${indicator}`)
  expect(await page.locator('h1').innerText()).toBe('Companies benefiting')
  expect(await words()).toContain(String(after.proven))
})

test('from why a figure is not more to the records of that very reason, and to all of them', {
  timeout: 120_000,
}, async () => {
  const { page } = manager
  const why = page.locator('section', { has: page.getByRole('heading', { name: 'Why it is not more' }) })
  const [count = '', reason = ''] = (
    /^(\d+) (.+)$/.exec(await why.locator('li').first().innerText()) ?? []
  ).slice(1)
  await enter(page, reason)
  const chosen = page.locator('nav[aria-label="Why not"] a[aria-current]')
  expect(await chosen.innerText()).toMatch(new RegExp(`${count}$`))
  const rows = page.locator('#records tbody tr')
  expect(await rows.count()).toBe(Math.min(50, Number(count)))
  for (const row of await rows.allInnerTexts()) expect(row).toContain(reason)
  await checkPageEverywhere(page)
  await enter(page, /^All reasons/)
  expect(await chosen.innerText()).toMatch(/^All reasons/)
  expect(new URL(page.url()).searchParams.get('reason')).toBeNull()
  await manager.leave()
})
