import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../tests/harness/house.ts'
import { buildWorld, type World } from '../../../tests/harness/world.ts'
import { recordStatements } from '../../database/record-statements.ts'
import type { Viewer } from '../../shared/viewer.ts'
import { visitor } from '../../shared/viewer.ts'
import * as basics from './contract.ts'
import * as setup from './contract-setup.ts'

let t: TestHouse
let world: World
let organiser: Viewer
let manager: Viewer
beforeAll(async () => {
  t = await openTestHouse()
  world = await buildWorld(t.house)
  organiser = await t.viewerOf(world.own.people.organiser)
  manager = await t.viewerOf(world.own.people.manager)
})
afterAll(() => t.close())

const facts = {
  type: 'brokerage-event' as const,
  title: 'Photonics meets health',
  country: 'AT',
  city: 'Graz',
  timeZone: 'Europe/Vienna',
  startsOn: '2026-10-24',
  endsOn: '2026-10-25',
}

async function makeMission(title = facts.title): Promise<string> {
  return (
    await t.call(
      basics.createMission,
      { ...facts, title, partnershipId: world.own.partnershipId, leadClusterId: world.own.clusterId },
      manager,
    )
  ).slug
}

test('a draft is seen by those who run it, and by its partnership once it opens', async () => {
  const slug = await makeMission()
  const member = await t.viewerOf(world.own.people.editor)
  await expect(t.call(basics.getMission, { mission: slug }, member)).rejects.toMatchObject({
    code: 'not-found',
  })

  await t.call(basics.setMissionState, { mission: slug, state: 'open' }, manager)

  expect((await t.call(basics.getMission, { mission: slug }, member)).title).toBe('Photonics meets health')
  await expect(t.call(basics.getMission, { mission: slug }, visitor('en'))).rejects.toMatchObject({
    code: 'not-found',
  })
})

test('a cluster that is no partner cannot lead', async () => {
  const input = { ...facts, partnershipId: world.own.partnershipId, leadClusterId: world.foreign.clusterId }
  await expect(t.call(basics.createMission, input)).rejects.toMatchObject({
    code: 'input-invalid',
    faults: [{ field: 'leadClusterId', code: 'not-a-partner' }],
  })
})

test('a list shows the viewer their missions only, in a constant number of statements', async () => {
  const list = async (viewer: Viewer) =>
    recordStatements(() => t.call(basics.listMissions, { when: 'all' }, viewer))
  const foreign = await t.viewerOf(world.foreign.people.organiser)
  const few = await list(organiser)
  await makeMission('One more')
  await makeMission('And another')
  const many = await list(manager)

  expect((await list(foreign)).result.items.map(item => item.id)).toEqual([world.foreign.missionId])
  expect((await list(visitor('en'))).result.items).toEqual([])
  expect(many.result.total).toBeGreaterThan(few.result.total)
  expect(many.statements.length).toBe(few.statements.length)
})

test('who saves what somebody else has changed meanwhile is told so', async () => {
  const slug = await makeMission()
  const first = await t.call(
    basics.updateMission,
    { mission: slug, version: 1, city: 'Wien', capacity: 12 },
    manager,
  )

  await expect(
    t.call(basics.updateMission, { mission: slug, version: 1, city: 'Linz' }, manager),
  ).rejects.toMatchObject({ code: 'changed-meanwhile' })
  const mission = await t.call(basics.getMission, { mission: slug }, manager)
  expect([first.version, mission.city, mission.numbers.freeSeats, mission.title]).toEqual([
    2,
    'Wien',
    12,
    'Photonics meets health',
  ])
})

test('calling off needs a reason, tells those on the way in, and is final', async () => {
  const house = t.house.database.db
  const mails = () =>
    house
      .selectFrom('mail')
      .select(['to_address', 'subject'])
      .where('about_id', '=', world.foreign.missionId)
      .execute()
  const foreign = await t.viewerOf(world.foreign.people.organiser)
  const cancel = { mission: world.foreign.missionId, state: 'cancelled' as const }

  await expect(t.call(basics.setMissionState, cancel, foreign)).rejects.toMatchObject({
    faults: [{ field: 'reason', code: 'missing' }],
  })
  const answer = await t.call(basics.setMissionState, { ...cancel, reason: 'The fair was moved.' }, foreign)

  expect(answer.told).toBe(2)
  expect((await mails()).map(mail => mail.to_address).sort()).toEqual([
    'counterpart.b@test.example',
    'delegate.b@test.example',
  ])
  await expect(
    t.call(basics.setMissionState, { mission: world.foreign.missionId, state: 'open' }, foreign),
  ).rejects.toMatchObject({ code: 'state-impossible' })
})

test('groups may swap names, and one with people in it stays', async () => {
  const { groupIds, missionId: mission } = world.own
  const [a, b] = groupIds
  const swapped = await t.call(
    setup.saveGroups,
    {
      mission,
      groups: [
        { id: a, name: 'Local companies' },
        { id: b, name: 'Delegates' },
        { name: 'Research' },
        { name: '' },
      ],
      pairs: [
        { a: 'Local companies', b: 'Delegates' },
        { a: 'Delegates', b: 'Local companies' },
        { a: 'Research', b: 'Research' },
      ],
    },
    organiser,
  )
  expect([swapped.groups.map(group => group.name), swapped.pairs]).toEqual([
    ['Local companies', 'Delegates', 'Research'],
    2,
  ])
  await expect(
    t.call(setup.saveGroups, { mission, groups: [{ id: a, name: 'Delegates' }], pairs: [] }, organiser),
  ).rejects.toMatchObject({ code: 'still-used' })
  const back = {
    mission,
    groups: [
      { id: a, name: 'Delegates' },
      { id: b, name: 'Local companies' },
    ],
    pairs: [{ a: 'Delegates', b: 'Local companies' }],
  }
  expect((await t.call(setup.saveGroups, back, organiser)).groups.map(group => group.id)).toEqual([a, b])
})

test('questions keep their ids, so that answers stay theirs', async () => {
  const mission = world.own.missionId
  const { questions } = await t.call(
    setup.saveQuestions,
    {
      mission,
      questions: [
        { label: 'Diet', kind: 'choice', options: ['any', 'vegetarian'], required: true },
        { label: 'Badge', required: false },
      ],
    },
    organiser,
  )
  const [diet, badge] = questions
  const again = await t.call(
    setup.saveQuestions,
    {
      mission,
      questions: [
        { id: badge?.id, label: 'Name on the badge', required: false },
        { id: diet?.id, label: 'Diet', kind: 'choice', options: ['any', 'vegan'], required: true },
      ],
    },
    organiser,
  )

  expect(again.questions.map(question => question.id)).toEqual([badge?.id, diet?.id])
  await t.call(setup.saveQuestions, { mission, questions: [] }, organiser)
})

test('last year’s event comes back on new dates by the clocks of the place, without its people', async () => {
  const source = await makeMission('Event 2026')
  await t.call(
    setup.saveGroups,
    { mission: source, groups: [{ name: 'A' }, { name: 'B' }], pairs: [{ a: 'A', b: 'B' }] },
    manager,
  )
  await t.call(
    setup.saveQuestions,
    { mission: source, questions: [{ label: 'Diet', required: false }] },
    manager,
  )
  const { id: session } = await t.call(
    setup.addSession,
    {
      mission: source,
      title: 'Morning',
      date: '2026-10-24',
      from: '09:00',
      to: '12:00',
      slotMinutes: 20,
      pauseMinutes: 5,
    },
    manager,
  )
  // A speech in the second slot.
  const [morning] = (await t.call(setup.getPlan, { mission: source }, manager)).sessions
  const speech = morning?.slots.slice(1, 2).map(slot => slot.id) ?? []
  await t.call(setup.leaveOutSlots, { mission: source, session, slotIds: speech }, manager)
  await t.call(setup.savePlaces, { mission: source, row: { label: 'Table', from: 1, to: 3 } }, manager)
  await t.call(
    setup.saveProgrammeItem,
    {
      mission: source,
      kind: 'reception',
      title: 'Evening',
      date: '2026-10-25',
      from: '19:00',
      to: '21:00',
      signUp: true,
    },
    manager,
  )

  const copy = await t.call(
    basics.copyMission,
    { mission: source, title: 'Event 2027', startsOn: '2027-07-03' },
    manager,
  )
  const mission = await t.call(basics.getMission, { mission: copy.slug }, manager)
  const plan = await t.call(setup.getPlan, { mission: copy.slug }, manager)
  const programme = await t.call(setup.listProgramme, { mission: copy.slug }, manager)

  expect([mission.state, mission.startsOn, mission.endsOn, mission.copiedFrom?.title]).toEqual([
    'draft',
    '2027-07-03',
    '2027-07-04',
    'Event 2026',
  ])
  expect([
    mission.groups.map(group => group.name),
    mission.pairs.length,
    mission.questions.map(question => question.label),
    mission.numbers.byState,
  ]).toEqual([['A', 'B'], 1, ['Diet'], {}])
  expect(
    plan.sessions.map(session => [
      session.date,
      session.from,
      session.to,
      session.slots.length,
      session.slots[0]?.startsAt,
      session.leftOut.map(slot => slot.startsAt),
    ]),
  ).toEqual([['2027-07-03', '09:00', '12:00', 6, '2027-07-03T07:00:00.000Z', ['2027-07-03T07:25:00.000Z']]])
  expect([
    plan.places.map(place => place.label),
    programme.items.map(item => [item.date, item.from]),
  ]).toEqual([['Table 1', 'Table 2', 'Table 3'], [['2027-07-04', '19:00']]])
})

test('the desk counts what needs the organiser', async () => {
  const desk = await t.call(basics.getMissionDesk, { mission: world.own.missionId }, organiser)
  expect(desk).toMatchObject({
    confirmed: 2,
    withoutRequest: 2,
    underThreeMeetings: 2,
    withoutAvailability: 2,
    pending: 0,
    slots: 4,
    places: 2,
    freePlaces: 8,
    schedule: 'none',
  })
})
