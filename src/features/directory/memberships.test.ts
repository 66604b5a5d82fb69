import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../tests/harness/house.ts'
import { addGrant, addOrganisation, addPerson, buildWorld, type World } from '../../../tests/harness/world.ts'
import type { Viewer } from '../../shared/viewer.ts'
import { addMember, getCluster, getOrganisation, listOrganisations, updateOrganisation } from './contract.ts'
import {
  answerMembershipRequest,
  listMembershipRequests,
  withdrawMembershipRequest,
} from './contract-memberships.ts'

let t: TestHouse
let world: World
let manager: Viewer
let foreign: Viewer
let administrator: Viewer
const db = () => t.house.database.db
beforeAll(async () => {
  t = await openTestHouse()
  world = await buildWorld(t.house)
  manager = await t.viewerOf(world.own.people.manager)
  foreign = await t.viewerOf(world.foreign.people.manager)
  administrator = await t.viewerOf(world.administrator)
})
afterAll(() => t.close())

const memberFrom = '2026-09-01'
const visibility = 'platform'
const listIn = (cluster: string, organisationId: string, viewer: Viewer) =>
  t.call(addMember, { cluster, organisationId, memberFrom }, viewer)
const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'done',
    error => (error as { code?: string }).code,
  )
const mailsOf = (kind: string) =>
  db()
    .selectFrom('mail')
    .select(['to_address', 'subject', 'lang', 'text_body'])
    .where('kind', '=', kind)
    .orderBy('id')
    .execute()
/** What a viewer is allowed on an organisation, and whether the other cluster counts it. */
async function standing(organisation: string, viewer: Viewer) {
  const it = await t.call(getOrganisation, { organisation }, viewer)
  const cluster = await t.call(getCluster, { cluster: world.foreign.clusterId }, foreign)
  return [it.mayEdit, it.email, it.memberships.map(one => one.clusterName).sort(), cluster.numbers.members]
}

test('an organisation that another cluster lists becomes a member with the yes of its managers, and until then nothing changes', async () => {
  const organisation = await addOrganisation(t.house, 'Kept by one', {
    clusterId: world.own.clusterId,
    visibility,
  })
  await db()
    .updateTable('organisation')
    .set({ email: 'inside@kept.example', part_visibility: JSON.stringify({ contact: 'organisation' }) })
    .where('id', '=', organisation)
    .execute()
  const cluster = world.foreign.clusterId
  const before = await standing(organisation, foreign)

  const answer = await listIn(cluster, organisation, foreign)
  const waiting = {
    standing: await standing(organisation, foreign),
    members: (await t.call(listOrganisations, { cluster: 'cluster-b-one' }, foreign)).items.length,
    again: await codeOf(listIn(cluster, organisation, foreign)),
    edit: await codeOf(
      t.call(
        updateOrganisation,
        { organisation, version: 1, kind: 'sme', name: 'Ours', country: 'AT' },
        foreign,
      ),
    ),
    asked: (await t.call(getCluster, { cluster }, foreign)).asked.map(one => [
      one.organisationName,
      one.state,
    ]),
    outside: (await t.call(getCluster, { cluster }, manager)).asked,
  }
  const mails = await mailsOf('membership-asked')
  const [request] = (await t.call(listMembershipRequests, { cluster: world.own.clusterId }, manager)).toAnswer
  const own = await codeOf(
    t.call(answerMembershipRequest, { request: request?.id ?? '', decision: 'agreed' }, foreign),
  )
  await t.call(answerMembershipRequest, { request: request?.id ?? '', decision: 'agreed' }, manager)

  expect({ answer, waiting, own }).toEqual({
    answer: { done: true, state: 'asked' },
    waiting: {
      standing: before,
      members: 0,
      again: 'membership-asked-already',
      edit: 'not-allowed',
      asked: [['Kept by one', 'asked']],
      outside: [],
    },
    own: 'not-allowed',
  })
  expect(before.slice(0, 3)).toEqual([false, null, ['Cluster a one']])
  expect(mails.map(mail => [mail.to_address, mail.subject])).toEqual([
    ['manager.a@test.example', 'Cluster b one asks to list Kept by one as a member'],
  ])
  expect(await standing(organisation, foreign)).toEqual([
    true,
    'inside@kept.example',
    ['Cluster a one', 'Cluster b one'],
    Number(before[3]) + 1,
  ])
  expect((await mailsOf('membership-agreed')).map(mail => mail.to_address)).toEqual([
    'manager.b@test.example',
  ])
  expect(
    await codeOf(
      t.call(answerMembershipRequest, { request: request?.id ?? '', decision: 'refused' }, manager),
    ),
  ).toBe('request-settled')
})

test('who edits an organisation for itself answers, in their language; their cluster’s manager does not', async () => {
  const organisation = await addOrganisation(t.house, 'Kept by its own', {
    clusterId: world.own.clusterId,
    visibility,
  })
  const ona = await addPerson(t.house, 'Ona own', { lang: 'lt' })
  await addGrant(t.house, ona, 'organisation-editor', { organisation_id: organisation })
  const cluster = world.foreign.clusterId
  await listIn(cluster, organisation, foreign)
  const its = await t.viewerOf(ona)
  const [request] = (await t.call(getOrganisation, { organisation }, its)).membershipRequests
  const seen = async (viewer: Viewer) => {
    const page = await t.call(getOrganisation, { organisation }, viewer)
    return page.membershipRequests.map(one => [one.mayAnswer, one.mayWithdraw])
  }

  const views = [await seen(its), await seen(manager), await seen(foreign)]
  const id = request?.id ?? ''
  const byManager = await codeOf(
    t.call(answerMembershipRequest, { request: id, decision: 'agreed' }, manager),
  )
  await t.call(answerMembershipRequest, { request: id, decision: 'refused', reason: 'Not ours' }, its)
  const asked = await t.call(getCluster, { cluster }, foreign)

  expect({ views, byManager }).toEqual({
    views: [[[true, false]], [], [[false, true]]],
    byManager: 'not-allowed',
  })
  expect(
    (await mailsOf('membership-asked')).filter(mail => mail.lang === 'lt').map(mail => mail.to_address),
  ).toEqual(['ona.own@test.example'])
  expect(asked.asked.map(one => [one.organisationName, one.state, one.reason])).toEqual([
    ['Kept by its own', 'refused', 'Not ours'],
  ])
  expect((await t.call(getOrganisation, { organisation }, foreign)).mayEdit).toBe(false)
  expect(await codeOf(listIn(cluster, organisation, foreign))).toBe('membership-refused-lately')
  t.moveClock(31 * 86_400_000)
  foreign = await t.viewerOf(world.foreign.people.manager)
  expect(await listIn(cluster, organisation, foreign)).toEqual({ done: true, state: 'asked' })
})

test('what nobody keeps, and what an administrator or its own keeper lists, is a member at once; a wish can be taken back', async () => {
  manager = await t.viewerOf(world.own.people.manager)
  foreign = await t.viewerOf(world.foreign.people.manager)
  administrator = await t.viewerOf(world.administrator)
  const cluster = world.foreign.clusterId
  const free = await addOrganisation(t.house, 'Kept by nobody', { visibility })
  const kept = await addOrganisation(t.house, 'Kept by a', { clusterId: world.own.clusterId, visibility })
  const both = await addOrganisation(t.house, 'In both of a', { clusterId: world.own.clusterId, visibility })
  await addGrant(t.house, world.own.people.manager, 'cluster-manager', {
    cluster_id: world.own.secondClusterId,
  })
  manager = await t.viewerOf(world.own.people.manager)

  const states = [
    (await listIn(cluster, free, foreign)).state,
    (await listIn(world.own.secondClusterId, both, manager)).state,
    (await listIn(cluster, kept, foreign)).state,
  ]
  const [request] = (await t.call(getOrganisation, { organisation: kept }, foreign)).membershipRequests
  const withdrawnBy = async (viewer: Viewer) =>
    codeOf(t.call(withdrawMembershipRequest, { request: request?.id ?? '' }, viewer))
  const withdrawn = [await withdrawnBy(manager), await withdrawnBy(foreign)]
  const mails = (await mailsOf('membership-asked')).length
  const again = (await listIn(cluster, kept, foreign)).state

  expect({ states, withdrawn, again }).toEqual({
    states: ['listed', 'listed', 'asked'],
    withdrawn: ['not-allowed', 'done'],
    again: 'asked',
  })
  // Asking, taking back and asking again fills nobody's mailbox.
  expect((await mailsOf('membership-asked')).length).toBe(mails)
  expect((await listIn(world.foreign.secondClusterId, kept, administrator)).state).toBe('listed')
})

test('what one may not see, and what was merged away, is not taken in', async () => {
  const hidden = await addOrganisation(t.house, 'Hidden from b', {
    clusterId: world.own.clusterId,
    visibility: 'cluster',
  })
  const into = await addOrganisation(t.house, 'Merged into', { visibility })
  const merged = await addOrganisation(t.house, 'Merged away', { visibility })
  await db().updateTable('organisation').set({ merged_into: into }).where('id', '=', merged).execute()

  expect([
    await codeOf(listIn(world.foreign.clusterId, hidden, foreign)),
    await codeOf(listIn(world.foreign.clusterId, merged, foreign)),
  ]).toEqual(['not-found', 'not-found'])
  expect(
    await db()
      .selectFrom('membership_request')
      .select('id')
      .where('organisation_id', 'in', [hidden, merged])
      .execute(),
  ).toEqual([])
})
