import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { checkPage, checkPageEverywhere, openBrowser, visit } from '../harness/browser.ts'
import { buildDayWorld, type DayMeetingPlan, type DayWorld } from '../harness/day/day-world.ts'
import { findFreePort, startTestServer, type TestServer } from '../harness/postgres.ts'
import { type RunningServer, startRunningServer } from '../harness/running-server.ts'

/** A mission's day and what came of it, as people go through it: the desk by mouse and keyboard, phones, guests' links. */

let database: TestServer
let browser: Browser
let server: RunningServer
let world: DayWorld
const dataFolder = mkdtempSync(join(tmpdir(), 'kontor-mission-day-'))
const mission = '/missions/mission-a'
const desktop = { width: 1280 } as const
const phone = { width: 390 } as const

/** Five pairs in each of three slots of twenty minutes; nobody has come yet. */
beforeAll(async () => {
  database = await startTestServer()
  server = await startRunningServer({ port: await findFreePort(), dataFolder, databaseUrl: database.url })
  const built = await buildDayWorld(database.url, {
    participants: 20,
    slots: 3,
    tables: 8,
    perSlot: 5,
    slotSeconds: 1_200,
    phones: 0,
    noShows: 0,
    late: 0,
    lostTables: 0,
  })
  world = built
  const answer = await fetch(`${server.base}/api/v1${mission}/draft/publish`, {
    method: 'POST',
    headers: { cookie: world.organiser, 'content-type': 'application/json' },
    body: JSON.stringify({ version: built.draft }),
  })
  if (!answer.ok) throw new Error(`the schedule was not published: ${await answer.text()}`)
  browser = await openBrowser()
})

afterAll(async () => {
  await browser?.close()
  await world?.close()
  await server?.kill()
  await database?.stop()
  rmSync(dataFolder, { recursive: true, force: true })
})

const see = (page: Page, words: string | RegExp) => page.getByText(words).first().waitFor()
const db = () => world.house.database.db

function meetingAt(index: number): DayMeetingPlan {
  const meeting = world.meetings[index]
  if (meeting === undefined) throw new Error(`the day has no meeting ${index}`)
  return meeting
}
const indexOf = (participantId: string) =>
  world.people.findIndex(person => person.participantId === participantId)
const nameOf = (participantId: string) => `guest ${indexOf(participantId)} Example`
const cookieOf = (participantId: string) => world.people[indexOf(participantId)]?.cookie ?? ''

/** When the day of the world has begun: its first meetings are due. */
const untilDue = async (page: Page) =>
  expect
    .poll(
      async () => {
        await page.reload()
        return page.getByRole('button', { name: 'Begins' }).count()
      },
      { timeout: 60_000 },
    )
    .toBeGreaterThan(0)

/** Who a meeting is with, in the table card that shows it. */
const cardOf = (page: Page, meeting: DayMeetingPlan) =>
  page
    .locator('.k-floor-table')
    .filter({ hasText: nameOf(meeting.people[0]) })
    .first()

test('the desk checks in, notes a no-show, takes the first way on and takes it back; by mouse, then by keys', async () => {
  const desk = await visit(browser, server.base, { ...desktop, cookie: world.organiser })
  const { page } = desk
  const first = meetingAt(0)
  const [delegate, host] = first.people
  await desk.goTo(`${mission}/day`)
  await untilDue(page)
  await page.locator('html[data-hydrated=true]').waitFor({ state: 'attached' })
  await checkPage(page)

  // By keys: find somebody, and note that they are here.
  await page.getByLabel('Name or organisation').focus()
  await page.keyboard.type(`guest ${indexOf(delegate)} `)
  await see(page, /1 person found/)
  const here = page.locator('.k-floor-arrivals').getByRole('button', { name: 'Is here' })
  await here.focus()
  await page.keyboard.press('Enter')
  await see(page, `${nameOf(delegate)} is here`)

  // By mouse: the other side did not come.
  const card = cardOf(page, first)
  await card.getByText('Not held', { exact: true }).click()
  await card.getByRole('button', { name: `Company ${indexOf(host)}`, exact: true }).click()
  await see(page, /^.*Not held: .*/)

  // The way on that moves nobody else.
  await page.locator('.k-floor-said').getByRole('link', { name: 'Another time' }).click()
  await see(page, 'Nobody else moves')
  await see(page, 'Online, after the mission')
  await checkPage(page)
  await page.getByRole('button', { name: /Publish and tell 2 people/ }).click()
  await see(page, /Published\./)
  await see(page, /is here with nothing now/)
  await page.getByRole('link', { name: 'Who is free?' }).click()
  await see(page, new RegExp(`Who could meet ${nameOf(delegate)}`))
  await checkPage(page)
  await page.getByRole('link', { name: 'Back to the desk' }).first().click()

  // Taken back, it stands where it stood.
  const back = page
    .locator('.k-floor-said li')
    .filter({ hasText: 'Moved:' })
    .getByRole('button', { name: 'Undo' })
  await back.focus()
  await page.keyboard.press('Enter')
  await page.locator('.k-floor-said li').filter({ hasText: 'Moved:' }).waitFor({ state: 'detached' })
  await see(cardOf(page, first).page(), 'Begins')

  // Put off to a call instead: one tap on an hour that suits both.
  await page.goto(`${server.base}${mission}/day/repair?meeting=${first.id}`)
  const later = page.locator('section').filter({ hasText: 'Online, after the mission' })
  await later.getByRole('button').first().click()
  await see(page, /Put off to a video call/)
  await desk.leave()
})

test('on the delegate’s phone: late, here, a note; the desk that is open sees it by itself', async () => {
  const meeting = meetingAt(1)
  const [delegate] = meeting.people
  const desk = await visit(browser, server.base, { ...desktop, cookie: world.steward })
  await desk.goTo(`${mission}/day`)
  const own = await visit(browser, server.base, { ...phone, cookie: cookieOf(delegate) })
  const { page } = own
  await own.goTo(`${mission}/my-schedule`)

  await page.getByText('Running late').click()
  await page.getByRole('button', { name: '10 min' }).click()
  await see(page, /The desk knows: you come by/)
  await see(desk.page, `${nameOf(delegate)} comes 10 min late`)
  await page.getByRole('button', { name: /I am (here|at the table)/ }).click()
  await see(page, /You are (checked in|at the table)/)
  await see(desk.page, new RegExp(`${nameOf(delegate)} is (here|at the table)`))
  await checkPage(page)

  await page.getByRole('link', { name: 'Notes' }).first().click()
  await page.locator('html[data-hydrated=true]').waitFor({ state: 'attached' })
  // Come from the meeting itself, its box is open already.
  const box = page.getByLabel('What is worth keeping').first()
  if (!(await box.isVisible())) await page.getByText('Write a note').first().click()
  await box.fill('Asks for the data sheet')
  await page.getByRole('button', { name: 'Save note' }).first().click()
  await see(page, 'Asks for the data sheet')
  // What was written for the next meeting stands with it on the schedule.
  await own.goTo(`${mission}/my-schedule`)
  await see(page, 'Written down for it')
  await see(page, 'Asks for the data sheet')
  await checkPage(page)
  await own.leave()
  await desk.leave()
})

test('a meeting put off to a call is moved on the phone, and both say at which address', async () => {
  const [delegate] = meetingAt(0).people
  const own = await visit(browser, server.base, { ...phone, cookie: cookieOf(delegate) })
  const { page } = own
  await own.goTo(`${mission}/calls/${meetingAt(0).id}`)
  await see(page, 'Nobody has said yet at which address.')
  await checkPageEverywhere(page)

  await page.getByLabel('Address of the call').fill('https://meet.example/kontor')
  await page.getByRole('button', { name: 'Save and tell them' }).click()
  await see(page, 'Open the call')
  await page.locator('section').filter({ hasText: 'Another hour' }).getByRole('button').first().click()
  await see(page, 'Saved. The others are told.')
  await own.goTo(`${mission}/my-schedule`)
  await see(page, 'Video call')
  await own.leave()

  const [, counterpart] = meetingAt(0).people
  const guest = await visit(browser, server.base, phone)
  await guest.goTo(`/s/${await addLink(counterpart, 'my-schedule')}/calls/${meetingAt(0).id}`)
  await see(guest.page, 'Open the call')
  await checkPageEverywhere(guest.page)
  await guest.leave()
})

async function addLink(
  participantId: string,
  purpose: 'outcome' | 'my-schedule' = 'outcome',
): Promise<string> {
  const { person_id: personId } = await db()
    .selectFrom('participant')
    .select('person_id')
    .where('id', '=', participantId)
    .executeTakeFirstOrThrow()
  const token = `${purpose}-${participantId}`.padEnd(43, 'x').slice(0, 43)
  await db()
    .insertInto('link')
    .values({
      id: world.house.newId(),
      token_hash: createHash('sha256').update(token).digest('hex'),
      purpose,
      person_id: personId,
      subject_id: world.missionId,
      payload: JSON.stringify(purpose === 'my-schedule' ? { participants: [participantId] } : {}),
      created_at: new Date(),
      expires_at: new Date(Date.now() + 86_400_000),
    })
    .execute()
  return token
}

test('the link of a mail is answered by both sides differently: both answers stand, and those who run it see it', async () => {
  const { people } = meetingAt(2)
  for (const [side, rung] of [
    [0, 'Pilot'],
    [1, 'Nothing'],
  ] as const) {
    const guest = await visit(browser, server.base, phone)
    await guest.goTo(`/follow-up/${await addLink(people[side])}`)
    const { page } = guest
    await checkPage(page)
    const form = page.locator('details[open] form').first()
    await form.getByLabel('Yes', { exact: true }).check()
    await form.getByLabel(rung, { exact: true }).check()
    await form.getByRole('button', { name: 'Save' }).click()
    await see(page, rung)
    await guest.leave()
  }
  const organiser = await visit(browser, server.base, { ...desktop, cookie: world.organiser })
  await organiser.goTo(`${mission}/outcomes`)
  await see(organiser.page, /sides differ/i)
  await organiser.leave()
})

/** The words of a list on paper as it is printed now. */
async function readPaper(paper: 'participants-list' | 'brochure'): Promise<string> {
  const answer = await fetch(`${server.base}/api/v1${mission}/${paper}.pdf`, {
    headers: { cookie: world.organiser },
  })
  if (!answer.ok) throw new Error(`${paper} was not printed: ${await answer.text()}`)
  const file = join(dataFolder, `${paper}.pdf`)
  writeFileSync(file, Buffer.from(await answer.arrayBuffer()))
  return execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' })
}

test('consent is given on the phone, list by list, and taken back is gone at once from the public list and from both PDFs', async () => {
  const [delegate] = meetingAt(3).people
  const company = `Company ${indexOf(delegate)}`
  await db()
    .updateTable('mission')
    .set({ public_page: true, public_participants: true })
    .where('id', '=', world.missionId)
    .execute()
  const visitor = await visit(browser, server.base, desktop)
  const stands = async () => {
    await visitor.goTo('/events/mission-a')
    const name = new RegExp(`\\b${nameOf(delegate)}\\b`)
    return {
      page: (await visitor.page.getByText(company, { exact: true }).count()) > 0,
      list: name.test(await readPaper('participants-list')),
      brochure: name.test(await readPaper('brochure')),
    }
  }
  const own = await visit(browser, server.base, { ...phone, cookie: cookieOf(delegate) })
  const { page } = own
  await own.goTo(`${mission}/participants/${delegate}`)
  const before = await stands()

  await page.getByLabel('May stand on the public list of participants').check()
  await page.getByRole('button', { name: 'Save changes', exact: true }).click()
  await page.getByRole('button', { name: /^Take back: ‘Our organisation/ }).waitFor()
  const taking = (words: string) => page.getByRole('button', { name: new RegExp(`^Take back: .*${words}`) })
  for (const words of ['participants’ list handed out', 'brochure']) {
    await page.getByRole('button', { name: new RegExp(`^I agree: .*${words}`) }).click()
    await taking(words).waitFor()
  }
  await checkPage(page)
  const agreed = await stands()
  const after: Awaited<ReturnType<typeof stands>>[] = []
  for (const words of ['participants’ list handed out', '‘Our organisation', 'brochure']) {
    await taking(words).click()
    await taking(words).waitFor({ state: 'detached' })
    after.push(await stands())
  }

  expect(before).toEqual({ page: false, list: false, brochure: false })
  expect(agreed).toEqual({ page: true, list: true, brochure: true })
  expect(after).toEqual([
    { page: true, list: false, brochure: true },
    { page: false, list: false, brochure: true },
    { page: false, list: false, brochure: false },
  ])
  await own.leave()
  await visitor.leave()
})

test('one slot with meetings in it asks what becomes of them; they wait, everybody concerned is told, the others stay', async () => {
  await db().deleteFrom('mail').execute()
  const placed = () =>
    db()
      .selectFrom('placement')
      .innerJoin('schedule', 'schedule.id', 'placement.schedule_id')
      .innerJoin('slot', 'slot.id', 'placement.slot_id')
      .select(['placement.meeting_id as meeting', 'slot.id as slot', 'slot.starts_at as startsAt'])
      .where('schedule.state', '=', 'published')
      .where('slot.session_id', 'is not', null)
      .orderBy('slot.starts_at')
      .execute()
  const before = await placed()
  const last = before.at(-1)
  const gone = before.filter(one => one.slot === last?.slot).map(one => one.meeting)
  const seats = await db()
    .selectFrom('attendance')
    .innerJoin('participant', 'participant.id', 'attendance.participant_id')
    .innerJoin('person', 'person.id', 'participant.person_id')
    .innerJoin('schedule', 'schedule.id', 'attendance.schedule_id')
    .select(['person.email', 'attendance.participant_id as participant'])
    .where('schedule.state', '=', 'published')
    .where('attendance.meeting_id', 'in', gone)
    .execute()
  const organiser = await visit(browser, server.base, { ...desktop, cookie: world.organiser })
  const { page } = organiser
  organiser.expectRefusal(409)
  await organiser.goTo(`${mission}/settings/sessions`)
  await page.getByText('Change or remove').first().click()
  await page.getByRole('group', { name: 'Left out' }).getByRole('checkbox').last().check()
  const save = page.getByRole('button', { name: 'Save which slots are left out' })
  await save.click()
  await see(page, /Say what becomes of them/)
  await checkPage(page)
  await page.getByLabel('Take these meetings out of the plan; everybody concerned is told').check()
  await save.click()
  await see(page, new RegExp(`Slots saved; ${gone.length} meetings taken out of the plan`))
  await see(page, /2 slots: .* · without \d/)
  await organiser.goTo(`${mission}/board?show=published`)
  await see(page, 'Its slot or table was removed.')

  const told = (await db().selectFrom('mail').select('to_address').distinct().execute()).map(
    mail => mail.to_address,
  )
  expect(gone.length).toBeGreaterThan(1)
  expect(told.sort()).toEqual([...new Set(seats.map(seat => seat.email))].sort())
  expect((await placed()).map(one => one.meeting).sort()).toEqual(
    before
      .map(one => one.meeting)
      .filter(meeting => !gone.includes(meeting))
      .sort(),
  )
  const own = await visit(browser, server.base, { ...phone, cookie: cookieOf(seats[0]?.participant ?? '') })
  await own.goTo(`${mission}/my-schedule`)
  await see(own.page, '1 accepted meeting still waits for a time')
  await own.leave()

  // Unticked it is there again; its meetings wait until the organiser places them.
  await organiser.goTo(`${mission}/settings/sessions`)
  await page.getByText('Change or remove').first().click()
  await page.getByRole('group', { name: 'Left out' }).getByRole('checkbox').last().uncheck()
  await save.click()
  await see(page, /3 slots: /)
  await organiser.leave()
})

test('a session in which meetings have begun stays, and nobody hears of it', async () => {
  await db().deleteFrom('mail').execute()
  const placed = () =>
    db()
      .selectFrom('placement')
      .innerJoin('schedule', 'schedule.id', 'placement.schedule_id')
      .select('placement.meeting_id as meeting')
      .where('schedule.state', '=', 'published')
      .orderBy('placement.meeting_id')
      .execute()
  const before = await placed()
  const organiser = await visit(browser, server.base, { ...desktop, cookie: world.organiser })
  const { page } = organiser
  organiser.expectRefusal(409)
  await organiser.goTo(`${mission}/settings/sessions`)
  await page.getByText('Change or remove').first().click()
  await page.getByRole('button', { name: 'Remove session' }).first().click()
  await see(page, /Meetings there have begun/)
  await checkPage(page)

  expect(await placed()).toEqual(before)
  expect(before.length).toBeGreaterThan(5)
  expect(await db().selectFrom('mail').select('id').execute()).toEqual([])
  await organiser.leave()
})
