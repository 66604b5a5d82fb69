import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { checkPage, openBrowser, type Visitor, visit } from '../harness/browser.ts'
import {
  type LoadedSample,
  loadSampleInto,
  lookAs,
  type RunningServer,
  setUpAdministrator,
  startRunningServer,
} from '../harness/running-server.ts'

/** A room from the organisation's page to the technical file: one side with a mouse on a desktop, the other on a phone. */

let server: RunningServer
let browser: Browser
let sample: LoadedSample
const folder = mkdtempSync(join(tmpdir(), 'kontor-rooms-'))

beforeAll(async () => {
  server = await startRunningServer()
  browser = await openBrowser()
  sample = await loadSampleInto(await setUpAdministrator(server), 'registration')
})

afterAll(async () => {
  await browser?.close()
  await server?.stop()
  rmSync(folder, { recursive: true, force: true })
})

async function press(visitor: Visitor, name: string): Promise<void> {
  const { page } = visitor
  await Promise.all([
    page.waitForEvent('framenavigated'),
    page.getByRole('button', { name, exact: true }).first().click(),
  ])
  await page.waitForLoadState('load')
}

const see = (visitor: Visitor, words: string) => visitor.page.getByText(words).first().waitFor()

/** Reads the agreement and accepts it by name. */
async function accept(visitor: Visitor, name: string): Promise<void> {
  const { page } = visitor
  await page.getByLabel('Your full name').fill(name)
  await page.getByLabel('In what capacity you sign').fill('Managing director')
  await page.getByLabel(/I have the authority/).check()
  await press(visitor, 'Accept the agreement')
}

test('two companies go from a first word to an opened drawing, and one of them closes it again', {
  timeout: 600_000,
}, async () => {
  const delegates = sample.people.filter(person => person.part === 'delegate')
  const there = delegates.find(person => person.of !== delegates[0]?.of)
  const asker = await lookAs(server.base, sample, 'delegate')
  const asked = await lookAs(server.base, sample, 'delegate', there?.of)
  const { items } = (await asker.send('GET', `/organisations?q=${encodeURIComponent(there?.of ?? '')}`)) as {
    items: { slug: string; name: string }[]
  }
  const slug = items.find(item => item.name === there?.of)?.slug ?? ''
  const desktop = await visit(browser, server.base, { cookie: asker.cookie() })
  const phone = await visit(browser, server.base, { cookie: asked.cookie(), width: 390 })

  await desktop.goTo(`/organisations/${slug}`)
  await desktop.page.getByRole('link', { name: 'Open a room with them' }).click()
  await desktop.page.getByLabel('What it is about').fill('A source for the scanner')
  await desktop.page.getByLabel('They read the teaser first').check()
  await desktop.page.locator('textarea[name=teaser]').fill('Faster than anything you have seen.')
  await press(desktop, 'Open the room')
  await see(desktop, 'The room is open.')
  const room = new URL(desktop.page.url()).pathname

  await phone.goTo('/rooms')
  await see(phone, 'The other side')
  await phone.page.getByRole('link', { name: 'A source for the scanner' }).click()
  await see(phone, 'With The other side')
  expect(await phone.page.content()).not.toContain(delegates[0]?.of)
  await checkPage(phone.page)
  await press(phone, 'Agree to show who we are')
  await desktop.goTo(room)
  await press(desktop, 'Agree to show who we are')
  await press(desktop, 'Agree to talk about an agreement')
  await phone.goTo(room)
  await see(phone, delegates[0]?.of ?? '')
  await press(phone, 'Agree to talk about an agreement')

  await phone.page.getByRole('link', { name: 'Propose an agreement' }).first().click()
  await phone.page.locator('textarea[name=purpose]').first().fill('To try the source in the scanner.')
  await press(phone, 'Propose this agreement')
  await accept(phone, 'Hanna Muster')
  await desktop.goTo('/desk')
  await desktop.page.getByRole('link', { name: 'Read and sign' }).click()
  await see(desktop, 'To try the source in the scanner.')
  await checkPage(desktop.page)
  await accept(desktop, 'Rasa Pavyzdė')

  writeFileSync(join(folder, 'drawing.pdf'), '%PDF-1.7\na drawing')
  await desktop.goTo(`${room}/add`)
  await desktop.page.locator('input[name=title]').first().fill('Drawing of the housing')
  await desktop.page.locator('input[type=file]').first().setInputFiles(join(folder, 'drawing.pdf'))
  await press(desktop, 'Add the file')
  await phone.goTo(room)
  expect(await phone.page.content()).not.toContain('Drawing of the housing')
  await press(phone, 'Agree to open the technical file')
  await desktop.goTo(room)
  await press(desktop, 'Agree to open the technical file')

  await phone.goTo(room)
  const drawing = phone.page.getByRole('link', { name: 'Drawing of the housing' })
  const address = (await drawing.getAttribute('href')) ?? ''
  const [download] = await Promise.all([phone.page.waitForEvent('download'), drawing.click()])
  expect(download.suggestedFilename()).toBe('drawing.pdf')
  await desktop.goTo(`${room}/ledger`)
  await see(desktop, 'got ‘Drawing of the housing’, version 1')
  await checkPage(desktop.page)

  await desktop.goTo(room)
  await press(desktop, 'Close what we show')
  const late = await fetch(server.base + address, { headers: { cookie: asked.cookie() } })
  expect(late.status).toBe(404)
  await phone.goTo(room)
  expect(await phone.page.content()).not.toContain('Drawing of the housing')
  await desktop.leave()
  await phone.leave()
})
