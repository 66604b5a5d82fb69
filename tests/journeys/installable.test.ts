import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type RunningServer, startRunningServer } from '../harness/running-server.ts'

/** The house as an app on a phone, as Chromium itself judges it. */

let server: RunningServer
const profile = mkdtempSync(join(tmpdir(), 'kontor-profile-'))
beforeAll(async () => {
  server = await startRunningServer()
})
afterAll(async () => {
  await server?.stop()
  rmSync(profile, { recursive: true, force: true })
})

test('Chromium finds nothing that keeps it from being installed, and its icons are what they say', async () => {
  // Installing is refused in a private window, which every other journey is: this one has a profile of its own.
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: process.env.KONTOR_CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
    viewport: { width: 390, height: 844 },
  })
  const page = await context.newPage()
  await page.goto(`${server.base}/sign-in`)
  const worker = await page.evaluate(
    async () => (await navigator.serviceWorker.ready).active?.scriptURL ?? null,
  )
  await page.reload()
  const protocol = await context.newCDPSession(page)

  const { url, errors, data } = await protocol.send('Page.getAppManifest')
  const { installabilityErrors } = await protocol.send('Page.getInstallabilityErrors')
  const manifest: unknown = JSON.parse(data ?? '{}')
  const icons = await page.evaluate(
    sources =>
      Promise.all(
        sources.map(async ({ src, sizes, type }) => {
          const answer = await fetch(src)
          const image = new Image()
          image.src = src
          await image.decode()
          const real = type === 'image/svg+xml' ? 'any' : `${image.naturalWidth}x${image.naturalHeight}`
          return { src, isRight: real === sizes && answer.headers.get('content-type') === type }
        }),
      ),
    iconsOf(manifest),
  )

  expect(installabilityErrors).toEqual([])
  expect([url, errors]).toEqual([`${server.base}/manifest.webmanifest`, []])
  expect(worker).toBe(`${server.base}/worker.js`)
  expect(await page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true)
  expect(manifest).toMatchObject({ display: 'standalone', start_url: '/today', scope: '/' })
  expect(icons.length).toBeGreaterThanOrEqual(3)
  expect(icons.filter(icon => !icon.isRight)).toEqual([])

  // Without a network its first page still opens, and says so.
  await context.setOffline(true)
  await page.goto(`${server.base}/today`)
  expect(await page.locator('h1').textContent()).toBe('No network')
  await context.close()
})

interface ManifestIcon {
  src: string
  sizes: string
  type: string
}

function iconsOf(manifest: unknown): ManifestIcon[] {
  return (manifest as { icons?: ManifestIcon[] }).icons ?? []
}
