import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import {
  checkPage,
  checkPageEverywhere,
  checkShape,
  openBrowser,
  type Visitor,
  visit,
} from '../harness/browser.ts'
import { type Mailbox, openMailbox, readLink } from '../harness/mailbox.ts'
import { administrator, type RunningServer, startRunningServer } from '../harness/running-server.ts'

/**
 * The main job, from an empty installation to everybody's schedule: real server, real browser, real mail. Each step is what
 * one person does in one sitting; the next one goes on from there.
 */

let server: RunningServer
let mailbox: Mailbox
let browser: Browser
let ada: Visitor
let mina: Visitor
let cluster = ''
let mission = ''

const manager = { givenName: 'Mina', familyName: 'Vogel', email: 'mina@test.invalid' }
const delegate = { givenName: 'Dana', familyName: 'Lens', email: 'dana@test.invalid' }
const host = { givenName: 'Hiro', familyName: 'Tanaka', email: 'hiro@test.invalid' }

beforeAll(async () => {
  mailbox = await openMailbox()
  server = await startRunningServer({ smtpUrl: mailbox.url })
  browser = await openBrowser()
})

afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return
  await ada?.page
    .screenshot({ path: 'pictures/failed-administrator.png', fullPage: true })
    .catch(() => undefined)
  await mina?.page.screenshot({ path: 'pictures/failed-manager.png', fullPage: true }).catch(() => undefined)
})

afterAll(async () => {
  await browser?.close()
  await server?.stop()
  await mailbox?.close()
})

/** Presses a button that sends a form and waits for the page that comes back. */
async function press(visitor: Visitor, name: string | RegExp): Promise<void> {
  const { page } = visitor
  await Promise.all([
    page.waitForEvent('framenavigated'),
    page
      .getByRole('button', { name, exact: typeof name === 'string' })
      .first()
      .click(),
  ])
  await page.waitForLoadState('load')
}

/** A field by the name it is sent under; of several alike the first that can be seen. */
function field(visitor: Visitor, name: string) {
  return visitor.page.locator(`[name="${name}"]:not([type=hidden]):visible`).first()
}

async function fill(visitor: Visitor, name: string, value: string): Promise<void> {
  await field(visitor, name).fill(value)
}

/** Chooses the option with this value, or the first whose words match. */
async function choose(visitor: Visitor, name: string, option: string | RegExp): Promise<void> {
  const select = field(visitor, name)
  if (typeof option === 'string') await select.selectOption(option)
  else {
    const words = await select.locator('option').allTextContents()
    const found = words.findIndex(word => option.test(word))
    expect(found, `${name} offers: ${words.join(' | ')}`).toBeGreaterThan(-1)
    await select.selectOption({ index: found })
  }
}

async function heading(visitor: Visitor): Promise<string> {
  return (await visitor.page.locator('h1').first().innerText()).trim()
}

test('the link printed at the first start makes the first administrator', async () => {
  ada = await visit(browser, server.base)
  await ada.goTo(server.setUpLink ?? '')
  await checkPageEverywhere(ada.page)
  await fill(ada, 'givenName', administrator.givenName)
  await fill(ada, 'familyName', administrator.familyName)
  await fill(ada, 'email', administrator.email)
  await fill(ada, 'password', 'too short')
  ada.expectRefusal(422)
  await press(ada, 'Make me the administrator')
  // What was typed is still there, the fault beside its field.
  expect(await field(ada, 'email').inputValue()).toBe(administrator.email)
  expect(await field(ada, 'password').getAttribute('aria-invalid')).toBe('true')
  await checkPage(ada.page)
  await fill(ada, 'password', administrator.password)
  await press(ada, 'Make me the administrator')
  expect(new URL(ada.page.url()).pathname).toBe('/desk')
  await checkPageEverywhere(ada.page)
})

test('a first cluster is added, and its manager invited by mail', async () => {
  const { page } = ada
  await ada.goTo('/clusters')
  await checkPageEverywhere(page)
  await page.getByRole('link', { name: 'Add a cluster' }).first().click()
  await fill(ada, 'name', 'Test Photonics Cluster')
  await fill(ada, 'shortName', 'TPC')
  await choose(ada, 'country', 'LT')
  await press(ada, 'Add this cluster')
  expect(await heading(ada)).toBe('Test Photonics Cluster')
  cluster = new URL(page.url()).pathname
  await checkPageEverywhere(page)

  await ada.goTo('/people/invite?role=cluster-manager')
  await choose(ada, 'clusterId', /Test Photonics|TPC/)
  await fill(ada, 'email', manager.email)
  await fill(ada, 'givenName', manager.givenName)
  await fill(ada, 'familyName', manager.familyName)
  await press(ada, 'Send invitation')
  const mail = await mailbox.next(manager.email, /./)
  expect(mail.text).toContain('Ada Meier')

  mina = await visit(browser, server.base)
  await mina.goTo(readLink(mail, server.base))
  await checkPageEverywhere(mina.page)
  await press(mina, 'Make my account')
  expect(new URL(mina.page.url()).pathname).toBe('/desk')
  await checkPageEverywhere(mina.page)
})

test('the manager comes back another day with a code from a mail', async () => {
  await mina.context.clearCookies()
  await mina.goTo('/desk')
  await fill(mina, 'email', manager.email)
  await press(mina, 'Continue')
  await press(mina, 'Mail me a code')
  const mail = await mailbox.next(manager.email, /./)
  const code = /\b(\d{6})\b/.exec(`${mail.subject}\n${mail.text}`)?.[1] ?? ''
  await fill(mina, 'code', code)
  await checkPage(mina.page)
  await press(mina, 'Sign in')
  expect(new URL(mina.page.url()).pathname).toBe('/desk')
})

test('members come in from a sheet; the row that cannot comes back with its reason', async () => {
  const { page } = mina
  await mina.goTo(cluster)
  await page.getByRole('link', { name: 'Import members' }).first().click()
  await page.locator('input[type=file]').setInputFiles({
    name: 'members.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(
      'Name;Country;City;Kind\nDana Optics;Lietuva;Vilnius;SME\nKaunas Fibre;LT;Kaunas;SME\nNowhere Ltd;Atlantis;;SME\n',
    ),
  })
  await press(mina, /Read|Upload|Send|Go on|Continue/)
  await checkPageEverywhere(page)
  await press(mina, /Import 3|Start|Import/)
  await expect
    .poll(async () => (await page.locator('main').innerText()).includes('Atlantis'), { timeout: 120_000 })
    .toBe(true)
  await checkPageEverywhere(page)
  await mina.goTo(cluster)
  expect(await page.locator('main').innerText()).toMatch(/Dana Optics[\s\S]*Kaunas Fibre/)
})

test('the administrator founds the partnership', async () => {
  const { page } = ada
  await ada.goTo('/partnerships')
  await checkPageEverywhere(page)
  await page.getByRole('link', { name: 'Found a partnership' }).first().click()
  await fill(ada, 'acronym', 'TEST GLOBAL')
  await fill(ada, 'title', 'Test clusters to far markets')
  await choose(ada, 'coordinatorClusterId', /Test Photonics|TPC/)
  await press(ada, 'Found this partnership')
  await checkPage(page)
  await ada.goTo('/partnerships')
  await page.getByRole('link', { name: 'TEST GLOBAL' }).first().click()
  expect(await heading(ada)).toContain('TEST GLOBAL')
})

test('the manager plans a mission: facts, groups, a session, tables', async () => {
  const { page } = mina
  await mina.goTo('/missions')
  await checkPageEverywhere(page)
  await mina.goTo('/missions/new')
  await fill(mina, 'title', 'Photonics to Osaka')
  const startsOn = new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10)
  await fill(mina, 'startsOn', startsOn)
  await fill(mina, 'endsOn', startsOn)
  await choose(mina, 'country', 'JP')
  await fill(mina, 'city', 'Osaka')
  await fill(mina, 'timeZone', 'Asia/Tokyo')
  await press(mina, 'Create draft')
  mission = /\/missions\/([^/]+)/.exec(page.url())?.[1] ?? ''
  await fill(mina, 'groups.0.name', 'Delegates')
  await fill(mina, 'groups.1.name', 'Local companies')
  await press(mina, 'Save groups')
  const pair = page.getByLabel(/Delegates may meet Local companies|Local companies may meet Delegates/)
  if (!(await pair.isChecked())) await pair.check()
  await press(mina, 'Save who may meet whom')
  await mina.goTo(`/missions/${mission}/settings/sessions`)
  await checkPageEverywhere(page)
  await fill(mina, 'title', 'Morning')
  await fill(mina, 'from', '09:00')
  await fill(mina, 'to', '11:00')
  await fill(mina, 'slotMinutes', '20')
  await press(mina, 'Add session')
  await mina.goTo(`/missions/${mission}/settings/places`)
  await page.getByLabel('From number').fill('1')
  await page.getByLabel('To number').fill('3')
  await press(mina, 'Add the row')
  expect(await page.locator('main').innerText()).toContain('3 places')
  await checkPageEverywhere(page)
})

test('a delegate is invited by mail and a local company added; the mission opens', async () => {
  const { page } = mina
  await mina.goTo(`/missions/${mission}/settings`)
  await press(mina, 'Open')
  await mina.goTo(`/missions/${mission}/participants/invite?text=Dana`)
  await page.getByText('Somebody else there').first().click()
  await fill(mina, 'people.0.givenName', delegate.givenName)
  await fill(mina, 'people.0.familyName', delegate.familyName)
  await fill(mina, 'people.0.email', delegate.email)
  await choose(mina, 'people.0.groupId', /Delegates/)
  await checkPageEverywhere(page)
  await press(mina, 'Invite')
  const invitation = await mailbox.next(delegate.email, /./)

  // On the phone, without an account.
  const dana = await visit(browser, server.base, { width: 390 })
  await dana.goTo(readLink(invitation, server.base))
  await checkPageEverywhere(dana.page)
  await press(dana, 'Accept')
  await checkPage(dana.page)
  await dana.leave()

  await mina.goTo(`/missions/${mission}/host`)
  await fill(mina, 'companies.0.name', 'Osaka Eye Clinic')
  await fill(mina, 'companies.0.nameOtherScript', '大阪眼科')
  await fill(mina, 'companies.0.person.givenName', host.givenName)
  await fill(mina, 'companies.0.person.familyName', host.familyName)
  await fill(mina, 'companies.0.person.email', host.email)
  await choose(mina, 'companies.0.groupId', /Local companies/)
  await press(mina, 'Add company')
  await mina.goTo(`/missions/${mission}/participants`)
  expect(await page.locator('main').innerText()).toMatch(/Osaka Eye Clinic/)
  await checkPageEverywhere(page)
})

test('the manager asks for the delegate; the answer comes from a phone by link, without account and script', async () => {
  const { page } = mina
  await mina.goTo(`/missions/${mission}/meet`)
  const actor = page.locator('select[name=as]')
  if ((await actor.count()) > 0 && !(await page.getByText('Ask for a meeting').first().isVisible())) {
    await actor.selectOption({ index: 1 })
    await press(mina, 'Switch')
  }
  await checkPageEverywhere(page)
  await page
    .locator('summary', { hasText: /^Ask for/ })
    .first()
    .click()
  await page.getByLabel('Must meet').first().check()
  await fill(mina, 'message', 'We would like to show our OCT source.')
  await press(mina, 'Send the request')
  const request = await mailbox.next(host.email, /./)

  const hiro = await visit(browser, server.base, { width: 390, javaScript: false })
  await hiro.goTo(readLink(request, server.base))
  await checkShape(hiro.page)
  expect(await hiro.page.locator('main').innerText()).toContain('We would like to show our OCT source.')
  await hiro.page.getByRole('button', { name: 'Accept' }).click()
  await hiro.page.waitForLoadState()
  await checkShape(hiro.page)
  await hiro.leave()
  await mina.goTo(`/missions/${mission}/requests`)
  expect(await page.locator('main').innerText()).toContain('accepted')
  await checkPageEverywhere(page)
})

test('the schedule is built, looked at and published', async () => {
  const { page } = mina
  await mina.goTo(`/missions/${mission}/board`)
  await checkPageEverywhere(page)
  await press(mina, 'Build schedule')
  await expect
    .poll(
      async () => {
        await mina.goTo(`/missions/${mission}/board`)
        return page.locator('main').innerText()
      },
      { timeout: 120_000, interval: 1000 },
    )
    .toContain('1 of 1 accepted meeting scheduled')
  await checkPageEverywhere(page)
  await page
    .getByRole('link', { name: /^Publish/ })
    .first()
    .click()
  await checkPageEverywhere(page)
  await press(mina, /^Publish and tell/)
  expect(await page.locator('main').innerText()).toContain('Published')
})

test('the delegate has the schedule on the phone and in the calendar', async () => {
  const mail = await mailbox.next(delegate.email, /schedule/i)
  expect(mail.calendars.join()).toContain('BEGIN:VEVENT')
  const dana = await visit(browser, server.base, { width: 390, timeZone: 'Europe/Vilnius' })
  await dana.goTo(readLink(mail, server.base))
  await checkPageEverywhere(dana.page)
  expect(await dana.page.locator('main').innerText()).toMatch(/Osaka Eye Clinic/)
  const calendar = await dana.page
    .locator('a[href$=".ics"], a[href*="calendar.ics"]')
    .first()
    .getAttribute('href')
  const file = await dana.page.request.get(new URL(calendar ?? '', server.base).href)
  expect(await file.text()).toContain('BEGIN:VEVENT')
  await dana.leave()
})

test('nothing went wrong in the windows that stayed open', async () => {
  await ada.leave()
  await mina.leave()
  expect(
    server
      .log()
      .split('\n')
      .filter(line => line.includes('"level":50')),
  ).toEqual([])
})
