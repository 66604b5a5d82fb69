import { afterAll, beforeAll, expect, test } from 'vitest'
import { addMeeting } from '../../../tests/harness/add-meeting.ts'
import { openTestHouse, type TestHouse } from '../../../tests/harness/house.ts'
import {
  addCluster,
  addGrant,
  addOrganisation,
  addParticipant,
  addPerson,
} from '../../../tests/harness/world.ts'
import type { Viewer } from '../../shared/viewer.ts'
import { saveFeedback } from './contract.ts'
import { listIntroductions } from './contract-introductions.ts'

let t: TestHouse
let clusterId: string
let elsewhere: string
let manager: Viewer
const ids: Record<string, string> = {}
beforeAll(async () => {
  t = await openTestHouse()
  clusterId = await addCluster(t.house, 'Laser cluster')
  elsewhere = await addCluster(t.house, 'Optics cluster')
  const person = await addPerson(t.house, 'manager')
  await addGrant(t.house, person, 'cluster-manager', { cluster_id: clusterId })
  manager = await t.viewerOf(person)
  await add('Stent Lasers', clusterId, 'Fibre lasers for cutting stents.', 'Optical coatings for mirrors.')
  await add('Marking Lasers', clusterId, 'Fibre lasers for marking implants.', 'Optical coatings for lenses.')
  await add('Silent', clusterId, null, null)
  await add('Neighbour', clusterId, 'Optical coatings for mirrors.', 'Fibre lasers for cutting stents.')
  await add(
    'Coatings North',
    elsewhere,
    'Optical coatings for mirrors and lenses.',
    'Fibre lasers for stents.',
  )
  await add('Coatings South', elsewhere, 'Optical coatings for lenses.', 'Fibre lasers for implants.')
  await add('Bakery', elsewhere, 'Bread and rolls.', 'Flour of old grain.')
})
afterAll(() => t.close())

async function add(name: string, cluster: string, offers: string | null, needs: string | null) {
  const id = await addOrganisation(t.house, name, { clusterId: cluster, visibility: 'public', country: 'DE' })
  await t.house.database.db.updateTable('organisation').set({ offers, needs }).where('id', '=', id).execute()
  ids[name] = id
}

const list = (page = 1, pageSize = 20) =>
  t.call(listIntroductions, { cluster: clusterId, page, pageSize }, manager)
const pairs = async () =>
  Object.fromEntries(
    (await list()).items.map(({ member, match }) => [member.name, match?.organisation.name ?? null]),
  )

test('each member nobody has met is introduced to whom both would want, outside its cluster', async () => {
  const { items, total, members, cluster } = await list()

  expect([total, members, cluster.name]).toEqual([4, 4, 'Laser cluster'])
  expect(await pairs()).toMatchObject({
    'Stent Lasers': 'Coatings North',
    'Marking Lasers': 'Coatings South',
    Silent: null,
  })
  const first = items.find(({ member }) => member.name === 'Stent Lasers')?.match
  expect(first?.whyThem.reasons[0]?.sought?.text).toBe('Optical coatings for mirrors.')
  expect(items.find(({ member }) => member.name === 'Silent')?.question).toBe('needs')
})

test('is cut into pages by the members who wait', async () => {
  const first = await list(1, 3)
  const second = await list(2, 3)

  expect([first.items.length, second.items.length, second.total]).toEqual([3, 1, 4])
  expect(new Set([...first.items, ...second.items].map(({ member }) => member.id)).size).toBe(4)
})

test('what a member has set aside is not proposed to it again', async () => {
  const input = { organisation: ids['Stent Lasers'] ?? '', other: ids['Coatings North'] ?? '' }
  await t.call(saveFeedback, { ...input, reason: 'competitor' }, manager)

  expect((await pairs())['Stent Lasers']).not.toBe('Coatings North')
})

test('a manager asks for the member, leaves it out where they never meet, and proposes what is left to colleagues', async () => {
  const { db } = t.house.database
  const me = manager.personId ?? ''
  const partnershipId = t.house.newId()
  const missionId = t.house.newId()
  const stamps = { created_at: t.house.now(), updated_at: t.house.now() }
  await db
    .insertInto('partnership')
    .values({
      id: partnershipId,
      slug: 'lasers',
      acronym: 'LASERS',
      title: 'Lasers',
      visibility: 'partnership',
      ...stamps,
    })
    .execute()
  await db
    .insertInto('mission')
    .values({
      id: missionId,
      slug: 'osaka',
      partnership_id: partnershipId,
      lead_cluster_id: elsewhere,
      type: 'outgoing-mission',
      title: 'Osaka',
      country: 'JP',
      city: 'Osaka',
      time_zone: 'Asia/Tokyo',
      starts_on: '2026-10-05',
      ends_on: '2026-10-06',
      state: 'open',
      public_page: true,
      ...stamps,
    })
    .execute()
  const member = await addParticipant(t.house, missionId, ids['Marking Lasers'] ?? '')
  const other = await addParticipant(t.house, missionId, ids['Coatings South'] ?? '')
  const watching = await addParticipant(t.house, missionId, ids.Neighbour ?? '')
  const missions = async () =>
    (await list()).items.find(({ member: { name } }) => name === 'Marking Lasers')?.match?.missions
  expect(await missions()).toEqual([{ slug: 'osaka', title: 'Osaka', participantId: member }])

  const own = await addParticipant(t.house, missionId, ids['Marking Lasers'] ?? '', { personId: me })
  await db
    .insertInto('never_meet')
    .values({
      mission_id: missionId,
      participant_id: own,
      other_organisation_id: ids['Coatings South'] ?? '',
      left_to_colleagues: true,
      created_at: t.house.now(),
    })
    .execute()
  expect((await pairs())['Marking Lasers']).toBe('Coatings South')
  await db.updateTable('never_meet').set({ left_to_colleagues: false }).execute()
  expect((await pairs())['Marking Lasers']).not.toBe('Coatings South')
  await db.deleteFrom('never_meet').execute()

  // Watching others meet, or a meeting that did not come to be, is no meeting.
  const meeting = await addMeeting(t.house, {
    missionId,
    from: member,
    to: other,
    observers: [watching],
    state: 'not-held',
  })
  expect((await list()).items.map(item => item.member.name)).toEqual(
    expect.arrayContaining(['Marking Lasers', 'Neighbour']),
  )
  await db.updateTable('meeting').set({ state: 'held' }).where('id', '=', meeting).execute()
  const left = (await list()).items.map(item => item.member.name)
  expect(left).toContain('Neighbour')
  expect(left).not.toContain('Marking Lasers')
  await db.updateTable('meeting').set({ state: 'cancelled' }).where('id', '=', meeting).execute()
})

test('who is no member any more is not in the list', async () => {
  const before = await list()
  await t.house.database.db
    .updateTable('membership')
    .set({ member_to: '2026-01-01' })
    .where('organisation_id', '=', ids.Silent ?? '')
    .execute()

  const after = await list()

  expect([before.members, after.members, after.total]).toEqual([4, 3, 3])
})
