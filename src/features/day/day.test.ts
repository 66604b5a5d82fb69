import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { TestHouse } from '../../../tests/harness/house.ts'
import { publishMeetings } from '../../../tests/harness/publish-meetings.ts'
import { openSharedHouse, type SharedHouse } from '../../../tests/harness/shared-house.ts'
import { addParticipant, buildWorld, type Side, type World } from '../../../tests/harness/world.ts'
import { recordStatements } from '../../database/record-statements.ts'
import * as contract from './contract.ts'
import { loadDay } from './load-day.ts'

let shared: SharedHouse
let t: TestHouse
let world: World
let own: Side
let meetings: string[]
const mission = 'mission-a'

beforeAll(async () => {
  shared = await openSharedHouse()
  t = shared.t
})
afterAll(() => t.close())

/** Two meetings of one delegate with one host: 09:00 at the first table and 09:25 at the second, in Osaka. */
beforeEach(async () => {
  await shared.empty()
  world = await buildWorld(t.house)
  own = world.own
  meetings = await publishMeetings(t, own, [
    { slot: 0, place: 0 },
    { slot: 1, place: 1, from: own.counterpartId, to: own.participantId },
  ])
  await t.house.database.db
    .updateTable('person')
    .set({ phone: '+43 1 555 0100' })
    .where('id', 'in', [own.people.delegate, own.people.counterpart])
    .execute()
})

const clock = (time: string) => t.setClock(`2026-10-05T${time}:00Z`)
const desk = async (who: string = own.people.steward, at?: string) =>
  t.call(contract.getDesk, { mission, ...(at === undefined ? {} : { at }) }, await t.viewerOf(who))
const steward = () => t.viewerOf(own.people.steward)
const meetingState = async () =>
  (
    await t.house.database.db
      .selectFrom('meeting')
      .select('state')
      .where('id', '=', meetings[0] ?? '')
      .executeTakeFirstOrThrow()
  ).state

test('before anybody came the first table should have begun and both are missing; one check-in leaves one', async () => {
  clock('00:02')

  const before = await desk()
  await t.call(contract.checkIn, { mission, participant: own.participantId }, await steward())
  const after = await desk()

  expect(before.counts).toMatchObject({ here: 0, missing: 2, held: 0 })
  expect(before.tables[0]).toMatchObject({ now: [{ id: meetings[0], state: 'due' }], next: null })
  expect(before.missing.map(person => [person.participantId, person.phone]).sort()).toEqual(
    [
      [own.participantId, '+43 1 555 0100'],
      [own.counterpartId, '+43 1 555 0100'],
    ].sort(),
  )
  expect(after.missing.map(person => person.participantId)).toEqual([own.counterpartId])
  expect(after.said).toMatchObject([{ kind: 'checked-in', about: 'delegate a Example', mayUndo: true }])
})

test('a host sees whom to call only of those it brought, and cannot say what was held', async () => {
  clock('00:02')
  const host = await t.viewerOf(own.people.host)

  const seen = await desk(own.people.host)

  expect(seen.mayNote).toBe(false)
  expect(seen.missing.find(person => person.participantId === own.participantId)?.phone).toBeNull()
  await expect(
    t.call(contract.noteMeeting, { mission, meeting: meetings[0] ?? '', what: 'started' }, host),
  ).rejects.toMatchObject({ code: 'not-allowed' })
})

test('a meeting begins and is held; taken back it is unknown again', async () => {
  clock('00:03')
  const note = { mission, meeting: meetings[0] ?? '', what: 'started' as const }

  const { event } = await t.call(contract.noteMeeting, note, await steward())
  const again = await t.call(contract.noteMeeting, note, await steward())
  const running = await desk()
  const held = await meetingState()
  await t.call(contract.undo, { mission, event: event ?? '' }, await steward())

  expect(again).toEqual({ event: null })
  expect(running.tables[0]?.now).toMatchObject([{ state: 'running', missing: [] }])
  expect(running.counts).toMatchObject({ here: 2, held: 1 })
  expect(held).toBe('held')
  expect(await meetingState()).toBe('accepted')
  expect((await desk()).counts).toMatchObject({ here: 0, held: 0 })
  await expect(t.call(contract.undo, { mission, event: event ?? '' }, await steward())).rejects.toMatchObject(
    {
      code: 'nothing-to-undo',
    },
  )
})

test('a meeting that was not held names who was missing, and cannot begin until that is undone', async () => {
  clock('00:15')
  const meeting = meetings[0] ?? ''

  await t.call(
    contract.noteMeeting,
    { mission, meeting, what: 'not-held', missing: [own.counterpartId] },
    await steward(),
  )

  expect(await meetingState()).toBe('not-held')
  expect((await desk()).counts.notHeld).toBe(1)
  await expect(
    t.call(contract.noteMeeting, { mission, meeting, what: 'started' }, await steward()),
  ).rejects.toMatchObject({ code: 'noted-otherwise' })
  clock('00:27')
  expect((await desk()).missing.find(person => person.participantId === own.counterpartId)?.noShows).toBe(1)
})

test('nothing can be said of a meeting that comes later, and nobody of others named as missing', async () => {
  clock('00:02')

  await expect(
    t.call(contract.noteMeeting, { mission, meeting: meetings[1] ?? '', what: 'not-held' }, await steward()),
  ).rejects.toMatchObject({ code: 'meeting-not-begun' })
  await expect(
    t.call(
      contract.noteMeeting,
      { mission, meeting: meetings[0] ?? '', what: 'not-held', missing: [world.foreign.participantId] },
      await steward(),
    ),
  ).rejects.toMatchObject({ code: 'attendees-unsuitable' })
})

test('the phone says late, then at the table: the desk and the other side see it', async () => {
  clock('00:02')
  const delegate = await t.viewerOf(own.people.delegate)
  const me = { mission, participant: own.participantId }
  const { event } = await t.call(contract.sayForMyself, { ...me, what: 'late', minutes: 10 }, delegate)

  const late = await desk()
  const across = await t.call(contract.getMyDay, { mission }, await t.viewerOf(own.people.counterpart))
  clock('00:08')
  await t.call(contract.sayForMyself, { ...me, what: 'here', meeting: meetings[0] ?? '' }, delegate)

  expect(event).not.toBeNull()
  expect(late.late).toEqual([])
  expect(late.missing.find(person => person.participantId === own.participantId)).toMatchObject({
    state: 'late',
    lateUntil: '2026-10-05T00:12:00.000Z',
  })
  expect(across.states[0]).toMatchObject({ othersHere: false, othersLateUntil: '2026-10-05T00:12:00.000Z' })
  expect((await desk()).waiting).toMatchObject([{ participantId: own.participantId, place: 'Table 1' }])
  expect(await t.call(contract.getMyDay, { mission }, delegate)).toMatchObject({
    isHere: true,
    lateUntil: null,
    waitsFor: meetings[0],
  })
})

test('nobody speaks for somebody else, and before the day before nobody speaks', async () => {
  clock('00:02')
  const delegate = await t.viewerOf(own.people.delegate)

  await expect(
    t.call(contract.sayForMyself, { mission, participant: own.counterpartId, what: 'here' }, delegate),
  ).rejects.toMatchObject({ code: 'not-allowed' })
  t.setClock('2026-10-03T10:00:00Z')
  await expect(
    t.call(contract.sayForMyself, { mission, participant: own.participantId, what: 'here' }, delegate),
  ).rejects.toMatchObject({ code: 'day-not-come' })
})

test('an earlier moment shows what the desk saw then', async () => {
  clock('00:02')
  await t.call(contract.checkIn, { mission, participant: own.participantId }, await steward())
  clock('01:30')

  const then = await desk(own.people.steward, '2026-10-05T00:01:00Z')

  expect(then).toMatchObject({ isPast: true, mayNote: false, counts: { here: 0, missing: 2 } })
  // One of them is here by now: nobody has to be called any more.
  expect(then.missing.map(person => person.phone)).toEqual([null, null])
  expect((await desk()).counts).toMatchObject({ here: 1, unknown: 2 })
})

test('people are found by a few letters, the next meeting first', async () => {
  clock('00:02')

  const found = await t.call(contract.findPeople, { mission, text: 'DELE', show: 'all' }, await steward())
  const all = await t.call(contract.findPeople, { mission, show: 'not-here' }, await steward())

  expect(found.items).toMatchObject([{ participantId: own.participantId, next: { place: 'Table 1' } }])
  expect(all.total).toBe(2)
})

test('ten desks that tap at once note one arrival and one beginning', async () => {
  clock('00:02')
  const viewer = await steward()
  const ten = Array.from({ length: 10 })

  const arrivals = await Promise.all(
    ten.map(() => t.call(contract.checkIn, { mission, participant: own.participantId }, viewer)),
  )
  const beginnings = await Promise.all(
    ten.map(() =>
      t.call(contract.noteMeeting, { mission, meeting: meetings[0] ?? '', what: 'started' }, viewer),
    ),
  )
  const event = beginnings.find(one => one.event !== null)?.event ?? ''
  const undoings = await Promise.allSettled(ten.map(() => t.call(contract.undo, { mission, event }, viewer)))

  expect(arrivals.filter(one => one.event !== null)).toHaveLength(1)
  expect(beginnings.filter(one => one.event !== null)).toHaveLength(1)
  expect(undoings.filter(one => one.status === 'fulfilled')).toHaveLength(1)
})

test('the desk costs as many statements for two meetings as for more', async () => {
  clock('00:02')
  const viewer = await steward()
  const few = await recordStatements(() => t.call(contract.getDesk, { mission }, viewer))
  await t.call(contract.checkIn, { mission, participant: own.participantId }, viewer)
  await t.call(contract.noteMeeting, { mission, meeting: meetings[0] ?? '', what: 'started' }, viewer)
  clock('00:40')

  const more = await recordStatements(() => t.call(contract.getDesk, { mission }, viewer))

  expect(more.statements.length).toBe(few.statements.length)
})

test('of one person’s day as much is read as it follows from: it is what the whole day says of them', async () => {
  const rows = await t.house.database.db
    .selectFrom('mission')
    .selectAll()
    .where('id', '=', own.missionId)
    .executeTakeFirstOrThrow()
  const viewer = await steward()
  const everybody = await addOthers()
  const step = fc.oneof(
    fc.record({ what: fc.constantFrom('late' as const, 'check-in' as const), who: fc.nat(3) }),
    fc.record({
      what: fc.constantFrom('started' as const, 'not-held' as const, 'ended' as const),
      who: fc.nat(3),
    }),
  )

  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 6 }), fc.nat(50), async (steps, minutes) => {
      await t.house.database.db.deleteFrom('day_event').execute()
      await t.house.database.db.updateTable('meeting').set({ state: 'accepted' }).execute()
      clock('00:04')
      for (const { what, who } of steps) {
        const participant = everybody.people[who] ?? ''
        const meeting = everybody.meetings[who % everybody.meetings.length] ?? ''
        const said =
          what === 'late'
            ? t.call(contract.sayLate, { mission, participant, minutes: 20 }, viewer)
            : what === 'check-in'
              ? t.call(contract.checkIn, { mission, participant }, viewer)
              : t.call(contract.noteMeeting, { mission, meeting, what }, viewer)
        await said.catch(() => undefined)
        t.moveClock(1_000)
      }
      t.moveClock(minutes * 60_000)
      const whole = await loadDay(t.house.database.db, rows, t.house.now())
      for (const id of everybody.people) {
        const part = await loadDay(t.house.database.db, rows, t.house.now(), id)
        const mine = whole.placements.filter(placement => placement.people.includes(id))
        expect(part.placements.filter(placement => placement.people.includes(id))).toEqual(mine)
        for (const placement of mine) {
          expect(part.state.meetings.get(placement.id)).toEqual(whole.state.meetings.get(placement.id))
          for (const other of placement.people) {
            const [seen, known] = [part.state.people.get(other), whole.state.people.get(other)]
            expect([seen?.since, seen?.lateUntil, seen?.waitsFor]).toEqual([
              known?.since,
              known?.lateUntil,
              known?.waitsFor,
            ])
          }
        }
      }
    }),
    { numRuns: 15 },
  )
})

/** Two more people and meetings, so that not everybody meets everybody. */
async function addOthers(): Promise<{ people: string[]; meetings: string[] }> {
  t.setClock('2026-10-04T00:00:00Z')
  const guest = await addParticipant(t.house, own.missionId, own.organisationId, { groupId: own.groupIds[0] })
  const host = await addParticipant(t.house, own.missionId, own.counterpartOrganisationId, {
    groupId: own.groupIds[1],
    kind: 'local',
  })
  const standing = meetings.map((meeting, index) => ({ meeting, slot: index, place: index }))
  const added = await publishMeetings(
    t,
    own,
    [
      { slot: 0, place: 1, from: guest, to: host },
      { slot: 2, place: 0, from: guest, to: own.counterpartId },
    ],
    standing,
  )
  return { people: [own.participantId, own.counterpartId, guest, host], meetings: [...meetings, ...added] }
}
