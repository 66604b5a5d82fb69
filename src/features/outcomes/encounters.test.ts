import { afterAll, beforeEach, expect, test } from 'vitest'
import { addOrganisation } from '../../../tests/harness/world.ts'
import * as c from './contract.ts'
import { openOutcomes } from './factory.ts'

const scene = await openOutcomes()
const { t, world, delegate, counterpart, organiser, addPlaced, addLocal } = scene
const { own } = world
const mission = { mission: own.missionSlug }
afterAll(() => t.close())
beforeEach(async () => {
  await scene.reset()
  t.setClock('2026-10-05T03:00:00Z')
})

const encounters = async (viewer = organiser) =>
  (await t.call(c.listEncounters, mission, viewer)).items.map(one => [
    one.organisation.name,
    one.other.name,
    one.other.id,
  ])

test('a delegate logs whom they met, for their own company and for one whose offers they carry', async () => {
  const { db } = t.house.database
  const home = await addOrganisation(t.house, 'Stays Home', { clusterId: own.clusterId })
  await db
    .insertInto('participant')
    .values({
      id: t.house.newId(),
      mission_id: own.missionId,
      organisation_id: home,
      kind: 'represented',
      state: 'confirmed',
      carried_by: own.participantId,
      created_at: t.house.now(),
      updated_at: t.house.now(),
    })
    .execute()

  await t.call(c.logEncounter, { ...mission, other: 'counterpart A', kind: 'stand', rung: 'nda' }, delegate)
  t.moveClock(60_000)
  await t.call(
    c.logEncounter,
    { ...mission, organisation: home, other: 'A stranger', kind: 'introduction' },
    delegate,
  )

  expect(await encounters()).toEqual([
    ['Stays Home', 'A stranger', null],
    ['Company a', 'Counterpart a', own.counterpartOrganisationId],
  ])
  expect(await encounters(counterpart)).toEqual([])
  expect((await t.call(c.getFunnel, mission, organiser)).encounters).toBe(2)
  await expect(
    t.call(c.logEncounter, { ...mission, organisation: home, other: 'X', kind: 'stand' }, counterpart),
  ).rejects.toMatchObject({ code: 'no-seat-in-mission' })
})

test('an encounter logged by mistake is taken back by who logged it, and counts no more', async () => {
  const { id } = await t.call(c.logEncounter, { ...mission, other: 'Nobody', kind: 'other' }, delegate)
  await expect(t.call(c.withdrawEncounter, { id }, counterpart)).rejects.toMatchObject({
    code: 'not-allowed',
  })

  await t.call(c.withdrawEncounter, { id }, delegate)

  expect(await encounters()).toEqual([])
  expect((await t.call(c.getFunnel, mission, organiser)).encounters).toBe(0)
})

test('the funnel counts from the request to the rung, and hides small groups from others', async () => {
  const meeting = await addPlaced(own.counterpartId, 0)
  await addPlaced(await addLocal('Unheld'), 1)
  await t.call(c.answerOutcome, { id: meeting, side: 'from', held: true, rung: 'nda' }, delegate)
  await t.call(c.answerOutcome, { id: meeting, side: 'to', held: true, rung: 'talking' }, counterpart)

  const market = { ...mission, scope: 'market' } as const
  const { steps, clusters } = await t.call(c.getFunnel, mission, organiser)
  expect(steps.filter(one => one.value !== 0)).toEqual([
    { step: 'requested', value: 2, of: null, disputed: 0 },
    { step: 'accepted', value: 2, of: 2, disputed: 0 },
    { step: 'scheduled', value: 2, of: 2, disputed: 0 },
    { step: 'held', value: 1, of: 2, disputed: 0 },
    { step: 'nda', value: 1, of: 1, disputed: 1 },
  ])
  expect(clusters.map(one => one.name)).toEqual(['Cluster a one'])
  // The other missions to that market are not this organiser's; the partnership's coordinator reads all of them.
  const coordinator = await t.viewerOf(own.people.coordinator)
  expect((await t.call(c.getFunnel, market, organiser)).hides).toBe(true)
  expect((await t.call(c.getFunnel, market, coordinator)).steps).toEqual(steps)
  const records = await t.call(c.listOutcomes, { ...mission, show: 'nda' }, organiser)
  expect(records.items.map(one => one.meetingId)).toEqual([meeting])
  const others = await t.call(c.getFunnel, mission, await t.viewerOf(own.people.funder))
  expect(others.hides).toBe(true)
  expect(others.members).toEqual([])
  expect(others.steps.filter(one => one.value !== null && one.value > 0)).toEqual([])
  const single = { ...mission, organisation: own.organisationId }
  expect((await t.call(c.getFunnel, single, organiser)).hides).toBe(false)
  await expect(t.call(c.getFunnel, single, await t.viewerOf(own.people.funder))).rejects.toMatchObject({
    code: 'not-found',
  })
  const none = await t.call(c.getFunnel, { ...mission, cluster: own.secondClusterId }, organiser)
  expect(none.steps[0]?.value).toBe(0)
})
