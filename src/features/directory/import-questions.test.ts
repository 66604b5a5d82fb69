import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../tests/harness/house.ts'
import { addCluster, addGrant, addOrganisation, addPerson } from '../../../tests/harness/world.ts'
import type { Viewer } from '../../shared/viewer.ts'
import { listDuplicates } from './contract-duplicates.ts'
import {
  answerImportQuestions,
  getImport,
  listImportQuestions,
  reopenImport,
  saveImportMapping,
  uploadImport,
} from './contract-import.ts'
import { nameKey } from './rules/name-key.ts'

let t: TestHouse
let manager: Viewer
let clusterId: string
beforeAll(async () => {
  t = await openTestHouse()
})
afterAll(() => t.close())

async function newCluster(name: string): Promise<void> {
  clusterId = await addCluster(t.house, name)
  const personId = await addPerson(t.house, `manager of ${name}`)
  await addGrant(t.house, personId, 'cluster-manager', { cluster_id: clusterId })
  manager = await t.viewerOf(personId)
}

async function list(
  name: string,
  where: { clusterId?: string; city?: string; country?: string; visibility?: 'platform' | 'cluster' } = {},
): Promise<string> {
  const { city = null, country = 'LT', visibility = 'platform', ...rest } = where
  const id = await addOrganisation(t.house, name, { country, visibility, ...rest })
  await t.house.database.db
    .updateTable('organisation')
    .set({ city, name_key: nameKey(name) })
    .where('id', '=', id)
    .execute()
  return id
}

async function bring(rows: readonly string[]): Promise<string> {
  const csv = ['Company;Country;City;Website;PIC', ...rows].join('\n')
  const { hash } = await t.house.files.put(new TextEncoder().encode(csv))
  const file = { hash, name: 'members.csv' }
  const { id } = await t.call(uploadImport, { cluster: clusterId, file }, manager)
  await begin(id)
  return id
}

async function begin(id: string): Promise<void> {
  const { columns } = await t.call(getImport, { import: id }, manager)
  const fields = columns.map(column => column.field)
  const choice = { import: id, columns: fields, addMembers: true, start: true }
  await t.call(saveImportMapping, choice, manager)
  await t.house.jobs.runDue()
}

const view = (id: string) => t.call(getImport, { import: id }, manager)
const questions = (id: string) => t.call(listImportQuestions, { import: id }, manager)

async function answer(id: string, answers: readonly string[], more: object = {}): Promise<void> {
  const { items } = await questions(id)
  const rows = items.map(item => item.fingerprint)
  await t.call(answerImportQuestions, { import: id, rows, answers: [...answers], ...more }, manager)
  await t.house.jobs.runDue()
}

async function countsOf(id: string) {
  const { state, created, updated, unchanged, rejected } = await view(id)
  return { state, created, updated, unchanged, rejected }
}

async function names(): Promise<string[]> {
  const rows = await t.house.database.db
    .selectFrom('membership')
    .innerJoin('organisation', 'organisation.id', 'organisation_id')
    .select('name')
    .where('cluster_id', '=', clusterId)
    .orderBy('name')
    .execute()
  return rows.map(row => row.name)
}

test('a row that could be a member is put to a person, and nothing is written before', async () => {
  await newCluster('Asked')
  await list('Altair Photonics Components GmbH', { clusterId, city: 'Jena', country: 'DE' })

  const id = await bring(['Altair Photonic Components;DE;Jena;;', 'Quite Another House;DE;Bonn;;'])

  const { items, total, open } = await questions(id)
  expect(await countsOf(id)).toEqual({ state: 'deciding', created: 0, updated: 0, unchanged: 0, rejected: 0 })
  expect(await names()).toEqual(['Altair Photonics Components GmbH'])
  expect({ total, open }).toEqual({ total: 1, open: 1 })
  expect(items.map(({ row, said, comesBack }) => [row, said.name, said.city, comesBack])).toEqual([
    [2, 'Altair Photonic Components', 'Jena', false],
  ])
  expect(items[0]?.candidates.map(one => [one.organisation.name, one.answer])).toEqual([
    ['Altair Photonics Components GmbH', null],
  ])
  expect(items[0]?.candidates[0]?.reasons.map(reason => reason.code)).toContain('same-city')
})

test('the same: the row goes into the record, whose name stays, and no later list asks again', async () => {
  await newCluster('Same')
  const there = await list('Borealis Laser Systems UAB', { clusterId, city: 'Vilnius' })
  const rows = ['Borealis Laser Sistems;LT;Vilnius;https://borealis.example/;', 'Zenit;LT;Kaunas;;']
  const id = await bring(rows)

  await answer(id, [there], { start: true })
  const again = await bring(rows)
  const nextYear = await bring(['Borealis Laser Sistems;LT;Vilnius;https://www.borealis.example/en;'])

  const done = { state: 'done', rejected: 0 }
  expect(await countsOf(id)).toEqual({ ...done, created: 1, updated: 1, unchanged: 0 })
  expect(await countsOf(again)).toEqual({ ...done, created: 0, updated: 0, unchanged: 2 })
  expect(await countsOf(nextYear)).toEqual({ ...done, created: 0, updated: 1, unchanged: 0 })
  expect(await names()).toEqual(['Borealis Laser Systems UAB', 'Zenit'])
})

test('not the same: a new organisation, and the pair is not proposed as a duplicate', async () => {
  await newCluster('Different')
  await list('Cygnus Optical Coatings', { clusterId, city: 'Vilnius' })
  const rows = ['Cygnus Optical Coating;LT;Vilnius;;']
  const id = await bring(rows)

  await answer(id, ['new'], { start: true })
  const again = await bring(rows)

  expect(await countsOf(id)).toEqual({ state: 'done', created: 1, updated: 0, unchanged: 0, rejected: 0 })
  expect(await countsOf(again)).toEqual({ state: 'done', created: 0, updated: 0, unchanged: 1, rejected: 0 })
  expect(await names()).toEqual(['Cygnus Optical Coating', 'Cygnus Optical Coatings'])
  const pairs = await t.call(listDuplicates, { show: 'open' }, manager)
  expect(pairs.items).toEqual([])
})

test('later loses nothing: it goes in as new and the pair is proposed, or comes back when nothing in it tells', async () => {
  await newCluster('Later')
  await list('Dorado Imaging Instruments', { clusterId, city: 'Vilnius' })
  await list('Twin', { clusterId, city: 'Kaunas' })
  const second = await list('Twin', { clusterId, city: 'Alytus' })
  const rows = ['Dorado Imaging Instrument;LT;Vilnius;;', 'Twin;LT;;;']
  const id = await bring(rows)
  const { items } = await questions(id)

  await answer(id, [], { start: true })
  const proposed = await t.call(listDuplicates, { show: 'open' }, manager)
  const again = await bring(rows)
  const asked = await questions(again)
  await answer(again, [second], { start: true })

  expect(items.map(item => [item.row, item.comesBack, item.candidates.length])).toEqual([
    [2, false, 1],
    [3, true, 2],
  ])
  expect(await countsOf(id)).toEqual({ state: 'done', created: 1, updated: 0, unchanged: 0, rejected: 1 })
  expect(proposed.items.map(({ left, right }) => [left.name, right.name].sort())).toContainEqual([
    'Dorado Imaging Instrument',
    'Dorado Imaging Instruments',
  ])
  // What went in is not asked about again; what came back is.
  expect(asked.items.map(item => item.row)).toEqual([3])
  expect(await countsOf(again)).toEqual({ state: 'done', created: 0, updated: 0, unchanged: 2, rejected: 0 })
})

test('many at once: all the same where there is one it could be, all new, and back to the columns', async () => {
  await newCluster('Many')
  for (const name of ['Eridanus Fibre Sensors', 'Fornax Vacuum Chambers', 'Grus Crystal Growth'])
    await list(name, { clusterId, city: 'Vilnius' })
  const rows = ['Eridanus Fibre Sensor', 'Fornax Vacuum Chamber', 'Grus Crystals Growth']
  const id = await bring(rows.map(name => `${name};LT;Vilnius;;`))

  await answer(id, ['new'], { rest: 'same' })
  const half = await questions(id)
  await t.call(reopenImport, { import: id }, manager)
  const reopened = await view(id)
  await begin(id)
  const forgotten = await questions(id)
  await answer(id, [], { rest: 'new', start: true })

  expect(half.items.map(item => item.candidates.map(one => one.answer))).toEqual([
    ['different'],
    ['same'],
    ['same'],
  ])
  expect(half.open).toBe(0)
  expect(reopened.state).toBe('mapping')
  expect(forgotten.open).toBe(3)
  expect(await countsOf(id)).toEqual({ state: 'done', created: 3, updated: 0, unchanged: 0, rejected: 0 })
})

test('an answer that was not offered is refused and names its row; a hidden record is never a candidate', async () => {
  await newCluster('Refused')
  await list('Hydra Beam Shaping', { clusterId, city: 'Vilnius' })
  const other = await list('Nobody')
  const hidden = await addCluster(t.house, 'Elsewhere')
  await list('Hydra Beams Shaping', {
    clusterId: hidden,
    city: 'Vilnius',
    visibility: 'cluster',
  })
  const id = await bring(['Hydra Beam Shapings;LT;Vilnius;;'])

  const { items } = await questions(id)
  const refused = answer(id, [other])

  expect(items[0]?.candidates.map(one => one.organisation.name)).toEqual(['Hydra Beam Shaping'])
  await expect(refused).rejects.toMatchObject({
    code: 'input-invalid',
    faults: [{ field: 'answers.0', code: 'not-offered' }],
  })
})

test('what a foreign record keeps to itself is neither compared nor shown', async () => {
  await newCluster('Private')
  const elsewhere = await addCluster(t.house, 'Keepers')
  const foreign = await list('Indus Metrology Works', {
    clusterId: elsewhere,
    city: 'Vilnius',
  })
  await t.house.database.db
    .updateTable('organisation')
    .set({ pic: '999854661', vat: 'LT100001234', part_visibility: JSON.stringify({ registers: 'own' }) })
    .where('id', '=', foreign)
    .execute()
  const id = await bring(['Indus Metrology Work;LT;Vilnius;;'])

  const [question] = (await questions(id)).items

  const [candidate] = question?.candidates ?? []
  expect(candidate?.organisation).toMatchObject({ name: 'Indus Metrology Works', pic: null, vat: null })
  expect(candidate?.reasons.map(reason => reason.code)).not.toContain('kept-private')
})

test('the result tells who was asked and which pairs wait among what the file brought, to its managers alone', async () => {
  await newCluster('Tellers')
  await list('Juno Lightwave Works', { clusterId, city: 'Vilnius' })
  await list('Kappa Crystal Growers', { clusterId, city: 'Kaunas' })
  await list('Kappa Crystals Growers', { clusterId, city: 'Kaunas' })
  const id = await bring(['Juno Lightwave Work;LT;Vilnius;;', 'Lyra Optical Tables;LT;Vilnius;;'])
  const before = await view(id)
  await answer(id, ['later'], { start: true })
  const [told, own] = [manager, await view(id)]
  const pairs = async (show: { import?: string }, viewer: Viewer) => {
    const { items } = await t.call(listDuplicates, show, viewer)
    return items.map(({ left, right }) => [left.name, right.name].toSorted())
  }
  await newCluster('Strangers')
  await t.house.database.db
    .insertInto('job')
    .values({
      id: '01900000-0000-7000-8000-00000000d0b1',
      kind: 'directory.find-duplicates',
      state: 'waiting',
      run_after: new Date('2100-01-01'),
      created_at: new Date('2026-01-01'),
    })
    .execute()

  const comparing = await t.call(getImport, { import: id }, told)

  const brought = ['Juno Lightwave Work', 'Juno Lightwave Works']
  expect([before.asked, before.duplicates]).toEqual([1, null])
  expect([own.asked, own.duplicates]).toEqual([1, { comparing: false, open: 1 }])
  expect(comparing.duplicates).toEqual({ comparing: true, open: 1 })
  expect(await pairs({ import: id }, told)).toEqual([brought])
  expect(await pairs({}, told)).toEqual(
    expect.arrayContaining([brought, ['Kappa Crystal Growers', 'Kappa Crystals Growers']]),
  )
  expect(await pairs({ import: id }, manager)).toEqual([])
})
