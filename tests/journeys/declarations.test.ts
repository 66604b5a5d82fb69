import { readFileSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  checkPage,
  checkPageEverywhere,
  openBrowser,
  type Visitor,
  visit,
  widths,
} from '../harness/browser.ts'
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

  // One company is no group: whoever reads groups alone is told nothing of it.
  const cookie = (await lookAs(server.base, sample, 'funder')).cookie()
  const funder = await visit(browser, server.base, { cookie })
  await funder.goTo(`${base}?year=2022`)
  expect(await funder.page.locator('main').innerText()).not.toContain('1,250,000')
  await checkPageEverywhere(funder.page)
  await funder.leave()
})

/** What the scoreboard says of jobs, and over how many companies. */
async function readJobs(who: Visitor): Promise<{ more: number; over: number }> {
  await who.goTo(`/partnerships/${sample.partnershipSlug}/indicators`)
  const row = await who.page.getByRole('row', { name: /^Jobs/ }).first().innerText()
  const [, more, over] = /(-?\d+)\s+over (\d+)( of \d+)? companies/.exec(row) ?? []
  return { more: Number(more), over: Number(over) }
}

/** Companies that declared the year before and were reminded of this one, each with the link of its mail. */
async function listReminded(year: number): Promise<{ name: string; link: string }[]> {
  const client = await lookAs(server.base, sample, 'coordinator')
  const namesOf = async (query: string) => {
    const answer = await client.send(
      'GET',
      `/partnerships/${sample.partnershipSlug}/declarations?pageSize=100&${query}`,
    )
    return (answer.items as { organisation: { name: string } }[]).map(one => one.organisation.name)
  }
  const said = new Set(await namesOf(`year=${year - 1}&show=declared`))
  const waiting = (await namesOf(`year=${year}&show=waiting`)).filter(name => said.has(name))
  const reminded: { name: string; link: string }[] = []
  for (let page = 1; page <= 20 && reminded.length < waiting.length; page++) {
    const { items } = (await administrator.send('GET', `/mails?page=${page}`)) as {
      items: { id: string; kind: string }[]
    }
    for (const { id } of items.filter(one => one.kind === 'declaration-reminder')) {
      const { textBody } = (await administrator.send('GET', `/mails/${id}`)) as { textBody: string }
      const name = waiting.find(one => textBody.includes(one))
      const link = /http\S+\/declare\/\S+/.exec(textBody)?.[0]
      if (name !== undefined && link !== undefined) reminded.push({ name, link: new URL(link).pathname })
    }
  }
  return reminded
}

/** Somebody without an account declares behind the link of a mail. */
async function declare(
  page: Page,
  figures: { turnover: string; jobs: string; document?: { name: string; mimeType: string; buffer: Buffer } },
): Promise<void> {
  await page.getByLabel(/^Turnover/).fill(figures.turnover)
  await page.getByLabel(/^Jobs/).fill(figures.jobs)
  if (figures.document !== undefined) await page.getByLabel(/^Document/).setInputFiles(figures.document)
  await page.getByRole('checkbox').check()
  await page.getByRole('button', { name: 'Declare' }).click()
  await page.waitForSelector('text=Declared on')
}

test('a reminded company declares with a document on a phone; the coordinator opens it, and the figure rises with each', async () => {
  const { page } = coordinator
  const base = `/partnerships/${sample.partnershipSlug}/declarations`
  const cookie = (await lookAs(server.base, sample, 'funder')).cookie()
  const funder = await visit(browser, server.base, { cookie })
  const before = await readJobs(coordinator)
  const toldBefore = await readJobs(funder)
  expect(toldBefore.over).toBe(Math.floor(before.over / 5) * 5)

  await coordinator.goTo(base)
  await page.getByRole('button', { name: /^Remind \d+ companies/ }).click()
  await page.waitForSelector('text=/reminded/i')
  const year = Number(new URL(page.url()).searchParams.get('year'))
  const [first, ...others] = await listReminded(year)
  if (first === undefined) throw new Error('nobody was reminded who declared the year before')
  const phone = await visit(browser, server.base, { width: widths.phone })
  await phone.goTo(first.link)
  expect(await phone.page.locator('h1').innerText()).toContain(first.name)
  const document = { name: 'accounts.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF- a year') }
  await declare(phone.page, { turnover: '61 000 000', jobs: '412', document })
  expect(await phone.page.locator('main').innerText()).toContain('accounts.pdf')
  await checkPageEverywhere(phone.page)

  await coordinator.goTo(`${base}?year=${year}&show=declared`)
  const row = page.getByRole('row').filter({ hasText: first.name })
  expect(await row.innerText()).toMatch(/€61,000,000[\s\S]*412/)
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    row.getByRole('link', { name: 'accounts.pdf' }).click(),
  ])
  expect(readFileSync(await file.path()).equals(document.buffer)).toBe(true)
  await checkPage(page)
  const after = await readJobs(coordinator)
  expect(after.over).toBe(before.over + 1)
  expect(after.more).toBeGreaterThan(before.more)
  // Of those whom others read in whole groups of five, one more is no group.
  if ((before.over + 1) % 5 !== 0) expect(await readJobs(funder)).toEqual(toldBefore)

  let last = after
  for (const one of others.slice(0, 4 - (before.over % 5))) {
    await phone.goTo(one.link)
    await declare(phone.page, { turnover: '44 000 000', jobs: '405' })
    const now = await readJobs(coordinator)
    expect(now.over).toBe(last.over + 1)
    expect(now.more).toBeGreaterThan(last.more)
    last = now
  }
  const told = await readJobs(funder)
  expect(told.over).toBe(toldBefore.over + 5)
  expect(told.more).toBeGreaterThan(toldBefore.more)
  for (const who of [phone, funder, coordinator]) await who.leave()
})
