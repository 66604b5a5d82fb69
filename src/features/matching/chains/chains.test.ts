import { afterAll, beforeEach, expect, test } from 'vitest'
import { openTestHouse } from '../../../../tests/harness/house.ts'
import { addOrganisation, buildWorld } from '../../../../tests/harness/world.ts'
import { recordStatements } from '../../../database/record-statements.ts'
import * as contract from '../contract-chains.ts'

const t = await openTestHouse()
const { db } = t.house.database
const world = await buildWorld(t.house)
const { own } = world
const coordinator = await t.viewerOf(own.people.coordinator)
const manager = await t.viewerOf(own.people.manager)
afterAll(() => t.close())

let chain: string
beforeEach(async () => {
  const { id } = await t.call(
    contract.createChain,
    { partnership: own.partnershipId, title: 'Stents', lang: 'en', usual: false },
    coordinator,
  )
  chain = id
})

const addRole = async (input: object) =>
  (await t.call(contract.addChainRole, { chain, name: 'Laser', words: '', ...input } as never, coordinator))
    .id
const read = (viewer = coordinator) => t.call(contract.getChain, { chain }, viewer)
const readRole = (role: string, input: object = {}, viewer = coordinator) =>
  t.call(contract.getChainRole, { chain, role, ...input }, viewer)
const namesOf = (items: readonly { organisation: { name: string } }[]) =>
  items.map(({ organisation }) => organisation.name)

async function addMember(
  name: string,
  given: { offers?: string; needs?: string; cluster?: string; kind?: string; visibility?: string },
) {
  const { offers = null, needs = null, cluster = own.clusterId, ...rest } = given
  const id = await addOrganisation(t.house, name, {
    clusterId: cluster,
    visibility: 'partnership',
    ...rest,
  } as never)
  await db.updateTable('organisation').set({ offers, needs }).where('id', '=', id).execute()
  return id
}

test('a chain begins with the usual roles in its language, in order', async () => {
  const { id } = await t.call(
    contract.createChain,
    { partnership: own.partnershipId, title: 'Photonik', lang: 'de', market: 'JP', usual: true },
    manager,
  )

  const { roles, chain: it } = await t.call(contract.getChain, { chain: id }, manager)

  expect(it).toMatchObject({ title: 'Photonik', market: 'JP', partnership: { id: own.partnershipId } })
  expect(roles.map(({ name }) => name)).toEqual([
    'Bauteil',
    'Modul',
    'Gerät',
    'Klinische Prüfung',
    'Zulassung',
    'Vertrieb',
  ])
})

test('a role has the candidates of all clusters with reasons, and is a gap where nobody answers', async () => {
  await addMember('Cutters', { offers: 'Ultrafast lasers for cutting nitinol stents.' })
  await addMember('Second Cutters', {
    offers: 'Cutting of nitinol stents with lasers.',
    cluster: own.secondClusterId,
  })
  const laser = await addRole({ words: 'Ultrafast lasers that cut nitinol stents', wanted: 3 })
  const gap = await addRole({ name: 'Baker', words: 'Sourdough bread of rye' })

  const { roles, clusters } = await read()

  expect(roles.map(({ id, state }) => [id, state])).toEqual([
    [laser, 'thin'],
    [gap, 'gap'],
  ])
  expect(namesOf(roles[0]?.candidates ?? [])).toEqual(['Cutters', 'Second Cutters'])
  expect(roles[0]?.candidates[0]?.role.reasons[0]).toMatchObject({
    ground: 'words',
    sought: { source: 'role', text: 'Ultrafast lasers that cut nitinol stents' },
    offered: { text: 'Ultrafast lasers for cutting nitinol stents.' },
  })
  expect(roles[0]?.byCluster.map(({ count }) => count)).toEqual(clusters.map(() => 1))
})

test('those chosen fill a role, and who fits beside them from both sides comes first', async () => {
  await addMember('Plain Pumps', { offers: 'Peristaltic pumps for infusion.' })
  await addMember('Near Pumps', {
    offers: 'Peristaltic pumps for infusion.',
    needs: 'Silicone tubing of medical grade.',
  })
  const tubes = await addMember('Tubes', {
    offers: 'Silicone tubing of medical grade.',
    needs: 'Peristaltic pumps for infusion.',
  })
  const tubing = await addRole({ name: 'Tubing', words: 'Silicone tubing of medical grade' })
  const pump = await addRole({ name: 'Pump', words: 'Peristaltic pumps for infusion', wanted: 1 })

  await t.call(contract.chooseForRole, { chain, role: tubing, organisation: tubes }, manager)
  const beside = await readRole(pump)

  expect((await read()).roles.map(({ state, chosen }) => [state, chosen])).toEqual([
    ['filled', 1],
    ['open', 0],
  ])
  expect(beside.items[0]).toMatchObject({
    organisation: { name: 'Near Pumps' },
    beside: [{ role: 'Tubing', organisation: { name: 'Tubes' } }],
  })
  const [{ score = 0, role, beside: [neighbour] = [] } = {}] = beside.items
  expect(score).toBeCloseTo((role?.points ?? 0) + (neighbour?.pair.score ?? 0) / 2)
  expect(beside.chosen).toHaveLength(1)
})

test('whom one set aside is no candidate of this role, until they come again', async () => {
  const id = await addMember('Grinders', { offers: 'Grinding of aspheric glass.' })
  const role = await addRole({ words: 'Grinding of aspheric glass' })
  await t.call(
    contract.setAsideForRole,
    { chain, role, organisation: id, reason: 'too-far', note: 'Other end of the world' },
    coordinator,
  )

  expect((await readRole(role)).items).toEqual([])
  expect((await readRole(role, { show: 'aside' })).items[0]).toMatchObject({
    organisation: { name: 'Grinders' },
    pick: { pick: 'set-aside', reason: 'too-far', note: 'Other end of the world' },
  })
  await t.call(contract.letComeAgain, { chain, role, organisation: id }, coordinator)
  expect(namesOf((await readRole(role)).items)).toEqual(['Grinders'])
})

test('only organisations of the kinds that were named fill a role', async () => {
  await addMember('Study Company', { offers: 'Clinical studies of glaucoma.' })
  await addMember('Eye Clinic', { offers: 'Clinical studies of glaucoma.', kind: 'clinic' })
  const role = await addRole({ words: 'Clinical studies of glaucoma', kinds: ['clinic'] })

  expect(namesOf((await readRole(role)).items)).toEqual(['Eye Clinic'])
})

test('a chosen organisation that a viewer may not see is not told, nor counted', async () => {
  const hidden = await addMember('Hidden Optics', {
    offers: 'Lenses of fluorite for endoscopes.',
    cluster: own.secondClusterId,
    visibility: 'cluster',
  })
  const role = await addRole({ words: 'Lenses of fluorite for endoscopes' })
  await db
    .insertInto('value_chain_pick')
    .values({ role_id: role, organisation_id: hidden, pick: 'chosen', said_at: t.house.now() })
    .execute()

  const administrator = await t.viewerOf(world.administrator)
  expect(JSON.stringify(await readRole(role, {}, administrator))).toContain('Hidden Optics')
  for (const answer of [await read(manager), await readRole(role, {}, manager)]) {
    expect(JSON.stringify(answer)).not.toMatch(/Hidden Optics|hidden-optics/)
    expect(JSON.stringify(answer)).not.toContain(hidden)
  }
  expect((await read(manager)).roles[0]).toMatchObject({ state: 'gap', chosen: 0, ours: 0 })
  await expect(
    t.call(contract.chooseForRole, { chain, role, organisation: hidden }, manager),
  ).rejects.toMatchObject({ code: 'not-found' })
})

test('roles change places, one at a time, and a chain that was changed meanwhile is not saved', async () => {
  const ids = [
    await addRole({ words: 'One' }),
    await addRole({ words: 'Two' }),
    await addRole({ words: 'Three' }),
  ]
  await t.call(contract.moveChainRole, { chain, role: ids[2] ?? '', to: 'earlier' }, manager)
  await t.call(contract.moveChainRole, { chain, role: ids[0] ?? '', to: 'earlier' }, manager)

  expect((await read()).roles.map(({ words }) => words)).toEqual(['One', 'Three', 'Two'])
  await t.call(contract.removeChainRole, { chain, role: ids[2] ?? '' }, manager)
  expect((await read()).roles.map(({ words }) => words)).toEqual(['One', 'Two'])
  const save = { chain, version: 1, title: 'Stents, again', lang: 'en' }
  await t.call(contract.updateChain, save, manager)
  await expect(t.call(contract.updateChain, save, coordinator)).rejects.toMatchObject({
    code: 'changed-meanwhile',
  })
})

test('a chain belongs to its partnership: a role of another is not found, other managers are told nothing', async () => {
  const role = await addRole({ words: 'Lasers' })
  const { id: other } = await t.call(
    contract.createChain,
    { partnership: own.partnershipId, title: 'Other', lang: 'en' },
    coordinator,
  )
  await expect(t.call(contract.getChainRole, { chain: other, role }, coordinator)).rejects.toMatchObject({
    code: 'not-found',
  })
  for (const person of [world.foreign.people.manager, world.foreign.people.coordinator])
    await expect(read(await t.viewerOf(person))).rejects.toMatchObject({ code: 'not-found' })
  await expect(read(await t.viewerOf(own.people.funder))).rejects.toMatchObject({ code: 'not-allowed' })
})

test('a chain asks as many queries for few roles and candidates as for many', async () => {
  await addRole({ words: 'Lasers' })
  const count = async () => (await recordStatements(() => read())).statements.length
  const few = await count()
  for (const words of ['Stents', 'Pumps', 'Glass']) await addRole({ words })
  await addMember('Another', { offers: 'Lasers, stents, pumps and glass.' })

  expect(await count()).toBe(few)
})

test('a role takes a hundred organisations chosen or set aside, and no more', async () => {
  const role = await addRole({ words: 'Laser' })
  const ids: string[] = []
  for (let at = 0; at < 101; at++) ids.push(await addMember(`Many ${at}`, {}))
  const [first = '', last = ''] = [ids[0], ids[100]]
  await db
    .insertInto('value_chain_pick')
    .values(
      ids.slice(0, 100).map(organisation_id => ({
        role_id: role,
        organisation_id,
        pick: 'chosen' as const,
        said_at: t.house.now(),
      })),
    )
    .execute()
  const choose = (organisation: string) =>
    t.call(contract.chooseForRole, { chain, role, organisation }, coordinator)

  await expect(choose(last)).rejects.toMatchObject({ code: 'chain-full' })
  await expect(
    t.call(
      contract.setAsideForRole,
      { chain, role, organisation: last, reason: 'too-far', note: '' },
      coordinator,
    ),
  ).rejects.toMatchObject({ code: 'chain-full' })
  await choose(first)
})
