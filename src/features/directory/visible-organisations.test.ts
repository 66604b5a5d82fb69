import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../tests/harness/house.ts'
import {
  addOrganisation,
  addParticipant,
  addPerson,
  buildWorld,
  type World,
} from '../../../tests/harness/world.ts'
import { recordStatements } from '../../database/record-statements.ts'
import { type Viewer, visitor } from '../../shared/viewer.ts'
import { type Visibility, visibilities } from '../../shared/visibility.ts'
import { getCluster, getOrganisation, listClusters, listOrganisations } from './contract.ts'
import { exportOrganisations } from './contract-import.ts'

let t: TestHouse
let world: World
const viewers: Record<string, Viewer> = {}
const ids = new Map<Visibility, string>()

beforeAll(async () => {
  t = await openTestHouse()
  world = await buildWorld(t.house)
  const { own, foreign } = world
  for (const visibility of visibilities) ids.set(visibility, await add(visibility, `Secret ${visibility}`))
  const colleague = await addPerson(t.house, 'colleague')
  for (const organisationId of ids.values()) await affiliate(colleague, organisationId)
  const neighbour = await addPerson(t.house, 'neighbour')
  await affiliate(neighbour, own.organisationId)
  Object.assign(viewers, {
    visitor: visitor('en'),
    stranger: await t.viewerOf(world.stranger),
    foreignManager: await t.viewerOf(foreign.people.manager),
    coordinator: await t.viewerOf(own.people.coordinator),
    neighbour: await t.viewerOf(neighbour),
    manager: await t.viewerOf(own.people.manager),
    colleague: await t.viewerOf(colleague),
    administrator: await t.viewerOf(world.administrator),
  })
})
afterAll(() => t.close())

async function add(visibility: Visibility, name: string): Promise<string> {
  const id = await addOrganisation(t.house, name, { clusterId: world.own.clusterId, country: 'MT' })
  await t.house.database.db
    .updateTable('organisation')
    .set({ visibility, technologies: [`technology of ${visibility}`] })
    .where('id', '=', id)
    .execute()
  return id
}

async function affiliate(personId: string, organisationId: string): Promise<void> {
  await t.house.database.db
    .insertInto('affiliation')
    .values({
      id: t.house.newId(),
      person_id: personId,
      organisation_id: organisationId,
      created_at: t.house.now(),
    })
    .execute()
}

const everybody = [
  'visitor',
  'stranger',
  'foreignManager',
  'coordinator',
  'neighbour',
  'manager',
  'colleague',
  'administrator',
]
/** Who may see what, written out: the matrix the rule is held against. */
const expected: Record<Visibility, readonly string[]> = {
  public: everybody,
  platform: everybody.slice(1),
  partnership: ['coordinator', 'neighbour', 'manager', 'colleague', 'administrator'],
  cluster: ['neighbour', 'manager', 'colleague', 'administrator'],
  organisation: ['manager', 'colleague', 'administrator'],
  parties: ['manager', 'colleague', 'administrator'],
}

test('each visibility shows an organisation to exactly those it names, by its page and by the list', async () => {
  for (const visibility of visibilities) {
    const byPage: string[] = []
    const byList: string[] = []
    for (const who of everybody) {
      const viewer = viewers[who]
      const organisation = ids.get(visibility) ?? ''
      const page = await t
        .call(getOrganisation, { organisation }, viewer)
        .catch(error => error.code as string)
      if (typeof page !== 'string') byPage.push(who)
      else expect(page).toBe('not-found')
      const list = await t.call(listOrganisations, { q: `secret ${visibility}` }, viewer)
      if (list.items.some(item => item.id === organisation)) byList.push(who)
    }

    expect({ visibility, byPage, byList }).toEqual({
      visibility,
      byPage: expected[visibility],
      byList: expected[visibility],
    })
  }
})

test('totals, facets, clusters and files count and carry only what one may see', async () => {
  for (const who of everybody) {
    const viewer = viewers[who]
    const seen = visibilities.filter(visibility => expected[visibility].includes(who))
    const list = await t.call(listOrganisations, { country: 'MT' }, viewer)
    const file = (await t.call(exportOrganisations, { country: 'MT', format: 'csv' }, viewer)) as {
      body: Uint8Array
    }
    const rows = Buffer.from(file.body).toString('utf8').trim().split('\r\n').slice(1)

    expect({
      who,
      total: list.total,
      kinds: list.facets.kind.reduce((sum, entry) => sum + entry.count, 0),
      country: list.facets.country.find(entry => entry.value === 'MT')?.count ?? 0,
      cluster: list.facets.cluster.reduce((sum, entry) => sum + entry.count, 0),
      technologies: list.facets.technology.map(entry => entry.value).sort(),
      exported: rows.length,
    }).toEqual({
      who,
      total: seen.length,
      kinds: seen.length,
      country: seen.length,
      cluster: seen.length,
      technologies: seen.map(visibility => `technology of ${visibility}`).sort(),
      exported: seen.length,
    })
  }
})

test('a cluster counts for a reader only the members they may see', async () => {
  const members = async (who: string) =>
    (await t.call(getCluster, { cluster: world.own.clusterId }, viewers[who])).numbers.members

  const listed = async (who: string) =>
    (await t.call(listClusters, { q: 'Cluster a one' }, viewers[who])).items[0]?.members

  expect([await members('visitor'), await members('stranger'), await members('manager')]).toEqual([1, 2, 7])
  expect([await listed('visitor'), await listed('stranger'), await listed('manager')]).toEqual([1, 2, 7])
})

test('a hidden cluster is named nowhere to those who may not see it', async () => {
  const { db } = t.house.database
  const hide = (visibility: 'public' | 'cluster') =>
    db.updateTable('cluster').set({ visibility }).where('id', '=', world.own.clusterId).execute()
  await hide('cluster')
  const seen = async (who: string) => {
    const list = await t.call(listOrganisations, { q: 'secret public' }, viewers[who])
    const page = await t.call(getOrganisation, { organisation: ids.get('public') ?? '' }, viewers[who])
    const clusters = await t.call(listClusters, { q: 'Cluster a one' }, viewers[who])
    return [
      list.items[0]?.clusters.length,
      list.facets.cluster.length,
      page.memberships.length,
      clusters.total,
    ]
  }

  const [stranger, manager] = [await seen('stranger'), await seen('manager')]
  await hide('public')

  expect({ stranger, manager }).toEqual({ stranger: [0, 0, 0, 0], manager: [1, 1, 1, 1] })
})

test('whoever meets an organisation on a mission sees it there', async () => {
  const id = ids.get('parties') ?? ''
  const counterpart = await t.viewerOf(world.own.people.counterpart)
  const before = await t.call(getOrganisation, { organisation: id }, counterpart).catch(error => error.code)
  await addParticipant(t.house, world.own.missionId, id, { groupId: world.own.groupIds[0] })
  const after = await t.call(getOrganisation, { organisation: id }, counterpart)

  expect([before, after.id]).toEqual(['not-found', id])
})

test('addresses of people are shown to their own cluster and nobody else', async () => {
  const organisation = ids.get('platform') ?? ''
  const emails = async (who: string) =>
    (await t.call(getOrganisation, { organisation }, viewers[who])).people.map(person => person.email)

  expect([await emails('manager'), await emails('stranger')]).toEqual([['colleague@test.example'], [null]])
})

test('lists and pages send the same number of statements whether they show one record or many', async () => {
  const count = async (work: () => Promise<unknown>) => (await recordStatements(work)).statements.length
  const viewer = viewers.administrator

  const one = await count(() => t.call(listOrganisations, { q: 'secret public' }, viewer))
  const many = await count(() => t.call(listOrganisations, {}, viewer))
  const oneCluster = await count(() => t.call(listClusters, { q: 'Cluster a one' }, viewer))
  const manyClusters = await count(() => t.call(listClusters, {}, viewer))
  const small = await count(() => t.call(getCluster, { cluster: world.foreign.clusterId }, viewer))
  const large = await count(() => t.call(getCluster, { cluster: world.own.clusterId }, viewer))

  expect([one > 0, many, manyClusters, large]).toEqual([true, one, oneCluster, small])
})
