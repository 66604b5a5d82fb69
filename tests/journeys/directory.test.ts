import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { checkPageEverywhere, openBrowser, type Visitor, visit } from '../harness/browser.ts'
import { type Mailbox, openMailbox, readLink } from '../harness/mailbox.ts'
import {
  type HttpClient,
  type RunningServer,
  setUpAdministrator,
  startRunningServer,
} from '../harness/running-server.ts'

/** What the directory asks of people by mail, and what experts and managers bring into it: real server, browser and mail. */

let server: RunningServer
let mailbox: Mailbox
let browser: Browser
let client: HttpClient
let ada: Visitor
let nora: Visitor
let cluster = { id: '', slug: '' }
let okulix = ''

const office = 'office@okulix.test.invalid'
const claimant = { givenName: 'Nora', familyName: 'Weiss', email: 'nora@elsewhere.test.invalid' }

beforeAll(async () => {
  mailbox = await openMailbox()
  server = await startRunningServer({ smtpUrl: mailbox.url })
  browser = await openBrowser()
  client = await setUpAdministrator(server)
  const made = await client.send('POST', '/clusters', {
    name: 'Sample Light',
    shortName: 'Light',
    country: 'LT',
  })
  cluster = { id: String(made.id), slug: String(made.slug) }
  okulix = await addOrganisation('Sample Okulix', 'Optical coherence tomography of the eye', office)
  ada = await visit(browser, server.base, { cookie: client.cookie() })
})

afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return
  for (const [name, visitor] of Object.entries({ ada, nora }))
    await visitor?.page
      .screenshot({ path: `pictures/failed-directory-${name}.png`, fullPage: true })
      .catch(() => undefined)
})

afterAll(async () => {
  await browser?.close()
  await server?.stop()
  await mailbox?.close()
})

async function addOrganisation(name: string, summary: string, email?: string): Promise<string> {
  const made = await client.send('POST', '/organisations', {
    clusterId: cluster.id,
    kind: 'sme',
    name,
    summary,
    country: 'LT',
    visibility: 'public',
    ...(email === undefined ? {} : { email }),
  })
  return String(made.slug)
}

async function press({ page }: Visitor, name: string | RegExp): Promise<void> {
  const button = page.getByRole('button', { name, exact: typeof name === 'string' }).first()
  await Promise.all([page.waitForEvent('framenavigated'), button.click()])
  await page.waitForLoadState('load')
}

const cookieOf = async ({ context }: Visitor) =>
  (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ')
const field = ({ page }: Visitor, name: string) =>
  page.locator(`[name="${name}"]:not([type=hidden]):visible`).first()
const words = ({ page }: Visitor) => page.locator('main').innerText()

test('somebody who works there takes a listed profile over, with the code mailed to the listed address', async () => {
  const elsewhere = await client.send('POST', '/clusters', {
    name: 'Sample Elsewhere',
    shortName: 'Elsewhere',
    country: 'DE',
  })
  await client.send('POST', '/invitations', {
    ...claimant,
    role: 'cluster-manager',
    clusterId: String(elsewhere.id),
    lang: 'en',
  })
  nora = await visit(browser, server.base)
  await nora.goTo(readLink(await mailbox.next(claimant.email, /./), server.base))
  await press(nora, 'Make my account')

  await nora.goTo(`/organisations/${okulix}`)
  await nora.page.getByRole('link', { name: 'Do you work here? Take over this profile' }).click()
  await nora.page.waitForURL(/\/claim/)
  await checkPageEverywhere(nora.page)
  await press(nora, 'Ask for this profile')
  const mail = await mailbox.next(office, /code/)
  expect(mail.text).toContain('Sample Okulix')
  const code = /\b(\d{6,10})\b/.exec(mail.text)?.[1] ?? ''
  await field(nora, 'code').fill('000000')
  nora.expectRefusal(422)
  await press(nora, 'Enter the code')
  expect(await words(nora)).toMatch(/code/i)
  await field(nora, 'code').fill(code)
  await press(nora, 'Enter the code')

  await ada.goTo(`/clusters/${cluster.slug}/profiles`)
  expect(await words(ada)).toContain('Nora Weiss')
  await checkPageEverywhere(ada.page)
  await press(ada, /^Give them the profile/)
  const told = await mailbox.next(claimant.email, /Okulix/)
  await nora.goTo(readLink(told, server.base))
  await nora.goTo(`/organisations/${okulix}/edit`)
  expect(await words(nora)).toContain('Sample Okulix')
})

test('who is asked whether the profile is still right confirms by one click, without signing in or script', async () => {
  await ada.goTo(`/clusters/${cluster.slug}/profiles`)
  await press(ada, /^Remind/)
  const mail = await mailbox.next(claimant.email, /still right/)
  const anybody = await visit(browser, server.base, { javaScript: false, width: 390 })
  await anybody.goTo(readLink(mail, server.base))
  expect(await field(anybody, 'summary').inputValue()).toContain('tomography')
  await press(anybody, 'Everything here is right today')
  expect(await words(anybody)).toMatch(/Confirmed on/)
  await anybody.leave()
  await ada.goTo(`/clusters/${cluster.slug}/profiles`)
  expect(await words(ada)).toContain('Nobody to chase here')
})

test('whoever keeps a profile sets one field apart from its part, on the phone', async () => {
  const phone = await visit(browser, server.base, { width: 390, cookie: await cookieOf(nora) })
  await phone.goTo(`/organisations/${okulix}/edit?group=identity`)
  await field(phone, 'phone').fill('+370 5 1234567')
  await field(phone, 'street').fill('Sample street 7')
  await field(phone, 'levelContact').selectOption('organisation')
  await phone.page.locator('details:has([name="levelPhone"]) > summary').click()
  await checkPageEverywhere(phone.page)
  await field(phone, 'levelPhone').selectOption('public')
  await press(phone, /^Save/)
  await phone.goTo(`/organisations/${okulix}/edit?group=identity`)
  expect(await words(phone)).toContain('1 set apart')
  await phone.leave()
  const anybody = await visit(browser, server.base)
  await anybody.goTo(`/organisations/${okulix}`)
  const html = await anybody.page.content()
  expect(html).toContain('+370 5 1234567')
  expect(html).not.toContain('Sample street 7')
  expect(html).not.toContain(office)
  await anybody.leave()
})

test('a saved search tells by mail of what is new, and one click ends the mails', {
  timeout: 240_000,
}, async () => {
  await nora.goTo('/find?q=perimetry')
  await nora.page.getByText('Save this search').first().click()
  await nora.page.getByLabel('At once').check()
  await press(nora, 'Save search')
  const address = nora.page.url()
  await expect
    .poll(
      async () => {
        await nora.goTo(address)
        return words(nora)
      },
      { timeout: 60_000, interval: 2_000 },
    )
    .toContain('Nothing new')
  await addOrganisation('Sample Fields', 'Perimetry at home')
  const mail = await mailbox.next(claimant.email, /new organisation/, 120_000)
  expect(mail.text).toContain('Sample Fields')
  const off = /http\S+\/search-mails\/\S+/.exec(mail.text)?.[0] ?? ''
  const anybody = await visit(browser, server.base, { javaScript: false, width: 390 })
  await anybody.goTo(off)
  await press(anybody, 'Send me no more of these mails')
  expect(await words(anybody)).toContain('You get no mails about saved searches.')
  await anybody.leave()
})

test('an expert tries a bridge, keeps it, and the search then finds by it and says so', async () => {
  await ada.goTo('/find?q=glancing%20fundus%20profilometry')
  expect(await words(ada)).not.toContain('Sample Okulix')
  await ada.goTo('/bridges/new')
  await field(ada, 'left.en').fill('optical coherence tomography')
  await field(ada, 'right.en').fill('glancing fundus profilometry')
  await field(ada, 'source').fill('Sample handbook of eye care, p. 12')
  await field(ada, 'try').fill('glancing fundus profilometry')
  await press(ada, 'Try without saving')
  expect(await words(ada)).toContain('Sample Okulix')
  await checkPageEverywhere(ada.page)
  await press(ada, /^Add|^Keep|^Save/)
  await ada.goTo('/find?q=glancing%20fundus%20profilometry')
  await ada.page.getByText('Why this result').first().click()
  const found = await words(ada)
  expect(found).toContain('Sample Okulix')
  expect(found).toMatch(/optical coherence tomography/i)
  expect(found).toContain('Sample handbook of eye care')
})

/** Two records of an invented institute in the shape in which ROR publishes them (schema 2). */
const rorRecords = [
  ['https://ror.org/00example1', 'Sample Institute of Vision', 'Kaunas'],
  ['https://ror.org/00example2', 'Sample Centre for Lasers', 'Vilnius'],
].map(([id = '', value, name]) => ({
  id,
  established: 1990,
  names: [{ value, types: ['label', 'ror_display'] }],
  types: ['facility'],
  locations: [{ geonames_details: { country_code: 'LT', name, lat: 54.9, lng: 23.9 } }],
  links: [{ type: 'website', value: `https://www.${id.slice(-8)}.example` }],
}))

test('records of ROR come in as they are published, and are found', async () => {
  const { page } = ada
  await ada.goTo(`/clusters/${cluster.slug}`)
  await page.getByRole('link', { name: 'Import members' }).first().click()
  await page.locator('input[type=file]').setInputFiles({
    name: 'ror.json',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify(rorRecords)),
  })
  await press(ada, /Read|Upload|Send|Go on|Continue/)
  expect(await words(ada)).toContain('Sample Institute of Vision')
  await press(ada, /Import 2/)
  await expect
    .poll(
      async () => {
        await ada.goTo('/find?q=institute%20of%20vision')
        return words(ada)
      },
      { timeout: 60_000, interval: 2_000 },
    )
    .toContain('Sample Institute of Vision')
  await nora.leave()
  await ada.leave()
})
