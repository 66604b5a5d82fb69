import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../tests/harness/house.ts'
import { buildWorld, type World } from '../../../tests/harness/world.ts'
import { getOrganisation, updateOrganisation } from '../directory/contract.ts'
import { getMission, updateMission } from '../missions/contract.ts'
import { listMyConsents, withdrawConsent } from '../missions/contract-consents.ts'
import { getParticipant, updateParticipant } from '../missions/contract-participants.ts'
import { getMissionHistory, getOrganisationHistory } from './contract.ts'

let t: TestHouse
let world: World
beforeAll(async () => {
  t = await openTestHouse()
  world = await buildWorld(t.house)
})
afterAll(() => t.close())

test('a mission tells who changed it and its participants, and on whose behalf, newest first', async () => {
  const { missionId: mission, participantId: participant, people } = world.own
  const organiser = await t.viewerOf(people.organiser)
  const { version, ...facts } = await t.call(getMission, { mission }, organiser)
  const { type, title, country, city, timeZone, startsOn, endsOn } = facts
  await t.call(
    updateMission,
    { mission, version, type, title, country, city, timeZone, startsOn, endsOn, venue: 'Hall 3' },
    organiser,
  )
  const { inside } = await t.call(getParticipant, { mission, participant }, organiser)
  await t.call(
    updateParticipant,
    { mission, participant, version: inside?.version ?? 0, offers: 'Mirrors' },
    organiser,
  )

  const { items, total } = await t.call(getMissionHistory, { mission, pageSize: 2 }, organiser)
  expect(items.map(({ call, who, onBehalfOf, about }) => [call, who, onBehalfOf, about])).toEqual([
    [
      'missions.updateParticipant',
      'organiser a Example',
      'delegate a Example',
      'Company a, delegate a Example',
    ],
    ['missions.updateMission', 'organiser a Example', null, null],
  ])
  expect(total).toBeGreaterThanOrEqual(2)
  await expect(
    t.call(getMissionHistory, { mission }, await t.viewerOf(people.delegate)),
  ).rejects.toMatchObject({ code: 'not-allowed' })
})

test('an organisation tells its editors who changed it', async () => {
  const organisation = world.own.organisationId
  const editor = await t.viewerOf(world.own.people.editor)
  const { version, name } = await t.call(getOrganisation, { organisation }, editor)
  await t.call(updateOrganisation, { organisation, version, kind: 'sme', name, country: 'AT' }, editor)

  const { items } = await t.call(getOrganisationHistory, { organisation }, editor)
  expect(items.map(({ call, who }) => [call, who])).toEqual([
    ['directory.updateOrganisation', 'editor a Example'],
  ])
})

test('a consent is shown with its wording and time, is taken back, and stays on record', async () => {
  const { missionId: mission, participantId: participant, people } = world.own
  const delegate = await t.viewerOf(people.delegate)
  const read = async () => (await t.call(getParticipant, { mission, participant }, delegate)).inside
  await t.call(
    updateParticipant,
    { mission, participant, version: (await read())?.version ?? 0, listed: true },
    delegate,
  )
  const mine = await t.call(listMyConsents, {}, delegate)
  expect(mine.items).toMatchObject([
    { purpose: 'participants-list', textVersion: '1', withdrawnAt: null, participantId: participant },
  ])
  expect((await read())?.consents).toHaveLength(1)

  await t.call(withdrawConsent, { mission, participant }, delegate)
  const after = await t.call(listMyConsents, {}, delegate)
  expect(after.items.map(one => one.withdrawnAt === null)).toEqual([false])
  expect((await read())?.listed).toBe(false)
  await expect(t.call(withdrawConsent, { mission, participant }, delegate)).rejects.toMatchObject({
    code: 'state-impossible',
  })
})
