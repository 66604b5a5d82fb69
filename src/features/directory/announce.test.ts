import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../tests/harness/house.ts'
import { probes } from '../../../tests/harness/probes.ts'
import { buildWorld, type World } from '../../../tests/harness/world.ts'
import { systemViewer } from '../../shared/viewer.ts'
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

test('every call that changes something searched announces whose it is', { timeout: 120_000 }, async () => {
  const silent: string[] = []
  const changing: string[] = []
  for (const route of t.house.routes) {
    if (route.call.method === 'GET' || route.call.name.startsWith('sample.')) continue
    const input = await probes[route.call.name]?.(world, t.house)
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
      'directory.addMember',
      'directory.addProfileItem',
      'directory.createCapability',
      'directory.createOrganisation',
      'directory.endMember',
      'directory.mergeOrganisations',
      'directory.removeCapability',
      'directory.removeProfileItem',
      'directory.saveIdentity',
      'directory.saveTranslation',
      'directory.updateCluster',
      'directory.updateOrganisation',
      'missions.addCounterparts',
    ]),
  )
})
