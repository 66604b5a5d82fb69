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
} from '../../../tests/harness/world.ts'
import type { InputOf } from '../../shared/contract.ts'
import type { Viewer } from '../../shared/viewer.ts'
import * as meetings from '../meetings/contract.ts'
import * as missions from '../missions/contract.ts'
import * as participants from '../missions/contract-participants.ts'
import * as ruleCalls from '../missions/contract-rules.ts'
import * as setup from '../missions/contract-setup.ts'
import * as contract from './contract.ts'
import * as mine from './contract-mine.ts'

let shared: SharedHouse
let t: TestHouse
let own: Side
let slots: string[]
let meeting: string

beforeAll(async () => {
  shared = await openSharedHouse()
  t = shared.t
})
afterAll(() => t.close())

/** One delegate and one host; slots in order of time. */
beforeEach(async () => {
  await shared.empty()
  organising = undefined
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

const mission = 'mission-a'
let organising: Promise<Viewer> | undefined
const organiser = () => (organising ??= t.viewerOf(own.people.organiser))
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

/** More delegates, each with a meeting with a host of its own, so that nobody is in two of them. */
async function addPairs(count: number, languages?: { from: string[]; to: string[] }): Promise<string[]> {
  const ids: string[] = []
  for (let index = 0; index < count; index++) {
    const side = async (name: string, group: string | undefined, spoken: string[] | undefined) => {
      const id = await addParticipant(
        t.house,
        own.missionId,
        await addOrganisation(t.house, `${name} ${index}`),
        { groupId: group, kind: 'local' },
      )
      if (spoken !== undefined)
        await t.house.database.db
          .updateTable('participant')
          .set({ languages: spoken })
          .where('id', '=', id)
          .execute()
      return id
    }
    const from = await side('Delegate', own.groupIds[0], languages?.from)
    const to = await side('Host', own.groupIds[1], languages?.to)
    ids.push(await addMeeting(t.house, { missionId: own.missionId, from, to }))
  }
  return ids
}

const saveRules = async (rules: Omit<InputOf<typeof ruleCalls.saveMeetingRules>, 'mission'>) =>
  t.call(ruleCalls.saveMeetingRules, { mission, ...rules }, await organiser())

/** Tries to put a meeting where another stands, at a second table; gives the words of the refusal. */
async function whyNot(id: string, slot: string | null | undefined, place: string | undefined) {
  const { cells } = await t.call(contract.suggestCells, { mission, meeting: id }, await organiser())
  const cell = cells.find(one => one.slotId === slot && one.placeId === place)
  return [cell?.verdict, ...(cell?.words.map(word => word.key) ?? [])]
}

test('one interpreter is at one meeting at a time, in the build, on the board and before publishing', async () => {
  const [first = '', second = ''] = await addPairs(2, { from: ['lt'], to: ['ja'] })
  await t.house.database.db.deleteFrom('meeting_attendee').where('meeting_id', '=', meeting).execute()
  await saveRules({ interpreters: [{ languageA: 'ja', languageB: 'lt', units: 1 }] })
  const built = await build()
  const at = (id: string) => built.meetings.find(one => one.id === id)
  expect(at(first)?.slotId).not.toBe(at(second)?.slotId)
  const free = built.places.find(place => place.id !== at(first)?.placeId && place.kind === 'table')
  expect(await whyNot(second, at(first)?.slotId, free?.id)).toEqual(['refused', 'cell.interpreter'])
  await publish()
  const [asker] = at(first)?.people ?? []
  const shown = await t.call(
    mine.getMySchedule,
    { mission, participant: asker?.participantId ?? '' },
    await organiser(),
  )
  expect(shown.meetings[0]?.interpreter).toEqual({ languageA: 'ja', languageB: 'lt' })

  await t.call(contract.startDraft, { mission }, await organiser())
  await t.house.database.db
    .updateTable('placement')
    .set({ slot_id: at(first)?.slotId ?? '', place_id: free?.id ?? '' })
    .where('meeting_id', '=', second)
    .execute()
  const { faults } = await t.call(contract.comparePublished, { mission }, await organiser())
  expect(faults.map(fault => fault.key)).toContain('violation.interpreter')
})

/** Says when the only pair of the mission is there. */
async function saveHours(stretches: InputOf<typeof ruleCalls.saveHours>['stretches']) {
  const { interpreters } = await t.call(setup.getPlan, { mission }, await organiser())
  return t.call(
    ruleCalls.saveHours,
    { mission, interpreter: interpreters[0]?.id, stretches },
    await organiser(),
  )
}

test('an interpreter is there in their hours, for the build, the board, the reasons and before publishing', async () => {
  await t.house.database.db
    .updateTable('meeting')
    .set({ state: 'cancelled' })
    .where('id', '=', meeting)
    .execute()
  const [first = '', second = ''] = await addPairs(2, { from: ['lt'], to: ['ja'] })
  await saveRules({ interpreters: [{ languageA: 'ja', languageB: 'lt', units: 1 }] })
  await saveHours([{ day: '2026-10-05', from: '09:20', to: '09:50', units: null }, { day: '2026-10-05' }])
  const built = await build()
  const at = (id: string) => built.meetings.find(one => one.id === id)
  const [here, waiting] = at(first)?.slotId === null ? [second, first] : [first, second]
  expect([at(here)?.slotId, at(waiting)?.slotId]).toEqual([slots[1], null])
  expect(at(waiting)?.reasons).toMatchObject([{ key: 'fact.interpreter' }])
  expect(built.faults.map(fault => fault.sentence)).toMatchObject([
    { key: 'fault.too-few-interpreters', values: { most: 1, count: 2 } },
  ])
  const table = built.places.find(place => place.kind === 'table')
  expect(await whyNot(here, slots[0], table?.id)).toEqual(['refused', 'cell.interpreter'])

  await saveHours([{ day: '2026-10-05', from: '10:00', units: 2 }])
  const { faults } = await t.call(contract.comparePublished, { mission }, await organiser())
  expect(faults.map(fault => fault.key)).toEqual(['violation.interpreter'])
  await expect(publish()).rejects.toMatchObject({ code: 'schedule-faulty' })
  await saveHours([])
  expect((await t.call(contract.comparePublished, { mission }, await organiser())).faults).toEqual([])
})

test('the organiser’s word on who interprets holds against the languages, until it is taken back', async () => {
  await t.house.database.db
    .updateTable('meeting')
    .set({ state: 'cancelled' })
    .where('id', '=', meeting)
    .execute()
  const [first = ''] = await addPairs(1, { from: ['lt'], to: ['ja'] })
  await saveRules({
    interpreters: [
      { languageA: 'ja', languageB: 'lt', units: 1 },
      { languageA: 'de', languageB: 'en', units: 1 },
    ],
  })
  const { interpreters } = await t.call(setup.getPlan, { mission }, await organiser())
  const [other, bridging] = interpreters
  const choose = async (interpreter: string, id = first) =>
    t.call(contract.chooseInterpreter, { mission, meeting: id, interpreter }, await organiser())
  const shown = async () => (await board()).meetings.find(one => one.id === first)?.interpreter
  await build()
  await publish()
  const told = async () => {
    const asker = (await board()).meetings[0]?.people[0]?.participantId ?? ''
    const mineNow = await t.call(mine.getMySchedule, { mission, participant: asker }, await organiser())
    return mineNow.meetings[0]?.interpreter?.languageA ?? null
  }
  const seen = [[await shown(), await told()]]
  for (const choice of ['none', other?.id ?? '', 'automatic']) {
    await choose(choice)
    seen.push([await shown(), await told()])
  }
  expect(seen).toEqual([
    [{ choice: 'automatic', languages: 'Japanese – Lithuanian' }, 'ja'],
    [{ choice: 'none', languages: null }, null],
    [{ choice: other?.id, languages: 'German – English' }, 'de'],
    [{ choice: 'automatic', languages: 'Japanese – Lithuanian' }, 'ja'],
  ])
  await choose(other?.id ?? '')
  await saveRules({ interpreters: [{ languageA: 'ja', languageB: 'lt', units: 1 }] })
  expect(await shown(), 'a pair that is gone is no choice').toMatchObject({ choice: 'automatic' })

  await expect(choose(other?.id ?? '')).rejects.toMatchObject({ faults: [{ field: 'interpreter' }] })
  await expect(choose('none', own.missionId)).rejects.toMatchObject({ code: 'not-found' })
  expect(bridging?.languageA).toBe('ja')
})

test('a meeting that needs nobody leaves the interpreter to another at the same time', async () => {
  await t.house.database.db
    .updateTable('meeting')
    .set({ state: 'cancelled' })
    .where('id', '=', meeting)
    .execute()
  const [first = '', second = ''] = await addPairs(2, { from: ['lt'], to: ['ja'] })
  await saveRules({ interpreters: [{ languageA: 'ja', languageB: 'lt', units: 1 }] })
  await saveHours([{ day: '2026-10-05', from: '09:00', to: '09:25' }])
  expect((await build()).figures.scheduled).toBe(1)
  await t.call(
    contract.chooseInterpreter,
    { mission, meeting: first, interpreter: 'none' },
    await organiser(),
  )
  const built = await build()
  expect(built.figures.scheduled).toBe(2)
  expect(built.meetings.find(one => one.id === second)?.slotId).toBe(slots[0])
})

test('hours that end before they begin, lie outside the mission or are of nobody are refused at their field', async () => {
  await saveRules({ interpreters: [{ languageA: 'ja', languageB: 'lt', units: 1 }] })
  const said = { day: '2026-10-05', from: '10:00', to: '12:00' }
  await saveHours([said])
  const refused = async (work: Promise<unknown>) =>
    work.then(
      () => null,
      error => error.faults[0],
    )
  expect(await refused(saveHours([said, { ...said, to: '09:00' }]))).toMatchObject({
    field: 'stretches.1.to',
    code: 'ends-before-start',
  })
  expect(await refused(saveHours([{ ...said, day: '2026-11-05' }]))).toMatchObject({
    field: 'stretches.0.day',
    code: 'outside-mission',
  })
  const ofVideo = t.call(ruleCalls.saveHours, { mission, stretches: [said] }, await organiser())
  expect(await refused(ofVideo)).toMatchObject({ field: 'interpreter', code: 'not-offered' })
  const { hours } = await t.call(setup.getPlan, { mission }, await organiser())
  expect(hours).toMatchObject([{ ...said, units: 1 }])
})

test('walks between halls and the way to an office are kept, and said with the time to leave', async () => {
  const { halls } = await saveRules({ halls: [{ name: 'North' }, { name: 'South' }] })
  const [north, south] = halls
  await saveRules({ walks: [{ hallA: north?.id ?? '', hallB: south?.id ?? '', minutes: 40 }] })
  const { places } = await t.call(setup.getPlan, { mission }, await organiser())
  const tables = places.filter(place => place.kind === 'table').slice(0, 2)
  for (const [index, table] of tables.entries())
    await t.call(
      setup.savePlaces,
      {
        mission,
        places: [{ id: table.id, label: table.label, kind: 'table', hallId: halls[index]?.id ?? null }],
      },
      await organiser(),
    )
  await t.call(
    setup.savePlaces,
    {
      mission,
      places: [
        {
          label: 'Office of the host',
          kind: 'office',
          ownerParticipantId: own.counterpartId,
          travelMinutes: 30,
          onlyHere: true,
        },
      ],
    },
    await organiser(),
  )
  const [other = ''] = await addPairs(1)
  await t.house.database.db
    .updateTable('meeting_attendee')
    .set({ participant_id: own.participantId })
    .where('meeting_id', '=', other)
    .where('side', '=', 'from')
    .execute()
  const built = await build()
  const at = (id: string) => built.meetings.find(one => one.id === id)
  expect(built.places.find(place => place.id === at(meeting)?.placeId)?.label).toBe('Office of the host')
  const start = (id: string) => built.slots.find(slot => slot.id === at(id)?.slotId)?.startsAt ?? ''
  const minutes = Math.abs(new Date(start(other)).getTime() - new Date(start(meeting)).getTime()) / 60_000
  expect(minutes).toBeGreaterThanOrEqual(30)
  const near = built.slots.findIndex(slot => slot.id === at(meeting)?.slotId)
  const neighbour = built.slots[near + 1] ?? built.slots[near - 1]
  expect(await whyNot(other, neighbour?.id, tables[0]?.id)).toEqual(['refused', 'cell.too-far'])
  await publish()
  const shown = await t.call(
    mine.getMySchedule,
    { mission, participant: own.participantId },
    await organiser(),
  )
  const ways = shown.meetings.map(one => [
    one.place.label.split(',')[0],
    one.way?.minutes ?? 0,
    one.way?.kind,
  ])
  expect(ways).toContainEqual(['Office of the host', 30, 'travel'])
})

test('a pause is kept for whoever needs one, stated for all or on one’s own page', async () => {
  const [other = ''] = await addPairs(1)
  await t.house.database.db
    .updateTable('meeting_attendee')
    .set({ participant_id: own.participantId })
    .where('meeting_id', '=', other)
    .where('side', '=', 'from')
    .execute()
  const { inside } = await t.call(
    participants.getParticipant,
    { mission, participant: own.participantId },
    await organiser(),
  )
  await t.call(
    participants.updateParticipant,
    { mission, participant: own.participantId, version: inside?.version ?? 0, pauseAfter: 1 },
    await organiser(),
  )
  const built = await build()
  const at = (id: string) =>
    built.slots.findIndex(slot => slot.id === built.meetings.find(one => one.id === id)?.slotId)
  const sessions = built.slots.map(slot => slot.sessionId)
  const isNear = Math.abs(at(meeting) - at(other)) === 1 && sessions[at(meeting)] === sessions[at(other)]
  expect(isNear).toBe(false)
  const neighbour = built.slots.find(
    (slot, index) =>
      Math.abs(index - at(meeting)) === 1 && slot.sessionId === built.slots[at(meeting)]?.sessionId,
  )
  const table = built.places.find(place => place.kind === 'table')
  expect(await whyNot(other, neighbour?.id, table?.id)).toEqual(['refused', 'cell.pause-missing'])
})

test('a group has no more meetings than its limit, and is told when it cannot have its least', async () => {
  await addPairs(2)
  const { groups } = await t.call(missions.getMission, { mission }, await organiser())
  const limits = { meetingsMin: 1, meetingsMax: 2 }
  await t.call(
    setup.saveGroups,
    {
      mission,
      groups: groups.map(({ id, name }) => ({ id, name, ...(id === own.groupIds[1] ? limits : {}) })),
    },
    await organiser(),
  )
  const built = await build()
  expect(built.figures).toMatchObject({ accepted: 3, scheduled: 2 })
  const waiting = built.meetings.find(one => one.slotId === null)
  expect(waiting?.reasons.map(reason => reason.key)).toEqual(['fact.group'])
  const table = built.places.find(place => place.kind === 'table')
  const free = built.slots.find(slot => built.meetings.every(one => one.slotId !== slot.id))
  expect(await whyNot(waiting?.id ?? '', free?.id, table?.id)).toEqual(['refused', 'cell.group-at-maximum'])

  await t.call(
    setup.saveGroups,
    {
      mission,
      groups: groups.map(({ id, name }) => ({
        id,
        name,
        ...(id === own.groupIds[1] ? { meetingsMin: 9, meetingsMax: null } : {}),
      })),
    },
    await organiser(),
  )
  const { faults } = await board()
  expect(faults.map(fault => fault.sentence.key)).toContain('fault.group-minimum')
})

test('next year’s mission has the same halls, walks, interpreters and limits', async () => {
  const { halls } = await saveRules({
    halls: [{ name: 'North' }, { name: 'South' }],
    interpreters: [{ languageA: 'ko', languageB: 'en', units: 3 }],
    pauseAfter: 4,
    videoLines: 2,
  })
  await saveRules({ walks: [{ hallA: halls[1]?.id ?? '', hallB: halls[0]?.id ?? '', minutes: 12 }] })
  await saveHours([{ day: '2026-10-05', from: '10:00', units: 2 }])
  const manager = await t.viewerOf(own.people.manager)
  const copy = await t.call(
    missions.copyMission,
    { mission, title: 'Next year', startsOn: '2027-10-04' },
    manager,
  )
  const plan = await t.call(setup.getPlan, { mission: copy.slug }, manager)
  const nameOf = new Map(plan.halls.map(hall => [hall.id, hall.name]))
  expect({
    halls: plan.halls.map(hall => hall.name),
    walks: plan.walks.map(walk => [[walk.hallA, walk.hallB].map(id => nameOf.get(id)).sort(), walk.minutes]),
    interpreters: plan.interpreters.map(({ languageA, languageB, units }) => [languageA, languageB, units]),
    limits: [plan.pauseAfter, plan.videoLines],
    hours: plan.hours,
  }).toEqual({
    halls: ['North', 'South'],
    walks: [[['North', 'South'], 12]],
    interpreters: [['en', 'ko', 3]],
    limits: [4, 2],
    hours: [
      {
        interpreterId: plan.interpreters[0]?.id,
        day: '2027-10-04',
        from: '10:00',
        to: null,
        units: 2,
        extra: false,
      },
    ],
  })
})
