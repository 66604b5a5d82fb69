import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../tests/harness/house.ts'
import { placeMeeting as placeIn } from '../../../tests/harness/place-meeting.ts'
import {
  addOrganisation,
  addParticipant,
  addPerson,
  buildWorld,
  type World,
} from '../../../tests/harness/world.ts'
import type { Viewer } from '../../shared/viewer.ts'
import * as people from './contract-participants.ts'
import * as setup from './contract-setup.ts'

let t: TestHouse
let world: World
let organiser: Viewer
let mission: string
beforeAll(async () => {
  t = await openTestHouse()
  world = await buildWorld(t.house)
  organiser = await t.viewerOf(world.own.people.organiser)
  mission = world.own.missionId
})
afterAll(() => t.close())

const afternoon = {
  title: 'Afternoon',
  date: '2026-10-05',
  from: '13:00',
  to: '15:00',
  slotMinutes: 25,
  pauseMinutes: 5,
}

test('a session is cut by the clocks of the place', async () => {
  const saved = await t.call(setup.addSession, { mission, ...afternoon }, organiser)
  const session = (await t.call(setup.getPlan, { mission }, organiser)).sessions.find(
    one => one.id === saved.id,
  )

  expect([saved.slots, session?.slots.map(slot => slot.startsAt.slice(11, 16)), session?.from]).toEqual([
    4,
    ['04:00', '04:30', '05:00', '05:30'],
    '13:00',
  ])
})

test('a day outside of the mission, an end before the start and a slot that does not fit are refused at their fields', async () => {
  const refused = async (change: object) =>
    t.call(setup.addSession, { mission, ...afternoon, ...change }, organiser).then(
      () => null,
      error => error.faults[0],
    )
  expect(await refused({ date: '2026-10-08' })).toMatchObject({ field: 'date', code: 'outside-mission' })
  expect(await refused({ to: '12:00' })).toMatchObject({ field: 'to', code: 'ends-before-start' })
  expect(await refused({ to: '13:10' })).toMatchObject({ field: 'slotMinutes', code: 'no-slot-fits' })
})

test('a longer session keeps its slots; who could not come at a time still cannot', async () => {
  const saved = await t.call(
    setup.addSession,
    { mission, ...afternoon, title: 'Tuesday', date: '2026-10-06' },
    organiser,
  )
  const slotsOf = async () =>
    (await t.call(setup.getPlan, { mission }, organiser)).sessions.find(one => one.id === saved.id)?.slots ??
    []
  const before = await slotsOf()
  const first = before[0]?.id ?? ''
  await t.call(
    people.saveAvailability,
    { mission, participant: world.own.participantId, slots: [{ id: first, available: false }] },
    organiser,
  )

  const longer = await t.call(
    setup.updateSession,
    {
      mission,
      session: saved.id,
      version: 1,
      ...afternoon,
      title: 'Tuesday',
      date: '2026-10-06',
      to: '16:00',
    },
    organiser,
  )
  expect([longer.kept, longer.slots, (await slotsOf()).slice(0, 4)]).toEqual([4, 6, before])

  const cutAnew = await t.call(
    setup.updateSession,
    {
      mission,
      session: saved.id,
      version: 2,
      ...afternoon,
      title: 'Tuesday',
      date: '2026-10-06',
      slotMinutes: 40,
      pauseMinutes: 0,
    },
    organiser,
  )
  const participant = await t.call(
    people.getParticipant,
    { mission, participant: world.own.participantId },
    organiser,
  )
  expect([cutAnew.kept, cutAnew.slots, participant.unavailableSlotIds]).toEqual([
    0,
    3,
    [(await slotsOf())[0]?.id],
  ])
  await expect(
    t.call(setup.updateSession, { mission, session: saved.id, version: 2, ...afternoon }, organiser),
  ).rejects.toMatchObject({ code: 'changed-meanwhile' })
})

test('a slot or table that holds a meeting does not go without a word', async () => {
  const [slot = '', second = ''] = world.own.slotIds
  const [place = '', free = ''] = world.own.placeIds
  await placeMeeting({ slot, place })
  const question = { code: 'slot-holds-meetings', values: { meetings: 1, people: 2 } }

  await expect(
    t.call(setup.removeSession, { mission, session: world.own.sessionId }, organiser),
  ).rejects.toMatchObject(question)
  await expect(t.call(setup.removePlace, { mission, place }, organiser)).rejects.toMatchObject({
    code: 'place-holds-meetings',
    values: { meetings: 1, people: 2 },
  })
  await expect(
    t.call(setup.closePlace, { mission, place, slotIds: [slot] }, organiser),
  ).rejects.toMatchObject({ code: 'place-holds-meetings' })
  expect(await t.call(setup.closePlace, { mission, place, slotIds: [second] }, organiser)).toEqual({
    closed: 1,
    meetings: 0,
    people: 0,
  })
  expect(await t.call(setup.removePlace, { mission, place: free }, organiser)).toEqual({
    meetings: 0,
    people: 0,
  })
})

test('with the organiser’s word the meeting leaves the plan and stays accepted', async () => {
  const { db } = t.house.database
  const saved = await t.call(
    setup.removeSession,
    { mission, session: world.own.sessionId, meetings: 'unplace' },
    organiser,
  )

  expect(saved).toMatchObject({ slots: 0, meetings: 1, people: 2 })
  expect(await db.selectFrom('placement').select('meeting_id').execute()).toEqual([])
  expect(await db.selectFrom('meeting').select('state').execute()).toEqual([{ state: 'accepted' }])
  expect(
    (await t.call(setup.getPlan, { mission }, organiser)).sessions.map(session => session.id),
  ).not.toContain(world.own.sessionId)
})

test('one slot is left out with the organiser’s word, its meeting waits, and it stays out when the session is cut anew', async () => {
  const { db } = t.house.database
  const saved = await t.call(
    setup.addSession,
    { mission, ...afternoon, title: 'Lunch between', date: '2026-10-06' },
    organiser,
  )
  const session = saved.id
  const read = async () => {
    const found = (await t.call(setup.getPlan, { mission }, organiser)).sessions.find(
      one => one.id === session,
    )
    const clock = (slot: { startsAt: string }) => slot.startsAt.slice(11, 16)
    return [found?.slots.map(clock), found?.leftOut.map(clock)]
  }
  const slots = (
    await db.selectFrom('slot').select('id').where('session_id', '=', session).orderBy('starts_at').execute()
  ).map(row => row.id)
  const [first = '', second = ''] = slots
  const { id: meeting } = await db.selectFrom('meeting').select('id').executeTakeFirstOrThrow()
  await placeIn(t.house, { ...world.own, slotIds: slots }, meeting, { slot: 1 })
  const leave = (slotIds: string[], meetings?: 'unplace') =>
    t.call(setup.leaveOutSlots, { mission, session, slotIds, ...(meetings && { meetings }) }, organiser)
  const version = async () =>
    (await t.call(setup.getPlan, { mission }, organiser)).sessions.find(one => one.id === session)?.version ??
    0
  const cut = async (change: object) =>
    t.call(
      setup.updateSession,
      {
        mission,
        session,
        version: await version(),
        ...afternoon,
        title: 'Lunch between',
        date: '2026-10-06',
        ...change,
      },
      organiser,
    )

  await expect(leave([second])).rejects.toMatchObject({
    code: 'slot-holds-meetings',
    values: { meetings: 1, people: 2 },
  })
  expect(await leave([first])).toEqual({ slots: 3, meetings: 0, people: 0 })
  expect(await leave([second], 'unplace')).toEqual({ slots: 3, meetings: 1, people: 2 })
  expect(await read()).toEqual([['04:00', '05:00', '05:30'], ['04:30']])
  expect(
    await db.selectFrom('placement').select('meeting_id').where('meeting_id', '=', meeting).execute(),
  ).toEqual([])
  const { state } = await db
    .selectFrom('meeting')
    .select('state')
    .where('id', '=', meeting)
    .executeTakeFirstOrThrow()
  expect(state).toBe('accepted')

  expect(await cut({ to: '16:00' })).toMatchObject({ slots: 5, kept: 3 })
  expect(await read()).toEqual([['04:00', '05:00', '05:30', '06:00', '06:30'], ['04:30']])
  // Longer meetings: both that share time with the one that was left out are out.
  await cut({ slotMinutes: 40, pauseMinutes: 0 })
  expect(await read()).toEqual([['05:20'], ['04:00', '04:40']])
  // A session of which nothing would be left but what is out is none.
  await expect(cut({ slotMinutes: 40, pauseMinutes: 0, to: '14:20' })).rejects.toMatchObject({
    faults: [{ field: 'slotMinutes', code: 'no-slot-fits' }],
  })
  expect(await read()).toEqual([['05:20'], ['04:00', '04:40']])
  const now = await db
    .selectFrom('slot')
    .select(['id', 'left_out'])
    .where('session_id', '=', session)
    .where(({ or, eb }) => or([eb('removed_at', 'is', null), eb('left_out', '=', true)]))
    .orderBy('starts_at')
    .execute()
  await expect(leave(now.map(slot => slot.id))).rejects.toMatchObject({
    faults: [{ field: 'slotIds', code: 'session-empty' }],
  })
  await expect(leave([world.own.slotIds[0] ?? ''])).rejects.toMatchObject({ code: 'not-found' })
  // Nor is a session of another mission one of this.
  const { sessionId, slotIds: theirs } = world.foreign
  await expect(
    t.call(setup.leaveOutSlots, { mission, session: sessionId, slotIds: theirs.slice(0, 1) }, organiser),
  ).rejects.toMatchObject({ code: 'not-found' })
  expect(await leave([])).toEqual({ slots: 3, meetings: 0, people: 0 })
  expect(await read()).toEqual([['04:00', '04:40', '05:20'], []])
})

test('slots and tables whose meetings have begun stay, whatever the organiser says', async () => {
  const saved = await t.call(
    setup.addSession,
    { mission, ...afternoon, title: 'Begun', date: '2026-10-06', from: '08:00', to: '09:00' },
    organiser,
  )
  const { db } = t.house.database
  const slots = (
    await db.selectFrom('slot').select('id').where('session_id', '=', saved.id).orderBy('starts_at').execute()
  ).map(row => row.id)
  const { id: meeting } = await db.selectFrom('meeting').select('id').executeTakeFirstOrThrow()
  await db.deleteFrom('placement').where('meeting_id', '=', meeting).execute()
  await placeIn(t.house, { ...world.own, slotIds: slots }, meeting)
  const before = t.house.now()
  // A minute into the first meeting, in Osaka.
  t.setClock('2026-10-05T23:01:00Z')

  const session = { mission, session: saved.id, meetings: 'unplace' } as const
  const refused = { code: 'meetings-have-begun' }
  await expect(
    t.call(setup.leaveOutSlots, { ...session, slotIds: slots.slice(0, 1) }, organiser),
  ).rejects.toMatchObject(refused)
  await expect(t.call(setup.removeSession, session, organiser)).rejects.toMatchObject(refused)
  const { place_id: place } = await db
    .selectFrom('placement')
    .select('place_id')
    .where('meeting_id', '=', meeting)
    .executeTakeFirstOrThrow()
  await expect(
    t.call(setup.removePlace, { mission, place: place ?? '', meetings: 'unplace' }, organiser),
  ).rejects.toMatchObject(refused)
  const rest = await t.call(setup.leaveOutSlots, { ...session, slotIds: slots.slice(1) }, organiser)
  t.setClock(before.toISOString())

  expect(rest).toEqual({ slots: 1, meetings: 0, people: 0 })
  expect(
    await db.selectFrom('placement').select('slot_id').where('meeting_id', '=', meeting).execute(),
  ).toEqual([{ slot_id: slots[0] }])
})

test('a row of tables is made once, and a label stands for one place', async () => {
  const row = { label: 'Booth', kind: 'booth' as const, from: 1, to: 12 }
  const first = await t.call(setup.savePlaces, { mission, row }, organiser)
  const again = await t.call(setup.savePlaces, { mission, row: { ...row, to: 14 } }, organiser)
  const own = await t.call(
    setup.savePlaces,
    {
      mission,
      places: [
        {
          label: 'Hall C 12',
          kind: 'booth',
          ownerParticipantId: world.own.participantId,
          directions: 'By the north door',
        },
      ],
    },
    organiser,
  )

  expect([first.added, again.added, own.added]).toEqual([12, 2, 1])
  expect(
    (await t.call(setup.getPlan, { mission }, organiser)).places.find(place => place.label === 'Hall C 12')
      ?.owner?.organisation,
  ).toBe('Company a')
  await expect(
    t.call(setup.savePlaces, { mission, places: [{ label: 'Booth 3', kind: 'table' }] }, organiser),
  ).rejects.toMatchObject({ code: 'already-exists' })
})

test('ten at once on the last seat of a visit leave one winner', async () => {
  const { id: item } = await t.call(
    setup.saveProgrammeItem,
    {
      mission,
      kind: 'site-visit',
      title: 'Hospital',
      date: '2026-10-06',
      from: '10:00',
      to: '12:00',
      capacity: 1,
      signUp: true,
    },
    organiser,
  )
  const participants = await Promise.all(
    Array.from({ length: 10 }, async (_, index) => {
      const personId = await addPerson(t.house, `visitor ${index}`)
      return addParticipant(t.house, mission, await addOrganisation(t.house, `Muster ${index}`), { personId })
    }),
  )
  const results = await Promise.allSettled(
    participants.map(participant => t.call(setup.signUpForItem, { mission, item, participant }, organiser)),
  )

  expect(results.filter(result => result.status === 'fulfilled').length).toBe(1)
  expect(
    results
      .flatMap(result => (result.status === 'rejected' ? [result.reason.code] : []))
      .every(code => code === 'item-full'),
  ).toBe(true)
  expect(
    (await t.call(setup.listProgramme, { mission }, organiser)).items.find(one => one.id === item)?.signedUp,
  ).toBe(1)
})

test('a removed programme item tells those who had a seat', async () => {
  const { id: item } = await t.call(
    setup.saveProgrammeItem,
    {
      mission,
      kind: 'reception',
      title: 'Evening',
      date: '2026-10-05',
      from: '19:00',
      to: '21:00',
      signUp: true,
    },
    organiser,
  )
  const delegate = await t.viewerOf(world.own.people.delegate)
  await t.call(setup.signUpForItem, { mission, item, participant: world.own.participantId }, delegate)
  expect(
    (await t.call(setup.listProgramme, { mission }, delegate)).items.find(one => one.id === item)?.mine,
  ).toEqual([world.own.participantId])

  expect(await t.call(setup.removeProgrammeItem, { mission, item }, organiser)).toEqual({ told: 1 })
})

/** A meeting of the two participants in the draft schedule, as rows: what this room must not lose. */
async function placeMeeting(where: { slot: string; place: string }): Promise<void> {
  const { db } = t.house.database
  const now = t.house.now()
  const [requestId, meetingId, scheduleId] = [t.house.newId(), t.house.newId(), t.house.newId()]
  const stamps = { created_at: now, updated_at: now }
  await db
    .insertInto('meeting_request')
    .values({
      id: requestId,
      mission_id: mission,
      from_participant_id: world.own.participantId,
      to_participant_id: world.own.counterpartId,
      to_organisation_id: world.own.counterpartOrganisationId,
      wish: 'must',
      state: 'accepted',
      created_by: world.own.people.delegate,
      expires_at: now,
      ...stamps,
    })
    .execute()
  await db
    .insertInto('meeting')
    .values({
      id: meetingId,
      mission_id: mission,
      request_id: requestId,
      state: 'accepted',
      weight: 1,
      ...stamps,
    })
    .execute()
  await db
    .insertInto('meeting_attendee')
    .values([
      { meeting_id: meetingId, participant_id: world.own.participantId, side: 'from' },
      { meeting_id: meetingId, participant_id: world.own.counterpartId, side: 'to' },
    ])
    .execute()
  await db
    .insertInto('schedule')
    .values({ id: scheduleId, mission_id: mission, number: 1, state: 'draft', created_at: now })
    .execute()
  await db
    .insertInto('placement')
    .values({
      schedule_id: scheduleId,
      meeting_id: meetingId,
      slot_id: where.slot,
      place_id: where.place,
      period: '[2026-10-05T00:00:00Z,2026-10-05T00:20:00Z)',
      exclusive: true,
    })
    .execute()
}
