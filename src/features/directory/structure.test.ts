import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../tests/harness/house.ts'
import { addOrganisation, buildWorld, type World } from '../../../tests/harness/world.ts'
import { type Viewer, visitor } from '../../shared/viewer.ts'
import { getOrganisation } from './contract.ts'
import { createCapability, getCapability, listCapabilities } from './contract-capabilities.ts'
import { findOrganisations } from './contract-find.ts'
import { exportOrganisations } from './contract-import.ts'
import { saveIdentity, saveStructure } from './contract-profile.ts'
import {
  addDepartment,
  addSite,
  removeDepartment,
  removeSite,
  updateDepartment,
  updateSite,
} from './contract-structure.ts'
import { organisationIndexOf } from './finding/follow-directory.ts'
import { recogniseOrganisation } from './recognise-organisation.ts'

let t: TestHouse
let world: World
let editor: Viewer
let organisation: string
const stranger = visitor('en')

beforeAll(async () => {
  t = await openTestHouse()
  world = await buildWorld(t.house)
  editor = await t.viewerOf(world.own.people.editor)
  organisation = world.own.organisationId
  const { version } = await read(editor)
  await t.call(
    saveIdentity,
    { organisation, version, name: 'Company a', kind: 'rto', visibility: 'public' },
    editor,
  )
  await t.house.follow()
  await organisationIndexOf(t.house.database.db)?.keepUp()
})
afterAll(() => t.close())

const read = (viewer: Viewer) => t.call(getOrganisation, { organisation }, viewer)
const find = (q: string, viewer: Viewer) => t.call(findOrganisations, { q }, viewer)
const save = async (facts: Record<string, unknown>) =>
  t.call(saveStructure, { organisation, version: (await read(editor)).version, ...facts }, editor)
const site = {
  name: 'Quartz Hall',
  function: 'laboratory',
  street: 'Lane 7',
  city: 'Wels',
  country: 'AT',
} as const

test('brands are names one is found by, each once, and the search says so', async () => {
  await save({ brands: ['Okulight', ' okulight ', 'Retivue'] })
  await save({ brands: ['Retivue', 'Okulight'] })
  const found = await find('Okulight', stranger)

  expect((await read(stranger)).brands.sort()).toEqual(['Okulight', 'Retivue'])
  expect(found.items.map(item => [item.id, item.why[0]?.fields])).toEqual([[organisation, ['aliases']]])
})

test('an import never takes an organisation for the one whose brand bears that name', async () => {
  await save({ brands: ['Okulight'] })

  const { db } = t.house.database
  const { country } = await read(editor)
  const recognise = (name: string) => recogniseOrganisation(db, { name, country }, editor)
  expect(await recognise('Okulight')).toEqual({ found: null, similar: [] })
  expect(await recognise('Company a')).toEqual({ found: organisation, similar: [] })
})

test('sites are seen with their part, their streets only with the organisation’s own', async () => {
  const { id } = await t.call(addSite, { organisation, ...site, latitude: 48.16, longitude: 14.03 }, editor)
  const whole = { id, ...site, postcode: null, latitude: 48.16, longitude: 14.03 }
  const open = { ...whole, street: null, latitude: null, longitude: null }

  expect((await read(editor)).sites).toEqual([whole])
  expect((await read(stranger)).sites).toEqual([open])
  expect((await find('Quartz Hall', stranger)).items.map(item => item.id)).toEqual([organisation])
  await save({ brands: [], levelSites: 'organisation' })
  expect((await read(stranger)).sites).toEqual([])
  expect((await find('Quartz Hall', stranger)).total).toBe(0)
  expect((await find('Quartz Hall', editor)).total).toBe(1)
  await t.call(updateSite, { organisation, site: id, ...site, name: 'Basalt Hall' }, editor)
  expect((await find('Basalt Hall', editor)).total).toBe(1)
  await t.call(removeSite, { organisation, site: id }, editor)
  expect((await read(editor)).sites).toEqual([])
})

test('a site has both coordinates or none', async () => {
  await expect(t.call(addSite, { organisation, ...site, latitude: 48 }, editor)).rejects.toMatchObject({
    code: 'input-invalid',
    faults: [{ field: 'longitude', code: 'missing' }],
  })
})

test('capability records name a department of their own organisation, as far as departments are seen', async () => {
  const facts = { name: 'Interferometry', does: 'Measures wolfram mirrors', contactRole: 'Head', lang: 'en' }
  const { id } = await t.call(addDepartment, { organisation, ...facts }, editor)
  const record = {
    organisation,
    verb: 'measure',
    object: 'mirrors',
    lang: 'en',
    visibility: 'public',
  } as const
  const { id: capability } = await t.call(createCapability, { ...record, departmentId: id }, editor)
  const named = async (viewer: Viewer) =>
    (await t.call(getCapability, { organisation, capability }, viewer)).department?.name

  expect(await named(stranger)).toBe('Interferometry')
  expect((await find('wolfram mirrors', stranger)).items[0]?.why.flatMap(one => one.fields)).toContain(
    'capabilities',
  )
  await save({ brands: [], levelDepartments: 'cluster' })
  expect([await named(stranger), await named(editor)]).toEqual([undefined, 'Interferometry'])
  const asStranger = await t.call(listCapabilities, { organisation, as: 'public' }, editor)
  expect(asStranger.items.map(item => item.department)).toEqual([null])
  await t.call(updateDepartment, { organisation, department: id, ...facts, name: 'Mirrors' }, editor)
  expect(await named(editor)).toBe('Mirrors')

  const other = await addOrganisation(t.house, 'Elsewhere', { clusterId: world.own.clusterId })
  const administrator = await t.viewerOf(world.administrator)
  await expect(
    t.call(createCapability, { ...record, organisation: other, departmentId: id }, administrator),
  ).rejects.toMatchObject({ faults: [{ field: 'departmentId', code: 'not-offered' }] })

  await t.call(removeDepartment, { organisation, department: id }, editor)
  expect([(await read(editor)).departments, await named(editor)]).toEqual([[], undefined])
})

test('the export has them as far as they are seen, and the history what each was', async () => {
  await save({ brands: ['Okulight'], levelSites: 'public', levelDepartments: 'organisation' })
  await t.call(addSite, { organisation, ...site }, editor)
  await t.call(addDepartment, { organisation, name: 'Coating', lang: 'en' }, editor)
  const { body } = (await t.call(exportOrganisations, { format: 'json', q: 'Company a' }, stranger)) as {
    body: string
  }
  const { brands, departments, sites } = (JSON.parse(body) as Awaited<ReturnType<typeof read>>[])[0] ?? {}

  expect({ brands, departments, sites: sites?.map(one => [one.name, one.street]) }).toEqual({
    brands: ['Okulight'],
    departments: [],
    sites: [['Quartz Hall', null]],
  })
  const { rows } = await sql<{ call: string }>`select distinct call from history
    where subject_id = ${organisation} and call ~ 'Site|Department|Structure' order by call`.execute(
    t.house.database.db,
  )
  expect(rows.map(row => row.call)).toEqual([
    'directory.addDepartment',
    'directory.addSite',
    'directory.removeDepartment',
    'directory.removeSite',
    'directory.saveStructure',
    'directory.updateDepartment',
    'directory.updateSite',
  ])
})

test('the map of the profile shows the sites a viewer sees, by their town where coordinates are kept', async () => {
  await save({ levelSites: 'public' })
  const at = { latitude: 48.2, longitude: 14.0 }
  const placed = await t.call(addSite, { organisation, ...site, name: 'Flint Hall', ...at }, editor)
  const lost = await t.call(addSite, { organisation, ...site, name: 'Lost', city: 'Nowhereville' }, editor)
  await t.house.database.db
    .updateTable('organisation')
    .set({ part_visibility: JSON.stringify({ sites: 'public', contact: 'organisation' }) })
    .where('id', '=', organisation)
    .execute()
  const placesFor = async (viewer: Viewer) => (await read(viewer)).sitePlaces
  const [own, seen] = [await placesFor(editor), await placesFor(stranger)]
  await t.house.database.db
    .updateTable('organisation')
    .set({ part_visibility: JSON.stringify({ sites: 'organisation' }) })
    .where('id', '=', organisation)
    .execute()

  expect(own).toContainEqual({ site: placed.id, ...at, by: 'coordinates' })
  expect(seen.find(one => one.site === placed.id)).toMatchObject({ by: 'city' })
  expect(seen.map(one => one.site)).not.toContain(lost.id)
  expect(await placesFor(stranger)).toEqual([])
})
