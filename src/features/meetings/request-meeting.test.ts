import { afterAll, beforeEach, expect, test } from 'vitest'
import { addOrganisation, addParticipant } from '../../../tests/harness/world.ts'
import * as c from './contract.ts'
import { openMeetings } from './factory.ts'
import { listAcceptedMeetings } from './index.ts'

const scene = await openMeetings()
const { t, world, delegate, counterpart, organiser, ask, askBack, addLocal } = scene
afterAll(() => t.close())
beforeEach(scene.reset)

test('a second request for the same meeting is refused and names the first', async () => {
  const { id } = await ask()

  await expect(ask()).rejects.toMatchObject({ code: 'already-exists', values: { request: id } })
})
test('asking back accepts the request that waits', async () => {
  const { id } = await ask({ wish: 'must' })

  const back = await askBack()

  expect(back).toEqual({ id, accepted: true, name: 'Company a' })
  expect(await listAcceptedMeetings(t.house.database.db, world.own.missionId)).toMatchObject([
    { requestId: id, weight: 18 },
  ])
})
test('ten who ask at the same moment, from both sides, leave one request or one meeting', async () => {
  const both = Array.from({ length: 10 }, (_, index) => (index % 2 === 0 ? ask() : askBack()))

  await Promise.allSettled(both)

  const rows = await t.house.database.db.selectFrom('meeting_request').select('state').execute()
  expect(rows).toEqual([{ state: 'accepted' }])
})
test('the limit of a participant holds when requests are sent at the same moment', async () => {
  const locals = []
  for (let index = 0; index < 5; index++) locals.push(await addLocal(`Limit ${index}`))
  await t.house.database.db
    .updateTable('mission')
    .set({ request_limit: 2 })
    .where('id', '=', world.own.missionId)
    .execute()

  const results = await Promise.allSettled(locals.map(one => ask({ organisation: one.organisation })))

  expect(results.filter(result => result.status === 'fulfilled').length).toBe(2)
  expect(results.flatMap(result => (result.status === 'rejected' ? [result.reason.code] : []))).toEqual(
    Array(3).fill('request-limit-reached'),
  )
})
test('groups that may not meet, observers, the own organisation and a closed window are refused', async () => {
  const { db } = t.house.database
  const peer = await addOrganisation(t.house, 'Peer company')
  await addParticipant(t.house, world.own.missionId, peer, { groupId: world.own.groupIds[0] })
  const absent = await addOrganisation(t.house, 'Absent company')

  await expect(ask({ organisation: peer })).rejects.toMatchObject({ code: 'groups-may-not-meet' })
  await expect(ask({ organisation: absent })).rejects.toMatchObject({ code: 'not-available-for-meetings' })
  await expect(ask({ organisation: world.own.organisationId })).rejects.toMatchObject({
    code: 'own-organisation',
  })
  await db
    .updateTable('mission')
    .set({ requests_close_at: new Date('2026-08-01T00:00:00Z') })
    .where('id', '=', world.own.missionId)
    .execute()
  await expect(ask()).rejects.toMatchObject({ code: 'requests-not-open' })
  await expect(ask({ from: world.own.participantId }, organiser)).resolves.toMatchObject({ accepted: false })
})
test('a sent request can be edited and withdrawn, and two editors do not overwrite each other', async () => {
  const { id } = await ask({ message: 'First words' })

  t.moveClock(1_000)
  await t.call(c.editRequest, { id, version: 1, wish: 'must', message: 'Better words' }, delegate)
  t.moveClock(1_000)
  await expect(
    t.call(c.editRequest, { id, version: 1, wish: 'must', message: 'Other words' }, delegate),
  ).rejects.toMatchObject({ code: 'changed-meanwhile' })
  await t.call(c.withdrawRequest, { id, version: 2 }, delegate)

  const shown = await t.call(c.getRequest, { id }, counterpart)
  expect(shown).toMatchObject({ state: 'withdrawn', message: 'Better words', canAnswer: false })
  expect(shown.history.map(line => line.what)).toEqual(['ask', 'edit', 'withdraw'])
})
test('a cluster manager, a host and the organiser act for a participant, and it shows who did', async () => {
  const manager = await t.viewerOf(world.own.people.manager)
  const host = await t.viewerOf(world.own.people.host)
  const { id } = await ask({ from: world.own.participantId }, manager)

  const sent = await t.call(c.getRequest, { id }, delegate)
  await t.call(c.answerRequest, { id, answer: 'accept' }, host)
  const answered = await t.call(c.getRequest, { id }, counterpart)

  expect(sent.askedBy).toBe('manager a Example')
  expect(answered.answeredBy).toBe('host a Example')
  await expect(ask({ from: world.own.counterpartId })).rejects.toMatchObject({ code: 'not-allowed' })
})
