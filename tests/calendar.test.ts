import type { FastifyInstance } from 'fastify'
import ICAL from 'ical.js'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createHttpServer } from '../src/server/http.ts'
import { addMeeting } from './harness/add-meeting.ts'
import { openTestHouse, startTestSession, type TestHouse } from './harness/house.ts'
import { addOrganisation, addParticipant, addPerson, buildWorld, type Side } from './harness/world.ts'

/** One schedule from its publishing to a move and a cancellation, as the calendars of two people follow it over HTTP. */

let t: TestHouse
let app: FastifyInstance
let own: Side
const cookies = new Map<string, string>()

beforeAll(async () => {
  t = await openTestHouse()
  own = (await buildWorld(t.house)).own
  app = await createHttpServer(t.house)
  for (const name of ['delegate', 'counterpart', 'organiser'] as const)
    cookies.set(name, await cookieOf(own.people[name]))
})
afterAll(async () => {
  await app.close()
  await t.close()
})

async function cookieOf(personId: string): Promise<string> {
  const account = await t.house.database.db
    .selectFrom('account')
    .select('id')
    .where('person_id', '=', personId)
    .executeTakeFirstOrThrow()
  return `__Host-kontor=${await startTestSession(t.house, account.id)}`
}

async function send<Answer>(
  who: string,
  method: 'GET' | 'POST',
  path: string,
  body?: object,
): Promise<Answer> {
  const answer = await app.inject({
    method,
    url: `/api/v1${path}`,
    headers: {
      cookie: cookies.get(who) ?? '',
      ...(method === 'GET' ? {} : { 'content-type': 'application/json' }),
    },
    ...(method === 'GET' ? {} : { payload: JSON.stringify(body ?? {}) }),
  })
  if (answer.statusCode !== 200) throw new Error(`${method} ${path}: ${answer.statusCode} ${answer.body}`)
  return JSON.parse(answer.body) as Answer
}

interface Entry {
  sequence: number
  status: string
  start: string
}
type Calendar = Record<string, Entry>

/** The entries of a calendar file by UID. */
function readFile(body: string): { method: string; entries: Calendar } {
  const calendar = new ICAL.Component(ICAL.parse(body))
  const events = calendar.getAllSubcomponents('vevent')
  const entries = events.map(component => {
    const event = new ICAL.Event(component)
    const status = String(component.getFirstPropertyValue('status'))
    return [event.uid, { sequence: event.sequence, status, start: event.startDate.toJSDate().toISOString() }]
  })
  return { method: String(calendar.getFirstPropertyValue('method')), entries: Object.fromEntries(entries) }
}

/** What a calendar program does with a file it is given (RFC 5546): the highest sequence counts, the cancelled goes. */
function takeIn(calendar: Calendar, file: Calendar): void {
  for (const [uid, entry] of Object.entries(file))
    if (entry.sequence >= (calendar[uid]?.sequence ?? -1)) calendar[uid] = entry
}

const shownIn = (calendar: Calendar): Record<string, string> =>
  Object.fromEntries(
    Object.entries(calendar)
      .filter(([, { status }]) => status !== 'CANCELLED')
      .map(([uid, { start }]) => [uid, start]),
  )

async function readFeed(address: string): Promise<Calendar> {
  const answer = await app.inject({ method: 'GET', url: new URL(address).pathname })
  expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'text/calendar; charset=utf-8'])
  return readFile(answer.body).entries
}

/** The calendar files that were mailed since the last look, by address. */
async function readMails(): Promise<Record<string, { method: string; entries: Calendar }>> {
  const { db } = t.house.database
  const rows = await db
    .selectFrom('mail')
    .select(['to_address', 'calendar', 'calendar_method'])
    .where('calendar', 'is not', null)
    .execute()
  await db.deleteFrom('mail').execute()
  return Object.fromEntries(
    rows.map(row => {
      const file = readFile(row.calendar ?? '')
      expect(file.method).toBe(row.calendar_method)
      return [row.to_address, file]
    }),
  )
}

interface Board {
  draft: { version: number } | null
  meetings: { id: string; slotId: string; placeId: string }[]
  slots: { id: string; startsAt: string }[]
}
const mission = '/missions/mission-a'
const readBoard = () => send<Board>('organiser', 'GET', `${mission}/board?show=draft`)

async function publish(): Promise<void> {
  const { draft } = await readBoard()
  await send('organiser', 'POST', `${mission}/draft/publish`, { version: draft?.version })
}

test('from publishing to a move and a cancellation, calendars keep one entry for a meeting and none that is stale', async () => {
  const organisation = await addOrganisation(t.house, 'Second host', { kind: 'counterpart', country: 'JP' })
  const second = await addParticipant(t.house, own.missionId, organisation, {
    personId: await addPerson(t.house, 'second host'),
    groupId: own.groupIds[1],
    kind: 'local',
  })
  const parts = { missionId: own.missionId, from: own.participantId }
  const called = await addMeeting(t.house, { ...parts, to: own.counterpartId })
  const staying = await addMeeting(t.house, { ...parts, to: second })
  const uid = (meeting: string, participant: string) => `${meeting}.${participant}@localhost`
  const [calledUid, stayingUid] = [uid(called, own.participantId), uid(staying, own.participantId)]
  const { address } = await send<{ address: string }>('delegate', 'POST', '/me/calendar-feed')
  const other = await send<{ address: string }>('counterpart', 'POST', '/me/calendar-feed')
  expect(await readFeed(address)).toEqual({})
  /** The delegate's program takes in every mail; so does the counterpart's. */
  const delegate: Calendar = {}
  const counterpart: Calendar = {}
  const takeMails = async () => {
    const mails = await readMails()
    takeIn(delegate, mails['delegate.a@test.example']?.entries ?? {})
    takeIn(counterpart, mails['counterpart.a@test.example']?.entries ?? {})
    return mails
  }

  await send('organiser', 'POST', `${mission}/builds`, { seconds: 2, seed: 1 })
  await t.house.jobs.runDue()
  await publish()
  const published = await readFeed(address)
  const startOf = (calendar: Calendar, name: string) => calendar[name]?.start ?? ''
  expect(published).toEqual({
    [calledUid]: { sequence: 0, status: 'CONFIRMED', start: startOf(published, calledUid) },
    [stayingUid]: { sequence: 0, status: 'CONFIRMED', start: startOf(published, stayingUid) },
  })
  expect((await takeMails())['delegate.a@test.example']).toEqual({ method: 'PUBLISH', entries: published })

  t.moveClock(60_000)
  await send('organiser', 'POST', `${mission}/draft`)
  const board = await readBoard()
  const free = board.slots.find(slot => board.meetings.every(meeting => meeting.slotId !== slot.id))
  const place = board.meetings.find(meeting => meeting.id === called)?.placeId
  await send('organiser', 'POST', `${mission}/draft/meetings/${called}/move`, {
    version: board.draft?.version,
    slotId: free?.id,
    placeId: place,
  })
  expect(await readFeed(address), 'a draft tells nobody').toEqual(published)
  await publish()
  const moved = await readFeed(address)
  const movedEntry = { sequence: 1, status: 'CONFIRMED', start: new Date(free?.startsAt ?? '').toISOString() }
  expect(moved).toEqual({ ...published, [calledUid]: movedEntry })
  expect(movedEntry.start).not.toBe(startOf(published, calledUid))
  expect(await takeMails()).toEqual({
    'delegate.a@test.example': { method: 'PUBLISH', entries: { [calledUid]: movedEntry } },
    'counterpart.a@test.example': {
      method: 'PUBLISH',
      entries: { [uid(called, own.counterpartId)]: movedEntry },
    },
  })

  t.moveClock(60_000)
  await send('delegate', 'POST', `/meetings/${called}/cancel`, { version: 1, reason: 'The flight is gone' })
  const cancelled = await readFeed(address)
  expect(cancelled).toEqual({ ...moved, [calledUid]: { ...movedEntry, sequence: 2, status: 'CANCELLED' } })
  expect(await readFeed(other.address)).toEqual({
    [uid(called, own.counterpartId)]: { ...movedEntry, sequence: 2, status: 'CANCELLED' },
  })
  const told = await takeMails()
  expect(told['counterpart.a@test.example']).toEqual({
    method: 'CANCEL',
    entries: { [uid(called, own.counterpartId)]: { ...movedEntry, sequence: 2, status: 'CANCELLED' } },
  })

  // Whoever follows the feed and whoever opens the files of the mails see the same: what holds, and nothing else.
  const holds = { [stayingUid]: startOf(published, stayingUid) }
  expect([shownIn(cancelled), shownIn(delegate), shownIn(counterpart)]).toEqual([holds, holds, {}])

  t.moveClock(100 * 86_400_000)
  expect(await readFeed(other.address), 'a calendar has had two months to hear of it').toEqual({})
})
