import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { checkPage, openBrowser, type Visitor, visit } from '../harness/browser.ts'
import { buildDayWorld, type DayPerson, type DayWorld } from '../harness/day/day-world.ts'
import { findFreePort, startTestServer, type TestServer } from '../harness/postgres.ts'
import { type RunningServer, startRunningServer } from '../harness/running-server.ts'

/** A delegate's phone on a mission's day while the network is gone: nothing between it and a server that does not run. */

let database: TestServer
let browser: Browser
let server: RunningServer
let world: DayWorld
let port: number
const dataFolder = mkdtempSync(join(tmpdir(), 'kontor-offline-'))
const mission = '/missions/mission-a'

beforeAll(async () => {
  database = await startTestServer()
  port = await findFreePort()
  server = await start()
  const built = await buildDayWorld(database.url, {
    participants: 8,
    slots: 3,
    tables: 4,
    perSlot: 2,
    slotSeconds: 1_200,
    phones: 0,
    noShows: 0,
    late: 0,
    lostTables: 0,
  })
  world = built
  await send(world.organiser, 'POST', `${mission}/draft/publish`, { version: built.draft })
  browser = await openBrowser()
})

afterAll(async () => {
  await browser?.close()
  await world?.close()
  await server?.kill()
  await database?.stop()
  rmSync(dataFolder, { recursive: true, force: true })
})

const start = () => startRunningServer({ port, dataFolder, databaseUrl: database.url })
const plain = { width: 390 } as const

async function send(cookie: string, method: string, path: string, body: object): Promise<void> {
  const answer = await fetch(`${server.base}/api/v1${path}`, {
    method,
    headers: { cookie, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`)
}

/** What the browser keeps whole for later, by address. */
const listKept = (page: Page) =>
  page.evaluate(async () => {
    const kept: string[] = []
    for (const name of await caches.keys()) {
      const address = /^kept \S+ \d+ (.*)$/.exec(name)?.[1]
      if (address !== undefined && (await (await caches.open(name)).match(address)) !== undefined)
        kept.push(address)
    }
    return kept
  })

const see = (page: Page, words: string | RegExp) => page.getByText(words).first().waitFor()

/** Goes to a page of which there may be no network to load it from. */
async function goOffline(visitor: Visitor, path: string): Promise<void> {
  await visitor.page.goto(server.base + path, { waitUntil: 'load' })
}

function personAt(index: number): DayPerson {
  const person = world.people[index]
  if (person === undefined) throw new Error(`the day has no person ${index}`)
  return person
}

test('what is said and written without a network waits on the phone and is there once, when the network is back', async () => {
  const { participantId, cookie } = personAt(0)
  const phone = await visit(browser, server.base, { ...plain, cookie })
  const { page } = phone
  await phone.goTo(`${mission}/my-schedule`)
  await expect
    .poll(() => listKept(page), { timeout: 60_000 })
    .toEqual(
      expect.arrayContaining([
        `${mission}/my-schedule`,
        `${mission}/my-schedule?participant=${participantId}`,
        `${mission}/notes?participant=${participantId}`,
      ]),
    )
  expect(phone.problems).toEqual([])

  await server.kill()
  await page.reload({ waitUntil: 'load' })
  await see(page, /Not connected since/)
  await page.locator('html[data-hydrated=true]').waitFor({ state: 'attached' })
  await page.getByRole('button', { name: /I am (here|at the table)/ }).click()
  await see(page, /Not sent yet: 1/)
  await checkPage(page)
  await page.getByRole('link', { name: 'Notes' }).first().click()
  await see(page, /No network. This is how it stood at/)
  await page.locator('html[data-hydrated=true]').waitFor({ state: 'attached' })
  await page.getByText('Write a note').first().click()
  await page.getByLabel('What is worth keeping').first().fill('Wants a sample of the lens by Friday')
  await page.getByRole('button', { name: 'Save note' }).first().click()
  await see(page, /Not sent yet: 2/)
  // What came of it is said as soon as the phone's own clock has the meeting begun.
  await page.getByText('What came of it').first().click({ timeout: 90_000 })
  const outcome = page.locator('form[data-call="outcomes.answerOutcome"]').first()
  await outcome.getByLabel('Sample', { exact: true }).check()
  await outcome.getByLabel('Next step').fill('Send two lenses')
  await outcome.getByRole('button', { name: 'Save' }).click()
  await see(page, /Not sent yet: 3/)
  await see(page, /Outcome with .*: Sample/)
  await checkPage(page)
  // A page that is not kept says so, and leads back to the day that is.
  await goOffline(phone, '/missions')
  await see(page, 'No network')
  await checkPage(page)
  await page.getByRole('link', { name: 'Open my day' }).click()
  await see(page, /Not sent yet: 3/)

  const backAt = Date.now()
  server = await start()
  await page.getByText(/Not sent yet/).waitFor({ state: 'detached' })
  const { db } = world.house.database
  const { rows: said } =
    await sql`select kind from day_event where participant_id = ${participantId}`.execute(db)
  expect(said).toHaveLength(1)
  const { rows: notes } = await sql`select id from meeting_note`.execute(db)
  expect(notes).toHaveLength(1)
  await phone.goTo(`${mission}/notes?participant=${participantId}`)
  await see(page, 'Wants a sample of the lens by Friday')
  await see(page, 'Sample')
  // The other side says otherwise: both answers stand, each as it was said.
  const { rows: mine } = await sql<{ meeting: string; side: string; at: Date }>`
    select meeting_id as meeting, side, answered_at as at from outcome_answer`.execute(db)
  const [saidOffline] = mine
  if (saidOffline === undefined) throw new Error('what was said of the meeting was lost')
  const others = await sql<{ id: string }>`
    select participant_id as id from meeting_attendee where meeting_id = ${saidOffline.meeting} and side <> ${saidOffline.side}`.execute(
    db,
  )
  const other = world.people.find(person => person.participantId === others.rows[0]?.id)
  await send(other?.cookie ?? '', 'POST', `/meetings/${saidOffline.meeting}/outcome`, {
    participant: other?.participantId,
    held: false,
  })
  const { rows: both } = await sql<{ side: string; rung: string | null; step: string | null }>`
    select side, rung, next_step as step from outcome_answer order by answered_at`.execute(db)
  expect(mine).toHaveLength(1)
  expect(saidOffline.at.getTime()).toBeLessThan(backAt)
  expect(both.map(one => [one.rung, one.step])).toEqual([
    ['sample', 'Send two lenses'],
    [null, null],
  ])
  // Without a network browsers report every request that failed; nothing else may have gone wrong, and nothing foreign asked.
  expect(phone.problems.filter(problem => !/ERR_CONNECTION_REFUSED|Failed to fetch/.test(problem))).toEqual(
    [],
  )
  await phone.context.close()
})

test('whoever signs in after another at the same phone finds nothing of theirs without a network', async () => {
  const [first, second] = [personAt(1), personAt(2)]
  const phone = await visit(browser, server.base, { ...plain, cookie: first.cookie })
  const { page, context } = phone
  await phone.goTo(`${mission}/my-schedule`)
  await expect.poll(() => listKept(page), { timeout: 60_000 }).toHaveLength(3)

  // The other signs in without the first having signed out, as on a phone that is handed on.
  await context.clearCookies()
  const [name = '', value = ''] = second.cookie.split('=')
  await context.addCookies([
    { name, value, url: server.base.replace('http:', 'https:'), httpOnly: true, secure: true },
  ])
  await phone.goTo('/missions')
  expect(await listKept(page)).toEqual([])
  await phone.goTo(`${mission}/my-schedule`)
  await expect.poll(() => listKept(page), { timeout: 60_000 }).toHaveLength(3)

  // Signing out takes everything with it.
  await page
    .locator('form[action="/sign-out"]')
    .first()
    .evaluate(form => {
      if (form instanceof HTMLFormElement) form.requestSubmit()
    })
  await page.waitForURL('**/sign-in')
  expect(await listKept(page)).toEqual([])

  await server.kill()
  await page.goto(`${server.base}${mission}/my-schedule`).catch(() => undefined)
  // The browser's own page of a failed address may still be on its way.
  await expect.poll(() => page.content().catch(() => 'still on its way: guest')).not.toContain('guest')
  server = await start()
  await context.close()
})
