import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addMeeting } from '../../../tests/harness/add-meeting.ts'
import { openTestHouse, type TestHouse } from '../../../tests/harness/house.ts'
import {
  addCluster,
  addGrant,
  addOrganisation,
  addParticipant,
  addPerson,
  buildWorld,
  type Side,
  type World,
} from '../../../tests/harness/world.ts'
import { type Viewer, visitor } from '../../shared/viewer.ts'
import { getRequestByLink, listNever, listRequests, requestMeeting, setNever } from '../meetings/contract.ts'
import { listParticipants } from '../missions/contract-participants.ts'
import { getScheduleByLink } from './contract-mine.ts'

let t: TestHouse
let world: World
let own: Side
const db = () => t.house.database.db
beforeAll(async () => {
  t = await openTestHouse()
  world = await buildWorld(t.house)
  own = world.own
})
afterAll(() => t.close())

const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'done',
    error => (error as { code?: string }).code,
  )

async function addLink(purpose: 'answer' | 'my-schedule', personId: string, subjectId: string, payload = {}) {
  const token = `${purpose}-${t.house.newId()}`.padEnd(43, 'x')
  await db()
    .insertInto('link')
    .values({
      id: t.house.newId(),
      token_hash: createHash('sha256').update(token).digest('hex'),
      purpose,
      person_id: personId,
      subject_id: subjectId,
      payload: JSON.stringify(payload),
      created_at: t.house.now(),
      expires_at: new Date(t.house.now().getTime() + 86_400_000),
    })
    .execute()
  return token
}

test('a mail’s link opens what its reader still reads: a host whose role ended reads and answers no more', async () => {
  const meeting = await addMeeting(t.house, {
    missionId: own.missionId,
    from: own.participantId,
    to: own.counterpartId,
  })
  const { request_id } = await db()
    .selectFrom('meeting')
    .select('request_id')
    .where('id', '=', meeting)
    .executeTakeFirstOrThrow()
  const participants = [own.counterpartId]
  const tokens = {
    host: await addLink('my-schedule', own.people.host, own.missionId, { participants }),
    person: await addLink('my-schedule', own.people.counterpart, own.missionId, { participants }),
    stranger: await addLink('my-schedule', own.people.steward, own.missionId, { participants }),
    answer: await addLink('answer', own.people.host, request_id),
  }
  const reads = async (token: string) =>
    (await t.call(getScheduleByLink, { token }, visitor('en'))).participant?.id ?? null
  const seen = async () => ({
    host: await reads(tokens.host),
    person: await reads(tokens.person),
    stranger: await reads(tokens.stranger),
    answer: await codeOf(t.call(getRequestByLink, { token: tokens.answer }, visitor('en'))),
  })

  const before = await seen()
  await db()
    .updateTable('role_grant')
    .set({ revoked_at: t.house.now() })
    .where('person_id', '=', own.people.host)
    .execute()

  expect([before, await seen()]).toEqual([
    { host: own.counterpartId, person: own.counterpartId, stranger: null, answer: 'done' },
    { host: null, person: own.counterpartId, stranger: null, answer: 'link-invalid' },
  ])
})

test('a host whose role ended is written to no more for those they brought', async () => {
  const readers = async (name: string) => {
    const organisation = await addOrganisation(t.house, name, { kind: 'counterpart', country: 'JP' })
    await addParticipant(t.house, own.missionId, organisation, {
      groupId: own.groupIds[1],
      kind: 'local',
      broughtBy: host,
    })
    await db().deleteFrom('mail').execute()
    await t.call(
      requestMeeting,
      { mission: own.missionSlug, organisation },
      await t.viewerOf(own.people.delegate),
    )
    const mails = await db().selectFrom('mail').select('to_address').execute()
    return mails.map(mail => mail.to_address)
  }
  const host = await addPerson(t.house, 'second host')
  await addGrant(t.house, host, 'local-host', { mission_id: own.missionId })

  const before = await readers('Brought first')
  await db()
    .updateTable('role_grant')
    .set({ revoked_at: t.house.now() })
    .where('person_id', '=', host)
    .execute()

  expect([before, await readers('Brought second')]).toEqual([['second.host@test.example'], []])
})

test('clusters that are hidden from a reader are named by no list of the mission and no filter', async () => {
  const hidden = await addCluster(t.house, 'Hidden cluster')
  await db().updateTable('cluster').set({ visibility: 'cluster' }).where('id', '=', hidden).execute()
  const organisation = await addOrganisation(t.house, 'Member of hidden', { clusterId: hidden })
  await addParticipant(t.house, own.missionId, organisation, {})
  const mission = own.missionSlug
  const names = async (viewer: Viewer) => {
    const people = await t.call(listParticipants, { mission }, viewer)
    const requests = await t.call(listRequests, { mission }, viewer)
    return [
      people.items.flatMap(item => item.clusters).includes('Hidden cluster'),
      people.clusters.some(one => one.id === hidden),
      requests.clusters.some(one => one.id === hidden),
      (await t.call(listParticipants, { mission, cluster: hidden }, viewer)).total,
    ]
  }

  expect([
    await names(await t.viewerOf(own.people.counterpart)),
    await names(await t.viewerOf(world.administrator)),
  ]).toEqual([
    [false, false, false, 0],
    [true, true, true, 1],
  ])
})

test('the private list tells no name of an organisation its owner may not see', async () => {
  const secret = await addOrganisation(t.house, 'Secret of the other side', {
    clusterId: world.foreign.clusterId,
    visibility: 'cluster',
  })
  const mission = own.missionSlug
  const delegate = await t.viewerOf(own.people.delegate)

  expect(await codeOf(t.call(setNever, { mission, organisation: secret }, delegate))).toBe('not-found')
  await t.call(setNever, { mission, organisation: own.counterpartOrganisationId }, delegate)
  expect((await t.call(listNever, { mission }, delegate)).items.map(item => item.name)).toEqual([
    'Counterpart a',
  ])
})
