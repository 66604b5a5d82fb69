import { afterEach, beforeEach, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../tests/harness/house.ts'
import { addParticipant, addPerson, buildWorld, type Side } from '../../../tests/harness/world.ts'
import * as meetings from '../meetings/contract.ts'
import * as participants from '../missions/contract-participants.ts'
import * as contract from './contract.ts'
import * as mine from './contract-mine.ts'
import { addMeeting } from './factory.ts'

let t: TestHouse
let own: Side
let slots: string[]
let meeting: string

/** One delegate and one host; slots in order of time. */
beforeEach(async () => {
  t = await openTestHouse()
  own = (await buildWorld(t.house)).own
  const rows = await t.house.database.db
    .selectFrom('slot')
    .select('id')
    .where('mission_id', '=', own.missionId)
    .orderBy('starts_at')
    .execute()
  slots = rows.map(row => row.id)
  meeting = await addMeeting(t.house, {
    missionId: own.missionId,
    from: own.participantId,
    to: own.counterpartId,
  })
})
afterEach(() => t.close())

const mission = 'mission-a'
const organiser = () => t.viewerOf(own.people.organiser)
const board = async () => t.call(contract.getBoard, { mission }, await organiser())
const version = async () => (await board()).draft?.version ?? 0

async function build() {
  await t.call(contract.buildSchedule, { mission, seconds: 2, seed: 1 }, await organiser())
  await t.house.jobs.runDue()
  return board()
}

async function publish() {
  return t.call(contract.publishSchedule, { mission, version: await version() }, await organiser())
}

/** Lets a participant be free in these slots alone. */
async function freeOnlyIn(participant: string, free: readonly string[]) {
  const away = slots.filter(slot => !free.includes(slot))
  await t.house.database.db.deleteFrom('unavailable').where('participant_id', '=', participant).execute()
  await t.house.database.db
    .insertInto('unavailable')
    .values(away.map(slot_id => ({ participant_id: participant, slot_id })))
    .execute()
}

async function addColleague(): Promise<{ participant: string; person: string }> {
  const person = await addPerson(t.house, 'stand in')
  const { organisation_id, group_id } = await t.house.database.db
    .selectFrom('participant')
    .select(['organisation_id', 'group_id'])
    .where('id', '=', own.counterpartId)
    .executeTakeFirstOrThrow()
  const participant = await addParticipant(t.house, own.missionId, organisation_id, {
    personId: person,
    groupId: group_id ?? undefined,
    kind: 'local',
  })
  return { participant, person }
}

async function nameStandIns(standIns: readonly string[]) {
  const { inside } = await t.call(
    participants.getParticipant,
    { mission, participant: own.counterpartId },
    await organiser(),
  )
  await t.call(
    participants.updateParticipant,
    { mission, participant: own.counterpartId, version: inside?.version ?? 0, standIns: [...standIns] },
    await organiser(),
  )
}

const peopleOf = async (id: string) =>
  (await board()).meetings.find(one => one.id === id)?.people.map(person => person.participantId)

test('a colleague stands in where the person meant has no time, is told, and the person meant is not', async () => {
  const colleague = await addColleague()
  await freeOnlyIn(own.participantId, slots.slice(0, 1))
  await freeOnlyIn(own.counterpartId, slots.slice(1))
  expect((await build()).figures.scheduled).toBe(0)

  await nameStandIns([colleague.participant])
  expect((await build()).figures).toMatchObject({ scheduled: 1, people: 2 })
  expect(await peopleOf(meeting)).toEqual([own.participantId, colleague.participant])
  await publish()
  const told = await t.house.database.db
    .selectFrom('mail')
    .select('to_address')
    .orderBy('to_address')
    .execute()
  expect(told.map(mail => mail.to_address)).toEqual(['delegate.a@test.example', 'stand.in@test.example'])
  const schedule = async (participant: string) =>
    t.call(mine.getMySchedule, { mission, participant }, await organiser())
  expect((await schedule(colleague.participant)).meetings.map(one => one.id)).toEqual([meeting])
  expect((await schedule(own.counterpartId)).meetings).toEqual([])
  expect((await schedule(own.participantId)).meetings[0]?.people.map(one => one.participantId)).toEqual([
    colleague.participant,
  ])
})

test('where the person meant is free as well, nobody stands in', async () => {
  const colleague = await addColleague()
  await nameStandIns([colleague.participant])
  await build()
  expect(await peopleOf(meeting)).toEqual([own.participantId, own.counterpartId])
})

test('only confirmed colleagues of the same organisation can be named, and nobody against their will', async () => {
  await expect(nameStandIns([own.participantId])).rejects.toMatchObject({ code: 'input-invalid' })
  const colleague = await addColleague()
  await nameStandIns([colleague.participant])
  await freeOnlyIn(own.participantId, slots.slice(0, 1))
  await freeOnlyIn(own.counterpartId, slots.slice(1))
  const { organisation_id } = await t.house.database.db
    .selectFrom('participant')
    .select('organisation_id')
    .where('id', '=', own.participantId)
    .executeTakeFirstOrThrow()
  await t.house.database.db
    .insertInto('never_meet')
    .values({
      mission_id: own.missionId,
      participant_id: colleague.participant,
      other_organisation_id: organisation_id,
      created_at: t.house.now(),
    })
    .execute()
  expect((await build()).figures.scheduled).toBe(0)
})

test('one of two is enough: the board names who would come, and a move brings whoever is free', async () => {
  const colleague = await addColleague()
  await freeOnlyIn(own.participantId, slots.slice(0, 2))
  await freeOnlyIn(own.counterpartId, slots.slice(0, 1))
  await freeOnlyIn(colleague.participant, slots.slice(1, 2))
  await t.call(
    meetings.changeAttendees,
    {
      id: meeting,
      version: 1,
      side: 'to',
      attendees: [own.counterpartId, colleague.participant],
      anyOf: true,
    },
    await organiser(),
  )
  const built = await build()
  expect(built.figures.scheduled).toBe(1)
  const [firstPlace] = built.places
  for (const [slot, who] of [
    [slots[0], own.counterpartId],
    [slots[1], colleague.participant],
  ] as const) {
    const { cells } = await t.call(contract.suggestCells, { mission, meeting }, await organiser())
    const cell = cells.find(one => one.slotId === slot && one.placeId === firstPlace?.id)
    expect(cell?.words.map(word => word.key)).toContain('cell.attending')
    await t.call(
      contract.moveMeeting,
      {
        mission,
        meeting,
        version: await version(),
        slotId: slot ?? '',
        placeId: firstPlace?.id ?? '',
      },
      await organiser(),
    )
    expect(await peopleOf(meeting)).toEqual([own.participantId, who])
  }
  expect((await t.call(contract.comparePublished, { mission }, await organiser())).faults).toEqual([])
  expect(await publish()).toMatchObject({ changes: 1, people: 2 })
})
