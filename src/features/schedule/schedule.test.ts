import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { addMeeting } from '../../../tests/harness/add-meeting.ts'
import type { TestHouse } from '../../../tests/harness/house.ts'
import { openSharedHouse, type SharedHouse } from '../../../tests/harness/shared-house.ts'
import {
  addOrganisation,
  addParticipant,
  addPerson,
  buildWorld,
  type Side,
  type World,
} from '../../../tests/harness/world.ts'
import { recordStatements } from '../../database/record-statements.ts'
import { systemViewer, type Viewer } from '../../shared/viewer.ts'
import * as contract from './contract.ts'
import { addDraft } from './factory.ts'
import { releaseMeetings, releasePlaces } from './index.ts'

let shared: SharedHouse
let t: TestHouse
let world: World
let own: Side
let second: string
let meetingA: string
let meetingB: string

beforeAll(async () => {
  shared = await openSharedHouse()
  t = shared.t
})
afterAll(() => t.close())

/** One delegate with two hosts: the meeting with the counterpart of the world, and one with a second company. */
beforeEach(async () => {
  await shared.empty()
  organising = undefined
  world = await buildWorld(t.house)
  own = world.own
  const organisation = await addOrganisation(t.house, 'Second host', { kind: 'counterpart', country: 'JP' })
  second = await addParticipant(t.house, own.missionId, organisation, {
    personId: await addPerson(t.house, 'second host'),
    groupId: own.groupIds[1],
    kind: 'local',
  })
  meetingA = await addMeeting(t.house, {
    missionId: own.missionId,
    from: own.participantId,
    to: own.counterpartId,
    message: 'Light sources',
  })
  meetingB = await addMeeting(t.house, { missionId: own.missionId, from: own.participantId, to: second })
})

const mission = 'mission-a'
let organising: Promise<Viewer> | undefined
const organiser = () => (organising ??= t.viewerOf(own.people.organiser))
const board = async (show?: 'draft' | 'published') =>
  t.call(contract.getBoard, { mission, ...(show === undefined ? {} : { show }) }, await organiser())

async function build(): Promise<number> {
  await t.call(contract.buildSchedule, { mission, seconds: 2, seed: 1 }, await organiser())
  await t.house.jobs.runDue()
  return (await board('draft')).draft?.version ?? 0
}

/** A draft with both meetings in a row at the first table, as a build would leave it; gives its version. */
const makeDraft = () =>
  addDraft(t.house, own.missionId, [
    { meeting: meetingA, slot: own.slotIds[0] ?? '', place: own.placeIds[0] ?? '' },
    { meeting: meetingB, slot: own.slotIds[1] ?? '', place: own.placeIds[0] ?? '' },
  ])

async function publish(): Promise<{ number: number; changes: number; people: number }> {
  const version = (await board('draft')).draft?.version ?? 0
  return t.call(contract.publishSchedule, { mission, version }, await organiser())
}

async function mails() {
  const rows = await t.house.database.db
    .selectFrom('mail')
    .select(['to_address', 'subject', 'text_body', 'calendar', 'calendar_method'])
    .where('kind', '=', 'schedule-changed')
    .orderBy('created_at')
    .orderBy('to_address')
    .execute()
  await t.house.database.db.deleteFrom('mail').execute()
  return rows
}

async function inContext<T>(work: (ctx: Parameters<typeof releaseMeetings>[0]) => Promise<T>): Promise<T> {
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

test('a build writes a verified draft that places what can be placed', async () => {
  await build()
  const shown = await board()

  expect(shown.shown).toBe('draft')
  expect(shown.figures).toMatchObject({ accepted: 2, scheduled: 2, people: 3, gaps: 0, gapsFromBest: 0 })
  expect(shown.draft?.certificate).toMatchObject({ status: 'optimal', verified: true, unplaced: 0, seed: 1 })
  expect(shown.changes).toEqual({ meetings: 2, people: 3 })
  expect(shown.build).toMatchObject({ state: 'done', draft: 1 })
  expect(shown.draft?.certificate?.course.at(-1)).toMatchObject({ placed: 2, breaks: 0, breaksLowerBound: 0 })
})

test('publishing tells each person all their meetings first, and later only what changed for them', async () => {
  await makeDraft()
  expect(await publish()).toEqual({ number: 1, changes: 2, people: 3 })
  const first = await mails()
  expect(first.map(mail => [mail.to_address, mail.text_body.match(/^New:/gm)?.length])).toEqual([
    ['counterpart.a@test.example', 1],
    ['delegate.a@test.example', 2],
    ['second.host@test.example', 1],
  ])

  await t.call(contract.startDraft, { mission }, await organiser())
  const draft = await board('draft')
  const moved = draft.meetings.find(meeting => meeting.id === meetingB)
  const free = draft.slots.find(slot => draft.meetings.every(meeting => meeting.slotId !== slot.id))
  await t.call(
    contract.moveMeeting,
    {
      mission,
      meeting: meetingB,
      version: draft.draft?.version ?? 0,
      slotId: free?.id ?? '',
      placeId: moved?.placeId ?? '',
    },
    await organiser(),
  )
  const compared = await t.call(contract.comparePublished, { mission }, await organiser())
  expect(compared.people.map(person => [person.name, person.changes.map(change => change.kind)])).toEqual([
    ['delegate a Example', ['moved']],
    ['second host Example', ['moved']],
  ])
  expect([compared.untouched, compared.faults]).toEqual([1, []])
  expect(await publish()).toEqual({ number: 2, changes: 1, people: 2 })
  const told = await mails()
  expect(told.map(mail => mail.to_address)).toEqual(['delegate.a@test.example', 'second.host@test.example'])
  expect(told[0]?.text_body).toContain('Moved: with Second host')
  expect(told[0]?.text_body).not.toContain('Counterpart a')
  expect(told[0]?.calendar).toContain('SEQUENCE:1')
})

test('publishing the same again tells nobody', async () => {
  await makeDraft()
  await publish()
  await mails()
  await t.call(contract.startDraft, { mission }, await organiser())

  expect(await publish()).toEqual({ number: 2, changes: 0, people: 0 })
  expect(await mails()).toEqual([])
})

test.each([
  [
    'an attendance is missing',
    'attendance-missing',
    'delete from attendance where participant_id = (select participant_id from attendance limit 1)',
  ],
  [
    'somebody else is entered',
    'attendance-extra',
    'update attendance set participant_id = (select id from participant where id not in (select participant_id from attendance) limit 1) where ctid = (select ctid from attendance limit 1)',
  ],
  [
    'a time differs from its slot',
    'time-differs',
    "update placement set period = tstzrange(lower(period) + interval '5 minutes', upper(period)) where ctid = (select ctid from placement limit 1)",
  ],
  ['a table is not kept for one meeting', 'place-shared', 'update placement set exclusive = false'],
  [
    'somebody said they are away',
    'participant-away',
    'insert into unavailable select attendance.participant_id, placement.slot_id from attendance join placement using (schedule_id, meeting_id) limit 1',
  ],
  [
    'a table was closed',
    'place-closed',
    'insert into place_closed select place_id, slot_id from placement limit 1',
  ],
  [
    'a meeting was called off behind its back',
    'unknown-meeting',
    "update meeting set state = 'cancelled' where id = (select meeting_id from placement limit 1)",
  ],
])('the verifier refuses a draft in which %s', async (_what, code, statement) => {
  const version = await makeDraft()
  const { sql } = await import('kysely')
  await sql.raw(statement).execute(t.house.database.db)

  const published = t.call(contract.publishSchedule, { mission, version }, await organiser())

  await expect(published).rejects.toMatchObject({
    code: 'schedule-faulty',
    values: { codes: expect.stringContaining(code) },
  })
  expect((await board()).published).toBe(null)
  expect(await mails()).toEqual([])
})

test('a build leaves a locked meeting where it is and replaces the rest', async () => {
  await build()
  const draft = await board('draft')
  const last = draft.slots.at(-1)?.id ?? ''
  const place = own.placeIds[1] ?? ''
  const { version } = await t.call(
    contract.moveMeeting,
    { mission, meeting: meetingA, version: draft.draft?.version ?? 0, slotId: last, placeId: place },
    await organiser(),
  )
  await t.call(contract.lockMeeting, { mission, meeting: meetingA, version }, await organiser())
  expect((await board('draft')).draft?.certificate).toMatchObject({ edited: true })

  await build()
  const rebuilt = await board('draft')
  expect(rebuilt.meetings.find(meeting => meeting.id === meetingA)).toMatchObject({
    slotId: last,
    placeId: place,
    locked: true,
  })
  expect(rebuilt.draft?.number).toBe(2)
  await expect(
    t.call(
      contract.moveMeeting,
      {
        mission,
        meeting: meetingA,
        version: rebuilt.draft?.version ?? 0,
        slotId: own.slotIds[0] ?? '',
        placeId: place,
      },
      await organiser(),
    ),
  ).rejects.toMatchObject({ code: 'cell-impossible' })
})

test('a move into a taken cell is refused, takes out, or swaps, as the organiser says', async () => {
  await makeDraft()
  const before = await board('draft')
  const at = (shown: Awaited<ReturnType<typeof board>>, id: string) =>
    shown.meetings.find(meeting => meeting.id === id)
  const target = { slotId: at(before, meetingB)?.slotId ?? '', placeId: at(before, meetingB)?.placeId ?? '' }
  const move = async (inTheWay: 'refuse' | 'take-out' | 'swap', version: number) =>
    t.call(
      contract.moveMeeting,
      { mission, meeting: meetingA, version, inTheWay, ...target },
      await organiser(),
    )
  const version = before.draft?.version ?? 0
  await expect(move('refuse', version)).rejects.toMatchObject({ code: 'cell-occupied' })
  const offered = await t.call(contract.suggestCells, { mission, meeting: meetingA }, await organiser())
  const swap = offered.cells.find(one => one.slotId === target.slotId && one.placeId === target.placeId)?.swap
  expect(offered.cells.filter(one => one.swap !== null)).toHaveLength(1)

  const swapped = await move('swap', version)
  const after = await board('draft')
  expect(swap?.gaps, 'a swap costs what the board shows after it').toBe(
    after.figures.gaps - before.figures.gaps,
  )
  expect([at(after, meetingA)?.slotId, at(after, meetingB)?.slotId]).toEqual([
    at(before, meetingB)?.slotId,
    at(before, meetingA)?.slotId,
  ])
  await expect(move('swap', version)).rejects.toMatchObject({ code: 'changed-meanwhile' })

  const back = { slotId: at(after, meetingB)?.slotId ?? '', placeId: at(after, meetingB)?.placeId ?? '' }
  const out = await t.call(
    contract.moveMeeting,
    { mission, meeting: meetingA, version: swapped.version, inTheWay: 'take-out', ...back },
    await organiser(),
  )
  expect(out.takenOut).toEqual([meetingB])
  const left = await board('draft')
  expect(at(left, meetingB)).toMatchObject({
    slotId: null,
    reasons: [
      { key: 'reason.displaced', values: { meeting: 'Company a ↔ Counterpart a' } },
      { key: 'reason.fits', values: { count: 3, slots: '09:25–10:35' } },
    ],
  })
})

test('a meeting that leaves somebody or a group with too few is named before, and only goes when that is meant', async () => {
  const version = await makeDraft()
  const { db } = t.house.database
  await db
    .updateTable('participant_group')
    .set({ meetings_min: 2 })
    .where('id', '=', own.groupIds[1])
    .execute()
  await db.updateTable('participant').set({ meetings_min: 2 }).where('id', '=', own.participantId).execute()
  await db.updateTable('mission').set({ meetings_min: 0 }).where('id', '=', own.missionId).execute()
  const takeOut = async (input: object = {}) =>
    t.call(contract.unplaceMeeting, { mission, meeting: meetingB, version, ...input }, await organiser())
  const offered = async (meeting: string) =>
    t.call(contract.suggestCells, { mission, meeting }, await organiser())

  expect(
    (await offered(meetingB)).takeOut?.map(({ key, values }) => [key, values.left, values.least]),
  ).toEqual([
    ['cell.below-fewest', 1, 2],
    ['cell.below-fewest', 1, 2],
  ])
  await expect(takeOut()).rejects.toMatchObject({
    code: 'below-fewest',
    values: {
      why: expect.stringContaining('delegate a Example, Company a would be left with 1 of at least 2'),
    },
  })
  expect((await board('draft')).figures.scheduled).toBe(2)
  await takeOut({ belowFewest: 'accept' })
  expect((await board('draft')).figures.scheduled).toBe(1)
  expect((await offered(meetingB)).takeOut).toBeNull()
})

test('a move that takes another meeting out names whom that leaves with too few', async () => {
  await makeDraft()
  const { db } = t.house.database
  await db.updateTable('mission').set({ meetings_min: 0 }).where('id', '=', own.missionId).execute()
  await db.updateTable('participant').set({ meetings_min: 1 }).where('id', '=', second).execute()
  const { cells, takeOut } = await t.call(
    contract.suggestCells,
    { mission, meeting: meetingA },
    await organiser(),
  )
  const cell = cells.find(one => one.slotId === own.slotIds[1] && one.placeId === own.placeIds[0])
  expect([takeOut, cell?.words.map(word => word.key)]).toEqual([[], ['cell.displaces', 'cell.below-fewest']])
  await expect(
    t.call(contract.unplaceMeeting, { mission, meeting: meetingB, version: 1 }, await organiser()),
  ).rejects.toMatchObject({ values: { why: expect.stringMatching(/ left with 0 of at least 1 meeting$/) } })
})

test('the cells offered cost what the board shows after the move', async () => {
  await makeDraft()
  const before = await board('draft')
  const offered = await t.call(contract.suggestCells, { mission, meeting: meetingB }, await organiser())
  expect(offered.cells).toHaveLength(before.slots.length * before.places.length)
  for (const cell of offered.cells.filter(one => one.verdict === 'free')) {
    const now = await board('draft')
    await t.call(
      contract.moveMeeting,
      {
        mission,
        meeting: meetingB,
        version: now.draft?.version ?? 0,
        slotId: cell.slotId,
        placeId: cell.placeId,
      },
      await organiser(),
    )
    const after = await board('draft')
    expect(after.figures.gaps - before.figures.gaps).toBe(cell.gaps)
    expect(after.figures.tableChanges - before.figures.tableChanges).toBe(cell.tableChanges)
  }
})

test('a removed table lets its meetings wait and tells those concerned, once', async () => {
  await makeDraft()
  await publish()
  await mails()
  const shown = await board('published')
  const concerned = await inContext(ctx =>
    releasePlaces(ctx, own.missionId, [shown.meetings[0]?.placeId ?? '']),
  )
  const told = await mails()

  expect(concerned.meetings).toBeGreaterThan(0)
  expect(told.length).toBe(concerned.people)
  expect(
    told.every(mail => mail.calendar?.includes('STATUS:CANCELLED') && mail.calendar_method === 'CANCEL'),
  ).toBe(true)
  expect(
    (await board('published')).meetings
      .filter(meeting => meeting.slotId === null)
      .map(meeting => meeting.reasons),
  ).toEqual(Array.from({ length: concerned.meetings }, () => [{ key: 'reason.released', values: {} }]))
  expect(
    await inContext(ctx => releasePlaces(ctx, own.missionId, [shown.meetings[0]?.placeId ?? ''])),
  ).toEqual({ meetings: 0, people: 0 })
})

test('a meeting called off leaves both versions and both people learn of it', async () => {
  await makeDraft()
  await publish()
  await t.call(contract.startDraft, { mission }, await organiser())
  await mails()
  await t.house.database.db
    .updateTable('meeting')
    .set({ state: 'cancelled' })
    .where('id', '=', meetingA)
    .execute()
  await inContext(ctx => releaseMeetings(ctx, [meetingA]))

  expect((await mails()).map(mail => mail.to_address)).toEqual([
    'counterpart.a@test.example',
    'delegate.a@test.example',
  ])
  expect(
    (
      await t.house.database.db
        .selectFrom('placement')
        .select('meeting_id')
        .where('meeting_id', '=', meetingA)
        .execute()
    ).length,
  ).toBe(0)
})

test('a build interrupted after writing its draft does not write a second one', async () => {
  await build()
  const { db } = t.house.database
  await db
    .updateTable('job')
    .set({ state: 'running', lease_until: new Date(0) })
    .execute()
  await t.house.jobs.runDue()

  expect(await db.selectFrom('schedule').select(['number', 'state']).execute()).toEqual([
    { number: 1, state: 'draft' },
  ])
  expect((await db.selectFrom('job').select('state').executeTakeFirst())?.state).toBe('done')
})

test('a build that never got to writing leaves the old draft, and runs again', async () => {
  await build()
  const before = await board('draft')
  await t.call(contract.buildSchedule, { mission, seconds: 2, seed: 2 }, await organiser())
  const { db } = t.house.database
  await db
    .updateTable('job')
    .set({ state: 'running', worker: t.house.newId(), lease_until: new Date(t.house.now().getTime() - 1) })
    .where('state', '=', 'waiting')
    .execute()
  expect((await board('draft')).meetings).toEqual(before.meetings)
  await t.house.jobs.runDue()

  expect((await board('draft')).draft?.number).toBe(2)
})

test('a stopped build ends at once, and the best so far becomes the draft', { timeout: 60_000 }, async () => {
  const hosts: string[] = []
  for (let i = 0; i < 9; i++) {
    const organisation = await addOrganisation(t.house, `Host ${i}`, { kind: 'counterpart' })
    hosts.push(
      await addParticipant(t.house, own.missionId, organisation, { groupId: own.groupIds[1], kind: 'local' }),
    )
  }
  for (let i = 0; i < 9; i++) {
    const organisation = await addOrganisation(t.house, `Guest ${i}`)
    const guest = await addParticipant(t.house, own.missionId, organisation, { groupId: own.groupIds[0] })
    for (const [index, host] of hosts.entries())
      if ((i * index) % 3 !== 1)
        await addMeeting(t.house, {
          missionId: own.missionId,
          from: guest,
          to: host,
          weight: 1 + ((i + index) % 5),
        })
  }
  const started = performance.now()
  await t.call(contract.buildSchedule, { mission, seconds: 60, seed: 1 }, await organiser())
  const running = t.house.jobs.runDue()
  const latest = async () => (await t.call(contract.getBuild, { mission }, await organiser())).build
  while ((await latest())?.progress === null) await new Promise(resolve => setTimeout(resolve, 100))
  await t.call(contract.cancelBuild, { mission }, await organiser())
  await running

  expect(performance.now() - started).toBeLessThan(30_000)
  expect(await latest()).toMatchObject({
    state: 'cancelled',
    draft: 1,
    progress: { total: (await board()).figures.accepted },
  })
  expect((await board()).figures.scheduled).toBe(own.slotIds.length * own.placeIds.length)
})

test('the board takes the same number of statements for one meeting without a place and for ten', async () => {
  await makeDraft()
  const addWaiting = async (name: string) => {
    const organisation = await addOrganisation(t.house, name, { kind: 'counterpart' })
    const participant = await addParticipant(t.house, own.missionId, organisation, {
      groupId: own.groupIds[1],
      kind: 'local',
    })
    await addMeeting(t.house, { missionId: own.missionId, from: own.participantId, to: participant })
  }
  await addWaiting('Host 0')
  await organiser()
  const few = await recordStatements(() => board())
  for (let i = 1; i < 10; i++) await addWaiting(`Host ${i}`)
  const many = await recordStatements(() => board())

  expect(few.result.meetings).toHaveLength(3)
  expect(many.result.meetings).toHaveLength(12)
  expect(many.statements.length).toBe(few.statements.length)
})
