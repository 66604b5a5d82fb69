import { createHash } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { TestHouse } from '../../../tests/harness/house.ts'
import { publishMeetings } from '../../../tests/harness/publish-meetings.ts'
import { openSharedHouse, type SharedHouse } from '../../../tests/harness/shared-house.ts'
import {
  addOrganisation,
  addParticipant,
  addPerson,
  buildWorld,
  type Side,
} from '../../../tests/harness/world.ts'
import { type Viewer, visitor } from '../../shared/viewer.ts'
import { type HeldWord, stateMeetingHeld } from '../meetings/index.ts'
import { placeLate, publishSchedule, startDraft } from '../schedule/contract.ts'
import { changeCall, changeCallByLink, getCall, getCallByLink } from '../schedule/contract-calls.ts'
import { getMySchedule } from '../schedule/contract-mine.ts'
import * as contract from './contract.ts'
import { getRepair, putOff } from './contract-repair.ts'

let shared: SharedHouse
let t: TestHouse
let own: Side
let second: string
let meetings: string[]
const mission = 'mission-a'

beforeAll(async () => {
  shared = await openSharedHouse()
  t = shared.t
})
afterAll(() => t.close())

/** The delegate meets the host at 09:00 and a second host at 09:25; in Osaka, on the mission's last day. */
beforeEach(async () => {
  await shared.empty()
  own = (await buildWorld(t.house)).own
  const { db } = t.house.database
  await db.updateTable('mission').set({ ends_on: '2026-10-05' }).where('id', '=', own.missionId).execute()
  await db
    .updateTable('person')
    .set({ time_zone: 'Europe/Vilnius' })
    .where('id', '=', own.people.delegate)
    .execute()
  second = await addParticipant(
    t.house,
    own.missionId,
    await addOrganisation(t.house, 'Second host', { kind: 'counterpart', country: 'JP' }),
    { personId: await addPerson(t.house, 'second host'), groupId: own.groupIds[1], kind: 'local' },
  )
  meetings = await publishMeetings(t, own, [
    { slot: 0, place: 0 },
    { slot: 1, place: 1, to: second },
  ])
  await db.deleteFrom('mail').execute()
  t.setClock('2026-10-05T00:05:00Z')
})

const steward = () => t.viewerOf(own.people.steward)
const delegate = () => t.viewerOf(own.people.delegate)
const meeting = (index = 0) => meetings[index] ?? ''
const wish = { on: '2026-10-07', time: '16:00' }
const put = async (index = 0, at = wish) =>
  t.call(putOff, { mission, meeting: meeting(index), ...at }, await steward())
const mine = async () => (await t.call(getMySchedule, { mission }, await delegate())).meetings
const mails = () =>
  t.house.database.db
    .selectFrom('mail')
    .select(['to_address', 'text_body', 'calendar', 'calendar_method'])
    .where('kind', '=', 'schedule-changed')
    .orderBy('to_address')
    .execute()
const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'done',
    error => (error as { code?: string }).code,
  )

test('the desk is offered hours after the mission that suit both clocks, none at which one has something else', async () => {
  const { later } = await t.call(getRepair, { mission, meeting: meeting() }, await steward())
  await put(1, { on: '2026-10-06', time: '15:00' })
  const after = await t.call(getRepair, { mission, meeting: meeting() }, await steward())

  expect(later?.zones).toEqual(['Asia/Tokyo', 'Europe/Vilnius'])
  expect(later?.times).toEqual([
    '2026-10-06T06:00:00.000Z',
    '2026-10-07T06:00:00.000Z',
    '2026-10-08T06:00:00.000Z',
  ])
  expect(after.later?.times[0]).toBe('2026-10-06T06:30:00.000Z')
})

test('put off, the two and nobody else are told the hour on their clocks, with a calendar entry', async () => {
  const { people } = await put()

  const told = await mails()
  expect(people).toBe(2)
  expect(told.map(mail => mail.to_address)).toEqual(['counterpart.a@test.example', 'delegate.a@test.example'])
  expect(told[1]?.text_body).toContain('16:00–16:30')
  expect(told[1]?.text_body).toContain('10:00–10:30 (Vilnius)')
  expect(told[0]?.text_body).not.toContain('Vilnius')
  expect(told.every(mail => mail.calendar?.includes('DTSTART:20261007T070000Z'))).toBe(true)
  expect((await mine()).map(one => [one.id, one.isCall, one.startsAt])).toEqual([
    [meeting(1), false, '2026-10-05T00:25:00.000Z'],
    [meeting(0), true, '2026-10-07T07:00:00.000Z'],
  ])
})

test('what is put off takes no place of the plan and stays when a later version is published', async () => {
  await put()
  const organiser = await t.viewerOf(own.people.organiser)

  const placed = await codeOf(t.call(placeLate, { mission, meeting: meeting() }, organiser))
  const draft = await t.call(startDraft, { mission }, organiser)
  await put(1, { on: '2026-10-08', time: '16:00' })
  const { version } = await t.house.database.db
    .selectFrom('schedule')
    .select('version')
    .where('state', '=', 'draft')
    .executeTakeFirstOrThrow()
  const published = await t.call(publishSchedule, { mission, version }, organiser)

  expect(placed).toBe('not-found')
  expect(version).toBeGreaterThan(draft.version)
  expect(published).toMatchObject({ changes: 0, people: 0 })
  expect((await mine()).map(one => one.startsAt)).toEqual([
    '2026-10-07T07:00:00.000Z',
    '2026-10-08T07:00:00.000Z',
  ])
})

test('nobody has two calls at one hour, however many desks put them there at once', async () => {
  const both = await Promise.allSettled([put(0), put(1)])
  const again = await Promise.allSettled(Array.from({ length: 8 }, (_, index) => put(index % 2)))

  expect(both.filter(one => one.status === 'fulfilled')).toHaveLength(1)
  expect(again.filter(one => one.status === 'fulfilled')).toHaveLength(0)
  expect((await mine()).filter(one => one.isCall)).toHaveLength(1)
})

test('an hour within the mission, or in half a year, is no hour for it', async () => {
  expect(await codeOf(put(0, { on: '2026-10-05', time: '18:00' }))).toBe('call-too-early')
  expect(await codeOf(put(0, { on: '2027-03-01', time: '16:00' }))).toBe('call-too-late')
})

test('taken back it stands where it stood, and both hear of it', async () => {
  await t.call(
    contract.noteMeeting,
    { mission, meeting: meeting(), what: 'not-held', missing: [own.counterpartId] },
    await steward(),
  )
  const { event } = await put()
  await t.call(contract.undo, { mission, event }, await steward())

  expect((await mine()).map(one => [one.id, one.isCall, one.startsAt])[0]).toEqual([
    meeting(),
    false,
    '2026-10-05T00:00:00.000Z',
  ])
  expect(await mails()).toHaveLength(4)
})

test('either side moves it and says at which address; the other is told, and a late second move is refused', async () => {
  await put()
  await t.house.database.db.deleteFrom('mail').execute()
  const token = 'counterpart-schedule-link'.padEnd(43, 'x')
  await t.house.database.db
    .insertInto('link')
    .values({
      id: t.house.newId(),
      token_hash: createHash('sha256').update(token).digest('hex'),
      purpose: 'my-schedule',
      person_id: own.people.counterpart,
      subject_id: own.missionId,
      payload: JSON.stringify({ participants: [own.counterpartId] }),
      created_at: t.house.now(),
      expires_at: new Date('2026-11-01T00:00:00Z'),
    })
    .execute()
  const guest = visitor('en')
  const seen = '2026-10-07T07:00:00.000Z'

  const shown = await t.call(getCallByLink, { token, meeting: meeting() }, guest)
  await t.call(changeCallByLink, { token, meeting: meeting(), seen, on: '2026-10-08' }, guest)
  const late = await codeOf(
    t.call(changeCall, { mission, meeting: meeting(), seen, time: '17:00' }, await delegate()),
  )
  const link = 'https://meet.example/kontor'
  const now = '2026-10-08T07:00:00.000Z'
  await t.call(changeCall, { mission, meeting: meeting(), seen: now, link }, await delegate())
  const same = await t.call(changeCall, { mission, meeting: meeting(), seen: now, link }, await delegate())

  expect(shown).toMatchObject({ startsAt: seen, isOpen: true, link: null })
  expect(shown.times).not.toContain(seen)
  expect(late).toBe('changed-meanwhile')
  expect(same.changed).toBe(false)
  expect(await mails()).toHaveLength(4)
  expect((await mine()).find(one => one.isCall)).toMatchObject({ startsAt: now, place: { link } })
})

test('a stranger, and whoever has another meeting, finds no call there', async () => {
  await put()
  const other = await t.viewerOf(
    (
      await t.house.database.db
        .selectFrom('participant')
        .select('person_id')
        .where('id', '=', second)
        .executeTakeFirstOrThrow()
    ).person_id ?? '',
  )

  expect(await codeOf(t.call(getCall, { mission, meeting: meeting() }, other))).toBe('not-found')
  expect(await codeOf(t.call(getCall, { mission, meeting: meeting(1) }, await delegate()))).toBe('not-found')
})

test('a call put off by days keeps nobody’s mail of that evening waiting, and is asked about once it was due', async () => {
  await put()
  await t.house.database.db.deleteFrom('mail').execute()
  t.setClock('2026-10-05T12:00:00Z')
  await t.house.jobs.runChores(['outcomes.ask'])
  const evening = await asked()
  await t.house.database.db.deleteFrom('mail').execute()
  t.setClock('2026-11-20T12:00:00Z')
  await t.house.jobs.runChores(['outcomes.ask'])

  // The host had the one meeting alone that is still to come: nobody asks them of it yet.
  expect(evening.map(mail => mail.to_address)).toEqual([
    'delegate.a@test.example',
    'second.host@test.example',
  ])
  expect(evening[0]?.text_body.match(/•/g)).toHaveLength(1)
  expect((await asked())[0]?.text_body.match(/•/g)?.length).toBeGreaterThan(0)
})

const asked = () =>
  t.house.database.db
    .selectFrom('mail')
    .select(['to_address', 'text_body'])
    .where('kind', 'like', 'outcome-%')
    .orderBy('to_address')
    .execute()

test('it is held by nobody’s silence, and only once its hour has come', async () => {
  await put()
  const say = async () =>
    sayHeld({ meetingId: meeting(), source: 'side', side: 'from', held: true }, await delegate())

  const early = await codeOf(say())
  t.setClock('2026-10-07T08:00:00Z')

  expect(early).toBe('meeting-not-begun')
  expect((await mine()).find(one => one.isCall)?.state).toBe('accepted')
  expect((await t.call(contract.getDesk, { mission }, await steward())).counts).toMatchObject({
    missing: 0,
    unknown: 1,
  })
  const held = await say()

  expect(held.strength).toBe('one-side')
  expect((await mine()).find(one => one.isCall)?.state).toBe('held')
})

test('what a side said of the hour it left counts no more once it is put off, stays on record, and counts again when that is undone', async () => {
  await sayHeld(
    { meetingId: meeting(), source: 'side', side: 'from', held: false, missing: 'to' },
    await delegate(),
  )
  const state = async () => (await mine()).find(one => one.id === meeting())?.state
  const before = await state()
  t.moveClock(60_000)
  const { event } = await put()
  const anew = await state()
  t.moveClock(60_000)
  await t.call(contract.undo, { mission, event }, await steward())
  const undone = await state()
  t.moveClock(60_000)
  await put()
  const seen = '2026-10-07T07:00:00.000Z'
  const moved = await codeOf(
    t.call(changeCall, { mission, meeting: meeting(), seen, time: '17:00' }, await delegate()),
  )
  t.setClock('2026-10-07T08:10:00Z')
  const held = await sayHeld(
    { meetingId: meeting(), source: 'side', side: 'to', held: true },
    await delegate(),
  )
  const said = await t.house.database.db
    .selectFrom('meeting_statement')
    .select(['number', 'side', 'says'])
    .orderBy('number')
    .execute()

  expect([before, anew, undone]).toEqual(['not-held', 'accepted', 'not-held'])
  expect(moved).toBe('done')
  expect(held).toMatchObject({ state: 'held', strength: 'one-side', contradicts: false })
  expect(said).toEqual([
    { number: 1, side: 'from', says: 'not-held' },
    { number: 2, side: 'to', says: 'held' },
  ])
})

/** What a side says of a meeting, as the outcomes room passes it on. */
async function sayHeld(word: HeldWord, viewer: Viewer) {
  const context = t.house.makeContext({
    viewer,
    requestId: '',
    remoteAddress: '',
    userAgent: '',
    setSessionToken: () => undefined,
  })
  return t.house.database.db
    .transaction()
    .execute(db => stateMeetingHeld({ ...context, afterCommit: () => undefined, db }, word))
}
