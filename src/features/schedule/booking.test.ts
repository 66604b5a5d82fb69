import ICAL from 'ical.js'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { addMeeting } from '../../../tests/harness/add-meeting.ts'
import { testBackend } from '../../../tests/harness/database.ts'
import type { TestHouse } from '../../../tests/harness/house.ts'
import { openSharedHouse, type SharedHouse } from '../../../tests/harness/shared-house.ts'
import {
  addOrganisation,
  addParticipant,
  addPerson,
  buildWorld,
  type Side,
} from '../../../tests/harness/world.ts'
import { systemViewer, visitor } from '../../shared/viewer.ts'
import * as contract from './contract.ts'
import * as mine from './contract-mine.ts'
import { bookOnAcceptance, releaseMeetings } from './index.ts'

let shared: SharedHouse
let t: TestHouse
let own: Side
beforeAll(async () => {
  shared = await openSharedHouse()
  t = shared.t
})
beforeEach(async () => {
  await shared.empty()
  own = (await buildWorld(t.house)).own
})
afterAll(() => t.close())

const mission = 'mission-a'

async function inContext<T>(work: (ctx: Parameters<typeof bookOnAcceptance>[0]) => Promise<T>): Promise<T> {
  const context = t.house.makeContext({
    viewer: systemViewer(),
    requestId: '',
    remoteAddress: '',
    userAgent: '',
    setSessionToken: () => undefined,
  })
  return t.house.database.db
    .transaction()
    .execute(db => work({ ...context, db, afterCommit: () => undefined }))
}

async function bookOnAcceptanceInAllSessions(): Promise<void> {
  await t.house.database.db.updateTable('meeting_session').set({ booking: 'on-acceptance' }).execute()
}

async function addPair(name: string): Promise<string> {
  const [from, to] = [
    await addOrganisation(t.house, `From ${name}`),
    await addOrganisation(t.house, `To ${name}`, { kind: 'counterpart' }),
  ]
  return addMeeting(t.house, {
    missionId: own.missionId,
    from: await addParticipant(t.house, own.missionId, from, {
      personId: await addPerson(t.house, `from ${name}`),
      groupId: own.groupIds[0],
    }),
    to: await addParticipant(t.house, own.missionId, to, { groupId: own.groupIds[1], kind: 'local' }),
  })
}

test('an acceptance books the first slot that suits both, and both are told', async () => {
  await bookOnAcceptanceInAllSessions()
  const meeting = await addMeeting(t.house, {
    missionId: own.missionId,
    from: own.participantId,
    to: own.counterpartId,
  })
  await t.house.database.db
    .insertInto('unavailable')
    .values({ participant_id: own.counterpartId, slot_id: own.slotIds[0] ?? '' })
    .execute()

  expect(await inContext(ctx => bookOnAcceptance(ctx, meeting))).toEqual({
    slotId: own.slotIds[1],
    placeId: own.placeIds[0],
  })
  const mails = await t.house.database.db
    .selectFrom('mail')
    .select('to_address')
    .where('kind', '=', 'schedule-changed')
    .orderBy('to_address')
    .execute()
  expect(mails.map(mail => mail.to_address)).toEqual([
    'counterpart.a@test.example',
    'delegate.a@test.example',
  ])
})

test('where the organiser schedules, an acceptance waits until a schedule is published, then takes a free place', async () => {
  const first = await addMeeting(t.house, {
    missionId: own.missionId,
    from: own.participantId,
    to: own.counterpartId,
  })
  expect(await inContext(ctx => bookOnAcceptance(ctx, first))).toBe(null)
  const organiser = await t.viewerOf(own.people.organiser)
  const { version } = await t.call(contract.startDraft, { mission }, organiser)
  const placed = await t.call(
    contract.moveMeeting,
    { mission, meeting: first, version, slotId: own.slotIds[0] ?? '', placeId: own.placeIds[0] ?? '' },
    organiser,
  )
  await t.call(contract.publishSchedule, { mission, version: placed.version }, organiser)

  const late = await addPair('late')
  expect(await inContext(ctx => bookOnAcceptance(ctx, late))).toEqual({
    slotId: own.slotIds[0],
    placeId: own.placeIds[1],
  })
  const board = await t.call(contract.getBoard, { mission }, organiser)
  expect(board.meetings.find(one => one.id === first)).toMatchObject({
    slotId: own.slotIds[0],
    placeId: own.placeIds[0],
  })
})

test('a late booking stands in the draft under work as well', async () => {
  const organiser = await t.viewerOf(own.people.organiser)
  const { version } = await t.call(contract.startDraft, { mission }, organiser)
  await t.call(contract.publishSchedule, { mission, version }, organiser)
  await t.call(contract.startDraft, { mission }, organiser)
  const late = await addPair('late')
  const booked = await inContext(ctx => bookOnAcceptance(ctx, late))

  const draft = await t.call(contract.getBoard, { mission, show: 'draft' }, organiser)
  expect(draft.meetings).toMatchObject([{ id: late, ...booked }])
  expect(draft.changes).toEqual({ meetings: 0, people: 0 })
})

test('of ten acceptances for the last place one wins', { timeout: 60_000 }, async () => {
  await bookOnAcceptanceInAllSessions()
  const { db } = t.house.database
  await db
    .updateTable('place')
    .set({ removed_at: t.house.now() })
    .where('id', '=', own.placeIds[1] ?? '')
    .execute()
  await db
    .updateTable('slot')
    .set({ removed_at: t.house.now() })
    .where('id', 'in', own.slotIds.slice(1))
    .execute()
  const meetings: string[] = []
  for (let i = 0; i < 10; i++) meetings.push(await addPair(`pair ${i}`))

  const booked = await Promise.all(meetings.map(meeting => inContext(ctx => bookOnAcceptance(ctx, meeting))))

  expect(booked.filter(one => one !== null)).toEqual([{ slotId: own.slotIds[0], placeId: own.placeIds[0] }])
  const rows = await db.selectFrom('placement').select('meeting_id').execute()
  expect(rows).toHaveLength(1)
})

test('ten publishes at once leave one published schedule', { timeout: 60_000 }, async () => {
  await addMeeting(t.house, { missionId: own.missionId, from: own.participantId, to: own.counterpartId })
  const organiser = await t.viewerOf(own.people.organiser)
  const { version } = await t.call(contract.startDraft, { mission }, organiser)

  const results = await Promise.allSettled(
    Array.from({ length: 10 }, () => t.call(contract.publishSchedule, { mission, version }, organiser)),
  )

  expect(results.filter(result => result.status === 'fulfilled')).toHaveLength(1)
  const rows = await t.house.database.db.selectFrom('schedule').select('state').execute()
  expect(rows).toEqual([{ state: 'published' }])
})

test.runIf(testBackend() === 'server')(
  'two schedules cannot double-book even around the use cases',
  async () => {
    const one = await addMeeting(t.house, {
      missionId: own.missionId,
      from: own.participantId,
      to: own.counterpartId,
    })
    const two = await addPair('two')
    const organiser = await t.viewerOf(own.people.organiser)
    await t.call(contract.startDraft, { mission }, organiser)
    const insert = (meeting: string) =>
      sql`insert into placement (schedule_id, meeting_id, slot_id, place_id, period, exclusive)
      select schedule.id, ${meeting}, slot.id, ${own.placeIds[0]}, tstzrange(slot.starts_at, slot.ends_at), true from schedule, slot where slot.id = ${own.slotIds[0]} and schedule.state = 'draft'`.execute(
        t.house.database.db,
      )
    const results = await Promise.allSettled([insert(one), insert(two)])
    expect(results.map(result => result.status).sort()).toEqual(['fulfilled', 'rejected'])
  },
)

/** The events of a calendar by UID, as a calendar program reads them. */
function readEvents(
  body: string,
): Record<string, { sequence: number; status: unknown; start: string; summary: string }> {
  const calendar = new ICAL.Component(ICAL.parse(body))
  return Object.fromEntries(
    calendar.getAllSubcomponents('vevent').map(component => {
      const event = new ICAL.Event(component)
      return [
        event.uid,
        {
          sequence: event.sequence,
          status: component.getFirstPropertyValue('status'),
          start: event.startDate.toJSDate().toISOString(),
          summary: event.summary,
        },
      ]
    }),
  )
}

test('a private calendar follows moves and cancellations under one UID, and a renewed address ends the old one', async () => {
  await bookOnAcceptanceInAllSessions()
  const meeting = await addMeeting(t.house, {
    missionId: own.missionId,
    from: own.participantId,
    to: own.counterpartId,
    message: 'Comma, semicolon; and\nnew line',
  })
  await inContext(ctx => bookOnAcceptance(ctx, meeting))
  const delegate = await t.viewerOf(own.people.delegate)
  const { address } = await t.call(mine.renewCalendarFeed, {}, delegate)
  const token = address.split('/').at(-1) ?? ''
  const read = async () => {
    const file = (await t.house.call('schedule.readCalendar', { token }, visitor('en'))).output as {
      body: string
      mediaType: string
    }
    return readEvents(file.body)
  }
  const uid = `${meeting}.${own.participantId}@localhost`
  expect(await read()).toEqual({
    [uid]: {
      sequence: 0,
      status: 'CONFIRMED',
      start: '2026-10-05T00:00:00.000Z',
      summary: 'Meeting with Counterpart a',
    },
  })

  const organiser = await t.viewerOf(own.people.organiser)
  const { version } = await t.call(contract.startDraft, { mission }, organiser)
  const moved = await t.call(
    contract.moveMeeting,
    { mission, meeting, version, slotId: own.slotIds[2] ?? '', placeId: own.placeIds[0] ?? '' },
    organiser,
  )
  await t.call(contract.publishSchedule, { mission, version: moved.version }, organiser)
  expect(await read()).toMatchObject({
    [uid]: { sequence: 1, status: 'CONFIRMED', start: '2026-10-05T00:50:00.000Z' },
  })

  await t.house.database.db
    .updateTable('meeting')
    .set({ state: 'cancelled' })
    .where('id', '=', meeting)
    .execute()
  await inContext(ctx => releaseMeetings(ctx, [meeting]))
  expect(await read()).toMatchObject({ [uid]: { sequence: 2, status: 'CANCELLED' } })

  await t.call(mine.renewCalendarFeed, {}, delegate)
  await expect(read()).rejects.toMatchObject({ code: 'link-invalid' })
})

test('a link from a mail opens the schedule without signing in, until it ends', async () => {
  await bookOnAcceptanceInAllSessions()
  await t.house.database.db
    .updateTable('person')
    .set({ name_other_script: '星 健二' })
    .where('id', '=', own.people.counterpart)
    .execute()
  const meeting = await addMeeting(t.house, {
    missionId: own.missionId,
    from: own.participantId,
    to: own.counterpartId,
    message: 'OCT light sources',
  })
  await inContext(ctx => bookOnAcceptance(ctx, meeting))
  const mail = await t.house.database.db
    .selectFrom('mail')
    .select('text_body')
    .where('to_address', '=', 'delegate.a@test.example')
    .executeTakeFirstOrThrow()
  const token = /\/s\/([\w-]+)/.exec(mail.text_body)?.[1] ?? ''

  const schedule = await t.call(mine.getScheduleByLink, { token }, visitor('en'))
  expect(schedule).toMatchObject({
    participant: { id: own.participantId },
    nextMeetingId: meeting,
    meetings: [
      {
        id: meeting,
        counterpart: { name: 'Counterpart a' },
        people: [{ name: 'counterpart a Example', otherScript: '星 健二' }],
        message: { text: 'OCT light sources', mine: true },
        place: { label: 'Table 1' },
      },
    ],
    waiting: [],
  })
  await expect(
    t.call(mine.getScheduleByLink, { token, participant: own.counterpartId }, visitor('en')),
  ).rejects.toMatchObject({ code: 'not-found' })
  t.setClock('2026-10-21T00:00:00Z')
  await expect(t.call(mine.getScheduleByLink, { token }, visitor('en'))).rejects.toMatchObject({
    code: 'link-invalid',
  })
})

test('one reads one’s own schedule and those one acts for, nobody else’s', async () => {
  await bookOnAcceptanceInAllSessions()
  const meeting = await addMeeting(t.house, {
    missionId: own.missionId,
    from: own.participantId,
    to: own.counterpartId,
  })
  await inContext(ctx => bookOnAcceptance(ctx, meeting))
  const readable = async (person: keyof Side['people']) => {
    const schedule = await t.call(mine.getMySchedule, { mission }, await t.viewerOf(own.people[person]))
    return [schedule.participant, ...schedule.others].flatMap(one => (one === null ? [] : [one.id])).sort()
  }
  const both = [own.participantId, own.counterpartId].sort()
  expect(await readable('delegate')).toEqual([own.participantId])
  expect(await readable('counterpart')).toEqual([own.counterpartId])
  expect(await readable('host')).toEqual([own.counterpartId])
  expect(await readable('editor')).toEqual([own.participantId])
  expect(await readable('organiser')).toEqual(both)
  expect(await readable('funder')).toEqual([])
  const asked = t.call(
    mine.getMySchedule,
    { mission, participant: own.participantId },
    await t.viewerOf(own.people.counterpart),
  )
  await expect(asked).rejects.toMatchObject({ code: 'not-found' })
})
