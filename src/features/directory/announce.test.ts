import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../tests/harness/house.ts'
import { type Probe, probes } from '../../../tests/harness/probes.ts'
import { addOrganisation, buildWorld, type World } from '../../../tests/harness/world.ts'
import { systemViewer, type Viewer } from '../../shared/viewer.ts'
import { getImport, saveImportMapping, uploadImport } from './contract-import.ts'
import { makeDocument } from './finding/make-document.ts'
import { listDocuments } from './finding/queries-documents.ts'

let t: TestHouse
let world: World

beforeAll(async () => {
  t = await openTestHouse()
  world = await buildWorld(t.house)
})
afterAll(() => t.close())

/** Everything that is searched, by organisation. */
async function readSearched(): Promise<Map<string, string>> {
  const rows = await listDocuments(t.house.database.db, null, 10_000)
  return new Map(rows.map(row => [row.id, JSON.stringify(makeDocument(row))]))
}

async function lastNumber(): Promise<number> {
  const { last } = await t.house.database.db
    .selectFrom('outbox')
    .select(eb => eb.fn.coalesce(eb.fn.max('number'), eb.lit(0)).as('last'))
    .executeTakeFirstOrThrow()
  return Number(last)
}

async function listAnnounced(after: number): Promise<Set<string | null>> {
  const rows = await t.house.database.db
    .selectFrom('outbox')
    .select('subject_id')
    .where('stream', '=', 'directory')
    .where('number', '>', after)
    .execute()
  return new Set(rows.map(row => row.subject_id))
}

/** Probes name version 1; what calls before have saved is theirs no longer. */
async function beginAnew(): Promise<void> {
  for (const table of ['organisation', 'cluster', 'capability'] as const)
    await t.house.database.db.updateTable(table).set({ version: 1 }).execute()
}

/** What makes a probe say something new: most are made for asking who may, and repeat what is there. */
const news: Readonly<Record<string, Record<string, unknown>>> = {
  'directory.saveBasics': { summary: 'Light for everybody' },
  'directory.saveOffer': { description: 'Lasers of every colour' },
  'directory.saveNeeds': { levelNeeds: 'organisation' },
  'directory.saveMarkets': { targetMarkets: ['JP'] },
  'directory.saveStructure': { brands: ['Lumen'], levelDepartments: 'organisation' },
  'directory.updateSite': { name: 'Workshop' },
  'directory.updateDepartment': { name: 'Acoustics' },
  'directory.updateProfileItem': { title: 'A longer laser' },
  'directory.updateCapability': { object: 'glass' },
  'directory.answerMembershipRequest': { decision: 'agreed' },
}

async function addNeed(): Promise<void> {
  await t.house.call(
    'directory.addProfileItem',
    {
      organisation: world.own.organisationId,
      side: 'need',
      kind: 'partner',
      title: 'A clinic for trials',
      lang: 'en',
    },
    systemViewer(),
  )
}

async function dropNeeds(): Promise<void> {
  await t.house.database.db.deleteFrom('profile_item').where('side', '=', 'need').execute()
}

/** Two records that were merged indeed. */
const mergedPair: Probe = async ({ own }, house) => {
  const add = (name: string) => addOrganisation(house, name, { clusterId: own.clusterId })
  const pair = { organisation: await add('Double optics'), other: await add('Double Optics Ltd') }
  await house.call('directory.mergeOrganisations', pair, systemViewer())
  const { id } = await house.database.db
    .selectFrom('organisation_merge')
    .select('id')
    .where('dropped_id', '=', pair.other)
    .executeTakeFirstOrThrow()
  return { merge: id }
}

test('every call that changes something searched announces whose it is', { timeout: 120_000 }, async () => {
  const silent: string[] = []
  const changing: string[] = []
  for (const route of t.house.routes) {
    if (route.call.method === 'GET' || route.call.name.startsWith('sample.')) continue
    if (route.call.name === 'directory.saveNeeds') await addNeed()
    if (route.call.name === 'directory.saveMarkets') await dropNeeds()
    const probe = route.call.name === 'directory.undoMerge' ? mergedPair : probes[route.call.name]
    const input = { ...(await probe?.(world, t.house)), ...news[route.call.name] }
    await beginAnew()
    const [before, number] = [await readSearched(), await lastNumber()]
    try {
      await t.house.call(route.call.name, input, systemViewer())
    } catch {
      // Probes are made for asking who may; what a call refuses changes nothing.
    }
    await t.house.jobs.runDue()
    const after = await readSearched()
    const announced = await listAnnounced(number)
    const ids = new Set([...before.keys(), ...after.keys()])
    const changed = [...ids].filter(id => before.get(id) !== after.get(id))
    if (changed.length > 0) changing.push(route.call.name)
    if (changed.some(id => !announced.has(id))) silent.push(route.call.name)
  }

  expect(silent).toEqual([])
  expect(changing).toEqual(
    expect.arrayContaining([
      'directory.addDepartment',
      'directory.addMember',
      'directory.addProfileItem',
      'directory.addSite',
      'directory.answerMembershipRequest',
      'directory.createCapability',
      'directory.createOrganisation',
      'directory.endMember',
      'directory.mergeOrganisations',
      'directory.removeCapability',
      'directory.removeDepartment',
      'directory.removeProfileItem',
      'directory.removeSite',
      'directory.saveBasics',
      'directory.saveClassification',
      'directory.saveIdentity',
      'directory.saveMarkets',
      'directory.saveNeeds',
      'directory.saveOffer',
      'directory.saveStructure',
      'directory.saveTranslation',
      'directory.undoMerge',
      'directory.updateCapability',
      'directory.updateCluster',
      'directory.updateDepartment',
      'directory.updateOrganisation',
      'directory.updateProfileItem',
      'directory.updateSite',
      'missions.addCounterparts',
    ]),
  )
})

/** A file of the own cluster's members as its manager imports it; answers with whose records changed unannounced. */
async function importList(csv: string): Promise<{ changed: number; unannounced: string[] }> {
  const manager: Viewer = await t.viewerOf(world.own.people.manager)
  const { hash } = await t.house.files.put(new TextEncoder().encode(csv))
  const file = { hash, name: 'members.csv' }
  const [before, number] = [await readSearched(), await lastNumber()]
  const { id } = await t.call(uploadImport, { cluster: world.own.clusterId, file }, manager)
  const { columns } = await t.call(getImport, { import: id }, manager)
  await t.call(
    saveImportMapping,
    { import: id, columns: columns.map(column => column.field), addMembers: true, start: true },
    manager,
  )
  await t.house.jobs.runDue()
  const [after, announced] = [await readSearched(), await listAnnounced(number)]
  const changed = [...after.keys()].filter(one => before.get(one) !== after.get(one))
  return { changed: changed.length, unannounced: changed.filter(one => !announced.has(one)) }
}

test('an import announces whom it brings and whom it changes', async () => {
  const brought = await importList(
    'Company;Country;City;Technologies\nNova Laser;LT;Vilnius;lasers\nOrbis Optik;DE;Jena;optics',
  )
  const changed = await importList(
    'Company;Country;City;Technologies\nNova Laser;LT;Vilnius;fibres\nOrbis Optik;DE;Jena;optics',
  )

  expect([brought, changed]).toEqual([
    { changed: 2, unannounced: [] },
    { changed: 1, unannounced: [] },
  ])
})
