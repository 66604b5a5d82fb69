import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../tests/harness/house.ts'
import { addCluster, addGrant, addOrganisation, addPerson } from '../../../tests/harness/world.ts'
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
