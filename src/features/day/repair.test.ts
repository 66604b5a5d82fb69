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
  type World,
} from '../../../tests/harness/world.ts'
import * as contract from './contract.ts'
import { getRepair, takeRepair } from './contract-repair.ts'

let shared: SharedHouse
let t: TestHouse
let world: World
let own: Side
let second: string
let meetings: string[]
const mission = 'mission-a'

beforeAll(async () => {
  shared = await openSharedHouse()
  t = shared.t
})
afterAll(() => t.close())

/** 09:00 delegate and host at the first table, 09:25 delegate and a second host at the second; four slots, two tables. */
beforeEach(async () => {
  await shared.empty()
  world = await buildWorld(t.house)
  own = world.own
  const organisation = await addOrganisation(t.house, 'Second host', { kind: 'counterpart', country: 'JP' })
  second = await addParticipant(t.house, own.missionId, organisation, {
    personId: await addPerson(t.house, 'second host'),
    groupId: own.groupIds[1],
    kind: 'local',
  })
  meetings = await publishMeetings(t, own, [
    { slot: 0, place: 0 },
    { slot: 1, place: 1, to: second },
  ])
  await t.house.database.db.deleteFrom('mail').execute()
})

const clock = (time: string) => t.setClock(`2026-10-05T${time}:00Z`)
const steward = () => t.viewerOf(own.people.steward)
const standing = async () => {
  const rows = await t.house.database.db
    .selectFrom('placement')
    .innerJoin('schedule', 'schedule.id', 'placement.schedule_id')
    .select(['placement.meeting_id', 'placement.slot_id', 'placement.place_id'])
    .where('schedule.state', '=', 'published')
    .execute()
  return new Map(
    rows.map(row => [
      meetings.indexOf(row.meeting_id),
      `${own.slotIds.indexOf(row.slot_id)} ${own.placeIds.indexOf(row.place_id)}`,
    ]),
  )
}
const mailed = async () =>
  await t.house.database.db
    .selectFrom('mail')
    .select(['to_address', 'kind', 'calendar_method'])
    .orderBy('to_address')
    .execute()

test('a meeting that stands still goes to the next slot both have free; nobody else moves or is told', async () => {
  clock('00:05')
  const about = { mission, meeting: meetings[0] ?? '' }

  const { options, because } = await t.call(getRepair, about, await steward())
  const [gentle] = options
  const done = await t.call(takeRepair, { ...about, fingerprint: gentle?.fingerprint ?? '' }, await steward())

  expect(because).toHaveLength(2)
  expect(gentle).toMatchObject({ code: 'nobody-else-moves', strangers: 0, people: 2, takenOut: [] })
  expect(gentle?.moves).toMatchObject([{ meetingId: meetings[0], makesRoom: false }])
  // The delegate has the second slot taken.
  expect((await standing()).get(0)).toMatch(/^[23] /)
  expect((await standing()).get(1)).toBe('1 1')
  expect(done).toMatchObject({ moved: 1, people: 2 })
  expect((await mailed()).map(mail => [mail.to_address, mail.kind])).toEqual([
    ['counterpart.a@test.example', 'schedule-changed'],
    ['delegate.a@test.example', 'schedule-changed'],
  ])
})

test('whoever comes late is not booked before they are there', async () => {
  clock('00:05')
  await t.call(contract.sayLate, { mission, participant: own.counterpartId, minutes: 60 }, await steward())

  const { options, because } = await t.call(
    getRepair,
    { mission, meeting: meetings[0] ?? '' },
    await steward(),
  )

  expect(because.some(one => one.until === '2026-10-05T01:05:00.000Z')).toBe(true)
  expect(options[0]?.moves.map(move => move.to.startsAt)).toEqual(['2026-10-05T01:15:00.000Z'])
})

test('undone, everything stands where it stood and those concerned hear of it', async () => {
  clock('00:05')
  const before = await standing()
  const about = { mission, meeting: meetings[0] ?? '' }
  await t.call(
    contract.noteMeeting,
    { ...about, what: 'not-held', missing: [own.counterpartId] },
    await steward(),
  )
  const { options } = await t.call(getRepair, about, await steward())
  const { event } = await t.call(
    takeRepair,
    { ...about, fingerprint: options[0]?.fingerprint ?? '' },
    await steward(),
  )
  const moved = await t.call(contract.getDesk, { mission }, await steward())
  const people = await t.call(contract.findPeople, { mission, show: 'all' }, await steward())
  await t.call(contract.undo, { mission, event }, await steward())

  expect(moved.counts.notHeld).toBe(0)
  // Who was missing was: the second time their day can be released.
  expect(people.items.find(one => one.participantId === own.counterpartId)?.noShows).toBe(1)
  expect(await standing()).toEqual(before)
  expect(await mailed()).toHaveLength(4)
})

test('a lost table is left by what comes, closed for the rest, and open again when undone', async () => {
  clock('00:21')
  const about = { mission, place: own.placeIds[1] ?? '' }

  const { options } = await t.call(getRepair, about, await steward())
  const { event } = await t.call(
    takeRepair,
    { ...about, fingerprint: options[0]?.fingerprint ?? '' },
    await steward(),
  )
  const after = await standing()
  const closed = await t.house.database.db.selectFrom('place_closed').select('slot_id').execute()
  await t.call(contract.undo, { mission, event }, await steward())

  expect(options[0]).toMatchObject({ strangers: 0, takenOut: [] })
  expect(after.get(1)).toBe('1 0')
  expect(closed).toHaveLength(3)
  expect((await standing()).get(1)).toBe('1 1')
  expect(await t.house.database.db.selectFrom('place_closed').selectAll().execute()).toEqual([])
})

test('a released day gives up what somebody still had, and no late booking goes there', async () => {
  clock('00:05')
  const about = { mission, participant: second }

  const { options } = await t.call(getRepair, about, await steward())
  await t.call(takeRepair, { ...about, fingerprint: options[0]?.fingerprint ?? '' }, await steward())
  const again = await t.call(getRepair, about, await steward())

  expect(options[0]?.takenOut.map(one => one.meetingId)).toEqual([meetings[1]])
  expect((await standing()).has(1)).toBe(false)
  expect(again).toMatchObject({ isDone: true, options: [] })
  expect(
    await t.house.database.db
      .selectFrom('unavailable')
      .select('slot_id')
      .where('participant_id', '=', second)
      .execute(),
  ).toHaveLength(3)
})

test('a lost table and a released day leave the next day as it stood', async () => {
  const nextDay = t.house.newId()
  await t.house.database.db
    .insertInto('slot')
    .values({
      id: nextDay,
      mission_id: own.missionId,
      session_id: own.sessionId,
      starts_at: new Date('2026-10-06T00:00:00Z'),
      ends_at: new Date('2026-10-06T00:20:00Z'),
    })
    .execute()
  own = { ...own, slotIds: [...own.slotIds, nextDay] }
  const [third = ''] = await publishMeetings(
    t,
    own,
    [{ slot: 4, place: 1, from: second, to: own.participantId }],
    meetings.map((meeting, index) => ({ meeting, slot: index, place: index })),
  )
  meetings.push(third)
  clock('00:05')
  for (const about of [
    { mission, participant: second },
    { mission, place: own.placeIds[1] ?? '' },
  ]) {
    const { options } = await t.call(getRepair, about, await steward())
    await t.call(takeRepair, { ...about, fingerprint: options[0]?.fingerprint ?? '' }, await steward())
  }
  const { db } = t.house.database
  const [away, closed] = [
    await db.selectFrom('unavailable').select('slot_id').execute(),
    await db.selectFrom('place_closed').select('slot_id').execute(),
  ]

  expect((await standing()).get(2)).toBe('4 1')
  expect((await standing()).has(1)).toBe(false)
  expect(away).toHaveLength(3)
  expect([...away, ...closed].map(row => row.slot_id)).not.toContain(nextDay)
})

test('a lost table is not taken back once a moved meeting was noted, called off or has begun', async () => {
  clock('00:21')
  const about = { mission, place: own.placeIds[1] ?? '' }
  const { options } = await t.call(getRepair, about, await steward())
  const { event } = await t.call(
    takeRepair,
    { ...about, fingerprint: options[0]?.fingerprint ?? '' },
    await steward(),
  )
  const undo = async () => t.call(contract.undo, { mission, event }, await steward())
  const setState = (state: 'accepted' | 'cancelled') =>
    t.house.database.db
      .updateTable('meeting')
      .set({ state })
      .where('id', '=', meetings[1] ?? '')
      .execute()

  await setState('cancelled')
  await expect(undo()).rejects.toMatchObject({ code: 'changed-meanwhile' })
  await setState('accepted')
  clock('00:26')
  await expect(undo()).rejects.toMatchObject({ code: 'changed-meanwhile' })
  await t.call(
    contract.noteMeeting,
    { mission, meeting: meetings[1] ?? '', what: 'started' },
    await steward(),
  )
  await expect(undo()).rejects.toMatchObject({ code: 'nothing-to-undo' })

  const { said } = await t.call(contract.getDesk, { mission }, await steward())
  expect(said.map(one => [one.kind, one.mayUndo])).toEqual([
    ['started', true],
    ['place-lost', false],
  ])
  expect((await standing()).get(1)).toBe('1 0')
})

test('two desks that take the same way on publish it once', async () => {
  clock('00:05')
  const about = { mission, meeting: meetings[0] ?? '' }
  const viewer = await steward()
  const { options } = await t.call(getRepair, about, viewer)
  const take = { ...about, fingerprint: options[0]?.fingerprint ?? '' }

  const both = await Promise.allSettled([t.call(takeRepair, take, viewer), t.call(takeRepair, take, viewer)])

  expect(both.filter(one => one.status === 'fulfilled')).toHaveLength(1)
  expect(await mailed()).toHaveLength(2)
})

test('moving people with whom nothing is wrong needs their number said again, and somebody who runs the mission', async () => {
  // Both tables are full in the only slot the two have left; the stranded meeting finds room only if another makes it.
  const { db } = t.house.database
  const add = async (name: string, group: 0 | 1, kind: 'sme' | 'counterpart') =>
    addParticipant(t.house, own.missionId, await addOrganisation(t.house, name, { kind }), {
      groupId: own.groupIds[group],
      kind: kind === 'sme' ? 'travelling' : 'local',
    })
  const [third, fourth, fifth] = [
    await add('Third host', 1, 'counterpart'),
    await add('Fourth', 0, 'sme'),
    await add('Fifth host', 1, 'counterpart'),
  ]
  await publishMeetings(
    t,
    own,
    [
      { slot: 2, place: 0, from: fourth, to: third },
      { slot: 2, place: 1, from: second, to: fifth },
    ],
    meetings.map((meeting, index) => ({ meeting, slot: index, place: index })),
  )
  await db
    .insertInto('unavailable')
    .values(
      [own.counterpartId, own.participantId].map(participant_id => ({
        participant_id,
        slot_id: own.slotIds[3] ?? '',
      })),
    )
    .execute()
  await db.deleteFrom('mail').execute()
  clock('00:26')
  const about = { mission, meeting: meetings[0] ?? '' }

  const { options } = await t.call(getRepair, about, await steward())
  const strong = options.find(option => option.code === 'fewest-moves')
  const take = { ...about, fingerprint: strong?.fingerprint ?? '' }

  expect(options[0]?.takenOut).toHaveLength(1)
  expect(strong?.strangers).toBeGreaterThan(0)
  await expect(t.call(takeRepair, take, await steward())).rejects.toMatchObject({ code: 'others-move' })
  const said = { ...take, strangers: strong?.strangers ?? 0 }
  await expect(t.call(takeRepair, said, await steward())).rejects.toMatchObject({ code: 'not-allowed' })
  await t.call(takeRepair, said, await t.viewerOf(own.people.organiser))
  expect((await standing()).get(0)).toMatch(/^2 /)
})
