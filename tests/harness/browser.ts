import { existsSync } from 'node:fs'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { expect } from 'vitest'
import { findAxeFaults } from './axe.ts'

/** Two widths every screen is made for, in CSS pixels. */
export const widths = { desktop: 1280, phone: 390 } as const

const heights = { 1280: 900, 390: 844 } as const

const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Without its own window a page costs a fifth: the whole browser draws a tab strip for each. */
const installed = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium']

/** Starts the machine's own Chromium; it reaches for nothing on the network by itself. */
export function openBrowser(): Promise<Browser> {
  const executablePath = process.env.KONTOR_CHROMIUM ?? installed.find(file => existsSync(file))
  return chromium.launch({ executablePath: executablePath ?? '/usr/bin/chromium', args: quiet })
}

/** Who looks, and with what. */
export interface VisitorOptions {
  width?: 1280 | 390
  theme?: 'light' | 'dark'
  /** The session of somebody, as `connect(base).cookie()` gives it. */
  cookie?: string
  javaScript?: boolean
  timeZone?: string
}

/** One person at one browser: their page, and everything that went wrong in it. */
export interface Visitor {
  page: Page
  context: BrowserContext
  base: string
  /** Console errors, exceptions, requests to other hosts, answers of 400 and more. Empty when all is well. */
  problems: string[]
  /** Lets a refusal happen that the journey is about: answers and messages that match are no problem. */
  expectRefusal: (status: number) => void
  goTo: (path: string) => Promise<void>
  /** Ends the visit; anything that went wrong fails the test. */
  leave: () => Promise<void>
}

/** Opens a fresh browser profile and watches it. */
export async function visit(browser: Browser, base: string, options: VisitorOptions = {}): Promise<Visitor> {
  const width = options.width ?? widths.desktop
  const context = await browser.newContext({
    viewport: { width, height: heights[width] },
    colorScheme: options.theme ?? 'light',
    reducedMotion: 'reduce',
    javaScriptEnabled: options.javaScript ?? true,
    timezoneId: options.timeZone ?? 'Europe/Vilnius',
    locale: 'en-GB',
    hasTouch: width === widths.phone,
  })
  if (options.cookie !== undefined && options.cookie !== '')
    await context.addCookies(readCookies(options.cookie, base))
  const page = await context.newPage()
  // A machine that does much else is slow, not broken.
  page.setDefaultTimeout(90_000)
  const problems: string[] = []
  const refusals = new Set<number>()
  watch(page, base, problems, refusals)
  return {
    page,
    context,
    base,
    problems,
    expectRefusal: status => refusals.add(status),
    goTo: async path => {
      await page.goto(path.startsWith('http') ? path : base + path, { waitUntil: 'load' })
      if (options.javaScript !== false) await untilHydrated(page)
    },
    leave: async () => {
      await context.close()
      expect(problems).toEqual([])
    },
  }
}

function readCookies(header: string, base: string) {
  return header.split('; ').map(pair => {
    const at = pair.indexOf('=')
    const secure = pair.startsWith('__Host-')
    // Chromium keeps a secure cookie for an https address only, and sends it to localhost without as well.
    return {
      name: pair.slice(0, at),
      value: pair.slice(at + 1),
      url: secure ? base.replace('http:', 'https:') : base,
      httpOnly: true,
      secure,
    }
  })
}

function watch(page: Page, base: string, problems: string[], refusals: ReadonlySet<number>): void {
  const where = () => page.url().replace(base, '')
  page.on('pageerror', error => problems.push(`${where()}: exception: ${error.message}`))
  page.on('console', message => {
    // A refused answer is judged below by its status; the browser's own line about it says no more.
    if (message.type() !== 'error' || message.text().startsWith('Failed to load resource')) return
    problems.push(`${where()}: console: ${message.text()}`)
  })
  page.on('request', request => {
    const url = new URL(request.url())
    if (/^https?:$/.test(url.protocol) && url.origin !== base) problems.push(`${where()}: asks ${url.origin}`)
  })
  page.on('response', response => {
    if (response.status() < 400 || refusals.has(response.status())) return
    problems.push(`${where()}: ${response.status()} for ${response.url().replace(base, '')}`)
  })
}

/** Waits until the page answers to the mouse: React marks the root when it has taken over. */
export async function untilHydrated(page: Page): Promise<void> {
  await page
    .waitForFunction(
      () =>
        document.documentElement.dataset.hydrated === 'true' ||
        document.querySelector('script[type="module"]') === null,
      undefined,
      { timeout: 30_000 },
    )
    .catch(() => undefined)
}

/** What is wrong with the shape of a page: overflow, title, headings. Needs no scripts. */
async function findShapeFaults(page: Page): Promise<string[]> {
  const faults: string[] = []
  const shape = await page.evaluate(() => ({
    overflow: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    title: document.title,
    headings: [...document.querySelectorAll('h1')].filter(heading => heading.checkVisibility()).length,
  }))
  if (shape.overflow > 0) faults.push(`${shape.overflow} pixels wider than the screen`)
  if (shape.title.trim() === '') faults.push('no title')
  if (shape.headings !== 1) faults.push(`${shape.headings} headings of the first level`)
  return faults
}

/** Fails unless the shape of the page is in order; for pages whose scripts are off, where axe cannot run either. */
export async function checkShape(page: Page): Promise<void> {
  expect(await findShapeFaults(page), page.url()).toEqual([])
}

/** What is wrong with a page as it stands, one sentence each: axe (WCAG 2.2 AA), overflow, title, headings. */
export async function findPageFaults(page: Page, scope: 'all' | 'colours' = 'all'): Promise<string[]> {
  // Light and dark differ in colours alone, so that is all a second look need judge.
  return [...(await findShapeFaults(page)), ...(await findAxeFaults(page, scope))]
}

/** Fails unless the page is in order at the width and in the colours it is shown in. */
export async function checkPage(page: Page): Promise<void> {
  // What a page brings into sight by itself, such as what is wrong with a form, it does when its scripts have taken over.
  await untilHydrated(page)
  await scrollToTop(page)
  expect(await findPageFaults(page), page.url()).toEqual([])
}

/** Fails unless the page is in order at both widths, light and dark; leaves it as it was. */
export async function checkPageEverywhere(page: Page): Promise<void> {
  expect(await findFaultsEverywhere(page), page.url()).toEqual([])
}

/** What lies half under the bar at the top because the page is scrolled is no fault of the page. */
async function scrollToTop(page: Page): Promise<void> {
  await page.evaluate(async () => {
    for (let frame = 0; frame < 2; frame++) await new Promise(resolve => requestAnimationFrame(resolve))
    window.scrollTo(0, 0)
  })
}

/** What is wrong with a page at both widths, light and dark, without loading it again. */
export async function findFaultsEverywhere(page: Page): Promise<string[]> {
  const before = page.viewportSize()
  const faults: string[] = []
  for (const width of Object.values(widths)) {
    await page.setViewportSize({ width, height: heights[width] })
    await scrollToTop(page)
    for (const theme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme: theme })
      const found = await findPageFaults(page, theme === 'light' ? 'all' : 'colours')
      faults.push(...found.map(fault => `${width} ${theme}: ${fault}`))
    }
  }
  await page.emulateMedia({ colorScheme: 'light' })
  if (before !== null) await page.setViewportSize(before)
  return faults
}

/** Presses Tab until the focus is on the control with these words in it or beside it, as somebody without a mouse would. */
export async function tabTo(page: Page, words: string | RegExp): Promise<void> {
  for (let presses = 0; presses < 150; presses++) {
    await page.keyboard.press('Tab')
    const here = await page.evaluate(() => {
      const control = document.activeElement
      const isField = control instanceof HTMLInputElement || control instanceof HTMLTextAreaElement
      return ((isField ? control.labels?.[0] : null) ?? control)?.textContent?.trim() ?? ''
    })
    if (typeof words === 'string' ? here === words : words.test(here)) return
  }
  throw new Error(`150 presses of Tab did not reach ${words}`)
}
