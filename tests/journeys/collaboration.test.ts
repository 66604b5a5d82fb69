import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { checkPage, openBrowser, tabTo, untilHydrated, type Visitor, visit } from '../harness/browser.ts'
import {
  type LoadedSample,
  loadSampleInto,
  lookAs,
  type RunningServer,
  setUpAdministrator,
  signIn,
  startRunningServer,
} from '../harness/running-server.ts'

/**
 * What clusters and companies find and do with each other, all on one sample: a market's needs, a value chain, a consortium,
 * proposed requests, a saved search, and a room from the organisation's page to the technical file.
 */

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

async function press(
  { page }: Visitor,
  name: string | RegExp,
  role: 'button' | 'link' = 'button',
): Promise<void> {
  const control = page.getByRole(role, { name, exact: typeof name === 'string' }).first()
  await Promise.all([page.waitForEvent('framenavigated'), control.click()])
  await page.waitForLoadState('load')
  await untilHydrated(page)
}

/** Presses Enter where the focus is, and waits for the page that comes. */
async function enter({ page }: Visitor): Promise<void> {
  await Promise.all([page.waitForEvent('framenavigated'), page.keyboard.press('Enter')])
  await page.waitForLoadState('load')
  await untilHydrated(page)
}

const see = (visitor: Visitor, words: string | RegExp) => visitor.page.getByText(words).first().waitFor()
const words = ({ page }: Visitor) => page.locator('main').innerText()
const field = ({ page }: Visitor, name: string) =>
  page.locator(`main [name="${name}"]:not([type=hidden]):visible`).first()

/** Somebody of the sample at a browser. */
async function look(part: string, options: { width?: 390; of?: string } = {}): Promise<Visitor> {
  const { of, ...rest } = options
  return visit(browser, server.base, {
    ...rest,
    cookie: (await lookAs(server.base, sample, part, of)).cookie(),
  })
}

/** The newest kept mail of a kind, to anybody or to one address. */
async function readMail(kind: string, address?: string): Promise<{ toName: string; textBody: string }> {
  const administrator = await signIn(server.base)
  for (let page = 1; page <= 30; page++) {
    const { items } = (await administrator.send('GET', `/mails?pageSize=100&page=${page}`)) as {
      items: { id: string; kind: string; toAddress: string; toName: string }[]
    }
    const mail = items.find(one => one.kind === kind && (address === undefined || one.toAddress === address))
    if (mail !== undefined) {
      const { textBody } = await administrator.send('GET', `/mails/${mail.id}`)
      return { toName: mail.toName, textBody: String(textBody) }
    }
    if (items.length === 0) break
  }
  throw new Error(`There is no mail ${kind}.`)
}
const linkIn = ({ textBody }: { textBody: string }, kind: string) =>
  new RegExp(`http\\S+/${kind}/\\S+`).exec(textBody)?.[0] ?? ''

test('a market’s need is opened to the members who answer it, with a mouse', async () => {
  const lead = await look('coordinator')
  const { page } = lead
  await lead.goTo(`/partnerships/${sample.partnershipSlug}`)
  await press(lead, 'What the markets look for', 'link')
  const need = page.locator('main section', { has: page.locator('.k-match-pick') }).first()
  await need.getByText('All reasons').first().click()
  expect(await need.innerText()).toMatch(/from (their|its|the|a)/i)
  const title = await need.locator('h2').innerText()
  const member = await need.locator('.k-match-member a').first().innerText()
  await Promise.all([page.waitForURL(/\/(opportunities|organisations)\//), need.locator('h2 a').click()])
  expect(await words(lead)).toContain(title)
  await page.goBack()
  await press(lead, member, 'link')
  expect(await page.locator('h1').innerText()).toContain(member)
  await lead.goTo(`/partnerships/${sample.partnershipSlug}/needs`)
  await press(lead, /^Answered by nobody/, 'link')
  await checkPage(page)
  await lead.leave()
})

test('a value chain is drawn on a phone: roles, gaps, somebody chosen, on to a request', async () => {
  const lead = await look('coordinator', { width: 390 })
  const { page } = lead
  await lead.goTo(`/partnerships/${sample.partnershipSlug}`)
  await press(lead, 'Value chains', 'link')
  await press(lead, 'Draw a value chain', 'link')
  await field(lead, 'title').fill('Light for the skin clinic')
  await press(lead, 'Draw a value chain')
  await page.locator('summary', { hasText: 'Add a role' }).click()
  await field(lead, 'name').fill('Laser')
  await field(lead, 'words').fill(
    'Superluminescent diodes or tunable lasers for optical coherence tomography.',
  )
  await press(lead, 'Add a role')
  await press(lead, 'Move Laser earlier')
  await press(lead, 'See who fills it', 'link')
  expect(await words(lead)).toMatch(/of 7 roles lacks? somebody|Every role has candidates/)
  await checkPage(page)
  await Promise.all([page.waitForURL('**/roles/*'), page.locator('main h2 a', { hasText: 'Laser' }).click()])
  const chosen = (await page.locator('main h2 a').first().innerText()).trim()
  await press(lead, `Choose ${chosen}`)
  await see(lead, 'Chosen for the role.')
  await checkPage(page)
  await press(lead, 'Draft a request', 'link')
  await checkPage(page)
  await lead.leave()
})

test('who is missing in a consortium, by keyboard alone', async () => {
  const lead = await look('manager')
  const { page } = lead
  await lead.goTo('/consortium')
  const ask = async (letters: string) => {
    await tabTo(page, 'Part of a name')
    await page.keyboard.type(letters)
    await enter(lead)
    await tabTo(page, /^Add /)
    await enter(lead)
  }
  await ask('uab')
  await tabTo(page, 'In your own words')
  await page.keyboard.press('Enter')
  await tabTo(page, 'What the project is about, and what it needs')
  await page.keyboard.type('Optical coherence tomography of the retina, validated in eye clinics.')
  await tabTo(page, 'Use these words')
  await enter(lead)
  await see(lead, /sentences? (is|are) answered by no partner/)
  await tabTo(page, /^Score .* of 2$/)
  await page.keyboard.press('Enter')
  expect(await words(lead)).toContain('To the topic: points → share of the best')
  await checkPage(page)
  await tabTo(page, 'Add as partner')
  await enter(lead)
  expect(await page.locator('main table').first().locator('tbody tr').count()).toBe(2)
  await lead.leave()
})

test('an organiser proposes in one go; a delegate on a phone edits, sends, keeps and drops', async () => {
  const administrator = await signIn(server.base)
  const mission = `/missions/${sample.missionSlug}`
  const { version, title } = (await administrator.send('GET', mission)) as { version: number; title: string }
  const requestsOpenAt = new Date(Date.now() - 86_400_000).toISOString()
  await administrator.send('PUT', mission, { version, requestsOpenAt })
  const { of = '' } = sample.people.find(({ part }) => part === 'delegate') ?? {}
  const organiser = await look('organiser', { of: title })
  await organiser.goTo(`${mission}/requests`)
  await press(organiser, 'Propose requests', 'link')
  await field(organiser, 'text').fill(of)
  await press(organiser, 'Show')
  const picks = organiser.page.locator('.k-match-pick')
  await picks.first().getByText('All reasons').click()
  await picks.nth(3).getByRole('checkbox').check()
  const proposed = await picks.locator('input:checked').count()
  await field(organiser, 'note').fill('These four fit you best.')
  await press(organiser, 'Propose what is ticked')
  await see(organiser, /^Proposed\./)
  await organiser.leave()

  const delegate = await look('delegate', { width: 390 })
  const { page } = delegate
  await delegate.goTo(`${mission}/requests`)
  await delegate.goTo(`${mission}/requests/proposed`)
  const wishes = page.locator('.k-match-decide')
  expect(await wishes.count()).toBe(proposed)
  await see(delegate, 'These four fit you best.')
  await checkPage(page)
  const names = await page.locator('main h2').allInnerTexts()
  await wishes.nth(0).getByRole('textbox').fill('We make what you look for. May we show it to you?')
  await wishes.nth(0).getByLabel('Send now').check()
  await wishes.nth(1).getByLabel('Drop').check()
  for (let at = 2; at < proposed; at++) await wishes.nth(at).getByLabel('Keep for later').check()
  await press(delegate, 'Do what is chosen')
  await see(delegate, /^Done\./)
  expect(await wishes.count()).toBe(proposed - 2)
  await delegate.goTo(`${mission}/requests`)
  expect(await words(delegate)).toContain(names[0])
  await delegate.leave()
})

test('a search of opportunities is kept by keyboard; its mails end by one click, without signing in', async () => {
  const mail = await readMail('opportunity-news')
  const told = sample.people.find(({ name }) => name === mail.toName)
  const lead = await look(told?.part ?? '', { of: told?.of ?? '' })
  const { page } = lead
  await lead.goTo('/opportunities?q=laser')
  await tabTo(page, 'Tell me of new ones')
  await page.keyboard.press('Enter')
  await tabTo(page, /^Name/)
  await page.keyboard.press('End')
  await page.keyboard.type(' for us')
  await page.keyboard.press('Enter')
  await see(lead, 'The search is saved.')
  await checkPage(page)
  const phone = await visit(browser, server.base, { width: 390, javaScript: false })
  await phone.goTo(linkIn(mail, 'opportunity-mails'))
  await press(phone, 'Send me no more of these mails')
  await see(phone, 'You get no mails about new opportunities.')
  await phone.leave()
  await lead.goTo('/searches')
  expect(await page.locator('main tbody tr', { hasText: 'laser for us' }).innerText()).toContain('Never')
  await lead.leave()
})

/** Reads the agreement and accepts it by name. */
async function accept(visitor: Visitor, name: string): Promise<void> {
  const { page } = visitor
  await page.getByLabel('Your full name').fill(name)
  await page.getByLabel('In what capacity you sign').fill('Managing director')
  await page.getByLabel(/I have the authority/).check()
  await press(visitor, 'Accept the agreement')
}

const reader = { givenName: 'Rita', familyName: 'Leserin', email: 'rita@reader.example' }

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

  await press(phone, 'Name readers', 'link')
  for (const [name, value] of Object.entries(reader)) await field(phone, name).fill(value)
  await press(phone, 'Name and write to them')
  await see(phone, 'Invited')
  await checkPage(phone.page)
  const colleague = await visit(browser, server.base, { width: 390 })
  await colleague.goTo(linkIn(await readMail('room-reader-invited', reader.email), 'join'))
  await press(colleague, 'Make my account')
  await colleague.goTo(room)
  await see(colleague, 'You were named as a reader')
  await checkPage(colleague.page)
  const read = colleague.page.getByRole('link', { name: 'Drawing of the housing' })
  const [copy] = await Promise.all([colleague.page.waitForEvent('download'), read.click()])
  expect(copy.suggestedFilename()).toBe('drawing.pdf')
  await press(phone, /^Take off/)
  colleague.expectRefusal(404)
  await colleague.goTo(room)
  expect(await colleague.page.content()).not.toContain('Drawing of the housing')
  await colleague.leave()

  await phone.goTo(room)
  const drawing = phone.page.getByRole('link', { name: 'Drawing of the housing' })
  const address = (await drawing.getAttribute('href')) ?? ''
  const [download] = await Promise.all([phone.page.waitForEvent('download'), drawing.click()])
  expect(download.suggestedFilename()).toBe('drawing.pdf')
  await desktop.goTo(`${room}/ledger`)
  await see(desktop, 'got ‘Drawing of the housing’, version 1')
  expect(await words(desktop)).toContain('Rita Leserin')
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
