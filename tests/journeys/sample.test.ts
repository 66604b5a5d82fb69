import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  checkPage,
  checkPageEverywhere,
  checkShape,
  findFaultsEverywhere,
  openBrowser,
  tabTo,
  type Visitor,
  visit,
} from '../harness/browser.ts'
import { findAfterwardsPages, findHousePages, type HousePages } from '../harness/house-pages.ts'
import {
  administrator,
  type LoadedSample,
  lookAs,
  type RunningServer,
  setUpAdministrator,
  signIn,
  startRunningServer,
} from '../harness/running-server.ts'

/** The sample partnership, from the first screen to its removal, and every screen of the house with it. */

let server: RunningServer
let browser: Browser
let ada: Visitor
let sample: LoadedSample

beforeAll(async () => {
  server = await startRunningServer()
  browser = await openBrowser()
  ada = await visit(browser, server.base, { cookie: (await setUpAdministrator(server)).cookie() })
})

afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

async function lookInBrowser(
  part: string,
  options: { width?: 1280 | 390; javaScript?: boolean } = {},
): Promise<Visitor> {
  return visit(browser, server.base, {
    ...options,
    cookie: (await lookAs(server.base, sample, part)).cookie(),
  })
}

test('the sample is loaded from the first screen, with its progress shown', async () => {
  const { page } = ada
  await ada.goTo('/desk')
  await page.locator('main a[href="/sample"]').first().click()
  await page.waitForURL('**/sample')
  await page.locator('input[name=stage][value=schedule]').check()
  await page.locator('input[name=size][value=small]').check()
  await page.getByRole('button', { name: 'Load the sample' }).click()
  await expect.poll(() => page.getByRole('progressbar').count()).toBeGreaterThan(0)
  await checkPageEverywhere(page)
  // The page turns by itself once everything is there.
  await page.getByText('Look at it as…').waitFor({ timeout: 300_000 })
  await checkPageEverywhere(page)
  sample = (await (await signIn(server.base)).send('GET', '/sample')) as unknown as LoadedSample
})

test('the administrator looks as a delegate: my schedule on a phone, the next meeting first', async () => {
  const dana = await visit(browser, server.base, { width: 390, cookie: (await signIn(server.base)).cookie() })
  const { page } = dana
  await dana.goTo('/sample')
  const person = sample.people.find(one => one.part === 'delegate')?.name ?? ''
  await page
    .getByRole('button', { name: `Look at it as ${person}` })
    .first()
    .click()
  await page.waitForURL(url => url.pathname !== '/sample')
  // Delegates have their own language; the words below are English.
  await (await lookAs(server.base, sample, 'delegate')).send('GET', '/me')
  await checkPageEverywhere(page)
  await dana.goTo(`/missions/${sample.missionSlug}/my-schedule`)
  await checkPageEverywhere(page)
  const words = await page.locator('main').innerText()
  expect(words).toMatch(/next/i)
  expect(words).toMatch(/Table \d+/)
  const place = await page
    .getByText(/Table \d+/)
    .first()
    .boundingBox()
  expect(place?.y, 'the next meeting is seen without scrolling').toBeLessThan(844)

  await dana.goTo('/my-calendar')
  await page.getByRole('button', { name: /Make (my calendar|a new) address/ }).click()
  const findAddress = async () => {
    const typed = await page
      .locator('main input')
      .evaluateAll(inputs => inputs.map(one => (one as HTMLInputElement).value))
    const words = [...typed, await page.locator('main').innerText()].join(' ')
    return /http:\/\/localhost:\d+\/api\/v1\/calendar\/[\w-]+\.ics/.exec(words)?.[0] ?? ''
  }
  await expect.poll(findAddress, { timeout: 60_000 }).not.toBe('')
  const address = await findAddress()
  await checkPageEverywhere(page)
  const readUids = async () =>
    [...(await (await fetch(address)).text()).matchAll(/^UID:(.+)$/gm)].map(match => match[1])
  const uids = await readUids()
  expect(uids.length).toBeGreaterThan(0)
  expect(await readUids(), 'a calendar that reads again sees the same meetings').toEqual(uids)
  await dana.leave()
})

/** The board's cell that has the focus: which meeting stands there and where it is. */
async function focusedCell(page: Page): Promise<{ cell: string | null; words: string }> {
  return page.evaluate(() => {
    const cell = document.activeElement?.closest('[data-cell]')
    return { cell: cell?.getAttribute('data-cell') ?? null, words: cell?.textContent ?? '' }
  })
}

test('the board by keyboard alone: pick up, see what it costs, drop, lock, undo', async () => {
  const lead = await lookInBrowser('coordinator')
  const { page } = lead
  await lead.goTo(`/missions/${sample.missionSlug}/board`)
  await checkPageEverywhere(page)
  await tabTo(page, 'Edit by hand')
  await Promise.all([page.waitForEvent('framenavigated'), page.keyboard.press('Enter')])
  await page.waitForLoadState('load')
  await page.waitForFunction(() => document.documentElement.dataset.hydrated === 'true')
  for (let presses = 0; presses < 80 && (await focusedCell(page)).cell === null; presses++)
    await page.keyboard.press('Tab')
  expect((await focusedCell(page)).cell, 'one Tab stop is the board').not.toBeNull()
  if ((await focusedCell(page)).words === '') await page.keyboard.press('Control+ArrowRight')
  const from = await focusedCell(page)
  expect(from.words).not.toBe('')
  await Promise.all([
    page.waitForResponse(answer => answer.url().endsWith('/cells')),
    page.keyboard.press('Enter'),
  ])
  await page.waitForTimeout(200)
  await checkPage(page)
  await page.keyboard.press('Control+ArrowRight')
  const to = await focusedCell(page)
  expect(to.cell).not.toBe(from.cell)
  await Promise.all([untilBoardIsBack(page), page.keyboard.press('Enter')])
  await page.getByRole('button', { name: /^Undo/ }).waitFor()
  expect((await focusedCell(page)).cell, 'the focus goes with the meeting').toBe(to.cell)
  await Promise.all([untilBoardIsBack(page), page.keyboard.press('l')])
  await page.getByRole('button', { name: 'Unlock' }).waitFor()
  await Promise.all([untilBoardIsBack(page), page.keyboard.press('l')])
  await tabTo(page, /^Undo/)
  await Promise.all([untilBoardIsBack(page), page.keyboard.press('Enter')])
  await checkPageEverywhere(page)
  await lead.leave()
})

/** After every change the board is read anew; the next key is for the board as it then is. */
async function untilBoardIsBack(page: Page): Promise<void> {
  await page.waitForResponse(
    answer => /\/board\?show=draft$/.test(answer.url()) && answer.url().includes('/api/'),
  )
  await page.waitForTimeout(100)
}

for (const width of [1280, 390] as const)
  test(`two meetings swap ${width === 390 ? 'with a finger' : 'with the mouse'}, and back`, async () => {
    const lead = await lookInBrowser('coordinator', { width })
    const { page } = lead
    await lead.goTo(`/missions/${sample.missionSlug}/board?show=draft`)
    const press = async (what: Locator) => (width === 390 ? what.tap() : what.click())
    const swapping = page.locator('.k-board-swap')
    const chips = page.locator('[data-cell] .k-chip:not(.k-chip-locked)')
    let from = chips.first()
    for (let tries = 0; tries < 12; tries++) {
      from = chips.nth(tries)
      await Promise.all([page.waitForResponse(answer => answer.url().endsWith('/cells')), press(from)])
      await page.locator('.k-board-cost').first().waitFor()
      if ((await swapping.count()) > 0) break
      await page.keyboard.press('Escape')
    }
    const to = page.locator(`[data-cell="${await swapping.first().getAttribute('data-cell')}"]`)
    const here = page.locator('[data-cell]', { has: page.locator('.k-chip-picked') })
    const origin = page.locator(`[data-cell="${await here.getAttribute('data-cell')}"]`)
    const names = async () => [
      await origin.locator('.k-chip').getAttribute('data-title'),
      await to.locator('.k-chip').getAttribute('data-title'),
    ]
    const before = await names()
    await Promise.all([untilBoardIsBack(page), press(to)])
    expect(await names()).toEqual([...before].reverse())
    await Promise.all([untilBoardIsBack(page), press(page.getByRole('button', { name: /^Undo/ }))])
    expect(await names()).toEqual(before)
    await lead.leave()
  })

for (const width of [1280, 390] as const)
  test(`the board ${width === 390 ? 'with a finger' : 'with the mouse'}: pick up, see what cells cost, put down, take back`, async () => {
    const lead = await lookInBrowser('coordinator', { width })
    const { page } = lead
    await lead.goTo(`/missions/${sample.missionSlug}/board?show=draft`)
    const chip = page.locator('[data-cell] .k-chip').first()
    const press = async (what: typeof chip) => (width === 390 ? what.tap() : what.click())
    const words = await chip.innerText()
    const pickUp = () =>
      Promise.all([page.waitForResponse(answer => answer.url().endsWith('/cells')), press(chip)])
    await pickUp()
    await press(page.getByRole('button', { name: 'Put it back' }))
    expect(await page.locator('.k-chip-picked').count(), 'a hand without Escape can put it back').toBe(0)
    await pickUp()
    const free = page.locator('.k-board-can:not(:has(.k-chip))').first()
    await free.waitFor()
    expect(await page.locator('.k-board-cost').count(), 'what cells cost is said on them').toBeGreaterThan(0)
    await checkPage(page)
    const place = (await free.getAttribute('data-cell')) ?? ''
    await Promise.all([untilBoardIsBack(page), press(free)])
    expect(await page.locator(`[data-cell="${place}"]`).innerText()).toContain(words)
    await Promise.all([untilBoardIsBack(page), press(page.getByRole('button', { name: /^Undo/ }))])
    expect(await page.locator(`[data-cell="${place}"]`).innerText()).not.toContain(words)
    await lead.leave()
  })

test('without JavaScript: sign in, read, answer a request', async () => {
  const reader = await visit(browser, server.base, { javaScript: false })
  await reader.goTo('/desk')
  await reader.page.locator('main input[name=email]').fill(administrator.email)
  await reader.page.getByRole('button', { name: 'Continue' }).click()
  await reader.page.locator('main input[name=password]').fill(administrator.password)
  await reader.page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await reader.page.waitForURL('**/desk')
  await reader.goTo(`/missions/${sample.missionSlug}/board`)
  expect(await reader.page.locator('main').innerText()).toContain('Table 1')
  await reader.leave()

  const host = await lookInBrowser('host', { width: 390, javaScript: false })
  const { page } = host
  await host.goTo(`/missions/${sample.missionSlug}/requests?state=pending`)
  await checkShape(page)
  const answer = page.getByRole('link', { name: 'Answer', exact: true }).first()
  expect(await page.locator('main').innerText(), 'something waits for the host').toMatch(/answer/i)
  await answer.click()
  await page.waitForURL('**/requests/*')
  await checkShape(page)
  await page.getByRole('button', { name: 'Decline' }).click()
  await page.waitForLoadState()
  expect(await page.locator('main').innerText()).toMatch(/declined/i)
  await checkShape(page)
  await host.leave()
})

test('every screen of the house is reached by links, and in order at both widths, light and dark', async () => {
  const house = await findHousePages(server.base, sample)
  expect({ dead: house.dead, missing: house.missing }).toEqual({ dead: [], missing: [] })
  expect(house.pages.length).toBeGreaterThan(60)
  expect(await findFaultsOf(house)).toEqual([])
}, 1_200_000)

/** Three pages at a time: more would only wait for the two processors. */
async function findFaultsOf(house: HousePages): Promise<string[]> {
  const waiting = [...house.pages]
  const faults: string[] = []
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const visitor = await visit(browser, server.base, { cookie: house.cookies[next.role] ?? '' })
      await visitor.goTo(next.path)
      const found = [...(await findFaultsEverywhere(visitor.page)), ...visitor.problems]
      faults.push(...found.map(fault => `${next.pattern} (${next.role}): ${fault}`))
      await visitor.context.close()
    }
  }
  await Promise.all([work(), work(), work()])
  return faults
}

test('what a mission that is over leads to is reached, and in order at both widths, light and dark', async () => {
  const house = await findAfterwardsPages(server.base)
  expect({ dead: house.dead, missing: house.missing }).toEqual({ dead: [], missing: [] })
  expect(await findFaultsOf(house)).toEqual([])
}, 1_200_000)

test('a page that is not there says so, and where to go on', async () => {
  const visitor = await visit(browser, server.base)
  visitor.expectRefusal(404)
  await visitor.goTo('/missions-that-never-were')
  await checkPageEverywhere(visitor.page)
  expect(await visitor.page.locator('main a').count()).toBeGreaterThan(0)
  await visitor.leave()
})

test('the sample is thrown away again, and nothing of it is left', async () => {
  const { page } = ada
  await ada.context.clearCookies()
  const again = await visit(browser, server.base, { cookie: (await signIn(server.base)).cookie() })
  await again.goTo('/sample')
  await again.page.getByText('Throw the sample away').first().click()
  await again.page.getByRole('button', { name: 'Throw it away' }).last().click()
  await again.page.getByRole('button', { name: 'Load the sample' }).waitFor({ timeout: 180_000 })
  const client = await signIn(server.base)
  for (const list of ['/organisations', '/missions', '/partnerships', '/clusters'])
    expect([list, (await client.send('GET', list)).items]).toEqual([list, []])
  await again.leave()
  await page.close()
  await ada.leave()
  expect(
    server
      .log()
      .split('\n')
      .filter(line => line.includes('"level":50')),
  ).toEqual([])
})
