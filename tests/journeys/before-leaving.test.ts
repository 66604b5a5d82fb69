import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openServer } from '../../src/database/server/open-server.ts'
import { buildHouse, type House } from '../../src/server/house.ts'
import { readOptions } from '../../src/server/options.ts'
import { addDays, dayIn } from '../../src/shared/zones.ts'
import {
  checkPage,
  checkPageEverywhere,
  openBrowser,
  tabTo,
  untilHydrated,
  type Visitor,
  visit,
} from '../harness/browser.ts'
import { silentLog } from '../harness/database.ts'
import { startTestSession } from '../harness/house.ts'
import { type Mailbox, openMailbox, readLink } from '../harness/mailbox.ts'
import { findFreePort, startTestServer, type TestServer } from '../harness/postgres.ts'
import { type RunningServer, startRunningServer } from '../harness/running-server.ts'
import { addPerson, buildWorld, type Side } from '../harness/world.ts'

/** What stands before a mission, as people go through it: apply and be chosen, tick a checklist, choose one's mails. */

let database: TestServer
let mailbox: Mailbox
let server: RunningServer
let browser: Browser
/** On the same database: for what was there before, and for chores that come once in a while. */
let house: House
let own: Side
const dataFolder = mkdtempSync(join(tmpdir(), 'kontor-before-leaving-'))
const mission = '/missions/mission-a'
const phone = { width: 390 } as const

beforeAll(async () => {
  database = await startTestServer()
  mailbox = await openMailbox()
  server = await startRunningServer({
    port: await findFreePort(),
    dataFolder,
    databaseUrl: database.url,
    smtpUrl: mailbox.url,
  })
  const options = readOptions(
    { DATABASE_URL: database.url, BASE_URL: server.base, SMTP_URL: mailbox.url },
    '/nowhere',
  )
  house = buildHouse({ options, database: await openServer(database.url, silentLog), log: silentLog })
  own = (await buildWorld(house)).own
  const { db } = house.database
  const startsOn = addDays(dayIn(new Date(), 'Asia/Tokyo'), 30)
  await db
    .updateTable('mission')
    .set({
      starts_on: startsOn,
      ends_on: addDays(startsOn, 1),
      public_page: true,
      registration: 'approval',
    })
    .where('id', '=', own.missionId)
    .execute()
  // Addresses under .example belong to nobody, and nothing is sent there.
  await sql`update person set email = replace(email, '.example', '.invalid')`.execute(db)
  await sql`update account set email = replace(email, '.example', '.invalid')`.execute(db)
  browser = await openBrowser()
})

afterAll(async () => {
  await browser?.close()
  await house?.close()
  await server?.kill()
  await mailbox?.close()
  await database?.stop()
  rmSync(dataFolder, { recursive: true, force: true })
})

async function cookieOf(personId: string): Promise<string> {
  const account = await house.database.db
    .selectFrom('account')
    .select('id')
    .where('person_id', '=', personId)
    .executeTakeFirstOrThrow()
  return `__Host-kontor=${await startTestSession(house, account.id)}`
}

/** A call over HTTP as somebody, for what this journey is not about. */
async function send(personId: string, method: string, path: string, body: object): Promise<void> {
  const answer = await fetch(`${server.base}/api/v1${path}`, {
    method,
    headers: { cookie: await cookieOf(personId), 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (!answer.ok) throw new Error(`${method} ${path}: ${await answer.text()}`)
}

/** Presses a button that sends a form, or follows a link, and waits for the page that comes. */
async function press({ page }: Visitor, role: 'button' | 'link', name: string | RegExp): Promise<void> {
  await Promise.all([page.waitForEvent('framenavigated'), page.getByRole(role, { name }).first().click()])
  await page.waitForLoadState('load')
  await untilHydrated(page)
}

const see = ({ page }: Visitor, words: string | RegExp) => page.getByText(words).first().waitFor()

/** Somebody who has no account registers on their phone, and confirms by the mail that comes. */
async function apply(name: string, isSme: 'Yes' | 'No'): Promise<void> {
  const guest = await visit(browser, server.base, phone)
  const { page } = guest
  const address = `${name.toLowerCase()}@guests.invalid`
  await guest.goTo('/events/mission-a')
  await see(guest, 'We take two companies along.')
  await press(guest, 'link', /Apply|Register/)
  await page.getByLabel('Given name').fill(name)
  await page.getByLabel('Family name').fill('Guest')
  await page.getByLabel('E-mail').fill(address)
  await page.locator('input[name=organisationName]').fill(`${name} Optics`)
  await page.locator('select[name=country]').selectOption('LT')
  await page.locator('select[name=clusterId]').selectOption({ label: 'Cluster a one' })
  await page.getByRole('group', { name: 'Are you an SME?' }).getByLabel(isSme, { exact: true }).check()
  await checkPage(page)
  await press(guest, 'button', 'Register')
  await see(guest, /We have sent you a mail/)
  const mail = await mailbox.next(address, /confirm your registration/i)
  await guest.goTo(readLink(mail, server.base))
  await press(guest, 'button', 'Confirm my registration')
  await see(guest, /Your registration is in/)
  await mailbox.next(address, /We have your application/)
  await guest.leave()
}

test('a call for delegates: they apply by phone, somebody scores, the organiser lets the ranking count, each is told why', async () => {
  const { people } = own
  await send(people.organiser, 'PUT', `${mission}/call`, {
    version: 0,
    intro: 'We take two companies along.',
    closesAt: `${addDays(dayIn(new Date(), 'Asia/Tokyo'), 5)}T18:00`,
    seats: 1,
    conditions: [{ label: 'Are you an SME?', kind: 'yes-no', accepted: ['yes'] }],
    criteria: [{ label: 'Fit to the market', weight: 1 }],
  })
  // Somebody of the cluster scores.
  const reviewer = await addPerson(house, 'reviewer')
  await sql`update person set email = 'reviewer@guests.invalid' where id = ${reviewer}`.execute(
    house.database.db,
  )
  await house.database.db
    .insertInto('affiliation')
    .values({ id: house.newId(), person_id: reviewer, cluster_id: own.clusterId, created_at: house.now() })
    .execute()
  await send(people.organiser, 'POST', `${mission}/call/reviewers`, {
    reviewer: `${reviewer}:${own.clusterId}`,
  })
  await apply('Anna', 'Yes')
  await apply('Bela', 'Yes')
  await apply('Cara', 'No')

  const scoring = await visit(browser, server.base, { cookie: await cookieOf(reviewer) })
  await scoring.goTo(
    readLink(await mailbox.next('reviewer@guests.invalid', /score the applicants/i), server.base),
  )
  await checkPage(scoring.page)
  const points: Record<string, string> = { 'Anna Optics': '3', 'Bela Optics': '5', 'Cara Optics': '4' }
  await Promise.all([
    scoring.page.waitForEvent('framenavigated'),
    scoring.page.locator('tbody').getByRole('link', { name: 'Score' }).first().click(),
  ])
  await untilHydrated(scoring.page)
  for (let left = 3; left > 0; left--) {
    const company =
      (await scoring.page
        .getByRole('link', { name: /Optics/ })
        .first()
        .textContent()) ?? ''
    await scoring.page.getByLabel(points[company] ?? '', { exact: true }).check()
    await press(scoring, 'button', 'Save and go on')
  }
  await see(scoring, '0 applicants left to score')
  await scoring.leave()

  // The call has closed.
  await sql`update mission set registration_closes_at = now() - interval '1 minute' where id = ${own.missionId}`.execute(
    house.database.db,
  )
  const organiser = await visit(browser, server.base, { cookie: await cookieOf(people.organiser) })
  await organiser.goTo(`${mission}/call`)
  await see(organiser, /3 applicants wait for the decision/)
  await checkPageEverywhere(organiser.page)
  const first = organiser.page.locator('tbody tr').first()
  expect(await first.textContent()).toContain('Bela Optics')
  await organiser.page.getByText('Let the ranking count').click()
  await press(organiser, 'button', 'Decide and send 3 mails')
  await see(organiser, 'Decided; everybody is told by mail.')
  await organiser.leave()

  const told = await mailbox.next('bela@guests.invalid', /You are in/)
  expect(told.text).toContain('100')
  await mailbox.next('anna@guests.invalid', /waiting list/)
  const refused = await mailbox.next('cara@guests.invalid', /Your application/)
  expect(refused.text).toContain('Are you an SME?')
})

test('a checklist ticked by keyboard, and the one mail that reminds of what is left', async () => {
  const { people } = own
  for (const [title, days] of [
    ['Visa', 2],
    ['Flight', 2],
  ] as const)
    await send(people.organiser, 'PUT', `${mission}/preparation/steps`, {
      kind: 'other',
      title,
      owner: 'delegate',
      dueOn: addDays(dayIn(new Date(), 'Asia/Tokyo'), days),
      forKinds: ['travelling'],
    })
  const delegate = await visit(browser, server.base, { cookie: await cookieOf(people.delegate) })
  const { page } = delegate
  await delegate.goTo(`${mission}/preparation`)
  await see(delegate, 'Flight')
  await tabTo(page, /^Done Visa$/)
  await Promise.all([page.waitForEvent('framenavigated'), page.keyboard.press('Enter')])
  await see(delegate, 'Noted.')
  await checkPageEverywhere(page)

  await house.jobs.runChores(['preparation.remind'])
  const mail = await mailbox.next('delegate.a@test.invalid', /Due for Mission a/)
  expect(mail.text).toContain('Flight')
  expect(mail.text).not.toContain('Visa')
  expect(mail.html).toContain('Flight')
  await delegate.goTo(readLink(mail, server.base))
  await untilHydrated(page)
  await tabTo(page, /^Not needed$/)
  await page.keyboard.press('Enter')
  await tabTo(page, /^Why is it not needed/)
  await page.keyboard.type('I go by ship')
  await Promise.all([page.waitForEvent('framenavigated'), page.keyboard.press('Enter')])
  await see(delegate, 'I go by ship')
  await house.jobs.runChores(['preparation.remind'])
  await delegate.leave()
  expect(
    mailbox.mails.filter(one => /Due for Mission a/.test(one.subject) && one.to.startsWith('delegate'))
      .length,
  ).toBe(1)
})

test('which mails come and when: once a day, never, at night none, and at once again, chosen by mouse', async () => {
  const { people } = own
  const { db } = house.database
  const address = 'delegate.a@test.invalid'
  const reader = await visit(browser, server.base, { cookie: await cookieOf(people.delegate) })
  const { page } = reader
  const choose = async (rhythm: string, quiet?: [string, string]) => {
    await reader.goTo('/settings/mails')
    await page.getByRole('group', { name: 'News' }).getByLabel(rhythm).check()
    await page.locator('input[name=quietFrom]').fill(quiet?.[0] ?? '')
    await page.locator('input[name=quietTo]').fill(quiet?.[1] ?? '')
    await press(reader, 'button', 'Save my choices')
  }
  const write = async (subject: string) => {
    await send(people.organiser, 'POST', `${mission}/mails`, { subject, message: `${subject}, in short.` })
    const mail = () =>
      db
        .selectFrom('mail')
        .select(['state', 'next_attempt_at'])
        .where('person_id', '=', people.delegate)
        .where('subject', 'like', `${subject}%`)
        .executeTakeFirstOrThrow()
    return mail()
  }

  await choose('Once a day')
  await checkPageEverywhere(page)
  expect((await write('Visit to the lab')).state).toBe('held')
  // The hour of the digest has come.
  await sql`update mail set next_attempt_at = now() where state = 'held'`.execute(db)
  await house.jobs.runChores(['notifications.gather-digests'])
  const digest = await mailbox.next(address, /of today/, 120_000)
  expect(digest.text).toContain('Visit to the lab, in short.')
  expect(digest.html).toContain('Visit to the lab, in short.')

  await choose('Never')
  expect((await write('Photo competition')).state).toBe('unwanted')

  await choose('At once', ['00:00', '23:59'])
  const quiet = await write('Bus at seven')
  expect(quiet.state).toBe('waiting')
  expect(quiet.next_attempt_at.getTime()).toBeGreaterThan(Date.now())

  // Another choice holds for what waits, too.
  await choose('At once')
  expect((await mailbox.next(address, /Bus at seven/)).text).toContain('Bus at seven, in short.')
  await reader.leave()

  // The line beneath the mail leads to the same choices, without an account.
  const guest = await visit(browser, server.base, phone)
  const link = /\S+\/mail-choices\/\S+/.exec(digest.text)?.[0] ?? ''
  await guest.goTo(link)
  await see(guest, 'Save my choices')
  await checkPageEverywhere(guest.page)
  await guest.leave()
  // Others had it at once; who wanted none never did.
  const reached = mailbox.mails
    .filter(mail => mail.subject.includes('Photo competition'))
    .map(mail => mail.to)
  expect(reached.length).toBeGreaterThan(0)
  expect(reached.filter(to => to.includes(address))).toEqual([])
})
