import { afterAll, beforeEach, expect, test } from 'vitest'
import { addGrant, addOrganisation, addPerson } from '../../../tests/harness/world.ts'
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

/** Six in the evening in Osaka. */
const evening = '2026-10-05T09:00:00Z'
const askAll = () => t.house.jobs.runChores(['outcomes.ask'])
const linkOf = async (person: string) => {
  const mail = (await scene.mails()).findLast(one => one.to === `${person}@test.example`)
  return { body: mail?.body ?? '', token: /\/follow-up\/([\w-]+)/.exec(mail?.body ?? '')?.[1] ?? '' }
}

test('whom somebody met unasked stands in their evening mail and list beside the meetings, and is answered there', async () => {
  await addPlaced(own.counterpartId, 0)
  const { id } = await t.call(c.logEncounter, { ...mission, other: 'Stand Seven', kind: 'stand' }, delegate)
  t.setClock(evening)

  await askAll()
  const { body, token } = await linkOf('delegate.a')
  const before = await t.call(c.getFollowUpByLink, { token })
  const saying = { rung: 'sample', nextStep: 'Send a lens', amountBand: '10k-50k' } as const
  await t.call(c.answerEncounterByLink, { token, encounter: id, ...saying })
  await t.call(c.answerEncounter, { id, rung: 'pilot', closed: true }, delegate)
  const after = await t.call(c.getFollowUpByLink, { token })

  expect(body).toContain('• Counterpart a: counterpart a Example')
  expect(body).toContain('• Stand Seven · At a stand')
  expect(before.encounters).toMatchObject([
    { encounterId: id, organisation: 'Company a', other: { id: null, name: 'Stand Seven' }, answer: null },
  ])
  expect(after.encounters).toMatchObject([{ answer: { rung: 'pilot', via: 'signed-in', closed: true } }])
  expect(
    await t.house.database.db
      .selectFrom('encounter_answer')
      .select(['number', 'via', 'rung'])
      .orderBy('number')
      .execute(),
  ).toEqual([
    { number: 1, via: 'link', rung: 'sample' },
    { number: 2, via: 'signed-in', rung: 'pilot' },
  ])
  expect((await t.call(c.listEncounters, mission, delegate)).items).toMatchObject([{ rung: 'pilot' }])
})

test('who had no meeting is asked of whom they met; what was said while logging only later, what is closed no more', async () => {
  const met = async (other: string, rung?: 'nda') =>
    (await t.call(c.logEncounter, { ...mission, other, kind: 'visit', ...(rung && { rung }) }, delegate)).id
  const [open] = [await met('Silent KK'), await met('Told KK', 'nda')]
  const ends = await t.house.database.db
    .selectFrom('mission')
    .select('ends_on')
    .where('id', '=', own.missionId)
    .executeTakeFirstOrThrow()
  t.setClock(evening)
  await askAll()
  const early = await scene.mailKinds()
  t.setClock(`${ends.ends_on}T09:00:00Z`)
  await askAll()
  const first = await linkOf('delegate.a')
  await t.call(c.answerEncounter, { id: open ?? '', rung: 'none', closed: true }, delegate)
  await scene.forgetMails()
  t.setClock('2026-11-16T09:30:00Z')

  await askAll()
  const later = await linkOf('delegate.a')

  expect(early).toEqual([])
  expect([first.body.includes('Silent KK'), first.body.includes('Told KK')]).toEqual([true, false])
  expect([later.body.includes('Silent KK'), later.body.includes('Told KK')]).toEqual([false, true])
})

test('for a company that stays at home its editors answer too, and the delegate who carried it reads no amount', async () => {
  const home = await addOrganisation(t.house, 'Home Again', { clusterId: own.clusterId })
  const editor = await addPerson(t.house, 'home editor')
  await addGrant(t.house, editor, 'organisation-editor', { organisation_id: home })
  await t.house.database.db
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
  const { id } = await t.call(
    c.logEncounter,
    { ...mission, organisation: home, other: 'Stand Nine', kind: 'stand' },
    delegate,
  )
  const read = async (viewer: typeof delegate) =>
    (await t.call(c.getFollowUp, { ...mission, person: own.people.delegate }, viewer)).encounters.map(one => [
      one.organisation,
      one.answer?.rung,
      one.answer?.amountBand,
    ])

  const band = { amountBand: '50k-250k' } as const
  await t.call(c.answerEncounter, { id, rung: 'proposal', ...band }, await t.viewerOf(editor))

  expect(await read(delegate)).toEqual([['Home Again', 'proposal', null]])
  expect(await read(await t.viewerOf(editor))).toEqual([['Home Again', 'proposal', '50k-250k']])
  await t.call(c.answerEncounter, { id, rung: 'contract' }, delegate)
  expect(await read(await t.viewerOf(editor))).toEqual([['Home Again', 'contract', '50k-250k']])
  await expect(t.call(c.answerEncounter, { id, rung: 'none' }, counterpart)).rejects.toMatchObject({
    code: 'not-found',
  })
})

test('who has encounters alone stands on the chase list until they said on the phone what came of them', async () => {
  const { id } = await t.call(c.logEncounter, { ...mission, other: 'Stand Ten', kind: 'stand' }, delegate)
  await t.call(c.logEncounter, { ...mission, other: 'Told', kind: 'stand', rung: 'nda' }, delegate)
  const chase = async (viewer = organiser) =>
    (await t.call(c.listChase, mission, viewer)).items.map(one => [
      one.person.id,
      one.organisation,
      one.meetings,
      one.encounters,
      one.unanswered,
    ])
  const before = await chase()
  const ofOtherCluster = await addPerson(t.house, 'manager of another cluster')
  await addGrant(t.house, ofOtherCluster, 'cluster-manager', { cluster_id: own.secondClusterId })
  const managed = await addPerson(t.house, 'manager of the cluster')
  await addGrant(t.house, managed, 'cluster-manager', { cluster_id: own.clusterId })

  const read = [await chase(await t.viewerOf(managed)), await chase(await t.viewerOf(ofOtherCluster))]
  await t.call(c.answerEncounter, { id, rung: 'pilot', nextStep: 'Call again' }, organiser)

  expect(before).toEqual([[own.people.delegate, 'Company a', 0, 2, 1]])
  expect(read).toEqual([before, []])
  expect(await chase()).toEqual([])
  const { encounters: told } = await t.call(c.getFollowUp, mission, delegate)
  expect(told.find(one => one.encounterId === id)?.answer).toMatchObject({
    rung: 'pilot',
    via: 'phone',
    answeredBy: 'organiser a Example',
    onBehalfOf: 'delegate a Example',
  })
})

test('whom somebody met stands on the chase list beside their meetings, and no more once taken back', async () => {
  await addPlaced(own.counterpartId, 0)
  const { id } = await t.call(c.logEncounter, { ...mission, other: 'Stand Ten', kind: 'stand' }, delegate)
  t.setClock(evening)
  const counts = async () =>
    (await t.call(c.listChase, mission, organiser)).items
      .filter(one => one.person.id === own.people.delegate)
      .map(one => [one.meetings, one.encounters, one.unanswered])
  const both = await counts()

  await t.call(c.withdrawEncounter, { id }, delegate)

  expect(both).toEqual([[1, 1, 2]])
  expect(await counts()).toEqual([[1, 0, 1]])
})
