import { afterAll, beforeEach, expect, test } from 'vitest'
import { addOrganisation, addParticipant, addPerson } from '../../../tests/harness/world.ts'
import { recordStatements } from '../../database/record-statements.ts'
import type { Viewer } from '../../shared/viewer.ts'
import * as c from './contract.ts'
import { openMeetings } from './factory.ts'

const scene = await openMeetings()
const { t, world, delegate, counterpart, organiser, ask, mails, addLocal } = scene
afterAll(() => t.close())
beforeEach(scene.reset)

test('requests expire in one digest per person, and cannot be answered after their time', async () => {
  const other = await addLocal('Also slow')
  const { id } = await ask()
  await ask({ organisation: other.organisation })
  t.moveClock(73 * 3_600_000)

  await expect(t.call(c.answerRequest, { id, answer: 'accept' }, counterpart)).rejects.toMatchObject({
    code: 'request-expired',
  })
  await t.house.jobs.runChores()
  await t.house.jobs.runChores()

  const digests = (await mails()).filter(mail => mail.kind === 'meetings-expired')
  expect(digests.map(mail => mail.to).sort()).toEqual([
    'also.slow.person@test.example',
    'counterpart.a@test.example',
    'delegate.a@test.example',
  ])
  expect(digests.find(mail => mail.to.startsWith('delegate'))?.body).toContain('→ Also slow')
  expect((await t.call(c.getRequest, { id }, delegate)).state).toBe('expired')
  await expect(ask()).resolves.toMatchObject({ accepted: false })
  t.moveClock(-73 * 3_600_000)
})

test('requests of a mission that is behind everybody expire without a mail', async () => {
  const { id } = await ask()
  const before = (await mails()).length
  t.moveClock(60 * 86_400_000)
  await t.house.jobs.runChores(['meetings.expire-requests'])

  expect((await t.call(c.getRequest, { id }, delegate)).state).toBe('expired')
  expect((await mails()).length).toBe(before)
  t.moveClock(-60 * 86_400_000)
})

test('everybody with requests over 48 hours gets one reminder that lists them all', async () => {
  for (const name of ['Peer one', 'Peer two']) {
    const organisation = await addOrganisation(t.house, name)
    const personId = await addPerson(t.house, name)
    await addParticipant(t.house, world.own.missionId, organisation, {
      personId,
      groupId: world.own.groupIds[0],
    })
    await ask({}, await t.viewerOf(personId))
  }
  await ask()
  t.moveClock(49 * 3_600_000)

  const first = await t.call(c.remindAll, { mission: world.own.missionSlug }, organiser)
  const second = await t.call(c.remindAll, { mission: world.own.missionSlug }, organiser)

  expect([first, second]).toEqual([
    { people: 1, requests: 3 },
    { people: 0, requests: 0 },
  ])
  const reminders = (await mails()).filter(mail => mail.kind === 'meetings-waiting')
  expect(reminders.length).toBe(1)
  for (const name of ['Peer one', 'Peer two', 'Company a']) expect(reminders[0]?.body).toContain(name)
  t.moveClock(-49 * 3_600_000)
})
test('each list holds what concerns its reader, with a constant number of queries', async () => {
  const counted = async () =>
    (await recordStatements(() => t.call(c.listRequests, { mission: world.own.missionSlug }, organiser)))
      .statements.length
  await ask()
  const one = await counted()
  const locals = [await addLocal('List one'), await addLocal('List two')]
  for (const local of locals) await ask({ organisation: local.organisation })

  const three = await counted()
  const titles = async (viewer: Viewer, box: 'received' | 'sent' | 'all') =>
    (await t.call(c.listRequests, { mission: world.own.missionSlug, box }, viewer)).items
      .map(item => item.to.organisation.name)
      .sort()

  expect(three).toBe(one)
  expect(await titles(delegate, 'sent')).toEqual(['Counterpart a', 'List one', 'List two'])
  expect(await titles(delegate, 'received')).toEqual([])
  expect(await titles(counterpart, 'received')).toEqual(['Counterpart a'])
  expect(await titles(counterpart, 'all')).toEqual(['Counterpart a'])
  expect(await titles(await t.viewerOf(world.own.people.host), 'received')).toEqual(['Counterpart a'])
  expect(await titles(await t.viewerOf(world.own.people.editor), 'sent')).toEqual([
    'Counterpart a',
    'List one',
    'List two',
  ])
  expect(await titles(organiser, 'all')).toEqual(['Counterpart a', 'List one', 'List two'])
  expect(await titles(await t.viewerOf(world.own.people.steward), 'all')).toEqual([])
})
test('for the foreign side neither the mission nor its requests exist', async () => {
  const { id } = await ask()
  for (const person of ['manager', 'organiser', 'delegate', 'host', 'coordinator'] as const) {
    const viewer = await t.viewerOf(world.foreign.people[person])
    await expect(t.call(c.getRequest, { id }, viewer)).rejects.toMatchObject({ code: 'not-found' })
    await expect(t.call(c.listRequests, { mission: world.own.missionSlug }, viewer)).rejects.toMatchObject({
      code: 'not-found',
    })
    await expect(t.call(c.answerRequest, { id, answer: 'accept' }, viewer)).rejects.toMatchObject({
      code: 'not-found',
    })
    await expect(
      t.call(c.listCounterparts, { mission: world.own.missionSlug }, viewer),
    ).rejects.toMatchObject({ code: 'not-found' })
  }
})
test('whom I may meet: those of groups that may meet mine, best overlap first, narrowed by what I look for', async () => {
  const { db } = t.house.database
  const near = await addLocal('Zeta optics')
  await db
    .updateTable('participant')
    .set({ offers: 'OCT probes and fibre lasers', languages: ['ja', 'en'] })
    .where('id', '=', near.participantId)
    .execute()
  await db
    .updateTable('participant')
    .set({ seeks: 'A maker of OCT probes' })
    .where('id', '=', world.own.participantId)
    .execute()
  const counted = async () =>
    (await recordStatements(() => t.call(c.listCounterparts, { mission: world.own.missionSlug }, delegate)))
      .statements.length
  const before = await counted()
  await addLocal('Another')
  await addLocal('Yet another')

  const all = await t.call(c.listCounterparts, { mission: world.own.missionSlug }, delegate)
  const japanese = await t.call(
    c.listCounterparts,
    { mission: world.own.missionSlug, language: 'ja' },
    delegate,
  )
  const found = await t.call(c.listCounterparts, { mission: world.own.missionSlug, text: 'fibre' }, delegate)

  expect(all.items.map(item => item.organisation.name)).toEqual([
    'Zeta optics',
    'Another',
    'Counterpart a',
    'Yet another',
  ])
  expect(all.items[0]?.why).toEqual({ theyOffer: ['OCT', 'probes'], theySeek: [] })
  expect(japanese.items.map(item => item.organisation.name)).toEqual(['Zeta optics'])
  expect(found).toMatchObject({ total: 1, everybody: 4 })
  expect(await counted()).toBe(before)
})
test('the requests can be had as a workbook', async () => {
  await ask({ message: '=1+1' })

  const file = (await t.house.call('meetings.exportRequests', { mission: world.own.missionSlug }, organiser))
    .output as { fileName: string; body: Uint8Array }

  expect(file.fileName).toBe('mission-a-requests.xlsx')
  expect(Buffer.from(file.body).subarray(0, 2).toString()).toBe('PK')
})
