import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { addMeeting } from '../../../tests/harness/add-meeting.ts'
import { placeMeeting } from '../../../tests/harness/place-meeting.ts'
import { getRequest, recordAttendance } from './contract.ts'
import { type MeetingsScene, openMeetings } from './factory.ts'
import { type Held, type HeldWord, stateMeetingHeld } from './index.ts'

let scene: MeetingsScene
let meetingId: string

beforeAll(async () => {
  scene = await openMeetings()
})
afterAll(() => scene.t.close())
beforeEach(async () => {
  scene.t.setClock('2026-10-05T03:00:00Z')
  await scene.reset()
  const { own } = scene.world
  const { house } = scene.t
  meetingId = await addMeeting(house, {
    missionId: own.missionId,
    from: own.participantId,
    to: own.counterpartId,
  })
  await placeMeeting(house, own, meetingId)
})

async function stateOf(id: string): Promise<{ state: string; version: number }> {
  return scene.t.house.database.db
    .selectFrom('meeting')
    .select(['state', 'version'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
}

/** What another room would do in a call of its own. */
async function say(word: Omit<HeldWord, 'meetingId'>, viewer = scene.delegate): Promise<Held> {
  const { house } = scene.t
  const context = house.makeContext({
    viewer,
    requestId: '',
    remoteAddress: '',
    userAgent: '',
    setSessionToken: () => undefined,
  })
  return house.database.db
    .transaction()
    .execute(db => stateMeetingHeld({ ...context, afterCommit: () => undefined, db }, { meetingId, ...word }))
}

const request = async () => {
  const row = await scene.t.house.database.db
    .selectFrom('meeting')
    .select('request_id')
    .where('id', '=', meetingId)
    .executeTakeFirstOrThrow()
  return { id: row.request_id }
}

test('the desk notes a meeting as held, corrects it, and every word is kept', async () => {
  await scene.t.call(recordAttendance, { id: meetingId, held: true }, scene.organiser)
  expect(await stateOf(meetingId)).toEqual({ state: 'held', version: 2 })

  await scene.t.call(recordAttendance, { id: meetingId, held: false, missing: 'to' }, scene.organiser)
  await scene.t.call(recordAttendance, { id: meetingId, held: false, missing: 'to' }, scene.organiser)

  expect(await stateOf(meetingId)).toEqual({ state: 'not-held', version: 3 })
  const words = await scene.t.house.database.db
    .selectFrom('meeting_statement')
    .select(['source', 'says', 'missing'])
    .orderBy('number')
    .execute()
  expect(words).toEqual([
    { source: 'steward', says: 'held', missing: null },
    { source: 'steward', says: 'not-held', missing: 'to' },
  ])
})

test('a meeting whose sides differ is neither held nor not held; only who runs the mission reads that they differ', async () => {
  const { own } = scene.world
  await say({ source: 'side', side: 'from', held: true, participantId: own.participantId })
  expect(await stateOf(meetingId)).toMatchObject({ state: 'held' })

  await say({ source: 'side', side: 'to', held: false, participantId: own.counterpartId }, scene.counterpart)

  expect(await stateOf(meetingId)).toMatchObject({ state: 'accepted' })
  const read = async (viewer = scene.delegate) => scene.t.call(getRequest, await request(), viewer)
  expect((await read(scene.organiser)).held).toEqual({ state: 'unknown', strength: null, contradicts: true })
  const told = await read()
  expect(told.held).toEqual({ state: 'unknown', strength: null, contradicts: false })
  expect(told.history.map(line => line.what)).toEqual(['said-held'])
})

test('a word taken back leaves the meeting as nobody had spoken', async () => {
  const steward = (held: boolean | null) => say({ source: 'steward', held }, scene.organiser)
  await steward(true)
  expect(await steward(null)).toMatchObject({ state: 'unknown', contradicts: false })
  expect(await stateOf(meetingId)).toMatchObject({ state: 'accepted' })
})

test('nothing is said of a meeting that has no place or has not begun', async () => {
  await scene.t.house.database.db.deleteFrom('placement').execute()
  await expect(
    scene.t.call(recordAttendance, { id: meetingId, held: true }, scene.organiser),
  ).rejects.toMatchObject({ code: 'meeting-not-begun' })
})
